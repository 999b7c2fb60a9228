#pragma once

#include "fst-iso-tables.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads what a region has of ISO 9999 beside the shipped classification, from any kind of table:
 * all of a file or, after the first fault, nothing. */

GPtrArray *
fst_iso_titles_read (GFile *file, const char *edition, GCancellable *cancellable, GError **error);

GPtrArray *fst_iso_changes_read (GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
