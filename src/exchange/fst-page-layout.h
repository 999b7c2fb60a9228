#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Text that flows over A4 pages: titles, headings, paragraphs, rows with a label in the left
 * column. Lengths are points (1/72 inch). One thread. */

#define FST_PAGE_WIDTH 595.276
#define FST_PAGE_HEIGHT 841.890

typedef enum
{
  FST_TEXT_TITLE,
  FST_TEXT_HEADING,
  FST_TEXT_LEAD, /* the one thing that a section is about */
  FST_TEXT_STRONG,
  FST_TEXT_BODY,
  FST_TEXT_SMALL, /* what is looked up rather than read */
} FstTextStyle;

typedef struct _FstPageLayout FstPageLayout;

FstPageLayout *fst_page_layout_new (double size, double label_width);
void fst_page_layout_free (FstPageLayout *self);

void fst_page_layout_add_heading (FstPageLayout *self, FstTextStyle style, const char *text);
void fst_page_layout_add_row (FstPageLayout *self,
                              const char *label,
                              FstTextStyle style,
                              const char *text);
void fst_page_layout_add_more (FstPageLayout *self, FstTextStyle style, const char *text);
void fst_page_layout_add_task (FstPageLayout *self, const char *label, const char *text);
void
fst_page_layout_add_lines_to_write_on (FstPageLayout *self, const char *left, const char *right);

void fst_page_layout_set_footer (FstPageLayout *self, const char *text);
void fst_page_layout_set_watermark (FstPageLayout *self, const char *text);

int fst_page_layout_finish (FstPageLayout *self);
void fst_page_layout_draw (FstPageLayout *self, cairo_t *cr, int page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstPageLayout, fst_page_layout_free)

G_END_DECLS
