#pragma once

#include <glib-object.h>

#include "fst-condition.h"
#include "fst-vocabulary.h"

G_BEGIN_DECLS

/* What a rule answers to one question. */
typedef struct
{
  FstQuestion question;
  GVariant *value; /* (nullable): s or (iims); of a formula NULL */
  gboolean leaves_judgement;
  gboolean not_regulated; /* the document says that it does not regulate this */
  /* reimbursement: share_percent of what fact `of` is above `above` */
  char *of; /* (nullable) */
  int share_percent;
  int above;
} FstAnswer;

/* What a rule lays upon somebody. */
typedef struct
{
  char *id;
  char *actor;
  char *text;
} FstRuleDuty;

/* One rule of a document: when it hits, what it answers, what somebody must do. */
typedef struct
{
  char *id;
  GStrv sections;
  FstCondition *when; /* (nullable): always */
  GPtrArray *answers; /* (element-type FstAnswer) */
  GPtrArray *duties;  /* (element-type FstRuleDuty) */
  GStrv yields_to;    /* RULE, or DOCUMENT/RULE */
  char *text;
} FstRule;

FstRule *fst_rule_new (const char *id);
void fst_rule_free (FstRule *self);
FstAnswer *fst_answer_new (FstQuestion question);
void fst_answer_free (FstAnswer *self);
gint64 fst_answer_compute (const FstAnswer *self, gint64 amount);
FstRuleDuty *fst_rule_duty_new (const char *id, const char *actor, const char *text);
void fst_rule_duty_free (FstRuleDuty *self);

char *fst_rule_full_name (const char *document, const char *name);
const FstAnswer *fst_rule_find_answer (const FstRule *self, FstQuestion question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstRule, fst_rule_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstAnswer, fst_answer_free)

G_END_DECLS
