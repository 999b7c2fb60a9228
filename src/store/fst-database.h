#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "fst-store-error.h"

G_BEGIN_DECLS

/* One connection to an encrypted database file. It belongs to the thread that opened it; every
 * function asserts that. */

typedef struct _FstDatabase FstDatabase;
typedef struct _FstStatement FstStatement;

/* What kind of file it is. */
typedef struct
{
  const char *name;        /* for messages: "register" */
  const char *schema;      /* first part of the names of its migrations */
  int application_id;      /* PRAGMA application_id */
  const char *synchronous; /* PRAGMA synchronous */
  gboolean exclusive;      /* one connection has the file to itself */
  int cache_kib;
  gboolean replaceable; /* an import brings it back: its damage has a code of its own */
} FstDatabaseKind;

typedef enum
{
  FST_DATABASE_OPEN_NORMAL = 0,
  FST_DATABASE_OPEN_CREATE = 1 << 0,     /* make the file, which must not exist */
  FST_DATABASE_OPEN_QUERY_ONLY = 1 << 1, /* this connection never writes */
  FST_DATABASE_OPEN_READ_ONLY = 1 << 2,  /* nor does it put another's log into the file */
  FST_DATABASE_OPEN_IMMUTABLE = 1 << 3, /* the file as it lies, without locks and without its log */
} FstDatabaseFlags;

FstDatabase *fst_database_open (const char *path,
                                const FstDatabaseKind *kind,
                                const char *key,
                                FstDatabaseFlags flags,
                                GError **error);
gboolean fst_database_make_ready (FstDatabase *self, FstDatabaseFlags flags, GError **error);
void fst_database_free (FstDatabase *self);

FstStoreError fst_database_kind_get_damage (const FstDatabaseKind *kind);
const FstDatabaseKind *fst_database_get_kind (FstDatabase *self);
void fst_database_set_cancellable (FstDatabase *self, GCancellable *cancellable);

gboolean fst_database_execute (FstDatabase *self, const char *sql, GError **error);
gboolean fst_database_query_int (FstDatabase *self, const char *sql, gint64 *value, GError **error);

gboolean fst_database_begin (FstDatabase *self, GError **error);
gboolean fst_database_commit (FstDatabase *self, GError **error);
void fst_database_roll_back (FstDatabase *self);

gboolean fst_database_check (FstDatabase *self, GStrvBuilder *findings, GError **error);
gboolean fst_database_copy (FstDatabase *self, const char *target, GError **error);

gboolean fst_database_is_open_here (FstDatabase *self);
sqlite3 *fst_database_get_handle (FstDatabase *self);
FstStatement *fst_database_get_statement (FstDatabase *self, const char *sql);
void fst_database_keep_statement (FstDatabase *self, const char *sql, FstStatement *statement);
void fst_database_set_error (FstDatabase *self, int code, const char *action, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstDatabase, fst_database_free)

G_END_DECLS
