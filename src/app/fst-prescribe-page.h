#pragma once

#include <adwaita.h>

#include "fst-prescribing.h"

G_BEGIN_DECLS

/* The page Prescribe: the form, the assessment beside it, and the way to the signature.
 *
 * Its actions: page.new, page.undo-new, page.save, page.review, page.sign, page.edit, page.find,
 * page.device (article number), page.focus-fact (name of a fact), page.override and page.take-back
 * (name of a question). */

#define FST_TYPE_PRESCRIBE_PAGE (fst_prescribe_page_get_type ())
G_DECLARE_FINAL_TYPE (FstPrescribePage, fst_prescribe_page, FST, PRESCRIBE_PAGE, AdwBin)

GtkWidget *fst_prescribe_page_new (FstPrescribing *prescribing);

G_END_DECLS
