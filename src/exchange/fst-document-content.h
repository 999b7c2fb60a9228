#pragma once

#include "fst-assessment.h"
#include "fst-page-layout.h"
#include "fst-prescription.h"

G_BEGIN_DECLS

/* What a signed prescription's pages are made from. */
typedef struct
{
  FstPrescription *prescription;
  FstAssessment *assessment;
  char *id;
  GDateTime *signed_at;
  char *check_code;
} FstDocumentSource;

void fst_document_add_record (FstPageLayout *layout, const FstDocumentSource *source);
void fst_document_add_easy_read (FstPageLayout *layout, const FstDocumentSource *source);

char *fst_document_format_fact (FstFacts *facts, const char *id);
const char *fst_document_get_term (const char *fact, const char *value);
char *fst_document_format_override (const FstOverride *override);

G_END_DECLS
