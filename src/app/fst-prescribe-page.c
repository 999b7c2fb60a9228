#include "config.h"

#include "fst-prescribe-page.h"

#include <glib/gi18n.h>

#include "fst-assessment-view.h"
#include "fst-device-chooser.h"
#include "fst-device-section.h"
#include "fst-difference-dialog.h"
#include "fst-draft-saver.h"
#include "fst-error-text.h"
#include "fst-form-state.h"
#include "fst-goal-section.h"
#include "fst-override-dialog.h"
#include "fst-person-section.h"
#include "fst-place-section.h"
#include "fst-prescriber-section.h"
#include "fst-questions-section.h"
#include "fst-review-page.h"
#include "fst-signed-page.h"
#include "fst-toggles.h"

/* Milliseconds: typing has rested. */
#define REST 1000

struct _FstPrescribePage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  AdwNavigationView *navigation;
  AdwWindowTitle *window_title;
  AdwBottomSheet *sheet;
  GtkLabel *headline_label;
  GtkWidget *form_box;
  GtkLabel *error_label;
  FstPersonSection *person_section;
  FstDeviceSection *device_section;
  FstPlaceSection *place_section;
  FstQuestionsSection *questions_section;
  FstGoalSection *goal_section;
  FstPrescriberSection *prescriber_section;
  FstAssessmentView *assessment_view;

  FstWorkspace *workspace;
  FstPrescribing *prescribing;
  FstDraftSaver *saver;
  GCancellable *cancellable;
  FstReviewPage *review_page; /* (nullable): weak, as the navigation drops it when it is left */
  FstPrescription *previous;  /* (nullable): what "new" has emptied */
  FstAssessment *shown;       /* (nullable): the assessment that is on the screen */
  AdwToast *undo_toast;       /* (nullable): while it is shown */
  guint announce_source;
  GtkOrientation toggles;
};

G_DEFINE_FINAL_TYPE (FstPrescribePage, fst_prescribe_page, ADW_TYPE_BIN)

static GPtrArray *
get_policies (FstPrescribePage *self)
{
  return fst_assessor_get_policies (fst_workspace_get_assessor (self->workspace));
}

