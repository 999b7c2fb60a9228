#pragma once

#include "fst-catalogue-reader.h"
#include "temporary-file.h"

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
