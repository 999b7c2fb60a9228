#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A member and its value in one call, for those who write JSON with a JsonBuilder. */

void fst_json_add_string (JsonBuilder *builder, const char *member, const char *text);
void fst_json_add_day (JsonBuilder *builder, const char *member, const GDate *day);
void fst_json_add_strings (JsonBuilder *builder, const char *member, GStrv texts);
void fst_json_add_integer (JsonBuilder *builder, const char *member, gint64 number);
void fst_json_add_boolean (JsonBuilder *builder, const char *member, gboolean value);
void fst_json_add_node (JsonBuilder *builder, const char *member, JsonNode *node);

G_END_DECLS
