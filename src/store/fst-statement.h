#pragma once

#include "fst-database.h"

G_BEGIN_DECLS

/* A prepared statement of a database, which keeps it for the next time. Parameters are numbered
 * from 1, columns from 0; a parameter that could not be bound makes the next step fail. Let go of
 * it with g_autoptr. */

FstStatement *fst_statement_new (FstDatabase *database, const char *sql, GError **error);
void fst_statement_release (FstStatement *self);
void fst_statement_free (FstStatement *self);

void fst_statement_rewind (FstStatement *self);

void fst_statement_bind_text (FstStatement *self, int parameter, const char *text);
void fst_statement_bind_int (FstStatement *self, int parameter, gint64 value);
void fst_statement_bind_null (FstStatement *self, int parameter);

gboolean fst_statement_next (FstStatement *self, GError **error);
gboolean fst_statement_run (FstStatement *self, GError **error);

const char *fst_statement_get_text (FstStatement *self, int column);
gint64 fst_statement_get_int (FstStatement *self, int column);
gboolean fst_statement_is_null (FstStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstStatement, fst_statement_release)

G_END_DECLS
