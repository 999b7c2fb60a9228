#include "fst-rules.h"

#include "fst-policy-reader.h"

struct _FstRules
{
  GObject parent_instance;
  GPtrArray *policies;  /* (element-type FstPolicy) */
  GPtrArray *lists;     /* (element-type FstCodeList) */
  GHashTable *prepared; /* the documents' ids and the lists' places → FstRegionRules */
};

G_DEFINE_FINAL_TYPE (FstRules, fst_rules, G_TYPE_OBJECT)

static void
fst_rules_finalize (GObject *object)
{
  FstRules *self = FST_RULES (object);

  g_clear_pointer (&self->policies, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->prepared, g_hash_table_unref);
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
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_list_unref);
  self->prepared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) fst_region_rules_unref);
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

/**
 * fst_rules_set_lists:
 * @self: rules
 * @lists: (element-type FstCodeList): the lists that hold beside the documents from now on
 * @error: return location
 *
 * Replaces the lists.
 *
 * Returns: whether they can be used; if not, @error is of %FST_CODE_LIST_ERROR and the lists are
 * those before
 */
gboolean
fst_rules_set_lists (FstRules *self, GPtrArray *lists, GError **error)
{
  g_return_val_if_fail (FST_IS_RULES (self) && lists != NULL, FALSE);

  for (guint i = 0; i < lists->len; i++)
    if (!fst_code_list_check_annex (g_ptr_array_index (lists, i), self->policies, error))
      return FALSE;
  g_ptr_array_set_size (self->lists, 0);
  for (guint i = 0; i < lists->len; i++)
    g_ptr_array_add (self->lists, fst_code_list_ref (g_ptr_array_index (lists, i)));
  g_hash_table_remove_all (self->prepared);
  return TRUE;
}

static FstValidity
list_validity (FstCodeList *list, const GDate *on)
{
  if (g_date_valid (&list->from) && g_date_compare (on, &list->from) < 0)
    return FST_VALIDITY_NOT_YET_IN_FORCE;
  if (g_date_valid (&list->until) && g_date_compare (on, &list->until) > 0)
    return FST_VALIDITY_EXPIRED;
  return FST_VALIDITY_IN_FORCE;
}

/* Whether a document is in force on the case's day, by its own words or by its organisation's. */
static gboolean
is_in_force (FstPolicy *policy, const FstCase *subject)
{
  FstConfirmation *confirmation = fst_confirmations_find (subject->confirmations, policy->id);

  return fst_policy_get_validity (policy, &subject->date, confirmation) == FST_VALIDITY_IN_FORCE;
}

/* Preparing rules takes longer than using them, so each set of documents and lists is prepared
 * once. With a case, what is not in force for it is left out. */
static FstRegionRules *
prepare_region (FstRules *self, const char *region, const FstCase *in_force_for, GError **error)
{
  g_autoptr (GPtrArray) policies = g_ptr_array_new ();
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();
  g_autoptr (GString) key = g_string_new (region);
  FstRegionRules *prepared;

  for (guint i = 0; i < self->policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (self->policies, i);

      if (in_force_for && !is_in_force (policy, in_force_for))
        continue;
      g_ptr_array_add (policies, policy);
      g_string_append_printf (key, " %s", policy->id);
    }
  for (guint i = 0; i < self->lists->len; i++)
    {
      FstCodeList *list = g_ptr_array_index (self->lists, i);

      if (!g_str_equal (fst_code_list_get_region (list), region)
          || (in_force_for && list_validity (list, &in_force_for->date) != FST_VALIDITY_IN_FORCE))
        continue;
      g_ptr_array_add (lists, list);
      g_string_append_printf (key, " %u", i);
    }
  prepared = g_hash_table_lookup (self->prepared, key->str);
  if (!prepared)
    {
      prepared = fst_region_rules_new (region, policies, lists, error);
      if (prepared)
        g_hash_table_insert (self->prepared, g_strdup (key->str), prepared);
    }
  return prepared;
}

/**
 * fst_rules_prepare:
 * @self: rules
 * @subject: a case
 * @without_pending: whether documents and lists that are not known to be in force on the case's day
 * are left out
 * @error: return location
 *
 * Gets the rules by which a case is assessed.
 *
 * Returns: (transfer none): the rules, or NULL with an error of %FST_POLICY_ERROR or
 * %FST_CODE_LIST_ERROR
 */
FstRegionRules *
fst_rules_prepare (FstRules *self, FstCase *subject, gboolean without_pending, GError **error)
{
  g_return_val_if_fail (FST_IS_RULES (self) && subject != NULL, NULL);

  return prepare_region (self, subject->region, without_pending ? subject : NULL, error);
}

/**
 * fst_rules_get_region:
 * @self: rules
 * @region: a region of the vocabulary
 * @error: return location
 *
 * Gets all rules of a region.
 *
 * Returns: (transfer none): the rules, or NULL with an error of %FST_POLICY_ERROR or
 * %FST_CODE_LIST_ERROR
 */
FstRegionRules *
fst_rules_get_region (FstRules *self, const char *region, GError **error)
{
  g_return_val_if_fail (FST_IS_RULES (self) && region != NULL, NULL);

  return prepare_region (self, region, NULL, error);
}

/**
 * fst_rules_derive:
 * @self: rules
 * @region: a region of the vocabulary
 * @facts: what is known of a case
 *
 * Finds the facts that follow from the region's lists.
 *
 * Returns: (transfer full): what follows, and nothing else
 */
FstFacts *
fst_rules_derive (FstRules *self, const char *region, FstFacts *facts)
{
  FstRegionRules *prepared = fst_rules_get_region (self, region, NULL);

  return prepared ? fst_region_rules_derive (prepared, facts) : fst_facts_new ();
}

/**
 * fst_rules_assess:
 * @self: rules
 * @subject: a case
 * @without_pending: whether documents and lists that are not known to be in force on the case's day
 * are left out
 * @error: return location
 *
 * Assesses a case of any region.
 *
 * Returns: (transfer full): the assessment, or NULL with an error of %FST_POLICY_ERROR or
 * %FST_CODE_LIST_ERROR
 */
FstAssessment *
fst_rules_assess (FstRules *self, FstCase *subject, gboolean without_pending, GError **error)
{
  FstRegionRules *prepared;

  g_return_val_if_fail (FST_IS_RULES (self) && subject != NULL, NULL);

  prepared = fst_rules_prepare (self, subject, without_pending, error);
  return prepared ? fst_region_rules_assess (prepared, subject) : NULL;
}

/**
 * fst_rules_assess_worked:
 * @self: rules
 * @worked: a worked case
 * @error: return location
 *
 * Assesses a worked case by the documents and, where it has lists of its own, by those in place of
 * the lists that are set.
 *
 * Returns: (transfer full): the assessment, or NULL with an error of %FST_POLICY_ERROR or
 * %FST_CODE_LIST_ERROR
 */
FstAssessment *
fst_rules_assess_worked (FstRules *self, const FstWorkedCase *worked, GError **error)
{
  g_autoptr (FstRules) own = NULL;

  g_return_val_if_fail (FST_IS_RULES (self) && worked != NULL, NULL);

  if (worked->lists->len > 0)
    {
      own = fst_rules_new_for_policies (self->policies);
      if (!fst_rules_set_lists (own, worked->lists, error))
        {
          g_prefix_error (error, "case %s: ", worked->id);
          return NULL;
        }
    }
  return fst_rules_assess (own ? own : self, worked->subject, worked->without_pending, error);
}
