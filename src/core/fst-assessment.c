#include "fst-assessment.h"

#include "fst-assessor-private.h"
#include "fst-explanation-text.h"

G_DEFINE_BOXED_TYPE (FstAssessment, fst_assessment, fst_assessment_ref, fst_assessment_unref)

static const char *const status_ids[] = {
  [FST_STATUS_DECIDED] = "decided",
  [FST_STATUS_JUDGEMENT] = "judgement",
  [FST_STATUS_MISSING_FACTS] = "missing-facts",
  [FST_STATUS_NOT_REGULATED] = "not-regulated",
  [FST_STATUS_CONFLICT] = "conflict",
};

static const char *const validity_ids[] = {
  [FST_VALIDITY_IN_FORCE] = "in-force",
  [FST_VALIDITY_PENDING] = "pending",
  [FST_VALIDITY_NOT_YET_IN_FORCE] = "not-yet-in-force",
  [FST_VALIDITY_EXPIRED] = "expired",
};

/**
 * fst_status_to_id:
 * @status: a status
 *
 * Gives a status its word in the assessment contract, section 3.
 *
 * Returns: the word
 */
const char *
fst_status_to_id (FstStatus status)
{
  return status_ids[status];
}

/**
 * fst_status_from_id:
 * @id: a word
 * @status: (out): the status
 *
 * Reads a status.
 *
 * Returns: whether there is such a status
 */
gboolean
fst_status_from_id (const char *id, FstStatus *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_ids); i++)
    if (g_strcmp0 (status_ids[i], id) == 0)
      {
        *status = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * fst_validity_to_id:
 * @validity: a validity
 *
 * Gives a validity its word in the assessment contract, section 1.
 *
 * Returns: the word
 */
const char *
fst_validity_to_id (FstValidity validity)
{
  return validity_ids[validity];
}

/**
 * fst_validity_from_id:
 * @id: a word
 * @validity: (out): the validity
 *
 * Reads a validity.
 *
 * Returns: whether there is such a validity
 */
gboolean
fst_validity_from_id (const char *id, FstValidity *validity)
{
  for (guint i = 0; i < G_N_ELEMENTS (validity_ids); i++)
    if (g_strcmp0 (validity_ids[i], id) == 0)
      {
        *validity = i;
        return TRUE;
      }
  return FALSE;
}

static void
document_state_free (FstDocumentState *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->version);
  g_free (self->notice);
  g_clear_pointer (&self->confirmation, fst_confirmation_unref);
  g_free (self);
}

/**
 * fst_ground_free:
 * @self: (transfer full): a ground
 *
 * Frees it.
 */
void
fst_ground_free (FstGround *self)
{
  g_free (self->document);
  g_free (self->rule);
  g_strfreev (self->sections);
  g_free (self->text);
  g_free (self);
}

/**
 * fst_considered_free:
 * @self: (transfer full): a rule that was considered
 *
 * Frees it.
 */
void
fst_considered_free (FstConsidered *self)
{
  g_free (self->document);
  g_free (self->rule);
  g_strfreev (self->sections);
  fst_explanation_free (self->explanation);
  g_free (self->because);
  g_free (self);
}

/**
 * fst_duty_free:
 * @self: (transfer full): a duty
 *
 * Frees it and its ground.
 */
void
fst_duty_free (FstDuty *self)
{
  g_free (self->id);
  g_free (self->actor);
  g_free (self->text);
  fst_ground_free (self->ground);
  g_free (self);
}

/**
 * fst_document_state_new:
 * @id: the document's id
 * @title: its title
 * @version: version of the policy file
 * @validity: how it stands on the case's day
 * @notice: (nullable): what to know of that
 *
 * Makes the state of a document.
 *
 * Returns: (transfer full): the state, for an assessment to own
 */
