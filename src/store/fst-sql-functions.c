#include "fst-sql-functions.h"

#include "fst-article-place.h"
#include "fst-swedish.h"

static const char *
text_or_null (sqlite3_value *value)
{
  return (const char *) sqlite3_value_text (value);
}

/* swedish_key(text): the key that sorts a text in Swedish order. */
static void
sql_swedish_key (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = text_or_null (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, fst_swedish_key (text), -1, g_free);
}

/* folded(text): the text without the difference between capitals and small letters, in any script.
 */
static void
sql_folded (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = text_or_null (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, fst_swedish_fold (text), -1, g_free);
}

/* article_place(example, agreement, rank, accessory, discontinued, name, article_number): the key
 * that sorts articles as they are shown. */
static void
sql_article_place (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const FstDevice device = {
    .example = sqlite3_value_int (values[0]) != 0,
    .agreement = (char *) text_or_null (values[1]),
    .rank = sqlite3_value_type (values[2]) == SQLITE_NULL ? -1 : sqlite3_value_int (values[2]),
    .accessory = sqlite3_value_int (values[3]) != 0,
    .discontinued = sqlite3_value_int (values[4]) != 0,
    .name = (char *) text_or_null (values[5]),
    .article_number = (char *) text_or_null (values[6]),
  };

  sqlite3_result_text (context, fst_article_place (&device), -1, g_free);
}

/**
 * fst_sql_functions_add:
 * @handle: a connection
 *
 * Adds our own functions to what a connection's SQL may use.
 *
 * Returns: %TRUE if they are there
 */
gboolean
fst_sql_functions_add (sqlite3 *handle)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

  static const struct
  {
    const char *name;
    int n_values;
    void (*function) (sqlite3_context *context, int n_values, sqlite3_value **values);
  } functions[] = {
    { "swedish_key", 1, sql_swedish_key },
    { "folded", 1, sql_folded },
    { "article_place", 7, sql_article_place },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (sqlite3_create_function_v2 (handle, functions[i].name, functions[i].n_values, flags, NULL,
                                    functions[i].function, NULL, NULL, NULL)
        != SQLITE_OK)
      return FALSE;
  return TRUE;
}
