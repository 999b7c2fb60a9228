#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FST_STORE_ERROR (fst_store_error_quark ())
GQuark fst_store_error_quark (void);

/* What can go wrong with a workspace. None of them leaves anything half-done; those of opening
 * change nothing on disk. A cancelled operation fails with %G_IO_ERROR_CANCELLED. */
typedef enum
{
  FST_STORE_ERROR_WRONG_PASSPHRASE,  /* the files are whole, the passphrase does not open them */
  FST_STORE_ERROR_FOREIGN,           /* the file belongs to another program */
  FST_STORE_ERROR_NEWER,             /* written by a newer version of this program */
  FST_STORE_ERROR_DAMAGED,           /* a file is ours and can't be read, or a record was changed */
  FST_STORE_ERROR_CATALOGUE_DAMAGED, /* the catalogue can't be read; the register is another file */
  FST_STORE_ERROR_IN_USE,            /* another program has the workspace open */
  FST_STORE_ERROR_EXISTS,    /* there is something already where a workspace was to be made */
  FST_STORE_ERROR_NOT_FOUND, /* no such workspace, prescription or person */
  FST_STORE_ERROR_CONFLICT,  /* the register's state does not allow it: e.g. returned twice */
  FST_STORE_ERROR_FULL,      /* no space left */
  FST_STORE_ERROR_IO,        /* reading or writing failed */
} FstStoreError;

G_END_DECLS
