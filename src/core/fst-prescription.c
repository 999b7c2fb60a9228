#include "fst-prescription.h"

G_DEFINE_BOXED_TYPE (FstPrescription,
                     fst_prescription,
                     fst_prescription_ref,
                     fst_prescription_unref)

static void
override_free (FstOverride *self)
{
  g_free (self->value);
  g_free (self->reason);
  g_free (self);
}

static void
take_override (FstPrescription *self, const FstOverride *from)
{
  FstOverride *copy = g_new0 (FstOverride, 1);

  copy->question = from->question;
  copy->value = g_strdup (from->value);
  copy->reason = g_strdup (from->reason);
  g_ptr_array_add (self->overrides, copy);
}

static void
set_prescriber (FstPrescription *self, const FstPrescriber *from)
{
  g_set_str (&self->prescriber.name, from->name ? from->name : "");
  g_set_str (&self->prescriber.profession, from->profession);
  g_set_str (&self->prescriber.organisation, from->organisation);
  g_set_str (&self->prescriber.unit, from->unit ? from->unit : "");
}

/**
 * fst_prescription_new:
 * @region: a region of the vocabulary
 * @date: the day of prescribing
 *
 * Makes a prescription in which nothing has been chosen.
 *
 * Returns: (transfer full): the prescription
 */
FstPrescription *
fst_prescription_new (const char *region, const GDate *date)
{
  FstPrescription *self;

  g_return_val_if_fail (region != NULL && g_date_valid (date), NULL);

  self = g_atomic_rc_box_new0 (FstPrescription);
  self->region = g_strdup (region);
  self->date = *date;
  self->prescriber.name = g_strdup ("");
  self->prescriber.unit = g_strdup ("");
  self->facts = fst_facts_new ();
  self->asked = g_new0 (char *, 1);
  self->goal = g_strdup ("");
  g_date_clear (&self->follow_up, 1);
  self->overrides = g_ptr_array_new_with_free_func ((GDestroyNotify) override_free);
  self->open_reason = g_strdup ("");
  return self;
}

static FstPrescription *
copy (FstPrescription *self)
{
  FstPrescription *other = fst_prescription_new (self->region, &self->date);

  other->person = self->person ? fst_person_ref (self->person) : NULL;
  other->device = self->device ? fst_device_ref (self->device) : NULL;
  set_prescriber (other, &self->prescriber);
  fst_facts_unref (other->facts);
  other->facts = fst_facts_ref (self->facts);
  g_strfreev (other->asked);
  other->asked = g_strdupv (self->asked);
  g_set_str (&other->goal, self->goal);
  other->follow_up = self->follow_up;
  for (guint i = 0; i < self->overrides->len; i++)
    take_override (other, g_ptr_array_index (self->overrides, i));
  g_set_str (&other->open_reason, self->open_reason);
  other->replaces = g_strdup (self->replaces);
  return other;
}

/**
 * fst_prescription_ref:
 * @self: a prescription
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstPrescription *
fst_prescription_ref (FstPrescription *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstPrescription *self = data;

  g_free (self->region);
  g_clear_pointer (&self->person, fst_person_unref);
  g_clear_pointer (&self->device, fst_device_unref);
  g_free (self->prescriber.name);
  g_free (self->prescriber.profession);
  g_free (self->prescriber.organisation);
  g_free (self->prescriber.unit);
  fst_facts_unref (self->facts);
  g_strfreev (self->asked);
  g_free (self->goal);
  g_ptr_array_unref (self->overrides);
  g_free (self->open_reason);
  g_free (self->replaces);
}

/**
 * fst_prescription_unref:
 * @self: (transfer full): a prescription
 *
 * Releases a reference. Any thread.
 */
