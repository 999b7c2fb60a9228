#include "config.h"

#include "fst-draft-saver.h"

#include <glib/gi18n.h>

#include "fst-error-text.h"

/* Milliseconds from the first change that is not saved to saving it: as much as may be lost with
 * the power. */
#define DELAY 1000

struct _FstDraftSaver
{
  GObject parent_instance;

  FstPrescribing *prescribing;
  guint source;
  gboolean saving;
  gboolean again; /* changed while it was being saved */
  char *status;
  char *error;
};

G_DEFINE_FINAL_TYPE (FstDraftSaver, fst_draft_saver, G_TYPE_OBJECT)

enum
{
  PROP_STATUS = 1,
  PROP_ERROR,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
set_outcome (FstDraftSaver *self, const GError *error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: a time of day as strftime writes it */
  g_autofree char *time = g_date_time_format (now, _ ("%H:%M"));
  g_autofree char *status = g_strdup_printf (_ ("Draft saved %s"), time);
  g_autofree char *text = error ? fst_error_text (error) : NULL;

  if (g_set_str (&self->status, error ? _ ("The draft is not saved") : status))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  if (g_set_str (&self->error, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstDraftSaver) self = user_data;
  g_autoptr (GError) error = NULL;

  fst_prescribing_save_draft_finish (FST_PRESCRIBING (source), result, &error);
  self->saving = FALSE;
  set_outcome (self, error);
  if (self->again)
    {
      self->again = FALSE;
      fst_draft_saver_save (self);
    }
}

static gboolean
on_delay (gpointer user_data)
{
  FstDraftSaver *self = user_data;

  self->source = 0;
  fst_draft_saver_save (self);
  return G_SOURCE_REMOVE;
}

static void
on_draft_changed (FstDraftSaver *self)
{
  if (self->source == 0)
    self->source = g_timeout_add (DELAY, on_delay, self);
}

static void
fst_draft_saver_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FstDraftSaver *self = FST_DRAFT_SAVER (object);

  switch (id)
    {
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fst_draft_saver_dispose (GObject *object)
{
  FstDraftSaver *self = FST_DRAFT_SAVER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->prescribing);
  G_OBJECT_CLASS (fst_draft_saver_parent_class)->dispose (object);
}

static void
fst_draft_saver_finalize (GObject *object)
{
  FstDraftSaver *self = FST_DRAFT_SAVER (object);

  g_free (self->status);
  g_free (self->error);
  G_OBJECT_CLASS (fst_draft_saver_parent_class)->finalize (object);
}

static void
fst_draft_saver_class_init (FstDraftSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fst_draft_saver_get_property;
  object_class->dispose = fst_draft_saver_dispose;
  object_class->finalize = fst_draft_saver_finalize;
  properties[PROP_STATUS] =
      g_param_spec_string ("status", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ERROR] =
      g_param_spec_string ("error", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
fst_draft_saver_init (FstDraftSaver *self)
{
}

/**
 * fst_draft_saver_new:
 * @prescribing: what is being prescribed; the draft that was saved has been loaded
 *
 * Makes a saver that saves from now on after each change. Main thread.
 *
 * Returns: (transfer full): a new saver
 */
FstDraftSaver *
fst_draft_saver_new (FstPrescribing *prescribing)
{
  FstDraftSaver *self = g_object_new (FST_TYPE_DRAFT_SAVER, NULL);

  g_return_val_if_fail (FST_IS_PRESCRIBING (prescribing), NULL);

  self->prescribing = g_object_ref (prescribing);
  g_signal_connect_object (prescribing, "notify::draft", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * fst_draft_saver_save:
 * @self: a saver
 *
 * Saves at once; the outcome comes as a change of "status" and "error".
 */
void
fst_draft_saver_save (FstDraftSaver *self)
{
  g_return_if_fail (FST_IS_DRAFT_SAVER (self));

  g_clear_handle_id (&self->source, g_source_remove);
  self->again = self->saving;
  if (self->saving)
    return;
  self->saving = TRUE;
  fst_prescribing_save_draft_async (self->prescribing, NULL, on_saved, g_object_ref (self));
}

/**
 * fst_draft_saver_get_status:
 * @self: a saver
 *
 * Says when the draft was saved.
 *
 * Returns: (transfer none) (nullable): words in the user's language, or NULL before the first time
 */
const char *
fst_draft_saver_get_status (FstDraftSaver *self)
{
  g_return_val_if_fail (FST_IS_DRAFT_SAVER (self), NULL);

  return self->status;
}

/**
 * fst_draft_saver_get_error:
 * @self: a saver
 *
 * Says why the draft could not be saved the last time.
 *
 * Returns: (transfer none) (nullable): a sentence in the user's language, or NULL
 */
const char *
fst_draft_saver_get_error (FstDraftSaver *self)
{
  g_return_val_if_fail (FST_IS_DRAFT_SAVER (self), NULL);

  return self->error;
}
