/* fuzz-NAME SEEDS: runs a fuzz target over every file of a folder, and over random mutations of
 * them. For machines without a fuzzing engine, and so that what once crashed is tried at every run:
 * a crasher is saved among the seeds. */

#include "fuzz.h"

#include <string.h>

#include "../test-rounds.h"
#include "fuzz-json.h"

/* Fewer where each try starts a program. */
#ifndef N_MUTATIONS
#define N_MUTATIONS 3000
#endif
#define MOST_CHANGES 4

static GPtrArray *seeds; /* (element-type GByteArray) */

/* Pieces that readers of JSON, CSV and XML look at twice. */
static const char *const tokens[] = { "{",
                                      "}",
                                      "[",
                                      "]",
                                      ",",
                                      ":",
                                      "\"",
                                      "\\",
                                      "\\u0000",
                                      "\\ud800",
                                      "null",
                                      "true",
                                      "-1",
                                      "0",
                                      "1e999",
                                      "9223372036854775807",
                                      "4294967297",
                                      ";",
                                      "\n",
                                      "\r",
                                      "\"\"",
                                      "\t",
                                      "\xef\xbb\xbf",
                                      "\xff",
                                      "å",
                                      "\"id\"",
                                      "\"facts\"",
                                      "\"not\"",
                                      "<v>",
                                      "</c>",
                                      "</row>",
                                      "<row r=\"99999999\">",
                                      "<c r=\"ZZZZZZ1\" t=\"s\">",
                                      "<!DOCTYPE x [<!ENTITY y \"z\">]>&y;",
                                      "<![CDATA[",
                                      " table:number-rows-repeated=\"16777216\"",
                                      " table:number-columns-repeated=\"999999999\"" };

static guint
random_below (guint n)
{
  return n ? (guint) g_test_rand_int_range (0, (gint32) n) : 0;
}

static void
insert (GByteArray *bytes, guint at, const guint8 *piece, guint length)
{
  guint old = bytes->len;

  g_byte_array_set_size (bytes, old + length);
  memmove (bytes->data + at + length, bytes->data + at, old - at);
  memcpy (bytes->data + at, piece, length);
}

static void
change (GByteArray *bytes)
{
  guint at = random_below (bytes->len);
  guint wanted = random_below (32) + 1;
  guint length = MIN (wanted, bytes->len - at);
  const char *token = tokens[random_below (G_N_ELEMENTS (tokens))];

  switch (random_below (7))
    {
    case 0:
      if (bytes->len)
        bytes->data[at] = (guint8) random_below (256);
      break;
    case 1:
      if (length)
        g_byte_array_remove_range (bytes, at, length);
      break;
    case 2:
      g_byte_array_set_size (bytes, at);
      break;
    case 3:
      if (length)
        {
          g_autofree guint8 *copy = g_memdup2 (bytes->data + at, length);

          insert (bytes, random_below (bytes->len), copy, length);
        }
      break;
    case 4:
      if (length)
        g_byte_array_remove_range (bytes, at, length);
      G_GNUC_FALLTHROUGH;
    default:
      insert (bytes, at, (const guint8 *) token, (guint) strlen (token));
    }
}

static void
test_seeds (void)
{
  g_assert_cmpuint (seeds->len, >, 0);
  for (guint i = 0; i < seeds->len; i++)
    {
      const GByteArray *seed = g_ptr_array_index (seeds, i);

      LLVMFuzzerTestOneInput (seed->data, seed->len);
    }
  LLVMFuzzerTestOneInput ((const uint8_t *) "", 0);
}

static void
test_mutations (void)
{
  guint n = test_rounds (N_MUTATIONS);

  for (guint i = 0; i < n; i++)
    {
      const GByteArray *seed = g_ptr_array_index (seeds, random_below (seeds->len));
      g_autoptr (GByteArray) bytes = g_byte_array_sized_new (seed->len);

      g_byte_array_append (bytes, seed->data, seed->len);
      for (guint left = random_below (MOST_CHANGES) + 1; left > 0; left--)
        change (bytes);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

/* Whole JSON that says other things; targets that read something else have none. */
static void
test_json (void)
{
  guint n = test_rounds (N_MUTATIONS);

  for (guint i = 0; i < n; i++)
    {
      const GByteArray *seed = g_ptr_array_index (seeds, random_below (seeds->len));
      const GByteArray *other = g_ptr_array_index (seeds, random_below (seeds->len));
      g_autofree char *text = fuzz_mutate_json (seed, other, random_below (MOST_CHANGES) + 1);

      if (text)
        LLVMFuzzerTestOneInput ((const uint8_t *) text, strlen (text));
    }
}

static void
read_seeds (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  /* The folder's own order differs from disk to disk, and the mutations hang on it. */
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  for (guint i = 0; i < names->len; i++)
    {
      char *contents;
      gsize length;

      g_file_get_contents (g_ptr_array_index (names, i), &contents, &length, &error);
      g_assert_no_error (error);
      g_ptr_array_add (seeds, g_byte_array_new_take ((guint8 *) contents, length));
    }
}

void
fuzz_check_error (gboolean read, const GError *error, const char *file)
{
  g_assert_cmpint (read, ==, error == NULL);
  if (!error)
    return;
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\n\r"));
  g_assert_nonnull (strstr (error->message, file));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  read_seeds (argv[1]);
  g_test_add_func ("/fuzz/seeds", test_seeds);
  g_test_add_func ("/fuzz/mutations", test_mutations);
  g_test_add_func ("/fuzz/json", test_json);
  status = g_test_run ();
  g_ptr_array_unref (seeds);
  return status;
}
