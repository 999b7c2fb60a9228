#include "fst-import-plan.h"

#include "fst-csv-reader.h"

#include <string.h>

/* What is written after --map: which column is which field. */

typedef struct
{
  FstCatalogueField field;
  GStrv columns; /* headings, letters or numbers; none where the field is to have no column */
} Mapping;

static void
mapping_clear (gpointer data)
{
  g_strfreev (((Mapping *) data)->columns);
}

/* Splits at a character that no backslash stands before; the backslashes stay. */
static GPtrArray *
split (const char *text, char separator)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *begin = text;

  for (const char *p = text;; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        {
          p++;
          continue;
        }
      if (*p != separator && *p != '\0')
        continue;
      g_ptr_array_add (parts, g_strndup (begin, (gsize) (p - begin)));
      if (*p == '\0')
        return parts;
      begin = p + 1;
    }
}

/* Without the space around it and the backslashes in it. */
static char *
unescape (const char *text)
{
  GString *out = g_string_new (NULL);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  for (const char *p = stripped; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      g_string_append_c (out, *p);
    }
  return g_string_free_and_steal (out);
}

static gboolean
read_mapping (const char *text, Mapping *mapping, GError **error)
{
  g_autoptr (GPtrArray) sides = split (text, '=');
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  g_autofree char *id = unescape (sides->pdata[0]);

  if (sides->len != 2)
    {
      g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
                   "“%s” is not FIELD=COLUMN; an equals sign in a heading is written \\=", text);
      return FALSE;
    }
  if (!fst_catalogue_field_from_id (id, &mapping->field)
      || mapping->field == FST_CATALOGUE_FIELD_NONE)
    {
      g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS, "there is no field “%s”", id);
      return FALSE;
    }
  g_autoptr (GPtrArray) names = split (sides->pdata[1], '+');
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = unescape (names->pdata[i]);

      if (*name != '\0')
        g_strv_builder_add (columns, name);
    }
  mapping->columns = g_strv_builder_end (columns);
  if (g_strv_length (mapping->columns) > 1 && !fst_catalogue_field_takes_several (mapping->field))
    {
      g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
                   "%s takes one column; a plus sign in a heading is written \\+", id);
      return FALSE;
    }
  return TRUE;
}

static GArray *
read_map (const char *map, GError **error)
{
  g_autoptr (GArray) mappings = g_array_new (FALSE, TRUE, sizeof (Mapping));
  g_autoptr (GPtrArray) parts = split (map, ',');

  g_array_set_clear_func (mappings, mapping_clear);
  for (guint i = 0; i < parts->len; i++)
    {
      Mapping mapping = { 0 };

      if (!read_mapping (parts->pdata[i], &mapping, error))
        {
          g_strfreev (mapping.columns);
          return NULL;
        }
      g_array_append_val (mappings, mapping);
    }
  return g_steal_pointer (&mappings);
}

/* "3", or "C" as spreadsheets count. */
static gboolean
read_position (const char *text, guint n_columns, guint *column)
{
  guint64 number = 0;

  if (g_ascii_string_to_unsigned (text, 10, 1, n_columns, &number, NULL))
    {
      *column = (guint) number - 1;
      return TRUE;
    }
  if (*text == '\0' || strlen (text) > 3)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isalpha (*p))
        return FALSE;
      number = number * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1;
    }
  *column = (guint) number - 1;
  return number <= n_columns;
}

typedef enum
{
  FOUND,
  NOT_FOUND,
  SEVERAL,
} Finding;

/* A heading as it stands goes before one that differs in spelling only, and before a position. */
static Finding
find_column (const FstSheetPlan *sheet, const char *name, guint *column)
{
  g_autofree char *folded = fst_csv_fold (name);
  guint n_whole = 0, n_folded = 0, by_fold = 0;

  for (guint i = 0; sheet->headings[i] != NULL; i++)
    {
      g_autofree char *heading = fst_csv_fold (sheet->headings[i]);

      if (g_str_equal (sheet->headings[i], name))
        {
          *column = i;
          n_whole++;
        }
      else if (*folded != '\0' && g_str_equal (heading, folded))
        {
          by_fold = i;
          n_folded++;
        }
    }
  if (n_whole == 0 && n_folded == 1)
    *column = by_fold;
  if (n_whole + n_folded > 0)
    return n_whole == 1 || (n_whole == 0 && n_folded == 1) ? FOUND : SEVERAL;
  return read_position (name, sheet->fields->len, column) ? FOUND : NOT_FOUND;
}

