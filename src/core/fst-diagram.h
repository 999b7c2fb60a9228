#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reduced ordered decision diagrams over variables with a few cells each: a function from one cell
 * of every variable to a number. Equal functions are the same node, and a variable stands in a
 * diagram exactly when the function hangs on it; both are why the assessor uses them. A diagram
 * only grows while functions are built; afterwards it is constant and may be read from any thread.
 */

typedef struct _FstDiagram FstDiagram;

/* A function: a node of its diagram, or a constant. */
typedef guint32 FstNode;

typedef guint32 (*FstDiagramCombine) (guint32 a, guint32 b, gpointer user_data);
typedef FstNode (*FstDiagramMap) (FstDiagram *self, guint32 value, gpointer user_data);

FstDiagram *fst_diagram_new (const guint8 *n_cells, guint n_variables);
void fst_diagram_free (FstDiagram *self);

FstNode fst_diagram_constant (guint32 value);
gboolean fst_diagram_is_constant (FstNode node, guint32 *value);

FstNode fst_diagram_literal (FstDiagram *self, guint variable, guint64 cells);
FstNode fst_diagram_choice (FstDiagram *self, guint variable, const FstNode *children);
FstNode fst_diagram_and (FstDiagram *self, FstNode a, FstNode b);
FstNode fst_diagram_or (FstDiagram *self, FstNode a, FstNode b);
FstNode fst_diagram_not (FstDiagram *self, FstNode a);
FstNode fst_diagram_combine (
    FstDiagram *self, FstNode a, FstNode b, FstDiagramCombine combine, gpointer user_data);
FstNode fst_diagram_map (FstDiagram *self, FstNode node, FstDiagramMap map, gpointer user_data);

gboolean fst_diagram_is_overfull (const FstDiagram *self);
void fst_diagram_finish (FstDiagram *self);
guint fst_diagram_get_variable (const FstDiagram *self, FstNode node);
FstNode fst_diagram_get_child (const FstDiagram *self, FstNode node, guint cell);
guint fst_diagram_get_n_cells (const FstDiagram *self, guint variable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstDiagram, fst_diagram_free)

G_END_DECLS
