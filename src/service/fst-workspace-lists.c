/* Lists of ISO codes in a workspace. */

#include "fst-code-list-reader.h"
#include "fst-code-lists.h"
#include "fst-workspace-private.h"

/* One list on its way in. */
typedef struct
{
  GFile *file;
  FstCodeList header; /* its texts are owned */
  FstCodeList *list;  /* (nullable): once it is read */
} Import;

static void
import_free (Import *self)
{
  g_object_unref (self->file);
  g_free (self->header.name);
  g_free (self->header.owner);
  g_clear_pointer (&self->list, fst_code_list_unref);
  g_free (self);
}

static char *
now_as_text (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static const char *
who (FstWorkspace *self)
{
  return fst_workspace_get_profile (self)->prescriber.name;
}

static FstRegister *
get_register (FstWorkspace *self)
{
  return fst_store_get_register (fst_workspace_get_store (self));
}

/* Ends an import or a removal: what is in the register is what is used. */
static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_source_object (task);
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) lists =
      fst_register_list_lists_finish (FST_REGISTER (source), result, &error);

  if (!lists || !fst_workspace_set_lists (self, lists, &error))
    g_task_return_error (task, error);
  else if (import)
    g_task_return_pointer (task, g_steal_pointer (&import->list),
                           (GDestroyNotify) fst_code_list_unref);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (fst_register_put_list_finish (FST_REGISTER (source), result, &error))
    fst_register_list_lists_async (FST_REGISTER (source), NULL, on_listed, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* A list of another region would never be used here. */
static gboolean
check_list (FstWorkspace *self, FstCodeList *list, GError **error)
{
  const char *region = fst_workspace_get_profile (self)->region;

  if (!g_str_equal (fst_code_list_get_region (list), region))
    {
      g_set_error (error, FST_CODE_LIST_ERROR, FST_CODE_LIST_ERROR_HEADER,
                   "owner: expected the region %s or one of its municipalities, not “%s”", region,
                   list->owner);
      return FALSE;
    }
  return fst_code_list_check_annex (list, fst_rules_get_policies (fst_workspace_get_rules (self)),
                                    error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = FST_WORKSPACE (source);
  Import *import = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *at = now_as_text ();
  GError *error = NULL;

  import->list = g_task_propagate_pointer (G_TASK (result), &error);
  if (!import->list || !check_list (self, import->list, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  fst_register_put_list_async (get_register (self), import->list, at, who (self), cancellable,
                               on_put, g_steal_pointer (&task));
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Import *import = data;
  GError *error = NULL;
  FstCodeList *list = fst_code_list_read (import->file, &import->header, cancellable, &error);

  if (list)
    g_task_return_pointer (task, list, (GDestroyNotify) fst_code_list_unref);
  else
    g_task_return_error (task, error);
}

/**
 * fst_workspace_import_list_async:
 * @self: an open workspace
 * @file: a list as CSV or JSON
 * @header: what is said of it beside the file, as for fst_code_list_read(); copied
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Reads a list into the register, all of it or nothing; one of the same name and owner is replaced
 * by it.
 */
void
fst_workspace_import_list_async (FstWorkspace *self,
                                 GFile *file,
                                 const FstCodeList *header,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) reading = g_task_new (self, cancellable, on_read, task);
  Import *import = g_new0 (Import, 1);

  g_task_set_source_tag (task, fst_workspace_import_list_async);
  import->file = g_object_ref (file);
  import->header = *header;
  import->header.name = g_strdup (header->name);
  import->header.owner = g_strdup (header->owner);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  g_task_set_task_data (reading, import, NULL);
  g_task_run_in_thread (reading, read_in_thread);
}

/**
 * fst_workspace_import_list_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_import_list_async().
 *
 * Returns: (transfer full): what was read, or NULL with an error of %FST_CODE_LIST_ERROR,
 * %FST_IMPORT_ERROR, %FST_STORE_ERROR or %G_IO_ERROR; the register is then as it was
 */
FstCodeList *
fst_workspace_import_list_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (fst_register_end_list_finish (FST_REGISTER (source), result, &error))
    fst_register_list_lists_async (FST_REGISTER (source), NULL, on_listed, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * fst_workspace_remove_list_async:
 * @self: an open workspace
 * @name: a list's name
 * @owner: its owner
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Takes a list out of use. It stays in the register, as does what has been signed by it.
 */
void
fst_workspace_remove_list_async (FstWorkspace *self,
                                 const char *name,
                                 const char *owner,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *at = now_as_text ();

  g_task_set_source_tag (task, fst_workspace_remove_list_async);
  fst_register_end_list_async (get_register (self), name, owner, at, who (self), cancellable,
                               on_ended, task);
}

/**
 * fst_workspace_remove_list_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_remove_list_async().
 *
 * Returns: whether it is done; if not, @error is set, of %FST_STORE_ERROR_NOT_FOUND where there is
 * no such list
 */
gboolean
fst_workspace_remove_list_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
