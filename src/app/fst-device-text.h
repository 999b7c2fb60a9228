#pragma once

#include "fst-device.h"

G_BEGIN_DECLS

/* A device in words. */

char *fst_device_text_format_price (const FstDevice *device);
char *fst_device_text_format_details (const FstDevice *device);

G_END_DECLS
