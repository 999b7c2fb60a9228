#pragma once

#include <adwaita.h>

#include "fst-record.h"

G_BEGIN_DECLS

/* What has been prescribed to the person before, newest first. */

#define FST_TYPE_EARLIER_DIALOG (fst_earlier_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FstEarlierDialog, fst_earlier_dialog, FST, EARLIER_DIALOG, AdwDialog)

FstEarlierDialog *fst_earlier_dialog_new (GListModel *records);

G_END_DECLS
