#pragma once

#include <gtk/gtk.h>

#include "fst-prescribing.h"

G_BEGIN_DECLS

void fst_review_paper_fill (GtkBox *box, FstPrescribing *prescribing);

G_END_DECLS
