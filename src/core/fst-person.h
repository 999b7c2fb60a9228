#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Whom a prescription is for: identified by a checked number, or by a local reference where the
 * number is protected or missing; exactly one of the two is set. Immutable. */

#define FST_TYPE_PERSON (fst_person_get_type ())

typedef struct
{
  /*< public, read only >*/
  char *number;    /* (nullable): 12 digits, checked */
  char *reference; /* (nullable): local reference */
  char *name;      /* (not nullable): may be empty */
  int birth_year;  /* with a reference: year of birth where it is known, else 0 */
} FstPerson;

GType fst_person_get_type (void);

FstPerson *fst_person_new_with_number (const char *number, const char *name);

FstPerson *fst_person_new_with_reference (const char *reference, const char *name, int birth_year);

FstPerson *fst_person_ref (FstPerson *self);

void fst_person_unref (FstPerson *self);

gboolean fst_person_equal (const FstPerson *a, const FstPerson *b);

gboolean fst_person_get_age (const FstPerson *self, const GDate *on, int *age);

char *fst_person_to_string (const FstPerson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstPerson, fst_person_unref)

G_END_DECLS
