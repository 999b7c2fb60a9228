#include "fst-prescribing.h"

#include <glib/gi18n-lib.h>

#include "config.h"
#include "fst-clock.h"
#include "fst-earlier.h"
#include "fst-record-private.h"
#include "fst-workspace-private.h"

struct _FstPrescribing
{
  GObject parent_instance;
  FstWorkspace *workspace;
  FstPrescription *draft;
  FstCase *subject; /* all that is known, and what is assessed */
  FstAssessment *assessment;
  FstEarlier *earlier; /* the person's earlier prescriptions */
  gboolean signing;    /* from the wish to the answer */
  gboolean writing;    /* the register has been asked to */
};

enum
{
  PROP_DRAFT = 1,
  PROP_ASSESSMENT,
  PROP_LOOKING_UP,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FstPrescribing, fst_prescribing, G_TYPE_OBJECT)

static void
fst_prescribing_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  FstPrescribing *self = FST_PRESCRIBING (object);

  switch (id)
    {
    case PROP_DRAFT:
      g_value_set_boxed (value, self->draft);
      break;
    case PROP_ASSESSMENT:
      g_value_set_boxed (value, self->assessment);
      break;
    case PROP_LOOKING_UP:
      g_value_set_boolean (value, fst_prescribing_is_looking_up (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
fst_prescribing_dispose (GObject *object)
{
  FstPrescribing *self = FST_PRESCRIBING (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->earlier);
  g_clear_pointer (&self->draft, fst_prescription_unref);
  g_clear_pointer (&self->subject, fst_case_unref);
  g_clear_pointer (&self->assessment, fst_assessment_unref);
  G_OBJECT_CLASS (fst_prescribing_parent_class)->dispose (object);
}

static void
fst_prescribing_class_init (FstPrescribingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fst_prescribing_get_property;
  object_class->dispose = fst_prescribing_dispose;
  properties[PROP_DRAFT] = g_param_spec_boxed ("draft", NULL, NULL, FST_TYPE_PRESCRIPTION,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ASSESSMENT] = g_param_spec_boxed ("assessment", NULL, NULL, FST_TYPE_ASSESSMENT,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOOKING_UP] = g_param_spec_boolean ("looking-up", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
fst_prescribing_init (FstPrescribing *self)
{
}

/* The register knows that something is there; that nothing is there it can't know, for others
 * prescribe too. */
static FstFacts *
known_from_register (FstPrescribing *self)
{
  g_autoptr (FstFacts) nothing = fst_facts_new ();

  if (!fst_prescribing_get_same_function (self))
    return g_steal_pointer (&nothing);
  return fst_facts_with (nothing, "has-same-function", g_variant_new_boolean (TRUE),
                         FST_FACT_SOURCE_REGISTER);
}

static void
assess (FstPrescribing *self)
{
  g_autoptr (FstFacts) known = known_from_register (self);
  g_autoptr (FstFacts) answered = fst_prescription_facts (self->draft, known);
  g_autoptr (FstFacts) derived = fst_workspace_derive (self->workspace, answered);
  g_autoptr (FstFacts) facts = NULL;
  g_autoptr (FstCase) bare = NULL;

  facts = fst_facts_merge (derived, answered);
  bare = fst_case_new (self->draft->region, &self->draft->date, facts, NULL);
  g_clear_pointer (&self->subject, fst_case_unref);
  self->subject =
      fst_case_with_confirmations (bare, fst_workspace_get_confirmations (self->workspace));
  g_clear_pointer (&self->assessment, fst_assessment_unref);
  self->assessment = fst_workspace_assess (self->workspace, self->subject);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASSESSMENT]);
}

/* A draft of another region is about to be left; its rules are not these. */
static void
on_rules_changed (FstPrescribing *self)
{
  if (self->draft
      && g_str_equal (self->draft->region, fst_workspace_get_profile (self->workspace)->region))
    assess (self);
}

/* A fact more may be known now. */
static void
on_looked_up (FstPrescribing *self)
{
  if (!fst_earlier_is_looking_up (self->earlier))
    assess (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKING_UP]);
}

/**
 * fst_prescribing_is_looking_up:
 * @self: a prescribing
 *
 * Tells whether the person's earlier prescriptions are still being looked up.
 *
 * Returns: whether they are
 */
gboolean
fst_prescribing_is_looking_up (FstPrescribing *self)
{
  g_return_val_if_fail (FST_IS_PRESCRIBING (self), FALSE);

  return fst_earlier_is_looking_up (self->earlier);
}

static gboolean
same_person (const FstPerson *a, const FstPerson *b)
{
  if (!a || !b)
    return a == b;
  return g_strcmp0 (a->number, b->number) == 0 && g_strcmp0 (a->reference, b->reference) == 0;
}

/**
 * fst_prescribing_set_draft:
 * @self: a prescribing
 * @draft: what is written now
 *
 * Takes over an edit and assesses it at once; for another person the earlier prescriptions are
 * looked up.
 */
void
fst_prescribing_set_draft (FstPrescribing *self, FstPrescription *draft)
{
  gboolean other_person;

  g_return_if_fail (FST_IS_PRESCRIBING (self) && draft != NULL);

  if (self->draft && fst_prescription_equal (self->draft, draft))
    return;
  other_person = !self->draft || !same_person (self->draft->person, draft->person);
  fst_prescription_ref (draft);
  g_clear_pointer (&self->draft, fst_prescription_unref);
  self->draft = draft;
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
  if (other_person)
    fst_earlier_look_up (self->earlier, draft->person);
  assess (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * fst_prescribing_reset:
 * @self: a prescribing
 *
 * Starts anew with a draft that holds the region, today and the remembered prescriber.
 */
void
fst_prescribing_reset (FstPrescribing *self)
{
  FstProfile *profile = fst_workspace_get_profile (self->workspace);
  g_autoptr (FstPrescription) empty = NULL;
  g_autoptr (FstPrescription) draft = NULL;
  GDate today;

  g_return_if_fail (FST_IS_PRESCRIBING (self));

  fst_clock_get_today (&today);
  empty = fst_prescription_new (profile->region, &today);
  draft = fst_prescription_with_prescriber (empty, &profile->prescriber);
  fst_prescribing_set_draft (self, draft);
}

/**
 * fst_prescribing_renew:
 * @self: a prescribing
 *
 * Dates a draft of another day today and assesses it anew: the program may have been left open past
 * midnight. One that is being signed stays as it is.
 *
 * Returns: whether it was of another day
 */
gboolean
fst_prescribing_renew (FstPrescribing *self)
{
  g_autoptr (FstPrescription) renewed = NULL;
  GDate today;

  g_return_val_if_fail (FST_IS_PRESCRIBING (self), FALSE);

  fst_clock_get_today (&today);
  if (self->signing || g_date_compare (&self->draft->date, &today) == 0)
    return FALSE;
  renewed = fst_prescription_with_date (self->draft, &today);
  fst_prescribing_set_draft (self, renewed);
  return TRUE;
}

/**
 * fst_prescribing_new:
 * @workspace: an open workspace
 *
 * Makes a prescribing with an empty draft.
 *
 * Returns: (transfer full): the prescribing
 */
FstPrescribing *
fst_prescribing_new (FstWorkspace *workspace)
{
  FstPrescribing *self = g_object_new (FST_TYPE_PRESCRIBING, NULL);

  self->workspace = g_object_ref (workspace);
  self->earlier = fst_earlier_new (workspace);
  g_signal_connect_object (self->earlier, "notify::looking-up", G_CALLBACK (on_looked_up), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::confirmations", G_CALLBACK (on_rules_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::lists", G_CALLBACK (on_rules_changed), self,
                           G_CONNECT_SWAPPED);
  fst_prescribing_reset (self);
  return self;
}

/**
 * fst_prescribing_get_workspace:
 * @self: a prescribing
 *
 * Gets the workspace that it signs in.
 *
 * Returns: (transfer none): the workspace
 */
FstWorkspace *
fst_prescribing_get_workspace (FstPrescribing *self)
{
  g_return_val_if_fail (FST_IS_PRESCRIBING (self), NULL);

  return self->workspace;
}

/**
 * fst_prescribing_get_draft:
 * @self: a prescribing
 *
 * Gets what is written now.
 *
 * Returns: (transfer none): the draft
 */
FstPrescription *
fst_prescribing_get_draft (FstPrescribing *self)
{
  g_return_val_if_fail (FST_IS_PRESCRIBING (self), NULL);

  return self->draft;
}

/**
 * fst_prescribing_get_assessment:
 * @self: a prescribing
 *
 * Gets what the documents say of the draft.
 *
 * Returns: (transfer none): the assessment
 */
FstAssessment *
fst_prescribing_get_assessment (FstPrescribing *self)
{
  g_return_val_if_fail (FST_IS_PRESCRIBING (self), NULL);

  return self->assessment;
}

/**
 * fst_prescribing_list_what_if:
 * @self: a prescribing
 * @question: a question
 *
 * Finds the facts that could change an answer, and what each of their values leads to.
 *
 * Returns: (transfer full) (element-type FstWhatIf): the facts
 */
GPtrArray *
fst_prescribing_list_what_if (FstPrescribing *self, FstQuestion question)
{
  g_return_val_if_fail (FST_IS_PRESCRIBING (self) && self->subject != NULL, NULL);

  return fst_what_if_list (fst_workspace_get_region_rules (self->workspace), self->subject,
                           question);
}

/**
 * fst_prescribing_get_facts:
 * @self: a prescribing
 *
 * Gets all facts that the assessment used, each with its source.
 *
 * Returns: (transfer none): the facts
 */
FstFacts *
fst_prescribing_get_facts (FstPrescribing *self)
{
  g_return_val_if_fail (FST_IS_PRESCRIBING (self), NULL);

  return self->subject ? self->subject->facts : NULL;
}

/**
 * fst_prescribing_get_earlier:
 * @self: a prescribing
 *
 * Gets the person's earlier prescriptions, newest first; it changes as the person does.
 *
 * Returns: (transfer none): a model of #FstRecord, as in a list
 */
GListModel *
fst_prescribing_get_earlier (FstPrescribing *self)
{
  g_return_val_if_fail (FST_IS_PRESCRIBING (self), NULL);

  return fst_earlier_get_records (self->earlier);
}

/**
 * fst_prescribing_get_same_function:
 * @self: a prescribing
 *
 * Finds the newest of the person's devices in use that has the same function as the one that is
 * prescribed.
 *
 * Returns: (transfer none) (nullable): the record, or NULL
 */
FstRecord *
fst_prescribing_get_same_function (FstPrescribing *self)
{
  g_return_val_if_fail (FST_IS_PRESCRIBING (self), NULL);

  return fst_earlier_find_same_function (self->earlier,
                                         fst_prescription_get_iso_code (self->draft));
}

static void
on_earlier_waited (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (fst_earlier_wait_finish (FST_EARLIER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * fst_prescribing_settle_async:
 * @self: a prescribing
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Waits until the person's earlier prescriptions have been looked up and are part of the
 * assessment.
 */
void
fst_prescribing_settle_async (FstPrescribing *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, fst_prescribing_settle_async);
  fst_earlier_wait_async (self->earlier, cancellable, on_earlier_waited, task);
}

/**
 * fst_prescribing_settle_finish:
 * @self: a prescribing
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_prescribing_settle_async().
 *
 * Returns: whether they are; if not, @error is set
 */
gboolean
fst_prescribing_settle_finish (FstPrescribing *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What a signature is for: the draft as it was when it was given, and what was known of the person
 * then. */
typedef struct
{
  FstPrescription *draft;
  FstRecord *same_function; /* (nullable) */
} Signature;

static void
signature_free (Signature *signature)
{
  fst_prescription_unref (signature->draft);
  g_clear_object (&signature->same_function);
  g_free (signature);
}

static void
end_signature (GTask *task, FstRecord *record, GError *error)
{
  FstPrescribing *self = g_task_get_source_object (task);

  self->signing = FALSE;
  self->writing = FALSE;
  if (record)
    g_task_return_pointer (task, record, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_record_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstPrescribing *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (FstRegisterEntry) entry =
      fst_register_get_finish (FST_REGISTER (source), result, &error);
  FstRecord *record = entry ? fst_record_new_whole (entry, &error) : NULL;

  /* It is signed, whatever reading it back comes to. */
  fst_prescribing_reset (self);
  end_signature (task, record, error);
}

static void
on_signed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autofree char *id = fst_register_sign_finish (FST_REGISTER (source), result, &error);

  if (id)
    fst_register_get_async (FST_REGISTER (source), id, NULL, on_record_read,
                            g_steal_pointer (&task));
  else
    end_signature (task, NULL, error);
}

static char *
format_record (FstPrescribing *self, const char *signed_at)
{
  const FstSignedRecord record = { (char *) FST_VERSION, (char *) signed_at, self->draft,
                                   self->subject->facts, self->assessment };

  return fst_signed_record_to_json (&record);
}

/* Takes the task. */
static void
write_signature (FstPrescribing *self, GTask *task)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *signed_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *follow_up =
      g_date_valid (&self->draft->follow_up) ? fst_date_format (&self->draft->follow_up) : NULL;
  g_autofree char *record = format_record (self, signed_at);
  const FstSigning signing = {
    .person = self->draft->person,
    .iso_code = (char *) fst_prescription_get_iso_code (self->draft),
    .article_number = self->draft->device->article_number,
    .device_name = self->draft->device->name,
    .example = self->draft->device->example,
    .signed_at = signed_at,
    .signed_by = self->draft->prescriber.name,
    .follow_up = follow_up,
    .replaces = self->draft->replaces,
    .record = record,
    .clear_draft = TRUE,
  };

  self->writing = TRUE;
  fst_register_sign_async (fst_store_get_register (fst_workspace_get_store (self->workspace)),
                           &signing, g_task_get_cancellable (task), on_signed, task);
}

static gboolean
says_what_becomes_of_it (const FstPrescription *draft)
{
  return draft->replaces || fst_facts_lookup (draft->facts, "replacement-reason")
         || (draft->asked
             && g_strv_contains ((const char *const *) draft->asked, "replacement-reason"));
}

/* What was looked up while the signature waited was not before the eyes of the one who gave it. */
static char *
describe_surprise (FstPrescribing *self, const Signature *signature)
{
  FstRecord *same = fst_prescribing_get_same_function (self);
  const FstPrescription *earlier;
  g_autofree char *date = NULL;

  if (!fst_prescription_equal (signature->draft, self->draft))
    return g_strdup (
        _ ("The prescription was changed while it was being signed. Review it again."));
  if (!same || same == signature->same_function || says_what_becomes_of_it (self->draft))
    return NULL;
  earlier = fst_record_get_prescription (same);
  date = fst_date_format (&earlier->date);
  return g_strdup_printf (_ ("The person already has a device with the same function: %s, %s. Say "
                             "whether it is replaced "
                             "or this is another one."),
                          earlier->device->name, date);
}

static void
on_settled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstPrescribing *self = FST_PRESCRIBING (source);
  GError *error = NULL;
  g_autofree char *surprise = NULL;
  g_auto (GStrv) obstacles = NULL;

  if (!fst_prescribing_settle_finish (self, result, &error))
    {
      end_signature (task, NULL, error);
      return;
    }
  surprise = describe_surprise (self, g_task_get_task_data (task));
  obstacles = fst_prescribing_list_obstacles (self);
  if (!surprise && obstacles[0])
    surprise = g_strjoinv (" ", obstacles);
  if (surprise)
    end_signature (task, NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, surprise));
  else
    write_signature (self, g_steal_pointer (&task));
}

/**
 * fst_prescribing_is_being_written:
 * @self: a prescribing
 *
 * Tells whether the register is writing the signed draft now.
 *
 * Returns: whether it is
 */
gboolean
fst_prescribing_is_being_written (FstPrescribing *self)
{
  g_return_val_if_fail (FST_IS_PRESCRIBING (self), FALSE);

  return self->writing;
}

/**
 * fst_prescribing_sign_async:
 * @self: a prescribing without obstacles
 * @cancellable: (nullable): to give up; once it is written it stays written
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Signs the draft: the prescription, the facts with their sources, the assessment with its policy
 * versions and the program's version go into the register in one transaction. Then the draft is
 * empty. It waits for the person's earlier prescriptions, and is refused where they bring up a
 * question that nobody has seen yet, as it is where the draft changes meanwhile. One signature at a
 * time: another gives %G_IO_ERROR_PENDING.
 */
void
fst_prescribing_sign_async (FstPrescribing *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Signature *signature;
  FstRecord *same;

  g_task_set_source_tag (task, fst_prescribing_sign_async);
  if (self->signing)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                                       "Signing: it is being signed already");
      g_object_unref (task);
      return;
    }
  self->signing = TRUE;
  same = fst_prescribing_get_same_function (self);
  signature = g_new (Signature, 1);
  *signature = (Signature){ fst_prescription_ref (self->draft), same ? g_object_ref (same) : NULL };
  g_task_set_task_data (task, signature, (GDestroyNotify) signature_free);
  fst_prescribing_settle_async (self, cancellable, on_settled, task);
}

/**
 * fst_prescribing_sign_finish:
 * @self: a prescribing
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_prescribing_sign_async().
 *
 * Returns: (transfer full): what was signed, or NULL with an error; nothing has been written then
 */
FstRecord *
fst_prescribing_sign_finish (FstPrescribing *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
