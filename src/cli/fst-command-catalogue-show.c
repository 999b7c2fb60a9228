#include <glib/gi18n.h>

#include "fst-article-json.h"
#include "fst-article-text.h"
#include "fst-case.h"
#include "fst-json-writing.h"
#include "fst-session.h"

static void
print_json (const FstArticle *article, GPtrArray *prices)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  fst_article_add_json (builder, article);
  json_builder_set_member_name (builder, "prices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < prices->len; i++)
    {
      const FstPricePoint *point = g_ptr_array_index (prices, i);

      json_builder_begin_object (builder);
      fst_json_add_integer (builder, "price", point->price);
      fst_json_add_string (builder, "currency", point->currency);
      fst_json_add_string (builder, "unit", point->unit);
      fst_json_add_day (builder, "from", &point->from);
      fst_json_add_day (builder, "until", &point->until);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  fst_command_print_json (root);
}

static void
print_prices (GPtrArray *prices)
{
  for (guint i = 0; i < prices->len; i++)
    {
      const FstPricePoint *point = g_ptr_array_index (prices, i);
      g_autofree char *price = fst_article_format_price (point->price, point->currency);
      g_autofree char *from = g_date_valid (&point->from) ? fst_date_format (&point->from) : NULL;
      g_autofree char *until =
          g_date_valid (&point->until) ? fst_date_format (&point->until) : NULL;

      g_print ("  %s–%s  %s\n", from ? from : "", until ? until : "", price);
    }
}

/* What is known, a field a line. */
static void
print_article (const FstArticle *article, GPtrArray *prices)
{
  g_autofree char *gone =
      g_date_valid (&article->gone_since) ? fst_date_format (&article->gone_since) : NULL;

  for (guint i = FST_CATALOGUE_FIELD_NONE + 1; i < FST_N_CATALOGUE_FIELDS; i++)
    {
      g_autofree char *text = fst_article_format_field (article, i);

      if (text)
        g_print ("%s: %s\n", fst_catalogue_field_get_title (i), text);
    }
  if (gone)
    /* Translators: followed by a colon and a day */
    g_print ("%s: %s\n", _ ("Gone since"), gone);
  if (prices->len == 0)
    return;
  g_print ("%s:\n", _ ("Prices"));
  print_prices (prices);
}

static int
run_show (FstCommandOptions *options, GStrv arguments)
{
  g_autofree char *supplier = NULL;
  const GOptionEntry entries[] = {
    { "supplier", 0, 0, G_OPTION_ARG_STRING, &supplier, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL, prices_result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (FstArticle) article = NULL;
  g_autoptr (GPtrArray) prices = NULL;
  int status;

  if (!fst_command_parse (&fst_catalogue_show_command, &rest, entries, 1, 1))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open_to_read (options, &status);
  if (!workspace)
    return status;
  fst_workspace_get_article_async (workspace, rest[0], supplier, NULL, fst_session_take_result,
                                   &result);
  article = fst_workspace_get_article_finish (workspace, fst_session_wait (&result), &error);
  if (!article)
    return fst_session_fail (error);
  fst_workspace_list_prices_async (workspace, article->device->article_number,
                                   article->device->supplier, NULL, fst_session_take_result,
                                   &prices_result);
  prices = fst_workspace_list_prices_finish (workspace, fst_session_wait (&prices_result), &error);
  if (!prices)
    return fst_session_fail (error);
  if (options->json)
    print_json (article, prices);
  else
    print_article (article, prices);
  return FST_EXIT_DONE;
}

const FstCommand fst_catalogue_show_command = {
  "catalogue show",
  "ARTICLE [--supplier NAME] [--json]",
  N_ ("Show everything that is known of an article, and what it has cost"),
  run_show,
};
