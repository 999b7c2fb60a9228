#include "config.h"

#include "fst-priority-page.h"

#include <glib/gi18n.h>

#include "fst-decision-card.h"
#include "fst-decision-text.h"
#include "fst-duty-list.h"
#include "fst-fact-row.h"
#include "fst-form-state.h"
#include "fst-ladder-view.h"
#include "fst-toggles.h"

/* How long it must have rested before the answer is spoken, in ms. */
#define REST 1000

struct _FstPriorityPage
{
  AdwBin parent_instance;

  AdwPreferencesGroup *questions_group;
  GtkWidget *none_label;
  GtkWidget *ladder_box;
  FstLadderView *ladder_view;
  GtkBox *exclusions_box;
  GtkBox *answer_box;
  GtkBox *neighbours_box;
  GtkWidget *discharge_box;
  GtkBox *discharge_duties;
  GtkWidget *weighing_box;
  GtkBox *weighing_duties;
  GtkWidget *silent_label;
  GtkWidget *foot;
  GtkLabel *headline_label;
  GtkWidget *use_button;

  FstWorkspace *workspace;
  FstPrescribing *prescribing; /* where it may come to be used */
  FstPrescribing *trial;       /* what is answered here */
  FstPrescription *taken;      /* (nullable): the draft that the trial began with */
  FstRegionRules *rules;       /* (nullable): those that the questions are of */
  FstLadder *ladder;           /* (nullable) */
  FstLadderPlace *place;       /* (nullable) */
  FstDecisionCard *card;
  GPtrArray *rows; /* (element-type FstFactRow) */
  guint announce_source;
  GtkOrientation toggles;
};

G_DEFINE_FINAL_TYPE (FstPriorityPage, fst_priority_page, ADW_TYPE_BIN)

