#include "fst-import-change.h"

/**
 * fst_import_change_new:
 * @fields: the change's contents; its texts are copied
 *
 * Makes a change.
 *
 * Returns: (transfer full): the change
 */
FstImportChange *
fst_import_change_new (const FstImportChange *fields)
{
  FstImportChange *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_memdup2 (fields, sizeof *fields);
  self->article_number = g_strdup (fields->article_number);
  self->supplier = g_strdup (fields->supplier);
  self->name = g_strdup (fields->name);
  self->fields = fields->fields != NULL ? g_strdupv (fields->fields) : g_new0 (char *, 1);
  return self;
}

/**
 * fst_import_change_free:
 * @self: (transfer full): a change
 *
 * Frees a change.
 */
void
fst_import_change_free (FstImportChange *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->article_number);
  g_free (self->supplier);
  g_free (self->name);
  g_strfreev (self->fields);
  g_free (self);
}
