#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The editions of ISO 9999 that are told apart. A code means what its edition says: 2022 moved some
 * of them. */

#define FST_ISO_EDITION_2016 "2016"
#define FST_ISO_EDITION_2022 "2022"

/* What a code is taken for where nobody says its edition: that of the shipped tree and of the
 * documents. */
#define FST_ISO_EDITION_DEFAULT FST_ISO_EDITION_2016

const char *fst_iso_edition_parse (const char *text);

const char *fst_iso_edition_get_other (const char *edition);

G_END_DECLS
