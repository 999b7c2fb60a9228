#include "fst-fact-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fst-iso-code.h"
#include "fst-vocabulary.h"

/* What is said of a fact in the middle of a sentence. */
typedef struct
{
  const char *id;
  const char *statement; /* of a boolean that is true; else with a place for the value */
  const char *denial;    /* of a boolean that is false */
  gboolean quoted;       /* the values don't fit into a sentence as they are */
} FactWording;

static const FactWording wordings[] = {
  { "age", N_ ("the person’s age is %s") },
  { "place-of-use", N_ ("the place of use is %s") },
  { "housing", N_ ("the housing is %s") },
  { "care-episode", N_ ("the episode of care is %s"), .quoted = TRUE },
  { "prescriber-profession", N_ ("the prescriber’s profession is %s") },
  { "prescriber-organisation", N_ ("the prescriber’s unit is %s") },
  { "follow-up-organisation", N_ ("the unit that follows up is %s") },
  { "handover-confirmed", N_ ("the case has been handed over and the takeover confirmed"),
    N_ ("the takeover has not been confirmed") },
  { "person-status", N_ ("the person’s status is %s"), .quoted = TRUE },
  { "iso-code", N_ ("the ISO code is %s") },
  { "device-kind", N_ ("the kind of device is %s") },
  { "consumable-type", N_ ("the kind of consumable is %s"), .quoted = TRUE },
  { "simple-device", N_ ("it is a simple hearing or vision device"),
    N_ ("it is not a simple hearing or vision device") },
  { "device-field", N_ ("the field is %s") },
  { "special-adaptation", N_ ("the product is specially adapted"),
    N_ ("the product is not specially adapted") },
  { "extensive-individual-adjustment", N_ ("extensive individual adjustment is needed"),
    N_ ("extensive individual adjustment is not needed") },
  { "knowledge-bearing", N_ ("it is mainly a learning tool"),
    N_ ("it is not mainly a learning tool") },
  { "usable-by-several", N_ ("several people can use it"), N_ ("several people cannot use it") },
  { "intended-for-one-pupil", N_ ("it is intended for one certain pupil"),
    N_ ("it is not intended for one certain pupil") },
  { "regular-special-teaching-group", N_ ("the school regularly teaches pupils with disabilities"),
    N_ ("the school does not regularly teach pupils with disabilities") },
  { "operator", N_ ("the operator is %s") },
  { "school-change", N_ ("the pupil is changing schools"),
    N_ ("the pupil is not changing schools") },
  { "repeated-instruction", N_ ("the instruction in handling must be repeated"),
    N_ ("the instruction in handling need not be repeated") },
  { "disagreement", N_ ("the disagreement is %s"), .quoted = TRUE },
  { "health-care-responsibility", N_ ("the one responsible for the person’s health care is %s") },
  { "work-technical", N_ ("it is needed for the staff’s working environment"),
    N_ ("it is not needed for the staff’s working environment") },
  { "shared-between-persons", N_ ("it is used for several persons"),
    N_ ("it is used for one person only") },
  { "attendant-control", N_ ("it has attendant control"),
    N_ ("it does not have attendant control") },
  { "self-responsibility", N_ ("the person can choose it without health care competence"),
    N_ ("health care competence is needed to choose it") },
  { "basic-equipment-listed", N_ ("it stands on the list of basic equipment"),
    N_ ("it does not stand on the list of basic equipment") },
  { "basic-equipment-met", N_ ("the required basic equipment is in place"),
    N_ ("the required basic equipment is not in place") },
  { "basic-equipment-covers-need", N_ ("the basic equipment covers the need"),
    N_ ("the basic equipment does not cover the need") },
  { "has-same-function", N_ ("the person already has a device with the same function"),
    N_ ("the person has no device with the same function") },
  { "double-grounds", N_ ("the ground for a second set is %s"), .quoted = TRUE },
  { "replacement-reason", N_ ("the reason for the replacement is %s"), .quoted = TRUE },
  { "compensation-paid", N_ ("compensation has been paid"), N_ ("compensation has not been paid") },
  { "no-longer-needed", N_ ("the need has come to an end"), N_ ("the need remains") },
  { "re-ordination", N_ ("it is a further supply within a running prescription period"),
    N_ ("it is not a further supply within a running prescription period") },
  { "acute-visit", N_ ("it is an acute visit to another health centre"),
    N_ ("it is not an acute visit to another health centre") },
  { "relisted", N_ ("the person has changed to another health centre"),
    N_ ("the person has not changed to another health centre") },
  { "other-customer-number", N_ ("it is ordered on another unit’s customer number"),
    N_ ("it is not ordered on another unit’s customer number") },
  { "named-contact-agreed", N_ ("it is agreed with a named person at the receiver"),
    N_ ("it is not agreed with a named person at the receiver") },
  { "stays-after-short-term", N_ ("the device goes home with the person after the short-term stay"),
    N_ ("the device does not go home with the person after the short-term stay") },
  { "temporary-need", N_ ("the need is temporary"), N_ ("the need is not temporary") },
  { "rental", N_ ("the device is rented"), N_ ("the device is not rented") },
  { "converts-to-rental", N_ ("a prescribed device is to become rented"),
    N_ ("no prescribed device is to become rented") },
  { "existing-rental-at-home", N_ ("the rented device was in the home before the episode of care"),
    N_ ("the rented device was not in the home before the episode of care") },
  { "only-after-inpatient", N_ ("it is needed only after the inpatient care"),
    N_ ("it is not needed only after the inpatient care") },
  { "price", N_ ("the price is %s") },
  { "monthly-cost", N_ ("the monthly cost is %s") },
  { "consultation-documented", N_ ("the consultation with the head of unit is documented"),
    N_ ("the consultation with the head of unit is not documented") },
  { "new-product", N_ ("it is a new product or method"), N_ ("it is not a new product or method") },
  { "leisure-only", N_ ("it will be used only for leisure"),
    N_ ("it will not be used only for leisure") },
  { "need-area", N_ ("the area of need is %s") },
  { "need", N_ ("the need is %s"), .quoted = TRUE },
};

