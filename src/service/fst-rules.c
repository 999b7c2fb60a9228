#include "fst-rules.h"

#include "fst-policy-reader.h"

struct _FstRules
{
  GObject parent_instance;
  GPtrArray *policies;   /* (element-type FstPolicy) */
  GHashTable *assessors; /* the documents' ids → FstAssessor */
};

G_DEFINE_FINAL_TYPE (FstRules, fst_rules, G_TYPE_OBJECT)

static void
fst_rules_finalize (GObject *object)
{
  FstRules *self = FST_RULES (object);

  g_clear_pointer (&self->policies, g_ptr_array_unref);
  g_clear_pointer (&self->assessors, g_hash_table_unref);
  G_OBJECT_CLASS (fst_rules_parent_class)->finalize (object);
}

static void
fst_rules_class_init (FstRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fst_rules_finalize;
}

static void
fst_rules_init (FstRules *self)
{
  self->assessors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) fst_assessor_unref);
}

/**
 * fst_rules_new:
 * @error: return location
 *
 * Reads the documents that come with the program.
 *
 * Returns: (transfer full): the rules, or NULL with an error of %FST_POLICY_ERROR
 */
FstRules *
fst_rules_new (GError **error)
{
  g_autoptr (GPtrArray) policies = fst_policy_read_bundled (error);

  return policies ? fst_rules_new_for_policies (policies) : NULL;
}

/**
 * fst_rules_new_for_policies:
 * @policies: (element-type FstPolicy): documents
 *
 * Takes other documents than those that come with the program.
 *
 * Returns: (transfer full): the rules
 */
FstRules *
fst_rules_new_for_policies (GPtrArray *policies)
{
  FstRules *self;

  g_return_val_if_fail (policies != NULL, NULL);

  self = g_object_new (FST_TYPE_RULES, NULL);
  self->policies = g_ptr_array_ref (policies);
  return self;
}

/**
 * fst_rules_get_policies:
 * @self: rules
 *
 * Lists every document of every region.
 *
 * Returns: (transfer none) (element-type FstPolicy): the documents
 */
GPtrArray *
fst_rules_get_policies (FstRules *self)
{
  g_return_val_if_fail (FST_IS_RULES (self), NULL);

  return self->policies;
}

/* Preparing rules takes longer than using them, so each set of documents is prepared once. */
static FstAssessor *
prepare (FstRules *self, const char *region, GPtrArray *policies, GError **error)
{
  g_autoptr (GString) key = g_string_new (region);
  FstAssessor *assessor;

  for (guint i = 0; i < policies->len; i++)
    g_string_append_printf (key, " %s", ((FstPolicy *) g_ptr_array_index (policies, i))->id);
  assessor = g_hash_table_lookup (self->assessors, key->str);
  if (!assessor)
    {
      assessor = fst_assessor_new (region, policies, error);
      if (assessor)
        g_hash_table_insert (self->assessors, g_strdup (key->str), assessor);
    }
  return assessor;
}

/**
 * fst_rules_get_assessor:
 * @self: rules
 * @region: a region of the vocabulary
 * @error: return location
 *
 * Gets the rules of a region ready for assessing.
 *
 * Returns: (transfer none): the assessor, or NULL with an error of %FST_POLICY_ERROR
 */
FstAssessor *
fst_rules_get_assessor (FstRules *self, const char *region, GError **error)
{
  g_return_val_if_fail (FST_IS_RULES (self) && region != NULL, NULL);

  return prepare (self, region, self->policies, error);
}

/**
 * fst_rules_assess:
 * @self: rules
 * @subject: a case
 * @without_pending: whether documents that are not known to be in force on the case's day are left out
 * @error: return location
 *
 * Assesses a case of any region.
 *
 * Returns: (transfer full): the assessment, or NULL with an error of %FST_POLICY_ERROR
 */
FstAssessment *
fst_rules_assess (FstRules *self, FstCase *subject, gboolean without_pending, GError **error)
{
  g_autoptr (GPtrArray) policies = g_ptr_array_new ();
  FstAssessor *assessor;

  g_return_val_if_fail (FST_IS_RULES (self) && subject != NULL, NULL);

  for (guint i = 0; i < self->policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (self->policies, i);

      FstConfirmation *confirmation = fst_confirmations_find (subject->confirmations, policy->id);

      if (!without_pending
          || fst_policy_get_validity (policy, &subject->date, confirmation) == FST_VALIDITY_IN_FORCE)
        g_ptr_array_add (policies, policy);
    }
  assessor = prepare (self, subject->region, policies, error);
  return assessor ? fst_assessor_assess (assessor, subject) : NULL;
}
