#pragma once

#include "fst-space.h"

G_BEGIN_DECLS

/* How a space is cut, for making it (fst-space.c) and for finding places and values in it
 * (fst-space-cells.c). */

typedef enum
{
  CUT_VALUES, /* a cell a named value, and one for all others */
  CUT_RANGE,  /* a cell an interval between thresholds */
  CUT_CODES,  /* a cell a named code, less the named codes below it, and one for all others */
  CUT_MEMBER, /* not in the set, in the set */
} Cut;

typedef struct
{
  char *fact;
  Cut cut;
  GPtrArray *names;   /* of values, codes or the one member */
  GArray *thresholds; /* gint64: where a new interval begins */
  gboolean has_other; /* values that no condition names exist */
  guint n_uses;
} Variable;

struct _FstSpace
{
  GPtrArray *variables; /* Variable */
  GHashTable *first;    /* fact → index + 1 of its first variable */
  guint8 *sizes;
};

static inline gboolean
has_name (const Variable *self, const char *name, guint *index)
{
  return g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, index);
}

static inline guint64
bit (guint cell)
{
  return G_GUINT64_CONSTANT (1) << cell;
}

/* A comparison with a set stretches over its members' variables. */
static inline guint
first_variable (const FstSpace *self, const char *fact)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->first, fact)) - 1;
}

static inline gboolean
belongs (const FstSpace *self, guint variable, const char *fact)
{
  return variable < self->variables->len && g_str_equal (fst_space_get_fact (self, variable), fact);
}

G_END_DECLS
