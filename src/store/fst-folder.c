#include "fst-folder.h"

#include "fst-file.h"
#include "fst-kinds.h"
#include "fst-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_FILE "lock"
#define CHECK_FILE "passphrase.check"
#define INFO_FILE "workspace.info"

#define INFO_GROUP "Workspace"
#define INFO_APPLICATION "se.forskrivarstod.Forskrivarstod"
#define INFO_FORMAT 1

/* SQLCipher: the first 16 bytes of a file are its salt; pages have 4096 bytes. */
#define SALT_LENGTH 16
#define PAGE_LENGTH 4096

/* The first bytes of every database that is not encrypted (SQLite file format, section 1.2). */
static const char plain_header[SALT_LENGTH] = "SQLite format 3";

struct _FstFolder
{
  char *path;
  int lock;
  gboolean lock_is_new; /* and goes away again when the workspace is refused */
};

/* Reads the beginning of a file; what is missing stays zero. The file's size, or -1. */
static gint64
read_header (const char *file, char header[SALT_LENGTH])
{
  g_autofd int fd = g_open (file, O_RDONLY | O_CLOEXEC, 0);
  struct stat status;

  memset (header, 0, SALT_LENGTH);
  if (fd < 0 || fstat (fd, &status) != 0 || read (fd, header, SALT_LENGTH) < 0)
    return -1;
  return status.st_size;
}

static char *
to_hex (const char *bytes, gsize n)
{
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (hex, "%02x", (guchar) bytes[i]);
  return g_string_free_and_steal (hex);
}

/**
 * fst_folder_refuse_plain:
 * @file: path of a database file
 * @kind: what it should be
 * @error: return location for a #FstStoreError
 *
 * Refuses a database that is not encrypted: it is another program's. An empty file is damaged, and
 * must not be opened: SQLite would take it for a new one and throw its log away.
 *
 * Returns: %TRUE if it is neither, else %FALSE with @error set
 */
gboolean
fst_folder_refuse_plain (const char *file, const FstDatabaseKind *kind, GError **error)
{
  char header[SALT_LENGTH];
  gint64 size;

  g_return_val_if_fail (file != NULL && kind != NULL, FALSE);

  size = read_header (file, header);
  if (size < 0)
    {
      fst_file_set_error (errno, "Opening the database", error);
      return FALSE;
    }
  if (memcmp (header, plain_header, SALT_LENGTH) == 0)
    {
      g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_FOREIGN,
                   "Opening the %s: it is a database without encryption, of another program",
                   kind->name);
      return FALSE;
    }
  if (size == 0)
    {
      g_set_error (error, FST_STORE_ERROR, (int) fst_database_kind_get_damage (kind),
                   "Opening the %s: the file is empty", kind->name);
      return FALSE;
    }
  return TRUE;
}

/* Takes the lock; tells an existing workspace from a folder that happens to have a register.db by
 * making the file only where there is none, and remembering it. */
static gboolean
take_lock (FstFolder *self, GError **error)
{
  g_autofree char *file = g_build_filename (self->path, LOCK_FILE, NULL);

  self->lock = g_open (file, O_RDWR | O_CLOEXEC, 0);
  if (self->lock < 0 && errno == ENOENT)
    {
      self->lock = g_open (file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      self->lock_is_new = self->lock >= 0;
    }
  if (self->lock < 0)
    {
      fst_file_set_error (errno, "Locking the workspace", error);
      return FALSE;
    }
  if (flock (self->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno == EWOULDBLOCK)
    g_set_error_literal (error, FST_STORE_ERROR, FST_STORE_ERROR_IN_USE,
                         "Opening the workspace: another program has it open");
  else
    fst_file_set_error (errno, "Locking the workspace", error);
  return FALSE;
}

/**
 * fst_folder_look:
 * @path: path of a workspace's folder
 * @error: return location for a #FstStoreError
 *
 * Finds a workspace without taking its lock, to read what another program may be writing.
 *
 * Returns: (transfer full): the folder, or %NULL with @error set
 */
FstFolder *
fst_folder_look (const char *path, GError **error)
{
  g_autoptr (FstFolder) self = NULL;
  g_autofree char *file = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_build_filename (path, FST_FOLDER_REGISTER, NULL);
  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND,
                   "Opening the workspace: there is none in %s", path);
      return NULL;
    }
  if (!fst_folder_refuse_plain (file, &FST_REGISTER_KIND, error))
    return NULL;
  self = g_new0 (FstFolder, 1);
  self->path = g_strdup (path);
  self->lock = -1;
  return g_steal_pointer (&self);
}

