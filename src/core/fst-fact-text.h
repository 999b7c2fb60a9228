#pragma once

#include "fst-condition.h"
#include "fst-facts.h"

G_BEGIN_DECLS

/* Facts, their values and where they came from, in the user's language. */

char *fst_fact_format_label (const char *fact);
char *fst_fact_format_value (const char *fact, GVariant *value);
/* "the place of use is compulsory school", "the product is not specially adapted" */
char *fst_fact_format_statement (const char *fact, GVariant *value);
/* "home or preschool", "anything but home", "at most 17 years" */
char *fst_fact_format_wanted (const FstCondition *comparison, gboolean negated);

const char *fst_fact_source_get_label (FstFactSource source);

G_END_DECLS
