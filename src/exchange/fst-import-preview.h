#pragma once

#include "fst-import-plan.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The beginning of a file with the plan for it: what a user sees before anything is imported. */

/* Why a column is taken for what the plan says. */
typedef enum
{
  FST_GUESS_NONE,       /* it is passed over */
  FST_GUESS_HEADING,    /* its heading says so */
  FST_GUESS_SHAPE,      /* its cells look like it */
  FST_GUESS_REMEMBERED, /* so it was the last time */
  FST_GUESS_CHOSEN,     /* the user says so */
  FST_GUESS_DUPLICATE,  /* passed over: another column of the same heading is fuller */
  FST_GUESS_EMPTY,      /* passed over: its heading says something, but its cells are empty */
} FstGuessReason;

const char *fst_guess_reason_to_id (FstGuessReason reason);

#define FST_IMPORT_PREVIEW_ROWS 10

typedef struct
{
  /*< public, read only >*/
  guint64 line;
  GStrv cells;
} FstPreviewRow;

typedef struct
{
  /*< public, read only >*/
  char *sheet;     /* (nullable) */
  gint64 n_rows;   /* with the headings; -1 where that is not known */
  GPtrArray *head; /* (element-type FstPreviewRow): the first rows of the sheet as they stand */
  GPtrArray *rows; /* (element-type FstPreviewRow): the first ten under the headings */
  GArray *reasons; /* (element-type FstGuessReason): one a column */
  GArray *filled;  /* (element-type guint): how many of the cells looked at hold something */
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
