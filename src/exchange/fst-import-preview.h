#pragma once

#include "fst-catalogue-guess.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The beginning of a file with the plan for it: what a user sees before anything is imported. */

#define FST_IMPORT_PREVIEW_ROWS 10

typedef struct
{
  /*< public, read only >*/
  FstSheetSample *sample; /* the beginning of the sheet as it stands, headings and all */
  GPtrArray *rows;        /* (element-type FstSampleRow): the first ten under the headings */
  GArray *reasons;        /* (element-type FstGuessReason): one a column */
  GArray *filled; /* (element-type guint): of the rows looked at, how many have the column */
} FstPreviewSheet;

typedef struct
{
  /*< public, read only >*/
  char *kind; /* "csv", "json", "xlsx", "xls" or "ods" */
  FstImportPlan *plan;
  GPtrArray *sheets;         /* (element-type FstPreviewSheet): those of the plan, in its order */
  gboolean remembered;       /* the plan is the one that was remembered */
  gboolean remembered_fails; /* there was one, but the file no longer fits it */
} FstImportPreview;

#define FST_TYPE_IMPORT_PREVIEW (fst_import_preview_get_type ())
GType fst_import_preview_get_type (void);

FstImportPreview *fst_import_preview_read (GFile *file,
                                           FstImportPlan *remembered,
                                           GCancellable *cancellable,
                                           GError **error);
FstImportPreview *fst_import_preview_ref (FstImportPreview *self);
void fst_import_preview_unref (FstImportPreview *self);

FstImportPreview *fst_import_preview_with_plan (FstImportPreview *self, FstImportPlan *plan);
FstImportPreview *
fst_import_preview_with_header (FstImportPreview *self, guint sheet, guint64 line);

JsonNode *fst_import_preview_to_json (FstImportPreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstImportPreview, fst_import_preview_unref)

G_END_DECLS
