#include "config.h"

#include "fst-payer-facts.h"

#include <glib/gi18n.h>

#include "fst-fact-row.h"
#include "fst-fact-text.h"
#include "fst-form-state.h"

/* As many open facts as one takes in at a glance. */
#define FACTS_AT_ONCE 4

struct _FstPayerFacts
{
  GtkBox parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *more_button;
  GtkLabel *more_label;
  GtkLabel *lists_label;

  GPtrArray *rows; /* (element-type FstFactRow): in the order shown */
  gboolean all;    /* the user has asked for all of them */
};

G_DEFINE_FINAL_TYPE (FstPayerFacts, fst_payer_facts, GTK_TYPE_BOX)

static gboolean
has_row (FstPayerFacts *self, const char *fact)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (fst_fact_row_get_fact (g_ptr_array_index (self->rows, i)), fact))
      return TRUE;
  return FALSE;
}

static void
remove_row (FstPayerFacts *self, guint i)
{
  adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_remove_index (self->rows, i);
}

static void
add_row (FstPayerFacts *self, const char *fact)
{
  GtkWidget *row = fst_fact_row_new (fact);

  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
decides (const FstPayerGrid *grid, const char *fact)
{
  return g_strv_contains ((const char *const *) grid->device_facts, fact)
         || g_strv_contains ((const char *const *) grid->other_facts, fact);
}

static gboolean
is_answered (FstPrescribing *prescribing, const char *fact)
{
  return fst_form_get_fact_state (fst_prescribing_get_draft (prescribing),
                                  fst_prescribing_get_facts (prescribing), fact)
      .answered;
}

/* A row goes only when it is unanswered, decides nothing any more and is not being edited. */
static void
remove_needless (FstPayerFacts *self, FstPrescribing *prescribing, const FstPayerGrid *grid)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i - 1);
      const char *fact = fst_fact_row_get_fact (FST_FACT_ROW (row));
      gboolean focused = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

      if (!focused && !is_answered (prescribing, fact) && !decides (grid, fact))
        remove_row (self, i - 1);
    }
}

/* Gives how many facts are left without a row. */
static guint
add_needed (FstPayerFacts *self, FstPrescribing *prescribing, const FstPayerGrid *grid)
{
  GStrv facts[] = { grid->device_facts, grid->other_facts };
  guint n_open = 0, n_left = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n_open += !is_answered (prescribing, fst_fact_row_get_fact (g_ptr_array_index (self->rows, i)));
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    for (char **fact = facts[i]; *fact; fact++)
      {
        if (has_row (self, *fact))
          continue;
        if (!self->all && (facts[i] == grid->other_facts || n_open >= FACTS_AT_ONCE))
          {
            n_left++;
            continue;
          }
        add_row (self, *fact);
        n_open++;
      }
  return n_left;
}

static void
show_lists (FstPayerFacts *self, const FstPayerGrid *grid)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *text = NULL;

  for (char **list = grid->lists; *list; list++)
    g_strv_builder_take (labels, fst_fact_format_label (*list));
  names = g_strv_builder_end (labels);
  joined = g_strjoinv (", ", names);
  /* Translators: %s are lists of ISO codes */
  text = g_strdup_printf (_ ("Some answers hang on lists that have not been read in: %s"), joined);
  gtk_label_set_text (self->lists_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->lists_label), names[0] != NULL);
}

static void
on_more (FstPayerFacts *self)
{
  guint n_before = self->rows->len;

  self->all = TRUE;
  g_signal_emit_by_name (self, "more");
  /* The button is gone; the focus goes on to what it has shown. */
  if (self->rows->len > n_before)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, n_before));
}

static void
fst_payer_facts_dispose (GObject *object)
{
  FstPayerFacts *self = FST_PAYER_FACTS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_PAYER_FACTS);
  G_OBJECT_CLASS (fst_payer_facts_parent_class)->dispose (object);
}

static void
fst_payer_facts_class_init (FstPayerFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_payer_facts_dispose;
  g_signal_new ("more", FST_TYPE_PAYER_FACTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-payer-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, FstPayerFacts, group);
  gtk_widget_class_bind_template_child (widget_class, FstPayerFacts, more_button);
  gtk_widget_class_bind_template_child (widget_class, FstPayerFacts, more_label);
  gtk_widget_class_bind_template_child (widget_class, FstPayerFacts, lists_label);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
}

static void
fst_payer_facts_init (FstPayerFacts *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_payer_facts_show:
 * @self: rows
 * @prescribing: what is known of the device
 * @grid: who pays where
 *
 * Shows the facts that still decide and those that have been answered. What is shown keeps its
 * place.
 */
void
fst_payer_facts_show (FstPayerFacts *self, FstPrescribing *prescribing, const FstPayerGrid *grid)
{
  g_autofree char *more = NULL;
  guint n_left;

  g_return_if_fail (FST_IS_PAYER_FACTS (self));
  g_return_if_fail (FST_IS_PRESCRIBING (prescribing) && grid != NULL);

  remove_needless (self, prescribing, grid);
  n_left = add_needed (self, prescribing, grid);
  for (guint i = 0; i < self->rows->len; i++)
    fst_fact_row_show (g_ptr_array_index (self->rows, i), prescribing, FALSE);
  more = g_strdup_printf (
      g_dngettext (NULL, "Show %u more question", "Show %u more questions", n_left), n_left);
  gtk_label_set_text (self->more_label, more);
  gtk_widget_set_visible (self->more_button, n_left > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->group), self->rows->len > 0);
  show_lists (self, grid);
}

/**
 * fst_payer_facts_reset:
 * @self: rows
 *
 * Takes all rows away: another device is another question.
 */
void
fst_payer_facts_reset (FstPayerFacts *self)
{
  g_return_if_fail (FST_IS_PAYER_FACTS (self));

  while (self->rows->len > 0)
    remove_row (self, self->rows->len - 1);
  self->all = FALSE;
}
