#include "fst-import-watch.h"

#include <signal.h>
#include <unistd.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

static const int signals[] = { SIGINT, SIGTERM };

/* A second one ends the program: with the source goes the handler. */
static gboolean
give_up (FstImportWatch *self, guint i)
{
  self->sources[i] = 0;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static gboolean
on_interrupt (gpointer data)
{
  return give_up (data, 0);
}

static gboolean
on_terminate (gpointer data)
{
  return give_up (data, 1);
}

/**
 * fst_import_watch_start:
 * @self: an uninitialized watch
 *
 * From now on an interrupt cancels instead of ending the program.
 */
void
fst_import_watch_start (FstImportWatch *self)
{
  static const GSourceFunc handlers[] = { on_interrupt, on_terminate };

  *self = (FstImportWatch){ .cancellable = g_cancellable_new (),
                            .on_terminal = isatty (STDERR_FILENO) };
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    self->sources[i] = g_unix_signal_add (signals[i], handlers[i], self);
}

/* Writes over what stands on the line. */
static void
show (FstImportWatch *self, const char *text)
{
  if (g_strcmp0 (self->shown, text) == 0)
    return;
  /* Erase to the end of the line, as every terminal of today does (ECMA-48, EL). */
  g_printerr ("\r%s\033[K", text);
  g_set_str (&self->shown, text);
}

/**
 * fst_import_watch_show:
 * @phase: what the import is doing
 * @fraction: how much of it is done, from 0 to 1; negative while that is not known
 * @watch: the #FstImportWatch
 *
 * Shows on the terminal how far an import has come; an #FstImportProgressFunc.
 */
void
fst_import_watch_show (FstImportPhase phase, double fraction, gpointer watch)
{
  FstImportWatch *self = watch;
  g_autofree char *text = NULL;

  if (!self->on_terminal)
    return;
  if (phase == FST_IMPORT_PHASE_INDEXING)
    text = g_strdup (_ ("Making the search index …"));
  else if (fraction < 0)
    text = g_strdup (_ ("Reading …"));
  else
    /* Translators: %d is how much of a file has been read, in per cent */
    text = g_strdup_printf (_ ("Reading … %d %%"), (int) (CLAMP (fraction, 0, 1) * 100));
  show (self, text);
}

/**
 * fst_import_watch_stop:
 * @self: a watch
 *
 * Clears the terminal's line, and gives the signals back their meaning.
 */
void
fst_import_watch_stop (FstImportWatch *self)
{
  if (self->shown)
    show (self, "");
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_clear_handle_id (&self->sources[i], g_source_remove);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->cancellable);
}
