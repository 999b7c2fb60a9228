#include "fst-prescribing.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "config.h"
#include "fst-classification.h"
#include "fst-clock.h"
#include "fst-iso-code.h"
#include "fst-record-private.h"
#include "fst-workspace-private.h"

struct _FstPrescribing
{
  GObject parent_instance;
  FstWorkspace *workspace;
  FstPrescription *draft;
  FstFacts *facts;
  FstAssessment *assessment;
  GListStore *earlier; /* FstRecord */
  guint generation;    /* of the look-up of earlier prescriptions: late answers are dropped */
  GCancellable *looking_up;
};

enum
{
  PROP_DRAFT = 1,
  PROP_ASSESSMENT,
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
fst_prescribing_dispose (GObject *object)
{
  FstPrescribing *self = FST_PRESCRIBING (object);

  if (self->looking_up)
    g_cancellable_cancel (self->looking_up);
  g_clear_object (&self->looking_up);
  g_clear_object (&self->workspace);
  g_clear_object (&self->earlier);
  g_clear_pointer (&self->draft, fst_prescription_unref);
  g_clear_pointer (&self->facts, fst_facts_unref);
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
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
fst_prescribing_init (FstPrescribing *self)
{
  self->earlier = g_list_store_new (FST_TYPE_RECORD);
}

/* The register knows that something is there; that nothing is there it can't know, for others prescribe too. */
static FstFacts *
known_from_register (FstPrescribing *self)
{
  g_autoptr (FstFacts) nothing = fst_facts_new ();

  if (!fst_prescribing_get_same_function (self))
    return g_steal_pointer (&nothing);
  return fst_facts_with (nothing, "has-same-function", g_variant_new_boolean (TRUE), FST_FACT_SOURCE_REGISTER);
}

static void
assess (FstPrescribing *self)
{
  g_autoptr (FstFacts) known = known_from_register (self);
  g_autoptr (FstFacts) answered = fst_prescription_facts (self->draft, known);
  g_autoptr (FstFacts) derived = fst_workspace_derive (self->workspace, answered);
  g_autoptr (FstCase) subject = NULL;

  g_clear_pointer (&self->facts, fst_facts_unref);
  self->facts = fst_facts_merge (derived, answered);
  subject = fst_case_new (self->draft->region, &self->draft->date, self->facts, NULL);
  g_clear_pointer (&self->assessment, fst_assessment_unref);
  self->assessment = fst_workspace_assess (self->workspace, subject);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASSESSMENT]);
}

/* A draft of another region is about to be left; its rules are not these. */
static void
on_lists_changed (FstWorkspace *workspace, GParamSpec *spec, FstPrescribing *self)
{
  if (self->draft && g_str_equal (self->draft->region, fst_workspace_get_profile (workspace)->region))
    assess (self);
}

typedef struct
{
  FstPrescribing *self;
  guint generation;
} LookUp;

static void
on_earlier_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree LookUp *look_up = user_data;
  g_autoptr (FstPrescribing) self = look_up->self;
  g_autoptr (GPtrArray) entries = fst_register_list_of_person_finish (FST_REGISTER (source), result, NULL);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (look_up->generation != self->generation || !self->workspace)
    return;
  g_clear_object (&self->looking_up);
  if (!entries)
    return;
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (records, fst_record_new_summary (g_ptr_array_index (entries, i), self->draft->region));
  g_list_store_splice (self->earlier, 0, g_list_model_get_n_items (G_LIST_MODEL (self->earlier)), records->pdata,
                       records->len);
  assess (self);
}

static void
look_up_earlier (FstPrescribing *self)
{
  LookUp *look_up;

  self->generation++;
  if (self->looking_up)
    g_cancellable_cancel (self->looking_up);
  g_clear_object (&self->looking_up);
  g_list_store_remove_all (self->earlier);
  if (!self->draft->person)
    return;
  look_up = g_new0 (LookUp, 1);
  look_up->self = g_object_ref (self);
  look_up->generation = self->generation;
  self->looking_up = g_cancellable_new ();
  fst_register_list_of_person_async (fst_store_get_register (fst_workspace_get_store (self->workspace)),
                                     self->draft->person, self->looking_up, on_earlier_found, look_up);
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

  return self->looking_up != NULL;
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
 * Takes over an edit and assesses it at once; for another person the earlier prescriptions are looked up.
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
    look_up_earlier (self);
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
  g_signal_connect_object (workspace, "notify::lists", G_CALLBACK (on_lists_changed), self, G_CONNECT_DEFAULT);
  fst_prescribing_reset (self);
  return self;
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

  return self->facts;
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

  return G_LIST_MODEL (self->earlier);
}