static gboolean
announce (gpointer user_data)
{
  FstPrescribePage *self = user_data;

  self->announce_source = 0;
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (self->headline_label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return G_SOURCE_REMOVE;
}

/* Heard once, when typing has rested: an answer for every letter would drown the letters. */
static void
show_headline (FstPrescribePage *self, FstAssessment *assessment)
{
  g_auto (GStrv) missing = fst_assessment_list_missing (assessment);
  g_autofree char *headline =
      fst_form_format_headline (assessment, fst_form_count_left ((const char *const *) missing));

  if (g_str_equal (gtk_label_get_text (self->headline_label), headline))
    return;
  gtk_label_set_text (self->headline_label, headline);
  g_clear_handle_id (&self->announce_source, g_source_remove);
  self->announce_source = g_timeout_add (REST, announce, self);
}

/* The one place where what the draft says comes onto the screen. */
static void
refresh (FstPrescribePage *self, gboolean afresh)
{
  FstFormSection *sections[] = {
    FST_FORM_SECTION (self->person_section), FST_FORM_SECTION (self->device_section),
    FST_FORM_SECTION (self->place_section),  FST_FORM_SECTION (self->questions_section),
    FST_FORM_SECTION (self->goal_section),   FST_FORM_SECTION (self->prescriber_section),
  };
  FstAssessment *assessment = fst_prescribing_get_assessment (self->prescribing);

  fst_place_section_set_policies (self->place_section, get_policies (self));
  fst_questions_section_set_policies (self->questions_section, get_policies (self));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    fst_form_section_show (sections[i], self->prescribing, afresh);
  fst_toggles_set_orientation (self->form_box, self->toggles);
  if (assessment != self->shown || afresh)
    {
      g_clear_pointer (&self->shown, fst_assessment_unref);
      self->shown = fst_assessment_ref (assessment);
      show_headline (self, assessment);
    }
  /* An answer that is set aside is no part of the assessment. */
  fst_assessment_view_show (self->assessment_view, self->prescribing, get_policies (self));
}

static void
on_changed (FstPrescribePage *self)
{
  refresh (self, FALSE);
}

/* What is reviewed changes with what is found of the person. */
static void
on_looking_up (FstPrescribePage *self)
{
  refresh (self, FALSE);
  if (self->review_page != NULL && fst_prescribing_get_draft (self->prescribing)->person != NULL)
    fst_review_page_show (self->review_page, self->prescribing);
}

static void
show_error (FstPrescribePage *self, const char *text)
{
  gtk_label_set_text (self->error_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

static void
on_saver_changed (FstPrescribePage *self)
{
  const char *status = fst_draft_saver_get_status (self->saver);

  adw_window_title_set_subtitle (self->window_title, status ? status : "");
  show_error (self, fst_draft_saver_get_error (self->saver));
}

static void
on_tiny (FstPrescribePage *self)
{
  self->toggles = GTK_ORIENTATION_VERTICAL;
  fst_toggles_set_orientation (self->form_box, self->toggles);
}

static void
on_tiny_over (FstPrescribePage *self)
{
  self->toggles = GTK_ORIENTATION_HORIZONTAL;
  fst_toggles_set_orientation (self->form_box, self->toggles);
}

/* By the rules of another day it may come to something else than what is being reviewed. */
static gboolean
renew (FstPrescribePage *self)
{
  if (!fst_prescribing_renew (self->prescribing))
    return FALSE;
  if (self->review_page != NULL)
    {
      fst_review_page_show (self->review_page, self->prescribing);
      fst_review_page_show_error (
          self->review_page,
          _ ("A new day has begun, and the prescription is dated today. Review it again."));
    }
  return TRUE;
}

/* Whoever comes back to a program that was left open overnight sees the answers of today. */
static void
on_window_active (FstPrescribePage *self, GParamSpec *pspec, GtkWindow *window)
{
  if (gtk_window_is_active (window))
    renew (self);
}

static void
fst_prescribe_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fst_prescribe_page_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active",
                           G_CALLBACK (on_window_active), widget, G_CONNECT_SWAPPED);
}

static void
fst_prescribe_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);
  GTK_WIDGET_CLASS (fst_prescribe_page_parent_class)->unroot (widget);
}

static void
show_form (FstPrescribePage *self)
{
  adw_navigation_view_pop_to_tag (self->navigation, "form");
  g_clear_weak_pointer (&self->review_page);
}

/* Actions. */

static void
dismiss_undo (FstPrescribePage *self)
{
  g_clear_pointer (&self->previous, fst_prescription_unref);
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
}

/* It stays until it is used or sent away: what was written is not to hang on how fast one reads. */
static void
offer_undo (FstPrescribePage *self)
{
  AdwToast *toast = adw_toast_new (_ ("The form is emptied"));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "page.undo-new");
  adw_toast_set_timeout (toast, 0);
  g_set_weak_pointer (&self->undo_toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
page_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPrescribePage *self = FST_PRESCRIBE_PAGE (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);
  gboolean is_signed = g_strcmp0 (adw_navigation_page_get_tag (page), "signed") == 0;

  show_form (self);
  dismiss_undo (self);
  self->previous = fst_prescription_ref (fst_prescribing_get_draft (self->prescribing));
  fst_prescribing_reset (self->prescribing);
  refresh (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->person_section));
  if (!is_signed)
    offer_undo (self);
}

static void
page_undo_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPrescribePage *self = FST_PRESCRIBE_PAGE (widget);

  if (self->previous == NULL)
    return;
  fst_prescribing_set_draft (self->prescribing, self->previous);
  dismiss_undo (self);
  refresh (self, TRUE);
}

static void
page_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fst_draft_saver_save (FST_PRESCRIBE_PAGE (widget)->saver);
}

