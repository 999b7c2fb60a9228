#include "fst-store-error.h"

G_DEFINE_QUARK (fst - store - error - quark, fst_store_error)