/**
 * fst_folder_lock:
 * @path: path of a workspace's folder
 * @error: return location for a #FstStoreError
 *
 * Takes the lock of a workspace. The file is locked as long as it is open, so that a program that
 * dies lets go of it.
 *
 * Returns: (transfer full): the folder, or %NULL with @error set
 */
FstFolder *
fst_folder_lock (const char *path, GError **error)
{
  g_autoptr (FstFolder) self = fst_folder_look (path, error);

  return self != NULL && take_lock (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * fst_folder_is_writable:
 * @self: a folder
 *
 * Tells whether files can be made in it: a read-only medium holds what nobody can change.
 *
 * Returns: %TRUE if they can
 */
gboolean
fst_folder_is_writable (FstFolder *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_access (self->path, W_OK) == 0;
}

/**
 * fst_folder_keep:
 * @self: a folder
 *
 * Says that the workspace has been opened: a lock file that was made for it stays.
 */
void
fst_folder_keep (FstFolder *self)
{
  g_return_if_fail (self != NULL);

  self->lock_is_new = FALSE;
}

/**
 * fst_folder_unlock:
 * @self: (transfer full): a folder
 *
 * Lets go of the lock.
 */
void
fst_folder_unlock (FstFolder *self)
{
  g_autofree char *file = NULL;

  g_return_if_fail (self != NULL);

  file = g_build_filename (self->path, LOCK_FILE, NULL);
  if (self->lock_is_new)
    g_unlink (file);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->path);
  g_free (self);
}

/**
 * fst_folder_get_file:
 * @self: a folder
 * @name: a name
 *
 * Gives the path of a file of the workspace.
 *
 * Returns: (transfer full): the path
 */
char *
fst_folder_get_file (FstFolder *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_build_filename (self->path, name, NULL);
}

static char *
checksum_file (const char *file)
{
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_get_contents (file, &contents, &length, NULL))
    return NULL;
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

/* Makes the page that only the passphrase opens. */
static gboolean
write_check (const char *file, const char *passphrase, GError **error)
{
  g_autofree char *new_file = g_strconcat (file, ".new", NULL);
  g_autofree char *stamp =
      g_strdup_printf ("PRAGMA application_id = %d", FST_CHECK_KIND.application_id);
  FstDatabase *database;
  gboolean written;

  g_unlink (new_file);
  database =
      fst_database_open (new_file, &FST_CHECK_KIND, passphrase, FST_DATABASE_OPEN_CREATE, error);
  if (database == NULL)
    return FALSE;
  written = fst_database_execute (database, stamp, error);
  fst_database_free (database);
  if (written && g_rename (new_file, file) == 0)
    return TRUE;
  if (written)
    fst_file_set_error (errno, "Writing " CHECK_FILE, error);
  g_unlink (new_file);
  return FALSE;
}

/**
 * fst_folder_seal:
 * @path: path of a folder with a register
 * @passphrase: the passphrase that opens it
 * @error: return location for a #FstStoreError
 *
 * Writes the two files that tell a wrong passphrase from a damaged register.
 *
 * Returns: %TRUE if they are written, else %FALSE with @error set
 */
gboolean
fst_folder_seal (const char *path, const char *passphrase, GError **error)
{
  g_autofree char *check_file = g_build_filename (path, CHECK_FILE, NULL);
  g_autofree char *info_file = g_build_filename (path, INFO_FILE, NULL);
  g_autofree char *register_file = g_build_filename (path, FST_FOLDER_REGISTER, NULL);
  g_autofree char *checksum = NULL;
  g_autofree char *salt = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GKeyFile) info = g_key_file_new ();
  g_autoptr (FstFileWriter) writer = NULL;
  char header[SALT_LENGTH];

  if (!write_check (check_file, passphrase, error))
    return FALSE;
  checksum = checksum_file (check_file);
  if (checksum == NULL || read_header (register_file, header) < 0)
    {
      fst_file_set_error (errno, "Reading the workspace", error);
      return FALSE;
    }
  salt = to_hex (header, SALT_LENGTH);
  g_key_file_set_string (info, INFO_GROUP, "Application", INFO_APPLICATION);
  g_key_file_set_integer (info, INFO_GROUP, "Format", INFO_FORMAT);
  g_key_file_set_string (info, INFO_GROUP, "RegisterSalt", salt);
  g_key_file_set_string (info, INFO_GROUP, "CheckSha256", checksum);
  contents = g_key_file_to_data (info, NULL, NULL);
  writer = fst_file_writer_new (info_file, error);
  return writer != NULL && fst_file_writer_write (writer, contents, strlen (contents), error)
         && fst_file_writer_finish (writer, error);
}

