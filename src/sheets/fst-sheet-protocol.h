#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What forskrivarstod-sheets writes to standard output, and FstSheetReader reads.
 *
 * The four bytes of FST_SHEET_MAGIC, then frames: a byte that says which, the payload's length (32
 * bits), the payload. Numbers are big-endian, texts UTF-8 without a zero byte. Kind, all sheets and
 * the chosen sheet come first, in this order, then rows; END or ERROR is last. What stops without
 * one of them has died. */

/* The last byte is the version. */
#define FST_SHEET_MAGIC "FST\1"

/* The longest payload: a row of 1000 cells of 64 KiB. */
#define FST_SHEET_MAX_PAYLOAD (64 * 1024 * 1024 + 64 * 1024)

typedef enum
{
  FST_SHEET_FRAME_KIND = 'K',     /* "xlsx", "xls" or "ods" */
  FST_SHEET_FRAME_SHEET = 'S',    /* rows (64 bits, all set where not known), name */
  FST_SHEET_FRAME_CHOSEN = 'C',   /* number of the sheet whose rows follow (32 bits), from 0 */
  FST_SHEET_FRAME_ROW = 'R',      /* row number from 1 (64 bits), cells */
  FST_SHEET_FRAME_PROGRESS = 'P', /* thousandths of the sheet that have been read (32 bits) */
  FST_SHEET_FRAME_ERROR = 'E',    /* FstSheetError (32 bits), message */
  FST_SHEET_FRAME_END = 'Z',      /* nothing */
} FstSheetFrame;

/* A cell: a byte that says which, a length (32 bits), and that many bytes of text. */
typedef enum
{
  FST_SHEET_CELL_EMPTY = '-', /* so many empty cells; no text */
  FST_SHEET_CELL_TEXT = 't',
  FST_SHEET_CELL_NUMBER = 'n', /* "1234.5", "-1.5E-3" */
  FST_SHEET_CELL_DATE = 'd',   /* "2026-11-22" */
  FST_SHEET_CELL_ERROR = 'e',  /* "#N/A" */
} FstSheetCell;

typedef enum
{
  FST_SHEET_ERROR_FORMAT,   /* no workbook */
  FST_SHEET_ERROR_PASSWORD, /* encrypted */
  FST_SHEET_ERROR_DAMAGED,
  FST_SHEET_ERROR_LIMIT,
  FST_SHEET_ERROR_SHEET, /* no sheet of that name */
} FstSheetError;

G_END_DECLS
