#include "fst-person-number.h"

#include "fst-person.h"

/* Every number here is from the series that Skatteverket has published for tests, or the example of
 * its SKV 707. */

static GDate
day (int year, int month, int day_of_month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day_of_month, month, year);
  return date;
}

static void
test_valid (void)
{
  static const struct
  {
    const char *text;
    const char *number;
  } cases[] = {
    { "201701102384", "201701102384" },   { "20170110-2384", "201701102384" },
    { "170110-2384", "201701102384" },    { "1701102384", "201701102384" },
    { " 170110-2384\n", "201701102384" }, { "189001019802", "189001019802" },
    { "18900101-9802", "189001019802" },  { "18900101+9802", "189001019802" },
    { "190001019801", "190001019801" },   { "000101+9801", "190001019801" },
    { "000229-2399", "200002292399" },    { "202402292383", "202402292383" },
    { "640823-3234", "196408233234" },    { "6408233234", "196408233234" },
    { "701063-2391", "197010632391" },    { "191401682396", "191401682396" },
    { "140168+2396", "191401682396" },    { "202601612381", "202601612381" },
    { "260161-2381", "202601612381" },
  };
  GDate today = day (2026, 11, 22);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *number = fst_person_number_parse (cases[i].text, &today, &error);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_no_error (error);
      g_assert_cmpstr (number, ==, cases[i].number);
    }
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *text;
    FstPersonNumberError code;
  } cases[] = {
    { "", FST_PERSON_NUMBER_ERROR_FORMAT },
    { "-", FST_PERSON_NUMBER_ERROR_FORMAT },
    { "2384", FST_PERSON_NUMBER_ERROR_FORMAT },
    { "-2384", FST_PERSON_NUMBER_ERROR_FORMAT },
    { "170110-238", FST_PERSON_NUMBER_ERROR_FORMAT },
    { "1701-102384", FST_PERSON_NUMBER_ERROR_FORMAT },
    { "170110--2384", FST_PERSON_NUMBER_ERROR_FORMAT },
    { "170110 2384", FST_PERSON_NUMBER_ERROR_FORMAT },
    { "17011O-2384", FST_PERSON_NUMBER_ERROR_FORMAT },
    { "２０１７０１１０２３８４", FST_PERSON_NUMBER_ERROR_FORMAT },
    { "20170110\xff"
      "2384",
      FST_PERSON_NUMBER_ERROR_FORMAT },
    { "Anna", FST_PERSON_NUMBER_ERROR_FORMAT },
    { "201713102384", FST_PERSON_NUMBER_ERROR_DATE },
    { "201702302384", FST_PERSON_NUMBER_ERROR_DATE },
    { "201700102384", FST_PERSON_NUMBER_ERROR_DATE },
    { "201701002384", FST_PERSON_NUMBER_ERROR_DATE },
    { "201701602384", FST_PERSON_NUMBER_ERROR_DATE },
    { "201701922384", FST_PERSON_NUMBER_ERROR_DATE },
    { "201701452384", FST_PERSON_NUMBER_ERROR_DATE },
    { "000001102384", FST_PERSON_NUMBER_ERROR_DATE },
    { "170001102384", FST_PERSON_NUMBER_ERROR_DATE },
    { "202701102384", FST_PERSON_NUMBER_ERROR_FUTURE },
    { "261231-2384", FST_PERSON_NUMBER_ERROR_FUTURE },
    { "201701102385", FST_PERSON_NUMBER_ERROR_CHECK_DIGIT },
    { "201701012384", FST_PERSON_NUMBER_ERROR_CHECK_DIGIT },
  };
  GDate today = day (2026, 11, 22);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *number = fst_person_number_parse (cases[i].text, &today, &error);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_null (number);
      g_assert_error (error, FST_PERSON_NUMBER_ERROR, (int) cases[i].code);
    }
}

static void
test_huge (void)
{
  g_autofree char *digits = g_strnfill (1000000, '1');
  g_autoptr (GError) error = NULL;
  GDate today = day (2026, 11, 22);

  g_assert_null (fst_person_number_parse (digits, &today, &error));
  g_assert_error (error, FST_PERSON_NUMBER_ERROR, FST_PERSON_NUMBER_ERROR_FORMAT);
}

