/* Sentences that say why a rule does not apply, in both languages. */

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "config.h"
#include "fst-fact-text.h"
#include "policy-fixture.h"

/* GLib settles once in a program whether it translates, so that each language is a run of its own.
 */
static const char *
choose (const char *english, const char *swedish)
{
  return g_strcmp0 (g_getenv ("LANGUAGE"), "sv") == 0 ? swedish : english;
}

static FstCondition *
when_one_of (const char *fact, const char *first, const char *second)
{
  const char *values[] = { first, second, NULL };

  return fst_condition_new_in (FST_CONDITION_IN, fact, values);
}

static FstCondition *
place_is_not_school (void)
{
  return when_not (when_one_of ("place-of-use", "compulsory-school", "preschool"));
}

static FstCondition *
home_or_preschool (void)
{
  return when_any (when_is ("place-of-use", "home"), when_is ("place-of-use", "preschool"), NULL);
}

static FstCondition *
home (void)
{
  return when_is ("place-of-use", "home");
}

static FstCondition *
adult (void)
{
  return when_between ("age", 18, 130);
}

static FstCondition *
middle_aged (void)
{
  return when_between ("age", 18, 64);
}

static FstCondition *
specially_adapted (void)
{
  return when_is ("special-adaptation", "true");
}

static FstCondition *
not_specially_adapted (void)
{
  return when_not (when_is ("special-adaptation", "true"));
}

static FstCondition *
under_a_code (void)
{
  return when_one_of ("iso-code", "1222", "1206");
}

static FstCondition *
needs_transfer (void)
{
  return when_is ("need", "transfer");
}

static FstCondition *
inpatient (void)
{
  return when_is ("care-episode", "inpatient-specialised");
}

static FstCondition *
in_the_annex (void)
{
  return when_is ("list:stockholm-care-2021/bilaga-1", "region");
}

static FstCondition *
home_or_adult (void)
{
  return when_any (home (), adult (), NULL);
}

static FstCondition *
four_unknown (void)
{
  return when_all (when_is ("rental", "true"), when_is ("relisted", "true"),
                   when_is ("new-product", "true"), when_is ("acute-visit", "true"), NULL);
}

static FstCondition *
child_and_adult (void)
{
  return when_all (adult (), when_between ("age", 0, 17), NULL);
}

typedef struct
{
  const char *name;
  FstCondition *(*when) (void);
  const char *facts; /* (nullable): a GVariant a{sv} */
  const char *english;
  const char *swedish;
} Sentence;

#define AT_SCHOOL "{'place-of-use': <'compulsory-school'>}"

