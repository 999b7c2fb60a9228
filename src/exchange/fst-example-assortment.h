#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *fst_example_assortment_get_file (void);

G_END_DECLS
