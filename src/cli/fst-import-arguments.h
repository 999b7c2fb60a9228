#pragma once

#include "fst-import-preview.h"

G_BEGIN_DECLS

/* What the command line says of how a file of articles is to be read. */

#define FST_IMPORT_HEADER_AS_FOUND G_MININT

typedef struct
{
  GStrv sheets; /* (nullable): those that were found */
  int header_line;
  char *map;      /* (nullable): "article_number=Art nr,name=2" */
  char *supplier; /* (nullable), as the two that follow; empty for none */
  char *edition;
  char *currency;
} FstImportArguments;

void fst_import_arguments_clear (FstImportArguments *self);
gboolean fst_import_arguments_check (FstImportArguments *self);
gboolean fst_import_arguments_say_how (const FstImportArguments *self);
gboolean fst_import_arguments_edit (const FstImportArguments *self,
                                    FstImportPreview **preview,
                                    GError **error);

G_END_DECLS
