/* ISO 9999 in a workspace: titles, and what a region has read in beside the shipped tree. */

#include <glib/gi18n-lib.h>

#include "fst-classification.h"
#include "fst-import-error.h"
#include "fst-iso-code.h"
#include "fst-iso-edition.h"
#include "fst-iso-tables-reader.h"
#include "fst-workspace-private.h"

/* A table on its way in. */
typedef struct
{
  GFile *file;
  gboolean is_mapping;
  char *edition; /* (nullable): of titles that do not say theirs */
  GPtrArray *rows;
} Import;

static void
import_free (gpointer data)
{
  Import *self = data;

  g_object_unref (self->file);
  g_free (self->edition);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static FstCatalogue *
get_catalogue (FstWorkspace *self)
{
  return fst_store_get_catalogue (fst_workspace_get_store (self));
}

/**
 * fst_workspace_get_iso_tables:
 * @self: an open workspace
 *
 * Gets what the region has read in of ISO 9999 beside the shipped tree.
 *
 * Returns: (transfer none): titles and mapping, empty where there are none
 */
FstIsoTables *
fst_workspace_get_iso_tables (FstWorkspace *self)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (self), NULL);

  return self->iso_tables;
}

/**
 * fst_workspace_find_iso_code:
 * @self: an open workspace
 * @edition: (nullable): an edition; %NULL for the one that a code is taken for where nobody says it
 * @code: a valid code
 *
 * Finds a code with its title.
 *
 * Returns: (transfer full) (nullable): the code, or %NULL where the edition does not have it
 */
FstIsoNode *
fst_workspace_find_iso_code (FstWorkspace *self, const char *edition, const char *code)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (self), NULL);

  return fst_iso_tree_find (self->iso_tables, edition != NULL ? edition : FST_ISO_EDITION_DEFAULT,
                            code);
}

/**
 * fst_workspace_describe_iso_code:
 * @self: an open workspace
 * @edition: (nullable): an edition; %NULL for the one that a code is taken for where nobody says it
 * @code: a valid code
 *
 * Writes a code with its title for one line of a list. It shows which titles are our own
 * translation and which codes are not of 2016.
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
fst_workspace_describe_iso_code (FstWorkspace *self, const char *edition, const char *code)
{
  g_autoptr (FstIsoNode) node = fst_workspace_find_iso_code (self, edition, code);
  g_autofree char *written = fst_iso_code_format (code);
  GString *text = g_string_new (written);

  if (edition != NULL && !g_str_equal (edition, FST_ISO_EDITION_2016))
    g_string_append_printf (text, " (ISO 9999:%s)", edition);
  if (node != NULL && node->title != NULL)
    g_string_append_printf (text, " %s", node->title);
  if (node != NULL && node->title_status == FST_ISO_TITLE_TRANSLATED)
    g_string_append_printf (text, " %s", _ ("(our translation)"));
  return g_string_free_and_steal (text);
}

/**
 * fst_workspace_knows_iso_code:
 * @code: a valid code
 *
 * Tells whether ISO 9999:2016, which the documents speak of, has a code.
 *
 * Returns: whether it has
 */
gboolean
fst_workspace_knows_iso_code (const char *code)
{
  return fst_classification_lookup (code) != NULL;
}

static void
on_tables_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_source_object (task);
  GError *error = NULL;
  FstIsoTables *tables =
      fst_catalogue_get_iso_tables_finish (FST_CATALOGUE (source), result, &error);

  if (tables == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&self->iso_tables, fst_iso_tables_unref);
  self->iso_tables = tables;
  g_object_notify (G_OBJECT (self), "iso-tables");
  g_task_return_boolean (task, TRUE);
}

/**
 * fst_workspace_read_iso_tables_async:
 * @self: an open workspace
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Takes over what the catalogue holds of ISO 9999, for the layer's other types.
 */
void
fst_workspace_read_iso_tables_async (FstWorkspace *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, fst_workspace_read_iso_tables_async);
  fst_catalogue_get_iso_tables_async (get_catalogue (self), cancellable, on_tables_read, task);
}

/**
 * fst_workspace_read_iso_tables_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_read_iso_tables_async().
 *
 * Returns: whether they were read
 */
gboolean
fst_workspace_read_iso_tables_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Ends an import or a removal: what is in the catalogue is what is used. */
static void
on_used (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  if (fst_workspace_read_iso_tables_finish (FST_WORKSPACE (source), result, &error))
    g_task_return_int (task, import != NULL ? (gssize) import->rows->len : 0);
  else
    g_task_return_error (task, error);
}

static void
on_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_source_object (task);
  GError *error = NULL;

  /* What is written can't be taken back by cancelling now. */
  if (fst_catalogue_set_iso_finish (FST_CATALOGUE (source), result, &error))
    fst_workspace_read_iso_tables_async (self, NULL, on_used, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* A code that ISO 9999:2016 does not have means another edition, or a column in another's place. */
static gboolean
check_code (const Import *self, guint line, const char *code, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *written = NULL;

  if (code == NULL || fst_classification_lookup (code) != NULL)
    return TRUE;
  name = g_file_get_basename (self->file);
  written = fst_iso_code_format (code);
  g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_ROW,
               "%s: line %u: %s is no code of ISO 9999:2016", name, line, written);
  return FALSE;
}

