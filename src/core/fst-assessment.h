#pragma once

#include "fst-case.h"
#include "fst-explanation.h"
#include "fst-vocabulary.h"

G_BEGIN_DECLS

/* What the documents say of one case: for each question an answer with its status, the rules and
 * sections that it rests on, what else was considered and what is missing; and what somebody has to
 * do. Immutable. */

typedef enum
{
  FST_STATUS_DECIDED,
  FST_STATUS_JUDGEMENT,
  FST_STATUS_MISSING_FACTS,
  FST_STATUS_NOT_REGULATED,
  FST_STATUS_CONFLICT,
} FstStatus;

const char *fst_status_to_id (FstStatus status);

typedef enum
{
  FST_VALIDITY_IN_FORCE,
  FST_VALIDITY_PENDING,
  FST_VALIDITY_NOT_YET_IN_FORCE,
  FST_VALIDITY_EXPIRED,
} FstValidity;

const char *fst_validity_to_id (FstValidity validity);

/* A document that took part, as it stood on the case's day. */
typedef struct
{
  char *id;
  char *title;
  char *version;
  FstValidity validity;
  char *notice;                  /* (nullable): a sentence in the user's language */
  FstConfirmation *confirmation; /* (nullable): what its being in force rests on */
} FstDocumentState;

/* A rule that an answer or a duty rests on. */
typedef struct
{
  char *document;
  char *rule;
  GStrv sections;
  char *text; /* the rule in plain Swedish */
} FstGround;

/* A rule that answers the question and does not apply: the reason, or, in an assessment that was
 * read back, the sentence as it was then. */
typedef struct
{
  char *document;
  char *rule;
  GStrv sections;
  FstExplanation *explanation; /* (nullable) */
  char *because;               /* (nullable) */
} FstConsidered;

typedef struct _FstAssessment FstAssessment;
typedef struct _FstAssessor FstAssessor;

typedef struct
{
  FstAssessment *assessment; /* that it is a part of */
  FstQuestion question;
  FstStatus status;
  /* (nullable): s, x (reimbursement, SEK a month) or (iims) (priority: level, of, area) */
  GVariant *value;
  /* Of a conflict every value that collides; of missing facts every value that is possible; else
   * empty. */
  GPtrArray *values;  /* (element-type GVariant) */
  GPtrArray *grounds; /* (element-type FstGround) */
  GStrv missing;      /* names of facts and lists, the most decisive first */
} FstDecision;

typedef struct
{
  char *id;
  char *actor;
  char *text;
  FstGround *ground;
} FstDuty;

struct _FstAssessment
{
  /*< public, read only >*/
  char *region;
  GDate date;
  GPtrArray *documents; /* (element-type FstDocumentState) */
  FstDecision decisions[FST_N_QUESTIONS];
  GPtrArray *duties; /* (element-type FstDuty): the prescriber's own first */

  /*< private >*/
  /* Why rules do not apply is found when it is asked for: by these, or, in a frozen assessment,
   * among those kept. */
  FstAssessor *assessor;                         /* (nullable) */
  FstCase *subject;                              /* (nullable) */
  GPtrArray *frozen_considered[FST_N_QUESTIONS]; /* (nullable) (element-type FstConsidered) */
};

#define FST_TYPE_ASSESSMENT (fst_assessment_get_type ())
GType fst_assessment_get_type (void);

FstAssessment *fst_assessment_new (const char *region, const GDate *date);
FstAssessment *fst_assessment_ref (FstAssessment *self);
void fst_assessment_unref (FstAssessment *self);

/* For those who build an assessment: the assessor, and the reader of a frozen one. */
FstDocumentState *fst_document_state_new (const char *id,
                                          const char *title,
                                          const char *version,
                                          FstValidity validity,
                                          const char *notice);
FstGround *
fst_ground_new (const char *document, const char *rule, GStrv sections, const char *text);
FstConsidered *fst_considered_new (const char *document,
                                   const char *rule,
                                   GStrv sections,
                                   FstExplanation *explanation);
FstConsidered *fst_considered_new_frozen (const char *document,
                                          const char *rule,
                                          GStrv sections,
                                          const char *because);
char *fst_considered_format (const FstConsidered *self);
FstDuty *fst_duty_new (const char *id, const char *actor, const char *text, FstGround *ground);
void fst_ground_free (FstGround *self);
void fst_duty_free (FstDuty *self);
void fst_considered_free (FstConsidered *self);
void fst_decision_take_considered (FstDecision *self, FstConsidered *considered);
void fst_assessment_take_duty (FstAssessment *self, FstDuty *duty);

gboolean fst_status_from_id (const char *id, FstStatus *status);
gboolean fst_validity_from_id (const char *id, FstValidity *validity);

const FstDecision *fst_assessment_get_decision (FstAssessment *self, FstQuestion question);

/* Names of the facts on which an open question hangs, the most decisive first, each once. */
GStrv fst_assessment_list_missing (FstAssessment *self);

gboolean fst_decision_is_same (const FstDecision *self, const FstDecision *other);
char *fst_decision_format_value (FstQuestion question, GVariant *value);
GPtrArray *fst_decision_list_considered (const FstDecision *self);
char *fst_decision_format (const FstDecision *self);
void fst_decision_add_sections (const FstDecision *self, GPtrArray *sections);
char *fst_decision_format_sections (const FstDecision *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstAssessment, fst_assessment_unref)

G_END_DECLS
