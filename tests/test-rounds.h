#pragma once

#include <glib.h>

/* How many rounds a test does of n: all of them, or a part where the program is slow (`./dev test
 * --sanitize`). */
static inline guint
test_rounds (guint n)
{
  const char *part = g_getenv ("FST_TEST_ROUNDS_DIVISOR");

  return part ? MAX (n / (guint) g_ascii_strtoull (part, NULL, 10), 1) : n;
}
