#include "fst-list-argument.h"

#include <string.h>

#include "fst-code-list-reader.h"

/* A list is named as NAME[@OWNER]=FILE; a JSON file that says its name and owner itself as FILE.
 * The owner is the region of the document whose annex it is, unless another is given. */
static FstCodeList *
read_list (FstRules *rules, const char *argument, GError **error)
{
  const char *equals = strchr (argument, '=');
  g_autofree char *name = equals ? g_strndup (argument, (gsize) (equals - argument)) : NULL;
  char *at = name ? strchr (name, '@') : NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (equals ? equals + 1 : argument);
  GPtrArray *policies = fst_rules_get_policies (rules);
  FstCodeList header = { .name = name };

  if (at)
    {
      *at = '\0';
      header.owner = at + 1;
    }
  for (guint i = 0; name && !at && i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);

      if (g_str_has_prefix (name, policy->id) && name[strlen (policy->id)] == '/')
        header.owner = policy->region;
    }
  return fst_code_list_read (file, &header, NULL, error);
}

/**
 * fst_list_arguments_read:
 * @arguments: (nullable): NAME[@OWNER]=FILE or FILE each
 * @error: return location
 *
 * Reads lists of ISO codes that are named on the command line.
 *
 * Returns: (transfer full): the documents that come with the program with those lists beside them,
 * or NULL with an error of the file that can't be used
 */
FstRules *
fst_list_arguments_read (const char *const *arguments, GError **error)
{
  g_autoptr (FstRules) rules = fst_rules_new (error);
  g_autoptr (GPtrArray) lists =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_list_unref);

  for (guint i = 0; rules && arguments && arguments[i]; i++)
    {
      FstCodeList *list = read_list (rules, arguments[i], error);

      if (!list)
        return NULL;
      g_ptr_array_add (lists, list);
    }
  return rules && fst_rules_set_lists (rules, lists, error) ? g_steal_pointer (&rules) : NULL;
}
