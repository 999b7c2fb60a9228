#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The name of its source in a catalogue. */
#define FST_EXAMPLE_ASSORTMENT_SOURCE "exempel"

GFile *fst_example_assortment_get_file (void);

G_END_DECLS
