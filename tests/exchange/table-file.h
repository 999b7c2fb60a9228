#pragma once

#include "fst-table-reader.h"
#include "temporary-file.h"

/* A row as "3: text | n:12.5 | d:2026-11-22 | e:#N/A | ". */
static inline void
print_row (GString *out, const FstTableRow *row)
{
  static const char *const kinds[] = { "", "", "n:", "d:", "e:" };

  g_string_append_printf (out, "%" G_GUINT64_FORMAT ":", row->line);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const FstCell *cell = &row->cells[i];
      g_assert_true (g_utf8_validate (cell->text, -1, NULL));
      g_assert_cmpint (cell->kind == FST_CELL_EMPTY, ==, *cell->text == '\0');
      if (cell->kind == FST_CELL_NUMBER)
        g_assert_cmpfloat (cell->number, ==, g_ascii_strtod (cell->text, NULL));
      g_string_append_printf (out, "%s%s%s", i > 0 ? "|" : " ", kinds[cell->kind], cell->text);
    }
  g_string_append_c (out, '\n');
}

/* All rows of a sheet; NULL with the reader's error. */
static inline char *
read_table (GFile *file, const char *sheet, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (FstTableReader) reader = fst_table_reader_open (file, sheet, NULL, error);
  const FstTableRow *row = NULL;

  if (reader == NULL)
    return NULL;
  do
    {
      if (!fst_table_reader_next (reader, &row, NULL, error))
        {
          g_assert_null (row);
          return NULL;
        }
      if (row != NULL)
        print_row (out, row);
    }
  while (row != NULL);
  /* It stays at the end. */
  g_assert_true (fst_table_reader_next (reader, &row, NULL, NULL));
  g_assert_null (row);
  return g_strdup (out->str);
}

static inline void
assert_table (TemporaryFile *file, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = read_table (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, expected);
}

static inline void
assert_refused (TemporaryFile *file, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = read_table (file, NULL, &error);

  g_assert_error (error, domain, code);
  g_assert_null (rows);
  g_assert_null (strpbrk (error->message, "\n\r"));
}
