#pragma once

#include "fst-region-rules.h"

G_BEGIN_DECLS

/* The documents of one region with the facts that their rules compare: cases at random, whole or in
 * part. */

/* A fact that the rules of a region compare, with values that stand for all it may have. */
typedef struct
{
  const char *fact;
  GPtrArray *values; /* (element-type GVariant) */
} Dimension;

typedef struct
{
  const char *name;
  GPtrArray *policies; /* (element-type FstPolicy): the region's own */
  FstAssessor *assessor;
  GPtrArray *dimensions; /* (element-type Dimension) */
  GPtrArray *cases;      /* (element-type FstCase): worked cases of the region */
} Region;

GPtrArray *regions_load (void);
Dimension *region_ensure_dimension (Region *self, const char *fact);
FstCase *region_make_case (const Region *self, FstFacts *facts);
FstRegionRules *region_make_rules (const Region *self);
FstAssessment *region_assess (Region *self, FstFacts *facts);

FstFacts *region_random_facts (Region *self);
void region_steer (Region *self, FstFacts **facts, const FstCondition *condition, gboolean wanted);
void region_steer_towards_rule (Region *self, FstFacts **facts, FstQuestion question);
void region_complete (Region *self, FstFacts **facts);

char *
region_ask_oracle (Region *self, FstFacts *complete_facts, FstFacts *known, FstQuestion question);

char *describe_facts (FstFacts *facts);
GPtrArray *list_open_values (const Dimension *dimension, FstFacts *facts);
void learn (FstFacts **facts, const char *fact, GVariant *value);

G_END_DECLS
