#include "config.h"

#include "fst-record-view.h"

#include <glib/gi18n.h>

#include "fst-case.h"
#include "fst-decision-reasons.h"
#include "fst-decision-text.h"
#include "fst-device-text.h"
#include "fst-fact-text.h"
#include "fst-person-number.h"
#include "fst-rule-link.h"

struct _FstRecordView
{
  AdwBin parent_instance;

  FstRecord *record;
  GPtrArray *groups; /* (element-type GtkWidget): unowned; made anew for each record */

  GtkScrolledWindow *scrolled_window;
  GtkBox *box;
  GtkLabel *title_label;
  GtkWidget *example_label;
  AdwActionRow *number_row;
  GtkToggleButton *reveal_button;
  AdwActionRow *name_row;
  AdwActionRow *device_row;
};

G_DEFINE_FINAL_TYPE (FstRecordView, fst_record_view, ADW_TYPE_BIN)

static void
set_texts (AdwActionRow *row, const char *title, const char *subtitle)
{
  g_autofree char *escaped = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, escaped);
}

static AdwPreferencesGroup *
add_group (FstRecordView *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->box, group);
  g_ptr_array_add (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

/* What is asked small, what is answered large. */
static AdwActionRow *
add_property (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row;

  if (value == NULL || *value == '\0')
    return NULL;
  row = adw_action_row_new ();
  set_texts (ADW_ACTION_ROW (row), title, value);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
  return ADW_ACTION_ROW (row);
}

static void
reveal_cb (FstRecordView *self)
{
  gboolean whole = gtk_toggle_button_get_active (self->reveal_button);
  const char *number = fst_record_get_prescription (self->record)->person->number;
  g_autofree char *text = NULL;

  if (number == NULL)
    return;
  text = whole ? fst_person_number_format (number) : fst_person_number_format_masked (number);
  set_texts (self->number_row, _ ("Personal number"), text);
}

static void
show_person (FstRecordView *self, const FstPerson *person)
{
  gboolean has_number = person->number != NULL;

  gtk_toggle_button_set_active (self->reveal_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal_button), has_number);
  if (has_number)
    reveal_cb (self);
  else
    set_texts (self->number_row, _ ("Reference"), person->reference);
  set_texts (self->name_row, _ ("Name"), person->name);
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), *person->name != '\0');
}

static void
show_device (FstRecordView *self, const FstDevice *device)
{
  g_autofree char *details = fst_device_text_format_details (device);

  set_texts (self->device_row, device->name, details);
  gtk_widget_set_visible (self->example_label, device->example);
}

static char *
format_answer (const FstDecision *decision, const FstOverride *override)
{
  g_autofree char *answer = fst_decision_text_format_answer (decision);
  g_autofree char *sections = fst_decision_format_sections (decision);
  GString *text = g_string_new (answer);

  if (*sections != '\0' && fst_decision_text_count_folded (decision) == 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Section %s"), sections);
    }
  if (override != NULL)
    {
      const FstQuestionSpec *spec = fst_vocabulary_get_question (decision->question);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Set aside: %s. Reason: %s"),
                              fst_term_get_label (spec->values, spec->n_values, override->value),
                              override->reason);
    }
  return g_string_free_and_steal (text);
}

static void
add_answers (FstRecordView *self, FstPrescription *prescription, FstAssessment *assessment)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Assessment"));
  GString *silent = g_string_new (NULL);
  g_autofree char *not_regulated = NULL;

  for (FstQuestion question = 0; question < FST_N_QUESTIONS; question++)
    {
      const FstDecision *decision = fst_assessment_get_decision (assessment, question);
      const FstOverride *override = fst_prescription_get_override (prescription, question);
      const char *label = _ (fst_vocabulary_get_question (question)->label);

      if (decision->status == FST_STATUS_NOT_REGULATED && override == NULL)
        {
          g_string_append_printf (silent, "%s%s", silent->len > 0 ? ", " : "", label);
        }
      else
        {
          g_autofree char *answer = format_answer (decision, override);
          AdwActionRow *row = add_property (group, label, answer);

          if (decision->grounds->len > 0 && decision->status != FST_STATUS_MISSING_FACTS)
            adw_action_row_add_suffix (
                row,
                fst_rule_link_new_arrow (g_ptr_array_index (decision->grounds, 0), assessment));
        }
    }
  not_regulated = g_string_free_and_steal (silent);
  add_property (group, _ ("The documents say nothing about"), not_regulated);
  add_property (group, _ ("Signed although a question was open"), prescription->open_reason);
}

