#pragma once

#include "fst-person.h"

G_BEGIN_DECLS

/* A signed prescription as it stands in the register, and what is handed in to sign one. Times are
 * UTC in ISO 8601
 * ("2026-11-22T14:35:57Z"), days "2026-11-22". */

typedef enum
{
  FST_ENTRY_STATUS_ACTIVE,
  FST_ENTRY_STATUS_EXCHANGED, /* another prescription has replaced it */
  FST_ENTRY_STATUS_RETURNED,
  FST_ENTRY_STATUS_CORRECTED, /* a later version corrects it */
} FstEntryStatus;

const char *fst_entry_status_to_id (FstEntryStatus status);
gboolean fst_entry_status_from_id (const char *id, FstEntryStatus *status);

/* What signing needs. Nothing of it is kept after the call. */
typedef struct
{
  FstPerson *person;
  const char *iso_code; /* 2, 4 or 6 digits */
  const char *article_number;
  const char *device_name;
  gboolean example; /* the device is invented */
  const char *signed_at;
  const char *signed_by; /* the prescriber's name */
  const char *follow_up; /* (nullable): day */
  const char *replaces;  /* (nullable): id of the active prescription that this one replaces */
  const char
      *corrects; /* (nullable): id of the active prescription that this one is a new version of */
  const char *record;   /* canonical JSON, kept byte by byte */
  gboolean clear_draft; /* the current draft is the one that is signed: remove it too */
} FstSigning;

FstSigning *fst_signing_copy (const FstSigning *self);
void fst_signing_free (FstSigning *self);

/* Immutable. */
typedef struct
{
  /*< public, read only >*/
  char *id;          /* year and number: "2026-0001" */
  FstPerson *person; /* as the register knows the person today */
  char *iso_code;
  char *article_number;
  char *device_name;
  gboolean example; /* the device is invented */
  char *signed_at;
  char *signed_by;
  char *follow_up; /* (nullable) */
  char *replaces;  /* (nullable) */
  char *corrects;  /* (nullable) */
  FstEntryStatus status;
  char *record;        /* (nullable): canonical JSON; NULL in lists */
  char *record_sha256; /* 64 hex digits */
} FstRegisterEntry;

#define FST_TYPE_REGISTER_ENTRY (fst_register_entry_get_type ())
GType fst_register_entry_get_type (void);

FstRegisterEntry *fst_register_entry_new (const FstRegisterEntry *fields);
FstRegisterEntry *fst_register_entry_ref (FstRegisterEntry *self);
void fst_register_entry_unref (FstRegisterEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstRegisterEntry, fst_register_entry_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstSigning, fst_signing_free)

G_END_DECLS
