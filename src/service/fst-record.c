#include "fst-record.h"

#include "fst-record-private.h"

struct _FstRecord
{
  GObject parent_instance;
  FstRegisterEntry *entry;
  GDateTime *signed_at;
  FstPrescription *prescription;
  FstFacts *facts;           /* (nullable) */
  FstAssessment *assessment; /* (nullable) */
  char *program_version;     /* (nullable) */
  char *check_code;
};

G_DEFINE_FINAL_TYPE (FstRecord, fst_record, G_TYPE_OBJECT)

static void
fst_record_finalize (GObject *object)
{
  FstRecord *self = FST_RECORD (object);

  g_clear_pointer (&self->entry, fst_register_entry_unref);
  g_clear_pointer (&self->signed_at, g_date_time_unref);
  g_clear_pointer (&self->prescription, fst_prescription_unref);
  g_clear_pointer (&self->facts, fst_facts_unref);
  g_clear_pointer (&self->assessment, fst_assessment_unref);
  g_free (self->program_version);
  g_free (self->check_code);
  G_OBJECT_CLASS (fst_record_parent_class)->finalize (object);
}

static void
fst_record_class_init (FstRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fst_record_finalize;
}

static void
fst_record_init (FstRecord *self)
{
}

static FstRecord *
begin (FstRegisterEntry *entry)
{
  FstRecord *self = g_object_new (FST_TYPE_RECORD, NULL);

  self->entry = fst_register_entry_ref (entry);
  self->signed_at = g_date_time_new_from_iso8601 (entry->signed_at, NULL);
  self->check_code = g_strndup (entry->record_sha256, 8);
  return self;
}

/* What a list shows of a prescription: the person, the device, the day. */
static FstPrescription *
summarize (FstRegisterEntry *entry, const char *region, GDateTime *signed_at)
{
  const FstDevice fields = {
    .article_number = entry->article_number,
    .name = entry->device_name,
    .iso_code = entry->iso_code,
    .price_ore = -1,
    .rank = -1,
    .example = entry->example,
  };
  g_autoptr (FstDevice) device = fst_device_new (&fields);
  g_autoptr (FstPrescription) empty = NULL;
  g_autoptr (FstPrescription) with_person = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (signed_at),
                  g_date_time_get_month (signed_at), g_date_time_get_year (signed_at));
  empty = fst_prescription_new (region, &date);
  with_person = fst_prescription_with_person (empty, entry->person);
  return fst_prescription_with_device (with_person, device);
}

/**
 * fst_record_new_summary:
 * @entry: an entry of the register
 * @region: the register's region
 *
 * Makes a record for a list: its prescription has only the person and the device, its assessment is
 * NULL.
 *
 * Returns: (transfer full): the record
 */
FstRecord *
fst_record_new_summary (FstRegisterEntry *entry, const char *region)
{
  FstRecord *self = begin (entry);

  self->prescription = summarize (entry, region, self->signed_at);
  return self;
}

/**
 * fst_record_new_whole:
 * @entry: an entry of the register with its record
 * @error: return location
 *
 * Makes a record with everything that was signed.
 *
 * Returns: (transfer full): the record, or NULL with an error of %FST_CASE_ERROR
 */
FstRecord *
fst_record_new_whole (FstRegisterEntry *entry, GError **error)
{
  g_autoptr (FstSignedRecord) record = fst_signed_record_from_json (entry->record, error);
  FstRecord *self;

  if (!record)
    return NULL;
  self = begin (entry);
  self->prescription = g_steal_pointer (&record->prescription);
  self->facts = g_steal_pointer (&record->facts);
  self->assessment = g_steal_pointer (&record->assessment);
  self->program_version = g_steal_pointer (&record->program_version);
  return self;
}

/**
 * fst_record_get_id:
 * @self: a record
 *
 * Gets the prescription's id: year and number.
 *
 * Returns: (transfer none): the id
 */
const char *
fst_record_get_id (FstRecord *self)
{
  g_return_val_if_fail (FST_IS_RECORD (self), NULL);

  return self->entry->id;
}

/**
 * fst_record_get_signed_at:
 * @self: a record
 *
 * Gets the moment of signing, in UTC.
 *
 * Returns: (transfer none): the moment
 */
GDateTime *
fst_record_get_signed_at (FstRecord *self)
{
  g_return_val_if_fail (FST_IS_RECORD (self), NULL);

  return self->signed_at;
}

/**
 * fst_record_get_status:
 * @self: a record
 *
 * Gets what has become of it: "active", "exchanged", "returned" or "corrected".
 *
 * Returns: (transfer none): the word
 */
const char *
fst_record_get_status (FstRecord *self)
{
  g_return_val_if_fail (FST_IS_RECORD (self), NULL);

  return fst_entry_status_to_id (self->entry->status);
}

/**
 * fst_record_get_prescription:
 * @self: a record
 *
 * Gets what was prescribed; in a list only the person and the device.
 *
 * Returns: (transfer none): the prescription
 */
FstPrescription *
fst_record_get_prescription (FstRecord *self)
{
  g_return_val_if_fail (FST_IS_RECORD (self), NULL);

  return self->prescription;
}

/**
 * fst_record_get_facts:
 * @self: a record
 *
 * Gets what was known when it was signed, each fact with its source.
 *
 * Returns: (transfer none) (nullable): the facts; NULL in a list
 */
FstFacts *
fst_record_get_facts (FstRecord *self)
{
  g_return_val_if_fail (FST_IS_RECORD (self), NULL);

  return self->facts;
}

/**
 * fst_record_get_assessment:
 * @self: a record
 *
 * Gets the assessment as it was when it was signed; it is never computed anew.
 *
 * Returns: (transfer none) (nullable): the assessment; NULL in a list
 */
FstAssessment *
fst_record_get_assessment (FstRecord *self)
{
  g_return_val_if_fail (FST_IS_RECORD (self), NULL);

  return self->assessment;
}

/**
 * fst_record_get_program_version:
 * @self: a record
 *
 * Gets the version of the program that signed it.
 *
 * Returns: (transfer none) (nullable): the version; NULL in a list
 */
const char *
fst_record_get_program_version (FstRecord *self)
{
  g_return_val_if_fail (FST_IS_RECORD (self), NULL);

  return self->program_version;
}

/**
 * fst_record_get_check_code:
 * @self: a record
 *
 * Gets the first eight hexadecimal digits of the SHA-256 of the record's canonical JSON.
 *
 * Returns: (transfer none): the check code
 */
const char *
fst_record_get_check_code (FstRecord *self)
{
  g_return_val_if_fail (FST_IS_RECORD (self), NULL);

  return self->check_code;
}