static gboolean
announce (gpointer user_data)
{
  FstPriorityPage *self = user_data;

  self->announce_source = 0;
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->headline_label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return G_SOURCE_REMOVE;
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
append_label (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

/* The questions: what decides whether there is a level, whichever need it is. */

static void
add_question (FstPriorityPage *self, const char *fact)
{
  GtkWidget *row;

  if (fst_vocabulary_find_fact (fact) == NULL || g_str_equal (fact, "need-area"))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (fst_fact_row_get_fact (g_ptr_array_index (self->rows, i)), fact))
      return;
  row = fst_fact_row_new (fact);
  adw_preferences_group_add (self->questions_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_questions_of (FstPriorityPage *self, GPtrArray *needs)
{
  for (guint i = 0; i < needs->len; i++)
    for (char **name = ((FstLadderNeed *) g_ptr_array_index (needs, i))->depends_on; *name; name++)
      add_question (self, *name);
}

/* All that the ladder hangs on with nothing known, so that a question does not go away once it is
 * answered; what excludes comes first. */
static void
make_questions (FstPriorityPage *self)
{
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  g_autoptr (FstCase) empty = fst_case_with_facts (self->ladder->base, nothing);
  g_autoptr (FstLadder) whole = fst_ladder_new (self->rules, empty);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->questions_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < whole->exclusions->len; i++)
    {
      const FstWhatIfBranch *branch = g_ptr_array_index (whole->exclusions, i);

      add_question (self, ((FstCondition *) g_ptr_array_index (branch->when, 0))->fact);
    }
  for (guint i = 0; i < whole->steps->len; i++)
    add_questions_of (self, ((FstLadderStep *) g_ptr_array_index (whole->steps, i))->needs);
  add_questions_of (self, whole->judged);
  gtk_widget_set_visible (GTK_WIDGET (self->questions_group), self->rows->len > 0);
}

static void
show_exclusions (FstPriorityPage *self)
{
  GPtrArray *exclusions = self->ladder->exclusions;

  clear_box (self->exclusions_box);
  if (exclusions->len > 0)
    append_label (self->exclusions_box, _ ("Without a Priority, Whatever the Need"), "heading");
  for (guint i = 0; i < exclusions->len; i++)
    {
      g_autofree char *text = fst_ladder_exclusion_format (g_ptr_array_index (exclusions, i));
      g_autofree char *sections =
          fst_what_if_branch_format_sections (g_ptr_array_index (exclusions, i));
      g_autofree char *line = *sections ? g_strdup_printf ("• %s (%s)", text, sections)
                                        : g_strconcat ("• ", text, NULL);

      append_label (self->exclusions_box, line, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->exclusions_box), exclusions->len > 0);
}

static void
show_ladder (FstPriorityPage *self)
{
  FstLadder *ladder = self->ladder;
  gboolean has_steps = ladder->steps->len > 0;

  fst_ladder_view_set_ladder (self->ladder_view, ladder);
  gtk_widget_set_visible (self->none_label, !has_steps);
  gtk_widget_set_visible (self->ladder_box, has_steps);
  gtk_widget_set_visible (GTK_WIDGET (self->answer_box), has_steps);
  gtk_widget_set_visible (self->foot, has_steps);
  show_exclusions (self);
  fst_duty_list_fill (self->discharge_duties, ladder->discharge);
  gtk_widget_set_visible (self->discharge_box, ladder->discharge->len > 0);
  fst_duty_list_fill (self->weighing_duties, ladder->weighing);
  gtk_widget_set_visible (self->weighing_box, ladder->weighing->len > 0 || !has_steps);
  gtk_widget_set_visible (self->silent_label, ladder->weighing->len == 0);
}

/* A new ladder means new buttons, so it is only made when something else than the needs is new. */
static void
update_ladder (FstPriorityPage *self)
{
  FstRegionRules *rules = fst_workspace_get_region_rules (self->workspace);
  GPtrArray *confirmations = fst_workspace_get_confirmations (self->workspace);
  g_autoptr (FstFacts) fewer = fst_facts_without (fst_prescribing_get_facts (self->trial), "need");
  g_autoptr (FstFacts) facts = fst_facts_without (fewer, "need-area");
  FstPrescription *draft = fst_prescribing_get_draft (self->trial);
  g_autoptr (FstCase) bare = NULL;
  g_autoptr (FstCase) base = NULL;

  if (self->ladder != NULL && self->ladder->rules == rules
      && self->ladder->base->confirmations == confirmations
      && fst_facts_equal (self->ladder->base->facts, facts))
    return;
  bare = fst_case_new (draft->region, &draft->date, facts, NULL);
  base = fst_case_with_confirmations (bare, confirmations);
  g_clear_pointer (&self->place, fst_ladder_place_free);
  g_clear_pointer (&self->ladder, fst_ladder_unref);
  self->ladder = fst_ladder_new (rules, base);
  if (self->rules != rules)
    {
      g_clear_pointer (&self->rules, fst_region_rules_unref);
      self->rules = fst_region_rules_ref (rules);
      make_questions (self);
    }
  show_ladder (self);
}

static char *
join_needs (const FstLadderStep *step)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; i < step->needs->len; i++)
    g_strv_builder_add (builder,
                        _ (((FstLadderNeed *) g_ptr_array_index (step->needs, i))->need->label));
  labels = g_strv_builder_end (builder);
  return g_strjoinv (" · ", labels);
}

static void
show_neighbour (FstPriorityPage *self,
                const char *heading,
                const FstLadderStep *step,
                GPtrArray *ways)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *needs = NULL;

  if (step == NULL)
    return;
  name = fst_ladder_step_format (step);
  title = g_strdup_printf ("%s: %s", heading, name);
  needs = join_needs (step);
  append_label (self->neighbours_box, title, "heading");
  append_label (self->neighbours_box, needs, NULL);
  for (guint i = 0; i < ways->len; i++)
    {
      g_autofree char *text = fst_ladder_format_way (g_ptr_array_index (ways, i));

      append_label (self->neighbours_box, text, NULL);
    }
}