void
fst_prescription_unref (FstPrescription *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
dates_equal (const GDate *a, const GDate *b)
{
  if (g_date_valid (a) != g_date_valid (b))
    return FALSE;
  return !g_date_valid (a) || g_date_compare (a, b) == 0;
}

static gboolean
overrides_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const FstOverride *left = g_ptr_array_index (a, i), *right = g_ptr_array_index (b, i);

      if (left->question != right->question || !g_str_equal (left->value, right->value)
          || !g_str_equal (left->reason, right->reason))
        return FALSE;
    }
  return TRUE;
}

static gboolean
prescribers_equal (const FstPrescriber *a, const FstPrescriber *b)
{
  return g_str_equal (a->name, b->name) && g_str_equal (a->unit, b->unit)
         && g_strcmp0 (a->profession, b->profession) == 0
         && g_strcmp0 (a->organisation, b->organisation) == 0;
}

/**
 * fst_prescription_equal:
 * @a: a prescription
 * @b: a prescription
 *
 * Compares everything that is written in two prescriptions.
 *
 * Returns: whether they say the same
 */
gboolean
fst_prescription_equal (FstPrescription *a, FstPrescription *b)
{
  if (a == b)
    return TRUE;
  if (!a->person != !b->person || (a->person && !fst_person_equal (a->person, b->person)))
    return FALSE;
  if (!a->device != !b->device || (a->device && !fst_device_equal (a->device, b->device)))
    return FALSE;
  return g_str_equal (a->region, b->region) && dates_equal (&a->date, &b->date)
         && prescribers_equal (&a->prescriber, &b->prescriber)
         && fst_facts_equal (a->facts, b->facts)
         && g_strv_equal ((const char *const *) a->asked, (const char *const *) b->asked)
         && g_str_equal (a->goal, b->goal) && dates_equal (&a->follow_up, &b->follow_up)
         && overrides_equal (a->overrides, b->overrides)
         && g_str_equal (a->open_reason, b->open_reason)
         && g_strcmp0 (a->replaces, b->replaces) == 0;
}

/**
 * fst_prescription_with_person:
 * @self: a prescription
 * @person: (nullable): whom it is for
 *
 * Sets the person.
 *
 * Returns: (transfer full): the new prescription
 */
FstPrescription *
fst_prescription_with_person (FstPrescription *self, FstPerson *person)
{
  FstPrescription *other = copy (self);

  g_clear_pointer (&other->person, fst_person_unref);
  other->person = person ? fst_person_ref (person) : NULL;
  return other;
}

/**
 * fst_prescription_with_prescriber:
 * @self: a prescription
 * @prescriber: who prescribes; copied
 *
 * Sets the prescriber.
 *
 * Returns: (transfer full): the new prescription
 */
FstPrescription *
fst_prescription_with_prescriber (FstPrescription *self, const FstPrescriber *prescriber)
{
  FstPrescription *other = copy (self);

  set_prescriber (other, prescriber);
  return other;
}

static GStrv
asked_without (GStrv asked, const char *fact)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; asked[i]; i++)
    if (!g_str_equal (asked[i], fact))
      g_strv_builder_add (names, asked[i]);
  return g_strv_builder_end (names);
}

static void
set_asked (FstPrescription *self, GStrv asked)
{
  g_strfreev (self->asked);
  self->asked = asked;
}

/**
 * fst_prescription_with_fact:
 * @self: a prescription
 * @fact: a fact of the vocabulary
 * @value: its value, as fst_fact_check_value() returns it; floating references are taken
 *
 * Sets what the prescriber has answered.
 *
 * Returns: (transfer full): the new prescription
 */
FstPrescription *
fst_prescription_with_fact (FstPrescription *self, const char *fact, GVariant *value)
{
  FstPrescription *other = copy (self);

  fst_facts_unref (other->facts);
  other->facts = fst_facts_with (self->facts, fact, value, FST_FACT_SOURCE_FORM);
  set_asked (other, asked_without (self->asked, fact));
  return other;
}

/**
 * fst_prescription_with_unknown:
 * @self: a prescription
 * @fact: a fact of the vocabulary
 * @asked: whether the prescriber has said "don't know", which is kept in the record
 *
 * Takes an answer back: the fact is unknown again.
 *
 * Returns: (transfer full): the new prescription
 */
