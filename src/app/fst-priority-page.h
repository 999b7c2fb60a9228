#pragma once

#include <adwaita.h>

#include "fst-prescribing.h"

G_BEGIN_DECLS

/* The page that leads through the region's order of priority. What is answered on it is tried out
 * on a copy of the draft, and goes into the draft itself when it is to be used. */

#define FST_TYPE_PRIORITY_PAGE (fst_priority_page_get_type ())
G_DECLARE_FINAL_TYPE (FstPriorityPage, fst_priority_page, FST, PRIORITY_PAGE, AdwBin)

GtkWidget *fst_priority_page_new (FstPrescribing *prescribing);

G_END_DECLS
