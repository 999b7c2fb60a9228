#include "fst-page-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#define MARGIN_SIDE 62.0
#define MARGIN_TOP 56.0
#define MARGIN_BOTTOM 72.0
#define FOOTER_BASELINE (FST_PAGE_HEIGHT - 40.0)
#define FOOTER_SIZE 8.0
#define BODY_BOTTOM (FST_PAGE_HEIGHT - MARGIN_BOTTOM)
#define BODY_WIDTH (FST_PAGE_WIDTH - 2 * MARGIN_SIDE)

/* A text that is longer than anyone writes is shortened, and says so: the whole stands in the
 * register. */
#define MAX_CHARACTERS 40000
#define MAX_LINE_BREAKS 400

/* Distance from line to line, in heights of a line. */
#define LINE_SPACING 1.12

/* A text of so few lines is not broken over pages. */
#define UNBROKEN_LINES 4

/* Sans-serif families, one of which every system has. */
#define FAMILIES                                                                                   \
  "Adwaita Sans, Inter, Cantarell, Noto Sans, DejaVu Sans, Liberation Sans, sans-serif"

static const double ink[3] = { 0.10, 0.10, 0.12 };
static const double grey[3] = { 0.36, 0.36, 0.40 };
static const double pale[3] = { 0.78, 0.78, 0.80 };
static const double watermark_grey[3] = { 0.90, 0.90, 0.91 };

typedef enum
{
  BLOCK_TEXT,
  BLOCK_TASK,  /* text with a box to tick */
  BLOCK_WRITE, /* two lines to write on, with their labels under them */
} BlockKind;

/* What keeps together as far as it can: a label and a text. */
typedef struct
{
  BlockKind kind;
  PangoLayout *label; /* (nullable) */
  PangoLayout *text;
  double x;      /* of the text, from the left margin */
  double space;  /* above, not at the top of a page */
  gboolean rule; /* a thin line above */
  gboolean with_next;
  gboolean more; /* goes on beside the label of the block before */
  gboolean grey;
} Block;

/* What is drawn on a page. */
typedef struct
{
  PangoLayoutLine *line; /* (nullable): NULL is a thin line, or with a height a box */
  double x, y, width, height;
  const double *colour;
} Mark;

struct _FstPageLayout
{
  PangoContext *context;
  double size;
  double label_width;
  GPtrArray *blocks; /* (element-type Block) */
  GPtrArray *pages;  /* (element-type GArray of Mark); empty until finished */
  double y;          /* while finishing: where the next line goes */
  double label_end;  /* and where the label beside it ends; 0 on another page */
  char *footer;
  char *watermark; /* (nullable) */
};

static void
block_free (gpointer data)
{
  Block *block = data;
  g_clear_object (&block->label);
  g_clear_object (&block->text);
  g_free (block);
}

static void
mark_clear (gpointer data)
{
  Mark *mark = data;
  g_clear_pointer (&mark->line, pango_layout_line_unref);
}

static void
page_free (gpointer data)
{
  g_array_unref (data);
}

/**
 * fst_page_layout_new:
 * @size: size of body text in points
 * @label_width: width of the left column in points; 0 for none
 *
 * Makes an empty layout. Text is measured without hinting, so that screen, printer and PDF break
 * lines alike.
 *
 * Returns: (transfer full): a layout
 */
FstPageLayout *
fst_page_layout_new (double size, double label_width)
{
  g_return_val_if_fail (size > 0 && label_width >= 0 && label_width < BODY_WIDTH, NULL);

  FstPageLayout *self = g_new0 (FstPageLayout, 1);
  self->size = size;
  self->label_width = label_width;
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->pages = g_ptr_array_new_with_free_func (page_free);

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  return self;
}

/**
 * fst_page_layout_free:
 * @self: (transfer full): a layout
 *
 * Frees a layout.
 */
void
fst_page_layout_free (FstPageLayout *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->blocks);
  g_object_unref (self->context);
  g_free (self->footer);
  g_free (self->watermark);
  g_free (self);
}

/* Valid UTF-8 of a bearable length. */
static char *
shorten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  guint breaks = 0, n = 0;
  const char *p;

  for (p = valid; *p != '\0' && n < MAX_CHARACTERS && breaks < MAX_LINE_BREAKS;
       p = g_utf8_next_char (p), n++)
    breaks += *p == '\n' || *p == '\r';
  if (*p == '\0')
    return g_steal_pointer (&valid);
  return g_strdup_printf ("%.*s…\n%s", (int) (p - valid), valid,
                          _ ("(Shortened. The whole text is kept in the register.)"));
}