FstPrescription *
fst_prescription_with_unknown (FstPrescription *self, const char *fact, gboolean asked)
{
  FstPrescription *other = copy (self);

  fst_facts_unref (other->facts);
  other->facts = fst_facts_without (self->facts, fact);
  set_asked (other, asked_without (self->asked, fact));
  if (asked)
    {
      g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

      g_strv_builder_addv (names, (const char **) other->asked);
      g_strv_builder_add (names, fact);
      set_asked (other, g_strv_builder_end (names));
    }
  return other;
}

/**
 * fst_prescription_with_date:
 * @self: a prescription
 * @date: a valid day
 *
 * Sets the day that the case is assessed on.
 *
 * Returns: (transfer full): the new prescription
 */
FstPrescription *
fst_prescription_with_date (FstPrescription *self, const GDate *date)
{
  FstPrescription *other;

  g_return_val_if_fail (self != NULL && date != NULL && g_date_valid (date), NULL);

  other = copy (self);
  other->date = *date;
  return other;
}

static gboolean
is_same_article (const FstDevice *a, const FstDevice *b)
{
  return a && b && g_strcmp0 (a->article_number, b->article_number) == 0;
}

/**
 * fst_prescription_with_device:
 * @self: a prescription
 * @device: (nullable): what is prescribed
 *
 * Sets the device; its texts are kept as they are now. A code that was answered belongs to the
 * device that it was answered of, and goes with it.
 *
 * Returns: (transfer full): the new prescription
 */
FstPrescription *
fst_prescription_with_device (FstPrescription *self, FstDevice *device)
{
  FstPrescription *other = is_same_article (self->device, device)
                               ? copy (self)
                               : fst_prescription_with_unknown (self, "iso-code", FALSE);

  g_clear_pointer (&other->device, fst_device_unref);
  other->device = device ? fst_device_ref (device) : NULL;
  return other;
}

/**
 * fst_prescription_with_goal:
 * @self: a prescription
 * @goal: need and goal in the prescriber's words
 *
 * Sets the goal.
 *
 * Returns: (transfer full): the new prescription
 */
FstPrescription *
fst_prescription_with_goal (FstPrescription *self, const char *goal)
{
  FstPrescription *other = copy (self);

  g_set_str (&other->goal, goal);
  return other;
}

/**
 * fst_prescription_with_follow_up:
 * @self: a prescription
 * @follow_up: (nullable): a valid day
 *
 * Sets the day of follow-up.
 *
 * Returns: (transfer full): the new prescription
 */
FstPrescription *
fst_prescription_with_follow_up (FstPrescription *self, const GDate *follow_up)
{
  FstPrescription *other = copy (self);

  g_date_clear (&other->follow_up, 1);
  if (follow_up)
    other->follow_up = *follow_up;
  return other;
}

/**
 * fst_prescription_with_override:
 * @self: a prescription
 * @question: a question
 * @value: (nullable): what the prescriber answers instead; NULL takes an earlier override back
 * @reason: (nullable): why
 *
 * Sets an answer aside.
 *
 * Returns: (transfer full): the new prescription
 */
FstPrescription *
fst_prescription_with_override (FstPrescription *self,
                                FstQuestion question,
                                const char *value,
                                const char *reason)
{
  FstPrescription *other = copy (self);

  for (guint i = other->overrides->len; i-- > 0;)
    if (((const FstOverride *) g_ptr_array_index (other->overrides, i))->question == question)
      g_ptr_array_remove_index (other->overrides, i);
  if (value)
    {
      const FstOverride override = { question, (char *) value, (char *) (reason ? reason : "") };

      take_override (other, &override);
    }
  return other;
}

/**
 * fst_prescription_with_open_reason:
 * @self: a prescription
 * @reason: why it is signed although a question is open
 *
 * Sets the reason.
 *
 * Returns: (transfer full): the new prescription
 */