/* What workspace.info says; NULL if it is missing, unreadable or another program's. */
static GKeyFile *
read_info (FstFolder *self)
{
  g_autofree char *file = fst_folder_get_file (self, INFO_FILE);
  g_autoptr (GKeyFile) info = g_key_file_new ();
  g_autofree char *application = NULL;

  if (!g_key_file_load_from_file (info, file, G_KEY_FILE_NONE, NULL))
    return NULL;
  application = g_key_file_get_string (info, INFO_GROUP, "Application", NULL);
  return g_strcmp0 (application, INFO_APPLICATION) == 0 ? g_steal_pointer (&info) : NULL;
}

static gboolean
check_is_whole (FstFolder *self, GKeyFile *info)
{
  g_autofree char *file = fst_folder_get_file (self, CHECK_FILE);
  g_autofree char *expected = g_key_file_get_string (info, INFO_GROUP, "CheckSha256", NULL);
  g_autofree char *actual = checksum_file (file);

  return actual != NULL && g_strcmp0 (actual, expected) == 0;
}

static gboolean
salt_is_whole (FstFolder *self, GKeyFile *info, gint64 *size)
{
  g_autofree char *file = fst_folder_get_file (self, FST_FOLDER_REGISTER);
  g_autofree char *expected = g_key_file_get_string (info, INFO_GROUP, "RegisterSalt", NULL);
  g_autofree char *actual = NULL;
  char header[SALT_LENGTH];

  *size = read_header (file, header);
  actual = to_hex (header, SALT_LENGTH);
  return g_strcmp0 (actual, expected) == 0;
}

static gboolean
opens_check (FstFolder *self, const char *passphrase)
{
  g_autofree char *file = fst_folder_get_file (self, CHECK_FILE);
  g_autoptr (FstDatabase) database =
      fst_database_open (file, &FST_CHECK_KIND, passphrase, FST_DATABASE_OPEN_NORMAL, NULL);

  return database != NULL;
}

/**
 * fst_folder_is_sealed:
 * @self: a folder
 *
 * Tells whether the two files that tell a wrong passphrase from a damaged register are there and
 * fit.
 *
 * Returns: %TRUE if they do
 */
gboolean
fst_folder_is_sealed (FstFolder *self)
{
  g_autoptr (GKeyFile) info = NULL;
  gint64 size;

  g_return_val_if_fail (self != NULL, FALSE);

  info = read_info (self);
  return info != NULL && check_is_whole (self, info) && salt_is_whole (self, info, &size);
}

/**
 * fst_folder_explain:
 * @self: a folder whose register does not open
 * @passphrase: the passphrase that was tried
 * @error: (not optional): the error that tells why; set
 *
 * Finds out why a register does not open: a wrong passphrase and a damaged first page look the same
 * to SQLCipher. The salt in workspace.info shows another file in its place; passphrase.check shows
 * whether the passphrase is right. Where the latter is lost, a wrong passphrase is the likelier
 * reason and the message says what could not be told. Nothing is written.
 */
void
fst_folder_explain (FstFolder *self, const char *passphrase, GError **error)
{
  g_autoptr (GKeyFile) info = NULL;
  gint64 size = 0;

  g_return_if_fail (self != NULL && passphrase != NULL);
  g_return_if_fail (error != NULL && *error == NULL);

  info = read_info (self);
  if (info == NULL)
    g_set_error_literal (
        error, FST_STORE_ERROR, FST_STORE_ERROR_FOREIGN,
        "Opening the register: the folder is not a workspace of this program, or its " INFO_FILE
        " is lost and the passphrase is wrong");
  else if (!salt_is_whole (self, info, &size) || size % PAGE_LENGTH != 0)
    g_set_error_literal (
        error, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED,
        "Opening the register: the file is damaged or another one stands in its place");
  else if (!check_is_whole (self, info))
    g_set_error_literal (
        error, FST_STORE_ERROR, FST_STORE_ERROR_WRONG_PASSPHRASE,
        "Opening the register: the passphrase is wrong (or the file is damaged: " CHECK_FILE
        ", which would tell, is not whole)");
  else if (opens_check (self, passphrase))
    g_set_error_literal (error, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED,
                         "Opening the register: the passphrase is right, and the file is damaged");
  else
    g_set_error_literal (error, FST_STORE_ERROR, FST_STORE_ERROR_WRONG_PASSPHRASE,
                         "Opening the register: the passphrase is wrong");
}