/**
 * fst_prescribing_get_same_function:
 * @self: a prescribing
 *
 * Finds the newest device in use that has the same function: the same ISO 9999 division, or as much of it as both codes
 * tell, a subclass at least.
 *
 * Returns: (transfer none) (nullable): the record, or NULL
 */
FstRecord *
fst_prescribing_get_same_function (FstPrescribing *self)
{
  const char *code;
  guint n;

  g_return_val_if_fail (FST_IS_PRESCRIBING (self), NULL);

  code = self->draft->device ? self->draft->device->iso_code : NULL;
  n = code && strlen (code) >= 4 ? g_list_model_get_n_items (G_LIST_MODEL (self->earlier)) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FstRecord) record = g_list_model_get_item (G_LIST_MODEL (self->earlier), i);
      const char *other = fst_record_get_prescription (record)->device->iso_code;

      if (!g_str_equal (fst_record_get_status (record), "active") || !other || strlen (other) < 4)
        continue;
      if (fst_iso_code_covers (code, other) || fst_iso_code_covers (other, code))
        return record;
    }
  return NULL;
}

static void
add_device_obstacles (FstPrescribing *self, GStrvBuilder *obstacles)
{
  const FstDevice *device = self->draft->device;

  if (!device)
    {
      g_strv_builder_add (obstacles, _ ("Choose a device."));
      return;
    }
  if (!device->iso_code || !fst_classification_lookup (device->iso_code))
    g_strv_builder_add (obstacles, _ ("The device’s ISO code does not exist in ISO 9999; choose another device."));
  if (device->example && !fst_workspace_has_examples_only (self->workspace))
    g_strv_builder_add (obstacles, _ ("Example articles can’t be signed once a real assortment is there; choose a real "
                                      "article."));
}

/**
 * fst_prescribing_list_open_questions:
 * @self: a prescribing
 *
 * Lists the questions that are still open, for want of facts or because sections collide, and that the prescriber has
 * not answered against the documents.
 *
 * Returns: (transfer full) (element-type FstQuestion): the questions
 */
GArray *
fst_prescribing_list_open_questions (FstPrescribing *self)
{
  GArray *open = g_array_new (FALSE, FALSE, sizeof (FstQuestion));

  g_return_val_if_fail (FST_IS_PRESCRIBING (self), open);

  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    {
      FstStatus status = fst_assessment_get_decision (self->assessment, q)->status;

      if ((status == FST_STATUS_MISSING_FACTS || status == FST_STATUS_CONFLICT)
          && !fst_prescription_get_override (self->draft, q))
        g_array_append_val (open, q);
    }
  return open;
}

/**
 * fst_prescribing_list_obstacles:
 * @self: a prescribing
 *
 * Lists what stands in the way of signing, with what to do.
 *
 * Returns: (transfer full): sentences in the user's language; none when it can be signed
 */
GStrv
fst_prescribing_list_obstacles (FstPrescribing *self)
{
  g_autoptr (GStrvBuilder) obstacles = g_strv_builder_new ();
  g_autoptr (GArray) open = NULL;
  GDate today;

  g_return_val_if_fail (FST_IS_PRESCRIBING (self), NULL);

  fst_clock_get_today (&today);
  if (!self->draft->person)
    g_strv_builder_add (obstacles, _ ("Say whom it is for."));
  add_device_obstacles (self, obstacles);
  if (!*self->draft->prescriber.name)
    g_strv_builder_add (obstacles, _ ("Give the prescriber’s name."));
  if (g_date_compare (&self->draft->date, &today) > 0)
    g_strv_builder_add (obstacles, _ ("The date lies in the future."));
  for (guint i = 0; i < self->draft->overrides->len; i++)
    {
      const FstOverride *override = g_ptr_array_index (self->draft->overrides, i);

      if (!*override->reason)
        g_strv_builder_take (obstacles, g_strdup_printf (_ ("Give the reason for answering “%s” yourself."),
                                                         _ (fst_vocabulary_get_question (override->question)->label)));
    }
  open = fst_prescribing_list_open_questions (self);
  if (open->len > 0 && !*self->draft->open_reason)
    g_strv_builder_add (obstacles, _ ("Questions are still open: write why it is signed all the same."));
  return g_strv_builder_end (obstacles);
}

