#include "config.h"

#include "fst-source-row.h"

#include <glib/gi18n.h>

#include "fst-import-text.h"

struct _FstSourceRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  GtkLabel *description_label;
  GtkWidget *example_label;
  GtkButton *update_button;
  GtkButton *outcome_button;
  GtkButton *remove_button;
};

G_DEFINE_FINAL_TYPE (FstSourceRow, fst_source_row, ADW_TYPE_PREFERENCES_ROW)

static void
fst_source_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_SOURCE_ROW);
  G_OBJECT_CLASS (fst_source_row_parent_class)->dispose (object);
}

static void
fst_source_row_class_init (FstSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_source_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FstSourceRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, FstSourceRow, description_label);
  gtk_widget_class_bind_template_child (widget_class, FstSourceRow, example_label);
  gtk_widget_class_bind_template_child (widget_class, FstSourceRow, update_button);
  gtk_widget_class_bind_template_child (widget_class, FstSourceRow, outcome_button);
  gtk_widget_class_bind_template_child (widget_class, FstSourceRow, remove_button);
}

static void
fst_source_row_init (FstSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Of several buttons that do the same each says to which source. */
static void
set_target (GtkButton *button, const char *source)
{
  g_auto (GStrv) parts = g_strsplit (gtk_button_get_label (button), "_", -1);
  g_autofree char *label = g_strjoinv ("", parts);
  g_autofree char *name = g_strdup_printf ("%s %s", label, source);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", source);
  /* What is written in a button goes before a name that is given to it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * fst_source_row_new:
 * @source: a source
 * @has_outcome: whether the outcome of its last reading can be shown
 *
 * Makes a row for a source.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
fst_source_row_new (const FstCatalogueSource *source, gboolean has_outcome)
{
  FstSourceRow *self;
  g_autofree char *description = NULL;
  gboolean invented;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_object_new (FST_TYPE_SOURCE_ROW, NULL);
  description = fst_import_text_describe_source (source);
  invented = source->n_examples > 0 && source->n_examples == source->n_articles;
  gtk_label_set_label (self->title_label, source->name);
  gtk_label_set_label (self->description_label, description);
  gtk_widget_set_visible (self->example_label, invented);
  gtk_widget_set_visible (GTK_WIDGET (self->update_button), !invented);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome_button), has_outcome);
  set_target (self->update_button, source->name);
  set_target (self->outcome_button, source->name);
  set_target (self->remove_button, source->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  source->name, -1);
  return GTK_WIDGET (self);
}
