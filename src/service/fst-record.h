#pragma once

#include "fst-prescription.h"

G_BEGIN_DECLS

/* A signed prescription as the register keeps it: what was written, what was assessed, by which
 * rules. Immutable. */

#define FST_TYPE_RECORD (fst_record_get_type ())
G_DECLARE_FINAL_TYPE (FstRecord, fst_record, FST, RECORD, GObject)

const char *fst_record_get_id (FstRecord *self);
/* The moment of signing, UTC. */
GDateTime *fst_record_get_signed_at (FstRecord *self);
/* "active", "exchanged", "returned" … */
const char *fst_record_get_status (FstRecord *self);
/* In a list: only person and device. */
FstPrescription *fst_record_get_prescription (FstRecord *self);
/* As it was when it was signed; never computed anew. NULL in a list. */
FstFacts *fst_record_get_facts (FstRecord *self);
FstAssessment *fst_record_get_assessment (FstRecord *self);
const char *fst_record_get_program_version (FstRecord *self);
/* First eight hexadecimal digits of the SHA-256 of the record's canonical JSON. */
const char *fst_record_get_check_code (FstRecord *self);

G_END_DECLS
