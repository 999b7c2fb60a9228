#include "fst-store.h"

#include "fst-article-table.h"
#include "fst-catalogue-private.h"
#include "fst-register-private.h"
#include "fst-store-error.h"
#include "fst-store-files.h"

struct _FstStore
{
  GObject parent_instance;

  GFile *folder;
  FstRegister *register_;
  FstCatalogue *catalogue;

  /* Three threads, each with its own connection. */
  FstWorker *register_worker;
  FstWorker *import_worker;
  FstWorker *search_worker;
  FstDatabase *register_database;
  FstDatabase *import_database;
  FstDatabase *search_database;

  FstFolder *lock;
};

G_DEFINE_FINAL_TYPE (FstStore, fst_store, G_TYPE_OBJECT)

/* What a thread closes. */
typedef struct
{
  FstDatabase *database;
  FstFolder *lock;
} Closing;

/* What making, opening and backing up are asked with. */
typedef struct
{
  char *path;
  char *passphrase;
  FstStore *store; /* (nullable): the one under construction */
} FolderRequest;

/* Opening the catalogue in one of its threads. */
typedef struct
{
  FstFolder *lock;
  const char *key;
  FstDatabaseFlags flags;
  FstDatabase *database;
  GError *error;
} CatalogueOpening;

typedef struct
{
  FstDatabase *database;
  GStrvBuilder *findings;
  gboolean done;
  GError *error;
} CatalogueCheck;

static void
folder_request_free (FolderRequest *request)
{
  g_free (request->path);
  fst_store_files_wipe (request->passphrase);
  g_clear_object (&request->store);
  g_free (request);
}

static void
close_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Closing *closing = data;

  g_clear_pointer (&closing->database, fst_database_free);
  g_clear_pointer (&closing->lock, fst_folder_unlock);
  g_task_return_boolean (task, TRUE);
}

static void
close_database (FstWorker *worker, FstDatabase *database, FstFolder *lock)
{
  GTask *task = g_task_new (NULL, NULL, NULL, NULL);
  Closing *closing = g_new (Closing, 1);

  *closing = (Closing){ database, lock };
  g_task_set_task_data (task, closing, g_free);
  fst_worker_run (worker, task, close_in_thread);
}

static void
shut (FstStore *self, gboolean wait)
{
  if (self->register_database == NULL)
    return;
  /* A check in the register's thread uses the import's, so the register goes first; the lock goes
   * last. */
  close_database (self->register_worker, g_steal_pointer (&self->register_database), NULL);
  fst_worker_stop (self->register_worker, wait);
  close_database (self->search_worker, g_steal_pointer (&self->search_database), NULL);
  fst_worker_stop (self->search_worker, wait);
  close_database (self->import_worker, g_steal_pointer (&self->import_database),
                  g_steal_pointer (&self->lock));
  fst_worker_stop (self->import_worker, wait);
}

/**
 * fst_store_close:
 * @self: a workspace
 *
 * Closes a workspace: what was asked for before is done, the files are closed, the keys are
 * forgotten, the lock is let go of. Afterwards every operation fails with %G_IO_ERROR_CLOSED. It
 * waits for a running import: cancel that first.
 */
void
fst_store_close (FstStore *self)
{
  g_return_if_fail (FST_IS_STORE (self));

  shut (self, TRUE);
}

static void
fst_store_dispose (GObject *object)
{
  FstStore *self = FST_STORE (object);

  /* The last reference may be let go of in one of the threads, which can't wait for itself. */
  shut (self, FALSE);
  g_clear_object (&self->register_);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->folder);
  G_OBJECT_CLASS (fst_store_parent_class)->dispose (object);
}

static void
fst_store_finalize (GObject *object)
{
  FstStore *self = FST_STORE (object);

  fst_worker_unref (self->register_worker);
  fst_worker_unref (self->import_worker);
  fst_worker_unref (self->search_worker);
  G_OBJECT_CLASS (fst_store_parent_class)->finalize (object);
}

static void
fst_store_class_init (FstStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fst_store_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_store_finalize;
}

static void
fst_store_init (FstStore *self)
{
  self->register_worker = fst_worker_new ();
  self->import_worker = fst_worker_new ();
  self->search_worker = fst_worker_new ();
}

static void
open_catalogue (gpointer data, gpointer unused)
{
  CatalogueOpening *opening = data;

  opening->database =
      fst_store_files_open_catalogue (opening->lock, opening->key, opening->flags, &opening->error);
}

