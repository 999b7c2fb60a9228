#pragma once

#include "fst-facts.h"
#include "fst-policy.h"

G_BEGIN_DECLS

/* What a check of policies has found. */

typedef enum
{
  FST_FINDING_VOCABULARY,       /* a word that the vocabulary does not have */
  FST_FINDING_SECTION_UNLISTED, /* a rule cites a section that its document does not list */
  FST_FINDING_SECTION_UNUSED,   /* a document lists a section that no rule cites */
  FST_FINDING_UNKNOWN_RULE,     /* a rule names a rule that is not there */
  FST_FINDING_CIRCLE,           /* the precedence of rules goes in a circle */
  FST_FINDING_NEVER_HOLDS,      /* no case meets a rule's condition */
  FST_FINDING_OVERRIDDEN,       /* wherever a rule's condition holds another rule goes before it */
  FST_FINDING_CONFLICT,         /* rules can hit together and say different things */
  FST_FINDING_NO_CONFLICT,      /* rules that are said to collide never do */
  FST_FINDING_GAP,              /* a document answers a question, and not in this case */
  FST_FINDING_NO_SILENCE,       /* a document is said to be silent where it always answers */
} FstFindingKind;

typedef struct
{
  /*< public, read only >*/
  FstFindingKind kind;
  char *region;       /* (nullable) */
  char *document;     /* (nullable) */
  GStrv rules;        /* DOCUMENT/RULE, as many as the finding is about */
  gboolean is_answer; /* it is about `question` */
  FstQuestion question;
  char *detail;    /* (nullable): the section, the name, the reason or the reader's message */
  FstFacts *facts; /* (nullable): of an example case that shows it */
} FstFinding;

FstFinding *
fst_finding_new (FstFindingKind kind, const char *region, const char *document, const char *detail);
void fst_finding_free (FstFinding *self);
void fst_finding_add_rule (FstFinding *self, const char *name);
void fst_finding_set_question (FstFinding *self, FstQuestion question);
void fst_finding_take_facts (FstFinding *self, FstFacts *facts);

const char *fst_finding_kind_to_id (FstFindingKind kind);
char *fst_finding_format (const FstFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstFinding, fst_finding_free)

G_END_DECLS
