#include "config.h"

#include "fst-questions-section.h"

#include <glib/gi18n.h>

#include "fst-fact-row.h"
#include "fst-form-state.h"

/* More questions at once than this are not answered but avoided. */
#define QUESTIONS_AT_ONCE 5

struct _FstQuestionsSection
{
  GtkBox parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *more_button;
  GtkLabel *more_label;
  GtkLabel *lists_label;
  GtkWidget *known_button;
  GtkLabel *known_label;
  AdwPreferencesGroup *known_group;

  FstPrescribing *prescribing;
  GPtrArray *policies; /* (nullable) (element-type FstPolicy) */
  GPtrArray *rows;     /* (element-type FstFactRow): the questions, in the order shown */
  GPtrArray *known;    /* (element-type FstFactRow): what is known from elsewhere */
  guint limit;
};

static void fst_questions_section_iface_init (FstFormSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FstQuestionsSection,
                               fst_questions_section,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (FST_TYPE_FORM_SECTION,
                                                      fst_questions_section_iface_init))

static FstFactRow *
find_row (GPtrArray *rows, const char *fact)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (fst_fact_row_get_fact (g_ptr_array_index (rows, i)), fact))
      return g_ptr_array_index (rows, i);
  return NULL;
}

static gboolean
has_focus (gpointer row)
{
  return (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static const char *
find_focused (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (has_focus (g_ptr_array_index (rows, i)))
      return fst_fact_row_get_fact (g_ptr_array_index (rows, i));
  return NULL;
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, const char *fact)
{
  GtkWidget *row = fst_fact_row_new (fact);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
remove_row (AdwPreferencesGroup *group, GPtrArray *rows, FstFactRow *row)
{
  adw_preferences_group_remove (group, GTK_WIDGET (row));
  g_ptr_array_remove (rows, row);
}

static GStrv
list_shown (FstQuestionsSection *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->rows->len; i++)
    g_strv_builder_add (builder, fst_fact_row_get_fact (g_ptr_array_index (self->rows, i)));
  return g_strv_builder_end (builder);
}

/* What is corrected among the known facts stays there, so that it does not jump while it is being
 * written. */
static void
update_known (FstQuestionsSection *self, gboolean afresh)
{
  FstFacts *facts = fst_prescribing_get_facts (self->prescribing);
  g_auto (GStrv) names = fst_facts_list (facts);
  g_autofree char *title = NULL;
  FstFactSource source;

  for (guint i = self->known->len; i > 0; i--)
    {
      FstFactRow *row = g_ptr_array_index (self->known, i - 1);
      const char *fact = fst_fact_row_get_fact (row);

      if (afresh || (!has_focus (row) && fst_facts_lookup (facts, fact) == NULL))
        remove_row (self->known_group, self->known, row);
    }
  for (guint i = 0; names[i] != NULL; i++)
    if (fst_vocabulary_find_fact (names[i]) != NULL && find_row (self->known, names[i]) == NULL
        && find_row (self->rows, names[i]) == NULL
        && (!fst_form_has_own_row (names[i]) || g_str_equal (names[i], "iso-code"))
        && fst_facts_get_source (facts, names[i], &source) && source != FST_FACT_SOURCE_FORM)
      add_row (self->known_group, self->known, names[i]);
  title = g_strdup_printf (g_dngettext (NULL, "%u fact known from elsewhere",
                                        "%u facts known from elsewhere", self->known->len),
                           self->known->len);
  gtk_label_set_text (self->known_label, title);
  gtk_widget_set_visible (self->known_button, self->known->len > 0);
}

static void
update_questions (FstQuestionsSection *self, const char *const *missing)
{
  g_auto (GStrv) shown = list_shown (self);
  g_auto (GStrv) wanted =
      fst_form_list_questions (fst_prescribing_get_draft (self->prescribing), missing,
                               (const char *const *) shown, find_focused (self->rows), self->limit);

  for (guint i = 0; shown[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) wanted, shown[i]))
      remove_row (self->group, self->rows, find_row (self->rows, shown[i]));
  for (guint i = 0; wanted[i] != NULL; i++)
    if (find_row (self->rows, wanted[i]) == NULL && find_row (self->known, wanted[i]) == NULL)
      add_row (self->group, self->rows, wanted[i]);
}

static guint
count_hidden (FstQuestionsSection *self, const char *const *missing)
{
  guint n = fst_form_count_questions (missing);

  for (guint i = 0; i < self->rows->len; i++)
    n -= g_strv_contains (missing, fst_fact_row_get_fact (g_ptr_array_index (self->rows, i)));
  return n;
}

static void
show_counts (FstQuestionsSection *self, const char *const *missing)
{
  guint n = fst_form_count_questions (missing);
  guint n_hidden = count_hidden (self, missing);
  g_autofree char *title = NULL;
  g_autofree char *more = NULL;

  if (n > 0)
    title = g_strdup_printf (
        g_dngettext (NULL, "Questions that decide (%u left)", "Questions that decide (%u left)", n),
        n);
  adw_preferences_group_set_title (self->group, title ? title : _ ("Questions that decide"));
  adw_preferences_group_set_description (
      self->group,
      n == 0 && self->rows->len == 0 ? _ ("Nothing more to ask: no answer hangs on it.") : NULL);
  more = g_strdup_printf (
      g_dngettext (NULL, "Show %u more question", "Show %u more questions", n_hidden), n_hidden);
  gtk_label_set_text (self->more_label, more);
  gtk_widget_set_visible (self->more_button, n_hidden > 0);
}

static const FstAnnex *
find_annex (FstQuestionsSection *self, const char *name)
{
  for (guint i = 0; self->policies != NULL && i < self->policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (self->policies, i);

      for (guint j = 0; j < policy->annexes->len; j++)
        {
          FstAnnex *annex = g_ptr_array_index (policy->annexes, j);
          g_autofree char *full = g_strdup_printf ("list:%s/%s", policy->id, annex->id);

          if (g_str_equal (full, name))
            return annex;
        }
    }
  return NULL;
}

/* A list that is not imported can't be asked for: it can only be named. */
static void
show_lists (FstQuestionsSection *self, const char *const *missing)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; missing[i] != NULL; i++)
    if (g_str_has_prefix (missing[i], "list:"))
      {
        const FstAnnex *annex = find_annex (self, missing[i]);

        g_strv_builder_take (
            builder,
            g_strdup_printf (_ ("Some answers hang on a list that is not imported: %s. %s"),
                             annex ? annex->title : missing[i] + strlen ("list:"),
                             annex && annex->where ? annex->where : ""));
      }
  lines = g_strv_builder_end (builder);
  text = g_strjoinv ("\n", lines);
  gtk_label_set_text (self->lists_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->lists_label), *text != '\0');
}

