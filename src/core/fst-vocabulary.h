#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words that cross between the form, the policies, the command line and the register: regions,
 * facts, questions, values, duties, actors. Everything here is constant; labels are message ids for
 * gettext, English. */

typedef struct
{
  const char *id;
  const char *label;
} FstTerm;

typedef enum
{
  FST_FACT_BOOLEAN,
  FST_FACT_INTEGER,
  FST_FACT_ENUM,
  FST_FACT_SET,  /* several values of its list; a single one is accepted too */
  FST_FACT_CODE, /* a code of ISO 9999 */
} FstFactType;

typedef struct
{
  const char *id;
  FstFactType type;
  const char *label; /* short, for a form row: "Place of use" */
  const char
      *question; /* (nullable): whole question for the form: "Has the handover been confirmed?" */
  const char *unit;     /* (nullable): unit of an integer */
  const FstTerm *terms; /* (nullable): the values of an enum or a set */
  guint n_terms;
  int minimum, maximum; /* of an integer */
} FstFactSpec;

typedef struct
{
  const char *id;
  const char *label; /* "Who bears the cost" */
  const FstTerm *values;
  guint n_values; /* 0: the values are not a list (reimbursement, priority) */
} FstQuestionSpec;

/* The order is that in which answers are shown. */
typedef enum
{
  FST_QUESTION_PAYER,
  FST_QUESTION_PAYER_UNIT,
  FST_QUESTION_PRESCRIBABLE,
  FST_QUESTION_KIND,
  FST_QUESTION_BASIC_EQUIPMENT,
  FST_QUESTION_DOUBLE_PRESCRIPTION,
  FST_QUESTION_EXTRA_PAYER,
  FST_QUESTION_PRIORITY,
  FST_QUESTION_TRUST_PRESCRIPTION,
  FST_QUESTION_SHORT_TERM_PRESCRIPTION,
  FST_QUESTION_REIMBURSEMENT,
} FstQuestion;

#define FST_N_QUESTIONS 11
/* Questions as a set: a bit each. */
#define FST_ALL_QUESTIONS ((1u << FST_N_QUESTIONS) - 1)

const FstTerm *fst_vocabulary_get_regions (guint *n);
const FstTerm *fst_vocabulary_get_duties (guint *n);
const FstTerm *fst_vocabulary_get_actors (guint *n);

const FstFactSpec *fst_vocabulary_get_facts (guint *n);
const FstFactSpec *fst_vocabulary_find_fact (const char *id);

const FstQuestionSpec *fst_vocabulary_get_question (FstQuestion question);
gboolean fst_vocabulary_find_question (const char *id, FstQuestion *question);

const FstTerm *fst_term_find (const FstTerm *terms, guint n_terms, const char *id);
const char *fst_term_get_label (const FstTerm *terms, guint n_terms, const char *id);

G_END_DECLS
