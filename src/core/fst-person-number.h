#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FST_PERSON_NUMBER_ERROR (fst_person_number_error_quark ())
GQuark fst_person_number_error_quark (void);

typedef enum
{
  FST_PERSON_NUMBER_ERROR_FORMAT,      /* not 10 or 12 digits with an optional - or + */
  FST_PERSON_NUMBER_ERROR_DATE,        /* not a day of the calendar */
  FST_PERSON_NUMBER_ERROR_FUTURE,      /* a day after today */
  FST_PERSON_NUMBER_ERROR_CHECK_DIGIT, /* the Luhn digit does not agree */
} FstPersonNumberError;

char *fst_person_number_parse (const char *text, const GDate *today, GError **error);
int fst_person_number_get_age (const char *number, const GDate *on);
char *fst_person_number_format (const char *number);
char *fst_person_number_format_masked (const char *number);

G_END_DECLS