static void
fst_questions_section_show (FstFormSection *section, FstPrescribing *prescribing, gboolean afresh)
{
  FstQuestionsSection *self = FST_QUESTIONS_SECTION (section);
  g_auto (GStrv) missing =
      fst_assessment_list_missing (fst_prescribing_get_assessment (prescribing));

  g_set_object (&self->prescribing, prescribing);
  if (afresh)
    {
      while (self->rows->len > 0)
        remove_row (self->group, self->rows, g_ptr_array_index (self->rows, 0));
      self->limit = QUESTIONS_AT_ONCE;
    }
  update_questions (self, (const char *const *) missing);
  update_known (self, afresh);
  for (guint i = 0; i < self->rows->len; i++)
    fst_fact_row_show (g_ptr_array_index (self->rows, i), prescribing, afresh);
  for (guint i = 0; i < self->known->len; i++)
    fst_fact_row_show (g_ptr_array_index (self->known, i), prescribing, afresh);
  show_counts (self, (const char *const *) missing);
  show_lists (self, (const char *const *) missing);
}

static void
on_more (FstQuestionsSection *self)
{
  guint n_before = self->rows->len;

  self->limit = G_MAXUINT;
  fst_questions_section_show (FST_FORM_SECTION (self), self->prescribing, FALSE);
  /* The button is gone; the focus goes on to what it has shown. */
  if (self->rows->len > n_before)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, n_before));
}

static GtkWidget *
fst_questions_section_find_fact (FstFormSection *section, const char *fact)
{
  FstQuestionsSection *self = FST_QUESTIONS_SECTION (section);
  FstFactRow *row = find_row (self->rows, fact);

  if (row != NULL || fst_form_has_own_row (fact) || fst_vocabulary_find_fact (fact) == NULL)
    return GTK_WIDGET (row);
  row = find_row (self->known, fact);
  if (row == NULL)
    {
      add_row (self->group, self->rows, fact);
      fst_questions_section_show (section, self->prescribing, FALSE);
      row = find_row (self->rows, fact);
    }
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->known_button), TRUE);
  return GTK_WIDGET (row);
}

static void
fst_questions_section_dispose (GObject *object)
{
  FstQuestionsSection *self = FST_QUESTIONS_SECTION (object);

  g_clear_object (&self->prescribing);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_QUESTIONS_SECTION);
  G_OBJECT_CLASS (fst_questions_section_parent_class)->dispose (object);
}

static void
fst_questions_section_iface_init (FstFormSectionInterface *iface)
{
  iface->show = fst_questions_section_show;
  iface->find_fact = fst_questions_section_find_fact;
}

static void
fst_questions_section_class_init (FstQuestionsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_questions_section_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-questions-section.ui");
  gtk_widget_class_bind_template_child (widget_class, FstQuestionsSection, group);
  gtk_widget_class_bind_template_child (widget_class, FstQuestionsSection, more_button);
  gtk_widget_class_bind_template_child (widget_class, FstQuestionsSection, more_label);
  gtk_widget_class_bind_template_child (widget_class, FstQuestionsSection, lists_label);
  gtk_widget_class_bind_template_child (widget_class, FstQuestionsSection, known_button);
  gtk_widget_class_bind_template_child (widget_class, FstQuestionsSection, known_label);
  gtk_widget_class_bind_template_child (widget_class, FstQuestionsSection, known_group);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
}

static void
fst_questions_section_init (FstQuestionsSection *self)
{
  self->rows = g_ptr_array_new ();
  self->known = g_ptr_array_new ();
  self->limit = QUESTIONS_AT_ONCE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_questions_section_set_policies:
 * @self: a section
 * @policies: (transfer none) (element-type FstPolicy): the documents of the region
 *
 * Names the documents whose missing lists are named.
 */
void
fst_questions_section_set_policies (FstQuestionsSection *self, GPtrArray *policies)
{
  g_return_if_fail (FST_IS_QUESTIONS_SECTION (self));
  g_return_if_fail (policies != NULL);

  g_clear_pointer (&self->policies, g_ptr_array_unref);
  self->policies = g_ptr_array_ref (policies);
}
