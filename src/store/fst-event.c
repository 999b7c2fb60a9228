#include "fst-event.h"

G_DEFINE_BOXED_TYPE (FstEvent, fst_event, fst_event_ref, fst_event_unref)

/* In the order of FstEventKind; they stand in the database. */
static const char *const kind_ids[] = { "signed", "exchanged", "returned", "corrected",
                                        "followed-up" };

/**
 * fst_event_kind_to_id:
 * @kind: a kind of event
 *
 * Gives the word that stands in the register for a kind of event.
 *
 * Returns: (transfer none): the word
 */
const char *
fst_event_kind_to_id (FstEventKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_ids), NULL);

  return kind_ids[kind];
}

/**
 * fst_event_kind_from_id:
 * @id: (nullable): a word
 * @kind: (out): place for the kind
 *
 * Finds the kind of event that a word stands for.
 *
 * Returns: %TRUE if there is one
 */
gboolean
fst_event_kind_from_id (const char *id, FstEventKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (kind_ids); i++)
    if (g_strcmp0 (id, kind_ids[i]) == 0)
      {
        *kind = (FstEventKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * fst_event_new:
 * @fields: the event's contents; its strings are copied
 *
 * Makes an event.
 *
 * Returns: (transfer full): the event
 */
FstEvent *
fst_event_new (const FstEvent *fields)
{
  FstEvent *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_atomic_rc_box_new0 (FstEvent);
  self->kind = fields->kind;
  self->prescription = g_strdup (fields->prescription);
  self->at = g_strdup (fields->at);
  self->by = g_strdup (fields->by);
  self->note = g_strdup (fields->note);
  self->related = g_strdup (fields->related);
  return self;
}

/**
 * fst_event_ref:
 * @self: an event
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstEvent *
fst_event_ref (FstEvent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
event_clear (FstEvent *self)
{
  g_free (self->prescription);
  g_free (self->at);
  g_free (self->by);
  g_free (self->note);
  g_free (self->related);
}

/**
 * fst_event_unref:
 * @self: (transfer full): an event
 *
 * Gives a reference back. May be called in any thread.
 */
void
fst_event_unref (FstEvent *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) event_clear);
}
