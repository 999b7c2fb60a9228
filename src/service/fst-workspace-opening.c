#include "fst-profile-json.h"
#include "fst-store-error.h"
#include "fst-workspace-private.h"

/* Opening: store, then profile, confirmations and lists, then what the catalogue holds. Creating
 * writes the profile instead of reading it; of a workspace that is only read there is the catalogue
 * alone. The task's data is the workspace under construction. */

static void
on_iso_tables_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = FST_WORKSPACE (source);
  GError *error = NULL;

  if (fst_workspace_read_iso_tables_finish (self, result, &error))
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = FST_WORKSPACE (source);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (fst_workspace_refresh_finish (self, result, &error))
    fst_workspace_read_iso_tables_async (self, cancellable, on_iso_tables_read,
                                         g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
on_lists_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) lists =
      fst_register_list_lists_finish (FST_REGISTER (source), result, &error);

  if (lists && fst_workspace_set_lists (self, lists, &error))
    fst_workspace_refresh_async (self, cancellable, on_counted, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
on_confirmations_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = FST_WORKSPACE (source);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (fst_workspace_read_confirmations_finish (self, result, &error))
    fst_register_list_lists_async (fst_store_get_register (self->store), cancellable, on_lists_read,
                                   g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
on_profile_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = fst_register_get_setting_finish (FST_REGISTER (source), result, &error);
  g_autoptr (FstProfile) profile = NULL;
  GCancellable *cancellable;

  if (!text && !error)
    g_set_error_literal (&error, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED,
                         "reading the register: it does not say which region it belongs to");
  profile = text ? fst_profile_from_json (text, &error) : NULL;
  if (!profile || !fst_workspace_use_profile (self, profile, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  cancellable = g_task_get_cancellable (task);
  fst_workspace_read_confirmations_async (self, cancellable, on_confirmations_read,
                                          g_steal_pointer (&task));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  self->store = fst_store_open_finish (result, &error);
  if (!self->store)
    {
      g_task_return_error (task, error);
      return;
    }
  if (fst_store_is_read_only (self->store))
    fst_workspace_refresh_async (self, cancellable, on_counted, g_steal_pointer (&task));
  else
    fst_register_get_setting_async (fst_store_get_register (self->store),
                                    FST_WORKSPACE_PROFILE_SETTING, cancellable, on_profile_read,
                                    g_steal_pointer (&task));
}

static GTask *
new_opening_task (gpointer tag,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_object_new (FST_TYPE_WORKSPACE, NULL), g_object_unref);
  return task;
}

/**
 * fst_workspace_open_async:
 * @folder: where it lies
 * @passphrase: its passphrase; not kept
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Opens a workspace.
 */
void
fst_workspace_open_async (GFile *folder,
                          const char *passphrase,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  fst_store_open_async (
      folder, passphrase, cancellable, on_opened,
      new_opening_task (fst_workspace_open_async, cancellable, callback, user_data));
}

/**
 * fst_workspace_open_to_read_async:
 * @folder: where it lies
 * @passphrase: its passphrase; not kept
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Opens a workspace for one who only reads its catalogue, also while another program has it open
 * and where nothing can be written. It may be asked for what the catalogue holds, and for nothing
 * else: a profile, rules, lists and records are not there, and nothing can be changed.
 */
void
fst_workspace_open_to_read_async (GFile *folder,
                                  const char *passphrase,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  fst_store_open_to_read_async (
      folder, passphrase, cancellable, on_opened,
      new_opening_task (fst_workspace_open_to_read_async, cancellable, callback, user_data));
}

/**
 * fst_workspace_open_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_open_async() and fst_workspace_open_to_read_async().
 *
 * Returns: (transfer full): the workspace, or NULL with an error of %FST_STORE_ERROR
 */
FstWorkspace *
fst_workspace_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_profile_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (fst_register_set_setting_finish (FST_REGISTER (source), result, &error))
    fst_workspace_refresh_async (self, cancellable, on_counted, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
on_created (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *text = fst_profile_to_json (self->profile);
  GError *error = NULL;

  self->store = fst_store_create_finish (result, &error);
  if (!self->store)
    {
      g_task_return_error (task, error);
      return;
    }
  fst_register_set_setting_async (fst_store_get_register (self->store),
                                  FST_WORKSPACE_PROFILE_SETTING, text, cancellable,
                                  on_profile_written, g_steal_pointer (&task));
}

/**
 * fst_workspace_create_async:
 * @folder: where it shall lie
 * @passphrase: its passphrase; not kept
 * @profile: where and as whom the user works
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Makes a workspace with an empty register and an empty catalogue.
 */
void
fst_workspace_create_async (GFile *folder,
                            const char *passphrase,
                            FstProfile *profile,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  FstWorkspace *self = g_object_new (FST_TYPE_WORKSPACE, NULL);
  GError *error = NULL;

  g_task_set_source_tag (task, fst_workspace_create_async);
  g_task_set_task_data (task, self, g_object_unref);
  if (fst_workspace_use_profile (self, profile, &error))
    {
      fst_store_create_async (folder, passphrase, cancellable, on_created, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * fst_workspace_create_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_create_async().
 *
 * Returns: (transfer full): the workspace, or NULL with an error of %FST_STORE_ERROR
 */
FstWorkspace *
fst_workspace_create_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