/* Lists that documents refer to and do not contain (assessment contract, section 1). */
static const FstTerm list_terms[] = {
  { "list:stockholm-care-2021/bilaga-1", N_ ("annex 1 of Stockholm’s care agreement") },
  { "list:stockholm-care-2021/bilaga-2", N_ ("annex 2 of Stockholm’s care agreement") },
  { "list:stockholm-care-2021/bilaga-3", N_ ("annex 3 of Stockholm’s care agreement") },
  { "list:stockholm-care-2021/bilaga-4", N_ ("annex 4 of Stockholm’s care agreement") },
  { "list:stockholm-school-2026/bilaga-1", N_ ("annex 1 of Stockholm’s school agreement") },
  { "list:vgr-school-2022/basic-equipment", N_ ("the municipality’s list of basic equipment") },
};

static const FactWording *
find_wording (const char *fact)
{
  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    if (g_str_equal (wordings[i].id, fact))
      return &wordings[i];
  return NULL;
}

/* A label as it stands in the middle of a sentence; an abbreviation keeps its capitals. */
static char *
uncapitalize (const char *label)
{
  gunichar first = g_utf8_get_char (label);
  const char *rest = *label ? g_utf8_next_char (label) : label;
  char lowered[8] = { 0 };

  if (g_unichar_isupper (g_utf8_get_char (rest)))
    return g_strdup (label);
  g_unichar_to_utf8 (g_unichar_tolower (first), lowered);
  return *label ? g_strconcat (lowered, rest, NULL) : g_strdup (label);
}

static char *
quote (const char *text)
{
  /* Translators: quotation marks around an answer or a question */
  return g_strdup_printf (_ ("“%s”"), text);
}

/* "a", "a or b", "a, b or c" */
static char *
join (GPtrArray *parts, const char *before_last)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      if (i > 0 && i + 1 == parts->len)
        g_string_append_printf (text, " %s ", before_last);
      else if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, g_ptr_array_index (parts, i));
    }
  if (parts->len == 0)
    g_string_append (text, _ ("none"));
  return g_string_free (text, FALSE);
}

static char *
format_set (const FstFactSpec *spec, GVariant *value)
{
  g_autofree const char **members = g_variant_get_strv (value, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; members[i]; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : "",
                            fst_term_get_label (spec->terms, spec->n_terms, members[i]));
  if (text->len == 0)
    g_string_append (text, _ ("none"));
  return g_string_free (text, FALSE);
}