static char *
format_headline (const FstLadderPlace *place)
{
  const FstDecision *decision = fst_ladder_place_get_decision (place);
  g_autofree char *level = NULL;

  if (decision->status != FST_STATUS_MISSING_FACTS)
    return fst_decision_format (decision);
  if (fst_facts_lookup (place->subject->facts, "need") == NULL)
    return g_strdup (_ ("No need chosen yet"));
  if (place->at == NULL)
    return fst_decision_text_format_answer (decision);
  level = fst_ladder_step_format (place->at);
  /* Translators: %s is a priority that hangs on questions that have not been answered yet */
  return g_strdup_printf (_ ("%s, unless something above says otherwise"), level);
}

static void
show_headline (FstPriorityPage *self)
{
  g_autofree char *text = format_headline (self->place);

  if (g_str_equal (gtk_label_get_label (self->headline_label), text))
    return;
  gtk_label_set_label (self->headline_label, text);
  g_clear_handle_id (&self->announce_source, g_source_remove);
  self->announce_source = g_timeout_add (REST, announce, self);
}

/* The needs on the trial draft. */
static GStrv
list_chosen (FstPriorityPage *self)
{
  GVariant *needs = fst_facts_lookup (fst_prescribing_get_draft (self->trial)->facts, "need");

  return needs ? g_variant_dup_strv (needs, NULL) : g_new0 (char *, 1);
}

/* A prescription that was begun in another region follows the rules of that one. */
static gboolean
is_of_this_region (FstPriorityPage *self)
{
  return g_str_equal (fst_prescribing_get_draft (self->prescribing)->region,
                      fst_workspace_get_profile (self->workspace)->region);
}

static void
allow_use (FstPriorityPage *self)
{
  gboolean fits = is_of_this_region (self);
  /* Leisure settles it without a need. */
  gboolean has_answer =
      fst_facts_lookup (self->place->subject->facts, "need") != NULL
      || fst_ladder_place_get_decision (self->place)->status == FST_STATUS_DECIDED;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.use", fits && has_answer);
  gtk_widget_set_tooltip_text (
      self->use_button, fits ? NULL : _ ("The prescription was begun by another region’s rules"));
}

static void
update_place (FstPriorityPage *self)
{
  g_auto (GStrv) needs = list_chosen (self);
  GVariant *area = fst_facts_lookup (fst_prescribing_get_draft (self->trial)->facts, "need-area");

  g_clear_pointer (&self->place, fst_ladder_place_free);
  self->place = fst_ladder_place_new (self->ladder, (const char *const *) needs,
                                      area ? g_variant_get_string (area, NULL) : NULL);
  fst_ladder_view_show_place (self->ladder_view, self->place);
  fst_decision_card_show (self->card, self->trial,
                          fst_assessor_get_policies (fst_region_rules_get_assessor (self->rules)));
  clear_box (self->neighbours_box);
  show_neighbour (self, _ ("One level up"), self->place->above, self->place->to_above);
  show_neighbour (self, _ ("One level down"), self->place->below, self->place->to_below);
  gtk_widget_set_visible (GTK_WIDGET (self->neighbours_box),
                          self->place->above != NULL || self->place->below != NULL);
  show_headline (self);
  allow_use (self);
}

/* The one place where what the trial says comes onto the screen. */
static void
refresh (FstPriorityPage *self)
{
  FstPrescription *draft = fst_prescribing_get_draft (self->trial);

  /* Of a region that is about to be left. */
  if (!g_str_equal (draft->region, fst_workspace_get_profile (self->workspace)->region))
    return;
  update_ladder (self);
  for (guint i = 0; i < self->rows->len; i++)
    fst_fact_row_show (g_ptr_array_index (self->rows, i), self->trial, FALSE);
  fst_toggles_set_orientation (GTK_WIDGET (self->questions_group), self->toggles);
  update_place (self);
}

