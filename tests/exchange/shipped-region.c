#include "shipped-region.h"

#include <string.h>

#include "fst-case-reader.h"
#include "fst-policy-reader.h"
#include "policy-fixture.h"
#include "policy-oracle.h"

static void
dimension_free (Dimension *self)
{
  g_ptr_array_unref (self->values);
  g_free (self);
}

static void
region_free (Region *self)
{
  g_ptr_array_unref (self->policies);
  fst_assessor_unref (self->assessor);
  g_ptr_array_unref (self->dimensions);
  g_ptr_array_unref (self->cases);
  g_free (self);
}

Dimension *
region_ensure_dimension (Region *self, const char *fact)
{
  Dimension *dimension;

  for (guint i = 0; i < self->dimensions->len; i++)
    {
      dimension = g_ptr_array_index (self->dimensions, i);
      if (g_str_equal (dimension->fact, fact))
        return dimension;
    }
  dimension = g_new0 (Dimension, 1);
  dimension->fact = fact;
  dimension->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_ptr_array_add (self->dimensions, dimension);
  return dimension;
}

static void
add_value (Dimension *self, GVariant *value)
{
  g_variant_ref_sink (value);
  if (g_ptr_array_find_with_equal_func (self->values, value, (GEqualFunc) g_variant_equal, NULL))
    g_variant_unref (value);
  else
    g_ptr_array_add (self->values, value);
}

static void
add_number (Dimension *self, const FstFactSpec *spec, gint64 number)
{
  if (number >= spec->minimum && number <= spec->maximum)
    add_value (self, g_variant_new_int64 (number));
}

/* A code that the named one covers and, most likely, no other. */
static void
add_code (Dimension *self, const char *code)
{
  g_autofree char *whole = g_strconcat (code, "9999", NULL);

  whole[6] = '\0';
  add_value (self, g_variant_new_string (whole));
}

static void
add_terms (Dimension *self, const FstFactSpec *spec)
{
  for (guint i = 0; i < spec->n_terms; i++)
    {
      const char *id = spec->terms[i].id;

      add_value (self, spec->type == FST_FACT_SET ? g_variant_new_strv (&id, 1)
                                                  : g_variant_new_string (id));
    }
}

/* None and all of them; each alone comes with the terms. */
static void
add_sets (Dimension *self, const FstFactSpec *spec)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < spec->n_terms; i++)
    g_strv_builder_add (all, spec->terms[i].id);
  ids = g_strv_builder_end (all);
  add_value (self, g_variant_new_strv (NULL, 0));
  add_value (self, g_variant_new_strv ((const char *const *) ids, -1));
}

static void
add_values_of (Region *self, const FstCondition *condition)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (condition->fact);
  Dimension *dimension = region_ensure_dimension (self, condition->fact);

  if (condition->kind == FST_CONDITION_RANGE)
    {
      add_number (dimension, spec, spec->minimum);
      add_number (dimension, spec, spec->maximum);
      add_number (dimension, spec, condition->minimum);
      add_number (dimension, spec, MAX (condition->minimum, -1) - 1);
      add_number (dimension, spec, condition->maximum);
      add_number (dimension, spec, MIN (condition->maximum, spec->maximum) + 1);
      return;
    }
  if (!spec)
    add_value (dimension, g_variant_new_string ("not-listed"));
  else if (spec->type == FST_FACT_BOOLEAN)
    {
      add_value (dimension, g_variant_new_boolean (TRUE));
      add_value (dimension, g_variant_new_boolean (FALSE));
    }
  else if (spec->type == FST_FACT_SET)
    add_sets (dimension, spec);
  else if (spec->type == FST_FACT_CODE)
    add_value (dimension, g_variant_new_string ("990000"));
  if (spec)
    add_terms (dimension, spec);
  for (guint i = 0; condition->values[i] && (!spec || spec->type == FST_FACT_CODE); i++)
    {
      if (spec)
        add_code (dimension, condition->values[i]);
      else
        add_value (dimension, g_variant_new_string (condition->values[i]));
    }
}

static void
gather (Region *self, const FstCondition *condition)
{
  if (condition->kind == FST_CONDITION_ANSWER)
    return;
  if (!condition->children)
    add_values_of (self, condition);
  for (guint i = 0; condition->children && i < condition->children->len; i++)
    gather (self, g_ptr_array_index (condition->children, i));
}

