/* What a workspace's catalogue is asked for. */

#include "fst-workspace-private.h"

/**
 * fst_workspace_search_async:
 * @self: an open workspace
 * @text: words, parts of a code in any spelling, or both; any text is safe
 * @limit: how many devices to give at most
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Finds devices, best first.
 */
void
fst_workspace_search_async (FstWorkspace *self,
                            const char *text,
                            guint limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task =
      fst_workspace_new_task (self, fst_workspace_search_async, cancellable, callback, user_data);

  fst_catalogue_search_async (fst_store_get_catalogue (fst_workspace_get_store (self)), text, 0,
                              limit, cancellable, fst_workspace_keep_answer, task);
}

/**
 * fst_workspace_search_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @total: (out) (optional): how many there are in all; 1001 stands for more than 1000
 * @error: return location
 *
 * Ends fst_workspace_search_async().
 *
 * Returns: (transfer full) (element-type FstDevice): the devices, or NULL with an error of
 * %FST_STORE_ERROR
 */
GPtrArray *
fst_workspace_search_finish (FstWorkspace *self, GAsyncResult *result, guint *total, GError **error)
{
  gpointer catalogue;
  g_autoptr (GAsyncResult) answer = fst_workspace_take_answer (result, &catalogue, error);
  g_autoptr (FstCatalogueHits) hits =
      answer ? fst_catalogue_search_finish (catalogue, answer, error) : NULL;

  if (!hits)
    return NULL;
  if (total)
    *total = hits->total + (hits->more ? 1 : 0);
  return g_ptr_array_ref (hits->devices);
}

/**
 * fst_workspace_get_article_async:
 * @self: an open workspace
 * @article_number: an article number
 * @supplier: (nullable): its supplier; NULL where the number alone says which
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Gets an article of the catalogue, with everything that is known of it. Where several have the
 * number, it is the one that a search would show first.
 */
void
fst_workspace_get_article_async (FstWorkspace *self,
                                 const char *article_number,
                                 const char *supplier,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = fst_workspace_new_task (self, fst_workspace_get_article_async, cancellable,
                                        callback, user_data);

  fst_catalogue_get_article_async (fst_store_get_catalogue (fst_workspace_get_store (self)),
                                   article_number, supplier, cancellable, fst_workspace_keep_answer,
                                   task);
}

/**
 * fst_workspace_get_article_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_get_article_async().
 *
 * Returns: (transfer full): the article, or NULL with %FST_STORE_ERROR_NOT_FOUND or another error
 */
FstArticle *
fst_workspace_get_article_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  gpointer catalogue;
  g_autoptr (GAsyncResult) answer = fst_workspace_take_answer (result, &catalogue, error);

  return answer ? fst_catalogue_get_article_finish (catalogue, answer, error) : NULL;
}

/**
 * fst_workspace_get_device_async:
 * @self: an open workspace
 * @article_number: an article number
 * @supplier: (nullable): whose it is, where several have the number
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Gets what a prescription freezes of an article of the catalogue.
 */
void
fst_workspace_get_device_async (FstWorkspace *self,
                                const char *article_number,
                                const char *supplier,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  fst_workspace_get_article_async (self, article_number, supplier, cancellable, callback,
                                   user_data);
}

/**
 * fst_workspace_get_device_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_get_device_async().
 *
 * Returns: (transfer full): the device, or NULL with %FST_STORE_ERROR_NOT_FOUND or another error
 */
FstDevice *
fst_workspace_get_device_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  g_autoptr (FstArticle) article = fst_workspace_get_article_finish (self, result, error);

  return article ? fst_device_ref (article->device) : NULL;
}

/**
 * fst_workspace_list_prices_async:
 * @self: an open workspace
 * @article_number: an article number
 * @supplier: (nullable): its supplier; NULL where the number alone says which
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Lists what an article costs and has cost.
 */
void
fst_workspace_list_prices_async (FstWorkspace *self,
                                 const char *article_number,
                                 const char *supplier,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = fst_workspace_new_task (self, fst_workspace_list_prices_async, cancellable,
                                        callback, user_data);

  fst_catalogue_list_prices_async (fst_store_get_catalogue (fst_workspace_get_store (self)),
                                   article_number, supplier, cancellable, fst_workspace_keep_answer,
                                   task);
}

/**
 * fst_workspace_list_prices_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_list_prices_async().
 *
 * Returns: (transfer full) (element-type FstPricePoint): the prices, the newest first; none where
 * there is no such article, or no price of it; NULL with an error of %FST_STORE_ERROR
 */
GPtrArray *
fst_workspace_list_prices_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  gpointer catalogue;
  g_autoptr (GAsyncResult) answer = fst_workspace_take_answer (result, &catalogue, error);

  return answer ? fst_catalogue_list_prices_finish (catalogue, answer, error) : NULL;
}
