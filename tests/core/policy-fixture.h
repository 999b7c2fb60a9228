#pragma once

#include "fst-assessor.h"

G_BEGIN_DECLS

/* Policies built in code, and cases for them, as the tests of the assessor share them. */

#define REGION "dalarna"
#define THE_DAY "2026-11-22"

FstPolicy *make_policy (const char *id);
FstRule *add_rule (FstPolicy *policy, const char *id, FstCondition *when);
FstAnswer *add_answer (FstRule *rule, FstQuestion question, const char *value);
FstAnswer *add_level (FstRule *rule, int level, const char *area);
void add_duty (FstRule *rule, const char *id, const char *actor);
void add_silence (FstPolicy *policy, FstQuestion question, FstCondition *where);
void add_conflict (FstPolicy *policy, const char *rule, const char *other);
void yield_to (FstRule *rule, const char *name);

FstCondition *when_is (const char *fact, const char *value);
FstCondition *when_between (const char *fact, gint64 minimum, gint64 maximum);
FstCondition *when_answer (FstQuestion question, const char *value);
FstCondition *when_all (FstCondition *first, ...) G_GNUC_NULL_TERMINATED;
FstCondition *when_any (FstCondition *first, ...) G_GNUC_NULL_TERMINATED;
FstCondition *when_not (FstCondition *condition);

void know (FstFacts **facts, const char *fact, GVariant *value);
void know_text (FstFacts **facts, const char *fact, const char *value);
void know_boolean (FstFacts **facts, const char *fact, gboolean value);
void know_number (FstFacts **facts, const char *fact, gint64 value);

GPtrArray *list_policies (FstPolicy *first, ...) G_GNUC_NULL_TERMINATED;
FstAssessor *prepare (GPtrArray *policies);
FstAssessment *assess (FstAssessor *assessor, FstFacts *facts);

G_END_DECLS
