#pragma once

#include <adwaita.h>

#include "fst-record.h"

G_BEGIN_DECLS

/* Confirms a signature and offers the paper. */

#define FST_TYPE_SIGNED_PAGE (fst_signed_page_get_type ())
G_DECLARE_FINAL_TYPE (FstSignedPage, fst_signed_page, FST, SIGNED_PAGE, AdwNavigationPage)

FstSignedPage *fst_signed_page_new (FstRecord *record);

G_END_DECLS