static void
on_draft_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (fst_register_save_draft_finish (FST_REGISTER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * fst_prescribing_save_draft_async:
 * @self: a prescribing
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Writes the draft into the register, so that it survives a restart.
 */
void
fst_prescribing_save_draft_async (FstPrescribing *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (JsonNode) node = fst_prescription_to_json (self->draft);
  g_autofree char *text = json_to_string (node, FALSE);

  g_task_set_source_tag (task, fst_prescribing_save_draft_async);
  fst_register_save_draft_async (fst_store_get_register (fst_workspace_get_store (self->workspace)), text, cancellable,
                                 on_draft_saved, task);
}

/**
 * fst_prescribing_save_draft_finish:
 * @self: a prescribing
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_prescribing_save_draft_async().
 *
 * Returns: whether the draft is safe; if not, @error is set
 */
gboolean
fst_prescribing_save_draft_finish (FstPrescribing *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_draft_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstPrescribing *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autofree char *text = fst_register_load_draft_finish (FST_REGISTER (source), result, &error);
  g_autoptr (FstPrescription) draft = NULL;

  if (text)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      GDate today;

      fst_clock_get_today (&today);
      draft = fst_prescription_read (bytes, "draft", &today, &error);
    }
  if (error)
    {
      g_task_return_error (task, error);
      return;
    }
  /* A draft of another region was begun before the profile changed; its rules are not these. */
  if (draft && g_str_equal (draft->region, fst_workspace_get_profile (self->workspace)->region))
    fst_prescribing_set_draft (self, draft);
  g_task_return_boolean (task, TRUE);
}

/**
 * fst_prescribing_load_draft_async:
 * @self: a prescribing
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Takes up the draft that was saved, if there is one.
 */
void
fst_prescribing_load_draft_async (FstPrescribing *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, fst_prescribing_load_draft_async);
  fst_register_load_draft_async (fst_store_get_register (fst_workspace_get_store (self->workspace)), cancellable,
                                 on_draft_loaded, task);
}

/**
 * fst_prescribing_load_draft_finish:
 * @self: a prescribing
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_prescribing_load_draft_async().
 *
 * Returns: whether it is done, also when there was none; if not, @error is set
 */
gboolean
fst_prescribing_load_draft_finish (FstPrescribing *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_record_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstPrescribing *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (FstRegisterEntry) entry = fst_register_get_finish (FST_REGISTER (source), result, &error);
  FstRecord *record = entry ? fst_record_new_whole (entry, &error) : NULL;

  /* It is signed, whatever reading it back comes to. */
  fst_prescribing_reset (self);
  if (record)
    g_task_return_pointer (task, record, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_signed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autofree char *id = fst_register_sign_finish (FST_REGISTER (source), result, &error);

  if (id)
    fst_register_get_async (FST_REGISTER (source), id, NULL, on_record_read, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * fst_prescribing_sign_async:
 * @self: a prescribing without obstacles
 * @cancellable: (nullable): to give up; once it is written it stays written
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Signs the draft: the prescription, the facts with their sources, the assessment with its policy versions and the
 * program's version go into the register in one transaction. Then the draft is empty.
 */
void
fst_prescribing_sign_async (FstPrescribing *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *signed_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *follow_up = NULL, *record = NULL;
  g_auto (GStrv) obstacles = fst_prescribing_list_obstacles (self);
  FstSigning signing;

  g_task_set_source_tag (task, fst_prescribing_sign_async);
  if (obstacles[0])
    {
      g_autofree char *reasons = g_strjoinv (" ", obstacles);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", reasons);
      g_object_unref (task);
      return;
    }
  follow_up = g_date_valid (&self->draft->follow_up) ? fst_date_format (&self->draft->follow_up) : NULL;
  {
    const FstSignedRecord signed_record
        = { (char *) FST_VERSION, signed_at, self->draft, self->facts, self->assessment };

    record = fst_signed_record_to_json (&signed_record);
  }
  signing = (FstSigning) {
    .person = self->draft->person,
    .iso_code = self->draft->device->iso_code,
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
  fst_register_sign_async (fst_store_get_register (fst_workspace_get_store (self->workspace)), &signing, cancellable,
                           on_signed, task);
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
