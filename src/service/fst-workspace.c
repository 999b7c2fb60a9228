#include "fst-workspace.h"

#include "fst-profile-json.h"
#include "fst-rules.h"
#include "fst-store-error.h"
#include "fst-workspace-private.h"

#define REGISTER_FILE "register.db"

enum
{
  PROP_N_ARTICLES = 1,
  PROP_HAS_EXAMPLES_ONLY,
  PROP_PROFILE,
  PROP_CONFIRMATIONS,
  PROP_LISTS,
  PROP_ISO_TABLES,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FstWorkspace, fst_workspace, G_TYPE_OBJECT)

static void
fst_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  FstWorkspace *self = FST_WORKSPACE (object);

  switch (id)
    {
    case PROP_N_ARTICLES:
      g_value_set_uint (value, self->n_articles);
      break;
    case PROP_HAS_EXAMPLES_ONLY:
      g_value_set_boolean (value, self->has_examples_only);
      break;
    case PROP_CONFIRMATIONS:
      g_value_set_boxed (value, self->confirmations);
      break;
    case PROP_PROFILE:
      g_value_set_boxed (value, self->profile);
      break;
    case PROP_LISTS:
      g_value_set_boxed (value, self->lists);
      break;
    case PROP_ISO_TABLES:
      g_value_set_boxed (value, self->iso_tables);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
fst_workspace_dispose (GObject *object)
{
  FstWorkspace *self = FST_WORKSPACE (object);

  fst_workspace_close (self);
  g_clear_object (&self->store);
  g_clear_object (&self->rules);
  g_clear_pointer (&self->profile, fst_profile_unref);
  g_clear_pointer (&self->confirmations, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->iso_tables, fst_iso_tables_unref);
  G_OBJECT_CLASS (fst_workspace_parent_class)->dispose (object);
}

static void
fst_workspace_class_init (FstWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fst_workspace_get_property;
  object_class->dispose = fst_workspace_dispose;
  properties[PROP_N_ARTICLES] = g_param_spec_uint ("n-articles", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_EXAMPLES_ONLY] = g_param_spec_boolean (
      "has-examples-only", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROFILE] = g_param_spec_boxed ("profile", NULL, NULL, FST_TYPE_PROFILE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONFIRMATIONS] = g_param_spec_boxed (
      "confirmations", NULL, NULL, G_TYPE_PTR_ARRAY, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LISTS] = g_param_spec_boxed ("lists", NULL, NULL, G_TYPE_PTR_ARRAY,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ISO_TABLES] =
      g_param_spec_boxed ("iso-tables", NULL, NULL, FST_TYPE_ISO_TABLES,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
fst_workspace_init (FstWorkspace *self)
{
  self->confirmations = fst_confirmations_new ();
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_list_unref);
}

/**
 * fst_workspace_get_default_folder:
 *
 * Tells where the workspace lies unless the user says otherwise: in the user's data folder.
 *
 * Returns: (transfer full): the folder
 */
GFile *
fst_workspace_get_default_folder (void)
{
  return g_file_new_build_filename (g_get_user_data_dir (), "forskrivarstod", NULL);
}

/**
 * fst_workspace_exists:
 * @folder: a folder
 *
 * Tells whether a workspace lies in a folder.
 *
 * Returns: whether there is a register
 */
gboolean
fst_workspace_exists (GFile *folder)
{
  g_autoptr (GFile) file = g_file_get_child (folder, REGISTER_FILE);

  return g_file_query_exists (file, NULL);
}

/* A list that an earlier version of the program took in, for an annex that there is no more, must
 * not keep the workspace shut. */
static gboolean
is_used (FstWorkspace *self, FstCodeList *list, FstProfile *profile)
{
  return fst_code_list_holds_in (list, profile->region, profile->municipality)
         && fst_code_list_check_annex (list, fst_rules_get_policies (self->rules), NULL);
}

static gboolean
use_lists (FstWorkspace *self, GPtrArray *lists, FstProfile *profile, GError **error)
{
  g_autoptr (GPtrArray) used = g_ptr_array_new ();

  for (guint i = 0; i < lists->len; i++)
    if (is_used (self, g_ptr_array_index (lists, i), profile))
      g_ptr_array_add (used, g_ptr_array_index (lists, i));
  return fst_rules_set_lists (self->rules, used, error)
         && fst_rules_get_region (self->rules, profile->region, error) != NULL;
}

/**
 * fst_workspace_use_profile:
 * @self: a workspace
 * @profile: where and as whom the user works
 * @error: return location
 *
 * Takes a profile over, with the rules and lists that hold where it says.
 *
 * Returns: whether its region's rules can be used
 */
gboolean
fst_workspace_use_profile (FstWorkspace *self, FstProfile *profile, GError **error)
{
  if (!self->rules)
    self->rules = fst_rules_new (error);
  if (!self->rules || !use_lists (self, self->lists, profile, error))
    return FALSE;
  fst_profile_ref (profile);
  g_clear_pointer (&self->profile, fst_profile_unref);
  self->profile = profile;
  return TRUE;
}

/**
 * fst_workspace_close:
 * @self: a workspace
 *
 * Closes both files and forgets the key. What is asked for after that fails with
 * %G_IO_ERROR_CLOSED.
 */
void
fst_workspace_close (FstWorkspace *self)
{
  g_return_if_fail (FST_IS_WORKSPACE (self));

  if (self->store)
    fst_store_close (self->store);
}

/**
 * fst_workspace_get_store:
 * @self: a workspace that has been opened
 *
 * Gets the files, for the layer's other types.
 *
 * Returns: (transfer none): the store
 */
FstStore *
fst_workspace_get_store (FstWorkspace *self)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (self) && self->store, NULL);

  return self->store;
}