static PangoLayout *
make_text (FstPageLayout *self, double size, PangoWeight weight, double width, const char *text)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autofree char *shown = shorten (text);
  PangoFontDescription *font = pango_font_description_from_string (FAMILIES);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, shown, -1);
  return layout;
}

static PangoLayout *
make_styled (FstPageLayout *self, FstTextStyle style, double width, const char *text)
{
  static const struct
  {
    double scale;
    PangoWeight weight;
  } styles[] = {
    [FST_TEXT_TITLE] = { 2.1, PANGO_WEIGHT_BOLD },
    [FST_TEXT_HEADING] = { 1.15, PANGO_WEIGHT_BOLD },
    [FST_TEXT_LEAD] = { 1.35, PANGO_WEIGHT_BOLD },
    [FST_TEXT_STRONG] = { 1.0, PANGO_WEIGHT_BOLD },
    [FST_TEXT_BODY] = { 1.0, PANGO_WEIGHT_NORMAL },
    [FST_TEXT_SMALL] = { 0.86, PANGO_WEIGHT_NORMAL },
  };
  return make_text (self, self->size * styles[style].scale, styles[style].weight, width, text);
}

static Block *
add_block (FstPageLayout *self, BlockKind kind, FstTextStyle style, double x, const char *text)
{
  Block *block = g_new0 (Block, 1);
  block->kind = kind;
  block->x = x;
  block->text = make_styled (self, style, BODY_WIDTH - x, text);
  block->grey = style == FST_TEXT_SMALL;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * fst_page_layout_add_heading:
 * @self: a layout
 * @style: %FST_TEXT_TITLE or %FST_TEXT_HEADING
 * @text: words
 *
 * Adds a heading over the whole width that stays with what follows.
 */
void
fst_page_layout_add_heading (FstPageLayout *self, FstTextStyle style, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  Block *block = add_block (self, BLOCK_TEXT, style, 0, text);
  block->with_next = TRUE;
  block->rule = style == FST_TEXT_HEADING;
  block->space = self->size * (style == FST_TEXT_HEADING ? 1.1 : 0);
}

/**
 * fst_page_layout_add_row:
 * @self: a layout
 * @label: (nullable): what the text is about, in the left column
 * @style: how the text looks
 * @text: words
 *
 * Adds a text with its label.
 */
void
fst_page_layout_add_row (FstPageLayout *self,
                         const char *label,
                         FstTextStyle style,
                         const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  Block *block = add_block (self, BLOCK_TEXT, style, self->label_width, text);
  block->space = self->size * 0.45;
  if (label != NULL && self->label_width > 0)
    block->label = make_text (self, self->size * 0.92, PANGO_WEIGHT_NORMAL,
                              self->label_width - self->size, label);
}

/**
 * fst_page_layout_add_more:
 * @self: a layout
 * @style: how the text looks
 * @text: words
 *
 * Adds a text close under the row before, which stays with it.
 */
void
fst_page_layout_add_more (FstPageLayout *self, FstTextStyle style, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL && self->blocks->len > 0);

  Block *before = self->blocks->pdata[self->blocks->len - 1];
  before->with_next = TRUE;
  Block *block = add_block (self, BLOCK_TEXT, style, before->x, text);
  block->space = self->size * 0.12;
  block->more = TRUE;
}

/**
 * fst_page_layout_add_task:
 * @self: a layout
 * @label: who does it
 * @text: what is to be done
 *
 * Adds something to do, with a box to tick.
 */
void
fst_page_layout_add_task (FstPageLayout *self, const char *label, const char *text)
{
  g_return_if_fail (self != NULL && label != NULL && text != NULL);

  Block *block =
      add_block (self, BLOCK_TASK, FST_TEXT_BODY, self->label_width + self->size * 1.5, text);
  block->space = self->size * 0.45;
  block->label = make_text (self, self->size * 0.92, PANGO_WEIGHT_NORMAL,
                            self->label_width - self->size, label);
}

/**
 * fst_page_layout_add_lines_to_write_on:
 * @self: a layout
 * @left: what is written on the left line
 * @right: what is written on the right line
 *
 * Adds two lines to write on by hand, with room above them.
 */
void
fst_page_layout_add_lines_to_write_on (FstPageLayout *self, const char *left, const char *right)
{
  g_return_if_fail (self != NULL && left != NULL && right != NULL);

  Block *block = add_block (self, BLOCK_WRITE, FST_TEXT_SMALL, BODY_WIDTH * 0.62, right);
  block->label = make_styled (self, FST_TEXT_SMALL, BODY_WIDTH * 0.56, left);
  block->space = self->size * 3.6;
}

