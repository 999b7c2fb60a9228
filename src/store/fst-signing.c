#include "fst-signing.h"

#include "fst-audit-log.h"
#include "fst-event-table.h"
#include "fst-person-table.h"
#include "fst-prescription-table.h"
#include "fst-setting-table.h"
#include "fst-store-error.h"

/* Writes that an earlier prescription has ended, if it is the same person's and has not ended
 * before. */
static gboolean
end_earlier (FstDatabase *database,
             const FstSigning *signing,
             const char *earlier,
             FstEventKind kind,
             const char *id,
             GError **error)
{
  g_autoptr (FstRegisterEntry) entry = fst_prescription_table_get (database, earlier, error);
  FstEvent event = { .kind = kind,
                     .prescription = (char *) earlier,
                     .at = (char *) signing->signed_at,
                     .by = (char *) signing->signed_by,
                     .related = (char *) id };

  if (entry == NULL)
    return FALSE;
  if (g_strcmp0 (entry->person->number, signing->person->number) != 0
      || g_strcmp0 (entry->person->reference, signing->person->reference) != 0)
    {
      g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_CONFLICT,
                   "Signing: %s is another person's prescription", earlier);
      return FALSE;
    }
  if (entry->status != FST_ENTRY_STATUS_ACTIVE)
    {
      g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_CONFLICT,
                   "Signing: %s has ended already (%s)", earlier,
                   fst_entry_status_to_id (entry->status));
      return FALSE;
    }
  return fst_event_table_add (database, &event, error);
}

static char *
write_signing (FstDatabase *database, const FstSigning *signing, GError **error)
{
  gint64 person;
  g_autofree char *id = NULL;
  FstEvent event = { .kind = FST_EVENT_SIGNED,
                     .at = (char *) signing->signed_at,
                     .by = (char *) signing->signed_by };
  FstAuditEntry line = { .at = (char *) signing->signed_at,
                         .by = (char *) signing->signed_by,
                         .person = (char *) fst_person_get_key (signing->person),
                         .action = (char *) "signed" };

  if (!fst_person_table_put (database, signing->person, &person, error))
    return NULL;
  id = fst_prescription_table_add (database, signing, person, error);
  if (id == NULL)
    return NULL;
  event.prescription = id;
  line.object = id;
  if (!fst_event_table_add (database, &event, error)
      || !fst_audit_log_append (database, &line, error))
    return NULL;
  if (signing->replaces != NULL
      && !end_earlier (database, signing, signing->replaces, FST_EVENT_EXCHANGED, id, error))
    return NULL;
  if (signing->corrects != NULL
      && !end_earlier (database, signing, signing->corrects, FST_EVENT_CORRECTED, id, error))
    return NULL;
  if (signing->clear_draft && !fst_draft_table_set (database, NULL, error))
    return NULL;
  return g_steal_pointer (&id);
}

/**
 * fst_signing_run:
 * @database: the register
 * @signing: what is signed
 * @error: return location for a #FstStoreError
 *
 * Signs a prescription: person, prescription, events and audit log in one transaction. When it
 * returns an id, all of it is on the disk; else nothing is.
 *
 * Returns: (transfer full): the prescription's id, or %NULL with @error set
 */
char *
fst_signing_run (FstDatabase *database, const FstSigning *signing, GError **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (signing != NULL, NULL);

  if (!fst_database_begin (database, error))
    return NULL;
  id = write_signing (database, signing, error);
  if (id != NULL && fst_database_commit (database, error))
    return g_steal_pointer (&id);
  fst_database_roll_back (database);
  return NULL;
}

static gboolean
write_event (FstDatabase *database, const FstEvent *event, GError **error)
{
  g_autoptr (FstRegisterEntry) entry =
      fst_prescription_table_get (database, event->prescription, error);
  FstAuditEntry line = { .at = event->at,
                         .by = event->by,
                         .action = (char *) fst_event_kind_to_id (event->kind),
                         .object = event->prescription };

  if (entry == NULL)
    return FALSE;
  if (event->kind != FST_EVENT_FOLLOWED_UP && entry->status != FST_ENTRY_STATUS_ACTIVE)
    {
      g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_CONFLICT,
                   "Adding an event: %s has ended already (%s)", entry->id,
                   fst_entry_status_to_id (entry->status));
      return FALSE;
    }
  line.person = (char *) fst_person_get_key (entry->person);
  return fst_event_table_add (database, event, error)
         && fst_audit_log_append (database, &line, error);
}

/**
 * fst_event_run:
 * @database: the register
 * @event: an event
 * @error: return location for a #FstStoreError
 *
 * Adds an event to a prescription, and a line to the audit log, in one transaction.
 *
 * Returns: %TRUE when it is on the disk, else %FALSE with @error set
 */
gboolean
fst_event_run (FstDatabase *database, const FstEvent *event, GError **error)
{
  g_return_val_if_fail (event != NULL, FALSE);

  if (!fst_database_begin (database, error))
    return FALSE;
  if (write_event (database, event, error) && fst_database_commit (database, error))
    return TRUE;
  fst_database_roll_back (database);
  return FALSE;
}
