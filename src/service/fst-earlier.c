#include "fst-earlier.h"

#include <string.h>

#include "fst-iso-code.h"
#include "fst-record-private.h"
#include "fst-workspace-private.h"

struct _FstEarlier
{
  GObject parent_instance;
  FstWorkspace *workspace;
  FstPerson *person;        /* (nullable): whose prescriptions they are */
  GListStore *records;      /* FstRecord */
  guint generation;         /* of the look-up: late answers are dropped */
  GCancellable *looking_up; /* (nullable): of the look-up that is under way */
  gboolean failed;          /* the last one gave no answer */
  GPtrArray *waiting;       /* (element-type GTask) */
};

enum
{
  PROP_LOOKING_UP = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FstEarlier, fst_earlier, G_TYPE_OBJECT)

static void
fst_earlier_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_LOOKING_UP:
      g_value_set_boolean (value, fst_earlier_is_looking_up (FST_EARLIER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
fst_earlier_dispose (GObject *object)
{
  FstEarlier *self = FST_EARLIER (object);

  self->generation++;
  g_cancellable_cancel (self->looking_up);
  g_clear_object (&self->looking_up);
  g_clear_object (&self->workspace);
  g_clear_object (&self->records);
  g_clear_pointer (&self->person, fst_person_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  G_OBJECT_CLASS (fst_earlier_parent_class)->dispose (object);
}

static void
fst_earlier_class_init (FstEarlierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fst_earlier_get_property;
  object_class->dispose = fst_earlier_dispose;
  properties[PROP_LOOKING_UP] = g_param_spec_boolean ("looking-up", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
fst_earlier_init (FstEarlier *self)
{
  self->records = g_list_store_new (FST_TYPE_RECORD);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * fst_earlier_new:
 * @workspace: an open workspace
 *
 * Makes an empty list, of nobody.
 *
 * Returns: (transfer full): the list
 */
FstEarlier *
fst_earlier_new (FstWorkspace *workspace)
{
  FstEarlier *self;

  g_return_val_if_fail (FST_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (FST_TYPE_EARLIER, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

static void
answer_waiting (FstEarlier *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    if (error)
      g_task_return_error (g_ptr_array_index (waiting, i), g_error_copy (error));
    else
      g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
}

typedef struct
{
  FstEarlier *self;
  guint generation;
} LookUp;

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree LookUp *look_up = user_data;
  g_autoptr (FstEarlier) self = look_up->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      fst_register_list_of_person_finish (FST_REGISTER (source), result, &error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (look_up->generation != self->generation)
    return;
  g_clear_object (&self->looking_up);
  self->failed = entries == NULL;
  for (guint i = 0; entries && i < entries->len; i++)
    g_ptr_array_add (records,
                     fst_record_new_summary (g_ptr_array_index (entries, i),
                                             fst_workspace_get_profile (self->workspace)->region));
  g_list_store_splice (self->records, 0, g_list_model_get_n_items (G_LIST_MODEL (self->records)),
                       records->pdata, records->len);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKING_UP]);
  answer_waiting (self, error);
}

static void
start (FstEarlier *self)
{
  LookUp *look_up = g_new0 (LookUp, 1);

  look_up->self = g_object_ref (self);
  look_up->generation = self->generation;
  self->looking_up = g_cancellable_new ();
  fst_register_list_of_person_async (
      fst_store_get_register (fst_workspace_get_store (self->workspace)), self->person,
      self->looking_up, on_found, look_up);
}

/**
 * fst_earlier_look_up:
 * @self: a list
 * @person: (nullable): whose earlier prescriptions are wanted; NULL: nobody's
 *
 * Empties the list and looks up that person's.
 */
void
fst_earlier_look_up (FstEarlier *self, FstPerson *person)
{
  g_return_if_fail (FST_IS_EARLIER (self));

  self->generation++;
  self->failed = FALSE;
  g_cancellable_cancel (self->looking_up);
  g_clear_object (&self->looking_up);
  g_list_store_remove_all (self->records);
  g_clear_pointer (&self->person, fst_person_unref);
  if (person)
    {
      self->person = fst_person_ref (person);
      start (self);
    }
  else
    answer_waiting (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKING_UP]);
}

/**
 * fst_earlier_is_looking_up:
 * @self: a list
 *
 * Tells whether the answer is still to come.
 *
 * Returns: whether it is
 */
gboolean
fst_earlier_is_looking_up (FstEarlier *self)
{
  g_return_val_if_fail (FST_IS_EARLIER (self), FALSE);

  return self->looking_up != NULL;
}

/**
 * fst_earlier_wait_async:
 * @self: a list
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when the answer is there
 * @user_data: for @callback
 *
 * Waits until nothing is being looked up any more. A look-up that has failed is tried again.
 */
void
fst_earlier_wait_async (FstEarlier *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, fst_earlier_wait_async);
  if (self->failed && !self->looking_up)
    start (self);
  if (self->looking_up)
    {
      g_ptr_array_add (self->waiting, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/**
 * fst_earlier_wait_finish:
 * @self: a list
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_earlier_wait_async().
 *
 * Returns: whether the list is that of the person; if not, @error is set
 */
gboolean
fst_earlier_wait_finish (FstEarlier *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * fst_earlier_get_records:
 * @self: a list
 *
 * Gets the prescriptions, newest first; the model changes as the person does.
 *
 * Returns: (transfer none): a model of #FstRecord, as in a list
 */
GListModel *
fst_earlier_get_records (FstEarlier *self)
{
  g_return_val_if_fail (FST_IS_EARLIER (self), NULL);

  return G_LIST_MODEL (self->records);
}

/**
 * fst_earlier_find_same_function:
 * @self: a list
 * @code: (nullable): an ISO code
 *
 * Finds the newest device in use that has the same function: the same ISO 9999 division, or as much
 * of it as both codes tell, a subclass at least.
 *
 * Returns: (transfer none) (nullable): the record, or NULL
 */
FstRecord *
fst_earlier_find_same_function (FstEarlier *self, const char *code)
{
  guint n;

  g_return_val_if_fail (FST_IS_EARLIER (self), NULL);

  n = code && strlen (code) >= 4 ? g_list_model_get_n_items (G_LIST_MODEL (self->records)) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FstRecord) record = g_list_model_get_item (G_LIST_MODEL (self->records), i);
      const char *other = fst_record_get_prescription (record)->device->iso_code;

      if (!g_str_equal (fst_record_get_status (record), "active") || !other || strlen (other) < 4)
        continue;
      if (fst_iso_code_covers (code, other) || fst_iso_code_covers (other, code))
        return record;
    }
  return NULL;
}
