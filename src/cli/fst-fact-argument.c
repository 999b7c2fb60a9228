#include "fst-fact-argument.h"

#include <string.h>

#include "fst-vocabulary.h"

/* The value as the vocabulary's checking takes it: what can't be the fact's is left as text, which
 * it refuses with what is allowed. */
static GVariant *
parse_value (const FstFactSpec *spec, const char *text)
{
  gint64 number;

  if (spec && spec->type == FST_FACT_BOOLEAN
      && (g_str_equal (text, "true") || g_str_equal (text, "false")))
    return g_variant_new_boolean (g_str_equal (text, "true"));
  if (spec && spec->type == FST_FACT_INTEGER
      && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return g_variant_new_int64 (number);
  if (spec && spec->type == FST_FACT_SET)
    {
      g_auto (GStrv) members = g_strsplit (text, ",", -1);

      return g_variant_new_strv ((const char *const *) members, -1);
    }
  return g_variant_new_string (text);
}

static FstFacts *
add_fact (FstFacts *facts, const char *argument, GError **error)
{
  const char *equals = strchr (argument, '=');
  g_autofree char *name = equals ? g_strndup (argument, (gsize) (equals - argument)) : NULL;
  g_autoptr (GVariant) value = NULL;

  if (!name)
    {
      g_set_error (error, FST_CASE_ERROR, FST_CASE_ERROR_VALUE, "“%s” is not NAME=VALUE", argument);
      return NULL;
    }
  value =
      fst_fact_check_value (name, parse_value (fst_vocabulary_find_fact (name), equals + 1), error);
  return value ? fst_facts_with (facts, name, value, FST_FACT_SOURCE_CASE) : NULL;
}

/**
 * fst_fact_arguments_read:
 * @arguments: (nullable): NAME=VALUE each; of a fact that is given twice the last holds
 * @error: return location
 *
 * Reads facts from the command line.
 *
 * Returns: (transfer full): the facts, or NULL with an error of %FST_CASE_ERROR that names what is
 * allowed
 */
FstFacts *
fst_fact_arguments_read (const char *const *arguments, GError **error)
{
  FstFacts *facts = fst_facts_new ();

  for (guint i = 0; arguments && arguments[i]; i++)
    {
      FstFacts *more = add_fact (facts, arguments[i], error);

      fst_facts_unref (facts);
      if (!more)
        {
          g_prefix_error_literal (error, "--fact: ");
          return NULL;
        }
      facts = more;
    }
  return facts;
}