static FstDatabase *
open_catalogue_in (
    FstWorker *worker, FstFolder *lock, const char *key, FstDatabaseFlags flags, GError **error)
{
  CatalogueOpening opening = { .lock = lock, .key = key, .flags = flags };

  fst_worker_call (worker, open_catalogue, &opening, NULL);
  if (opening.error != NULL)
    g_propagate_error (error, opening.error);
  return opening.database;
}

static void
free_database (gpointer data, gpointer unused)
{
  fst_database_free (data);
}

/* In the register's thread: opens the files, each in its thread. All are open, or none. */
static gboolean
open_files (FstStore *self, const char *path, const char *passphrase, GError **error)
{
  g_autoptr (FstFolder) lock = fst_folder_lock (path, error);
  g_autoptr (FstDatabase) database = NULL;
  char *key = NULL;

  if (lock != NULL)
    database = fst_store_files_open_register (lock, passphrase, &key, error);
  if (database != NULL)
    self->import_database =
        open_catalogue_in (self->import_worker, lock, key, FST_DATABASE_OPEN_NORMAL, error);
  if (self->import_database != NULL)
    self->search_database =
        open_catalogue_in (self->search_worker, lock, key, FST_DATABASE_OPEN_QUERY_ONLY, error);
  fst_store_files_wipe (key);
  if (self->search_database == NULL)
    {
      if (self->import_database != NULL)
        fst_worker_call (self->import_worker, free_database,
                         g_steal_pointer (&self->import_database), NULL);
      return FALSE;
    }
  fst_folder_keep (lock);
  if (!fst_folder_is_sealed (lock) && !fst_folder_seal (path, passphrase, NULL))
    g_debug ("%s: the files that explain a register that does not open could not be written",
             G_STRFUNC);
  self->register_database = g_steal_pointer (&database);
  self->lock = g_steal_pointer (&lock);
  return TRUE;
}

static void
open_store (GTask *task, FolderRequest *request)
{
  FstStore *self = request->store;
  GError *error = NULL;
  gboolean opened;

  opened = open_files (self, request->path, request->passphrase, &error);
  g_clear_pointer (&request->passphrase, fst_store_files_wipe);
  if (!opened)
    {
      g_task_return_error (task, error);
      return;
    }
  self->register_ = fst_register_new (self->register_worker, self->register_database);
  self->catalogue = fst_catalogue_new (self->import_worker, self->import_database,
                                       self->search_worker, self->search_database);
  g_task_return_pointer (task, g_steal_pointer (&request->store), g_object_unref);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  open_store (task, data);
}

static void
create_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FolderRequest *request = data;
  GError *error = NULL;

  if (fst_store_files_make (request->path, request->passphrase, &error))
    open_store (task, request);
  else
    g_task_return_error (task, error);
}

static void
start (GFile *folder,
       const char *passphrase,
       gpointer tag,
       GTaskThreadFunc func,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  FolderRequest *request;

  g_task_set_source_tag (task, tag);
  if (!g_file_is_native (folder))
    {
      g_task_return_new_error_literal (task, FST_STORE_ERROR, FST_STORE_ERROR_IO,
                                       "Opening the workspace: it is not a local folder");
      return;
    }
  /* SQLCipher takes an empty passphrase for no encryption at all. */
  if (*passphrase == '\0')
    {
      g_task_return_new_error_literal (task, FST_STORE_ERROR, FST_STORE_ERROR_WRONG_PASSPHRASE,
                                       "Opening the workspace: the passphrase is empty");
      return;
    }
  request = g_new0 (FolderRequest, 1);
  request->path = g_file_get_path (folder);
  request->passphrase = g_strdup (passphrase);
  request->store = g_object_new (FST_TYPE_STORE, NULL);
  request->store->folder = g_object_ref (folder);
  g_task_set_task_data (task, request, (GDestroyNotify) folder_request_free);
  fst_worker_run (request->store->register_worker, g_steal_pointer (&task), func);
}

/**
 * fst_store_create_async:
 * @folder: a local folder that is empty or does not exist
 * @passphrase: what the workspace is encrypted with; wiped as soon as it is not needed
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Makes a workspace and opens it. It is there whole or not at all.
 */
void
fst_store_create_async (GFile *folder,
                        const char *passphrase,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (passphrase != NULL);

  start (folder, passphrase, fst_store_create_async, create_in_thread, cancellable, callback,
         user_data);
}

/**
 * fst_store_create_finish:
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_store_create_async().
 *
 * Returns: (transfer full): the open workspace, or %NULL with @error set
 */
