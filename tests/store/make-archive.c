#include "store-fixture.h"

/* Makes the register that is archived when the schema gets a new version: make-archive FILE. See
 * data/README.md. */

int
main (int argc, char *argv[])
{
  Fixture fixture = { 0 };
  g_autoptr (FstPerson) person = fst_person_new_with_number ("201701102384", "Åsa Provsdotter");
  FstSigning signing = make_signing (person);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: make-archive FILE\n");
      return 2;
    }
  fixture_set_up (&fixture, NULL);
  first = sign (fixture.store, &signing, &error);
  g_assert_no_error (error);
  signing.replaces = first;
  second = sign (fixture.store, &signing, &error);
  g_assert_no_error (error);
  target = g_file_new_for_commandline_arg (argv[1]);
  fst_store_back_up_async (fixture.store, target, NULL, take_result, &result);
  g_assert_true (fst_store_back_up_finish (fixture.store, wait_for (&result), &error));
  fixture_tear_down (&fixture, NULL);
  return 0;
}
