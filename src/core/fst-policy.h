#pragma once

#include "fst-assessment.h"
#include "fst-rule.h"

G_BEGIN_DECLS

#define FST_POLICY_ERROR (fst_policy_error_quark ())
GQuark fst_policy_error_quark (void);

typedef enum
{
  FST_POLICY_ERROR_SYNTAX,     /* not JSON, or too large or too deep */
  FST_POLICY_ERROR_FORM,       /* a member is missing, not known or of the wrong type */
  FST_POLICY_ERROR_VOCABULARY, /* a fact, value, question or duty that the vocabulary does not have */
  FST_POLICY_ERROR_PRECEDENCE, /* yields to a rule that is not there, or in a circle */
} FstPolicyError;

/* A list that the document refers to and does not contain. */
typedef struct
{
  char *id;
  char *title;
  char *where;     /* where it can be had */
  FstQuestion question;
  GStrv values;    /* what the list can say of a device; "not-listed" besides */
  gboolean supplements; /* the document answers without the list too; while it isn't imported it says nothing */
} FstAnnex;

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
  GPtrArray *annexes; /* (element-type FstAnnex) */
  GPtrArray *rules;   /* (element-type FstRule) */
} FstPolicy;

#define FST_TYPE_POLICY (fst_policy_get_type ())
GType fst_policy_get_type (void);

FstPolicy *fst_policy_new (void);
FstPolicy *fst_policy_ref (FstPolicy *self);
void fst_policy_unref (FstPolicy *self);
FstAnnex *fst_annex_new (void);
void fst_annex_free (FstAnnex *self);

FstRule *fst_policy_find_rule (FstPolicy *self, const char *id);
FstValidity fst_policy_get_validity (FstPolicy *self, const GDate *on);
char *fst_policy_get_notice (FstPolicy *self, const GDate *on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstPolicy, fst_policy_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstAnnex, fst_annex_free)

G_END_DECLS