FstPrescription *
fst_prescription_with_open_reason (FstPrescription *self, const char *reason)
{
  FstPrescription *other = copy (self);

  g_set_str (&other->open_reason, reason);
  return other;
}

/**
 * fst_prescription_with_replaces:
 * @self: a prescription
 * @id: (nullable): an earlier prescription of the same person
 *
 * Sets which prescription this one replaces.
 *
 * Returns: (transfer full): the new prescription
 */
FstPrescription *
fst_prescription_with_replaces (FstPrescription *self, const char *id)
{
  FstPrescription *other = copy (self);

  g_set_str (&other->replaces, id);
  return other;
}

/**
 * fst_prescription_get_override:
 * @self: a prescription
 * @question: a question
 *
 * Finds what the prescriber answers instead.
 *
 * Returns: (nullable) (transfer none): the override, or NULL
 */
const FstOverride *
fst_prescription_get_override (FstPrescription *self, FstQuestion question)
{
  for (guint i = 0; i < self->overrides->len; i++)
    {
      const FstOverride *override = g_ptr_array_index (self->overrides, i);

      if (override->question == question)
        return override;
    }
  return NULL;
}

/**
 * fst_prescription_get_iso_code:
 * @self: a prescription
 *
 * Gets the code that the device is prescribed under: what the prescriber has answered, or else what
 * the assortment says.
 *
 * Returns: (nullable) (transfer none): 2, 4 or 6 digits, or NULL where nobody knows
 */
const char *
fst_prescription_get_iso_code (FstPrescription *self)
{
  GVariant *answered = fst_facts_lookup (self->facts, "iso-code");

  if (answered)
    return g_variant_get_string (answered, NULL);
  return self->device ? self->device->iso_code : NULL;
}

static FstFacts *
add (FstFacts *facts, const char *fact, GVariant *value, FstFactSource source)
{
  FstFacts *more = fst_facts_with (facts, fact, value, source);

  fst_facts_unref (facts);
  return more;
}

/**
 * fst_prescription_facts:
 * @self: a prescription
 * @known: (nullable): what the register and imported lists know
 *
 * Gathers everything that is known: what the prescriber has answered goes before what follows from
 * the person, the device, the prescriber's profile or @known. Each fact has its source; what nobody
 * knows is not there. The ISO code is that of 2016, which the documents speak of: of a device whose
 * own is of another edition it follows from the mapping that was read in.
 *
 * Returns: (transfer full): the facts
 */
FstFacts *
fst_prescription_facts (FstPrescription *self, FstFacts *known)
{
  g_autoptr (FstFacts) answered = fst_facts_ref (self->facts);
  g_autoptr (FstFacts) facts = known ? fst_facts_ref (known) : fst_facts_new ();
  int age;

  if (self->person && fst_person_get_age (self->person, &self->date, &age))
    facts = add (facts, "age", g_variant_new_int64 (age), FST_FACT_SOURCE_PERSON_NUMBER);
  if (self->device && self->device->iso_code)
    facts = add (facts, "iso-code", g_variant_new_string (self->device->iso_code),
                 self->device->own_iso_code ? FST_FACT_SOURCE_LIST : FST_FACT_SOURCE_DEVICE);
  if (self->device && self->device->price_ore >= 0)
    facts = add (facts, "price", g_variant_new_int64 ((self->device->price_ore + 99) / 100),
                 FST_FACT_SOURCE_DEVICE);
  if (self->prescriber.profession)
    facts = add (facts, "prescriber-profession", g_variant_new_string (self->prescriber.profession),
                 FST_FACT_SOURCE_PRESCRIBER);
  if (self->prescriber.organisation)
    facts = add (facts, "prescriber-organisation",
                 g_variant_new_string (self->prescriber.organisation), FST_FACT_SOURCE_PRESCRIBER);
  return fst_facts_merge (facts, answered);
}
