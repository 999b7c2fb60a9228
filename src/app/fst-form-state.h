#pragma once

#include "fst-assessment.h"
#include "fst-policy.h"
#include "fst-prescription.h"

G_BEGIN_DECLS

/* What the form shows and asks, computed from values alone: nothing here knows of widgets. */

/* One fact as the form shows it. */
typedef struct
{
  GVariant *value;    /* (nullable) (transfer none): NULL is unknown */
  gboolean asked;     /* asked and answered "don't know" */
  gboolean answered;  /* by the prescriber, "don't know" included: it can be taken back */
  const char *origin; /* (nullable): where it came from, in words, unless the form itself */
} FstFactState;

FstFactState fst_form_get_fact_state (FstPrescription *draft, FstFacts *facts, const char *fact);

FstPrescription *
fst_form_answer (FstPrescription *draft, const char *fact, GVariant *value, gboolean asked);

gboolean fst_form_has_own_row (const char *fact);
gboolean fst_form_shows_row (FstPrescription *draft,
                             FstFacts *facts,
                             FstAssessment *assessment,
                             const char *fact);

GStrv fst_form_list_questions (FstPrescription *draft,
                               const char *const *missing,
                               const char *const *shown,
                               const char *focused,
                               guint limit);
guint fst_form_count_questions (const char *const *missing);
guint fst_form_count_left (const char *const *missing);

GStrv fst_form_list_offered_needs (GPtrArray *policies, const char *area);

/* Whether a device with the same function is replaced or supplemented. */
typedef enum
{
  FST_SECOND_SET_NOT_STATED,
  FST_SECOND_SET_REPLACES,
  FST_SECOND_SET_ANOTHER,
} FstSecondSet;

FstSecondSet fst_form_get_second_set (FstPrescription *draft);
FstPrescription *
fst_form_with_second_set (FstPrescription *draft, FstSecondSet choice, const char *earlier_id);

char *fst_form_format_headline (FstAssessment *assessment, guint n_questions);

G_END_DECLS