FstStore *
fst_store_create_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, fst_store_create_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * fst_store_open_async:
 * @folder: a workspace's folder
 * @passphrase: its passphrase; wiped as soon as it is not needed
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Opens a workspace. An older one is brought up to date, after a copy of its register; one that is
 * refused is left as it was.
 */
void
fst_store_open_async (GFile *folder,
                      const char *passphrase,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (passphrase != NULL);

  start (folder, passphrase, fst_store_open_async, open_in_thread, cancellable, callback,
         user_data);
}

/**
 * fst_store_open_finish:
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_store_open_async().
 *
 * Returns: (transfer full): the open workspace, or %NULL with @error set
 */
FstStore *
fst_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, fst_store_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * fst_store_get_folder:
 * @self: a workspace
 *
 * Gives the folder where it lies.
 *
 * Returns: (transfer none): the folder
 */
GFile *
fst_store_get_folder (FstStore *self)
{
  g_return_val_if_fail (FST_IS_STORE (self), NULL);

  return self->folder;
}

/**
 * fst_store_get_register:
 * @self: a workspace
 *
 * Gives its register.
 *
 * Returns: (transfer none): the register
 */
FstRegister *
fst_store_get_register (FstStore *self)
{
  g_return_val_if_fail (FST_IS_STORE (self), NULL);

  return self->register_;
}

/**
 * fst_store_get_catalogue:
 * @self: a workspace
 *
 * Gives its catalogue.
 *
 * Returns: (transfer none): the catalogue
 */
FstCatalogue *
fst_store_get_catalogue (FstStore *self)
{
  g_return_val_if_fail (FST_IS_STORE (self), NULL);

  return self->catalogue;
}

static void
check_catalogue (gpointer data, gpointer unused)
{
  CatalogueCheck *check = data;

  check->done = fst_database_check (check->database, check->findings, &check->error)
                && fst_article_table_verify (check->database, check->findings, &check->error);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FstStore *self = source;
  g_autoptr (GStrvBuilder) findings = g_strv_builder_new ();
  CatalogueCheck check = { .database = self->import_database, .findings = findings };
  GError *error = NULL;

  if (!fst_store_files_check_register (self->register_database, findings, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  fst_worker_call (self->import_worker, check_catalogue, &check, NULL);
  if (check.done)
    g_task_return_pointer (task, g_strv_builder_end (findings), (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, check.error);
}

/**
 * fst_store_check_async:
 * @self: a workspace
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Checks everything: the seal of every page, the structure and references of both files, the
 * records of all prescriptions, the chain of the audit log, the search index. It waits for a
 * running import.
 */
void
fst_store_check_async (FstStore *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;

  g_return_if_fail (FST_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fst_store_check_async);
  fst_worker_run (self->register_worker, task, check_in_thread);
}

/**
 * fst_store_check_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location for a #FstStoreError, when it could not be checked
 *
 * Gives the answer of fst_store_check_async().
 *
 * Returns: (transfer full): what is wrong, one sentence each, empty if nothing is; %NULL with
 * @error set
 */
GStrv
fst_store_check_finish (FstStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, fst_store_check_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
back_up_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FstStore *self = source;
  const FolderRequest *request = data;
  GError *error = NULL;

  if (fst_store_files_back_up (self->lock, self->register_database, request->path,
                               request->passphrase, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * fst_store_back_up_async:
 * @self: a workspace
 * @folder: a local folder that is empty or does not exist, in one that does
 * @passphrase: the workspace's passphrase, to try the copy with; wiped as soon as it is not needed
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Makes a copy of the register that is a workspace itself, encrypted under the same passphrase; its
 * catalogue is empty. The copy is opened and checked before it is put in its place, whole or not at
 * all.
 */
void
fst_store_back_up_async (FstStore *self,
                         GFile *folder,
                         const char *passphrase,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  FolderRequest *request;
  GTask *task;

  g_return_if_fail (FST_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (folder) && g_file_is_native (folder));
  g_return_if_fail (passphrase != NULL && *passphrase != '\0');

  request = g_new0 (FolderRequest, 1);
  request->path = g_file_get_path (folder);
  request->passphrase = g_strdup (passphrase);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fst_store_back_up_async);
  g_task_set_task_data (task, request, (GDestroyNotify) folder_request_free);
  fst_worker_run (self->register_worker, task, back_up_in_thread);
}

/**
 * fst_store_back_up_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location for a #FstStoreError; %FST_STORE_ERROR_EXISTS where something is there
 *
 * Gives the answer of fst_store_back_up_async().
 *
 * Returns: %TRUE once the copy is on the disk, else %FALSE with @error set
 */
gboolean
fst_store_back_up_finish (FstStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, fst_store_back_up_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
