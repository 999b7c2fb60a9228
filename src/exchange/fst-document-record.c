#include "fst-document-content.h"

#include "fst-fact-text.h"
#include "fst-iso-code.h"
#include "fst-person-number.h"

#include <glib/gi18n-lib.h>

/* The record: everything that was known, answered and decided when it was signed. */

/* Facts that have a line of their own. */
static const char *const shown_facts[] = { "iso-code", "place-of-use", "housing",
                                           "need",     "need-area",    NULL };

/**
 * fst_document_format_fact:
 * @facts: facts
 * @id: a fact of the vocabulary
 *
 * Puts a fact's value into words.
 *
 * Returns: (transfer full) (nullable): words in the user's language, or %NULL where the fact is
 * unknown
 */
char *
fst_document_format_fact (FstFacts *facts, const char *id)
{
  GVariant *value = fst_facts_lookup (facts, id);
  return value != NULL ? fst_fact_format_value (id, value) : NULL;
}

/**
 * fst_document_get_term:
 * @fact: a fact whose values are a list
 * @value: one of them
 *
 * Gets the words for a value.
 *
 * Returns: the words in the user's language; @value itself where there are none
 */
const char *
fst_document_get_term (const char *fact, const char *value)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (fact);
  return fst_term_get_label (spec->terms, spec->n_terms, value);
}

/**
 * fst_document_format_override:
 * @override: an answer that the prescriber has set aside
 *
 * Puts the prescriber's own answer into words.
 *
 * Returns: (transfer full): words in the user's language
 */
char *
fst_document_format_override (const FstOverride *override)
{
  const FstQuestionSpec *spec = fst_vocabulary_get_question (override->question);
  return g_strdup (fst_term_get_label (spec->values, spec->n_values, override->value));
}

/* Joins what is there with a dot in between; the arguments are consumed. */
static char *
join_parts (char *first, ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  va_list parts;

  va_start (parts, first);
  for (char *part = first; part != (char *) -1; part = va_arg (parts, char *))
    if (part != NULL && *part != '\0')
      g_strv_builder_take (builder, part);
    else
      g_free (part);
  va_end (parts);
  g_auto (GStrv) all = g_strv_builder_end (builder);
  return g_strjoinv (" · ", all);
}

#define join(...) join_parts (__VA_ARGS__, (char *) -1)

/* Times on paper are Swedish times, wherever the program runs. */
static char *
format_time (GDateTime *time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Stockholm");
  g_autoptr (GDateTime) local =
      zone != NULL ? g_date_time_to_timezone (time, zone) : g_date_time_to_utc (time);
  return g_date_time_format (local, zone != NULL ? "%Y-%m-%d %H:%M" : "%Y-%m-%d %H:%M UTC");
}

static char *
format_price (gint64 ore)
{
  if (ore < 0)
    return NULL;
  g_autofree char *kronor = g_strdup_printf ("%" G_GINT64_FORMAT, ore / 100);
  GString *text = g_string_new (kronor);
  /* Thousands are parted by a space that no line breaks at. */
  for (gssize at = (gssize) text->len - 3; at > 0; at -= 3)
    g_string_insert (text, at, "\u00a0");
  g_string_append_printf (text, ",%02d\u00a0kr", (int) (ore % 100));
  return g_string_free_and_steal (text);
}

/* Adds a row where there is something to say; the text is consumed. */
static void
add_row (FstPageLayout *layout, const char *label, FstTextStyle style, char *text)
{
  if (text != NULL && *text != '\0')
    fst_page_layout_add_row (layout, label, style, text);
  g_free (text);
}

static void
add_more (FstPageLayout *layout, FstTextStyle style, char *text)
{
  if (text != NULL && *text != '\0')
    fst_page_layout_add_more (layout, style, text);
  g_free (text);
}

