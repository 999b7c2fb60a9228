#include "fst-xlsx.h"

#include "fst-xlsx-sheet.h"
#include "fst-xlsx-strings.h"
#include "fst-xlsx-styles.h"

#include <string.h>

typedef struct
{
  char *name;
  char *relation; /* the identity under which the workbook's relations name its part */
} Sheet;

typedef struct
{
  char *folder;                      /* in which the workbook's part lies */
  GHashTable *relations;             /* (element-type utf8 utf8): parts of sheets by identity */
  char *workbook, *strings, *styles; /* (nullable): parts */
  GArray *sheets;                    /* (element-type Sheet) */
  gboolean date1904;
} Workbook;

static void
sheet_clear (gpointer data)
{
  Sheet *sheet = data;
  g_free (sheet->name);
  g_free (sheet->relation);
}

static void
workbook_clear (Workbook *self)
{
  g_free (self->folder);
  g_hash_table_unref (self->relations);
  g_free (self->workbook);
  g_free (self->strings);
  g_free (self->styles);
  g_array_unref (self->sheets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, workbook_clear)

/* A relation's target is a path from the folder of its source, or from the root (ECMA-376 part 2,
 * 6.5). */
static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *base = g_strconcat ("/", folder, NULL);
  g_autofree char *path = g_canonicalize_filename (target, base);
  return g_strdup (path + 1);
}

static void
take_part (char **part, const char *folder, const char *target)
{
  g_free (*part);
  *part = resolve (folder, target);
}

static void
on_relation (GMarkupParseContext *context,
             const char *element,
             const char **names,
             const char **values,
             gpointer data,
             GError **error)
{
  Workbook *self = data;
  const char *type = fst_xml_attribute (names, values, "Type");
  const char *id = fst_xml_attribute (names, values, "Id");
  const char *target = fst_xml_attribute (names, values, "Target");

  if (type == NULL || id == NULL || target == NULL)
    return;
  /* The types' first part differs between the standard's editions. */
  if (g_str_has_suffix (type, "/officeDocument"))
    take_part (&self->workbook, self->folder, target);
  else if (g_str_has_suffix (type, "/sharedStrings"))
    take_part (&self->strings, self->folder, target);
  else if (g_str_has_suffix (type, "/styles"))
    take_part (&self->styles, self->folder, target);
  else if (g_str_has_suffix (type, "/worksheet"))
    g_hash_table_insert (self->relations, g_strdup (id), resolve (self->folder, target));
}

static void
on_workbook (GMarkupParseContext *context,
             const char *element,
             const char **names,
             const char **values,
             gpointer data,
             GError **error)
{
  Workbook *self = data;
  const char *element_name = fst_xml_local (element);

  if (strcmp (element_name, "workbookPr") == 0)
    {
      const char *value = fst_xml_attribute (names, values, "date1904");
      self->date1904 = value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
    }
  else if (strcmp (element_name, "sheet") == 0)
    {
      const char *name = fst_xml_attribute (names, values, "name");
      const char *id = fst_xml_attribute (names, values, "id");

      /* What is no sheet of cells, such as a chart, has a relation of another type. */
      if (name != NULL && id != NULL && g_hash_table_contains (self->relations, id))
        {
          Sheet sheet = { g_strdup (name), g_strdup (id) };
          g_array_append_val (self->sheets, sheet);
        }
    }
}

static gboolean
read_relations (Workbook *self, FstPackage *package, const char *file, GError **error)
{
  static const GMarkupParser parser = { on_relation, NULL, NULL, NULL, NULL };
  g_autofree char *part =
      g_strconcat (self->folder, *self->folder != '\0' ? "/" : "", "_rels/", file, ".rels", NULL);

  return fst_package_parse (package, part, &parser, NULL, self, error);
}

/* Programs that write without a relation to it put a part where all others have it. */
static void
find_part (Workbook *self, FstPackage *package, char **part, const char *usual)
{
  g_autofree char *path = resolve (self->folder, usual);

  if (*part == NULL && fst_package_has (package, path))
    *part = g_steal_pointer (&path);
}

/* From the package to its workbook, and from there to its sheets. */
static gboolean
read_workbook (Workbook *self, FstPackage *package, GError **error)
{
  static const GMarkupParser parser = { on_workbook, NULL, NULL, NULL, NULL };

  if (!read_relations (self, package, "", error))
    return FALSE;
  if (self->workbook == NULL)
    {
      g_set_error_literal (error, FST_SHEET_ERROR, FST_SHEET_ERROR_DAMAGED,
                           "the workbook is damaged: nothing leads to its sheets");
      return FALSE;
    }
  g_autofree char *name = g_path_get_basename (self->workbook);
  g_free (self->folder);
  self->folder = g_path_get_dirname (self->workbook);
  if (strcmp (self->folder, ".") == 0)
    *self->folder = '\0';
  g_autofree char *workbook = g_strdup (self->workbook);
  if (!read_relations (self, package, name, error)
      || !fst_package_parse (package, workbook, &parser, NULL, self, error))
    return FALSE;
  find_part (self, package, &self->strings, "sharedStrings.xml");
  find_part (self, package, &self->styles, "styles.xml");
  return TRUE;
}

static gboolean
read_sheet (
    Workbook *self, FstPackage *package, guint chosen, FstSheetOutput *output, GError **error)
{
  const Sheet *sheet = &g_array_index (self->sheets, Sheet, chosen);
  const char *part = g_hash_table_lookup (self->relations, sheet->relation);
  g_autoptr (FstXlsxStrings) strings = fst_xlsx_strings_read (package, self->strings, error);
  g_autoptr (GArray) styles =
      strings != NULL ? fst_xlsx_styles_read (package, self->styles, error) : NULL;
  FstXlsxContext context = { strings, styles, self->date1904 };

  return styles != NULL && fst_xlsx_sheet_read (package, part, &context, output, error);
}

/**
 * fst_xlsx_read:
 * @package: a workbook of Excel 2007 or later
 * @output: where to write
 * @error: return location for an error
 *
 * Lists the sheets and reads the wanted one.
 *
 * Returns: %FALSE with an error of %FST_SHEET_ERROR
 */
gboolean
fst_xlsx_read (FstPackage *package, FstSheetOutput *output, GError **error)
{
  g_auto (Workbook) self = {
    .folder = g_strdup (""),
    .relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .sheets = g_array_new (FALSE, FALSE, sizeof (Sheet)),
  };
  guint chosen;

  g_array_set_clear_func (self.sheets, sheet_clear);
  if (!read_workbook (&self, package, error))
    return FALSE;
  fst_sheet_output_kind (output, "xlsx");
  for (guint i = 0; i < self.sheets->len; i++)
    fst_sheet_output_sheet (output, g_array_index (self.sheets, Sheet, i).name, -1);
  return fst_sheet_output_choose (output, &chosen, error)
         && read_sheet (&self, package, chosen, output, error);
}