/* What a list can say beyond what rules ask of it. */
static void
gather_annexes (Region *self, const FstPolicy *policy)
{
  for (guint i = 0; i < policy->annexes->len; i++)
    {
      const FstAnnex *annex = g_ptr_array_index (policy->annexes, i);

      for (guint j = 0; j < self->dimensions->len; j++)
        {
          Dimension *dimension = g_ptr_array_index (self->dimensions, j);
          g_autofree char *name = g_strdup_printf ("list:%s/%s", policy->id, annex->id);

          for (guint k = 0; g_str_equal (dimension->fact, name) && annex->values[k]; k++)
            add_value (dimension, g_variant_new_string (annex->values[k]));
        }
    }
}

static void
gather_policy (Region *self, const FstPolicy *policy)
{
  for (guint i = 0; i < policy->rules->len; i++)
    {
      const FstRule *rule = g_ptr_array_index (policy->rules, i);

      if (rule->when)
        gather (self, rule->when);
    }
  gather_annexes (self, policy);
}

static Region *
region_new (const char *name, GPtrArray *policies)
{
  Region *self = g_new0 (Region, 1);
  g_autoptr (GError) error = NULL;

  self->name = name;
  self->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);
  self->dimensions = g_ptr_array_new_with_free_func ((GDestroyNotify) dimension_free);
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_case_unref);
  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);

      if (!g_str_equal (policy->region, name))
        continue;
      g_ptr_array_add (self->policies, fst_policy_ref (policy));
      gather_policy (self, policy);
    }
  self->assessor = fst_assessor_new (name, policies, &error);
  g_assert_no_error (error);
  return self;
}

FstCase *
region_make_case (const Region *self, FstFacts *facts)
{
  g_autoptr (GError) error = NULL;
  FstCase *subject;
  GDate day;

  g_assert_true (fst_date_parse (THE_DAY, &day));
  subject = fst_case_new (self->name, &day, facts, &error);
  g_assert_no_error (error);
  return subject;
}

/* The region's documents, with no lists beside them. */
FstRegionRules *
region_make_rules (const Region *self)
{
  g_autoptr (GPtrArray) no_lists = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  FstRegionRules *rules = fst_region_rules_new (self->name, self->policies, no_lists, &error);

  g_assert_no_error (error);
  return rules;
}

FstAssessment *
region_assess (Region *self, FstFacts *facts)
{
  g_autoptr (FstCase) subject = region_make_case (self, facts);

  return fst_assessor_assess (self->assessor, subject);
}

static gpointer
random_of (GPtrArray *array)
{
  return g_ptr_array_index (array, g_test_rand_int_range (0, (gint32) array->len));
}

void
learn (FstFacts **facts, const char *fact, GVariant *value)
{
  FstFacts *more = fst_facts_with (*facts, fact, value, FST_FACT_SOURCE_CASE);

  fst_facts_unref (*facts);
  *facts = more;
}

/* The values that a fact may still have. A short code may turn out to be any that it covers. */
GPtrArray *
list_open_values (const Dimension *dimension, FstFacts *facts)
{
  GPtrArray *values = g_ptr_array_new ();
  GVariant *known = fst_facts_lookup (facts, dimension->fact);

  for (guint i = 0; i < dimension->values->len; i++)
    {
      GVariant *value = g_ptr_array_index (dimension->values, i);

      if (!known
          || (g_str_equal (dimension->fact, "iso-code") && !g_variant_equal (known, value)
              && g_str_has_prefix (g_variant_get_string (value, NULL),
                                   g_variant_get_string (known, NULL))))
        g_ptr_array_add (values, value);
    }
  return values;
}

void
region_complete (Region *self, FstFacts **facts)
{
  for (guint i = 0; i < self->dimensions->len; i++)
    {
      const Dimension *dimension = g_ptr_array_index (self->dimensions, i);
      g_autoptr (GPtrArray) values = list_open_values (dimension, *facts);

      if (values->len > 0)
        learn (facts, dimension->fact, random_of (values));
    }
}

/* Tries to make a condition hold, or not hold, by what is still open: random facts alone hardly
 * ever meet a rule. */
