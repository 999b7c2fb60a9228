#include "fst-policy.h"

#include <string.h>

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (fst_policy_error, fst_policy_error)
G_DEFINE_BOXED_TYPE (FstPolicy, fst_policy, fst_policy_ref, fst_policy_unref)

/**
 * fst_policy_new:
 *
 * Makes an empty document for a reader to fill.
 *
 * Returns: (transfer full): the policy
 */
FstPolicy *
fst_policy_new (void)
{
  FstPolicy *self = g_atomic_rc_box_new0 (FstPolicy);

  self->annexes = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_annex_free);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_rule_free);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_stated_conflict_free);
  self->silences = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_silence_free);
  return self;
}

/**
 * fst_policy_ref:
 * @self: a policy
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstPolicy *
fst_policy_ref (FstPolicy *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstPolicy *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->region);
  g_free (self->version);
  g_strfreev (self->parties);
  g_free (self->remark);
  g_strfreev (self->sections);
  g_ptr_array_unref (self->annexes);
  g_ptr_array_unref (self->rules);
  fst_condition_free (self->scope);
  g_ptr_array_unref (self->silences);
  g_ptr_array_unref (self->conflicts);
}

/**
 * fst_policy_unref:
 * @self: (transfer full): a policy
 *
 * Releases a reference. Any thread.
 */
void
fst_policy_unref (FstPolicy *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_annex_new:
 *
 * Makes an empty annex for a reader to fill.
 *
 * Returns: (transfer full): the annex
 */
FstAnnex *
fst_annex_new (void)
{
  return g_new0 (FstAnnex, 1);
}

/**
 * fst_annex_free:
 * @self: (transfer full) (nullable): an annex
 *
 * Frees an annex.
 */
void
fst_annex_free (FstAnnex *self)
{
  if (!self)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->where);
  g_strfreev (self->values);
  g_free (self);
}

/**
 * fst_stated_conflict_new:
 *
 * Makes a statement that rules collide, for a reader to fill.
 *
 * Returns: (transfer full): the statement
 */
FstStatedConflict *
fst_stated_conflict_new (void)
{
  return g_new0 (FstStatedConflict, 1);
}

/**
 * fst_stated_conflict_free:
 * @self: (transfer full) (nullable): a statement
 *
 * Frees a statement.
 */
void
fst_stated_conflict_free (FstStatedConflict *self)
{
  if (!self)
    return;
  g_strfreev (self->between);
  g_strfreev (self->with);
  g_free (self->because);
  g_free (self);
}

/**
 * fst_silence_new:
 *
 * Makes a silence for a reader to fill.
 *
 * Returns: (transfer full): the silence
 */
FstSilence *
fst_silence_new (void)
{
  return g_new0 (FstSilence, 1);
}

/**
 * fst_silence_free:
 * @self: (transfer full) (nullable): a silence
 *
 * Frees a silence.
 */
void
fst_silence_free (FstSilence *self)
{
  if (!self)
    return;
  fst_condition_free (self->where);
  g_free (self->because);
  g_free (self);
}

/**
 * fst_policy_find_rule:
 * @self: a policy
 * @id: a rule's name
 *
 * Finds a rule of the document.
 *
 * Returns: (nullable) (transfer none): the rule, or NULL
 */
FstRule *
fst_policy_find_rule (FstPolicy *self, const char *id)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      FstRule *rule = g_ptr_array_index (self->rules, i);

      if (g_str_equal (rule->id, id))
        return rule;
    }
  return NULL;
}

/**
 * fst_policy_can_be_confirmed:
 * @self: a policy
 *
 * Tells whether it is for the organisation to find out whether the document is in force: it waits
 * to be adopted, or it has a last day beyond which it may have been extended.
 *
 * Returns: whether it is
 */
gboolean
fst_policy_can_be_confirmed (FstPolicy *self)
{
  return self->pending || g_date_valid (&self->until);
}

static const char *
find_fault (FstPolicy *self, const FstConfirmation *confirmation)
{
  const GDate *from = &confirmation->from, *until = &confirmation->until;

  if (confirmation->by[strspn (confirmation->by, " \t\r\n")] == '\0')
    return "nobody confirms it";
  if (!fst_policy_can_be_confirmed (self))
    return "it is in force until further notice by its own words";
  if (g_date_valid (from) && g_date_valid (until) && g_date_compare (until, from) < 0)
    return "the last day comes before the first";
  if (!self->pending && g_date_valid (until) && g_date_compare (until, &self->until) <= 0)
    return "the last day is no later than the document’s own";
  return NULL;
}

/**
 * fst_policy_check_confirmation:
 * @self: a policy
 * @confirmation: a confirmation that is about to be made
 * @error: return location
 *
 * Tells whether there is anything to confirm, whether somebody confirms it, and whether its days
 * are in order.
 *
 * Returns: whether it can be made; if not, @error is %FST_POLICY_ERROR_CONFIRMATION
 */
