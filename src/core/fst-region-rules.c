#include "fst-region-rules.h"

struct _FstRegionRules
{
  FstCodeLists *lists;
  FstAssessor *assessor; /* of the documents, and of the lists as documents */
};

G_DEFINE_BOXED_TYPE (FstRegionRules, fst_region_rules, fst_region_rules_ref, fst_region_rules_unref)

/**
 * fst_region_rules_new:
 * @region: a region of the vocabulary
 * @policies: (element-type FstPolicy): documents, of which those of the region are used
 * @lists: (element-type FstCodeList): lists, of which those of the region and its municipalities
 * are used
 * @error: return location
 *
 * Puts a region's documents and lists together.
 *
 * Returns: (transfer full): the rules, or NULL with an error of %FST_POLICY_ERROR or
 * %FST_CODE_LIST_ERROR
 */
FstRegionRules *
fst_region_rules_new (const char *region, GPtrArray *policies, GPtrArray *lists, GError **error)
{
  g_autoptr (FstCodeLists) code_lists = fst_code_lists_new (region, policies, lists, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  FstAssessor *assessor;
  FstRegionRules *self;

  if (!code_lists)
    return NULL;
  g_ptr_array_extend (all, policies, NULL, NULL);
  g_ptr_array_extend (all, fst_code_lists_get_policies (code_lists), NULL, NULL);
  assessor = fst_assessor_new (region, all, error);
  if (!assessor)
    return NULL;
  self = g_atomic_rc_box_new0 (FstRegionRules);
  self->lists = g_steal_pointer (&code_lists);
  self->assessor = assessor;
  return self;
}

/**
 * fst_region_rules_ref:
 * @self: rules
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstRegionRules *
fst_region_rules_ref (FstRegionRules *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstRegionRules *self = data;

  fst_code_lists_unref (self->lists);
  fst_assessor_unref (self->assessor);
}

/**
 * fst_region_rules_unref:
 * @self: (transfer full): rules
 *
 * Releases a reference. Any thread.
 */
void
fst_region_rules_unref (FstRegionRules *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_region_rules_get_assessor:
 * @self: rules
 *
 * Gets the documents, with the lists as documents, ready for assessing.
 *
 * Returns: (transfer none): the assessor
 */
FstAssessor *
fst_region_rules_get_assessor (FstRegionRules *self)
{
  return self->assessor;
}

/**
 * fst_region_rules_derive:
 * @self: rules
 * @facts: what is known of a case
 *
 * Finds the facts that follow from the lists.
 *
 * Returns: (transfer full): what follows, and nothing else
 */
FstFacts *
fst_region_rules_derive (FstRegionRules *self, FstFacts *facts)
{
  return fst_code_lists_derive (self->lists, facts);
}

/**
 * fst_region_rules_assess:
 * @self: rules
 * @subject: a case of the region
 *
 * Assesses a case by documents and lists. Pure: any thread.
 *
 * Returns: (transfer full): the assessment
 */
FstAssessment *
fst_region_rules_assess (FstRegionRules *self, FstCase *subject)
{
  return fst_code_lists_assess (self->lists, self->assessor, subject, FST_ALL_QUESTIONS);
}

/**
 * fst_region_rules_answer:
 * @self: rules
 * @subject: a case of the region
 * @question: a question
 *
 * Answers one question of a case and nothing else, for those who ask often. Pure: any thread.
 *
 * Returns: (transfer full): an assessment that holds the answer to @question, no other and no
 * duties
 */
FstAssessment *
fst_region_rules_answer (FstRegionRules *self, FstCase *subject, FstQuestion question)
{
  return fst_code_lists_assess (self->lists, self->assessor, subject, 1u << question);
}