FstDocumentState *
fst_document_state_new (const char *id,
                        const char *title,
                        const char *version,
                        FstValidity validity,
                        const char *notice)
{
  FstDocumentState *self = g_new0 (FstDocumentState, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->version = g_strdup (version);
  self->validity = validity;
  self->notice = g_strdup (notice);
  return self;
}

/**
 * fst_ground_new:
 * @document: the document's id
 * @rule: the rule's name
 * @sections: where it stands
 * @text: the rule in plain words
 *
 * Makes a ground.
 *
 * Returns: (transfer full): the ground, for a decision or a duty to own
 */
FstGround *
fst_ground_new (const char *document, const char *rule, GStrv sections, const char *text)
{
  FstGround *self = g_new0 (FstGround, 1);

  self->document = g_strdup (document);
  self->rule = g_strdup (rule);
  self->sections = g_strdupv (sections);
  self->text = g_strdup (text);
  return self;
}

/**
 * fst_considered_new:
 * @document: the document's id
 * @rule: the rule's name
 * @sections: where it stands
 * @explanation: (transfer full) (nullable): why it does not apply
 *
 * Makes a rule that was considered.
 *
 * Returns: (transfer full): the rule, for an assessment to own
 */
FstConsidered *
fst_considered_new (const char *document,
                    const char *rule,
                    GStrv sections,
                    FstExplanation *explanation)
{
  FstConsidered *self = g_new0 (FstConsidered, 1);

  self->document = g_strdup (document);
  self->rule = g_strdup (rule);
  self->sections = g_strdupv (sections);
  self->explanation = explanation;
  return self;
}

/**
 * fst_considered_new_frozen:
 * @document: the document's id
 * @rule: the rule's name
 * @sections: where it stands
 * @because: why it did not apply, in the words of that time
 *
 * Makes a rule that was considered in an assessment that is read back.
 *
 * Returns: (transfer full): the rule, for a decision to own
 */
FstConsidered *
fst_considered_new_frozen (const char *document,
                           const char *rule,
                           GStrv sections,
                           const char *because)
{
  FstConsidered *self = fst_considered_new (document, rule, sections, NULL);

  self->because = g_strdup (because);
  return self;
}

/**
 * fst_considered_format:
 * @self: a rule that was considered
 *
 * Says why it does not apply.
 *
 * Returns: (transfer full): a sentence in the user's language, or, of a frozen one, in that of the
 * time
 */
char *
fst_considered_format (const FstConsidered *self)
{
  return self->explanation ? fst_explanation_format (self->explanation) : g_strdup (self->because);
}

/**
 * fst_duty_new:
 * @id: a duty of the vocabulary
 * @actor: who has it
 * @text: what is to be done
 * @ground: (transfer full): what it rests on
 *
 * Makes a duty.
 *
 * Returns: (transfer full): the duty
 */
FstDuty *
fst_duty_new (const char *id, const char *actor, const char *text, FstGround *ground)
{
  FstDuty *self = g_new0 (FstDuty, 1);

  self->id = g_strdup (id);
  self->actor = g_strdup (actor);
  self->text = g_strdup (text);
  self->ground = ground;
  return self;
}

/**
 * fst_decision_take_considered:
 * @self: a decision of a frozen assessment under construction
 * @considered: (transfer full): a rule that was considered
 *
 * Adds a rule that did not apply.
 */
void
fst_decision_take_considered (FstDecision *self, FstConsidered *considered)
{
  GPtrArray **frozen = &self->assessment->frozen_considered[self->question];

  if (!*frozen)
    *frozen = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_considered_free);
  g_ptr_array_add (*frozen, considered);
}

static guint
actor_rank (const char *actor)
{
  guint n;
  const FstTerm *actors = fst_vocabulary_get_actors (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (actors[i].id, actor))
      return i;
  return n;
}

/**
 * fst_assessment_take_duty:
 * @self: an assessment under construction
 * @duty: (transfer full): a duty
 *
 * Adds a duty after those of the same actor; one that the actor has already is not listed again.
 */
void
fst_assessment_take_duty (FstAssessment *self, FstDuty *duty)
{
  guint place = self->duties->len;

  for (guint i = self->duties->len; i-- > 0;)
    {
      const FstDuty *other = g_ptr_array_index (self->duties, i);

      if (g_str_equal (other->id, duty->id) && g_str_equal (other->actor, duty->actor))
        {
          fst_duty_free (duty);
          return;
        }
      if (actor_rank (other->actor) > actor_rank (duty->actor))
        place = i;
    }
  g_ptr_array_insert (self->duties, place, duty);
}

/**
 * fst_assessment_new:
 * @region: a region
 * @date: the case's day
 *
 * Makes an assessment in which no question is regulated, for the assessor or a reader to fill.
 *
 * Returns: (transfer full): the assessment
 */