static void
add_title (FstPageLayout *layout, const FstDocumentSource *source)
{
  FstPrescription *prescription = source->prescription;
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);
  const char *region = fst_term_get_label (regions, n, prescription->region);
  g_autofree char *time = format_time (source->signed_at);

  fst_page_layout_add_heading (layout, FST_TEXT_TITLE, _ ("Prescription of assistive device"));
  add_more (layout, FST_TEXT_SMALL,
            join (g_strdup_printf (_ ("Signed %s"), time), g_strdup (region),
                  prescription->replaces != NULL
                      ? g_strdup_printf (_ ("Replaces prescription %s"), prescription->replaces)
                      : NULL));
}

static void
add_person (FstPageLayout *layout, const FstDocumentSource *source)
{
  FstPerson *person = source->prescription->person;
  int age;

  fst_page_layout_add_heading (layout, FST_TEXT_HEADING, _ ("Person"));
  if (person == NULL)
    {
      fst_page_layout_add_row (layout, _ ("Person"), FST_TEXT_BODY, _ ("Not stated"));
      return;
    }
  char *age_text = NULL;
  if (fst_person_get_age (person, &source->prescription->date, &age))
    age_text =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", (gulong) age), age);
  else if (person->birth_year > 0)
    age_text = g_strdup_printf (_ ("born %d"), person->birth_year);
  add_row (layout, _ ("Name"), FST_TEXT_LEAD,
           g_strdup (*person->name != '\0' ? person->name : "–"));
  add_row (layout, person->number != NULL ? _ ("Personal identity number") : _ ("Local reference"),
           FST_TEXT_BODY,
           join (person->number != NULL ? fst_person_number_format (person->number)
                                        : g_strdup (person->reference),
                 age_text));
}

static void
add_device (FstPageLayout *layout, const FstDocumentSource *source)
{
  FstDevice *device = source->prescription->device;

  fst_page_layout_add_heading (layout, FST_TEXT_HEADING, _ ("Assistive device"));
  if (device == NULL)
    {
      fst_page_layout_add_row (layout, _ ("Product"), FST_TEXT_BODY, _ ("Not stated"));
      return;
    }
  fst_page_layout_add_row (layout, _ ("Product"), FST_TEXT_LEAD, device->name);
  add_more (layout, FST_TEXT_SMALL, g_strdup (device->description));
  const char *code = fst_prescription_get_iso_code (source->prescription);
  g_autofree char *written = code != NULL ? fst_iso_code_format (code) : NULL;
  g_autofree char *own =
      device->own_iso_code != NULL ? fst_iso_code_format (device->own_iso_code) : NULL;
  add_row (
      layout, _ ("Article number"), FST_TEXT_BODY,
      join (g_strdup (device->article_number), g_strdup (device->supplier),
            written != NULL ? g_strdup_printf ("ISO %s", written) : NULL,
            own != NULL ? g_strdup_printf ("ISO 9999:%s %s", device->own_iso_edition, own) : NULL));
  add_row (layout, _ ("Price and agreement"), FST_TEXT_BODY,
           join (format_price (device->price_ore), g_strdup (device->agreement),
                 device->rank > 0 ? g_strdup_printf (_ ("Choice %d"), device->rank) : NULL,
                 device->accessory ? g_strdup (_ ("Accessory")) : NULL));
  if (device->example)
    fst_page_layout_add_row (layout, NULL, FST_TEXT_STRONG,
                             _ ("Example article: this prescription is not valid."));
}

/* What else the prescriber has answered, on one line. */
static char *
list_other_facts (FstPrescription *prescription)
{
  g_auto (GStrv) ids = fst_facts_list (prescription->facts);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (g_strv_contains (shown_facts, ids[i]))
        continue;
      g_autofree char *label = fst_fact_format_label (ids[i]);
      g_autofree char *value = fst_document_format_fact (prescription->facts, ids[i]);
      g_strv_builder_take (builder, g_strdup_printf ("%s: %s", label, value));
    }
  for (guint i = 0; prescription->asked[i] != NULL; i++)
    {
      g_autofree char *label = fst_fact_format_label (prescription->asked[i]);
      g_strv_builder_take (builder, g_strdup_printf ("%s: %s", label, _ ("don’t know")));
    }
  g_auto (GStrv) lines = g_strv_builder_end (builder);
  return g_strjoinv (" · ", lines);
}

