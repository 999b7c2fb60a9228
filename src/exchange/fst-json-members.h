#pragma once

#include "fst-table-row.h"

G_BEGIN_DECLS

/* The members of a JSON object as cells with headings. Not with json-glib, to which a number has no
 * digits, only a value, and which takes the last of two members of the same name without a word. */
typedef struct _FstJsonMembers FstJsonMembers;

/* Begins the heading of what stood in a list of names and values. */
#define FST_JSON_TECHNICAL "technical:"

/* The way to a member, in bytes. */
#define FST_JSON_MAX_NAME 1000

FstJsonMembers *fst_json_members_new (void);
void fst_json_members_free (FstJsonMembers *self);

gboolean
fst_json_members_read (FstJsonMembers *self, const char *object, gsize length, GError **error);
guint fst_json_members_get_n (FstJsonMembers *self);
const char *
fst_json_members_get (FstJsonMembers *self, guint index, const char **name, FstCellKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstJsonMembers, fst_json_members_free)

G_END_DECLS
