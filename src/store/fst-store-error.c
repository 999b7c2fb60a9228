#include "fst-store-error.h"

G_DEFINE_QUARK (fst_store_error, fst_store_error)
