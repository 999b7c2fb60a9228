#pragma once

#include <json-glib/json-glib.h>

#include "fst-prescription.h"

G_BEGIN_DECLS

/* Prescriptions as JSON: the draft that the command line takes and the register keeps, and the
 * signed record. The form stands in docs/command-line.md. */

JsonNode *fst_prescription_to_json (FstPrescription *self);
FstPrescription *
fst_prescription_from_json (JsonNode *node, const char *file, const GDate *today, GError **error);
FstPrescription *
fst_prescription_read (GBytes *bytes, const char *file, const GDate *today, GError **error);

/* What is kept of a signature, byte by byte. */
typedef struct
{
  char *program_version;
  char *signed_at; /* UTC, ISO 8601 */
  FstPrescription *prescription;
  FstFacts *facts;
  FstAssessment *assessment;
} FstSignedRecord;

char *fst_signed_record_to_json (const FstSignedRecord *self);
FstSignedRecord *fst_signed_record_from_json (const char *text, GError **error);
void fst_signed_record_free (FstSignedRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstSignedRecord, fst_signed_record_free)

G_END_DECLS