/**
 * fst_page_layout_set_footer:
 * @self: a layout
 * @text: what stands at the left of every page's foot; the page's number stands at the right
 *
 * Sets the footer.
 */
void
fst_page_layout_set_footer (FstPageLayout *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);
  g_set_str (&self->footer, text);
}

/**
 * fst_page_layout_set_watermark:
 * @self: a layout
 * @text: a word
 *
 * Sets the word that lies in large grey letters across every page.
 */
void
fst_page_layout_set_watermark (FstPageLayout *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);
  g_set_str (&self->watermark, text);
}

static double
height_of (PangoLayout *layout)
{
  int height;
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE * LINE_SPACING;
}

static double
first_line_height (PangoLayout *layout)
{
  PangoRectangle extents;
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  pango_layout_iter_free (iter);
  return (double) extents.height / PANGO_SCALE;
}

static void
add_page (FstPageLayout *self)
{
  GArray *page = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (page, mark_clear);
  g_ptr_array_add (self->pages, page);
  self->y = MARGIN_TOP;
  self->label_end = 0;
}

static void
add_mark (FstPageLayout *self, guint page, Mark mark)
{
  g_array_append_val (self->pages->pdata[page], mark);
}

/* Places a layout's lines from a page and a height on, taking new pages as it needs them; leaves
 * self->y below. */
static void
place_text (
    FstPageLayout *self, PangoLayout *layout, guint page, double y, double x, const double *colour)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle extents;
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      double height = (double) extents.height / PANGO_SCALE;
      double ascent = (double) (pango_layout_iter_get_baseline (iter) - extents.y) / PANGO_SCALE;
      if (y + height > BODY_BOTTOM && y > MARGIN_TOP)
        {
          if (++page == self->pages->len)
            add_page (self);
          y = MARGIN_TOP;
        }
      PangoLayoutLine *line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
      double inset = (double) extents.x / PANGO_SCALE;
      add_mark (
          self, page,
          (Mark){ .line = line, .x = MARGIN_SIDE + x + inset, .y = y + ascent, .colour = colour });
      y += height * LINE_SPACING;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  self->y = y;
}

static void
place_write_lines (FstPageLayout *self, Block *block)
{
  guint page = self->pages->len - 1;
  double y = self->y;

  add_mark (self, page,
            (Mark){ .x = MARGIN_SIDE, .y = y, .width = BODY_WIDTH * 0.56, .colour = grey });
  add_mark (
      self, page,
      (Mark){
          .x = MARGIN_SIDE + block->x, .y = y, .width = BODY_WIDTH - block->x, .colour = grey });
  place_text (self, block->label, page, y + 3, 0, grey);
  place_text (self, block->text, page, y + 3, block->x, grey);
}

static void
place_block (FstPageLayout *self, Block *block)
{
  guint page = self->pages->len - 1;
  double y = self->y;

  if (block->kind == BLOCK_WRITE)
    {
      place_write_lines (self, block);
      return;
    }
  if (block->rule)
    {
      add_mark (self, page,
                (Mark){ .x = MARGIN_SIDE, .y = y, .width = BODY_WIDTH, .colour = pale });
      y += self->size * 0.5;
    }
  if (block->kind == BLOCK_TASK)
    add_mark (self, page,
              (Mark){ .x = MARGIN_SIDE + self->label_width,
                      .y = y + self->size * 0.2,
                      .width = self->size * 0.78,
                      .height = self->size * 0.78,
                      .colour = grey });
  if (block->label != NULL)
    {
      /* A smaller text stands on the same first line as a larger one. */
      double offset =
          (pango_layout_get_baseline (block->text) - pango_layout_get_baseline (block->label))
          / (double) PANGO_SCALE;
      place_text (self, block->label, page, y + MAX (offset, 0), 0, grey);
      self->label_end = self->y;
    }
  place_text (self, block->text, page, y, block->x, block->grey ? grey : ink);
}

/* The room that a block and what must stay with it want on one page. */
static double
wanted_height (FstPageLayout *self, guint index)
{
  double height = 0;
  for (guint i = index; i < self->blocks->len; i++)
    {
      Block *block = self->blocks->pdata[i];
      gboolean whole =
          block->with_next || pango_layout_get_line_count (block->text) <= UNBROKEN_LINES;
      double own = whole ? height_of (block->text) : first_line_height (block->text);
      if (block->label != NULL)
        own = MAX (own, height_of (block->label));
      height += own + (i > index ? block->space : 0) + (block->rule ? self->size * 0.5 : 0);
      if (!block->with_next)
        break;
    }
  return height;
}

