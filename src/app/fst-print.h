#pragma once
#include <adwaita.h>
#include "fst-record.h"
static inline void fst_print_record (GtkWindow *parent, FstRecord *record) { }
static inline void fst_export_record_pdf (GtkWindow *parent, FstRecord *record) { }
