#pragma once

#include <json-glib/json-glib.h>

#include "fst-article.h"

G_BEGIN_DECLS

/* An article of the catalogue as JSON, for other programs. */

void fst_article_add_json (JsonBuilder *builder, const FstArticle *article);

G_END_DECLS
