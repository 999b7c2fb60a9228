#pragma once

#include "fst-diagram.h"

G_BEGIN_DECLS

/* How a diagram is kept, for those who walk it (fst-restriction.c). A node's children are made
 * before it and have lower numbers. */

#define FST_CONSTANT 0x80000000u
#define FST_NO_VARIABLE G_MAXUINT

/* What the rules of a region may take, some forty times what the largest takes: room, and work, of
 * which hostile rules may ask for much in little room. */
#define FST_MOST_NODES 2000000u
#define FST_MOST_CHILDREN (4 * FST_MOST_NODES)
#define FST_MOST_STEPS (16 * FST_MOST_NODES)

typedef struct
{
  guint32 variable;
  guint32 children; /* where they begin in the diagram's array */
} FstDiagramNode;

struct _FstDiagram
{
  guint8 *n_cells;
  guint n_variables;
  GArray *nodes;           /* FstDiagramNode */
  GArray *children;        /* FstNode */
  guint32 *buckets;        /* open addressing: node + 1, 0 where empty */
  guint n_buckets;         /* a power of two */
  struct _FstKnown *known; /* what has been combined, while functions are built; a later entry may
                              push an earlier one out */
  guint32 n_operations;
  guint64 n_steps;   /* how many choices have been asked for */
  gboolean overfull; /* a function did not fit, and none that was built since is what it says */
};

static inline guint
fst_diagram_variable_of (const FstDiagram *self, FstNode node)
{
  return node & FST_CONSTANT ? FST_NO_VARIABLE
                             : g_array_index (self->nodes, FstDiagramNode, node).variable;
}

static inline const FstNode *
fst_diagram_children_of (const FstDiagram *self, FstNode node)
{
  return &g_array_index (self->children, FstNode,
                         g_array_index (self->nodes, FstDiagramNode, node).children);
}

G_END_DECLS
