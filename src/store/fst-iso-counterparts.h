#pragma once

/* The codes that an article's code has in the other edition of ISO 9999, separated by spaces, or
 * NULL: an SQL expression for a row that has iso_code and iso_edition. Whoever writes articles
 * writes it into their column other_codes, which the search index words has too (column
 * other_codes, after iso_code); the table iso_counterparts is made anew with each mapping. */
#define FST_ISO_OTHER_CODES_SQL                                                                    \
  "(SELECT counterparts.codes FROM iso_counterparts AS counterparts"                               \
  " WHERE counterparts.edition = coalesce (iso_edition, '2016')"                                   \
  " AND counterparts.code = iso_code)"
