#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* That an organisation has found a document to be in force: one that is only so once it has been
 * adopted, or one that has been extended beyond its last day. Who said so, and when, stays after it
 * has been revoked. Immutable. */

typedef struct
{
  /*< public, read only >*/
  char *document;   /* the document's id */
  char *by;         /* who says so */
  char *decision;   /* what that rests on; may be empty */
  GDate from;       /* invalid: as long as the document has been there */
  GDate until;      /* the last day; invalid: until further notice */
  GDate on;         /* the day on which it was confirmed */
  char *revoked_by; /* (nullable) */
  GDate revoked_on; /* invalid: not revoked */
} FstConfirmation;

#define FST_TYPE_CONFIRMATION (fst_confirmation_get_type ())
GType fst_confirmation_get_type (void);

/* The argument's strings are copied. */
FstConfirmation *fst_confirmation_new (const FstConfirmation *fields);
FstConfirmation *fst_confirmation_ref (FstConfirmation *self);
void fst_confirmation_unref (FstConfirmation *self);

gboolean fst_confirmation_covers (const FstConfirmation *self, const GDate *day);
char *fst_confirmation_format (const FstConfirmation *self);

/* Lists of confirmations: (element-type FstConfirmation), in the order in which they were made. */
GPtrArray *fst_confirmations_new (void);
GPtrArray *fst_confirmations_with (GPtrArray *confirmations, const FstConfirmation *added);
GPtrArray *fst_confirmations_without (GPtrArray *confirmations,
                                      const char *document,
                                      const char *by,
                                      const GDate *on);
FstConfirmation *fst_confirmations_find (GPtrArray *confirmations, const char *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstConfirmation, fst_confirmation_unref)

G_END_DECLS
