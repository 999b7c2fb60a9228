#include "fst-document-content.h"

#include <glib/gi18n-lib.h>

/* The form for the person: short sentences, one thing in each, no words of the trade. */

/* Sentences for those who may bear the cost. */
static const FstTerm payers[] = {
  { "region", N_ ("The region pays for it.") },
  { "municipality", N_ ("The municipality pays for it.") },
  { "health-care-principal", N_ ("The region or the municipality pays for it.") },
  { "school", N_ ("The school pays for it.") },
  { "activity-provider", N_ ("The place where you live or spend your day pays for it.") },
  { "state-grant", N_ ("The state pays for it.") },
  { "employer", N_ ("Your employer pays for it.") },
  { "employer-or-agency",
    N_ ("Your employer, the Social Insurance Agency or the Employment Service pays for it.") },
  { "person", N_ ("You pay for it yourself.") },
};

static void
add_sentence (FstPageLayout *layout, char *text)
{
  fst_page_layout_add_row (layout, NULL, FST_TEXT_BODY, text);
  g_free (text);
}

static void
add_device (FstPageLayout *layout, FstPrescription *prescription)
{
  g_autofree char *place = fst_document_format_fact (prescription->facts, "place-of-use");

  fst_page_layout_add_heading (layout, FST_TEXT_HEADING, _ ("What you get"));
  fst_page_layout_add_row (layout, NULL, FST_TEXT_LEAD,
                           prescription->device != NULL ? prescription->device->name
                                                        : _ ("Not stated"));
  if (place != NULL)
    add_sentence (layout, g_strdup_printf (_ ("Where you use it: %s."), place));
  if (prescription->device != NULL && prescription->device->example)
    add_sentence (layout, g_strdup (_ ("This is an example. You do not get this device.")));
}

/* Says who pays only where the documents or the prescriber have decided it. */
static void
add_payer (FstPageLayout *layout, const FstDocumentSource *source)
{
  const FstDecision *decision =
      fst_assessment_get_decision (source->assessment, FST_QUESTION_PAYER);
  const FstOverride *override =
      fst_prescription_get_override (source->prescription, FST_QUESTION_PAYER);
  const char *payer = NULL;

  if (override != NULL)
    payer = override->value;
  else if (decision->status == FST_STATUS_DECIDED && decision->value != NULL)
    payer = g_variant_get_string (decision->value, NULL);
  const FstTerm *term = payer != NULL ? fst_term_find (payers, G_N_ELEMENTS (payers), payer) : NULL;

  fst_page_layout_add_heading (layout, FST_TEXT_HEADING, _ ("Who pays"));
  if (term != NULL)
    add_sentence (layout, g_strdup (_ (term->label)));
  else if (override != NULL)
    add_sentence (layout, g_strdup (override->value));
  else
    {
      add_sentence (layout, g_strdup (_ ("It is not settled who pays.")));
      add_sentence (layout, g_strdup (_ ("Ask the person who prescribed the device.")));
    }
}

static void
add_helper (FstPageLayout *layout, FstPrescription *prescription)
{
  const FstPrescriber *prescriber = &prescription->prescriber;

  fst_page_layout_add_heading (layout, FST_TEXT_HEADING, _ ("Who helps you"));
  fst_page_layout_add_row (layout, NULL, FST_TEXT_STRONG,
                           *prescriber->name != '\0' ? prescriber->name : "–");
  if (prescriber->profession != NULL)
    fst_page_layout_add_more (
        layout, FST_TEXT_BODY,
        fst_document_get_term ("prescriber-profession", prescriber->profession));
  if (*prescriber->unit != '\0')
    fst_page_layout_add_more (layout, FST_TEXT_BODY, prescriber->unit);
  add_sentence (layout, g_strdup (_ ("Ask if there is something you wonder about.")));
}

static void
add_follow_up (FstPageLayout *layout, FstPrescription *prescription)
{
  fst_page_layout_add_heading (layout, FST_TEXT_HEADING, _ ("When we follow up"));
  if (g_date_valid (&prescription->follow_up))
    {
      g_autofree char *date = fst_date_format (&prescription->follow_up);
      add_sentence (layout, g_strdup_printf (_ ("We ask you how it works. We do it by %s."), date));
    }
  else
    add_sentence (layout,
                  g_strdup (_ ("No day is set. Ask the person who prescribed the device.")));
}

/**
 * fst_document_add_easy_read:
 * @layout: an empty layout
 * @source: what was signed
 *
 * Writes what the prescription means for the person, in plain words.
 */
void
fst_document_add_easy_read (FstPageLayout *layout, const FstDocumentSource *source)
{
  g_return_if_fail (layout != NULL && source != NULL);

  FstPrescription *prescription = source->prescription;
  FstPerson *person = prescription->person;

  fst_page_layout_add_heading (layout, FST_TEXT_TITLE, _ ("Your assistive device"));
  if (person != NULL && *person->name != '\0')
    fst_page_layout_add_more (layout, FST_TEXT_BODY, person->name);
  add_device (layout, prescription);
  add_payer (layout, source);
  add_helper (layout, prescription);
  add_follow_up (layout, prescription);
  fst_page_layout_add_heading (layout, FST_TEXT_HEADING, _ ("If it breaks"));
  add_sentence (layout, g_strdup (_ ("Stop using it.")));
  add_sentence (layout, g_strdup (_ ("Do not mend it yourself.")));
  add_sentence (layout, g_strdup (_ ("Call those who help you.")));
  fst_page_layout_add_lines_to_write_on (layout, _ ("Whom to call"), _ ("Telephone"));
}
