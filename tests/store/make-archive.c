#include "store-fixture.h"

/* Makes the workspace that is archived when a schema gets a new version: make-archive FOLDER. See
 * data/README.md. */

static void
sign_two (FstStore *store)
{
  g_autoptr (FstPerson) person = fst_person_new_with_number ("201701102384", "Åsa Provsdotter");
  FstSigning signing = make_signing (person);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  first = sign (store, &signing, &error);
  g_assert_no_error (error);
  signing.replaces = first;
  signing.example = TRUE;
  second = sign (store, &signing, &error);
  g_assert_no_error (error);
}

static void
import_one (FstStore *store, const char *source, const FstDevice *fields)
{
  g_autoptr (GPtrArray) devices =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_device_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (devices, fst_device_new (fields));
  g_assert_cmpint (import_devices (store, source, devices), ==, 1);
  g_assert_no_error (error);
}

static void
copy_file (const char *from, const char *to, const char *name)
{
  g_autoptr (GFile) source = g_file_new_build_filename (from, name, NULL);
  g_autoptr (GFile) target = g_file_new_build_filename (to, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  const FstDevice example = { .article_number = (char *) "E-1",
                              .name = (char *) "Rollator Exempel",
                              .iso_code = (char *) "120606",
                              .example = TRUE };
  const FstDevice real = { .article_number = (char *) "R-1",
                           .name = (char *) "Rollator Åre",
                           .iso_code = (char *) "120606" };
  Fixture fixture = { 0 };

  if (argc != 2)
    {
      g_printerr ("Usage: make-archive FOLDER\n");
      return 2;
    }
  fixture_set_up (&fixture, NULL);
  sign_two (fixture.store);
  import_one (fixture.store, "exempel", &example);
  import_one (fixture.store, "sortiment.csv", &real);
  fst_store_close (fixture.store);
  copy_file (fixture.path, argv[1], "register.db");
  copy_file (fixture.path, argv[1], "catalogue.db");
  fixture_tear_down (&fixture, NULL);
  return 0;
}
