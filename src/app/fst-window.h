#pragma once

#include <adwaita.h>

#include "fst-application.h"

G_BEGIN_DECLS

/* The program's window on one workspace folder: first start, locked or open. */

#define FST_TYPE_WINDOW (fst_window_get_type ())
G_DECLARE_FINAL_TYPE (FstWindow, fst_window, FST, WINDOW, AdwApplicationWindow)

FstWindow *fst_window_new (FstApplication *application, GFile *folder);
GFile *fst_window_get_folder (FstWindow *self);
void fst_window_close_dialogs (FstWindow *self);

G_END_DECLS
