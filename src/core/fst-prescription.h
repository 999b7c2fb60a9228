#pragma once

#include "fst-assessment.h"
#include "fst-device.h"
#include "fst-facts.h"
#include "fst-person.h"

G_BEGIN_DECLS

/* A prescription while it is written: an immutable value, every edit returns a new one. */

typedef struct
{
  char *name;
  char *profession;   /* (nullable): value of prescriber-profession */
  char *organisation; /* (nullable): value of prescriber-organisation */
  char *unit;         /* the unit's own name */
} FstPrescriber;

/* An answer that the prescriber has set aside, and why. */
typedef struct
{
  FstQuestion question;
  char *value; /* one of the question's values, or words of the prescriber's own */
  char *reason;
} FstOverride;

typedef struct
{
  /*< public, read only >*/
  char *region;
  GDate date;
  FstPerson *person; /* (nullable) */
  FstDevice *device; /* (nullable) */
  FstPrescriber prescriber;
  FstFacts *facts;      /* what the prescriber has answered; not what follows from elsewhere */
  GStrv asked;          /* facts that were asked and answered "don't know" */
  char *goal;           /* need and goal in words */
  GDate follow_up;      /* invalid while none is chosen */
  GPtrArray *overrides; /* (element-type FstOverride) */
  char *open_reason;    /* why it is signed although a question is open */
  char *replaces;       /* (nullable): id of the earlier prescription that this one replaces */
} FstPrescription;

#define FST_TYPE_PRESCRIPTION (fst_prescription_get_type ())
GType fst_prescription_get_type (void);

FstPrescription *fst_prescription_new (const char *region, const GDate *date);
FstPrescription *fst_prescription_ref (FstPrescription *self);
void fst_prescription_unref (FstPrescription *self);
gboolean fst_prescription_equal (FstPrescription *a, FstPrescription *b);

FstPrescription *fst_prescription_with_date (FstPrescription *self, const GDate *date);
FstPrescription *fst_prescription_with_person (FstPrescription *self, FstPerson *person);
FstPrescription *fst_prescription_with_device (FstPrescription *self, FstDevice *device);
FstPrescription *fst_prescription_with_prescriber (FstPrescription *self,
                                                   const FstPrescriber *prescriber);
FstPrescription *
fst_prescription_with_fact (FstPrescription *self, const char *fact, GVariant *value);
FstPrescription *
fst_prescription_with_unknown (FstPrescription *self, const char *fact, gboolean asked);
FstPrescription *fst_prescription_with_goal (FstPrescription *self, const char *goal);
FstPrescription *fst_prescription_with_follow_up (FstPrescription *self, const GDate *follow_up);
FstPrescription *fst_prescription_with_override (FstPrescription *self,
                                                 FstQuestion question,
                                                 const char *value,
                                                 const char *reason);
FstPrescription *fst_prescription_with_open_reason (FstPrescription *self, const char *reason);
FstPrescription *fst_prescription_with_replaces (FstPrescription *self, const char *id);

const FstOverride *fst_prescription_get_override (FstPrescription *self, FstQuestion question);

const char *fst_prescription_get_iso_code (FstPrescription *self);

FstFacts *fst_prescription_facts (FstPrescription *self, FstFacts *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstPrescription, fst_prescription_unref)

G_END_DECLS
