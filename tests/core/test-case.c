#include "fst-case.h"

#include <string.h>

static void
test_date (void)
{
  static const char *const days[] = { "2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01",
                                      "9999-12-31" };
  static const char *const wrong[] = {
    "",
    "2026-11-2",
    "2026-11-222",
    "2026-13-01",
    "2026-00-01",
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-11-00",
    "2026/11/22",
    "22-11-2026",
    "20261122",
    "2026-11-22 ",
    " 2026-11-22",
    "-026-11-22",
    "2026-1a-22",
    "0000-01-01",
    "+026-11-22",
    "2026-11-2x",
    "２０２６-11-22",
    "2026-11-22T00:00:00",
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text = NULL;
      GDate date;

      g_assert_true (fst_date_parse (days[i], &date));
      text = fst_date_format (&date);
      g_assert_cmpstr (text, ==, days[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      GDate date;

      g_test_message ("“%s”", wrong[i]);
      g_assert_false (fst_date_parse (wrong[i], &date));
      g_assert_false (g_date_valid (&date));
    }
  {
    GDate date;

    g_assert_false (fst_date_parse (NULL, &date));
  }
}

static void
test_case (void)
{
  static const char *const regions[] = { "stockholm", "vastra-gotaland", "dalarna",
                                         "vasterbotten" };
  g_autoptr (FstFacts) facts = fst_facts_new ();
  GDate date;

  g_assert_true (fst_date_parse ("2026-11-22", &date));
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FstCase) subject = fst_case_new (regions[i], &date, facts, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (subject->region, ==, regions[i]);
      g_assert_cmpint (g_date_compare (&subject->date, &date), ==, 0);
      g_assert_true (subject->facts == facts);
    }
}

static void
test_refused (void)
{
  g_autoptr (FstFacts) facts = fst_facts_new ();
  g_autoptr (GError) error = NULL;
  GDate date;

  g_assert_true (fst_date_parse ("2026-11-22", &date));
  g_assert_null (fst_case_new ("Dalarna", &date, facts, &error));
  g_assert_error (error, FST_CASE_ERROR, FST_CASE_ERROR_REGION);
  g_assert_nonnull (strstr (error->message, "vasterbotten"));
  g_clear_error (&error);
  g_date_clear (&date, 1);
  g_assert_null (fst_case_new ("dalarna", &date, facts, &error));
  g_assert_error (error, FST_CASE_ERROR, FST_CASE_ERROR_DATE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case/date", test_date);
  g_test_add_func ("/case/case", test_case);
  g_test_add_func ("/case/refused", test_refused);
  return g_test_run ();
}