FstAssessment *
fst_assessment_new (const char *region, const GDate *date)
{
  FstAssessment *self = g_atomic_rc_box_new0 (FstAssessment);

  self->region = g_strdup (region);
  self->date = *date;
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) document_state_free);
  self->duties = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_duty_free);
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    {
      FstDecision *decision = &self->decisions[q];

      decision->assessment = self;
      decision->question = q;
      decision->status = FST_STATUS_NOT_REGULATED;
      decision->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
      decision->grounds = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_ground_free);
    }
  return self;
}

/**
 * fst_assessment_ref:
 * @self: an assessment
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstAssessment *
fst_assessment_ref (FstAssessment *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstAssessment *self = data;

  g_free (self->region);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->duties);
  g_clear_pointer (&self->assessor, fst_assessor_unref);
  g_clear_pointer (&self->subject, fst_case_unref);
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    {
      FstDecision *decision = &self->decisions[q];

      g_clear_pointer (&decision->value, g_variant_unref);
      g_ptr_array_unref (decision->values);
      g_ptr_array_unref (decision->grounds);
      g_strfreev (decision->missing);
      g_clear_pointer (&self->frozen_considered[q], g_ptr_array_unref);
    }
}

/**
 * fst_assessment_unref:
 * @self: (transfer full): an assessment
 *
 * Releases a reference. Any thread.
 */
void
fst_assessment_unref (FstAssessment *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_assessment_get_decision:
 * @self: an assessment
 * @question: a question
 *
 * Gets the answer to one question.
 *
 * Returns: (transfer none): the decision
 */
const FstDecision *
fst_assessment_get_decision (FstAssessment *self, FstQuestion question)
{
  g_return_val_if_fail (self != NULL && (guint) question < FST_N_QUESTIONS, NULL);

  return &self->decisions[question];
}

static gboolean
holds_all (GPtrArray *values, GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    if (!g_ptr_array_find_with_equal_func (values, g_ptr_array_index (others, i),
                                           (GEqualFunc) g_variant_equal, NULL))
      return FALSE;
  return TRUE;
}

/**
 * fst_decision_is_same:
 * @self: a decision
 * @other: a decision on the same question
 *
 * Tells whether two answers come to the same; that they rest on other rules or miss other facts
 * makes no difference.
 *
 * Returns: whether they do
 */
gboolean
fst_decision_is_same (const FstDecision *self, const FstDecision *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->status != other->status || !self->value != !other->value
      || (self->value && !g_variant_equal (self->value, other->value)))
    return FALSE;
  return self->values->len == other->values->len && holds_all (self->values, other->values);
}

/**
 * fst_assessment_remember:
 * @self: an assessment that is made
 * @assessor: by what
 * @subject: of what
 *
 * Keeps what is needed to say later why rules do not apply.
 */
void
fst_assessment_remember (FstAssessment *self, FstAssessor *assessor, FstCase *subject)
{
  self->assessor = fst_assessor_ref (assessor);
  self->subject = fst_case_ref (subject);
}

/**
 * fst_decision_list_considered:
 * @self: a decision
 *
 * Says of all rules that answer the question and that the answer does not rest on why they do not
 * apply, or what that hangs on. Found anew at each call. Any thread.
 *
 * Returns: (transfer full) (element-type FstConsidered): the rules, in reading order
 */
GPtrArray *
fst_decision_list_considered (const FstDecision *self)
{
  const FstAssessment *assessment;

  g_return_val_if_fail (self != NULL, NULL);

  assessment = self->assessment;
  if (assessment->assessor)
    return fst_assessor_list_considered (assessment->assessor, assessment->subject, self);
  if (assessment->frozen_considered[self->question])
    return g_ptr_array_ref (assessment->frozen_considered[self->question]);
  return g_ptr_array_new ();
}

/**
 * fst_assessment_list_missing:
 * @self: an assessment
 *
 * Lists the facts and lists on which an open question hangs: those of the first questions first,
 * within a question the most decisive first, each once.
 *
 * Returns: (transfer full): their names
 */
GStrv
fst_assessment_list_missing (FstAssessment *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    for (guint i = 0; self->decisions[q].missing && self->decisions[q].missing[i]; i++)
      if (g_hash_table_add (seen, self->decisions[q].missing[i]))
        g_strv_builder_add (names, self->decisions[q].missing[i]);
  return g_strv_builder_end (names);
}
