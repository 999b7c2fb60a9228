#include "fst-prescription-json.h"

#include <string.h>

#include "fst-assessment-json.h"
#include "fst-case-reader.h"
#include "fst-iso-code.h"
#include "fst-json-reading.h"
#include "fst-json-writing.h"
#include "fst-person-number.h"

#define RECORD_FORMAT 1

static const char *const draft_members[] = { "region",     "date",      "person",      "device",
                                             "prescriber", "facts",     "asked",       "goal",
                                             "follow-up",  "overrides", "open-reason", "replaces",
                                             NULL };
static const char *const person_members[] = { "number", "reference", "name", "birth-year", NULL };
static const char *const prescriber_members[] = { "name", "profession", "organisation", "unit",
                                                  NULL };
static const char *const device_members[] = {
  "article-number",  "name",         "supplier",  "iso-code",  "own-iso-code",
  "own-iso-edition", "description",  "price-ore", "agreement", "rank",
  "accessory",       "discontinued", "example",   NULL
};
static const char *const override_members[] = { "question", "value", "reason", NULL };

/* Where a fact came from, as the record says it. */
static const char *const sources[] = {
  [FST_FACT_SOURCE_CASE] = "case",
  [FST_FACT_SOURCE_FORM] = "form",
  [FST_FACT_SOURCE_PERSON_NUMBER] = "person-number",
  [FST_FACT_SOURCE_DEVICE] = "device",
  [FST_FACT_SOURCE_REGISTER] = "register",
  [FST_FACT_SOURCE_PRESCRIBER] = "prescriber",
  [FST_FACT_SOURCE_LIST] = "list",
};

static void
add_person (JsonBuilder *builder, const FstPerson *person)
{
  json_builder_set_member_name (builder, "person");
  json_builder_begin_object (builder);
  if (person->number)
    fst_json_add_string (builder, "number", person->number);
  else
    {
      fst_json_add_string (builder, "reference", person->reference);
      if (person->birth_year)
        fst_json_add_integer (builder, "birth-year", person->birth_year);
    }
  fst_json_add_string (builder, "name", person->name);
  json_builder_end_object (builder);
}

static void
add_device (JsonBuilder *builder, const FstDevice *device)
{
  json_builder_set_member_name (builder, "device");
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "article-number", device->article_number);
  fst_json_add_string (builder, "name", device->name);
  fst_json_add_string (builder, "supplier", device->supplier);
  fst_json_add_string (builder, "iso-code", device->iso_code);
  if (device->own_iso_code)
    {
      fst_json_add_string (builder, "own-iso-code", device->own_iso_code);
      fst_json_add_string (builder, "own-iso-edition", device->own_iso_edition);
    }
  fst_json_add_string (builder, "description", device->description);
  if (device->price_ore >= 0)
    fst_json_add_integer (builder, "price-ore", device->price_ore);
  fst_json_add_string (builder, "agreement", device->agreement);
  if (device->rank >= 0)
    fst_json_add_integer (builder, "rank", device->rank);
  fst_json_add_boolean (builder, "accessory", device->accessory);
  fst_json_add_boolean (builder, "discontinued", device->discontinued);
  fst_json_add_boolean (builder, "example", device->example);
  json_builder_end_object (builder);
}

static void
add_prescriber (JsonBuilder *builder, const FstPrescriber *prescriber)
{
  json_builder_set_member_name (builder, "prescriber");
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "name", prescriber->name);
  fst_json_add_string (builder, "profession", prescriber->profession);
  fst_json_add_string (builder, "organisation", prescriber->organisation);
  fst_json_add_string (builder, "unit", prescriber->unit);
  json_builder_end_object (builder);
}