static const Sentence sentences[] = {
  { "one-value", home, AT_SCHOOL,
    "Does not apply: the place of use is compulsory school, and the rule is for home.",
    "Gäller inte: användningsplatsen är grundskola, och regeln gäller hemmet." },
  { "values-of-two-comparisons", home_or_preschool, AT_SCHOOL,
    "Does not apply: the place of use is compulsory school, and the rule is for home or preschool.",
    "Gäller inte: användningsplatsen är grundskola, och regeln gäller hemmet eller förskola." },
  { "negated", place_is_not_school, AT_SCHOOL,
    "Does not apply: the place of use is compulsory school, and the rule is for anything but "
    "compulsory school and "
    "preschool.",
    "Gäller inte: användningsplatsen är grundskola, och regeln gäller allt utom grundskola och "
    "förskola." },
  { "two-facts", home_or_adult, "{'place-of-use': <'workplace'>, 'age': <int64 9>}",
    "Does not apply: the place of use is workplace, and the rule is for home; the person’s age is "
    "9 years, and the rule "
    "is for at least 18 years.",
    "Gäller inte: användningsplatsen är arbetsplats, och regeln gäller hemmet; personens ålder är "
    "9 år, och regeln "
    "gäller minst 18 år." },
  { "number", middle_aged, "{'age': <int64 70>}",
    "Does not apply: the person’s age is 70 years, and the rule is for 18 to 64 years.",
    "Gäller inte: personens ålder är 70 år, och regeln gäller 18 till 64 år." },
  { "boolean-false", specially_adapted, "{'special-adaptation': <false>}",
    "Does not apply: the product is not specially adapted.",
    "Gäller inte: produkten är inte specialanpassad." },
  { "boolean-true", not_specially_adapted, "{'special-adaptation': <true>}",
    "Does not apply: the product is specially adapted.",
    "Gäller inte: produkten är specialanpassad." },
  { "code", under_a_code, "{'iso-code': <'180915'>}",
    "Does not apply: the ISO code is 18 09 15, and the rule is for 12 22 or 12 06.",
    "Gäller inte: ISO-koden är 18 09 15, och regeln gäller 12 22 eller 12 06." },
  { "set", needs_transfer, "{'need': <['body-position', 'personal-adl']>}",
    "Does not apply: the need is “Change or keep body position” and “Personal care at home”, and "
    "the rule is for "
    "“Transfer”.",
    "Gäller inte: behovet är ”Ändra eller behålla kroppsställning” och ”Personlig ADL i hemmet”, "
    "och regeln gäller "
    "”Överflyttning”." },
  { "empty-set", needs_transfer, "{'need': <@as []>}",
    "Does not apply: the need is none, and the rule is for “Transfer”.",
    "Gäller inte: behovet är inget, och regeln gäller ”Överflyttning”." },
  { "quoted", inpatient, "{'care-episode': <'none'>}",
    "Does not apply: the episode of care is “None”, and the rule is for “Inpatient, specialised "
    "care”.",
    "Gäller inte: vårdtiden är ”Ingen”, och regeln gäller ”Slutenvård, specialiserad”." },
  { "list-silent", in_the_annex, "{'list:stockholm-care-2021/bilaga-1': <'not-listed'>}",
    "Does not apply: the device does not stand in annex 1 of Stockholm’s care agreement, and the "
    "rule is for “The "
    "region”.",
    "Gäller inte: hjälpmedlet står inte i bilaga 1 till Stockholms överenskommelse om vård och "
    "omsorg, och regeln "
    "gäller ”Regionen”." },
  { "list-says-other", in_the_annex, "{'list:stockholm-care-2021/bilaga-1': <'municipality'>}",
    "Does not apply: annex 1 of Stockholm’s care agreement says “The municipality”, and the rule "
    "is for “The region”.",
    "Gäller inte: bilaga 1 till Stockholms överenskommelse om vård och omsorg säger ”Kommunen”, "
    "och regeln gäller "
    "”Regionen”." },
  { "open-enumeration", home, NULL,
    "Not settled yet. It depends on the answer to “Where will the device be used?” (the rule is "
    "for home).",
    "Inte avgjort än. Det beror på svaret på ”Var ska hjälpmedlet användas?” (regeln gäller "
    "hemmet)." },
  { "open-boolean", specially_adapted, NULL,
    "Not settled yet. It depends on the answer to “Is the product specially adapted?” (the rule is "
    "for yes).",
    "Inte avgjort än. Det beror på svaret på ”Är produkten specialanpassad?” (regeln gäller ja)." },
  { "open-negated", place_is_not_school, NULL,
    "Not settled yet. It depends on the answer to “Where will the device be used?”.",
    "Inte avgjort än. Det beror på svaret på ”Var ska hjälpmedlet användas?”." },
  { "open-list", in_the_annex, NULL,
    "Not settled yet. It depends on what annex 1 of Stockholm’s care agreement says.",
    "Inte avgjort än. Det beror på vad som står i bilaga 1 till Stockholms överenskommelse om vård "
    "och omsorg." },
  { "open-many", four_unknown, NULL,
    "Not settled yet. It depends on the answer to “Is the device rented?” (the rule is for yes); "
    "the answer to “Has the "
    "person changed to another health centre?” (the rule is for yes); the answer to “Is it a new "
    "product or method, not "
    "yet introduced?” (the rule is for yes); and more.",
    "Inte avgjort än. Det beror på svaret på ”Är det ett hyreshjälpmedel?” (regeln gäller ja); "
    "svaret på ”Har personen "
    "listat om sig?” (regeln gäller ja); svaret på ”Är det en ny produkt eller metod som ännu inte "
    "är införd?” (regeln "
    "gäller ja); med mera." },
  { "never", child_and_adult, NULL, "Does not apply: its conditions can’t all be met here.",
    "Gäller inte: regelns villkor kan inte alla vara uppfyllda här." },
};

static FstFacts *
read_facts (const char *text)
{
  g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_new_parsed (text ? text : "@a{sv} {}"));
  FstFacts *facts = fst_facts_new ();
  const char *fact;
  GVariantIter iter;
  GVariant *value;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&sv}", &fact, &value))
    {
      know (&facts, fact, value);
      g_variant_unref (value);
    }
  return facts;
}

/* The payer rule under test beside one that always speaks and differs in nothing else, so that the
 * first is considered. */
