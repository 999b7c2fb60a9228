#pragma once

#include <gio/gio.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* What goes on beside an import: Ctrl+C gives it up, and a terminal is told how far it has come. */

typedef struct
{
  /*< private >*/
  GCancellable *cancellable;
  guint sources[2];     /* of the signals, 0 once they have come */
  gboolean on_terminal; /* standard error is one */
  char *shown;          /* (nullable): what stands on the terminal's line */
} FstImportWatch;

void fst_import_watch_start (FstImportWatch *self);
void fst_import_watch_stop (FstImportWatch *self);
void fst_import_watch_show (FstImportPhase phase, double fraction, gpointer watch);

G_END_DECLS
