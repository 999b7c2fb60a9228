#include "fst-import-arguments.h"

#include <glib/gi18n.h>

#include "fst-cell-value.h"
#include "fst-command.h"

/**
 * fst_import_arguments_clear:
 * @self: arguments
 *
 * Frees what they hold.
 */
void
fst_import_arguments_clear (FstImportArguments *self)
{
  g_strfreev (self->sheets);
  g_free (self->map);
  g_free (self->supplier);
  g_free (self->edition);
  g_free (self->currency);
}

/**
 * fst_import_arguments_check:
 * @self: arguments as they were given; the edition and the currency become what a plan has
 *
 * Says on standard error what is wrong with them.
 *
 * Returns: whether they can be used
 */
gboolean
fst_import_arguments_check (FstImportArguments *self)
{
  const char *edition;
  char currency[4];

  if (self->header_line != FST_IMPORT_HEADER_AS_FOUND && self->header_line < 0)
    {
      fst_command_fail_text (FST_EXIT_UNUSABLE,
                             _ ("--header-line takes the number of a line, or 0 where none holds "
                                "headings"));
      return FALSE;
    }
  if (self->edition && *self->edition)
    {
      if (!fst_cell_read_edition (self->edition, &edition))
        {
          fst_command_fail_text (FST_EXIT_UNUSABLE,
                                 _ ("--edition takes the year of an edition of ISO 9999"));
          return FALSE;
        }
      g_set_str (&self->edition, edition);
    }
  if (self->currency && *self->currency)
    {
      if (!fst_cell_read_currency (self->currency, currency))
        {
          fst_command_fail_text (FST_EXIT_UNUSABLE,
                                 _ ("--currency takes the three letters of a currency"));
          return FALSE;
        }
      g_set_str (&self->currency, currency);
    }
  return TRUE;
}

/**
 * fst_import_arguments_say_how:
 * @self: arguments
 *
 * Tells whether anything is said of how the file is to be read.
 *
 * Returns: whether there is
 */
gboolean
fst_import_arguments_say_how (const FstImportArguments *self)
{
  return self->sheets || self->header_line != FST_IMPORT_HEADER_AS_FOUND || self->map
         || self->supplier || self->edition || self->currency;
}

/* Puts an edited plan (transfer full, nullable) into a preview; FALSE where there is none. */
static gboolean
take_plan (FstImportPreview **preview, FstImportPlan *edited)
{
  g_autoptr (FstImportPlan) plan = edited;
  g_autoptr (FstImportPreview) before = *preview;

  if (!plan)
    {
      *preview = g_steal_pointer (&before);
      return FALSE;
    }
  *preview = fst_import_preview_with_plan (before, plan);
  return TRUE;
}

static gboolean
choose_sheet (FstImportPreview **preview, const char *name, GError **error)
{
  FstImportPlan *plan = (*preview)->plan;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < plan->sheets->len; i++)
    {
      const FstSheetPlan *sheet = fst_import_plan_get_sheet (plan, i);

      if (g_strcmp0 (sheet->sheet, name) == 0)
        return take_plan (preview, fst_import_plan_with_chosen (plan, i, TRUE));
      if (sheet->sheet)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", sheet->sheet);
    }
  g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_SHEET,
               "choosing the sheet “%s”: the sheets with rows are: %s", name,
               names->len > 0 ? names->str : "–");
  return FALSE;
}

/* The sheets that --sheet names, and no others. */
static gboolean
choose_sheets (FstImportPreview **preview, GStrv names, GError **error)
{
  for (guint i = 0; i < (*preview)->plan->sheets->len; i++)
    take_plan (preview, fst_import_plan_with_chosen ((*preview)->plan, i, FALSE));
  for (guint i = 0; names[i]; i++)
    if (!choose_sheet (preview, names[i], error))
      return FALSE;
  return TRUE;
}

/* --header-line is a line of every sheet that is read. */
static gboolean
move_headers (FstImportPreview **preview, guint64 line, GError **error)
{
  for (guint i = 0; i < (*preview)->plan->sheets->len; i++)
    {
      FstImportPreview *moved;

      if (!fst_import_plan_get_sheet ((*preview)->plan, i)->chosen)
        continue;
      moved = fst_import_preview_with_header (*preview, i, line);
      if (!moved)
        {
          g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
                       "taking line %" G_GUINT64_FORMAT
                       " for the headings: it is not one of the first rows that hold anything",
                       line);
          return FALSE;
        }
      fst_import_preview_unref (*preview);
      *preview = moved;
    }
  return TRUE;
}

/* A value for the whole file: as it is said, none where that is nothing, else as it was. */
static const char *
choose_value (const char *said, const char *before)
{
  if (!said)
    return before;
  return *said ? said : NULL;
}

/**
 * fst_import_arguments_edit:
 * @self: arguments
 * @preview: (inout): how the file would be read
 * @error: return location
 *
 * What the command line says goes before what was guessed or remembered.
 *
 * Returns: whether the file has what it says; if not, @error is one of %FST_IMPORT_ERROR
 */
gboolean
fst_import_arguments_edit (const FstImportArguments *self,
                           FstImportPreview **preview,
                           GError **error)
{
  FstImportPlan *plan;

  if (self->sheets && !choose_sheets (preview, self->sheets, error))
    return FALSE;
  if (self->header_line != FST_IMPORT_HEADER_AS_FOUND
      && !move_headers (preview, (guint64) self->header_line, error))
    return FALSE;
  if (self->map
      && !take_plan (preview, fst_import_plan_apply_map ((*preview)->plan, self->map, error)))
    return FALSE;
  plan = (*preview)->plan;
  return take_plan (
      preview, fst_import_plan_with_values (plan, choose_value (self->supplier, plan->supplier),
                                            choose_value (self->edition, plan->iso_edition),
                                            choose_value (self->currency, plan->currency)));
}
