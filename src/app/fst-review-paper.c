#include "config.h"

#include "fst-review-paper.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "fst-case.h"
#include "fst-decision-text.h"
#include "fst-device-text.h"
#include "fst-duty-list.h"
#include "fst-fact-text.h"
#include "fst-person-number.h"

static AdwPreferencesGroup *
append_group (GtkBox *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
append_line (AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row =
      g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                    text && *text ? text : _ ("Not stated"), "focusable", FALSE, NULL);

  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
}

static void
append_person (GtkBox *box, const FstPerson *person)
{
  AdwPreferencesGroup *group = append_group (box, _ ("Person"));
  g_autofree char *masked = NULL;

  if (person != NULL && person->number != NULL)
    masked = fst_person_number_format_masked (person->number);
  if (person != NULL && person->reference != NULL)
    append_line (group, _ ("Local reference"), person->reference);
  else
    append_line (group, _ ("Personal number"), masked);
  append_line (group, _ ("Name"), person ? person->name : NULL);
}

static void
append_device (GtkBox *box, const FstDevice *device)
{
  AdwPreferencesGroup *group = append_group (box, _ ("Device"));
  g_autofree char *details = device ? fst_device_text_format_details (device) : NULL;

  append_line (group, _ ("Device"), device ? device->name : NULL);
  if (details)
    append_line (group, _ ("Code, article, supplier, price"), details);
}

/* Everything that the prescriber has answered or that is known from elsewhere. */
static void
append_facts (GtkBox *box, FstFacts *facts, char **asked)
{
  AdwPreferencesGroup *group = append_group (box, _ ("What is known"));
  g_auto (GStrv) names = fst_facts_list (facts);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *label = fst_fact_format_label (names[i]);
      g_autofree char *value = fst_fact_format_value (names[i], fst_facts_lookup (facts, names[i]));

      append_line (group, label, value);
    }
  for (guint i = 0; asked != NULL && asked[i] != NULL; i++)
    if (fst_facts_lookup (facts, asked[i]) == NULL)
      {
        g_autofree char *label = fst_fact_format_label (asked[i]);

        append_line (group, label, _ ("Don’t know"));
      }
}

static char *
format_override (const FstOverride *override)
{
  const FstQuestionSpec *spec = fst_vocabulary_get_question (override->question);

  return g_strdup_printf (_ ("Set aside by you: %s – %s"),
                          fst_term_get_label (spec->values, spec->n_values, override->value),
                          override->reason);
}

static void
append_answers (GtkBox *box, FstAssessment *assessment, FstPrescription *draft)
{
  AdwPreferencesGroup *group = append_group (box, _ ("What the documents say"));

  for (guint i = 0; i < FST_N_QUESTIONS; i++)
    {
      const FstDecision *decision = fst_assessment_get_decision (assessment, i);
      const FstOverride *override = fst_prescription_get_override (draft, i);
      g_autofree char *answer = fst_decision_text_format_answer (decision);
      g_autofree char *sections = fst_decision_text_count_folded (decision) == 0
                                      ? fst_decision_format_sections (decision)
                                      : g_strdup ("");
      g_autofree char *aside = override ? format_override (override) : NULL;
      g_autofree char *text = g_strconcat (answer, *sections ? " (" : "", sections,
                                           *sections ? ")" : "", aside ? "\n" : "", aside, NULL);

      if (decision->status != FST_STATUS_NOT_REGULATED || override != NULL)
        append_line (group, _ (fst_vocabulary_get_question (i)->label), text);
    }
}

static void
append_rest (GtkBox *box, const FstPrescription *draft)
{
  AdwPreferencesGroup *group = append_group (box, _ ("Need, goal and follow-up"));
  const FstFactSpec *profession = fst_vocabulary_find_fact ("prescriber-profession");
  g_autofree char *date =
      g_date_valid (&draft->follow_up) ? fst_date_format (&draft->follow_up) : NULL;

  append_line (group, _ ("Need and goal in words"), draft->goal);
  append_line (group, _ ("Follow-up date"), date);
  group = append_group (box, _ ("Prescriber"));
  append_line (group, _ ("Name"), draft->prescriber.name);
  append_line (group, _ (profession->label),
               draft->prescriber.profession ? fst_term_get_label (
                   profession->terms, profession->n_terms, draft->prescriber.profession)
                                            : NULL);
  append_line (group, _ ("Name of your unit"), draft->prescriber.unit);
}

/**
 * fst_review_paper_fill:
 * @box: a box
 * @prescribing: what is being prescribed
 *
 * Fills the box with the prescription in the order in which it stands on paper. Main thread.
 */
void
fst_review_paper_fill (GtkBox *box, FstPrescribing *prescribing)
{
  FstPrescription *draft;
  FstAssessment *assessment;
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (FST_IS_PRESCRIBING (prescribing));

  draft = fst_prescribing_get_draft (prescribing);
  assessment = fst_prescribing_get_assessment (prescribing);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  append_person (box, draft->person);
  append_device (box, draft->device);
  append_facts (box, fst_prescribing_get_facts (prescribing), draft->asked);
  append_answers (box, assessment, draft);
  if (assessment->duties->len > 0)
    {
      GtkWidget *duties = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

      fst_duty_list_fill (GTK_BOX (duties), assessment->duties);
      gtk_box_append (box, duties);
    }
  append_rest (box, draft);
}