/**
 * fst_workspace_get_profile:
 * @self: a workspace
 *
 * Tells where and as whom the user works.
 *
 * Returns: (transfer none): the profile
 */
FstProfile *
fst_workspace_get_profile (FstWorkspace *self)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (self), NULL);

  return self->profile;
}

static void
on_profile_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (fst_register_set_setting_finish (FST_REGISTER (source), result, &error)
      && fst_workspace_use_profile (self, g_task_get_task_data (task), &error))
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROFILE]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LISTS]);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

/**
 * fst_workspace_set_profile_async:
 * @self: an open workspace
 * @profile: where and as whom the user works from now on
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Changes the profile; another region brings other rules.
 */
void
fst_workspace_set_profile_async (FstWorkspace *self,
                                 FstProfile *profile,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *text = fst_profile_to_json (profile);

  g_task_set_source_tag (task, fst_workspace_set_profile_async);
  g_task_set_task_data (task, fst_profile_ref (profile), (GDestroyNotify) fst_profile_unref);
  fst_register_set_setting_async (fst_store_get_register (self->store),
                                  FST_WORKSPACE_PROFILE_SETTING, text, cancellable, on_profile_set,
                                  task);
}

/**
 * fst_workspace_set_profile_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_set_profile_async().
 *
 * Returns: whether it is done; if not, @error is set and nothing has changed
 */
gboolean
fst_workspace_set_profile_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * fst_workspace_get_region_rules:
 * @self: a workspace
 *
 * Gets the rules of the profile's region, with the lists in use. Another profile or another list
 * makes others.
 *
 * Returns: (transfer none): the rules
 */
FstRegionRules *
fst_workspace_get_region_rules (FstWorkspace *self)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (self), NULL);

  return fst_rules_get_region (self->rules, self->profile->region, NULL);
}

/**
 * fst_workspace_get_assessor:
 * @self: a workspace
 *
 * Gets the documents of the profile's region, with the lists in use as documents.
 *
 * Returns: (transfer none): the assessor
 */
FstAssessor *
fst_workspace_get_assessor (FstWorkspace *self)
{
  return fst_region_rules_get_assessor (fst_workspace_get_region_rules (self));
}

/**
 * fst_workspace_get_confirmations:
 * @self: a workspace
 *
 * Lists which documents the organisation has confirmed to be in force, those that have been revoked
 * too.
 *
 * Returns: (transfer none) (element-type FstConfirmation): the confirmations, in the order in which
 * they were made
 */
GPtrArray *
fst_workspace_get_confirmations (FstWorkspace *self)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (self), NULL);

  return self->confirmations;
}

/**
 * fst_workspace_set_confirming:
 * @self: a workspace
 * @is_confirming: whether a new list of confirmations is on its way to the register
 *
 * Sees to it that lists of confirmations are written one after another, since each is made from the
 * one before.
 *
 * Returns: whether that has changed; it has not where one is on its way already
 */
gboolean
fst_workspace_set_confirming (FstWorkspace *self, gboolean is_confirming)
{
  gboolean changed = self->is_confirming != is_confirming;

  self->is_confirming = is_confirming;
  return changed;
}

/**
 * fst_workspace_use_confirmations:
 * @self: a workspace
 * @confirmations: (element-type FstConfirmation): what the register holds
 *
 * Takes over the confirmations.
 */