static void
add_facts (JsonBuilder *builder, FstFacts *facts, gboolean with_sources)
{
  g_auto (GStrv) names = fst_facts_list (facts);

  json_builder_begin_object (builder);
  for (guint i = 0; names[i]; i++)
    {
      FstFactSource source = FST_FACT_SOURCE_CASE;

      fst_facts_get_source (facts, names[i], &source);
      json_builder_set_member_name (builder, names[i]);
      if (!with_sources)
        {
          json_builder_add_value (builder, fst_value_to_json (fst_facts_lookup (facts, names[i])));
          continue;
        }
      json_builder_begin_object (builder);
      fst_json_add_node (builder, "value", fst_value_to_json (fst_facts_lookup (facts, names[i])));
      fst_json_add_string (builder, "source", sources[source]);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_overrides (JsonBuilder *builder, GPtrArray *overrides)
{
  json_builder_set_member_name (builder, "overrides");
  json_builder_begin_array (builder);
  for (guint i = 0; i < overrides->len; i++)
    {
      const FstOverride *override = g_ptr_array_index (overrides, i);

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "question",
                           fst_vocabulary_get_question (override->question)->id);
      fst_json_add_string (builder, "value", override->value);
      fst_json_add_string (builder, "reason", override->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * fst_prescription_to_json:
 * @self: a prescription
 *
 * Writes everything that stands in a prescription, in a fixed order.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_prescription_to_json (FstPrescription *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "region", self->region);
  fst_json_add_day (builder, "date", &self->date);
  if (self->person)
    add_person (builder, self->person);
  if (self->device)
    add_device (builder, self->device);
  add_prescriber (builder, &self->prescriber);
  json_builder_set_member_name (builder, "facts");
  add_facts (builder, self->facts, FALSE);
  json_builder_set_member_name (builder, "asked");
  json_builder_begin_array (builder);
  for (guint i = 0; self->asked[i]; i++)
    json_builder_add_string_value (builder, self->asked[i]);
  json_builder_end_array (builder);
  fst_json_add_string (builder, "goal", self->goal);
  fst_json_add_day (builder, "follow-up", &self->follow_up);
  add_overrides (builder, self->overrides);
  fst_json_add_string (builder, "open-reason", self->open_reason);
  fst_json_add_string (builder, "replaces", self->replaces);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* Every function below takes one part over into the prescription, which it replaces. */
static void
replace (FstPrescription **self, FstPrescription *by)
{
  fst_prescription_unref (*self);
  *self = by;
}

static void
read_person (FstJsonReading *reading,
             JsonObject *object,
             const GDate *today,
             FstPrescription **self)
{
  const char *number = fst_json_reading_get_optional_string (reading, object, "number");
  const char *reference = fst_json_reading_get_optional_string (reading, object, "reference");
  const char *name = fst_json_reading_get_optional_string (reading, object, "name");
  g_autoptr (FstPerson) person = NULL;
  g_autoptr (GError) error = NULL;

  fst_json_reading_check_members (reading, object, person_members);
  if ((number != NULL) == (reference != NULL) || (reference && !*reference))
    {
      fst_json_reading_fail (
          reading, FST_CASE_ERROR_VALUE,
          "person: expected a number, or a reference where it is protected or missing");
      return;
    }
  if (number)
    {
      g_autofree char *parsed = fst_person_number_parse (number, today, &error);

      if (!parsed)
        {
          fst_json_reading_fail (reading, FST_CASE_ERROR_VALUE, "person: %s", error->message);
          return;
        }
      person = fst_person_new_with_number (parsed, name ? name : "");
    }
  else
    {
      gint64 year = json_object_has_member (object, "birth-year")
                        ? fst_json_reading_get_integer (reading, object, "birth-year")
                        : 0;

      if (year != 0 && (year < 1850 || year > g_date_get_year (today)))
        {
          fst_json_reading_fail (reading, FST_CASE_ERROR_VALUE,
                                 "person: the year of birth can't be %" G_GINT64_FORMAT, year);
          return;
        }
      person = fst_person_new_with_reference (reference, name ? name : "", (int) year);
    }
  replace (self, fst_prescription_with_person (*self, person));
}

static gint64
read_count (FstJsonReading *reading, JsonObject *object, const char *member)
{
  gint64 number;

  if (!object || !json_object_has_member (object, member))
    return -1;
  number = fst_json_reading_get_integer (reading, object, member);
  if (number < 0 || number > G_MAXINT64 / 1000)
    fst_json_reading_fail (reading, FST_CASE_ERROR_VALUE, "“%s”: expected a number of 0 or more",
                           member);
  return number;
}

static char *
read_code (FstJsonReading *reading, JsonObject *object, const char *member)
{
  const char *text = fst_json_reading_get_optional_string (reading, object, member);
  char *code = text ? fst_iso_code_parse (text) : NULL;

  if (text && !code)
    fst_json_reading_fail (reading, FST_CASE_ERROR_VALUE,
                           "device: “%s” is not an ISO 9999 code of 2, 4 or 6 digits", text);
  return code;
}

static void
read_device (FstJsonReading *reading, JsonObject *object, FstPrescription **self)
{
  g_autofree char *iso_code = read_code (reading, object, "iso-code");
  g_autofree char *own_iso_code = read_code (reading, object, "own-iso-code");
  const char *edition = fst_json_reading_get_optional_string (reading, object, "own-iso-edition");
  g_autoptr (FstDevice) device = NULL;
  gint64 rank = read_count (reading, object, "rank");
  const FstDevice fields = {
    .article_number = (char *) fst_json_reading_get_string (reading, object, "article-number"),
    .name = (char *) fst_json_reading_get_optional_string (reading, object, "name"),
    .supplier = (char *) fst_json_reading_get_optional_string (reading, object, "supplier"),
    .iso_code = iso_code,
    .own_iso_code = own_iso_code,
    .own_iso_edition = (char *) edition,
    .description = (char *) fst_json_reading_get_optional_string (reading, object, "description"),
    .price_ore = read_count (reading, object, "price-ore"),
    .agreement = (char *) fst_json_reading_get_optional_string (reading, object, "agreement"),
    .rank = rank <= G_MAXINT ? (int) rank : -1,
    .accessory = fst_json_reading_get_boolean (reading, object, "accessory"),
    .discontinued = fst_json_reading_get_boolean (reading, object, "discontinued"),
    .example = fst_json_reading_get_boolean (reading, object, "example"),
  };

  fst_json_reading_check_members (reading, object, device_members);
  if (!own_iso_code != !edition)
    fst_json_reading_fail (reading, FST_CASE_ERROR_VALUE,
                           "device: own-iso-code and own-iso-edition go together");
  if (reading->error)
    return;
  device = fst_device_new (&fields);
  replace (self, fst_prescription_with_device (*self, device));
}

static const char *
read_term (FstJsonReading *reading, JsonObject *object, const char *member, const char *fact)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (fact);
  const char *text = fst_json_reading_get_optional_string (reading, object, member);

  if (text && !fst_term_find (spec->terms, spec->n_terms, text))
    fst_json_reading_fail (reading, FST_CASE_ERROR_VALUE, "prescriber: “%s” is not a value of %s",
                           text, fact);
  return text;
}

static void
read_prescriber (FstJsonReading *reading, JsonObject *object, FstPrescription **self)
{
  const FstPrescriber prescriber = {
    .name = (char *) fst_json_reading_get_optional_string (reading, object, "name"),
    .profession = (char *) read_term (reading, object, "profession", "prescriber-profession"),
    .organisation = (char *) read_term (reading, object, "organisation", "prescriber-organisation"),
    .unit = (char *) fst_json_reading_get_optional_string (reading, object, "unit"),
  };

  fst_json_reading_check_members (reading, object, prescriber_members);
  replace (self, fst_prescription_with_prescriber (*self, &prescriber));
}

static void
read_facts (FstJsonReading *reading, JsonObject *draft, FstPrescription **self)
{
  g_autoptr (FstFacts) facts = fst_facts_read (
      reading, fst_json_reading_get_object (reading, draft, "facts"), FST_FACT_SOURCE_FORM);
  g_auto (GStrv) names = fst_facts_list (facts);
  g_auto (GStrv) asked = fst_json_reading_get_strings (reading, draft, "asked");

  for (guint i = 0; names[i]; i++)
    replace (self,
             fst_prescription_with_fact (*self, names[i], fst_facts_lookup (facts, names[i])));
  for (guint i = 0; asked[i]; i++)
    {
      if (!fst_vocabulary_find_fact (asked[i]))
        fst_json_reading_fail (reading, FST_CASE_ERROR_UNKNOWN_FACT,
                               "“%s” is not a fact of the vocabulary", asked[i]);
      else if (!fst_facts_lookup (facts, asked[i]))
        replace (self, fst_prescription_with_unknown (*self, asked[i], TRUE));
    }
}

static void
read_overrides (FstJsonReading *reading, JsonObject *draft, FstPrescription **self)
{
  JsonArray *overrides = fst_json_reading_get_array (reading, draft, "overrides");

  for (guint i = 0; overrides && i < json_array_get_length (overrides); i++)
    {
      JsonObject *object =
          fst_json_reading_as_object (reading, json_array_get_element (overrides, i), "overrides");
      const char *name = fst_json_reading_get_string (reading, object, "question");
      FstQuestion question;

      fst_json_reading_check_members (reading, object, override_members);
      if (!fst_vocabulary_find_question (name, &question))
        fst_json_reading_fail (reading, FST_CASE_ERROR_VALUE, "overrides: “%s” is not a question",
                               name);
      else
        replace (self, fst_prescription_with_override (
                           *self, question, fst_json_reading_get_string (reading, object, "value"),
                           fst_json_reading_get_string (reading, object, "reason")));
    }
}

static void
read_texts (FstJsonReading *reading, JsonObject *draft, FstPrescription **self)
{
  const char *goal = fst_json_reading_get_optional_string (reading, draft, "goal");
  const char *follow_up = fst_json_reading_get_optional_string (reading, draft, "follow-up");
  const char *open_reason = fst_json_reading_get_optional_string (reading, draft, "open-reason");
  GDate day;

  if (goal)
    replace (self, fst_prescription_with_goal (*self, goal));
  if (open_reason)
    replace (self, fst_prescription_with_open_reason (*self, open_reason));
  if (follow_up && !fst_date_parse (follow_up, &day))
    fst_json_reading_fail (reading, FST_CASE_ERROR_DATE,
                           "follow-up: “%s” is not a day as YYYY-MM-DD", follow_up);
  else if (follow_up)
    replace (self, fst_prescription_with_follow_up (*self, &day));
  replace (self, fst_prescription_with_replaces (
                     *self, fst_json_reading_get_optional_string (reading, draft, "replaces")));
}

static FstPrescription *
begin_draft (FstJsonReading *reading, JsonObject *draft, const GDate *today)
{
  const char *region = fst_json_reading_get_string (reading, draft, "region");
  const char *day = fst_json_reading_get_optional_string (reading, draft, "date");
  GDate date = *today;
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);

  if (!reading->error && !fst_term_find (regions, n, region))
    fst_json_reading_fail (reading, FST_CASE_ERROR_REGION,
                           "region: “%s” is not a region of the vocabulary", region);
  if (day && !fst_date_parse (day, &date))
    {
      fst_json_reading_fail (reading, FST_CASE_ERROR_DATE, "date: “%s” is not a day as YYYY-MM-DD",
                             day);
      date = *today;
    }
  if (g_date_compare (&date, today) > 0)
    fst_json_reading_fail (reading, FST_CASE_ERROR_DATE, "date: %s lies in the future", day);
  return fst_prescription_new (region, &date);
}

/**
 * fst_prescription_from_json:
 * @node: a draft
 * @file: what to call it in errors
 * @today: the day it is, which a draft without a date is given
 * @error: return location
 *
 * Reads a draft. A device that is named only by its article number has no name yet; the caller
 * looks it up.
 *
 * Returns: (transfer full): the prescription, or NULL with an error of %FST_CASE_ERROR that names
 * the place and what was expected
 */
FstPrescription *
fst_prescription_from_json (JsonNode *node, const char *file, const GDate *today, GError **error)
{
  FstJsonReading reading = { file, NULL, FST_CASE_ERROR, FST_CASE_ERROR_VALUE };
  JsonObject *draft = fst_json_reading_as_object (&reading, node, "draft");
  FstPrescription *self = begin_draft (&reading, draft, today);
  JsonObject *part;

  fst_json_reading_check_members (&reading, draft, draft_members);
  if ((part = fst_json_reading_get_object (&reading, draft, "person")))
    read_person (&reading, part, today, &self);
  if ((part = fst_json_reading_get_object (&reading, draft, "device")))
    read_device (&reading, part, &self);
  if ((part = fst_json_reading_get_object (&reading, draft, "prescriber")))
    read_prescriber (&reading, part, &self);
  read_facts (&reading, draft, &self);
  read_overrides (&reading, draft, &self);
  read_texts (&reading, draft, &self);
  if (!fst_json_reading_finish (&reading, error))
    g_clear_pointer (&self, fst_prescription_unref);
  return self;
}

/**
 * fst_prescription_read:
 * @bytes: a draft
 * @file: what to call it in errors
 * @today: the day it is
 * @error: return location
 *
 * Reads a draft from a file's bytes; see fst_prescription_from_json().
 *
 * Returns: (transfer full): the prescription, or NULL with an error of %FST_CASE_ERROR
 */
FstPrescription *
fst_prescription_read (GBytes *bytes, const char *file, const GDate *today, GError **error)
{
  g_autoptr (JsonNode) root =
      fst_json_parse (bytes, file, FST_CASE_ERROR, FST_CASE_ERROR_VALUE, error);

  return root ? fst_prescription_from_json (root, file, today, error) : NULL;
}

/**
 * fst_signed_record_to_json:
 * @self: a record
 *
 * Writes a record in its one canonical form: members in a fixed order, no space between them.
 *
 * Returns: (transfer full): the JSON
 */
char *
fst_signed_record_to_json (const FstSignedRecord *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  fst_json_add_integer (builder, "format", RECORD_FORMAT);
  fst_json_add_string (builder, "program-version", self->program_version);
  fst_json_add_string (builder, "signed-at", self->signed_at);
  fst_json_add_node (builder, "prescription", fst_prescription_to_json (self->prescription));
  json_builder_set_member_name (builder, "facts");
  add_facts (builder, self->facts, TRUE);
  fst_json_add_node (builder, "assessment", fst_assessment_to_json (self->assessment));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static FstFactSource
read_source (FstJsonReading *reading, JsonObject *fact)
{
  const char *word = fst_json_reading_get_string (reading, fact, "source");

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i], word))
      return i;
  fst_json_reading_fail (reading, FST_CASE_ERROR_VALUE, "“%s” is not a source of facts", word);
  return FST_FACT_SOURCE_CASE;
}