void
region_steer (Region *self, FstFacts **facts, const FstCondition *condition, gboolean wanted)
{
  if (condition->kind == FST_CONDITION_NOT)
    {
      region_steer (self, facts, g_ptr_array_index (condition->children, 0), !wanted);
      return;
    }
  if (condition->children && (condition->kind == FST_CONDITION_ALL) == wanted)
    {
      for (guint i = 0; i < condition->children->len; i++)
        region_steer (self, facts, g_ptr_array_index (condition->children, i), wanted);
      return;
    }
  if (condition->children)
    {
      region_steer (self, facts, random_of (condition->children), wanted);
      return;
    }
  {
    const Dimension *dimension = region_ensure_dimension (self, condition->fact);
    g_autoptr (GPtrArray) values = list_open_values (dimension, *facts);

    for (guint try = 0; try < 8 && values->len > 0; try++)
      {
        g_autoptr (FstFacts) more = fst_facts_ref (*facts);

        learn (&more, condition->fact, random_of (values));
        if (oracle_holds (condition, more) != wanted)
          continue;
        fst_facts_unref (*facts);
        *facts = g_steal_pointer (&more);
        return;
      }
  }
}

void
region_steer_towards_rule (Region *self, FstFacts **facts, FstQuestion question)
{
  const FstPolicy *policy = random_of (self->policies);
  const FstRule *rule = random_of (policy->rules);

  if (rule->when && fst_rule_find_answer (rule, question))
    region_steer (self, facts, rule->when, TRUE);
}

/* Half of a worked case, or facts at random. */
FstFacts *
region_random_facts (Region *self)
{
  FstFacts *facts = fst_facts_new ();
  int share = g_test_rand_int_range (1, 10);
  FstCase *worked = g_test_rand_bit () ? random_of (self->cases) : NULL;

  if (worked)
    {
      g_auto (GStrv) names = fst_facts_list (worked->facts);

      for (guint i = 0; names[i]; i++)
        if (g_test_rand_int_range (0, 10) < share)
          learn (&facts, names[i], fst_facts_lookup (worked->facts, names[i]));
      return facts;
    }
  for (guint i = 0; i < self->dimensions->len; i++)
    {
      const Dimension *dimension = g_ptr_array_index (self->dimensions, i);

      if (g_test_rand_int_range (0, 10) < share)
        learn (&facts, dimension->fact, random_of (dimension->values));
    }
  if (fst_facts_lookup (facts, "iso-code") && g_test_rand_bit ())
    {
      g_autofree char *code = g_variant_dup_string (fst_facts_lookup (facts, "iso-code"), NULL);

      code[g_test_rand_bit () ? 2 : 4] = '\0';
      learn (&facts, "iso-code", g_variant_new_string (code));
    }
  return facts;
}

/* The worked cases' own facts lie nearer to what happens than anything at random. */
static void
read_cases (GPtrArray *regions, const char *name)
{
  g_autofree char *path = g_build_filename (CASES, name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  JsonArray *array;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *worked = json_array_get_object_element (array, i);
      g_autofree char *text = json_to_string (json_object_get_member (worked, "case"), FALSE);
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      gboolean is_array;
      g_autoptr (GPtrArray) cases = fst_cases_read (bytes, name, &is_array, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < regions->len; j++)
        {
          Region *region = g_ptr_array_index (regions, j);
          FstCase *subject = g_ptr_array_index (cases, 0);

          if (g_str_equal (region->name, subject->region))
            g_ptr_array_add (region->cases, fst_case_ref (subject));
        }
    }
}

/* The four regions with the documents that come with the program and their worked cases. */
GPtrArray *
regions_load (void)
{
  static const char *const files[] = { "dalarna.json",    "own-dalarna.json", "own-stockholm.json",
                                       "own-vgr-vb.json", "stockholm.json",   "vgr-vb.json" };
  GPtrArray *regions = g_ptr_array_new_with_free_func ((GDestroyNotify) region_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) policies = fst_policy_read_bundled (&error);
  guint n;
  const FstTerm *terms = fst_vocabulary_get_regions (&n);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (regions, region_new (terms[i].id, policies));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    read_cases (regions, files[i]);
  return regions;
}

char *
describe_facts (FstFacts *facts)
{
  g_auto (GStrv) names = fst_facts_list (facts);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *value = g_variant_print (fst_facts_lookup (facts, names[i]), FALSE);

      g_string_append_printf (text, "%s=%s ", names[i], value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the documents say once everything is known; known is what the case itself knows. */
char *
region_ask_oracle (Region *self, FstFacts *complete_facts, FstFacts *known, FstQuestion question)
{
  GVariant *responsibility = fst_facts_lookup (known, "health-care-responsibility");

  return oracle_answer (self->policies, complete_facts,
                        responsibility ? g_variant_get_string (responsibility, NULL) : NULL,
                        question);
}
