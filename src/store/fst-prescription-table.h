#pragma once

#include "fst-database.h"
#include "fst-register-entry.h"

G_BEGIN_DECLS

/* The signed prescriptions of the register; only ever added to. */

char *fst_prescription_table_add (FstDatabase *database,
                                  const FstSigning *signing,
                                  gint64 person,
                                  GError **error);

FstRegisterEntry *
fst_prescription_table_get (FstDatabase *database, const char *id, GError **error);

GPtrArray *fst_prescription_table_list (FstDatabase *database,
                                        const char *search,
                                        guint limit,
                                        GError **error);
GPtrArray *
fst_prescription_table_list_of_person (FstDatabase *database, FstPerson *person, GError **error);
GPtrArray *fst_prescription_table_find_same_function (FstDatabase *database,
                                                      FstPerson *person,
                                                      const char *iso_code,
                                                      GError **error);

gboolean
fst_prescription_table_verify (FstDatabase *database, GStrvBuilder *findings, GError **error);

G_END_DECLS
