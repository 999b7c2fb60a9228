#pragma once

#include <stddef.h>
#include <stdint.h>

#include <glib.h>

G_BEGIN_DECLS

/* A fuzz target in the form that libFuzzer and its like call; fuzz-main.c calls it in an ordinary
 * test. Returns 0. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* An error is one line of text that begins with the file's name; there is one exactly where nothing
 * was read. */
void fuzz_check_error (gboolean read, const GError *error, const char *file);

G_END_DECLS
