#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A condition of a rule: a tree of all, any and not over comparisons of facts. Immutable once it is
 * built. */

typedef enum
{
  FST_CONDITION_ALL,
  FST_CONDITION_ANY,
  FST_CONDITION_NOT, /* one child */
  FST_CONDITION_IN,  /* fact is one of the values; a set: holds at least one; a code: lies under one
                      */
  FST_CONDITION_RANGE,  /* number within minimum … maximum, both included */
  FST_CONDITION_ANSWER, /* the question `fact` has been decided with the value */
} FstConditionKind;

typedef struct _FstCondition FstCondition;

struct _FstCondition
{
  /*< public, read only >*/
  FstConditionKind kind;
  GPtrArray *children; /* (nullable) (element-type FstCondition) */
  char *fact;          /* name of a fact, of a list (list:DOCUMENT/ID) or of a question */
  GStrv values;        /* enum values; "true" or "false" for a boolean */
  gint64 minimum, maximum;
};

FstCondition *fst_condition_new_group (FstConditionKind kind);
FstCondition *
fst_condition_new_in (FstConditionKind kind, const char *fact, const char *const *values);
FstCondition *fst_condition_new_range (const char *fact, gint64 minimum, gint64 maximum);
FstCondition *fst_condition_copy (const FstCondition *self);
void fst_condition_add (FstCondition *self, FstCondition *child);
void fst_condition_free (FstCondition *self);

gboolean fst_condition_uses_answers (const FstCondition *self);
gboolean fst_condition_compares (const FstCondition *self, const char *fact, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCondition, fst_condition_free)

G_END_DECLS