static FstFacts *
read_sourced_facts (FstJsonReading *reading, JsonObject *object)
{
  FstFacts *facts = fst_facts_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!object)
    return facts;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      JsonObject *fact = fst_json_reading_as_object (reading, node, name);
      GVariant *value = fact && json_object_has_member (fact, "value")
                            ? fst_value_from_json (json_object_get_member (fact, "value"))
                            : NULL;
      FstFacts *more;

      if (!value)
        continue;
      more = fst_facts_with (facts, name, value, read_source (reading, fact));
      fst_facts_unref (facts);
      facts = more;
    }
  return facts;
}

/**
 * fst_signed_record_from_json:
 * @text: what fst_signed_record_to_json() has written
 * @error: return location
 *
 * Reads a record back.
 *
 * Returns: (transfer full): the record, or NULL with an error of %FST_CASE_ERROR
 */
FstSignedRecord *
fst_signed_record_from_json (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonNode) root =
      fst_json_parse (bytes, "record", FST_CASE_ERROR, FST_CASE_ERROR_VALUE, error);
  g_autoptr (FstSignedRecord) self = g_new0 (FstSignedRecord, 1);
  FstJsonReading reading = { "record", NULL, FST_CASE_ERROR, FST_CASE_ERROR_VALUE };
  JsonObject *object;
  GDate latest;

  if (!root)
    return NULL;
  object = fst_json_reading_as_object (&reading, root, "record");
  if (fst_json_reading_get_integer (&reading, object, "format") != RECORD_FORMAT)
    fst_json_reading_fail (&reading, FST_CASE_ERROR_VALUE, "format: expected %d", RECORD_FORMAT);
  self->program_version =
      g_strdup (fst_json_reading_get_string (&reading, object, "program-version"));
  self->signed_at = g_strdup (fst_json_reading_get_string (&reading, object, "signed-at"));
  self->facts =
      read_sourced_facts (&reading, fst_json_reading_get_object (&reading, object, "facts"));
  if (!object || !json_object_has_member (object, "prescription")
      || !json_object_has_member (object, "assessment"))
    fst_json_reading_fail (&reading, FST_CASE_ERROR_VALUE,
                           "expected a prescription and an assessment");
  if (!fst_json_reading_finish (&reading, error))
    return NULL;
  /* A record is never refused for the day on which it is read. */
  g_date_clear (&latest, 1);
  g_date_set_dmy (&latest, 31, G_DATE_DECEMBER, 9999);
  self->prescription = fst_prescription_from_json (json_object_get_member (object, "prescription"),
                                                   "record", &latest, error);
  if (self->prescription)
    self->assessment =
        fst_assessment_from_json (json_object_get_member (object, "assessment"), error);
  return self->assessment ? g_steal_pointer (&self) : NULL;
}

/**
 * fst_signed_record_free:
 * @self: (transfer full) (nullable): a record
 *
 * Frees a record.
 */
void
fst_signed_record_free (FstSignedRecord *self)
{
  if (!self)
    return;
  g_free (self->program_version);
  g_free (self->signed_at);
  g_clear_pointer (&self->prescription, fst_prescription_unref);
  g_clear_pointer (&self->facts, fst_facts_unref);
  g_clear_pointer (&self->assessment, fst_assessment_unref);
  g_free (self);
}