/* An expander whose title may take more than one line: questions are long, and windows narrow. */
static GtkWidget *
create_expander (const char *title, GtkWidget *child)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), label);
  gtk_expander_set_child (GTK_EXPANDER (expander), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  return expander;
}

/* Everything that an open question hung on; above, only what decides most is named. */
static GtkWidget *
create_missing (const FstDecision *decision)
{
  g_autofree char *answer = fst_decision_format (decision);
  g_autofree char *sections = fst_decision_format_sections (decision);
  g_autofree char *line = g_strdup_printf (_ ("Section %s"), sections);
  g_autofree char *text = g_strjoin ("\n", answer, *sections != '\0' ? line : NULL, NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/* What is signed stays as it is; what it would come to today is asked for. */
static void
add_today_button (FstRecordView *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("What Do Today’s Rules Say?"));

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.today");
  gtk_box_append (self->box, button);
  g_ptr_array_add (self->groups, button);
}

/* Why each answer was as it was, folded in. */
static void
add_reasons (FstRecordView *self, FstAssessment *assessment)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Why"));

  for (FstQuestion question = 0; question < FST_N_QUESTIONS; question++)
    {
      const FstDecision *decision = fst_assessment_get_decision (assessment, question);
      g_autoptr (GPtrArray) lines = NULL;
      GtkWidget *box;

      if (decision->status == FST_STATUS_NOT_REGULATED)
        continue;
      lines = fst_reasons_list (decision, assessment, fst_record_get_facts (self->record), NULL);
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      gtk_widget_set_margin_start (box, 18);
      gtk_widget_set_margin_bottom (box, 12);
      fst_decision_reasons_fill (GTK_BOX (box), lines);
      if (fst_decision_text_count_folded (decision) > 0)
        gtk_box_prepend (GTK_BOX (box), create_missing (decision));
      adw_preferences_group_add (
          group, create_expander (_ (fst_vocabulary_get_question (question)->label), box));
    }
}

static void
add_facts (FstRecordView *self, FstFacts *facts)
{
  g_auto (GStrv) names = fst_facts_list (facts);
  AdwPreferencesGroup *group;

  if (names[0] == NULL)
    return;
  group = add_group (self, _ ("What Was Known"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *label = fst_fact_format_label (names[i]);
      g_autofree char *value = fst_fact_format_value (names[i], fst_facts_lookup (facts, names[i]));
      FstFactSource source = FST_FACT_SOURCE_CASE;
      g_autofree char *line = NULL;

      fst_facts_get_source (facts, names[i], &source);
      line = g_strdup_printf ("%s (%s)", value, fst_fact_source_get_label (source));
      add_property (group, label, line);
    }
}

static void
add_duties (FstRecordView *self, FstAssessment *assessment)
{
  AdwPreferencesGroup *group;
  guint n = 0;
  const FstTerm *actors = fst_vocabulary_get_actors (&n);

  if (assessment->duties->len == 0)
    return;
  group = add_group (self, _ ("To Do"));
  for (guint i = 0; i < assessment->duties->len; i++)
    {
      const FstDuty *duty = g_ptr_array_index (assessment->duties, i);

      add_property (group, fst_term_get_label (actors, n, duty->actor), duty->text);
    }
}

static void
add_prescriber (FstRecordView *self, FstPrescription *prescription)
{
  const FstPrescriber *prescriber = &prescription->prescriber;
  const FstFactSpec *professions = fst_vocabulary_find_fact ("prescriber-profession");
  AdwPreferencesGroup *group = add_group (self, _ ("Need and Prescriber"));
  g_autofree char *follow_up =
      g_date_valid (&prescription->follow_up) ? fst_date_format (&prescription->follow_up) : NULL;

  add_property (group, _ ("Need and goal"), prescription->goal);
  add_property (group, _ ("Follow-up"), follow_up);
  add_property (group, _ ("Prescriber"), prescriber->name);
  if (prescriber->profession != NULL)
    add_property (
        group, _ ("Profession"),
        fst_term_get_label (professions->terms, professions->n_terms, prescriber->profession));
  add_property (group, _ ("Unit"), prescriber->unit);
}

static void
add_origin (FstRecordView *self, FstAssessment *assessment)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Signed"));
  g_autoptr (GDateTime) local = g_date_time_to_local (fst_record_get_signed_at (self->record));
  g_autofree char *moment = g_date_time_format (local, "%F %R");

  add_property (group, _ ("Signed"), moment);
  add_property (group, _ ("Since then"), fst_record_view_get_status_label (self->record));
  for (guint i = 0; i < assessment->documents->len; i++)
    {
      const FstDocumentState *document = g_ptr_array_index (assessment->documents, i);
      g_autofree char *line = document->notice != NULL
                                  ? g_strdup_printf ("%s (%s)\n%s", document->title,
                                                     document->version, document->notice)
                                  : g_strdup_printf ("%s (%s)", document->title, document->version);

      add_property (group, _ ("Document"), line);
    }
  add_property (group, _ ("Number"), fst_record_get_id (self->record));
  add_property (group, _ ("Check code"), fst_record_get_check_code (self->record));
  add_property (group, _ ("Program version"), fst_record_get_program_version (self->record));
}