/* The same ten digits mean another century from the year in which the person turns 100. */
static void
test_century (void)
{
  static const struct
  {
    const char *text;
    int year;
    const char *number;
  } cases[] = {
    { "000101-9801", 1999, "190001019801" }, { "000101+9801", 2000, "190001019801" },
    { "000101-9801", 2000, "200001019801" }, { "170110-2384", 2116, "201701102384" },
    { "170110-2384", 2117, "211701102384" }, { "170110+2384", 2117, "201701102384" },
    { "900101+9802", 1999, "189001019802" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      GDate today = day (cases[i].year, 6, 1);
      g_autofree char *number = fst_person_number_parse (cases[i].text, &today, &error);

      g_test_message ("“%s” in %d", cases[i].text, cases[i].year);
      g_assert_no_error (error);
      g_assert_cmpstr (number, ==, cases[i].number);
    }
}

/* Without a separator a day later this year can only be one of the last century. */
static void
test_century_without_separator (void)
{
  g_autoptr (GError) error = NULL;
  GDate eve = day (2017, 1, 9);
  GDate same_day = day (2017, 1, 10);
  g_autofree char *before = fst_person_number_parse ("1701102384", &eve, &error);
  g_autofree char *on = fst_person_number_parse ("1701102384", &same_day, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (before, ==, "191701102384");
  g_assert_cmpstr (on, ==, "201701102384");
}

static void
test_birth_and_age (void)
{
  GDate new_years_eve = day (2025, 12, 31);
  GDate new_year = day (2026, 1, 1);
  GDate eve = day (2026, 1, 9);
  GDate birthday = day (2026, 1, 10);
  GDate february = day (2025, 2, 28);
  GDate march = day (2025, 3, 1);

  /* A samordningsnummer's day is 60 more than that of birth. */
  g_assert_cmpint (fst_person_number_get_age ("202601612381", &new_year), ==, 0);
  g_assert_cmpint (fst_person_number_get_age ("202601612381", &new_years_eve), ==, -1);
  g_assert_cmpint (fst_person_number_get_age ("201701102384", &eve), ==, 8);
  g_assert_cmpint (fst_person_number_get_age ("201701102384", &birthday), ==, 9);
  g_assert_cmpint (fst_person_number_get_age ("202402292383", &february), ==, 0);
  g_assert_cmpint (fst_person_number_get_age ("202402292383", &march), ==, 1);
}

static void
test_format (void)
{
  g_autofree char *whole = fst_person_number_format ("201701102384");
  g_autofree char *masked = fst_person_number_format_masked ("201701102384");

  g_assert_cmpstr (whole, ==, "20170110-2384");
  g_assert_cmpstr (masked, ==, "20170110-····");
}

static void
test_person (void)
{
  g_autoptr (FstPerson) child = fst_person_new_with_number ("201701102384", "Test Testsson");
  g_autoptr (FstPerson) protected = fst_person_new_with_reference ("A-17", "", 1980);
  g_autofree char *child_text = fst_person_to_string (child);
  g_autofree char *protected_text = fst_person_to_string (protected);
  GDate today = day (2026, 11, 22);
  GDate last_day = day (2026, 12, 31);
  GDate before_birth = day (2016, 1, 1);
  int age = -7;

  g_assert_cmpstr (child_text, ==, "20170110-2384 Test Testsson");
  g_assert_cmpstr (protected_text, ==, "A-17");
  g_assert_false (fst_person_get_age (protected, &today, &age));
  g_assert_false (fst_person_get_age (child, &before_birth, &age));
  g_assert_cmpint (age, ==, -7);
  g_assert_true (fst_person_get_age (child, &today, &age));
  g_assert_cmpint (age, ==, 9);
  g_assert_true (fst_person_get_age (protected, &last_day, &age));
  g_assert_cmpint (age, ==, 46);
  g_assert_true (fst_person_equal (child, child));
  g_assert_false (fst_person_equal (child, protected));
  g_assert_false (fst_person_equal (child, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-number/valid", test_valid);
  g_test_add_func ("/person-number/invalid", test_invalid);
  g_test_add_func ("/person-number/huge", test_huge);
  g_test_add_func ("/person-number/century", test_century);
  g_test_add_func ("/person-number/century-without-separator", test_century_without_separator);
  g_test_add_func ("/person-number/birth-and-age", test_birth_and_age);
  g_test_add_func ("/person-number/format", test_format);
  g_test_add_func ("/person/contents", test_person);
  return g_test_run ();
}
