#include "fst-migrations.h"

#include "fst-store-error.h"

#include <string.h>

/* The number in a step's file name; 0 if it is not a step of this schema. */
static int
step_number (const char *name, const char *schema)
{
  gsize length = strlen (schema);

  if (!g_str_has_prefix (name, schema) || name[length] != '-' || !g_str_has_suffix (name, ".sql"))
    return 0;
  return (int) g_ascii_strtoll (name + length + 1, NULL, 10);
}

static char *
find_step (GResource *resource, const char *folder, const char *schema, int number)
{
  g_auto (GStrv) names =
      g_resource_enumerate_children (resource, folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    if (step_number (names[i], schema) == number)
      return g_strconcat (folder, names[i], NULL);
  return NULL;
}

/**
 * fst_migrations_get_latest:
 * @resource: the resource that holds the steps
 * @folder: the folder in it, with a slash at the end
 * @schema: the schema's name
 *
 * Gives the number of the newest step, which is the version of the schema that this program writes.
 *
 * Returns: the number; 0 if there are no steps
 */
int
fst_migrations_get_latest (GResource *resource, const char *folder, const char *schema)
{
  g_auto (GStrv) names = NULL;
  int latest = 0;

  g_return_val_if_fail (resource != NULL, 0);
  g_return_val_if_fail (folder != NULL && g_str_has_suffix (folder, "/"), 0);
  g_return_val_if_fail (schema != NULL, 0);

  names = g_resource_enumerate_children (resource, folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    latest = MAX (latest, step_number (names[i], schema));
  return latest;
}

/* One step and the number that says it is done, in one transaction: a crash leaves the version
 * before or the one after. */
static gboolean
run_step (FstDatabase *database, const char *sql, int number, GError **error)
{
  g_autofree char *stamp =
      g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d", number,
                       fst_database_get_kind (database)->application_id);

  if (!fst_database_begin (database, error))
    return FALSE;
  if (fst_database_execute (database, sql, error) && fst_database_execute (database, stamp, error)
      && fst_database_commit (database, error))
    return TRUE;
  fst_database_roll_back (database);
  return FALSE;
}

static gboolean
read_version (FstDatabase *database, int latest, gint64 *version, GError **error)
{
  if (!fst_database_query_int (database, "PRAGMA user_version", version, error))
    return FALSE;
  if (*version <= latest)
    return TRUE;
  g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NEWER,
               "Opening the %s: its schema is version %" G_GINT64_FORMAT ", this program knows %d",
               fst_database_get_kind (database)->name, *version, latest);
  return FALSE;
}

/**
 * fst_migrations_check:
 * @database: an open database
 * @resource: the resource that holds the steps
 * @folder: the folder in it, with a slash at the end
 * @error: return location for a #FstStoreError; %FST_STORE_ERROR_NEWER for a newer schema
 *
 * Checks that this program knows a database's schema. Nothing is written.
 *
 * Returns: %TRUE if it does, else %FALSE with @error set
 */
gboolean
fst_migrations_check (FstDatabase *database,
                      GResource *resource,
                      const char *folder,
                      GError **error)
{
  gint64 version;

  return read_version (
      database,
      fst_migrations_get_latest (resource, folder, fst_database_get_kind (database)->schema),
      &version, error);
}

/**
 * fst_migrations_check_current:
 * @database: an open database
 * @resource: the resource that holds the steps
 * @folder: the folder in it, with a slash at the end
 * @error: return location for a #FstStoreError; %FST_STORE_ERROR_NEWER for a newer schema,
 * %FST_STORE_ERROR_IN_USE for an older one
 *
 * Checks that a database that may not be written has the newest schema.
 *
 * Returns: %TRUE if it has, else %FALSE with @error set
 */
gboolean
fst_migrations_check_current (FstDatabase *database,
                              GResource *resource,
                              const char *folder,
                              GError **error)
{
  const FstDatabaseKind *kind = fst_database_get_kind (database);
  int latest = fst_migrations_get_latest (resource, folder, kind->schema);
  gint64 version;

  if (!read_version (database, latest, &version, error))
    return FALSE;
  if (version == latest)
    return TRUE;
  g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_IN_USE,
               "Opening the %s: its schema is version %" G_GINT64_FORMAT
               ", which can't be brought up to %d while another program has it open",
               kind->name, version, latest);
  return FALSE;
}

/**
 * fst_migrations_run:
 * @database: an open database
 * @resource: the resource that holds the steps
 * @folder: the folder in it, with a slash at the end
 * @before: (nullable) (scope call): called once, with the version found, before an older database
 * is changed
 * @before_data: data for @before
 * @error: return location for a #FstStoreError
 *
 * Brings a database's schema to the newest version. One that is newer is refused untouched.
 *
 * Returns: %TRUE when it is the newest, else %FALSE with @error set
 */
gboolean
fst_migrations_run (FstDatabase *database,
                    GResource *resource,
                    const char *folder,
                    FstMigrationHook before,
                    gpointer before_data,
                    GError **error)
{
  const char *schema = fst_database_get_kind (database)->schema;
  int latest = fst_migrations_get_latest (resource, folder, schema);
  gint64 version;

  if (!read_version (database, latest, &version, error))
    return FALSE;
  if (version > 0 && version < latest && before != NULL
      && !before (database, (int) version, before_data, error))
    return FALSE;
  for (int number = (int) version + 1; number <= latest; number++)
    {
      g_autofree char *path = find_step (resource, folder, schema, number);
      g_autoptr (GBytes) sql = NULL;

      if (path != NULL)
        sql = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      else
        g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_IO,
                     "Migrating the %s: step %d is missing", schema, number);
      /* A resource ends its data with a zero byte. */
      if (sql == NULL || !run_step (database, g_bytes_get_data (sql, NULL), number, error))
        return FALSE;
    }
  return TRUE;
}
