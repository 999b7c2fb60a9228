#pragma once

#include "fst-import-change.h"

G_BEGIN_DECLS

/* What an import is doing, and what it does to its source, or would do. */

typedef enum
{
  FST_IMPORT_PHASE_READING,  /* the file is read and compared */
  FST_IMPORT_PHASE_INDEXING, /* the catalogue is put in order anew: how long is not known */
} FstImportPhase;

/* As many changes of each kind are told one by one. */
#define FST_IMPORT_SUMMARY_MAX_CHANGES 1000

typedef struct
{
  /*< public, read only >*/
  gint64 n_read; /* articles that the file gave */
  gint64 n_new;
  gint64 n_changed;
  gint64 n_same;
  gint64 n_gone;      /* the file no longer has them */
  gint64 n_kept;      /* the file has them in a row that can't be used; they stay as they were */
  GPtrArray *changes; /* (element-type FstImportChange): the first of each kind */
} FstImportSummary;

#define FST_TYPE_IMPORT_SUMMARY (fst_import_summary_get_type ())
GType fst_import_summary_get_type (void);

FstImportSummary *fst_import_summary_new (const FstImportSummary *fields);
FstImportSummary *fst_import_summary_ref (FstImportSummary *self);
void fst_import_summary_unref (FstImportSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstImportSummary, fst_import_summary_unref)

G_END_DECLS
