#pragma once

#include "fst-device.h"

G_BEGIN_DECLS

/* The order in which equal hits are shown. */

char *fst_article_place (const FstDevice *device);

G_END_DECLS
