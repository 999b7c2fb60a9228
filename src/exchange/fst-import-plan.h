#pragma once

#include "fst-catalogue-field.h"
#include "fst-import-error.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* How a file becomes articles: which of its sheets hold any, where their headings stand, and which
 * column is which field. Immutable; an edit gives another plan. */

typedef struct
{
  /*< public, read only >*/
  char *sheet;         /* (nullable): the sheet's name; NULL where the file has one without name */
  guint64 header_line; /* where the headings stand; 0: there are none */
  GStrv headings;      /* one a column, on one line; empty where the column has none */
  GArray *fields;      /* (element-type FstCatalogueField): one a column */
  gboolean chosen;
} FstSheetPlan;

FstSheetPlan *fst_sheet_plan_new (const char *sheet,
                                  guint64 header_line,
                                  const char *const *headings,
                                  const FstCatalogueField *fields,
                                  gboolean chosen);
void fst_sheet_plan_free (FstSheetPlan *self);

FstCatalogueField fst_sheet_plan_get_field (const FstSheetPlan *self, guint column);
gboolean
fst_sheet_plan_find_column (const FstSheetPlan *self, FstCatalogueField field, guint *column);
char *fst_sheet_plan_name_column (const FstSheetPlan *self, guint column);

typedef struct
{
  /*< public, read only >*/
  GPtrArray *sheets; /* (element-type FstSheetPlan): every sheet that has rows */
  /* What holds for rows that say nothing of it themselves. */
  char *supplier;    /* (nullable) */
  char *iso_edition; /* (nullable) */
  char *currency;    /* (nullable) */
} FstImportPlan;

#define FST_TYPE_IMPORT_PLAN (fst_import_plan_get_type ())
GType fst_import_plan_get_type (void);

FstImportPlan *fst_import_plan_new (GPtrArray *sheets,
                                    const char *supplier,
                                    const char *iso_edition,
                                    const char *currency);
FstImportPlan *fst_import_plan_ref (FstImportPlan *self);
void fst_import_plan_unref (FstImportPlan *self);
gboolean fst_import_plan_equal (FstImportPlan *a, FstImportPlan *b);

const FstSheetPlan *fst_import_plan_get_sheet (FstImportPlan *self, guint sheet);

FstImportPlan *
fst_import_plan_with_sheet (FstImportPlan *self, guint sheet, const FstSheetPlan *plan);
FstImportPlan *fst_import_plan_with_field (FstImportPlan *self,
                                           guint sheet,
                                           guint column,
                                           FstCatalogueField field);
FstImportPlan *fst_import_plan_with_chosen (FstImportPlan *self, guint sheet, gboolean chosen);
FstImportPlan *fst_import_plan_with_values (FstImportPlan *self,
                                            const char *supplier,
                                            const char *iso_edition,
                                            const char *currency);

FstImportPlan *fst_import_plan_apply_map (FstImportPlan *self, const char *map, GError **error);

gboolean fst_import_plan_is_usable (FstImportPlan *self, GError **error);

char *fst_import_plan_to_json (FstImportPlan *self);
FstImportPlan *fst_import_plan_from_json (const char *json, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstSheetPlan, fst_sheet_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstImportPlan, fst_import_plan_unref)

G_END_DECLS
