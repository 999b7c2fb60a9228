#include "fst-file.h"

#include "fst-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _FstFileWriter
{
  char *path;
  char *temporary; /* beside the target; NULL when it has become the target */
  int fd;
};

/**
 * fst_file_set_error:
 * @number: an errno
 * @action: what was done: "Writing register.db"
 * @error: return location for a #FstStoreError
 *
 * Sets an error from an errno.
 */
void
fst_file_set_error (int number, const char *action, GError **error)
{
  FstStoreError code = number == ENOSPC || number == EDQUOT ? FST_STORE_ERROR_FULL
                       : number == EEXIST                   ? FST_STORE_ERROR_EXISTS
                       : number == ENOENT                   ? FST_STORE_ERROR_NOT_FOUND
                                                            : FST_STORE_ERROR_IO;

  g_set_error (error, FST_STORE_ERROR, code, "%s: %s", action, g_strerror (number));
}

/**
 * fst_file_create:
 * @path: a path where nothing is
 * @error: return location for a #FstStoreError
 *
 * Makes an empty file that only its owner can read and write.
 *
 * Returns: %TRUE if it was made, else %FALSE with @error set
 */
gboolean
fst_file_create (const char *path, GError **error)
{
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);

  fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      fst_file_set_error (errno, "Making a file", error);
      return FALSE;
    }
  return g_close (fd, error);
}

/**
 * fst_file_sync_folder:
 * @folder: path of a folder
 * @error: return location for a #FstStoreError
 *
 * Waits until the names in a folder are on the disk.
 *
 * Returns: %TRUE when they are, else %FALSE with @error set
 */
gboolean
fst_file_sync_folder (const char *folder, GError **error)
{
  g_autofd int fd = -1;

  g_return_val_if_fail (folder != NULL, FALSE);

  fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  /* Some file systems can't sync a folder and say EINVAL: there is nothing to wait for then. */
  if (fd < 0 || (fsync (fd) != 0 && errno != EINVAL))
    {
      fst_file_set_error (errno, "Writing a folder", error);
      return FALSE;
    }
  return TRUE;
}

/**
 * fst_file_writer_new:
 * @path: where the file is to be
 * @error: return location for a #FstStoreError
 *
 * Begins to write a file that replaces what is at @path only when it is whole.
 *
 * Returns: (transfer full): the writer, or %NULL with @error set
 */
FstFileWriter *
fst_file_writer_new (const char *path, GError **error)
{
  g_autoptr (FstFileWriter) self = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (FstFileWriter, 1);
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  self->path = g_strdup (path);
  self->temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      fst_file_set_error (errno, "Making a file", error);
      g_clear_pointer (&self->temporary, g_free);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * fst_file_writer_write:
 * @self: a writer
 * @data: bytes
 * @length: how many
 * @error: return location for a #FstStoreError
 *
 * Writes more of the file.
 *
 * Returns: %TRUE if all was written, else %FALSE with @error set
 */
gboolean
fst_file_writer_write (FstFileWriter *self, const void *data, gsize length, GError **error)
{
  const char *bytes = data;

  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  while (length > 0)
    {
      gssize written = write (self->fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          fst_file_set_error (errno, "Writing a file", error);
          return FALSE;
        }
      bytes += written;
      length -= written;
    }
  return TRUE;
}

/**
 * fst_file_writer_finish:
 * @self: a writer
 * @error: return location for a #FstStoreError
 *
 * Puts the file in its place, once it is on the disk.
 *
 * Returns: %TRUE when it is there, else %FALSE with @error set
 */
gboolean
fst_file_writer_finish (FstFileWriter *self, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  folder = g_path_get_dirname (self->path);
  if (fsync (self->fd) != 0 || g_rename (self->temporary, self->path) != 0)
    {
      fst_file_set_error (errno, "Writing a file", error);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);
  return fst_file_sync_folder (folder, error);
}

/**
 * fst_file_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees a writer; a file that was not finished goes away.
 */
void
fst_file_writer_free (FstFileWriter *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
