#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A row of an imported file that could not be used, and why. The other rows go on. */

typedef enum
{
  FST_IMPORT_REASON_FIELDS,        /* not as many fields as there are headings */
  FST_IMPORT_REASON_EMPTY,         /* a value that must be there is missing */
  FST_IMPORT_REASON_ISO_CODE,      /* not a code of ISO 9999 */
  FST_IMPORT_REASON_PRICE,         /* not an amount, or one that can be read in two ways */
  FST_IMPORT_REASON_GTIN,          /* not a GTIN, or its check digit is wrong */
  FST_IMPORT_REASON_DATE,          /* not a day, or one that can be read in two ways */
  FST_IMPORT_REASON_FORMULA_ERROR, /* the cell's formula came to nothing */
  FST_IMPORT_REASON_VALUE,         /* not one of the values of its column */
  FST_IMPORT_REASON_TOO_LONG,
  FST_IMPORT_REASON_DUPLICATE, /* the article number stands on an earlier row */
} FstImportReason;

typedef struct
{
  /*< public, read only >*/
  char *sheet;  /* (nullable): the sheet's name, where the file has several */
  guint64 line; /* line of the file or row of the sheet on which the row begins, from 1 */
  char *column; /* (nullable): the column's heading as it stands in the file */
  FstImportReason reason;
  char *text; /* what stands in the cell, shortened; may be empty */
} FstImportProblem;

#define FST_TYPE_IMPORT_PROBLEM (fst_import_problem_get_type ())
GType fst_import_problem_get_type (void);

FstImportProblem *fst_import_problem_new (
    const char *sheet, guint64 line, const char *column, FstImportReason reason, const char *text);
FstImportProblem *fst_import_problem_copy (const FstImportProblem *self);
void fst_import_problem_free (FstImportProblem *self);

const char *fst_import_reason_to_id (FstImportReason reason);
char *fst_import_problem_format (const FstImportProblem *self);
char *fst_import_problem_format_reason (const FstImportProblem *self);

GBytes *fst_import_problems_to_csv (GPtrArray *problems, guint64 n_all);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstImportProblem, fst_import_problem_free)

G_END_DECLS
