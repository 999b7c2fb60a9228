#include "fst-event-table.h"

#include "fst-statement.h"

/**
 * fst_event_table_add:
 * @database: the register
 * @event: an event
 * @error: return location for a #FstStoreError; %FST_STORE_ERROR_CONFLICT where the prescription
 * has ended already
 *
 * Adds an event. Within a transaction.
 *
 * Returns: %TRUE if it is done, else %FALSE with @error set
 */
gboolean
fst_event_table_add (FstDatabase *database, const FstEvent *event, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;

  g_return_val_if_fail (event != NULL, FALSE);

  statement = fst_statement_new (database,
                                 "INSERT INTO events (prescription, kind, at, by, note, related)"
                                 " VALUES (?, ?, ?, ?, ?, ?)",
                                 error);
  if (statement == NULL)
    return FALSE;
  fst_statement_bind_text (statement, 1, event->prescription);
  fst_statement_bind_text (statement, 2, fst_event_kind_to_id (event->kind));
  fst_statement_bind_text (statement, 3, event->at);
  fst_statement_bind_text (statement, 4, event->by);
  fst_statement_bind_text (statement, 5, event->note);
  fst_statement_bind_text (statement, 6, event->related);
  return fst_statement_run (statement, error);
}

/**
 * fst_event_table_list:
 * @database: the register
 * @prescription: a prescription's id
 * @error: return location for a #FstStoreError
 *
 * Gives the events of a prescription, oldest first.
 *
 * Returns: (transfer full) (element-type FstEvent): the events, or %NULL with @error set
 */
GPtrArray *
fst_event_table_list (FstDatabase *database, const char *prescription, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_event_unref);
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (prescription != NULL, NULL);

  statement = fst_statement_new (database,
                                 "SELECT kind, prescription, at, by, note, related FROM events"
                                 " WHERE prescription = ? ORDER BY sequence",
                                 error);
  if (statement == NULL)
    return NULL;
  fst_statement_bind_text (statement, 1, prescription);
  while (fst_statement_next (statement, &local_error))
    {
      FstEvent fields = {
        .prescription = (char *) fst_statement_get_text (statement, 1),
        .at = (char *) fst_statement_get_text (statement, 2),
        .by = (char *) fst_statement_get_text (statement, 3),
        .note = (char *) fst_statement_get_text (statement, 4),
        .related = (char *) fst_statement_get_text (statement, 5),
      };

      if (fst_event_kind_from_id (fst_statement_get_text (statement, 0), &fields.kind))
        g_ptr_array_add (events, fst_event_new (&fields));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&events);
}
