#pragma once

#include "fst-assessment.h"
#include "fst-confirmation.h"
#include "fst-rule.h"

G_BEGIN_DECLS

#define FST_POLICY_ERROR (fst_policy_error_quark ())
GQuark fst_policy_error_quark (void);

typedef enum
{
  FST_POLICY_ERROR_SYNTAX,     /* not JSON, or too large or too deep */
  FST_POLICY_ERROR_FORM,       /* a member is missing, not known or of the wrong type */
  FST_POLICY_ERROR_VOCABULARY, /* a fact, value, question or duty that the vocabulary does not have
                                */
  FST_POLICY_ERROR_SECTION,    /* cites a section that the document does not list */
  FST_POLICY_ERROR_PRECEDENCE, /* yields to a rule that is not there, or in a circle */
  FST_POLICY_ERROR_CONFIRMATION, /* there is nothing to confirm, or the confirmation can't be right
                                  */
} FstPolicyError;

/* A list that the document refers to and does not contain. */
typedef struct
{
  char *id;
  char *title;
  char *where; /* where it can be had */
  FstQuestion question;
  GStrv values;         /* what the list can say of a device; "not-listed" besides */
  gboolean supplements; /* the document answers without the list too; while it isn't imported it
                           says nothing */
} FstAnnex;

/* Rules that collide in the document itself: each of the one side with each of the other. That they
 * do is then no mistake of whoever wrote the document down as rules. */
typedef struct
{
  GStrv between; /* RULE, or DOCUMENT/RULE */
  GStrv with;
  char *because;
} FstStatedConflict;

/* Where the document says nothing on purpose: a question that no rule answers there has not been
 * forgotten. */
typedef struct
{
  guint questions;     /* a bit each */
  FstCondition *where; /* (nullable): everywhere */
  char *because;
} FstSilence;

/* One document: what it is, when it holds, and its rules. Immutable once it is read. */
typedef struct
{
  /*< public, read only >*/
  char *id;
  char *title;
  char *region;
  char *version;
  GStrv parties;
  GDate from;  /* invalid: not stated */
  GDate until; /* the last day; invalid: until further notice */
  gboolean pending;
  char *remark; /* (nullable): belongs to every notice */
  GStrv sections;
  GPtrArray *annexes;   /* (element-type FstAnnex) */
  GPtrArray *rules;     /* (element-type FstRule) */
  FstCondition *scope;  /* (nullable): the cases that the document is about; everything */
  GPtrArray *silences;  /* (element-type FstSilence) */
  GPtrArray *conflicts; /* (element-type FstStatedConflict) */
} FstPolicy;

#define FST_TYPE_POLICY (fst_policy_get_type ())
GType fst_policy_get_type (void);

FstPolicy *fst_policy_new (void);
FstPolicy *fst_policy_ref (FstPolicy *self);
void fst_policy_unref (FstPolicy *self);
FstAnnex *fst_annex_new (void);
void fst_annex_free (FstAnnex *self);
FstStatedConflict *fst_stated_conflict_new (void);
void fst_stated_conflict_free (FstStatedConflict *self);
FstSilence *fst_silence_new (void);
void fst_silence_free (FstSilence *self);

FstRule *fst_policy_find_rule (FstPolicy *self, const char *id);
gboolean fst_policy_can_be_confirmed (FstPolicy *self);
gboolean fst_policy_check_confirmation (FstPolicy *self,
                                        const FstConfirmation *confirmation,
                                        GError **error);
FstValidity
fst_policy_get_validity (FstPolicy *self, const GDate *on, const FstConfirmation *confirmation);
gboolean fst_policy_rests_on_confirmation (FstPolicy *self,
                                           const GDate *on,
                                           const FstConfirmation *confirmation);
char *fst_policy_get_notice (FstPolicy *self, const GDate *on, const FstConfirmation *confirmation);
char *
fst_policy_format_validity (FstPolicy *self, const GDate *on, const FstConfirmation *confirmation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstPolicy, fst_policy_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstAnnex, fst_annex_free)

G_END_DECLS