static gboolean
check_rows (const Import *self, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const FstIsoTitle *title = self->is_mapping ? NULL : g_ptr_array_index (self->rows, i);
      const FstIsoChange *change = self->is_mapping ? g_ptr_array_index (self->rows, i) : NULL;

      if (change != NULL && !check_code (self, change->line, change->code16, error))
        return FALSE;
      if (title != NULL && g_str_equal (title->edition, FST_ISO_EDITION_2016)
          && !check_code (self, title->line, title->code, error))
        return FALSE;
    }
  return TRUE;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import *import = data;
  GError *error = NULL;

  import->rows = import->is_mapping
                     ? fst_iso_changes_read (import->file, cancellable, &error)
                     : fst_iso_titles_read (import->file, import->edition, cancellable, &error);
  if (import->rows != NULL && check_rows (import, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstCatalogue *catalogue = get_catalogue (FST_WORKSPACE (source));
  const Import *import = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (import->is_mapping)
    fst_catalogue_set_iso_mapping_async (catalogue, import->rows, cancellable, on_set,
                                         g_steal_pointer (&task));
  else
    fst_catalogue_set_iso_titles_async (catalogue, NULL, import->rows, cancellable, on_set,
                                        g_steal_pointer (&task));
}

static void
start_import (FstWorkspace *self, Import *import, GTask *task)
{
  g_autoptr (GTask) reading = g_task_new (self, g_task_get_cancellable (task), on_read, task);

  g_task_set_task_data (task, import, import_free);
  g_task_set_task_data (reading, import, NULL);
  g_task_run_in_thread (reading, read_in_thread);
}

/**
 * fst_workspace_import_iso_titles_async:
 * @self: an open workspace that is not read-only
 * @file: a table with the columns code, title and perhaps edition
 * @edition: (nullable): the edition of rows that do not say theirs
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Takes in official titles, all of them or none; those of the same edition are replaced. Ends with
 * fst_workspace_import_iso_finish().
 */
void
fst_workspace_import_iso_titles_async (FstWorkspace *self,
                                       GFile *file,
                                       const char *edition,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Import *import = g_new0 (Import, 1);

  g_task_set_source_tag (task, fst_workspace_import_iso_titles_async);
  import->file = g_object_ref (file);
  import->edition = g_strdup (edition);
  start_import (self, import, task);
}

/**
 * fst_workspace_import_iso_mapping_async:
 * @self: an open workspace that is not read-only
 * @file: a table with the columns code16, code22 and perhaps change
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Takes in what became of the codes from one edition to the other, all of it or nothing, in place
 * of what there was. Articles are found by both numbers from then on. Ends with
 * fst_workspace_import_iso_finish().
 */
void
fst_workspace_import_iso_mapping_async (FstWorkspace *self,
                                        GFile *file,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Import *import = g_new0 (Import, 1);

  g_task_set_source_tag (task, fst_workspace_import_iso_mapping_async);
  import->file = g_object_ref (file);
  import->is_mapping = TRUE;
  start_import (self, import, task);
}

/**
 * fst_workspace_import_iso_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends an import of titles or of a mapping.
 *
 * Returns: how many rows were taken in, or -1 with an error of %FST_IMPORT_ERROR, %FST_STORE_ERROR
 * or %G_IO_ERROR; everything is then as it was
 */
gint64
fst_workspace_import_iso_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

/**
 * fst_workspace_remove_iso_titles_async:
 * @self: an open workspace that is not read-only
 * @edition: (nullable): the edition whose titles go, %NULL for all
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Takes the official titles away; the shipped ones are shown again. Ends with
 * fst_workspace_remove_iso_finish().
 */
void
fst_workspace_remove_iso_titles_async (FstWorkspace *self,
                                       const char *edition,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, fst_workspace_remove_iso_titles_async);
  fst_catalogue_set_iso_titles_async (get_catalogue (self), edition, NULL, cancellable, on_set,
                                      task);
}

/**
 * fst_workspace_remove_iso_mapping_async:
 * @self: an open workspace that is not read-only
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Takes the mapping between the editions away. Ends with fst_workspace_remove_iso_finish().
 */
void
fst_workspace_remove_iso_mapping_async (FstWorkspace *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, fst_workspace_remove_iso_mapping_async);
  fst_catalogue_set_iso_mapping_async (get_catalogue (self), NULL, cancellable, on_set, task);
}

/**
 * fst_workspace_remove_iso_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends a removal of titles or of a mapping.
 *
 * Returns: whether they are gone; if not, @error is set, of %FST_STORE_ERROR_NOT_FOUND where there
 * were none
 */
gboolean
fst_workspace_remove_iso_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error) >= 0;
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 n = fst_catalogue_count_code_finish (FST_CATALOGUE (source), result, &error);

  if (n >= 0)
    g_task_return_int (task, (gssize) n);
  else
    g_task_return_error (task, error);
}

/**
 * fst_workspace_count_iso_code_async:
 * @self: an open workspace
 * @code: a valid code of either edition
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Counts the articles that a search for a code finds.
 */
void
fst_workspace_count_iso_code_async (FstWorkspace *self,
                                    const char *code,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, fst_workspace_count_iso_code_async);
  fst_catalogue_count_code_async (get_catalogue (self), code, cancellable, on_counted, task);
}

/**
 * fst_workspace_count_iso_code_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_count_iso_code_async().
 *
 * Returns: how many there are, or -1 with an error of %FST_STORE_ERROR
 */
gint64
fst_workspace_count_iso_code_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
