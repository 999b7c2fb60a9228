#include "config.h"

#include "fst-ladder-view.h"

#include <glib/gi18n.h>

/* A level's card; the mark says that the needs stand here. */
typedef struct
{
  const FstLadderStep *step;
  GtkWidget *card;
  GtkWidget *mark;
  GtkImage *mark_icon;
  GtkLabel *mark_label;
} StepCard;

/* A need's button. */
typedef struct
{
  const FstLadderNeed *need;
  GtkToggleButton *button;
} NeedButton;

/* Where something stands while there is room for a column for each area. */
typedef struct
{
  GtkWidget *widget;
  int column, row;
} Cell;

struct _FstLadderView
{
  GtkBox parent_instance;

  FstLadder *ladder; /* (nullable) */
  GArray *cards;     /* StepCard */
  GArray *buttons;   /* NeedButton */
  GArray *cells;     /* Cell: what stands on the grid, area by area */
  gboolean narrow;
  GtkGrid *grid;
  GtkBox *others; /* needs without a level */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (FstLadderView, fst_ladder_view, GTK_TYPE_BOX)

enum
{
  NEED_TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text, const char *style, GtkAccessibleRole role)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                    PANGO_WRAP_WORD_CHAR, "accessible-role", role, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

static void
on_toggled (FstLadderView *self, GtkToggleButton *button)
{
  for (guint i = 0; !self->updating && i < self->buttons->len; i++)
    {
      const NeedButton *one = &g_array_index (self->buttons, NeedButton, i);

      if (one->button == button)
        {
          g_signal_emit (self, signals[NEED_TOGGLED], 0, one->need->need->id,
                         one->need->area ? one->need->area->id : NULL,
                         gtk_toggle_button_get_active (button));
          return;
        }
    }
}

static GtkWidget *
make_need (FstLadderView *self, const FstLadderNeed *need)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (_ (need->need->label));
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));
  const NeedButton one = { need, GTK_TOGGLE_BUTTON (button) };

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (button, "chip");
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  g_array_append_val (self->buttons, one);
  return button;
}

static GtkWidget *
make_needs (FstLadderView *self, GPtrArray *needs)
{
  GtkWidget *box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, NULL);

  for (guint i = 0; i < needs->len; i++)
    {
      const FstLadderNeed *need = g_ptr_array_index (needs, i);
      g_autofree char *condition = fst_ladder_need_format_condition (need);

      adw_wrap_box_append (ADW_WRAP_BOX (box), make_need (self, need));
      if (condition != NULL)
        adw_wrap_box_append (ADW_WRAP_BOX (box),
                             make_label (condition, "caption", GTK_ACCESSIBLE_ROLE_LABEL));
    }
  return box;
}

static GtkWidget *
make_mark (StepCard *card)
{
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = make_label ("", "caption-heading", GTK_ACCESSIBLE_ROLE_LABEL);

  card->mark = mark;
  card->mark_icon = GTK_IMAGE (icon);
  card->mark_label = GTK_LABEL (label);
  gtk_box_append (GTK_BOX (mark), icon);
  gtk_box_append (GTK_BOX (mark), label);
  gtk_widget_set_visible (mark, FALSE);
  return mark;
}

static GtkWidget *
make_card (FstLadderView *self, const FstLadderStep *step)
{
  g_autofree char *name = fst_ladder_step_format (step);
  /* Translators: a level of a region's order of priority, such as "Level 2 of 4" */
  g_autofree char *title = g_strdup_printf (_ ("Level %d of %d"), step->level, step->of);
  g_autofree char *sections = fst_ladder_step_format_sections (step);
  g_autofree char *citation = g_strdup_printf (_ ("Section %s"), sections);
  StepCard card = { step };
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  card.card = box;
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "step");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), make_label (title, "heading", GTK_ACCESSIBLE_ROLE_LABEL));
  gtk_box_append (GTK_BOX (box), make_mark (&card));
  gtk_box_append (GTK_BOX (box), make_needs (self, step->needs));
  gtk_box_append (GTK_BOX (box), make_label (citation, "caption", GTK_ACCESSIBLE_ROLE_LABEL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_array_append_val (self->cards, card);
  return box;
}

/* Row by row as in a table, or, where there is no room for that, one below the other. */
static void
arrange (FstLadderView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      g_object_set (gtk_layout_manager_get_layout_child (layout, cell->widget), "column",
                    self->narrow ? 0 : cell->column, "row", self->narrow ? (int) i : cell->row,
                    NULL);
    }
}

static void
add_cell (FstLadderView *self, GtkWidget *widget, int column, int row)
{
  const Cell cell = { widget, column, row };

  if (row == 0)
    gtk_widget_set_valign (widget, GTK_ALIGN_END);
  gtk_grid_attach (self->grid, widget, column, row, 1, 1);
  g_array_append_val (self->cells, cell);
}

/* Steps of one area follow on each other; an area's name is its column's first row. */
static void
fill_grid (FstLadderView *self)
{
  const FstTerm *area = NULL;
  int column = 0;

  for (guint i = 0; i < self->ladder->steps->len; i++)
    {
      const FstLadderStep *step = g_ptr_array_index (self->ladder->steps, i);

      if (step->area != area)
        {
          area = step->area;
          add_cell (self, make_label (_ (area->label), "title-4", GTK_ACCESSIBLE_ROLE_HEADING),
                    ++column, 0);
        }
      add_cell (self, make_card (self, step), column, step->level);
    }
  arrange (self);
}

