#include "config.h"

#include "fst-import-source-group.h"

#include <glib/gi18n.h>

#include "fst-catalogue-source.h"
#include "fst-import-text.h"
#include "fst-text-drop-down.h"

struct _FstImportSourceGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *sources; /* (nullable) (element-type FstCatalogueSource): the earlier ones */
  char *file_name;
  gboolean updating;

  AdwActionRow *file_row;
  GtkWidget *earlier_row;
  GtkLabel *earlier_label;
  FstTextDropDown *earlier_list;
  AdwEntryRow *name_row;
  GtkLabel *source_label;
};

G_DEFINE_FINAL_TYPE (FstImportSourceGroup, fst_import_source_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const FstCatalogueSource *
find_source (FstImportSourceGroup *self, const char *name)
{
  for (guint i = 0; self->sources != NULL && i < self->sources->len; i++)
    {
      const FstCatalogueSource *source = g_ptr_array_index (self->sources, i);

      if (g_str_equal (source->name, name))
        return source;
    }
  return NULL;
}

static void
update_source (FstImportSourceGroup *self)
{
  const FstCatalogueSource *source = find_source (self, fst_import_source_group_get_source (self));
  g_autofree char *description = source != NULL ? fst_import_text_describe_source (source) : NULL;
  g_autofree char *text =
      source != NULL
          /* Translators: the name of a source, and what was read in of it last time */
          ? g_strdup_printf (_ ("Updates “%s”: %s."), source->name, description)
          : g_strdup (_ ("A new source. Others stay as they are."));

  gtk_label_set_label (self->source_label, text);
}

static void
name_changed_cb (FstImportSourceGroup *self)
{
  if (self->updating)
    return;
  update_source (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The first row is a new source, the others are the earlier ones. */
static void
earlier_chosen_cb (FstImportSourceGroup *self)
{
  guint position = fst_text_drop_down_get_selected (self->earlier_list);
  const FstCatalogueSource *source =
      position > 0 ? g_ptr_array_index (self->sources, position - 1) : NULL;

  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name_row),
                         source != NULL ? source->name : self->file_name);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), source == NULL);
  update_source (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
list_earlier (FstImportSourceGroup *self, const char *source)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Nothing read in so far"));
  for (guint i = 0; i < self->sources->len; i++)
    {
      const FstCatalogueSource *earlier = g_ptr_array_index (self->sources, i);

      gtk_string_list_append (names, earlier->name);
      if (g_str_equal (earlier->name, source))
        selected = i + 1;
    }
  fst_text_drop_down_set_texts (self->earlier_list, G_LIST_MODEL (names));
  fst_text_drop_down_set_selected (self->earlier_list, selected);
  gtk_widget_set_visible (self->earlier_row, self->sources->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), selected == 0);
}

static gboolean
fst_import_source_group_grab_focus (GtkWidget *widget)
{
  FstImportSourceGroup *self = FST_IMPORT_SOURCE_GROUP (widget);

  return gtk_widget_get_visible (self->earlier_row)
             ? gtk_widget_grab_focus (GTK_WIDGET (self->earlier_list))
             : gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
fst_import_source_group_dispose (GObject *object)
{
  FstImportSourceGroup *self = FST_IMPORT_SOURCE_GROUP (object);

  g_clear_pointer (&self->sources, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_IMPORT_SOURCE_GROUP);
  G_OBJECT_CLASS (fst_import_source_group_parent_class)->dispose (object);
}

static void
fst_import_source_group_finalize (GObject *object)
{
  g_free (FST_IMPORT_SOURCE_GROUP (object)->file_name);
  G_OBJECT_CLASS (fst_import_source_group_parent_class)->finalize (object);
}

static void
fst_import_source_group_class_init (FstImportSourceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_import_source_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_import_source_group_finalize;
  widget_class->grab_focus = fst_import_source_group_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", FST_TYPE_IMPORT_SOURCE_GROUP, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", FST_TYPE_IMPORT_SOURCE_GROUP, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (FST_TYPE_TEXT_DROP_DOWN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-import-source-group.ui");
  gtk_widget_class_bind_template_child (widget_class, FstImportSourceGroup, file_row);
  gtk_widget_class_bind_template_child (widget_class, FstImportSourceGroup, earlier_row);
  gtk_widget_class_bind_template_child (widget_class, FstImportSourceGroup, earlier_label);
  gtk_widget_class_bind_template_child (widget_class, FstImportSourceGroup, earlier_list);
  gtk_widget_class_bind_template_child (widget_class, FstImportSourceGroup, name_row);
  gtk_widget_class_bind_template_child (widget_class, FstImportSourceGroup, source_label);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_chosen_cb);
}

static void
fst_import_source_group_init (FstImportSourceGroup *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fst_text_drop_down_set_title (self->earlier_list, self->earlier_label);
  self->updating = FALSE;
}

/**
 * fst_import_source_group_set_file:
 * @self: the group
 * @file: what is to be read
 * @source: the source that it belongs to
 * @sources: (element-type FstCatalogueSource): the earlier sources
 *
 * Says which file it is.
 */
void
fst_import_source_group_set_file (FstImportSourceGroup *self,
                                  GFile *file,
                                  const char *source,
                                  GPtrArray *sources)
{
  g_autofree char *name = NULL;

  g_return_if_fail (FST_IS_IMPORT_SOURCE_GROUP (self));
  g_return_if_fail (G_IS_FILE (file) && source != NULL && sources != NULL);

  name = g_file_get_basename (file);
  g_free (self->file_name);
  self->file_name = g_filename_display_name (name);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = g_ptr_array_ref (sources);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), self->file_name);
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), source);
  self->updating = FALSE;
  list_earlier (self, source);
  update_source (self);
}

/**
 * fst_import_source_group_set_kind:
 * @self: the group
 * @kind: what kind of file it is, as a preview has it
 *
 * Says what kind of file it is.
 */
void
fst_import_source_group_set_kind (FstImportSourceGroup *self, const char *kind)
{
  g_return_if_fail (FST_IS_IMPORT_SOURCE_GROUP (self));

  adw_action_row_set_subtitle (self->file_row, fst_import_text_get_kind (kind));
}

/**
 * fst_import_source_group_get_source:
 * @self: the group
 *
 * Gets the name of the source.
 *
 * Returns: (transfer none): the name, which may be empty
 */
const char *
fst_import_source_group_get_source (FstImportSourceGroup *self)
{
  g_return_val_if_fail (FST_IS_IMPORT_SOURCE_GROUP (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->name_row));
}
