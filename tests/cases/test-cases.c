/* The worked cases, each a test of its own: test-cases CASES.json… */

#include <locale.h>
#include <string.h>

#include "expectation.h"
#include "fst-rules.h"

/* Fewer would hardly tell what a section says. */
#define LEAST_CASES 3

static FstRules *rules;
static GPtrArray *all; /* (element-type FstWorkedCase) */

static void
test_case (gconstpointer data)
{
  const FstWorkedCase *worked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstAssessment) assessment = fst_rules_assess_worked (rules, worked, &error);
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_no_error (error);
  faults = expectation_find_faults (worked, assessment);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s: %s", worked->id, (const char *) g_ptr_array_index (faults, i));
  if (faults->len > 0)
    g_test_fail_printf ("%s", (const char *) g_ptr_array_index (faults, 0));
}

/* Cases of the same row stand for one. */
static guint
count_cases (const char *region, const char *key)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const FstWorkedCase *worked = g_ptr_array_index (all, i);

      for (guint j = 0; worked->sections[j] && g_str_equal (worked->subject->region, region); j++)
        {
          g_autofree char *section = expectation_section_key (worked->sections[j]);
          const char *slash = strchr (worked->id, '/');

          if (g_str_equal (section, key))
            g_hash_table_add (rows, g_strndup (worked->id, slash ? (gsize) (slash - worked->id)
                                                                 : strlen (worked->id)));
        }
    }
  return g_hash_table_size (rows);
}

/* Every section that a rule stands in has cases that are about it. */
static void
test_sections (gconstpointer data)
{
  FstPolicy *policy = (FstPolicy *) data;
  g_autoptr (GHashTable) lacking = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < policy->rules->len; i++)
    {
      const FstRule *rule = g_ptr_array_index (policy->rules, i);

      for (guint j = 0; rule->sections[j]; j++)
        {
          g_autofree char *key = expectation_section_key (rule->sections[j]);
          guint n = count_cases (policy->region, key);

          if (n >= LEAST_CASES || !g_hash_table_add (lacking, g_strdup (key)))
            continue;
          g_test_message ("section “%s” has %u cases", rule->sections[j], n);
          g_test_fail_printf ("section “%s” has %u cases", rule->sections[j], n);
        }
    }
}

static void
add_file (const char *path)
{
  g_autofree char *text = NULL, *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  cases = fst_worked_cases_read (bytes, path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < cases->len; i++)
    {
      const FstWorkedCase *worked = g_ptr_array_index (cases, i);
      g_autofree char *title = g_strconcat ("/cases/", name, "/", worked->id, NULL);

      g_test_add_data_func (title, worked, test_case);
    }
  g_ptr_array_extend_and_steal (all, g_steal_pointer (&cases));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  GPtrArray *policies;
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  rules = fst_rules_new (&error);
  g_assert_no_error (error);
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_worked_case_free);
  for (int i = 1; i < argc; i++)
    add_file (argv[i]);
  policies = fst_rules_get_policies (rules);
  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);
      g_autofree char *title = g_strconcat ("/sections/", policy->id, NULL);

      g_test_add_data_func (title, policy, test_sections);
    }
  status = g_test_run ();
  g_ptr_array_unref (all);
  g_object_unref (rules);
  return status;
}
