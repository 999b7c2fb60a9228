#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The codes of ISO 9999:2016 with their titles: shipped with the program, read once, constant, for
 * every thread. */

typedef struct
{
  /*< public, read only >*/
  char *code; /* 2, 4 or 6 digits */
  char *title_sv;
  char *title_en;
  gboolean title_sv_published; /* FALSE: our own translation, unofficial */
} FstIsoEntry;

const FstIsoEntry *fst_classification_lookup (const char *code);

GPtrArray *fst_classification_list_children (const char *code);

G_END_DECLS
