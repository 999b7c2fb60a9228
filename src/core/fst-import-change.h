#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a newer file has done to one article of its source. */

typedef enum
{
  FST_IMPORT_CHANGE_NEW,
  FST_IMPORT_CHANGE_CHANGED, /* also one that had gone and has come back */
  FST_IMPORT_CHANGE_GONE,
} FstImportChangeKind;

/* How many kinds there are. */
#define FST_IMPORT_CHANGE_N_KINDS (FST_IMPORT_CHANGE_GONE + 1)

typedef struct
{
  /*< public, read only >*/
  FstImportChangeKind kind;
  char *article_number;
  char *supplier; /* (nullable) */
  char *name;
  GStrv fields;        /* ids of what differs ("price", "iso_code"); empty unless CHANGED */
  gint64 price_before; /* hundredths of the currency, -1 where it is not known */
  gint64 price_after;  /* likewise */
} FstImportChange;

FstImportChange *fst_import_change_new (const FstImportChange *fields);
void fst_import_change_free (FstImportChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstImportChange, fst_import_change_free)

G_END_DECLS
