#include "fst-store.h"

#include "fst-article-table.h"
#include "fst-catalogue-private.h"
#include "fst-register-private.h"
#include "fst-store-error.h"
#include "fst-store-files.h"

#include <glib/gstdio.h>
#include <unistd.h>

struct _FstStore
{
  GObject parent_instance;

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
  char *path; /* NULL: it is not a local folder */
  char *passphrase;
  gboolean to_read; /* the catalogue will do */
  FstStore *store;  /* (nullable): the one under construction */
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

static FolderRequest *
folder_request_new (GFile *folder, const char *passphrase)
{
  FolderRequest *request = g_new0 (FolderRequest, 1);

  request->path = g_file_get_path (folder);
  request->passphrase = g_strdup (passphrase);
  return request;
}

static void
folder_request_free (gpointer data)
{
  FolderRequest *request = data;

  g_free (request->path);
  fst_store_files_wipe (request->passphrase);
  g_clear_object (&request->store);
  g_free (request);
}

static gpointer
run_close (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  Closing *closing = data;

  g_clear_pointer (&closing->database, fst_database_free);
  g_clear_pointer (&closing->lock, fst_folder_unlock);
  return NULL;
}

static const FstOperation close_operation = { run_close, g_free, NULL };

static void
close_database (FstWorker *worker, FstDatabase *database, FstFolder *lock)
{
  Closing *closing = g_new (Closing, 1);

  *closing = (Closing){ database, lock };
  fst_operation_start (&close_operation, worker, NULL, closing, NULL, NULL, NULL);
}

static void
shut (FstStore *self, gboolean wait)
{
  if (self->search_database == NULL)
    return;
  /* What still waits in the register's thread uses the import's database and the lock, so the
   * register goes first and the lock last. */
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

/* In the register's thread: opens the catalogue alone, in the searching thread, while another
 * program has the workspace open or where nothing can be written. */
static gboolean
open_to_read (FstStore *self, const char *path, const char *passphrase, GError **error)
{
  g_autoptr (FstFolder) folder = fst_folder_look (path, error);
  char *key = NULL;

  if (folder != NULL)
    key = fst_store_files_read_catalogue_key (folder, passphrase, error);
  if (key != NULL)
    self->search_database =
        open_catalogue_in (self->search_worker, folder, key, FST_DATABASE_OPEN_READ_ONLY, error);
  fst_store_files_wipe (key);
  return self->search_database != NULL;
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

static gboolean
is_usable (const FolderRequest *request, GError **error)
{
  if (request->path == NULL)
    {
      g_set_error_literal (error, FST_STORE_ERROR, FST_STORE_ERROR_IO,
                           "Opening the workspace: it is not a local folder");
      return FALSE;
    }
  /* SQLCipher takes an empty passphrase for no encryption at all. */
  if (*request->passphrase == '\0')
    {
      g_set_error_literal (error, FST_STORE_ERROR, FST_STORE_ERROR_WRONG_PASSPHRASE,
                           "Opening the workspace: the passphrase is empty");
      return FALSE;
    }
  return TRUE;
}

static gboolean
open_request (const FolderRequest *request, GError **error)
{
  FstStore *self = request->store;
  g_autoptr (GError) local_error = NULL;

  if (!is_usable (request, error))
    return FALSE;
  if (request->to_read && g_access (request->path, R_OK) == 0
      && g_access (request->path, W_OK) != 0)
    return open_to_read (self, request->path, request->passphrase, error);
  if (open_files (self, request->path, request->passphrase, &local_error))
    return TRUE;
  if (request->to_read && g_error_matches (local_error, FST_STORE_ERROR, FST_STORE_ERROR_IN_USE))
    return open_to_read (self, request->path, request->passphrase, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gpointer
run_open (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FolderRequest *request = data;
  FstStore *self = request->store;
  gboolean opened = open_request (request, error);

  g_clear_pointer (&request->passphrase, fst_store_files_wipe);
  if (!opened)
    return NULL;
  if (self->register_database != NULL)
    self->register_ = fst_register_new (self->register_worker, self->register_database);
  self->catalogue = fst_catalogue_new (self->import_worker, self->import_database,
                                       self->search_worker, self->search_database);
  return g_steal_pointer (&request->store);
}

static gpointer
run_create (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  const FolderRequest *request = data;

  if (!is_usable (request, error)
      || !fst_store_files_make (request->path, request->passphrase, error))
    return NULL;
  return run_open (owner, data, cancellable, error);
}

static const FstOperation open_operation = { run_open, folder_request_free, g_object_unref };
static const FstOperation create_operation = { run_create, folder_request_free, g_object_unref };

static void
start (const FstOperation *operation,
       GFile *folder,
       const char *passphrase,
       gboolean to_read,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  FolderRequest *request = folder_request_new (folder, passphrase);

  request->to_read = to_read;
  request->store = g_object_new (FST_TYPE_STORE, NULL);
  fst_operation_start (operation, request->store->register_worker, NULL, request, cancellable,
                       callback, user_data);
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

  start (&create_operation, folder, passphrase, FALSE, cancellable, callback, user_data);
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
  return fst_operation_finish (&create_operation, NULL, result, error);
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

  start (&open_operation, folder, passphrase, FALSE, cancellable, callback, user_data);
}

/**
 * fst_store_open_to_read_async:
 * @folder: a workspace's folder
 * @passphrase: its passphrase; wiped as soon as it is not needed
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Opens a workspace for one who only reads its catalogue. Where another program has it open, or
 * nothing can be written in the folder, the catalogue alone is opened, without the lock and without
 * a change of any file; fst_store_is_read_only() tells. Otherwise it is fst_store_open_async().
 * Ends with fst_store_open_finish().
 */
void
fst_store_open_to_read_async (GFile *folder,
                              const char *passphrase,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (passphrase != NULL);

  start (&open_operation, folder, passphrase, TRUE, cancellable, callback, user_data);
}

/**
 * fst_store_open_finish:
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_store_open_async() and of fst_store_open_to_read_async().
 *
 * Returns: (transfer full): the open workspace, or %NULL with @error set
 */
FstStore *
fst_store_open_finish (GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&open_operation, NULL, result, error);
}

/**
 * fst_store_is_read_only:
 * @self: a workspace
 *
 * Tells whether only the catalogue is open, to be read.
 *
 * Returns: %TRUE if it is; there is no register then
 */
gboolean
fst_store_is_read_only (FstStore *self)
{
  g_return_val_if_fail (FST_IS_STORE (self), TRUE);

  return self->register_ == NULL;
}

/**
 * fst_store_get_register:
 * @self: a workspace that is not read-only
 *
 * Gives its register.
 *
 * Returns: (transfer none): the register
 */
FstRegister *
fst_store_get_register (FstStore *self)
{
  g_return_val_if_fail (FST_IS_STORE (self) && !fst_store_is_read_only (self), NULL);

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

static gpointer
run_check (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstStore *self = owner;
  g_autoptr (GStrvBuilder) findings = g_strv_builder_new ();
  CatalogueCheck check = { .database = self->import_database, .findings = findings };

  if (!fst_store_files_check_register (self->register_->database, findings, error))
    return NULL;
  fst_worker_call (self->import_worker, check_catalogue, &check, NULL);
  if (check.done)
    return g_strv_builder_end (findings);
  g_propagate_error (error, check.error);
  return NULL;
}

static const FstOperation check_operation = { run_check, NULL, (GDestroyNotify) g_strfreev };

/**
 * fst_store_check_async:
 * @self: a workspace that is not read-only
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
  g_return_if_fail (FST_IS_STORE (self) && !fst_store_is_read_only (self));

  fst_operation_start (&check_operation, self->register_worker, self, NULL, cancellable, callback,
                       user_data);
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
  return fst_operation_finish (&check_operation, self, result, error);
}

static gpointer
run_back_up (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstStore *self = owner;
  const FolderRequest *request = data;

  return GINT_TO_POINTER (fst_store_files_back_up (self->lock, self->register_->database,
                                                   request->path, request->passphrase, error));
}

static const FstOperation back_up_operation = { run_back_up, folder_request_free, NULL };

/**
 * fst_store_back_up_async:
 * @self: a workspace that is not read-only
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
  g_return_if_fail (FST_IS_STORE (self) && !fst_store_is_read_only (self));
  g_return_if_fail (G_IS_FILE (folder) && g_file_is_native (folder));
  g_return_if_fail (passphrase != NULL && *passphrase != '\0');

  fst_operation_start (&back_up_operation, self->register_worker, self,
                       folder_request_new (folder, passphrase), cancellable, callback, user_data);
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
  return fst_operation_finish (&back_up_operation, self, result, error) != NULL;
}
