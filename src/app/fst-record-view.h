#pragma once

#include <adwaita.h>

#include "fst-record.h"

G_BEGIN_DECLS

/* A signed prescription as it was signed: nothing in it is computed anew. */

#define FST_TYPE_RECORD_VIEW (fst_record_view_get_type ())
G_DECLARE_FINAL_TYPE (FstRecordView, fst_record_view, FST, RECORD_VIEW, AdwBin)

void fst_record_view_show (FstRecordView *self, FstRecord *record);
const char *fst_record_view_get_status_label (FstRecord *record);

G_END_DECLS
