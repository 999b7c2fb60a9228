#include "config.h"

#include "fst-unlock-page.h"

#include <glib/gi18n.h>

#include "fst-error-text.h"
#include "fst-passphrase.h"

struct _FstUnlockPage
{
  AdwBin parent_instance;

  GFile *folder;
  GCancellable *cancellable;
  gboolean busy;
  guint n_wrong;     /* tries in a row; they outlive a locking, not the program */
  gint64 wait_until; /* monotonic time, in µs */
  guint wait_source;

  GtkLabel *folder_label;
  GtkEditable *passphrase_row;
  GtkLabel *message_label;
  GtkWidget *unlock_button;
  GtkStack *button_stack;
};

G_DEFINE_FINAL_TYPE (FstUnlockPage, fst_unlock_page, ADW_TYPE_BIN)

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update (FstUnlockPage *self)
{
  gboolean waiting = self->wait_source != 0;
  gboolean filled = *gtk_editable_get_text (self->passphrase_row) != '\0';

  gtk_widget_set_sensitive (self->unlock_button, !self->busy && !waiting && filled);
  gtk_stack_set_visible_child_name (self->button_stack, self->busy ? "busy" : "label");
}

static void
changed_cb (FstUnlockPage *self)
{
  update (self);
}

static void
show_message (FstUnlockPage *self, const char *message)
{
  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
}

static char *
describe_wait (guint seconds)
{
  return g_strdup_printf (ngettext ("Too many wrong tries. Wait %u second.",
                                    "Too many wrong tries. Wait %u seconds.", seconds),
                          seconds);
}

static gboolean
count_down (gpointer user_data)
{
  FstUnlockPage *self = user_data;
  gint64 left = self->wait_until - g_get_monotonic_time ();
  guint seconds = left > 0 ? (guint) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;

  if (seconds > 0)
    {
      g_autofree char *message = describe_wait (seconds);

      show_message (self, message);
      return G_SOURCE_CONTINUE;
    }
  self->wait_source = 0;
  show_message (self, NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("You can try again now."),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  update (self);
  return G_SOURCE_REMOVE;
}

/* The passphrase is safe from guessing through its own strength; the wait is for the one who walks
 * by. */
static void
refuse (FstUnlockPage *self, const GError *error)
{
  guint wait =
      fst_error_is_wrong_passphrase (error) ? fst_passphrase_get_wait (++self->n_wrong) : 0;
  g_autofree char *message = wait > 0 ? describe_wait (wait) : fst_error_text (error);

  show_message (self, message);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  if (wait > 0)
    {
      self->wait_until = g_get_monotonic_time () + wait * G_USEC_PER_SEC;
      self->wait_source = g_timeout_add_seconds (1, count_down, self);
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstUnlockPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = fst_workspace_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (workspace != NULL)
    {
      /* It goes on turning until the page is left. */
      self->n_wrong = 0;
      g_signal_emit (self, signals[OPENED], 0, workspace);
      return;
    }
  self->busy = FALSE;
  refuse (self, error);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
}

static void
unlock_cb (FstUnlockPage *self)
{
  if (!gtk_widget_is_sensitive (self->unlock_button))
    return;
  self->busy = TRUE;
  show_message (self, NULL);
  fst_workspace_open_async (self->folder, gtk_editable_get_text (self->passphrase_row),
                            self->cancellable, opened_cb, g_object_ref (self));
  /* Nothing may read it from the screen or the accessibility bus while the key is made. */
  gtk_editable_set_text (self->passphrase_row, "");
  update (self);
}

static void
fst_unlock_page_unmap (GtkWidget *widget)
{
  FstUnlockPage *self = FST_UNLOCK_PAGE (widget);

  GTK_WIDGET_CLASS (fst_unlock_page_parent_class)->unmap (widget);
  self->busy = FALSE;
  gtk_editable_set_text (self->passphrase_row, "");
  update (self);
}

static gboolean
fst_unlock_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_UNLOCK_PAGE (widget)->passphrase_row));
}

static void
fst_unlock_page_dispose (GObject *object)
{
  FstUnlockPage *self = FST_UNLOCK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_clear_object (&self->folder);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_UNLOCK_PAGE);
  G_OBJECT_CLASS (fst_unlock_page_parent_class)->dispose (object);
}

static void
fst_unlock_page_class_init (FstUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_unlock_page_dispose;
  widget_class->unmap = fst_unlock_page_unmap;
  widget_class->grab_focus = fst_unlock_page_grab_focus;

  signals[OPENED] = g_signal_new ("opened", FST_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, FST_TYPE_WORKSPACE);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FstUnlockPage, folder_label);
  gtk_widget_class_bind_template_child (widget_class, FstUnlockPage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, FstUnlockPage, message_label);
  gtk_widget_class_bind_template_child (widget_class, FstUnlockPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, FstUnlockPage, button_stack);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
}

static void
fst_unlock_page_init (FstUnlockPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * fst_unlock_page_new:
 * @folder: the workspace's folder
 *
 * Makes a page that opens the workspace with the passphrase it is given.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
fst_unlock_page_new (GFile *folder)
{
  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  FstUnlockPage *self = g_object_new (FST_TYPE_UNLOCK_PAGE, NULL);
  g_autofree char *name = g_file_get_parse_name (folder);

  self->folder = g_object_ref (folder);
  gtk_label_set_label (self->folder_label, name);
  return GTK_WIDGET (self);
}
