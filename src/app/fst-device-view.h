#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* All that is known of one device, and the way to prescribe it. */

#define FST_TYPE_DEVICE_VIEW (fst_device_view_get_type ())
G_DECLARE_FINAL_TYPE (FstDeviceView, fst_device_view, FST, DEVICE_VIEW, AdwBin)

void fst_device_view_show (FstDeviceView *self, FstWorkspace *workspace, const FstDevice *device);

G_END_DECLS
