#pragma once

#include "fst-person-number.h"
#include "fst-person.h"

G_BEGIN_DECLS

/* What is written about the person, half-written too, and the person that it names. */

gboolean fst_person_input_is_complete (const char *text);

FstPerson *fst_person_input_read_number (const char *text,
                                         const char *name,
                                         const GDate *today,
                                         GError **error);
const char *fst_person_input_describe_error (const GError *error);
FstPerson *fst_person_input_read_reference (const char *text, const char *name);

G_END_DECLS