static void
add_need (FstPageLayout *layout, const FstDocumentSource *source)
{
  FstPrescription *prescription = source->prescription;
  FstFacts *facts = prescription->facts;

  fst_page_layout_add_heading (layout, FST_TEXT_HEADING, _ ("Where and for what"));
  char *place = fst_document_format_fact (facts, "place-of-use");
  add_row (layout, _ ("Used in"), FST_TEXT_STRONG,
           place != NULL ? place : g_strdup (_ ("Not stated")));
  add_row (layout, _ ("Housing"), FST_TEXT_BODY, fst_document_format_fact (facts, "housing"));
  add_row (layout, _ ("Need"), FST_TEXT_BODY,
           join (fst_document_format_fact (facts, "need-area"),
                 fst_document_format_fact (facts, "need")));
  add_row (layout, _ ("Need and goal"), FST_TEXT_BODY,
           g_strdup (*prescription->goal != '\0' ? prescription->goal : _ ("Not stated")));
  add_row (layout, _ ("Other answers"), FST_TEXT_SMALL, list_other_facts (prescription));
}

/* The sections that an answer rests on, with the document's title where there is more than one
 * document. */
static char *
list_sections (FstAssessment *assessment, const FstDecision *decision)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < assessment->documents->len; i++)
    {
      const FstDocumentState *document = assessment->documents->pdata[i];
      g_autoptr (GPtrArray) sections = g_ptr_array_new ();
      for (guint j = 0; j < decision->grounds->len; j++)
        {
          const FstGround *ground = decision->grounds->pdata[j];
          for (guint k = 0;
               g_str_equal (ground->document, document->id) && ground->sections[k] != NULL; k++)
            if (!g_ptr_array_find_with_equal_func (sections, ground->sections[k], g_str_equal,
                                                   NULL))
              g_ptr_array_add (sections, ground->sections[k]);
        }
      if (sections->len == 0)
        continue;
      g_ptr_array_add (sections, NULL);
      g_autofree char *names = g_strjoinv (", ", (char **) sections->pdata);
      g_strv_builder_take (builder,
                           assessment->documents->len > 1
                               ? g_strdup_printf (_ ("Section %s (%s)"), names, document->title)
                               : g_strdup_printf (_ ("Section %s"), names));
    }
  g_auto (GStrv) all = g_strv_builder_end (builder);
  return g_strjoinv ("; ", all);
}

static void
add_answer (FstPageLayout *layout, const FstDocumentSource *source, FstQuestion question)
{
  const FstDecision *decision = fst_assessment_get_decision (source->assessment, question);
  const FstOverride *override = fst_prescription_get_override (source->prescription, question);
  const char *label = _ (fst_vocabulary_get_question (question)->label);

  /* What holds stands out: neither an answer set aside nor a question left open does. */
  gboolean holds = override == NULL && decision->status != FST_STATUS_MISSING_FACTS;

  add_row (layout, label, holds ? FST_TEXT_STRONG : FST_TEXT_BODY, fst_decision_format (decision));
  /* An open question rests on nothing yet. */
  if (decision->status != FST_STATUS_MISSING_FACTS)
    add_more (layout, FST_TEXT_SMALL, list_sections (source->assessment, decision));
  if (override != NULL)
    {
      g_autofree char *value = fst_document_format_override (override);
      add_more (layout, FST_TEXT_STRONG,
                g_strdup_printf (_ ("Set aside by the prescriber: %s"), value));
      add_more (layout, FST_TEXT_BODY, g_strdup_printf (_ ("Reason: %s"), override->reason));
    }
}

/* Every question that the documents speak of, or that the prescriber has answered anyway; the rest
 * on one line. */
