#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Something that happened to a signed prescription; events are only ever added. Immutable. Times
 * are UTC in ISO 8601: "2026-11-22T14:35:57Z". */

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

typedef struct
{
  /*< public, read only >*/
  FstEventKind kind;
  char *prescription; /* id */
  char *at;
  char *by;
  char *note;    /* (nullable): in words */
  char *related; /* (nullable): id of the prescription that replaces or corrects */
} FstEvent;

#define FST_TYPE_EVENT (fst_event_get_type ())
GType fst_event_get_type (void);

FstEvent *fst_event_new (const FstEvent *fields);
FstEvent *fst_event_ref (FstEvent *self);
void fst_event_unref (FstEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstEvent, fst_event_unref)

G_END_DECLS
