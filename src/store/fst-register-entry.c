#include "fst-register-entry.h"

G_DEFINE_BOXED_TYPE (FstRegisterEntry,
                     fst_register_entry,
                     fst_register_entry_ref,
                     fst_register_entry_unref)

/* In the order of FstEntryStatus. All but the first are kinds of events too. */
static const char *const status_ids[] = { "active", "exchanged", "returned", "corrected" };

/**
 * fst_entry_status_to_id:
 * @status: a status
 *
 * Gives the word for a status.
 *
 * Returns: (transfer none): the word
 */
const char *
fst_entry_status_to_id (FstEntryStatus status)
{
  g_return_val_if_fail ((gsize) status < G_N_ELEMENTS (status_ids), NULL);

  return status_ids[status];
}

/**
 * fst_entry_status_from_id:
 * @id: (nullable): a word
 * @status: (out): place for the status
 *
 * Finds the status that a word stands for.
 *
 * Returns: %TRUE if there is one
 */
gboolean
fst_entry_status_from_id (const char *id, FstEntryStatus *status)
{
  g_return_val_if_fail (status != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (status_ids); i++)
    if (g_strcmp0 (id, status_ids[i]) == 0)
      {
        *status = (FstEntryStatus) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * fst_signing_copy:
 * @self: what signing needs
 *
 * Copies what signing needs.
 *
 * Returns: (transfer full): the copy
 */
FstSigning *
fst_signing_copy (const FstSigning *self)
{
  FstSigning *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (FstSigning, 1);
  copy->person = fst_person_ref (self->person);
  copy->iso_code = g_strdup (self->iso_code);
  copy->article_number = g_strdup (self->article_number);
  copy->device_name = g_strdup (self->device_name);
  copy->example = self->example;
  copy->signed_at = g_strdup (self->signed_at);
  copy->signed_by = g_strdup (self->signed_by);
  copy->follow_up = g_strdup (self->follow_up);
  copy->replaces = g_strdup (self->replaces);
  copy->corrects = g_strdup (self->corrects);
  copy->record = g_strdup (self->record);
  copy->clear_draft = self->clear_draft;
  return copy;
}

/**
 * fst_signing_free:
 * @self: (transfer full): a copy from fst_signing_copy()
 *
 * Frees a copy.
 */
void
fst_signing_free (FstSigning *self)
{
  g_return_if_fail (self != NULL);

  fst_person_unref (self->person);
  g_free ((char *) self->iso_code);
  g_free ((char *) self->article_number);
  g_free ((char *) self->device_name);
  g_free ((char *) self->signed_at);
  g_free ((char *) self->signed_by);
  g_free ((char *) self->follow_up);
  g_free ((char *) self->replaces);
  g_free ((char *) self->corrects);
  g_free ((char *) self->record);
  g_free (self);
}

/**
 * fst_register_entry_new:
 * @fields: the contents; strings are copied, the person is referenced
 *
 * Makes a signed prescription as the register gives it.
 *
 * Returns: (transfer full): the prescription
 */
FstRegisterEntry *
fst_register_entry_new (const FstRegisterEntry *fields)
{
  FstRegisterEntry *self;

  g_return_val_if_fail (fields != NULL && fields->person != NULL, NULL);

  self = g_atomic_rc_box_new0 (FstRegisterEntry);
  self->id = g_strdup (fields->id);
  self->person = fst_person_ref (fields->person);
  self->iso_code = g_strdup (fields->iso_code);
  self->article_number = g_strdup (fields->article_number);
  self->device_name = g_strdup (fields->device_name);
  self->example = fields->example;
  self->signed_at = g_strdup (fields->signed_at);
  self->signed_by = g_strdup (fields->signed_by);
  self->follow_up = g_strdup (fields->follow_up);
  self->replaces = g_strdup (fields->replaces);
  self->corrects = g_strdup (fields->corrects);
  self->status = fields->status;
  self->record = g_strdup (fields->record);
  self->record_sha256 = g_strdup (fields->record_sha256);
  return self;
}

/**
 * fst_register_entry_ref:
 * @self: a signed prescription
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstRegisterEntry *
fst_register_entry_ref (FstRegisterEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
register_entry_clear (FstRegisterEntry *self)
{
  g_free (self->id);
  fst_person_unref (self->person);
  g_free (self->iso_code);
  g_free (self->article_number);
  g_free (self->device_name);
  g_free (self->signed_at);
  g_free (self->signed_by);
  g_free (self->follow_up);
  g_free (self->replaces);
  g_free (self->corrects);
  g_free (self->record);
  g_free (self->record_sha256);
}

/**
 * fst_register_entry_unref:
 * @self: (transfer full): a signed prescription
 *
 * Gives a reference back. May be called in any thread.
 */
void
fst_register_entry_unref (FstRegisterEntry *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) register_entry_clear);
}