/**
 * fst_page_layout_finish:
 * @self: a layout to which everything has been added
 *
 * Breaks the text into pages.
 *
 * Returns: the number of pages, at least 1
 */
int
fst_page_layout_finish (FstPageLayout *self)
{
  g_return_val_if_fail (self != NULL && self->pages->len == 0, 0);

  add_page (self);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = self->blocks->pdata[i];
      if (!block->more)
        self->y = MAX (self->y, self->label_end);
      gboolean at_top = self->y <= MARGIN_TOP;
      double space = at_top && block->kind != BLOCK_WRITE ? 0 : block->space;
      double wanted = wanted_height (self, i);
      /* What is longer than a page is broken wherever it stands. */
      if (!at_top && self->y + space + wanted > BODY_BOTTOM && wanted < BODY_BOTTOM - MARGIN_TOP)
        {
          add_page (self);
          space = block->kind == BLOCK_WRITE ? block->space : 0;
        }
      self->y += space;
      place_block (self, block);
    }
  return (int) self->pages->len;
}

static void
draw_watermark (FstPageLayout *self, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout =
      make_text (self, 110, PANGO_WEIGHT_BOLD, FST_PAGE_HEIGHT, self->watermark);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  double width = (double) extents.width / PANGO_SCALE;
  /* It reaches from corner to corner, whatever the word is in the user's language. */
  double scale = 0.72 * hypot (FST_PAGE_WIDTH, FST_PAGE_HEIGHT) / MAX (width, 1);
  cairo_save (cr);
  cairo_set_source_rgb (cr, watermark_grey[0], watermark_grey[1], watermark_grey[2]);
  cairo_translate (cr, FST_PAGE_WIDTH / 2, FST_PAGE_HEIGHT / 2);
  cairo_rotate (cr, -atan2 (FST_PAGE_HEIGHT, FST_PAGE_WIDTH));
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, -width / 2, -(double) extents.height / PANGO_SCALE / 2);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static void
draw_footer (FstPageLayout *self, cairo_t *cr, int page)
{
  /* Translators: number of the page, number of pages */
  g_autofree char *number = g_strdup_printf (_ ("Page %d of %d"), page + 1, (int) self->pages->len);
  g_autoptr (PangoLayout) right =
      make_text (self, FOOTER_SIZE, PANGO_WEIGHT_NORMAL, BODY_WIDTH, number);
  g_autoptr (PangoLayout) left =
      make_text (self, FOOTER_SIZE, PANGO_WEIGHT_NORMAL, BODY_WIDTH * 0.8,
                 self->footer != NULL ? self->footer : "");

  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (right, PANGO_ALIGN_RIGHT);
  cairo_set_source_rgb (cr, grey[0], grey[1], grey[2]);
  cairo_move_to (cr, MARGIN_SIDE, FOOTER_BASELINE - FOOTER_SIZE);
  pango_cairo_show_layout (cr, left);
  cairo_move_to (cr, MARGIN_SIDE, FOOTER_BASELINE - FOOTER_SIZE);
  pango_cairo_show_layout (cr, right);
}

static void
draw_mark (const Mark *mark, cairo_t *cr)
{
  cairo_set_source_rgb (cr, mark->colour[0], mark->colour[1], mark->colour[2]);
  if (mark->line != NULL)
    {
      cairo_move_to (cr, mark->x, mark->y);
      pango_cairo_show_layout_line (cr, mark->line);
      return;
    }
  cairo_set_line_width (cr, 0.6);
  if (mark->height > 0)
    cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
  else
    {
      cairo_move_to (cr, mark->x, mark->y);
      cairo_rel_line_to (cr, mark->width, 0);
    }
  cairo_stroke (cr);
}

/**
 * fst_page_layout_draw:
 * @self: a finished layout
 * @cr: where to draw; one unit is one point, the origin the page's upper left corner
 * @page: number of the page, from 0
 *
 * Draws one page.
 */
void
fst_page_layout_draw (FstPageLayout *self, cairo_t *cr, int page)
{
  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (page >= 0 && page < (int) self->pages->len);

  cairo_save (cr);
  if (self->watermark != NULL)
    draw_watermark (self, cr);
  GArray *marks = self->pages->pdata[page];
  for (guint i = 0; i < marks->len; i++)
    draw_mark (&g_array_index (marks, Mark, i), cr);
  draw_footer (self, cr, page);
  cairo_restore (cr);
}
