#pragma once

#include "fst-confirmation.h"
#include "fst-facts.h"

G_BEGIN_DECLS

#define FST_CASE_ERROR (fst_case_error_quark ())
GQuark fst_case_error_quark (void);

typedef enum
{
  FST_CASE_ERROR_REGION,
  FST_CASE_ERROR_DATE,
  FST_CASE_ERROR_UNKNOWN_FACT,
  FST_CASE_ERROR_VALUE,
} FstCaseError;

/* One case to assess: a region, a day and what is known. Immutable. */

typedef struct
{
  /*< public, read only >*/
  char *region;
  GDate date;
  FstFacts *facts;
  /* (nullable) (element-type FstConfirmation): what the organisation has found out about documents
   */
  GPtrArray *confirmations;
} FstCase;

#define FST_TYPE_CASE (fst_case_get_type ())
GType fst_case_get_type (void);

FstCase *fst_case_new (const char *region, const GDate *date, FstFacts *facts, GError **error);
FstCase *fst_case_with_facts (FstCase *self, FstFacts *facts);
FstCase *fst_case_with_confirmations (FstCase *self, GPtrArray *confirmations);
FstCase *fst_case_ref (FstCase *self);
void fst_case_unref (FstCase *self);

GVariant *fst_fact_check_value (const char *id, GVariant *value, GError **error);

gboolean fst_date_parse (const char *text, GDate *date);
char *fst_date_format (const GDate *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCase, fst_case_unref)

G_END_DECLS