static char *
consider (FstCondition *when, FstFacts *facts)
{
  FstPolicy *policy = make_policy ("p");
  FstRule *special = add_rule (policy, "special", when);
  FstRule *general = add_rule (policy, "general", NULL);
  g_autoptr (GPtrArray) policies = NULL;
  g_autoptr (FstAssessor) assessor = NULL;
  g_autoptr (FstAssessment) assessment = NULL;
  g_autoptr (GPtrArray) rules = NULL;

  add_answer (special, FST_QUESTION_PAYER, "region");
  add_answer (general, FST_QUESTION_PAYER, "region");
  policies = list_policies (policy, NULL);
  assessor = prepare (policies);
  assessment = assess (assessor, facts);
  rules =
      fst_decision_list_considered (fst_assessment_get_decision (assessment, FST_QUESTION_PAYER));
  g_assert_cmpuint (rules->len, ==, 1);
  return fst_considered_format (g_ptr_array_index (rules, 0));
}

static void
test_sentence (gconstpointer data)
{
  const Sentence *sentence = data;
  g_autoptr (FstFacts) facts = read_facts (sentence->facts);
  g_autofree char *text = consider (sentence->when (), facts);

  g_assert_cmpstr (text, ==, choose (sentence->english, sentence->swedish));
}

/* Rule "general" yields to "special"; what is said of it depends on how sure "special" is. */
static char *
yield (FstFacts *facts)
{
  FstPolicy *policy = make_policy ("p");
  FstRule *special = add_rule (policy, "special", home ());
  FstRule *general = add_rule (policy, "general", NULL);
  FstRule *sure = add_rule (policy, "sure", NULL);
  g_autoptr (GPtrArray) policies = NULL;
  g_autoptr (FstAssessor) assessor = NULL;
  g_autoptr (FstAssessment) assessment = NULL;
  g_autoptr (GPtrArray) rules = NULL;

  add_answer (special, FST_QUESTION_PAYER, "region");
  add_answer (general, FST_QUESTION_PAYER, "region");
  add_answer (sure, FST_QUESTION_PAYER, "region");
  yield_to (general, "special");
  policies = list_policies (policy, NULL);
  assessor = prepare (policies);
  assessment = assess (assessor, facts);
  rules =
      fst_decision_list_considered (fst_assessment_get_decision (assessment, FST_QUESTION_PAYER));
  for (guint i = 0; i < rules->len; i++)
    {
      const FstConsidered *considered = g_ptr_array_index (rules, i);

      if (g_str_equal (considered->rule, "general"))
        return fst_considered_format (considered);
    }
  return NULL;
}

static void
test_yields (void)
{
  g_autoptr (FstFacts) facts = read_facts ("{'place-of-use': <'home'>}");
  g_autofree char *text = yield (facts);

  g_assert_cmpstr (text, ==,
                   choose ("Does not apply: a rule in section 1 goes before it.",
                           "Gäller inte: en regel i avsnitt 1 går före."));
}

static void
test_may_yield (void)
{
  g_autoptr (FstFacts) facts = read_facts (NULL);
  g_autofree char *text = yield (facts);

  g_assert_cmpstr (text, ==,
                   choose ("Not settled yet. A rule in section 1 may go before it.",
                           "Inte avgjort än. En regel i avsnitt 1 kan gå före."));
}

static GVariant *
some_value (const FstFactSpec *spec)
{
  const char *set[] = { spec->n_terms ? spec->terms[0].id : NULL, NULL };

  switch (spec->type)
    {
    case FST_FACT_BOOLEAN:
      return g_variant_new_boolean (TRUE);
    case FST_FACT_INTEGER:
      return g_variant_new_int64 (9);
    case FST_FACT_SET:
      return g_variant_new_strv (set, 1);
    case FST_FACT_CODE:
      return g_variant_new_string ("120606");
    case FST_FACT_ENUM:
    default:
      return g_variant_new_string (spec->terms[0].id);
    }
}

/* Every fact of the vocabulary can be told of, and its value stands in what is told. */
static void
test_every_fact_has_words (void)
{
  guint n;
  const FstFactSpec *specs = fst_vocabulary_get_facts (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GVariant) value = g_variant_ref_sink (some_value (&specs[i]));
      g_autofree char *text = fst_fact_format_value (specs[i].id, value);
      g_autofree char *statement = fst_fact_format_statement (specs[i].id, value);
      g_autofree char *folded = g_utf8_casefold (statement, -1);
      g_autofree char *sought = g_utf8_casefold (text, -1);

      g_test_message ("%s: %s", specs[i].id, statement);
      g_assert_null (strstr (statement, "%s"));
      if (specs[i].type != FST_FACT_BOOLEAN)
        g_assert_nonnull (strstr (folded, sought));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, FST_BUILD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *path = g_strconcat ("/explanation/sentence/", sentences[i].name, NULL);

      g_test_add_data_func (path, &sentences[i], test_sentence);
    }
  g_test_add_func ("/explanation/yields", test_yields);
  g_test_add_func ("/explanation/may-yield", test_may_yield);
  g_test_add_func ("/explanation/every-fact-has-words", test_every_fact_has_words);
  return g_test_run ();
}