/* What a list says of a device: that it is there, that it is not, or an answer to a question. */
static const char *
get_list_value_label (const char *value)
{
  if (g_str_equal (value, "listed"))
    return _ ("in the list");
  if (g_str_equal (value, "not-listed"))
    return _ ("not in the list");
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    {
      const FstQuestionSpec *spec = fst_vocabulary_get_question (q);

      if (fst_term_find (spec->values, spec->n_values, value))
        return fst_term_get_label (spec->values, spec->n_values, value);
    }
  return value;
}

/* What a list says, or all that it may come to. */
static char *
format_list_value (GVariant *value)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree const char **names = NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_strdup (get_list_value_label (g_variant_get_string (value, NULL)));
  names = g_variant_get_strv (value, NULL);
  for (guint i = 0; names[i]; i++)
    g_ptr_array_add (labels, (gpointer) get_list_value_label (names[i]));
  return join (labels, _ ("or"));
}

/**
 * fst_fact_format_value:
 * @fact: name of a fact or a list
 * @value: its value
 *
 * Writes a fact's value in the user's language, as it stands by itself.
 *
 * Returns: (transfer full): the text
 */
char *
fst_fact_format_value (const char *fact, GVariant *value)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (fact);

  if (!spec)
    return format_list_value (value);
  switch (spec->type)
    {
    case FST_FACT_BOOLEAN:
      return g_strdup (g_variant_get_boolean (value) ? _ ("yes") : _ ("no"));
    case FST_FACT_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT " %s", g_variant_get_int64 (value),
                              _ (spec->unit));
    case FST_FACT_SET:
      return format_set (spec, value);
    case FST_FACT_CODE:
      return fst_iso_code_format (g_variant_get_string (value, NULL));
    case FST_FACT_ENUM:
    default:
      return g_strdup (
          fst_term_get_label (spec->terms, spec->n_terms, g_variant_get_string (value, NULL)));
    }
}

/**
 * fst_fact_format_label:
 * @fact: name of a fact or a list
 *
 * Names a fact in the user's language; a list of the contract as one names it, another by its
 * document and name.
 *
 * Returns: (transfer full): the text
 */
char *
fst_fact_format_label (const char *fact)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (fact);

  if (spec)
    return g_strdup (_ (spec->label));
  if (g_str_has_prefix (fact, "list:")
      && !fst_term_find (list_terms, G_N_ELEMENTS (list_terms), fact))
    /* Translators: a list that a document refers to, named as document/list */
    return g_strdup_printf (_ ("the list %s"), fact + strlen ("list:"));
  return g_strdup (fst_term_get_label (list_terms, G_N_ELEMENTS (list_terms), fact));
}

/* A value of an enumeration, a set or a code in the middle of a sentence. */
static char *
format_inside (const FstFactSpec *spec, const char *value)
{
  const FactWording *wording = find_wording (spec->id);
  const char *label;

  if (spec->type == FST_FACT_CODE)
    return fst_iso_code_format (value);
  label = fst_term_get_label (spec->terms, spec->n_terms, value);
  return wording && wording->quoted ? quote (label) : uncapitalize (label);
}

static char *
format_value_inside (const FstFactSpec *spec, GVariant *value)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree const char **members = NULL;

  if (spec->type == FST_FACT_INTEGER)
    return fst_fact_format_value (spec->id, value);
  if (spec->type != FST_FACT_SET)
    return format_inside (spec, g_variant_get_string (value, NULL));
  parts = g_ptr_array_new_with_free_func (g_free);
  members = g_variant_get_strv (value, NULL);
  for (guint i = 0; members[i]; i++)
    g_ptr_array_add (parts, format_inside (spec, members[i]));
  return join (parts, _ ("and"));
}

static char *
format_list_statement (const char *fact, GVariant *value)
{
  g_autofree char *list = fst_fact_format_label (fact);
  g_autofree char *label = format_list_value (value);
  const char *one = g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
                        ? g_variant_get_string (value, NULL)
                        : NULL;
  g_autofree char *quoted = NULL;

  if (g_strcmp0 (one, "listed") == 0)
    return g_strdup_printf (_ ("the device stands in %s"), list);
  if (g_strcmp0 (one, "not-listed") == 0)
    return g_strdup_printf (_ ("the device does not stand in %s"), list);
  quoted = quote (label);
  /* Translators: the first %s is a list, the second what it says of the device */
  return g_strdup_printf (_ ("%s says %s"), list, quoted);
}

