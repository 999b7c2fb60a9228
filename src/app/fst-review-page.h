#pragma once

#include <adwaita.h>

#include "fst-prescribing.h"

G_BEGIN_DECLS

/* The prescription as it will stand on paper, with everything that is still open, and the button
 * that signs it. */

#define FST_TYPE_REVIEW_PAGE (fst_review_page_get_type ())
G_DECLARE_FINAL_TYPE (FstReviewPage, fst_review_page, FST, REVIEW_PAGE, AdwNavigationPage)

void fst_review_page_show (FstReviewPage *self, FstPrescribing *prescribing);
void fst_review_page_show_error (FstReviewPage *self, const char *text);

G_END_DECLS
