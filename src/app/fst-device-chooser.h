#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* A dialog that searches the catalogue; "chosen" is emitted with the FstDevice that was pressed. */

#define FST_TYPE_DEVICE_CHOOSER (fst_device_chooser_get_type ())
G_DECLARE_FINAL_TYPE (FstDeviceChooser, fst_device_chooser, FST, DEVICE_CHOOSER, AdwDialog)

FstDeviceChooser *fst_device_chooser_new (FstWorkspace *workspace);

G_END_DECLS