/* The wording has a place for one text, which the vocabulary's test sees to. */
static char *
fill_in (const char *wording, const char *text)
{
  g_auto (GStrv) halves = g_strsplit (wording, "%s", 2);

  return g_strconcat (halves[0], text, halves[1], NULL);
}

/**
 * fst_fact_format_statement:
 * @fact: name of a fact or a list
 * @value: its value
 *
 * Says what is known of a fact as part of a sentence: "the place of use is compulsory school".
 *
 * Returns: (transfer full): the words in the user's language
 */
char *
fst_fact_format_statement (const char *fact, GVariant *value)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (fact);
  const FactWording *wording = spec ? find_wording (fact) : NULL;
  g_autofree char *text = NULL;

  if (!wording)
    return format_list_statement (fact, value);
  if (spec->type == FST_FACT_BOOLEAN)
    return g_strdup (g_variant_get_boolean (value) ? _ (wording->statement) : _ (wording->denial));
  text = format_value_inside (spec, value);
  return fill_in (_ (wording->statement), text);
}

static char *
format_range (const FstFactSpec *spec, const FstCondition *range)
{
  /* On their own: a message id can't hold the macro. */
  g_autofree char *minimum = g_strdup_printf ("%" G_GINT64_FORMAT, range->minimum);
  g_autofree char *maximum = g_strdup_printf ("%" G_GINT64_FORMAT, range->maximum);
  const char *unit = _ (spec->unit);

  if (range->minimum <= spec->minimum)
    /* Translators: a number and its unit, such as "at most 17 years" */
    return g_strdup_printf (_ ("at most %s %s"), maximum, unit);
  if (range->maximum >= spec->maximum)
    /* Translators: a number and its unit, such as "at least 18 years" */
    return g_strdup_printf (_ ("at least %s %s"), minimum, unit);
  return g_strdup_printf (_ ("%s to %s %s"), minimum, maximum, unit);
}

/**
 * fst_fact_format_wanted:
 * @comparison: what a rule compares a fact with
 * @negated: whether the rule needs that it does not hold
 *
 * Says which values a rule is for, as part of a sentence: "home or preschool", "anything but home",
 * "at most 17 years".
 *
 * Returns: (transfer full): the words in the user's language
 */
char *
fst_fact_format_wanted (const FstCondition *comparison, gboolean negated)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (comparison->fact);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *values = NULL;

  if (comparison->kind == FST_CONDITION_RANGE)
    values = format_range (spec, comparison);
  else if (spec && spec->type == FST_FACT_BOOLEAN)
    return g_strdup (g_str_equal (comparison->values[0], negated ? "false" : "true") ? _ ("yes")
                                                                                     : _ ("no"));
  else
    {
      for (guint i = 0; comparison->values[i]; i++)
        g_ptr_array_add (parts, spec ? format_inside (spec, comparison->values[i])
                                     : quote (get_list_value_label (comparison->values[i])));
      values = join (parts, negated ? _ ("and") : _ ("or"));
    }
  /* Translators: what a rule is for: %s are values, such as "home and preschool" */
  return negated ? g_strdup_printf (_ ("anything but %s"), values) : g_steal_pointer (&values);
}

/**
 * fst_fact_source_get_label:
 * @source: where a fact came from
 *
 * Says where a fact came from: "From the personal number".
 *
 * Returns: the words in the user's language
 */
const char *
fst_fact_source_get_label (FstFactSource source)
{
  switch (source)
    {
    case FST_FACT_SOURCE_FORM:
      return _ ("Answered by you");
    case FST_FACT_SOURCE_PERSON_NUMBER:
      return _ ("From the personal number");
    case FST_FACT_SOURCE_DEVICE:
      return _ ("From the device");
    case FST_FACT_SOURCE_REGISTER:
      return _ ("From earlier prescriptions");
    case FST_FACT_SOURCE_PRESCRIBER:
      return _ ("From your details");
    case FST_FACT_SOURCE_LIST:
      return _ ("From an imported list");
    case FST_FACT_SOURCE_CASE:
    default:
      return _ ("Given in the case");
    }
}
