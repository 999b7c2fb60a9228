#include "fst-compound.h"

#include <stdio.h>
#include <string.h>

/* A directory entry (MS-CFB 2.6.1): 64 bytes for the name in UTF-16LE, then the bytes that it takes
 * with its zero. Sectors and so entries begin at whole multiples of the size. */
#define ENTRY 128
#define NAME_LENGTH 64

static const struct
{
  const char *name;
  FstCompoundKind kind;
} names[] = {
  { "EncryptedPackage", FST_COMPOUND_ENCRYPTED },
  { "Workbook", FST_COMPOUND_WORKBOOK },
  { "Book", FST_COMPOUND_WORKBOOK },
  { "WordDocument", FST_COMPOUND_DOCUMENT },
  { "PowerPoint Document", FST_COMPOUND_DOCUMENT },
};

static gboolean
has_name (const guint8 entry[ENTRY], const char *name)
{
  gsize length = strlen (name);

  if (entry[NAME_LENGTH] != (length + 1) * 2 || entry[NAME_LENGTH + 1] != 0)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (entry[2 * i] != (guint8) name[i] || entry[2 * i + 1] != 0)
      return FALSE;
  return TRUE;
}

/**
 * fst_compound_find_kind:
 * @path: a compound file
 *
 * Looks for the names that tell what a file is. The whole file is looked through, so that a broken
 * chain of sectors leads nowhere.
 *
 * Returns: what the first known name says
 */
FstCompoundKind
fst_compound_find_kind (const char *path)
{
  FstCompoundKind kind = FST_COMPOUND_UNKNOWN;
  guint8 entry[ENTRY];
  FILE *file = fopen (path, "rb");

  if (file == NULL)
    return kind;
  while (kind == FST_COMPOUND_UNKNOWN && fread (entry, ENTRY, 1, file) == 1)
    for (guint i = 0; i < G_N_ELEMENTS (names) && kind == FST_COMPOUND_UNKNOWN; i++)
      if (has_name (entry, names[i].name))
        kind = names[i].kind;
  fclose (file);
  return kind;
}
