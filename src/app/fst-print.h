#pragma once

#include <gtk/gtk.h>

#include "fst-record.h"

G_BEGIN_DECLS

/* A signed prescription on paper. */

void fst_print_record (GtkWindow *parent, FstRecord *record);
void fst_export_record_pdf (GtkWindow *parent, FstRecord *record);

G_END_DECLS
