#include "config.h"

#include "fst-welcome-page.h"

#include <glib/gi18n.h>

#include "fst-error-text.h"
#include "fst-passphrase.h"
#include "fst-profile-form.h"

struct _FstWelcomePage
{
  AdwBin parent_instance;

  GFile *folder;
  GCancellable *cancellable;
  FstWorkspace *workspace; /* (nullable): from the second step on, until it is handed over */
  gboolean busy;

  AdwNavigationView *navigation_view;
  AdwBanner *profile_banner;
  FstProfileForm *profile_form;
  GtkWidget *profile_button;
  AdwBanner *protect_banner;
  GtkEditable *passphrase_row;
  GtkEditable *repeat_row;
  GtkLevelBar *strength_bar;
  GtkLabel *strength_label;
  GtkWidget *create_button;
  GtkStack *create_stack;
};

G_DEFINE_FINAL_TYPE (FstWelcomePage, fst_welcome_page, ADW_TYPE_BIN)

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_error (AdwBanner *banner, const GError *error)
{
  g_autofree char *text = error != NULL ? fst_error_text (error) : NULL;

  adw_banner_set_title (banner, text != NULL ? text : "");
  adw_banner_set_revealed (banner, text != NULL);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (banner), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
profile_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstWelcomePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (fst_workspace_set_profile_finish (FST_WORKSPACE (source), result, &error))
    adw_navigation_view_push_by_tag (self->navigation_view, "assortment");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_error (self->profile_banner, error);
}

static void
profile_done_cb (FstWelcomePage *self)
{
  g_autoptr (FstProfile) profile = NULL;

  /* The one who came back from the third step has a register already: only the profile changes. */
  if (self->workspace == NULL)
    {
      adw_navigation_view_push_by_tag (self->navigation_view, "protect");
      return;
    }
  profile = fst_profile_form_get_profile (self->profile_form);
  fst_workspace_set_profile_async (self->workspace, profile, self->cancellable, profile_saved_cb,
                                   g_object_ref (self));
}

/* Says what is still wanted, or how strong the passphrase is; returns whether it can be used. */
static gboolean
update_strength (FstWelcomePage *self)
{
  const char *passphrase = gtk_editable_get_text (self->passphrase_row);
  const char *repeated = gtk_editable_get_text (self->repeat_row);
  FstStrength strength = fst_passphrase_get_strength (passphrase);
  gboolean empty = *passphrase == '\0';
  gboolean equal = g_str_equal (passphrase, repeated);
  const char *text = fst_strength_get_label (strength);

  if (empty)
    text = "";
  else if (strength >= FST_STRENGTH_ENOUGH && *repeated != '\0' && !equal)
    text = _ ("The two are not the same");
  gtk_level_bar_set_value (self->strength_bar, empty ? 0 : strength + 1);
  gtk_label_set_label (self->strength_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strength_bar),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  return strength >= FST_STRENGTH_ENOUGH && equal;
}

static void
update_protect (FstWelcomePage *self)
{
  gboolean usable = update_strength (self);

  gtk_widget_set_sensitive (self->create_button, usable && !self->busy);
  gtk_stack_set_visible_child_name (self->create_stack, self->busy ? "busy" : "label");
}

static void
passphrase_changed_cb (FstWelcomePage *self)
{
  update_protect (self);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstWelcomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = fst_workspace_create_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->busy = FALSE;
  update_protect (self);
  show_error (self->protect_banner, error);
  if (workspace == NULL)
    return;
  self->workspace = g_steal_pointer (&workspace);
  adw_navigation_view_replace_with_tags (self->navigation_view,
                                         (const char *[]){ "profile", "assortment" }, 2);
}

static void
create_cb (FstWelcomePage *self)
{
  g_autoptr (FstProfile) profile = NULL;

  if (!gtk_widget_is_sensitive (self->create_button))
    return;
  self->busy = TRUE;
  profile = fst_profile_form_get_profile (self->profile_form);
  fst_workspace_create_async (self->folder, gtk_editable_get_text (self->passphrase_row), profile,
                              self->cancellable, created_cb, g_object_ref (self));
  /* Nothing may read it from the screen or the accessibility bus while the key is made. */
  gtk_editable_set_text (self->passphrase_row, "");
  gtk_editable_set_text (self->repeat_row, "");
  update_protect (self);
}

/* The workspace is the window's from here on, and so is what comes next. */
static void
hand_over (FstWelcomePage *self, const char *next_action)
{
  g_autoptr (FstWorkspace) workspace = g_steal_pointer (&self->workspace);

  if (workspace != NULL)
    g_signal_emit (self, signals[OPENED], 0, workspace, next_action);
}

static void
choose_file_cb (FstWelcomePage *self)
{
  hand_over (self, "win.import");
}

static void
import_examples_cb (FstWelcomePage *self)
{
  hand_over (self, "win.import-examples");
}

static void
skip_cb (FstWelcomePage *self)
{
  hand_over (self, NULL);
}

static void
fst_welcome_page_dispose (GObject *object)
{
  FstWelcomePage *self = FST_WELCOME_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->workspace != NULL)
    fst_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->folder);
  /* The bin holds the child too, and must let go of it first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (fst_welcome_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FstWelcomePage, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, FstWelcomePage, profile_banner);
  gtk_widget_class_bind_template_child (widget_class, FstWelcomePage, profile_form);
  gtk_widget_class_bind_template_child (widget_class, FstWelcomePage, profile_button);
  gtk_widget_class_bind_template_child (widget_class, FstWelcomePage, protect_banner);
  gtk_widget_class_bind_template_child (widget_class, FstWelcomePage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, FstWelcomePage, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, FstWelcomePage, strength_bar);
  gtk_widget_class_bind_template_child (widget_class, FstWelcomePage, strength_label);
  gtk_widget_class_bind_template_child (widget_class, FstWelcomePage, create_button);
  gtk_widget_class_bind_template_child (widget_class, FstWelcomePage, create_stack);
  gtk_widget_class_bind_template_callback (widget_class, profile_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_examples_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
}

static void
fst_welcome_page_class_init (FstWelcomePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fst_welcome_page_dispose;

  signals[OPENED] = g_signal_new ("opened", FST_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, FST_TYPE_WORKSPACE, G_TYPE_STRING);
  g_type_ensure (FST_TYPE_PROFILE_FORM);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
fst_welcome_page_init (FstWelcomePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update_protect (self);
}

/**
 * fst_welcome_page_new:
 * @folder: where the workspace will be made
 *
 * Makes the pages of the first start.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
fst_welcome_page_new (GFile *folder)
{
  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  FstWelcomePage *self = g_object_new (FST_TYPE_WELCOME_PAGE, NULL);

  self->folder = g_object_ref (folder);
  return GTK_WIDGET (self);
}
