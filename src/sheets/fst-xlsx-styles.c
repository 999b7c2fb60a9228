#include "fst-xlsx-styles.h"

#include "fst-sheet-date.h"

#include <string.h>

typedef struct
{
  GHashTable *formats; /* (element-type uint): numbers of formats of the workbook's own; 2: a day */
  GArray *styles;      /* (element-type gboolean) */
  gboolean in_cells;
} Styles;

static guint
get_format (const char **names, const char **values)
{
  const char *id = fst_xml_attribute (names, values, "numFmtId");
  return id != NULL ? (guint) g_ascii_strtoull (id, NULL, 10) : 0;
}

static void
take_style (Styles *styles, guint format)
{
  gpointer own = g_hash_table_lookup (styles->formats, GUINT_TO_POINTER (format));
  gboolean is_date =
      own != NULL ? GPOINTER_TO_UINT (own) == 2 : fst_number_format_is_builtin_date (format);
  g_array_append_val (styles->styles, is_date);
}

static void
on_start (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Styles *styles = data;
  const char *name = fst_xml_local (element);

  if (strcmp (name, "cellXfs") == 0)
    styles->in_cells = TRUE;
  else if (strcmp (name, "numFmt") == 0)
    {
      const char *code = fst_xml_attribute (names, values, "formatCode");
      guint is_date = code != NULL && fst_number_format_is_date (code) ? 2 : 1;
      g_hash_table_insert (styles->formats, GUINT_TO_POINTER (get_format (names, values)),
                           GUINT_TO_POINTER (is_date));
    }
  else if (styles->in_cells && strcmp (name, "xf") == 0)
    take_style (styles, get_format (names, values));
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Styles *styles = data;

  if (strcmp (fst_xml_local (element), "cellXfs") == 0)
    styles->in_cells = FALSE;
}

/**
 * fst_xlsx_styles_read:
 * @package: a workbook
 * @part: (nullable): the part that holds the styles, where there is one
 * @error: return location for an error
 *
 * Reads the cells' styles (ECMA-376 part 1, 18.8.10).
 *
 * Returns: (transfer full) (element-type gboolean): for each style whether it shows a day, or %NULL
 * with an error of %FST_SHEET_ERROR
 */
GArray *
fst_xlsx_styles_read (FstPackage *package, const char *part, GError **error)
{
  static const GMarkupParser parser = { on_start, on_end, NULL, NULL, NULL };
  g_autoptr (GHashTable) formats = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Styles styles = { formats, array, FALSE };

  if (part != NULL && !fst_package_parse (package, part, &parser, NULL, &styles, error))
    return NULL;
  return g_steal_pointer (&array);
}
