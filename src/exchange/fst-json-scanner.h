#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The objects of a JSON file of any size, one at a time: those of an array, of JSON lines, or of
 * the one array in an object. */

#define FST_JSON_MAX_OBJECT (1024 * 1024)
#define FST_JSON_MAX_DEPTH 64

typedef struct _FstJsonScanner FstJsonScanner;

FstJsonScanner *fst_json_scanner_open (GFile *file, GCancellable *cancellable, GError **error);
void fst_json_scanner_free (FstJsonScanner *self);

gboolean fst_json_scanner_next (FstJsonScanner *self,
                                const char **object,
                                gsize *length,
                                GCancellable *cancellable,
                                GError **error);
void fst_json_scanner_prefix_place (FstJsonScanner *self, GError **error);
double fst_json_scanner_get_fraction (FstJsonScanner *self);

gboolean fst_json_scanner_may_be_json (const char *start, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstJsonScanner, fst_json_scanner_free)

G_END_DECLS
