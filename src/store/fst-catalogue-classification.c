#include "fst-catalogue-private.h"

#include "fst-classification-table.h"
#include "fst-iso-code.h"
#include "fst-operation.h"

/* The catalogue's operations on what a region has read in of ISO 9999. */

/* Rows to put in, or none to take away. */
typedef struct
{
  gboolean (*put) (FstDatabase *database, GPtrArray *rows, GError **error);
  gboolean (*remove) (FstDatabase *database, const char *edition, GError **error);
  char *edition;   /* (nullable) */
  GPtrArray *rows; /* (nullable) */
} SetRequest;

static void
set_request_free (gpointer data)
{
  SetRequest *request = data;

  g_free (request->edition);
  g_clear_pointer (&request->rows, g_ptr_array_unref);
  g_free (request);
}

static gpointer
run_set (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstCatalogue *self = owner;
  const SetRequest *request = data;
  gboolean done;

  fst_database_set_cancellable (self->writing, cancellable);
  done = request->rows != NULL ? request->put (self->writing, request->rows, error)
                               : request->remove (self->writing, request->edition, error);
  fst_database_set_cancellable (self->writing, NULL);
  return GINT_TO_POINTER (done);
}

static const FstOperation set_operation = { run_set, set_request_free, NULL };

/**
 * fst_catalogue_set_iso_titles_async:
 * @self: a catalogue that is not read-only
 * @edition: (nullable): the edition whose titles are taken away, %NULL for all; not looked at where
 * there are titles to take in
 * @titles: (nullable) (element-type FstIsoTitle): official titles, which must not be changed
 * afterwards; %NULL to take away what there is
 * @cancellable: (nullable): what can stop it until it is written
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Takes in official titles in place of those of the same editions, or takes them away. Ends with
 * fst_catalogue_set_iso_finish().
 */
void
fst_catalogue_set_iso_titles_async (FstCatalogue *self,
                                    const char *edition,
                                    GPtrArray *titles,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  SetRequest *request;

  g_return_if_fail (FST_IS_CATALOGUE (self) && self->writing != NULL);

  request = g_new0 (SetRequest, 1);
  request->put = fst_classification_table_put_titles;
  request->remove = fst_classification_table_remove_titles;
  request->edition = g_strdup (edition);
  request->rows = titles != NULL ? g_ptr_array_ref (titles) : NULL;
  fst_operation_start (&set_operation, self->writer, self, request, cancellable, callback,
                       user_data);
}

static gboolean
remove_mapping (FstDatabase *database, const char *unused, GError **error)
{
  return fst_classification_table_remove_mapping (database, error);
}

/**
 * fst_catalogue_set_iso_mapping_async:
 * @self: a catalogue that is not read-only
 * @changes: (nullable) (element-type FstIsoChange): what became of the codes, which must not be
 * changed afterwards; %NULL to take away what there is
 * @cancellable: (nullable): what can stop it until it is written
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Takes in a mapping between the editions in place of the one that there was, or takes it away, and
 * works out anew which articles are found by which numbers. Ends with
 * fst_catalogue_set_iso_finish().
 */
void
fst_catalogue_set_iso_mapping_async (FstCatalogue *self,
                                     GPtrArray *changes,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  SetRequest *request;

  g_return_if_fail (FST_IS_CATALOGUE (self) && self->writing != NULL);

  request = g_new0 (SetRequest, 1);
  request->put = fst_classification_table_put_mapping;
  request->remove = remove_mapping;
  request->rows = changes != NULL ? g_ptr_array_ref (changes) : NULL;
  fst_operation_start (&set_operation, self->writer, self, request, cancellable, callback,
                       user_data);
}

/**
 * fst_catalogue_set_iso_finish:
 * @self: a catalogue
 * @result: what the callback was given
 * @error: return location for a #FstStoreError; %FST_STORE_ERROR_NOT_FOUND where there is nothing
 * to take away
 *
 * Gives the answer of fst_catalogue_set_iso_titles_async() and
 * fst_catalogue_set_iso_mapping_async().
 *
 * Returns: %TRUE once it is written, else %FALSE with @error set
 */
gboolean
fst_catalogue_set_iso_finish (FstCatalogue *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&set_operation, self, result, error) != NULL;
}

static gpointer
run_get_iso_tables (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstCatalogue *self = owner;

  return fst_classification_table_read (self->reading, error);
}

static const FstOperation get_iso_tables_operation = { run_get_iso_tables, NULL,
                                                       (GDestroyNotify) fst_iso_tables_unref };

/**
 * fst_catalogue_get_iso_tables_async:
 * @self: a catalogue
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Reads what has been read in of ISO 9999.
 */
void
fst_catalogue_get_iso_tables_async (FstCatalogue *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (FST_IS_CATALOGUE (self));

  fst_operation_start (&get_iso_tables_operation, self->reader, self, NULL, cancellable, callback,
                       user_data);
}

/**
 * fst_catalogue_get_iso_tables_finish:
 * @self: a catalogue
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_catalogue_get_iso_tables_async().
 *
 * Returns: (transfer full): titles and mapping, or %NULL with @error set
 */
FstIsoTables *
fst_catalogue_get_iso_tables_finish (FstCatalogue *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&get_iso_tables_operation, self, result, error);
}

static gpointer
run_count_code (gpointer owner, gpointer code, GCancellable *cancellable, GError **error)
{
  FstCatalogue *self = owner;
  gint64 n = fst_classification_table_count_articles (self->reading, code, error);

  return n >= 0 ? g_memdup2 (&n, sizeof n) : NULL;
}

static const FstOperation count_code_operation = { run_count_code, g_free, g_free };

/**
 * fst_catalogue_count_code_async:
 * @self: a catalogue
 * @code: a valid code of either edition
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Counts the articles that a search for a code finds.
 */
void
fst_catalogue_count_code_async (FstCatalogue *self,
                                const char *code,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (FST_IS_CATALOGUE (self));
  g_return_if_fail (fst_iso_code_is_valid (code));

  fst_operation_start (&count_code_operation, self->reader, self, g_strdup (code), cancellable,
                       callback, user_data);
}

/**
 * fst_catalogue_count_code_finish:
 * @self: a catalogue
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_catalogue_count_code_async().
 *
 * Returns: how many there are, or -1 with @error set
 */
gint64
fst_catalogue_count_code_finish (FstCatalogue *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *n = fst_operation_finish (&count_code_operation, self, result, error);

  return n != NULL ? *n : -1;
}