/* Gives a sheet the columns of one mapping. %FALSE with an error where a heading stands there
 * twice; *missing is set to a name that the sheet does not have. */
static gboolean
map_sheet (
    FstImportPlan **plan, guint sheet, const Mapping *mapping, const char **missing, GError **error)
{
  const FstSheetPlan *before = fst_import_plan_get_sheet (*plan, sheet);
  g_autoptr (FstImportPlan) changed = fst_import_plan_ref (*plan);
  guint column;

  for (guint i = 0; i < before->fields->len; i++)
    if (fst_sheet_plan_get_field (before, i) == mapping->field)
      {
        FstImportPlan *next =
            fst_import_plan_with_field (changed, sheet, i, FST_CATALOGUE_FIELD_NONE);

        fst_import_plan_unref (changed);
        changed = next;
      }
  for (guint i = 0; mapping->columns[i] != NULL; i++)
    {
      Finding finding = find_column (before, mapping->columns[i], &column);

      if (finding == SEVERAL)
        {
          g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
                       "two columns are headed “%s”; say which by its letter or number",
                       mapping->columns[i]);
          return FALSE;
        }
      if (finding == NOT_FOUND)
        {
          *missing = mapping->columns[i];
          return TRUE;
        }
      FstImportPlan *next = fst_import_plan_with_field (changed, sheet, column, mapping->field);
      fst_import_plan_unref (changed);
      changed = next;
    }
  fst_import_plan_unref (*plan);
  *plan = g_steal_pointer (&changed);
  return TRUE;
}

static guint
count_chosen (FstImportPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sheets->len; i++)
    n += fst_import_plan_get_sheet (self, i)->chosen;
  return n;
}

/* Where no sheet was taken for one with articles, those that now have what an article needs are. */
static void
choose_usable (FstImportPlan **plan)
{
  for (guint i = 0; i < (*plan)->sheets->len; i++)
    {
      g_autoptr (FstImportPlan) tried = fst_import_plan_with_chosen (*plan, i, TRUE);

      if (!fst_import_plan_is_usable (tried, NULL))
        continue;
      fst_import_plan_unref (*plan);
      *plan = g_steal_pointer (&tried);
    }
}

/**
 * fst_import_plan_apply_map:
 * @self: a plan
 * @map: "FIELD=COLUMN,…"
 * @error: return location for an error
 *
 * Corrects which column is which field. Right of the equals sign stands a heading, or a column's
 * letter or number; several are joined by "+", none takes the field away. A backslash before a
 * comma, a plus or an equals sign makes it part of the heading. It is done in the chosen sheets,
 * or in all where none is chosen, each as far as it has the column; one at least must have it.
 *
 * Returns: (transfer full): the new plan, or %NULL with %FST_IMPORT_ERROR_COLUMNS
 */
FstImportPlan *
fst_import_plan_apply_map (FstImportPlan *self, const char *map, GError **error)
{
  g_return_val_if_fail (self != NULL && map != NULL, NULL);

  g_autoptr (GArray) mappings = read_map (map, error);
  g_autoptr (FstImportPlan) plan = fst_import_plan_ref (self);
  gboolean all = count_chosen (self) == 0;

  if (mappings == NULL)
    return NULL;
  for (guint i = 0; i < mappings->len; i++)
    {
      const Mapping *mapping = &g_array_index (mappings, Mapping, i);
      const char *missing = NULL;
      gboolean done = FALSE;

      for (guint j = 0; j < plan->sheets->len; j++)
        {
          const char *not_here = NULL;

          if (!all && !fst_import_plan_get_sheet (plan, j)->chosen)
            continue;
          if (!map_sheet (&plan, j, mapping, &not_here, error))
            return NULL;
          done = done || not_here == NULL;
          missing = not_here != NULL ? not_here : missing;
        }
      if (!done)
        {
          g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
                       "no column is headed “%s”", missing != NULL ? missing : "");
          return NULL;
        }
    }
  if (all)
    choose_usable (&plan);
  return g_steal_pointer (&plan);
}
