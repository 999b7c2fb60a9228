#include "fst-prescribing.h"

#include <string.h>

#include "fst-clock.h"
#include "fst-prescription-json.h"
#include "fst-workspace-private.h"

/* The draft of a prescribing, kept in the register. */

static void
on_draft_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (fst_register_save_draft_finish (FST_REGISTER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * fst_prescribing_save_draft_async:
 * @self: a prescribing
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Writes the draft into the register, so that it survives a restart. One that is being written as
 * signed is left out: it would come back as a draft, to be signed once more.
 */
void
fst_prescribing_save_draft_async (FstPrescribing *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (JsonNode) node = fst_prescription_to_json (fst_prescribing_get_draft (self));
  g_autofree char *text = json_to_string (node, FALSE);

  g_task_set_source_tag (task, fst_prescribing_save_draft_async);
  if (fst_prescribing_is_being_written (self))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  fst_register_save_draft_async (
      fst_store_get_register (fst_workspace_get_store (fst_prescribing_get_workspace (self))), text,
      cancellable, on_draft_saved, task);
}

/**
 * fst_prescribing_save_draft_finish:
 * @self: a prescribing
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_prescribing_save_draft_async().
 *
 * Returns: whether the draft is safe; if not, @error is set
 */
gboolean
fst_prescribing_save_draft_finish (FstPrescribing *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_draft_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstPrescribing *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autofree char *text = fst_register_load_draft_finish (FST_REGISTER (source), result, &error);
  g_autoptr (FstPrescription) draft = NULL;
  GDate today;

  fst_clock_get_today (&today);
  if (text)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      draft = fst_prescription_read (bytes, "draft", &today, &error);
    }
  if (error)
    {
      g_task_return_error (task, error);
      return;
    }
  /* A draft of another region was begun before the profile changed; its rules are not these. */
  if (draft
      && g_str_equal (draft->region,
                      fst_workspace_get_profile (fst_prescribing_get_workspace (self))->region))
    {
      /* What was begun yesterday is signed today, by the rules of today. */
      g_autoptr (FstPrescription) renewed = fst_prescription_with_date (draft, &today);

      fst_prescribing_set_draft (self, renewed);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * fst_prescribing_load_draft_async:
 * @self: a prescribing
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Takes up the draft that was saved, if there is one, as of today.
 */
void
fst_prescribing_load_draft_async (FstPrescribing *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, fst_prescribing_load_draft_async);
  fst_register_load_draft_async (
      fst_store_get_register (fst_workspace_get_store (fst_prescribing_get_workspace (self))),
      cancellable, on_draft_loaded, task);
}

/**
 * fst_prescribing_load_draft_finish:
 * @self: a prescribing
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_prescribing_load_draft_async().
 *
 * Returns: whether it is done, also when there was none; if not, @error is set
 */
gboolean
fst_prescribing_load_draft_finish (FstPrescribing *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
