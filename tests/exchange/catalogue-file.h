#pragma once

#include "fst-catalogue-reader.h"

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
  GFile *file = g_file_new_tmp ("assortment-XXXXXX.csv", &stream, &error);
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

/* Reads the whole file as the plan says, or as is guessed; the error is the reader's. */
static inline GPtrArray *
read_planned (GFile *file, FstImportPlan *plan, FstCatalogueReader **reader, GError **error)
{
  g_autoptr (GPtrArray) articles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_unref);
  g_autoptr (FstCatalogueReader) opened = fst_catalogue_reader_open (file, plan, NULL, error);
  FstArticle *article = NULL;

  if (opened == NULL)
    return NULL;
  do
    {
      if (!fst_catalogue_reader_next (opened, &article, NULL, error))
        return NULL;
      if (article != NULL)
        g_ptr_array_add (articles, article);
    }
  while (article != NULL);
  if (reader != NULL)
    *reader = g_steal_pointer (&opened);
  return g_steal_pointer (&articles);
}

static inline GPtrArray *
read_file (GFile *file, FstCatalogueReader **reader, GError **error)
{
  return read_planned (file, NULL, reader, error);
}

static inline FstArticle *
article_at (GPtrArray *articles, guint index)
{
  g_assert_cmpuint (index, <, articles->len);
  return articles->pdata[index];
}

static inline FstDevice *
device_at (GPtrArray *articles, guint index)
{
  return article_at (articles, index)->device;
}
