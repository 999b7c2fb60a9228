#include "fst-iso-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fst-classification.h"
#include "fst-iso-code.h"
#include "fst-iso-edition.h"

static FstIsoNode *
node_new (FstIsoTables *tables, const char *edition, const char *code)
{
  const FstIsoEntry *entry =
      g_str_equal (edition, FST_ISO_EDITION_2016) ? fst_classification_lookup (code) : NULL;
  const char *official = tables != NULL ? fst_iso_tables_find_title (tables, edition, code) : NULL;
  FstIsoNode *self = g_new0 (FstIsoNode, 1);

  self->edition = g_strdup (edition);
  self->code = g_strdup (code);
  if (official != NULL)
    {
      self->title = g_strdup (official);
      self->title_status = FST_ISO_TITLE_OFFICIAL;
    }
  else if (entry != NULL)
    {
      self->title = g_strdup (entry->title_sv);
      self->title_status =
          entry->title_sv_published ? FST_ISO_TITLE_PUBLISHED : FST_ISO_TITLE_TRANSLATED;
    }
  if (entry != NULL)
    self->title_en = g_strdup (entry->title_en);
  return self;
}

/**
 * fst_iso_node_free:
 * @self: (transfer full): a node
 *
 * Frees a node.
 */
void
fst_iso_node_free (FstIsoNode *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->edition);
  g_free (self->code);
  g_free (self->title);
  g_free (self->title_en);
  g_free (self);
}

/* The codes of an edition of which there is no shipped tree: those that are named, and those above
 * them. */
static GPtrArray *
list_named (FstIsoTables *tables, const char *edition, const char *above, gsize length)
{
  GPtrArray *named = tables != NULL ? fst_iso_tables_get_codes (tables, edition) : NULL;
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; named != NULL && i < named->len; i++)
    {
      const char *code = g_ptr_array_index (named, i);
      const char *last = codes->len > 0 ? g_ptr_array_index (codes, codes->len - 1) : NULL;

      if (strlen (code) >= length && g_str_has_prefix (code, above)
          && (last == NULL || strncmp (last, code, length) != 0))
        g_ptr_array_add (codes, g_strndup (code, length));
    }
  return codes;
}

/**
 * fst_iso_tree_find:
 * @tables: (nullable): what the region has read in
 * @edition: an edition; one that is not told apart has no codes
 * @code: a valid code
 *
 * Finds a code of an edition.
 *
 * Returns: (transfer full) (nullable): the code with its title, or %NULL where the edition does not
 * have it, or it is not known to
 */
FstIsoNode *
fst_iso_tree_find (FstIsoTables *tables, const char *edition, const char *code)
{
  g_autoptr (GPtrArray) named = NULL;

  g_return_val_if_fail (edition != NULL, NULL);
  g_return_val_if_fail (fst_iso_code_is_valid (code), NULL);

  if (fst_iso_edition_parse (edition) == NULL)
    return NULL;
  if (g_str_equal (edition, FST_ISO_EDITION_2016))
    return fst_classification_lookup (code) != NULL ? node_new (tables, edition, code) : NULL;
  named = list_named (tables, edition, code, strlen (code));
  return named->len > 0 ? node_new (tables, edition, code) : NULL;
}

/**
 * fst_iso_tree_list_children:
 * @tables: (nullable): what the region has read in
 * @edition: an edition
 * @code: (nullable): a valid code; %NULL for the classes
 *
 * Lists the codes one level below a code, in order.
 *
 * Returns: (transfer full) (element-type FstIsoNode): the codes
 */
GPtrArray *
fst_iso_tree_list_children (FstIsoTables *tables, const char *edition, const char *code)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_iso_node_free);
  const char *above = code != NULL ? code : "";

  g_return_val_if_fail (fst_iso_edition_parse (edition) != NULL, nodes);
  g_return_val_if_fail (code == NULL || fst_iso_code_is_valid (code), nodes);

  if (g_str_equal (edition, FST_ISO_EDITION_2016))
    {
      g_autoptr (GPtrArray) entries = fst_classification_list_children (code);

      for (guint i = 0; i < entries->len; i++)
        g_ptr_array_add (
            nodes, node_new (tables, edition, ((const FstIsoEntry *) entries->pdata[i])->code));
    }
  else
    {
      g_autoptr (GPtrArray) codes = list_named (tables, edition, above, strlen (above) + 2);

      for (guint i = 0; i < codes->len; i++)
        g_ptr_array_add (nodes, node_new (tables, edition, codes->pdata[i]));
    }
  return nodes;
}

/**
 * fst_iso_title_status_to_id:
 * @status: where a title is from
 *
 * Gives the word for JSON.
 *
 * Returns: (transfer none): the word
 */
const char *
fst_iso_title_status_to_id (FstIsoTitleStatus status)
{
  static const char *const ids[] = {
    [FST_ISO_TITLE_UNKNOWN] = "unknown",
    [FST_ISO_TITLE_TRANSLATED] = "translated",
    [FST_ISO_TITLE_PUBLISHED] = "published",
    [FST_ISO_TITLE_OFFICIAL] = "official",
  };

  g_return_val_if_fail (status < G_N_ELEMENTS (ids), NULL);

  return ids[status];
}

/**
 * fst_iso_title_status_get_label:
 * @status: where a title is from
 *
 * Says where a title is from, in a few words.
 *
 * Returns: (transfer none): the words in the user's language
 */
const char *
fst_iso_title_status_get_label (FstIsoTitleStatus status)
{
  switch (status)
    {
    case FST_ISO_TITLE_TRANSLATED:
      return _ ("our own translation, not official");
    case FST_ISO_TITLE_PUBLISHED:
      return _ ("published by an authority");
    case FST_ISO_TITLE_OFFICIAL:
      return _ ("official title");
    case FST_ISO_TITLE_UNKNOWN:
    default:
      return _ ("no title is known");
    }
}