/* Begins with the draft as it is; whom it is for makes no difference here, and is not looked up. */
static void
take_draft (FstPriorityPage *self)
{
  FstPrescription *draft = fst_prescribing_get_draft (self->prescribing);

  if (draft == self->taken || !is_of_this_region (self))
    return;
  g_clear_pointer (&self->taken, fst_prescription_unref);
  self->taken = fst_prescription_ref (draft);
  fst_prescribing_reset (self->trial);
  {
    g_autoptr (FstPrescription) bare = fst_prescription_with_person (draft, NULL);

    fst_prescribing_set_draft (self->trial, bare);
  }
}

static void
on_profile (FstPriorityPage *self)
{
  g_clear_pointer (&self->taken, fst_prescription_unref);
  fst_prescribing_reset (self->trial);
  take_draft (self);
}

static GStrv
with_need (GStrv chosen, const char *need, gboolean add)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; chosen[i]; i++)
    if (!g_str_equal (chosen[i], need))
      g_strv_builder_add (builder, chosen[i]);
  if (add)
    g_strv_builder_add (builder, need);
  return g_strv_builder_end (builder);
}

static void
on_need_toggled (FstPriorityPage *self, const char *need, const char *area, gboolean chosen)
{
  FstPrescription *draft = fst_prescribing_get_draft (self->trial);
  g_auto (GStrv) before = list_chosen (self);
  g_auto (GStrv) needs = with_need (before, need, chosen);
  g_autoptr (GVariant) value = NULL;
  g_autoptr (FstPrescription) with_needs = NULL;
  g_autoptr (FstPrescription) answered = NULL;

  if (needs[0] != NULL)
    value =
        fst_fact_check_value ("need", g_variant_new_strv ((const char *const *) needs, -1), NULL);
  with_needs = fst_form_answer (draft, "need", value, FALSE);
  if (area != NULL)
    answered = fst_form_answer (with_needs, "need-area",
                                chosen ? g_variant_new_string (area) : NULL, FALSE);
  fst_prescribing_set_draft (self->trial, answered ? answered : with_needs);
}

/* What has been tried becomes the prescriber's answer. */
static FstPrescription *
answer_as_tried (FstPriorityPage *self, FstPrescription *draft, const char *fact)
{
  FstPrescription *trial = fst_prescribing_get_draft (self->trial);
  gboolean asked =
      trial->asked != NULL && g_strv_contains ((const char *const *) trial->asked, fact);

  return fst_form_answer (draft, fact, fst_facts_lookup (trial->facts, fact), asked);
}

static void
page_use (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPriorityPage *self = FST_PRIORITY_PAGE (widget);
  g_autoptr (FstPrescription) needs =
      answer_as_tried (self, fst_prescribing_get_draft (self->prescribing), "need");
  FstPrescription *draft = answer_as_tried (self, needs, "need-area");

  for (guint i = 0; i < self->rows->len; i++)
    {
      FstPrescription *more =
          answer_as_tried (self, draft, fst_fact_row_get_fact (g_ptr_array_index (self->rows, i)));

      fst_prescription_unref (draft);
      draft = more;
    }
  fst_prescribing_set_draft (self->prescribing, draft);
  g_clear_pointer (&self->taken, fst_prescription_unref);
  self->taken = draft;
  gtk_widget_activate_action (widget, "win.show-page", "s", "prescribe");
}

static void
page_focus_fact (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPriorityPage *self = FST_PRIORITY_PAGE (widget);
  const char *fact = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (g_str_equal (fst_fact_row_get_fact (FST_FACT_ROW (row)), fact))
        {
          gtk_widget_grab_focus (row);
          return;
        }
    }
  gtk_widget_child_focus (GTK_WIDGET (self->ladder_view), GTK_DIR_TAB_FORWARD);
}

static void
on_narrow (FstPriorityPage *self)
{
  fst_ladder_view_set_narrow (self->ladder_view, TRUE);
}

static void
set_toggles (FstPriorityPage *self, GtkOrientation orientation)
{
  self->toggles = orientation;
  fst_toggles_set_orientation (GTK_WIDGET (self->questions_group), orientation);
}

