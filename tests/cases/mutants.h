#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Faults put into a document on purpose, one at a time. */

typedef struct
{
  char *title;      /* what was done */
  char *rule;       /* (nullable): the rule whose cases will most likely notice */
  JsonNode *policy; /* the document with the fault */
} Mutant;

typedef void (*MutantFunc) (const Mutant *mutant, gpointer user_data);

JsonNode *mutants_make_flat (const char *policy);
void mutants_without_rule (const char *policy, MutantFunc func, gpointer user_data);
void mutants_without_precedence (const char *policy, MutantFunc func, gpointer user_data);
void mutants_with_other_answer (const char *policy, MutantFunc func, gpointer user_data);
void mutants_without_duty (const char *policy, MutantFunc func, gpointer user_data);
void mutants_with_other_condition (const char *policy, MutantFunc func, gpointer user_data);

G_END_DECLS
