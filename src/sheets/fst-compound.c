#include "fst-compound.h"

#include <string.h>

/* A directory entry (MS-CFB 2.6.1): 64 bytes for the name in UTF-16LE, the bytes that it takes with
 * its zero, and more. Sectors and so entries begin at whole multiples of its size. */
#define ENTRY 128
#define NAME_LENGTH 64
#define START 116
#define SIZE 120

/* The header (MS-CFB 2.2). */
#define HEADER 512
#define SECTOR_SHIFT 30
#define SHORTEST_STREAM 56
#define FIRST_DIFAT 68
#define HEADER_DIFAT 76
#define N_HEADER_DIFAT 109
#define LAST_SECTOR 0xFFFFFFFA

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

typedef struct
{
  const guint8 *bytes;
  gsize length;
  gsize sector;
  GArray *fat; /* (element-type guint32): sectors that hold the chains */
} Compound;

static guint32
get_32 (const guint8 *bytes)
{
  guint32 value;
  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_LE (value);
}

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

/* Finds the first entry with a name that tells something. The whole file is looked through, so that
 * a broken chain of sectors leads nowhere. */
static const guint8 *
find_entry (const guint8 *bytes, gsize length, FstCompoundKind *kind)
{
  for (gsize at = HEADER; at + ENTRY <= length; at += ENTRY)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      if (has_name (bytes + at, names[i].name))
        {
          *kind = names[i].kind;
          return bytes + at;
        }
  *kind = FST_COMPOUND_UNKNOWN;
  return NULL;
}

/**
 * fst_compound_find_kind:
 * @file: a compound file
 *
 * Looks for the names that tell what a file is.
 *
 * Returns: what the first known name says
 */
FstCompoundKind
fst_compound_find_kind (GBytes *file)
{
  FstCompoundKind kind;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (file, &length);

  find_entry (bytes, length, &kind);
  return kind;
}

static const guint8 *
get_sector (const Compound *self, guint32 number)
{
  gsize start = ((gsize) number + 1) * self->sector;
  return number < LAST_SECTOR && start + self->sector <= self->length ? self->bytes + start : NULL;
}

/* Collects where the chains stand: the first sectors' numbers are in the header, the others in a
 * chain of their own, which is no longer than the file. */
static void
read_fat (Compound *self)
{
  guint32 next = get_32 (self->bytes + FIRST_DIFAT);
  gsize n = self->sector / 4 - 1;
  const guint8 *sector;

  for (guint i = 0; i < N_HEADER_DIFAT; i++)
    {
      guint32 number = get_32 (self->bytes + HEADER_DIFAT + 4 * i);
      if (number < LAST_SECTOR)
        g_array_append_val (self->fat, number);
    }
  while ((sector = get_sector (self, next)) != NULL && self->fat->len < self->length / self->sector)
    {
      for (gsize i = 0; i < n; i++)
        {
          guint32 number = get_32 (sector + 4 * i);
          if (number < LAST_SECTOR)
            g_array_append_val (self->fat, number);
        }
      next = get_32 (sector + 4 * n);
    }
}

static guint32
get_next (const Compound *self, guint32 number)
{
  gsize entries = self->sector / 4;

  if (number / entries >= self->fat->len)
    return G_MAXUINT32;
  const guint8 *sector = get_sector (self, g_array_index (self->fat, guint32, number / entries));
  return sector != NULL ? get_32 (sector + 4 * (number % entries)) : G_MAXUINT32;
}

/**
 * fst_compound_read_workbook:
 * @file: a compound file
 *
 * Puts the sectors of the workbook's stream together.
 *
 * Returns: (transfer full) (nullable): the stream, or %NULL where the file is damaged
 */
GByteArray *
fst_compound_read_workbook (GBytes *file)
{
  g_autoptr (GArray) fat = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  Compound self = { .fat = fat };
  FstCompoundKind kind;

  self.bytes = g_bytes_get_data (file, &self.length);
  const guint8 *entry = find_entry (self.bytes, self.length, &kind);
  if (entry == NULL || kind != FST_COMPOUND_WORKBOOK
      || (self.bytes[SECTOR_SHIFT] != 9 && self.bytes[SECTOR_SHIFT] != 12))
    return NULL;
  self.sector = (gsize) 1 << self.bytes[SECTOR_SHIFT];
  read_fat (&self);

  guint32 size = get_32 (entry + SIZE);
  guint32 number = get_32 (entry + START);
  /* A shorter one would lie elsewhere; Excel fills up. */
  if (size < get_32 (self.bytes + SHORTEST_STREAM) || size > self.length)
    return NULL;
  while (stream->len < size)
    {
      const guint8 *sector = get_sector (&self, number);
      if (sector == NULL)
        return NULL;
      g_byte_array_append (stream, sector, (guint) self.sector);
      number = get_next (&self, number);
    }
  g_byte_array_set_size (stream, size);
  return g_steal_pointer (&stream);
}
