#include "fst-session.h"

#include <string.h>

#include <glib/gi18n.h>

#include "fst-error-text.h"

#define LONGEST_PASSPHRASE 4096

/**
 * fst_session_take_result:
 * @source: what was asked
 * @result: its answer
 * @user_data: where to put it: a pointer to a #GAsyncResult
 *
 * Keeps an answer for fst_session_wait(); the callback of everything asynchronous here.
 */
void
fst_session_take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

/**
 * fst_session_wait:
 * @result: where fst_session_take_result() puts the answer
 *
 * Waits for an answer.
 *
 * Returns: (transfer none): the answer, which is still the caller's to free
 */
GAsyncResult *
fst_session_wait (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/**
 * fst_session_fail:
 * @error: why
 *
 * Says in one sentence why a workspace refused.
 *
 * Returns: the exit status
 */
int
fst_session_fail (const GError *error)
{
  g_autofree char *text = fst_error_text (error);

  return fst_command_fail_text (FST_EXIT_REFUSED, "%s", text);
}

/**
 * fst_session_finish:
 * @workspace: the workspace that is being changed
 * @result: where fst_session_take_result() puts the answer
 * @finish: what tells whether it was changed
 *
 * Waits for the end of a change, and says in one sentence why the workspace refused it, if it did.
 *
 * Returns: the exit status
 */
int
fst_session_finish (FstWorkspace *workspace, GAsyncResult **result, FstSessionFinish finish)
{
  g_autoptr (GError) error = NULL;

  return finish (workspace, fst_session_wait (result), &error) ? FST_EXIT_DONE
                                                               : fst_session_fail (error);
}

/**
 * fst_session_read_passphrase:
 * @options: the command's options
 * @status: (out): exit status if there is none
 *
 * Reads the passphrase: the first line of its file.
 *
 * Returns: (transfer full) (nullable): the passphrase, for fst_session_forget(); or NULL after
 * saying what is wrong
 */
char *
fst_session_read_passphrase (FstCommandOptions *options, int *status)
{
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  *status = FST_EXIT_UNUSABLE;
  if (!options->workspace || !options->passphrase_file)
    {
      fst_command_fail_text (
          FST_EXIT_UNUSABLE,
          _ ("this command needs --workspace FOLDER and --passphrase-file FILE"));
      return NULL;
    }
  if (!g_file_get_contents (options->passphrase_file, &text, &length, &error))
    {
      fst_command_fail (FST_EXIT_UNUSABLE, error);
      return NULL;
    }
  text[strcspn (text, "\r\n")] = '\0';
  if (*text && strlen (text) <= LONGEST_PASSPHRASE && g_utf8_validate (text, -1, NULL))
    return text;
  fst_session_forget (text);
  fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("%s: the first line must hold the passphrase"),
                         options->passphrase_file);
  return NULL;
}

/**
 * fst_session_forget:
 * @passphrase: (transfer full): a passphrase
 *
 * Wipes a passphrase from memory and frees it.
 */
void
fst_session_forget (char *passphrase)
{
  explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

/* fst_workspace_open_async() or fst_workspace_open_to_read_async(). */
typedef void (*OpenFunc) (GFile *folder,
                          const char *passphrase,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

static FstWorkspace *
open_with (OpenFunc open, FstCommandOptions *options, int *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = NULL;
  char *passphrase = fst_session_read_passphrase (options, status);
  FstWorkspace *workspace;

  if (!passphrase)
    return NULL;
  folder = g_file_new_for_commandline_arg (options->workspace);
  open (folder, passphrase, NULL, fst_session_take_result, &result);
  fst_session_forget (passphrase);
  workspace = fst_workspace_open_finish (fst_session_wait (&result), &error);
  if (!workspace)
    *status = fst_session_fail (error);
  return workspace;
}

/**
 * fst_session_open:
 * @options: the command's options
 * @status: (out): exit status if it can't be opened
 *
 * Opens the workspace that the options name.
 *
 * Returns: (transfer full) (nullable): the workspace, or NULL after saying what is wrong
 */
FstWorkspace *
fst_session_open (FstCommandOptions *options, int *status)
{
  return open_with (fst_workspace_open_async, options, status);
}

/**
 * fst_session_open_to_read:
 * @options: the command's options
 * @status: (out): exit status if it can't be opened
 *
 * Opens the workspace that the options name, for a command that only reads its catalogue: another
 * program may have it open.
 *
 * Returns: (transfer full) (nullable): the workspace, or NULL after saying what is wrong
 */
FstWorkspace *
fst_session_open_to_read (FstCommandOptions *options, int *status)
{
  return open_with (fst_workspace_open_to_read_async, options, status);
}

/**
 * fst_session_open_region:
 * @options: the command's options
 * @region: (inout): --region, if it was given; then the workspace's own region
 * @status: (out): exit status if it can't be opened
 *
 * Opens the workspace that the options name, for a command that asks of a region.
 *
 * Returns: (transfer full) (nullable): the workspace, or NULL after saying what is wrong
 */
FstWorkspace *
fst_session_open_region (FstCommandOptions *options, char **region, int *status)
{
  g_autoptr (FstWorkspace) workspace = fst_session_open (options, status);
  const char *own = workspace ? fst_workspace_get_profile (workspace)->region : NULL;

  if (!workspace)
    return NULL;
  if (*region && !g_str_equal (*region, own))
    {
      *status =
          fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("--region: the workspace’s own is %s"), own);
      return NULL;
    }
  g_set_str (region, own);
  return g_steal_pointer (&workspace);
}
