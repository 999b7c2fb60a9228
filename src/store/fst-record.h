#pragma once

#include "fst-person.h"

G_BEGIN_DECLS

/* What the register keeps: a signed prescription, its events, and what is handed in to sign one. All immutable; times are
 * UTC in ISO 8601 ("2026-11-22T14:35:57Z"), days "2026-11-22". */

typedef enum
{
  FST_RECORD_STATUS_ACTIVE,
  FST_RECORD_STATUS_EXCHANGED, /* another prescription has replaced it */
  FST_RECORD_STATUS_RETURNED,
  FST_RECORD_STATUS_CORRECTED, /* a later version corrects it */
} FstRecordStatus;

const char *fst_record_status_to_id (FstRecordStatus status);

typedef enum
{
  FST_EVENT_SIGNED,
  FST_EVENT_EXCHANGED,
  FST_EVENT_RETURNED,
  FST_EVENT_CORRECTED,
  FST_EVENT_FOLLOWED_UP,
} FstEventKind;

const char *fst_event_kind_to_id (FstEventKind kind);
gboolean fst_event_kind_from_id (const char *id, FstEventKind *kind);

/* What signing needs. Nothing of it is kept after the call. */
typedef struct
{
  FstPerson *person;
  const char *iso_code;       /* 2, 4 or 6 digits */
  const char *article_number;
  const char *device_name;
  const char *signed_at;
  const char *signed_by;      /* the prescriber's name */
  const char *follow_up;      /* (nullable): day */
  const char *replaces;       /* (nullable): id of the active prescription that this one replaces */
  const char *corrects;       /* (nullable): id of the active prescription that this one is a new version of */
  const char *record;         /* canonical JSON, kept byte by byte */
  gboolean clear_draft;       /* the current draft is the one that is signed: remove it too */
} FstSigning;

/* A signed prescription. */
typedef struct
{
  /*< public, read only >*/
  char *id;              /* year and number: "2026-0001" */
  FstPerson *person;     /* as the register knows the person today */
  char *iso_code;
  char *article_number;
  char *device_name;
  char *signed_at;
  char *signed_by;
  char *follow_up;       /* (nullable) */
  char *replaces;        /* (nullable) */
  char *corrects;        /* (nullable) */
  FstRecordStatus status;
  char *record;          /* (nullable): canonical JSON; NULL in lists */
  char *record_sha256;   /* 64 hex digits */
} FstRecord;

#define FST_TYPE_RECORD (fst_record_get_type ())
GType fst_record_get_type (void);

FstRecord *fst_record_ref (FstRecord *self);
void fst_record_unref (FstRecord *self);

/* Something that happened to a signed prescription. */
typedef struct
{
  /*< public, read only >*/
  FstEventKind kind;
  char *prescription; /* id */
  char *at;
  char *by;
  char *note;         /* (nullable): in words */
  char *related;      /* (nullable): id of the prescription that replaces or corrects */
} FstEvent;

#define FST_TYPE_EVENT (fst_event_get_type ())
GType fst_event_get_type (void);

FstEvent *fst_event_new (const FstEvent *fields);
FstEvent *fst_event_ref (FstEvent *self);
void fst_event_unref (FstEvent *self);

/* A line of the audit log. */
typedef struct
{
  /*< public, read only >*/
  gint64 number;
  char *at;
  char *by;
  char *person; /* (nullable): number or reference */
  char *action; /* "signed", "read", "exported" … */
  char *object; /* (nullable): what it was done to, mostly a prescription's id */
} FstAuditEntry;

#define FST_TYPE_AUDIT_ENTRY (fst_audit_entry_get_type ())
GType fst_audit_entry_get_type (void);

FstAuditEntry *fst_audit_entry_new (const FstAuditEntry *fields);
FstAuditEntry *fst_audit_entry_ref (FstAuditEntry *self);
void fst_audit_entry_unref (FstAuditEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstRecord, fst_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstEvent, fst_event_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstAuditEntry, fst_audit_entry_unref)

G_END_DECLS