static void
on_tiny (FstPriorityPage *self)
{
  on_narrow (self);
  set_toggles (self, GTK_ORIENTATION_VERTICAL);
}

static void
on_wide (FstPriorityPage *self)
{
  fst_ladder_view_set_narrow (self->ladder_view, FALSE);
  set_toggles (self, GTK_ORIENTATION_HORIZONTAL);
}

static gboolean
fst_priority_page_grab_focus (GtkWidget *widget)
{
  FstPriorityPage *self = FST_PRIORITY_PAGE (widget);

  if (self->rows->len > 0)
    return gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
  return gtk_widget_child_focus (GTK_WIDGET (self->ladder_view), GTK_DIR_TAB_FORWARD);
}

static void
fst_priority_page_map (GtkWidget *widget)
{
  take_draft (FST_PRIORITY_PAGE (widget));
  GTK_WIDGET_CLASS (fst_priority_page_parent_class)->map (widget);
}

static void
fst_priority_page_dispose (GObject *object)
{
  FstPriorityPage *self = FST_PRIORITY_PAGE (object);

  g_clear_handle_id (&self->announce_source, g_source_remove);
  g_clear_pointer (&self->place, fst_ladder_place_free);
  g_clear_pointer (&self->ladder, fst_ladder_unref);
  g_clear_pointer (&self->rules, fst_region_rules_unref);
  g_clear_pointer (&self->taken, fst_prescription_unref);
  g_clear_object (&self->trial);
  g_clear_object (&self->prescribing);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_PRIORITY_PAGE);
  G_OBJECT_CLASS (fst_priority_page_parent_class)->dispose (object);
}

static void
fst_priority_page_finalize (GObject *object)
{
  g_ptr_array_unref (FST_PRIORITY_PAGE (object)->rows);
  G_OBJECT_CLASS (fst_priority_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, questions_group);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, none_label);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, ladder_box);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, ladder_view);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, exclusions_box);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, answer_box);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, neighbours_box);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, discharge_box);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, discharge_duties);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, weighing_box);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, weighing_duties);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, silent_label);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, foot);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, headline_label);
  gtk_widget_class_bind_template_child (widget_class, FstPriorityPage, use_button);
}

static void
fst_priority_page_class_init (FstPriorityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FST_TYPE_LADDER_VIEW);
  G_OBJECT_CLASS (klass)->dispose = fst_priority_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_priority_page_finalize;
  widget_class->grab_focus = fst_priority_page_grab_focus;
  widget_class->map = fst_priority_page_map;
  gtk_widget_class_install_action (widget_class, "page.use", NULL, page_use);
  gtk_widget_class_install_action (widget_class, "page.focus-fact", "s", page_focus_fact);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-priority-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_tiny);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_bind_template_callback (widget_class, on_need_toggled);
}

static void
fst_priority_page_init (FstPriorityPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->card = FST_DECISION_CARD (fst_decision_card_new (FST_QUESTION_PRIORITY));
  fst_decision_card_set_plain (self->card);
  gtk_box_append (self->answer_box, GTK_WIDGET (self->card));
}

/**
 * fst_priority_page_new:
 * @prescribing: what is being prescribed
 *
 * Makes the page; it begins with what the draft says. Main thread.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
fst_priority_page_new (FstPrescribing *prescribing)
{
  g_return_val_if_fail (FST_IS_PRESCRIBING (prescribing), NULL);

  FstPriorityPage *self = g_object_new (FST_TYPE_PRIORITY_PAGE, NULL);

  self->prescribing = g_object_ref (prescribing);
  self->workspace = g_object_ref (fst_prescribing_get_workspace (prescribing));
  self->trial = fst_prescribing_new (self->workspace);
  g_signal_connect_object (self->trial, "notify::assessment", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::profile", G_CALLBACK (on_profile), self,
                           G_CONNECT_SWAPPED);
  take_draft (self);
  refresh (self);
  return GTK_WIDGET (self);
}