gboolean
fst_policy_check_confirmation (FstPolicy *self, const FstConfirmation *confirmation, GError **error)
{
  const char *fault;

  g_return_val_if_fail (self != NULL && confirmation != NULL, FALSE);

  fault = find_fault (self, confirmation);
  if (fault)
    g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_CONFIRMATION, "confirming %s: %s",
                 self->id, fault);
  return fault == NULL;
}

/**
 * fst_policy_get_validity:
 * @self: a policy
 * @on: a day
 * @confirmation: (nullable): what the organisation has found out about it
 *
 * Tells whether the document is in force on a day; its first and last day are both included
 * (assessment contract, section 1). A document that waits to be adopted, or that has passed its
 * last day, is in force where a confirmation covers the day.
 *
 * Returns: the validity
 */
FstValidity
fst_policy_get_validity (FstPolicy *self, const GDate *on, const FstConfirmation *confirmation)
{
  gboolean confirmed = confirmation && fst_confirmation_covers (confirmation, on);

  if (g_date_valid (&self->from) && g_date_compare (on, &self->from) < 0)
    return self->pending ? FST_VALIDITY_PENDING : FST_VALIDITY_NOT_YET_IN_FORCE;
  if (confirmed)
    return FST_VALIDITY_IN_FORCE;
  if (self->pending)
    return FST_VALIDITY_PENDING;
  if (g_date_valid (&self->until) && g_date_compare (on, &self->until) > 0)
    return FST_VALIDITY_EXPIRED;
  return FST_VALIDITY_IN_FORCE;
}

/**
 * fst_policy_rests_on_confirmation:
 * @self: a policy
 * @on: a day
 * @confirmation: (nullable): what the organisation has found out about it
 *
 * Tells whether the document is in force on a day only because of the confirmation.
 *
 * Returns: whether it is
 */
gboolean
fst_policy_rests_on_confirmation (FstPolicy *self,
                                  const GDate *on,
                                  const FstConfirmation *confirmation)
{
  return fst_policy_get_validity (self, on, confirmation) == FST_VALIDITY_IN_FORCE
         && fst_policy_get_validity (self, on, NULL) != FST_VALIDITY_IN_FORCE;
}

/**
 * fst_policy_get_notice:
 * @self: a policy
 * @on: a day
 * @confirmation: (nullable): what the organisation has found out about it
 *
 * Says what the reader must know of the document's validity on a day; of one that is in force
 * because it has been confirmed, who confirmed it and when.
 *
 * Returns: (nullable) (transfer full): sentences in the user's language, or NULL where there is
 * nothing to say
 */
char *
fst_policy_get_notice (FstPolicy *self, const GDate *on, const FstConfirmation *confirmation)
{
  g_autofree char *sentence = NULL;
  g_autofree char *day = NULL;

  if (fst_policy_rests_on_confirmation (self, on, confirmation))
    return fst_confirmation_format (confirmation);
  switch (fst_policy_get_validity (self, on, NULL))
    {
    case FST_VALIDITY_PENDING:
      sentence = g_strdup (
          _ ("Applies only once every party has adopted it; not confirmed by your organisation."));
      break;
    case FST_VALIDITY_NOT_YET_IN_FORCE:
      day = fst_date_format (&self->from);
      sentence = g_strdup_printf (_ ("Did not apply before %s."), day);
      break;
    case FST_VALIDITY_EXPIRED:
      day = fst_date_format (&self->until);
      sentence = g_strdup_printf (_ ("Expired %s; check whether it has been extended."), day);
      break;
    case FST_VALIDITY_IN_FORCE:
    default:
      break;
    }
  if (sentence && self->remark)
    return g_strdup_printf ("%s %s", sentence, self->remark);
  return sentence ? g_steal_pointer (&sentence) : g_strdup (self->remark);
}

/**
 * fst_policy_format_validity:
 * @self: a policy
 * @on: a day
 * @confirmation: (nullable): what the organisation has found out about it
 *
 * Writes how the document stands on a day: its notice, or, where there is none, since when and
 * until when it is in force.
 *
 * Returns: (transfer full): sentences in the user's language
 */
char *
fst_policy_format_validity (FstPolicy *self, const GDate *on, const FstConfirmation *confirmation)
{
  g_autofree char *notice = fst_policy_get_notice (self, on, confirmation);
  g_autofree char *from = g_date_valid (&self->from) ? fst_date_format (&self->from) : NULL;
  g_autofree char *until = g_date_valid (&self->until) ? fst_date_format (&self->until) : NULL;

  if (notice)
    return g_steal_pointer (&notice);
  if (from && until)
    return g_strdup_printf (_ ("In force from %s to %s"), from, until);
  if (from)
    return g_strdup_printf (_ ("In force since %s"), from);
  if (until)
    return g_strdup_printf (_ ("In force until %s"), until);
  return g_strdup (_ ("In force"));
}