static void
page_review (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPrescribePage *self = FST_PRESCRIBE_PAGE (widget);

  show_form (self);
  renew (self);
  g_set_weak_pointer (&self->review_page, g_object_new (FST_TYPE_REVIEW_PAGE, NULL));
  fst_review_page_show (self->review_page, self->prescribing);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (self->review_page));
}

static void
on_signed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstPrescribePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (FstRecord) record =
      fst_prescribing_sign_finish (FST_PRESCRIBING (source), result, &error);

  if (self->navigation == NULL)
    return;
  if (record != NULL)
    {
      dismiss_undo (self);
      refresh (self, TRUE);
      adw_navigation_view_push (self->navigation,
                                ADW_NAVIGATION_PAGE (fst_signed_page_new (record)));
      gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("The prescription is signed"),
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  else if (self->review_page != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    {
      text = fst_error_text (error);
      fst_review_page_show (self->review_page, self->prescribing);
      fst_review_page_show_error (self->review_page, text);
    }
}

static void
page_sign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPrescribePage *self = FST_PRESCRIBE_PAGE (widget);

  if (renew (self))
    return;
  fst_prescribing_sign_async (self->prescribing, NULL, on_signed, g_object_ref (self));
}

static void
page_edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_form (FST_PRESCRIBE_PAGE (widget));
}

static void
take_device (FstPrescribePage *self, FstDevice *device)
{
  g_autoptr (FstPrescription) draft =
      fst_prescription_with_device (fst_prescribing_get_draft (self->prescribing), device);

  fst_prescribing_set_draft (self->prescribing, draft);
  show_form (self);
}

static void
page_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPrescribePage *self = FST_PRESCRIBE_PAGE (widget);
  FstDeviceChooser *chooser = fst_device_chooser_new (self->workspace);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (take_device), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), widget);
}

static void
on_device_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstPrescribePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (FstDevice) device =
      fst_workspace_get_device_finish (FST_WORKSPACE (source), result, &error);

  if (self->navigation == NULL)
    return;
  if (device != NULL)
    {
      take_device (self, device);
      return;
    }
  text =
      error ? fst_error_text (error) : g_strdup (_ ("The device is no longer in the catalogue."));
  show_error (self, text);
}

static void
page_device (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPrescribePage *self = FST_PRESCRIBE_PAGE (widget);
  const char *article_number, *supplier;

  g_variant_get (parameter, "(&s&s)", &article_number, &supplier);
  fst_workspace_get_device_async (self->workspace, article_number,
                                  *supplier != '\0' ? supplier : NULL, self->cancellable,
                                  on_device_found, g_object_ref (self));
}

static void
page_focus_fact (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPrescribePage *self = FST_PRESCRIBE_PAGE (widget);
  const char *fact = g_variant_get_string (parameter, NULL);
  FstFormSection *sections[] = {
    FST_FORM_SECTION (self->person_section),     FST_FORM_SECTION (self->device_section),
    FST_FORM_SECTION (self->place_section),      FST_FORM_SECTION (self->questions_section),
    FST_FORM_SECTION (self->prescriber_section),
  };
  GtkWidget *row = NULL;

  show_form (self);
  adw_bottom_sheet_set_open (self->sheet, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (sections) && row == NULL; i++)
    row = fst_form_section_find_fact (sections[i], fact);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
page_override (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPrescribePage *self = FST_PRESCRIBE_PAGE (widget);
  FstQuestion question;

  if (fst_vocabulary_find_question (g_variant_get_string (parameter, NULL), &question))
    adw_dialog_present (ADW_DIALOG (fst_override_dialog_new (self->prescribing, question)), widget);
}

static void
page_take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPrescribePage *self = FST_PRESCRIBE_PAGE (widget);
  FstQuestion question;
  g_autoptr (FstPrescription) draft = NULL;

  if (!fst_vocabulary_find_question (g_variant_get_string (parameter, NULL), &question))
    return;
  draft = fst_prescription_with_override (fst_prescribing_get_draft (self->prescribing), question,
                                          NULL, NULL);
  fst_prescribing_set_draft (self->prescribing, draft);
}

