#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A text file in whatever character set, read as UTF-8. */
typedef struct _FstTextInput FstTextInput;

FstTextInput *fst_text_input_open (GFile *file, GCancellable *cancellable, GError **error);
void fst_text_input_free (FstTextInput *self);

gssize fst_text_input_read (
    FstTextInput *self, char *buffer, gsize length, GCancellable *cancellable, GError **error);
double fst_text_input_get_fraction (FstTextInput *self);

gsize fst_text_find_binary (const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstTextInput, fst_text_input_free)

G_END_DECLS
