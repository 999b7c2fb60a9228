#include "fst-import-plan.h"

#include "fst-json-reading.h"
#include "fst-json-writing.h"
#include "fst-table-row.h"

/* The plan as it is remembered of a source. */

static const char *const plan_members[] = { "sheets", "supplier", "edition", "currency", NULL };
static const char *const sheet_members[] = { "sheet", "header-line", "chosen", "columns", NULL };
static const char *const column_members[] = { "heading", "field", NULL };

static void
add_sheet (JsonBuilder *builder, const FstSheetPlan *sheet)
{
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "sheet", sheet->sheet);
  fst_json_add_integer (builder, "header-line", (gint64) sheet->header_line);
  fst_json_add_boolean (builder, "chosen", sheet->chosen);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sheet->fields->len; i++)
    {
      json_builder_begin_object (builder);
      fst_json_add_string (builder, "heading", sheet->headings[i]);
      fst_json_add_string (builder, "field",
                           fst_catalogue_field_to_id (fst_sheet_plan_get_field (sheet, i)));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * fst_import_plan_to_json:
 * @self: a plan
 *
 * Writes a plan, to be remembered.
 *
 * Returns: (transfer full): JSON on one line
 */
char *
fst_import_plan_to_json (FstImportPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sheets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->sheets->len; i++)
    add_sheet (builder, self->sheets->pdata[i]);
  json_builder_end_array (builder);
  fst_json_add_string (builder, "supplier", self->supplier);
  fst_json_add_string (builder, "edition", self->iso_edition);
  fst_json_add_string (builder, "currency", self->currency);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static FstCatalogueField
read_field (FstJsonReading *reading, JsonObject *object)
{
  const char *id = fst_json_reading_get_string (reading, object, "field");
  FstCatalogueField field = FST_CATALOGUE_FIELD_NONE;

  if (reading->error == NULL && !fst_catalogue_field_from_id (id, &field))
    fst_json_reading_fail (reading, reading->form_code, "there is no field “%s”", id);
  return field;
}

static FstSheetPlan *
read_sheet (FstJsonReading *reading, JsonObject *object)
{
  JsonArray *columns = fst_json_reading_get_array (reading, object, "columns");
  guint n = columns != NULL ? json_array_get_length (columns) : 0;
  gint64 line = fst_json_reading_get_integer (reading, object, "header-line");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GArray) fields = g_array_new (FALSE, TRUE, sizeof (FstCatalogueField));

  fst_json_reading_check_members (reading, object, sheet_members);
  if (line < 0 || n > FST_TABLE_MAX_COLUMNS)
    fst_json_reading_fail (reading, reading->form_code, "no sheet has that many lines or columns");
  for (guint i = 0; i < n && reading->error == NULL; i++)
    {
      JsonObject *column =
          fst_json_reading_as_object (reading, json_array_get_element (columns, i), "columns");
      FstCatalogueField field = read_field (reading, column);

      fst_json_reading_check_members (reading, column, column_members);
      g_strv_builder_add (builder, fst_json_reading_get_string (reading, column, "heading"));
      g_array_append_val (fields, field);
    }
  g_auto (GStrv) headings = g_strv_builder_end (builder);
  return fst_sheet_plan_new (fst_json_reading_get_optional_string (reading, object, "sheet"),
                             (guint64) MAX (line, 0), (const char *const *) headings,
                             (const FstCatalogueField *) (gpointer) fields->data,
                             fst_json_reading_get_boolean (reading, object, "chosen"));
}

/**
 * fst_import_plan_from_json:
 * @json: what fst_import_plan_to_json() wrote
 * @error: return location for an error
 *
 * Reads a plan that was remembered.
 *
 * Returns: (transfer full): the plan, or %NULL with %FST_IMPORT_ERROR_DAMAGED
 */
FstImportPlan *
fst_import_plan_from_json (const char *json, GError **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (JsonNode) root =
      fst_json_parse (bytes, "the plan", FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED, error);
  FstJsonReading reading = { "the plan", NULL, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED };
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_sheet_plan_free);
  g_autoptr (FstImportPlan) self = NULL;

  if (root == NULL)
    return NULL;
  JsonObject *object = fst_json_reading_as_object (&reading, root, "plan");
  JsonArray *array = fst_json_reading_get_array (&reading, object, "sheets");
  fst_json_reading_check_members (&reading, object, plan_members);
  if (array == NULL)
    fst_json_reading_fail (&reading, reading.form_code, "“sheets” is missing");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *sheet =
          fst_json_reading_as_object (&reading, json_array_get_element (array, i), "sheets");

      g_ptr_array_add (sheets, read_sheet (&reading, sheet));
    }
  self = fst_import_plan_new (sheets,
                              fst_json_reading_get_optional_string (&reading, object, "supplier"),
                              fst_json_reading_get_optional_string (&reading, object, "edition"),
                              fst_json_reading_get_optional_string (&reading, object, "currency"));
  return fst_json_reading_finish (&reading, error) ? g_steal_pointer (&self) : NULL;
}