void
fst_workspace_use_confirmations (FstWorkspace *self, GPtrArray *confirmations)
{
  g_ptr_array_ref (confirmations);
  g_clear_pointer (&self->confirmations, g_ptr_array_unref);
  self->confirmations = confirmations;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFIRMATIONS]);
}

/**
 * fst_workspace_derive:
 * @self: a workspace
 * @facts: what is known of a case
 *
 * Finds the facts that follow from the lists in use.
 *
 * Returns: (transfer full): what follows, and nothing else
 */
FstFacts *
fst_workspace_derive (FstWorkspace *self, FstFacts *facts)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (self), NULL);

  return fst_rules_derive (self->rules, self->profile->region, facts);
}

/**
 * fst_workspace_assess:
 * @self: a workspace
 * @subject: a case of the profile's region
 *
 * Assesses a case by the region's documents and the lists in use.
 *
 * Returns: (transfer full): the assessment
 */
FstAssessment *
fst_workspace_assess (FstWorkspace *self, FstCase *subject)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (self), NULL);

  return fst_rules_assess (self->rules, subject, FALSE, NULL);
}

/**
 * fst_workspace_get_lists:
 * @self: a workspace
 *
 * Lists the lists that have been read in, by name and owner.
 *
 * Returns: (transfer none) (element-type FstCodeList): the lists
 */
GPtrArray *
fst_workspace_get_lists (FstWorkspace *self)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (self), NULL);

  return self->lists;
}

/**
 * fst_workspace_uses_list:
 * @self: a workspace
 * @list: a list
 *
 * Tells whether a list holds where the user works: it is the region's, or the municipality's of the
 * profile.
 *
 * Returns: whether it is used
 */
gboolean
fst_workspace_uses_list (FstWorkspace *self, FstCodeList *list)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (self) && list != NULL, FALSE);

  return is_used (self, list, self->profile);
}

/**
 * fst_workspace_set_lists:
 * @self: a workspace
 * @lists: (element-type FstCodeList): what the register holds now
 * @error: return location
 *
 * Takes over the lists of the register, for the layer's other types.
 *
 * Returns: whether they can be used
 */
gboolean
fst_workspace_set_lists (FstWorkspace *self, GPtrArray *lists, GError **error)
{
  if (!use_lists (self, lists, self->profile, error))
    return FALSE;
  g_ptr_array_ref (lists);
  g_ptr_array_unref (self->lists);
  self->lists = lists;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LISTS]);
  return TRUE;
}

/**
 * fst_workspace_get_rules:
 * @self: a workspace
 *
 * Gets the rules, for the layer's other types.
 *
 * Returns: (transfer none): the rules
 */
FstRules *
fst_workspace_get_rules (FstWorkspace *self)
{
  return self->rules;
}

/**
 * fst_workspace_get_n_articles:
 * @self: a workspace
 *
 * Counts the articles of the catalogue.
 *
 * Returns: the number
 */
guint
fst_workspace_get_n_articles (FstWorkspace *self)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (self), 0);

  return self->n_articles;
}

/**
 * fst_workspace_has_examples_only:
 * @self: a workspace
 *
 * Tells whether the catalogue holds articles, and all of them are examples.
 *
 * Returns: whether it does
 */
gboolean
fst_workspace_has_examples_only (FstWorkspace *self)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (self), FALSE);

  return self->has_examples_only;
}

static void
on_sources_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources =
      fst_catalogue_list_sources_finish (FST_CATALOGUE (source), result, &error);
  gint64 n_articles = 0, n_examples = 0;

  if (!sources)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < sources->len; i++)
    {
      const FstCatalogueSource *one = g_ptr_array_index (sources, i);

      n_articles += one->n_articles;
      n_examples += one->n_examples;
    }
  self->n_articles = (guint) MIN (n_articles, G_MAXUINT);
  self->has_examples_only = n_articles > 0 && n_examples == n_articles;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ARTICLES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_EXAMPLES_ONLY]);
  g_task_return_boolean (task, TRUE);
}

/**
 * fst_workspace_refresh_async:
 * @self: an open workspace
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Counts the articles anew after an import.
 */
void
fst_workspace_refresh_async (FstWorkspace *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, fst_workspace_refresh_async);
  fst_catalogue_list_sources_async (fst_store_get_catalogue (self->store), cancellable,
                                    on_sources_listed, task);
}

/**
 * fst_workspace_refresh_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_refresh_async().
 *
 * Returns: whether the articles were counted
 */
gboolean
fst_workspace_refresh_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
