#pragma once

#include <gio/gio.h>

#include <string.h>

/* A file in the temporary folder that is gone after the test. */
typedef GFile TemporaryFile;

static inline void
temporary_file_delete (TemporaryFile *file)
{
  g_file_delete (file, NULL, NULL);
  g_object_unref (file);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TemporaryFile, temporary_file_delete)

static inline TemporaryFile *
write_bytes (const void *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  /* The name says nothing true: the content does. */
  GFile *file = g_file_new_tmp ("table-XXXXXX.png", &stream, &error);

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), bytes, length,
                             NULL, NULL, &error);
  g_assert_no_error (error);
  g_io_stream_close (G_IO_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
  return file;
}

static inline TemporaryFile *
write_text (const char *text)
{
  return write_bytes (text, strlen (text));
}

/* Takes the bytes over. */
static inline TemporaryFile *
write_taken (GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  TemporaryFile *file = write_bytes (data, length);

  g_bytes_unref (bytes);
  return file;
}