static void
add_others (FstLadderView *self, const char *title, GPtrArray *needs)
{
  GtkWidget *box;

  if (needs->len == 0)
    return;
  box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                      "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), make_label (title, "heading", GTK_ACCESSIBLE_ROLE_HEADING));
  gtk_box_append (GTK_BOX (box), make_needs (self, needs));
  gtk_box_append (self->others, box);
}

/**
 * fst_ladder_view_set_narrow:
 * @self: a view
 * @narrow: whether there is no room for areas beside each other
 *
 * Puts the areas beside each other, or one below the other.
 */
void
fst_ladder_view_set_narrow (FstLadderView *self, gboolean narrow)
{
  g_return_if_fail (FST_IS_LADDER_VIEW (self));

  self->narrow = narrow;
  arrange (self);
}

/**
 * fst_ladder_view_set_ladder:
 * @self: a view
 * @ladder: the ladder to show
 *
 * Shows a ladder, with nothing chosen on it. Main thread.
 */
void
fst_ladder_view_set_ladder (FstLadderView *self, FstLadder *ladder)
{
  g_return_if_fail (FST_IS_LADDER_VIEW (self));
  g_return_if_fail (ladder != NULL);

  g_array_set_size (self->cards, 0);
  g_array_set_size (self->buttons, 0);
  for (guint i = 0; i < self->cells->len; i++)
    gtk_grid_remove (self->grid, g_array_index (self->cells, Cell, i).widget);
  g_array_set_size (self->cells, 0);
  clear_box (self->others);
  fst_ladder_ref (ladder);
  g_clear_pointer (&self->ladder, fst_ladder_unref);
  self->ladder = ladder;
  fill_grid (self);
  add_others (self, _ ("Left to Your Judgement"), ladder->judged);
  /* Without a ladder there is nothing to be left off. */
  if (ladder->steps->len > 0)
    add_others (self, _ ("Not Spoken Of"), ladder->unplaced);
}

/* Whether a need is among those that have been chosen, in the area that has been. */
static gboolean
is_chosen (const FstLadderNeed *need, FstFacts *facts)
{
  GVariant *needs = fst_facts_lookup (facts, "need");
  GVariant *area = fst_facts_lookup (facts, "need-area");
  g_autofree const char **names = needs ? g_variant_get_strv (needs, NULL) : NULL;

  if (names == NULL || !g_strv_contains (names, need->need->id))
    return FALSE;
  return !need->area || (area && g_str_equal (g_variant_get_string (area, NULL), need->area->id));
}

static void
mark (StepCard *card, const char *icon, const char *text)
{
  gtk_widget_set_visible (card->mark, text != NULL);
  gtk_image_set_from_icon_name (card->mark_icon, icon);
  gtk_label_set_label (card->mark_label, text ? text : "");
  if (text != NULL)
    gtk_widget_add_css_class (card->card, "here");
  else
    gtk_widget_remove_css_class (card->card, "here");
}

static void
show_mark (StepCard *card, const FstLadderPlace *place)
{
  FstStatus status = fst_ladder_place_get_decision (place)->status;

  if (card->step == place->at && status == FST_STATUS_MISSING_FACTS)
    mark (card, "document-edit-symbolic", _ ("Here, unless something above says otherwise"));
  else if (card->step == place->at)
    mark (card, "object-select-symbolic", _ ("The need stands here"));
  else if (place->at == NULL && status == FST_STATUS_JUDGEMENT
           && g_ptr_array_find (place->steps, card->step, NULL))
    mark (card, "dialog-question-symbolic", _ ("One of the needs stands here"));
  else if (place->at == NULL && status == FST_STATUS_MISSING_FACTS
           && g_ptr_array_find (place->steps, card->step, NULL))
    mark (card, "dialog-question-symbolic", _ ("Perhaps here"));
  else
    mark (card, NULL, NULL);
}

/**
 * fst_ladder_view_show_place:
 * @self: a view
 * @place: where needs stand on the ladder that is shown
 *
 * Shows which needs have been chosen, and where they stand. The focus stays where it is.
 */
void
fst_ladder_view_show_place (FstLadderView *self, const FstLadderPlace *place)
{
  g_return_if_fail (FST_IS_LADDER_VIEW (self));
  g_return_if_fail (place != NULL && place->ladder == self->ladder);

  self->updating = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      const NeedButton *one = &g_array_index (self->buttons, NeedButton, i);

      gtk_toggle_button_set_active (one->button, is_chosen (one->need, place->subject->facts));
    }
  self->updating = FALSE;
  for (guint i = 0; i < self->cards->len; i++)
    show_mark (&g_array_index (self->cards, StepCard, i), place);
}

static void
fst_ladder_view_finalize (GObject *object)
{
  FstLadderView *self = FST_LADDER_VIEW (object);

  g_array_unref (self->cards);
  g_array_unref (self->buttons);
  g_array_unref (self->cells);
  g_clear_pointer (&self->ladder, fst_ladder_unref);
  G_OBJECT_CLASS (fst_ladder_view_parent_class)->finalize (object);
}

static void
fst_ladder_view_class_init (FstLadderViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fst_ladder_view_finalize;
  signals[NEED_TOGGLED] =
      g_signal_new ("need-toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
fst_ladder_view_init (FstLadderView *self)
{
  self->cards = g_array_new (FALSE, FALSE, sizeof (StepCard));
  self->buttons = g_array_new (FALSE, FALSE, sizeof (NeedButton));
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->grid = GTK_GRID (gtk_grid_new ());
  self->others = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 9);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->others));
}
