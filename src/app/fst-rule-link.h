#pragma once

#include <gtk/gtk.h>

#include "fst-assessment.h"

G_BEGIN_DECLS

/* A rule that an answer rests on: which one, and the version of its document then. */
typedef struct
{
  const char *document;
  const char *rule;
  const char *version;
} FstRuleCitation;

/* A button that leads to a rule on the page of the rules. */

GtkWidget *fst_rule_link_new (void);
GtkWidget *fst_rule_link_new_arrow (const FstGround *ground, FstAssessment *assessment);
void fst_rule_link_set (GtkWidget *link,
                        const FstRuleCitation *citation,
                        const char *text,
                        const char *name);
void fst_rule_link_set_ground (GtkWidget *link, const FstGround *ground, FstAssessment *assessment);

G_END_DECLS
