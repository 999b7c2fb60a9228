#pragma once

#include "fst-assessment.h"
#include "fst-worked-case.h"

G_BEGIN_DECLS

/* What a worked case expects of its assessment (docs/policy-files.md, "Worked cases"); what it does
 * not name is free. */

GPtrArray *expectation_find_faults (const FstWorkedCase *worked, FstAssessment *assessment);

/* A section's number where it has one, so that "6.2.1 Skolan" is "6.2.1"; else its heading in one
 * form. */
char *expectation_section_key (const char *section);

G_END_DECLS
