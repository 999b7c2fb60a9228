#include "fst-person-input.h"

static void
test_complete (void)
{
  const char *complete[] = { "201701102384", "20170110-2384", "170110-2384", " 20170110 2384 ",
                             "890101+9802" };
  const char *unfinished[] = { "",           "2017",       "20170110-238", "20170110238",
                               "170110-238", "1701102384", "abcdefghijkl", "----------" };

  for (gsize i = 0; i < G_N_ELEMENTS (complete); i++)
    {
      g_test_message ("“%s”", complete[i]);
      g_assert_true (fst_person_input_is_complete (complete[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unfinished); i++)
    {
      g_test_message ("“%s”", unfinished[i]);
      g_assert_false (fst_person_input_is_complete (unfinished[i]));
    }
}

static void
assert_refused (const char *text, int code)
{
  g_autoptr (GError) error = NULL;
  GDate today;

  g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);
  g_test_message ("“%s”", text);
  g_assert_null (fst_person_input_read_number (text, "", &today, &error));
  g_assert_error (error, FST_PERSON_NUMBER_ERROR, code);
  g_assert_cmpstr (fst_person_input_describe_error (error), !=, "");
}

static void
test_number (void)
{
  g_autoptr (FstPerson) person = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);
  person = fst_person_input_read_number ("  20170110-2384 ", "Test Testsson", &today, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (person->number, ==, "201701102384");
  g_assert_cmpstr (person->name, ==, "Test Testsson");
  g_assert_null (person->reference);

  assert_refused ("20170110-2385", FST_PERSON_NUMBER_ERROR_CHECK_DIGIT);
  assert_refused ("20171310-2384", FST_PERSON_NUMBER_ERROR_DATE);
  assert_refused ("20270110-2381", FST_PERSON_NUMBER_ERROR_FUTURE);
  assert_refused ("Ett namn", FST_PERSON_NUMBER_ERROR_FORMAT);
  assert_refused ("", FST_PERSON_NUMBER_ERROR_FORMAT);
}

static void
test_reference (void)
{
  g_autoptr (FstPerson) person = fst_person_input_read_reference (" A-17 ", "");

  g_assert_cmpstr (person->reference, ==, "A-17");
  g_assert_null (person->number);
  g_assert_null (fst_person_input_read_reference ("   ", "Test Testsson"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-input/complete", test_complete);
  g_test_add_func ("/person-input/number", test_number);
  g_test_add_func ("/person-input/reference", test_reference);
  return g_test_run ();
}