static void
fst_record_view_dispose (GObject *object)
{
  FstRecordView *self = FST_RECORD_VIEW (object);

  g_clear_object (&self->record);
  /* The bin holds the child too, and must let go of it first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_RECORD_VIEW);
  G_OBJECT_CLASS (fst_record_view_parent_class)->dispose (object);
}

static void
fst_record_view_finalize (GObject *object)
{
  g_ptr_array_unref (FST_RECORD_VIEW (object)->groups);
  G_OBJECT_CLASS (fst_record_view_parent_class)->finalize (object);
}

static void
fst_record_view_class_init (FstRecordViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_record_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_record_view_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FstRecordView, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, FstRecordView, box);
  gtk_widget_class_bind_template_child (widget_class, FstRecordView, title_label);
  gtk_widget_class_bind_template_child (widget_class, FstRecordView, example_label);
  gtk_widget_class_bind_template_child (widget_class, FstRecordView, number_row);
  gtk_widget_class_bind_template_child (widget_class, FstRecordView, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, FstRecordView, name_row);
  gtk_widget_class_bind_template_child (widget_class, FstRecordView, device_row);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
}

static void
fst_record_view_init (FstRecordView *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_record_view_show:
 * @record: a signed prescription
 *
 * Shows a record from the top, its number masked.
 */
void
fst_record_view_show (FstRecordView *self, FstRecord *record)
{
  g_return_if_fail (FST_IS_RECORD_VIEW (self));
  g_return_if_fail (FST_IS_RECORD (record));

  FstPrescription *prescription = fst_record_get_prescription (record);
  FstAssessment *assessment = fst_record_get_assessment (record);

  g_set_object (&self->record, record);
  for (guint i = 0; i < self->groups->len; i++)
    gtk_box_remove (self->box, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);

  gtk_label_set_label (self->title_label, prescription->device->name);
  show_person (self, prescription->person);
  show_device (self, prescription->device);
  add_answers (self, prescription, assessment);
  add_today_button (self);
  add_reasons (self, assessment);
  add_facts (self, fst_record_get_facts (record));
  add_duties (self, assessment);
  add_prescriber (self, prescription);
  add_origin (self, assessment);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

/**
 * fst_record_view_get_status_label:
 * @record: a signed prescription
 *
 * Gets what has become of the device since it was prescribed.
 *
 * Returns: (transfer none) (nullable): a word in the user's language, or %NULL while it is in use
 */
const char *
fst_record_view_get_status_label (FstRecord *record)
{
  static const FstTerm labels[] = {
    { "exchanged", N_ ("Exchanged") },
    { "returned", N_ ("Returned") },
    { "corrected", N_ ("Corrected") },
  };

  g_return_val_if_fail (FST_IS_RECORD (record), NULL);

  const FstTerm *label =
      fst_term_find (labels, G_N_ELEMENTS (labels), fst_record_get_status (record));

  return label != NULL ? _ (label->label) : NULL;
}
