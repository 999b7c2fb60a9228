#include "fst-confirmation.h"

#include <glib/gi18n-lib.h>

#include "fst-case.h"

G_DEFINE_BOXED_TYPE (FstConfirmation,
                     fst_confirmation,
                     fst_confirmation_ref,
                     fst_confirmation_unref)

/**
 * fst_confirmation_new:
 * @fields: what it holds; copied
 *
 * Makes a confirmation.
 *
 * Returns: (transfer full): the confirmation
 */
FstConfirmation *
fst_confirmation_new (const FstConfirmation *fields)
{
  FstConfirmation *self;

  g_return_val_if_fail (fields != NULL && fields->document != NULL && fields->by != NULL, NULL);

  self = g_atomic_rc_box_new0 (FstConfirmation);
  self->document = g_strdup (fields->document);
  self->by = g_strdup (fields->by);
  self->decision = g_strdup (fields->decision ? fields->decision : "");
  self->from = fields->from;
  self->until = fields->until;
  self->on = fields->on;
  self->revoked_by = g_strdup (fields->revoked_by);
  self->revoked_on = fields->revoked_on;
  return self;
}

/**
 * fst_confirmation_ref:
 * @self: a confirmation
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstConfirmation *
fst_confirmation_ref (FstConfirmation *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstConfirmation *self = data;

  g_free (self->document);
  g_free (self->by);
  g_free (self->decision);
  g_free (self->revoked_by);
}

/**
 * fst_confirmation_unref:
 * @self: (transfer full): a confirmation
 *
 * Releases a reference. Any thread.
 */
void
fst_confirmation_unref (FstConfirmation *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_confirmation_covers:
 * @self: a confirmation
 * @day: a day
 *
 * Tells whether a confirmation stands and holds on a day; its first and last day are both included.
 *
 * Returns: whether it does
 */
gboolean
fst_confirmation_covers (const FstConfirmation *self, const GDate *day)
{
  if (g_date_valid (&self->revoked_on))
    return FALSE;
  if (g_date_valid (&self->from) && g_date_compare (day, &self->from) < 0)
    return FALSE;
  return !g_date_valid (&self->until) || g_date_compare (day, &self->until) <= 0;
}

/**
 * fst_confirmation_format:
 * @self: a confirmation
 *
 * Says who has confirmed the document, when, on what ground and for how long.
 *
 * Returns: (transfer full): sentences in the user's language
 */
char *
fst_confirmation_format (const FstConfirmation *self)
{
  g_autofree char *on = fst_date_format (&self->on);
  g_autofree char *from = g_date_valid (&self->from) ? fst_date_format (&self->from) : NULL;
  g_autofree char *until = g_date_valid (&self->until) ? fst_date_format (&self->until) : NULL;
  GString *text = g_string_new (NULL);

  /* Translators: the name of a person and a day */
  g_string_append_printf (text, _ ("Confirmed by %s on %s."), self->by, on);
  if (*self->decision)
    {
      g_string_append_c (text, ' ');
      /* Translators: what a confirmation rests on, such as the number of a decision */
      g_string_append_printf (text, _ ("Ground: %s."), self->decision);
    }
  if (from || until)
    g_string_append_c (text, ' ');
  if (from && until)
    g_string_append_printf (text, _ ("Holds from %s to %s."), from, until);
  else if (from)
    g_string_append_printf (text, _ ("Holds from %s."), from);
  else if (until)
    g_string_append_printf (text, _ ("Holds until %s."), until);
  return g_string_free (text, FALSE);
}

/**
 * fst_confirmations_new:
 *
 * Makes an empty list.
 *
 * Returns: (transfer full) (element-type FstConfirmation): the list
 */
GPtrArray *
fst_confirmations_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fst_confirmation_unref);
}

static gboolean
is_standing (const FstConfirmation *self, const char *document)
{
  return !g_date_valid (&self->revoked_on) && g_str_equal (self->document, document);
}

/**
 * fst_confirmations_without:
 * @confirmations: (element-type FstConfirmation): confirmations
 * @document: the document's id
 * @by: who revokes it
 * @on: the day
 *
 * Revokes the standing confirmation of a document; it stays in the list with who revoked it.
 *
 * Returns: (transfer full) (element-type FstConfirmation): another list
 */
GPtrArray *
fst_confirmations_without (GPtrArray *confirmations,
                           const char *document,
                           const char *by,
                           const GDate *on)
{
  GPtrArray *others = fst_confirmations_new ();

  for (guint i = 0; i < confirmations->len; i++)
    {
      FstConfirmation *one = g_ptr_array_index (confirmations, i);
      FstConfirmation fields = *one;

      if (!is_standing (one, document))
        {
          g_ptr_array_add (others, fst_confirmation_ref (one));
          continue;
        }
      fields.revoked_by = (char *) by;
      fields.revoked_on = *on;
      g_ptr_array_add (others, fst_confirmation_new (&fields));
    }
  return others;
}

/**
 * fst_confirmations_with:
 * @confirmations: (element-type FstConfirmation): confirmations
 * @added: one more
 *
 * Adds a confirmation; it takes the place of the one that stood for the same document.
 *
 * Returns: (transfer full) (element-type FstConfirmation): another list
 */
GPtrArray *
fst_confirmations_with (GPtrArray *confirmations, const FstConfirmation *added)
{
  GPtrArray *others =
      fst_confirmations_without (confirmations, added->document, added->by, &added->on);

  g_ptr_array_add (others, fst_confirmation_new (added));
  return others;
}

/**
 * fst_confirmations_find:
 * @confirmations: (nullable) (element-type FstConfirmation): confirmations
 * @document: the document's id
 *
 * Finds the confirmation of a document that has not been revoked.
 *
 * Returns: (transfer none) (nullable): the confirmation, or NULL
 */
FstConfirmation *
fst_confirmations_find (GPtrArray *confirmations, const char *document)
{
  for (guint i = confirmations ? confirmations->len : 0; i-- > 0;)
    if (is_standing (g_ptr_array_index (confirmations, i), document))
      return g_ptr_array_index (confirmations, i);
  return NULL;
}