static void
page_compare (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPrescribePage *self = FST_PRESCRIBE_PAGE (widget);

  adw_dialog_present (fst_difference_dialog_new_regions (self->prescribing), widget);
}

static gboolean
fst_prescribe_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_PRESCRIBE_PAGE (widget)->person_section));
}

static void
fst_prescribe_page_dispose (GObject *object)
{
  FstPrescribePage *self = FST_PRESCRIBE_PAGE (object);

  g_clear_handle_id (&self->announce_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->saver);
  g_clear_object (&self->prescribing);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->previous, fst_prescription_unref);
  g_clear_pointer (&self->shown, fst_assessment_unref);
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_weak_pointer (&self->review_page);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_PRESCRIBE_PAGE);
  G_OBJECT_CLASS (fst_prescribe_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.new", NULL, page_new);
  gtk_widget_class_install_action (widget_class, "page.undo-new", NULL, page_undo_new);
  gtk_widget_class_install_action (widget_class, "page.save", NULL, page_save);
  gtk_widget_class_install_action (widget_class, "page.review", NULL, page_review);
  gtk_widget_class_install_action (widget_class, "page.sign", NULL, page_sign);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, page_edit);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, page_find);
  gtk_widget_class_install_action (widget_class, "page.device", "(ss)", page_device);
  gtk_widget_class_install_action (widget_class, "page.focus-fact", "s", page_focus_fact);
  gtk_widget_class_install_action (widget_class, "page.override", "s", page_override);
  gtk_widget_class_install_action (widget_class, "page.take-back", "s", page_take_back);
  gtk_widget_class_install_action (widget_class, "page.compare", NULL, page_compare);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, toasts);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, navigation);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, window_title);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, sheet);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, headline_label);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, form_box);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, error_label);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, person_section);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, device_section);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, place_section);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, questions_section);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, goal_section);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, prescriber_section);
  gtk_widget_class_bind_template_child (widget_class, FstPrescribePage, assessment_view);
}

static void
fst_prescribe_page_class_init (FstPrescribePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FST_TYPE_PERSON_SECTION);
  g_type_ensure (FST_TYPE_DEVICE_SECTION);
  g_type_ensure (FST_TYPE_PLACE_SECTION);
  g_type_ensure (FST_TYPE_QUESTIONS_SECTION);
  g_type_ensure (FST_TYPE_GOAL_SECTION);
  g_type_ensure (FST_TYPE_PRESCRIBER_SECTION);
  g_type_ensure (FST_TYPE_ASSESSMENT_VIEW);
  G_OBJECT_CLASS (klass)->dispose = fst_prescribe_page_dispose;
  widget_class->grab_focus = fst_prescribe_page_grab_focus;
  widget_class->root = fst_prescribe_page_root;
  widget_class->unroot = fst_prescribe_page_unroot;
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-prescribe-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_tiny);
  gtk_widget_class_bind_template_callback (widget_class, on_tiny_over);
}

static void
fst_prescribe_page_init (FstPrescribePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * fst_prescribe_page_new:
 * @prescribing: what is being prescribed; a draft that was saved has been loaded
 *
 * Makes the page; it saves the draft after each change. Main thread.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
fst_prescribe_page_new (FstPrescribing *prescribing)
{
  FstPrescribePage *self;

  g_return_val_if_fail (FST_IS_PRESCRIBING (prescribing), NULL);

  self = g_object_new (FST_TYPE_PRESCRIBE_PAGE, NULL);
  self->prescribing = g_object_ref (prescribing);
  self->workspace = g_object_ref (fst_prescribing_get_workspace (prescribing));
  self->saver = fst_draft_saver_new (prescribing);
  g_signal_connect_object (self->saver, "notify", G_CALLBACK (on_saver_changed), self,
                           G_CONNECT_SWAPPED);
  /* Every change of the draft is assessed anew. */
  g_signal_connect_object (prescribing, "notify::assessment", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (prescribing, "notify::looking-up", G_CALLBACK (on_looking_up), self,
                           G_CONNECT_SWAPPED);
  refresh (self, TRUE);
  return GTK_WIDGET (self);
}
