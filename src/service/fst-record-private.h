#pragma once

#include "fst-prescription-json.h"
#include "fst-record.h"
#include "fst-register-entry.h"

G_BEGIN_DECLS

FstRecord *fst_record_new_summary (FstRegisterEntry *entry, const char *region);
FstRecord *fst_record_new_whole (FstRegisterEntry *entry, GError **error);

G_END_DECLS