static void
add_answers (FstPageLayout *layout, const FstDocumentSource *source)
{
  g_autoptr (GStrvBuilder) silent = g_strv_builder_new ();

  fst_page_layout_add_heading (layout, FST_TEXT_HEADING, _ ("What the agreements say"));
  for (FstQuestion question = 0; question < FST_N_QUESTIONS; question++)
    {
      const FstDecision *decision = fst_assessment_get_decision (source->assessment, question);
      if (decision->status != FST_STATUS_NOT_REGULATED
          || fst_prescription_get_override (source->prescription, question) != NULL)
        add_answer (layout, source, question);
      else
        g_strv_builder_add (silent, _ (fst_vocabulary_get_question (question)->label));
    }
  g_auto (GStrv) labels = g_strv_builder_end (silent);
  add_row (layout, _ ("Not spoken of"), FST_TEXT_SMALL, g_strjoinv (" · ", labels));
  add_row (layout, _ ("Signed with open questions"), FST_TEXT_BODY,
           g_strdup (source->prescription->open_reason));
}

/* Adds the duties that are the prescriber's, or those that are not; each actor is named once. */
static void
add_duties (FstPageLayout *layout,
            const FstDocumentSource *source,
            gboolean own,
            const char *heading)
{
  GPtrArray *duties = source->assessment->duties;
  guint n_actors;
  const FstTerm *actors = fst_vocabulary_get_actors (&n_actors);
  const char *before = NULL;

  for (guint i = 0; i < duties->len; i++)
    {
      const FstDuty *duty = duties->pdata[i];
      if (g_str_equal (duty->actor, "prescriber") != own)
        continue;
      if (before == NULL)
        fst_page_layout_add_heading (layout, FST_TEXT_HEADING, heading);
      const char *actor = fst_term_get_label (actors, n_actors, duty->actor);
      g_autofree char *sections = g_strjoinv (", ", duty->ground->sections);
      g_autofree char *text = g_strdup_printf ("%s (%s)", duty->text, sections);
      fst_page_layout_add_task (layout, g_strcmp0 (actor, before) != 0 ? actor : "", text);
      before = actor;
    }
}

static void
add_documents (FstPageLayout *layout, const FstDocumentSource *source)
{
  GPtrArray *documents = source->assessment->documents;

  for (guint i = 0; i < documents->len; i++)
    {
      const FstDocumentState *document = documents->pdata[i];
      g_autofree char *version = g_strdup_printf (_ ("version %s"), document->version);
      add_row (layout, i == 0 ? _ ("Documents at signing") : NULL, FST_TEXT_SMALL,
               join (g_strdup (document->title), g_steal_pointer (&version),
                     g_strdup (document->notice != NULL ? document->notice : _ ("in force"))));
    }
}

static void
add_closing (FstPageLayout *layout, const FstDocumentSource *source)
{
  FstPrescription *prescription = source->prescription;
  const FstPrescriber *prescriber = &prescription->prescriber;

  fst_page_layout_add_heading (layout, FST_TEXT_HEADING, _ ("Follow-up and responsibility"));
  add_row (layout, _ ("Followed up by"), FST_TEXT_STRONG,
           g_date_valid (&prescription->follow_up) ? fst_date_format (&prescription->follow_up)
                                                   : g_strdup (_ ("No date chosen")));
  add_row (layout, _ ("Prescriber"), FST_TEXT_STRONG, g_strdup (prescriber->name));
  char *where = join (
      prescriber->profession != NULL
          ? g_strdup (fst_document_get_term ("prescriber-profession", prescriber->profession))
          : NULL,
      g_strdup (prescriber->unit),
      prescriber->organisation != NULL
          ? g_strdup (fst_document_get_term ("prescriber-organisation", prescriber->organisation))
          : NULL);
  add_more (layout, FST_TEXT_BODY, where);
  add_documents (layout, source);
  fst_page_layout_add_lines_to_write_on (layout, _ ("Signature"), _ ("Place and date"));
}

/**
 * fst_document_add_record:
 * @layout: an empty layout
 * @source: what was signed
 *
 * Writes the whole record.
 */
void
fst_document_add_record (FstPageLayout *layout, const FstDocumentSource *source)
{
  g_return_if_fail (layout != NULL && source != NULL);

  add_title (layout, source);
  add_person (layout, source);
  add_device (layout, source);
  add_need (layout, source);
  add_answers (layout, source);
  add_duties (layout, source, TRUE, _ ("To do"));
  add_duties (layout, source, FALSE, _ ("To agree with others"));
  add_closing (layout, source);
}
