#include <glib/gi18n.h>
#include <string.h>

#include "fst-iso-code.h"
#include "fst-iso-edition.h"
#include "fst-json-writing.h"
#include "fst-session.h"

#define LEVELS 3

/* The edition that an option names; NULL where it names none. */
static gboolean
read_edition (const char *text, const char **edition)
{
  *edition = text ? fst_iso_edition_parse (text) : NULL;
  if (!text || *edition)
    return TRUE;
  fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("--edition takes 2016 or 2022"));
  return FALSE;
}

/* The code that the arguments make together; NULL after saying that they make none. */
static char *
read_code (GStrv arguments)
{
  g_autofree char *text = g_strjoinv (" ", arguments);
  char *code = fst_iso_code_parse (text);

  if (!code)
    fst_command_fail_text (FST_EXIT_UNUSABLE,
                           _ ("“%s” is not an ISO code of two, four or six digits"), text);
  return code;
}

/* The classification can be asked for without a workspace: then it is the shipped tree. */
static gboolean
open_if_given (FstCommandOptions *options, FstWorkspace **workspace, int *status)
{
  *workspace = NULL;
  if (!options->workspace && !options->passphrase_file)
    return TRUE;
  *workspace = fst_session_open_to_read (options, status);
  return *workspace != NULL;
}

static FstIsoTables *
get_tables (FstWorkspace *workspace)
{
  return workspace ? fst_workspace_get_iso_tables (workspace) : NULL;
}

/* Without an edition the first one that has the code. */
static FstIsoNode *
find_code (FstIsoTables *tables, const char *edition, const char *code)
{
  FstIsoNode *node = fst_iso_tree_find (tables, edition ? edition : FST_ISO_EDITION_DEFAULT, code);

  if (!node && !edition)
    node = fst_iso_tree_find (tables, fst_iso_edition_get_other (FST_ISO_EDITION_DEFAULT), code);
  return node;
}

static int
fail_unknown (const char *edition, const char *code)
{
  g_autofree char *written = fst_iso_code_format (code);

  if (g_strcmp0 (edition, FST_ISO_EDITION_2022) == 0)
    return fst_command_fail_text (
        FST_EXIT_UNUSABLE,
        _ ("no code %s of ISO 9999:2022 is known here; titles or a mapping that name it can be "
           "read in"),
        written);
  return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("ISO 9999:%s has no code %s"),
                                FST_ISO_EDITION_2016, written);
}

static void
add_node (JsonBuilder *builder, const FstIsoNode *node)
{
  fst_json_add_string (builder, "code", node->code);
  fst_json_add_string (builder, "title", node->title);
  fst_json_add_string (builder, "title-status", fst_iso_title_status_to_id (node->title_status));
  fst_json_add_string (builder, "title-en", node->title_en);
}

static void
print_node (const FstIsoNode *node, guint indent)
{
  g_autofree char *written = fst_iso_code_format (node->code);

  g_print ("%*s%s", (int) indent, "", written);
  if (node->title)
    g_print ("  %s", node->title);
  g_print ("  (%s)\n", fst_iso_title_status_get_label (node->title_status));
}

/* The classes, subclasses and the code itself, from the top. */
static GPtrArray *
list_path (FstIsoTables *tables, const FstIsoNode *node)
{
  GPtrArray *path = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_iso_node_free);

  for (gsize length = 2; length <= strlen (node->code); length += 2)
    {
      g_autofree char *code = g_strndup (node->code, length);
      FstIsoNode *above = fst_iso_tree_find (tables, node->edition, code);

      if (above)
        g_ptr_array_add (path, above);
    }
  return path;
}

static void
add_counterpart (JsonBuilder *builder,
                 FstIsoTables *tables,
                 const char *edition,
                 const FstIsoChange *change)
{
  const char *code = fst_iso_change_get_code (change, edition);
  g_autoptr (FstIsoNode) node = code ? fst_iso_tree_find (tables, edition, code) : NULL;

  json_builder_begin_object (builder);
  if (node)
    add_node (builder, node);
  else
    fst_json_add_string (builder, "code", code);
  fst_json_add_string (builder, "change", change->change);
  json_builder_end_object (builder);
}

static void
print_code_json (FstIsoTables *tables, const FstIsoNode *node, gint64 n_articles)
{
  const char *other = fst_iso_edition_get_other (node->edition);
  g_autoptr (GPtrArray) path = list_path (tables, node);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "edition", node->edition);
  add_node (builder, node);
  json_builder_set_member_name (builder, "path");
  json_builder_begin_array (builder);
  for (guint i = 0; i < path->len; i++)
    {
      json_builder_begin_object (builder);
      add_node (builder, g_ptr_array_index (path, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  fst_json_add_string (builder, "other-edition", other);
  json_builder_set_member_name (builder, "counterparts");
  if (tables && tables->changes->len > 0)
    {
      g_autoptr (GPtrArray) changes =
          fst_iso_tables_list_changes (tables, node->edition, node->code);

      json_builder_begin_array (builder);
      for (guint i = 0; i < changes->len; i++)
        add_counterpart (builder, tables, other, g_ptr_array_index (changes, i));
      json_builder_end_array (builder);
    }
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "articles");
  if (n_articles >= 0)
    json_builder_add_int_value (builder, n_articles);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  fst_command_print_json (root);
}

static void
print_change (FstIsoTables *tables, const char *edition, const FstIsoChange *change)
{
  const char *code = fst_iso_change_get_code (change, edition);
  g_autoptr (FstIsoNode) node = code ? fst_iso_tree_find (tables, edition, code) : NULL;
  g_autofree char *written = code ? fst_iso_code_format (code) : g_strdup (_ ("no code"));

  /* Translators: the year of an edition, and the code that it has there */
  g_print (_ ("ISO 9999:%s: %s"), edition, written);
  if (node && node->title)
    g_print ("  %s  (%s)", node->title, fst_iso_title_status_get_label (node->title_status));
  if (change->change)
    g_print ("  – %s", change->change);
  g_print ("\n");
}

static void
print_changes (FstIsoTables *tables, const FstIsoNode *node)
{
  const char *other = fst_iso_edition_get_other (node->edition);
  g_autoptr (GPtrArray) changes = NULL;

  if (!tables || tables->changes->len == 0)
    {
      g_print (_ ("ISO 9999:%s: not known, since no mapping has been read in\n"), other);
      return;
    }
  changes = fst_iso_tables_list_changes (tables, node->edition, node->code);
  for (guint i = 0; i < changes->len; i++)
    print_change (tables, other, g_ptr_array_index (changes, i));
  if (changes->len == 0)
    g_print (_ ("ISO 9999:%s: the mapping says nothing of this code\n"), other);
}

static void
print_code (FstIsoTables *tables, const FstIsoNode *node, gint64 n_articles)
{
  g_autoptr (GPtrArray) path = list_path (tables, node);

  g_print ("ISO 9999:%s\n", node->edition);
  for (guint i = 0; i < path->len; i++)
    print_node (g_ptr_array_index (path, i), 0);
  if (node->title_en)
    g_print ("%s\n", node->title_en);
  print_changes (tables, node);
  if (n_articles >= 0)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n_articles);

      g_print (ngettext ("%s article in the catalogue\n", "%s articles in the catalogue\n",
                         (gulong) n_articles),
               number);
    }
}

static int
run_show (FstCommandOptions *options, GStrv arguments)
{
  g_autofree char *edition_text = NULL;
  const GOptionEntry entries[] = {
    { "edition", 0, 0, G_OPTION_ARG_STRING, &edition_text, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *code = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (FstIsoNode) node = NULL;
  const char *edition;
  gint64 n_articles = -1;
  int status;

  if (!fst_command_parse (&fst_iso_show_command, &rest, entries, 1, LEVELS)
      || !read_edition (edition_text, &edition) || !(code = read_code (rest)))
    return FST_EXIT_UNUSABLE;
  if (!open_if_given (options, &workspace, &status))
    return status;
  node = find_code (get_tables (workspace), edition, code);
  if (!node)
    return fail_unknown (edition, code);
  if (workspace)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      fst_workspace_count_iso_code_async (workspace, code, NULL, fst_session_take_result, &result);
      n_articles =
          fst_workspace_count_iso_code_finish (workspace, fst_session_wait (&result), &error);
      if (n_articles < 0)
        return fst_session_fail (error);
    }
  if (options->json)
    print_code_json (get_tables (workspace), node, n_articles);
  else
    print_code (get_tables (workspace), node, n_articles);
  return FST_EXIT_DONE;
}

const FstCommand fst_iso_show_command = {
  "iso show",
  "CODE [--edition 2016|2022] [--json]",
  N_ ("Show a code of ISO 9999: titles, what it is in the other edition, its articles"),
  run_show,
};

static void
add_children (
    JsonBuilder *builder, FstIsoTables *tables, const char *edition, const char *code, int depth)
{
  g_autoptr (GPtrArray) children = fst_iso_tree_list_children (tables, edition, code);

  json_builder_begin_array (builder);
  for (guint i = 0; i < children->len; i++)
    {
      const FstIsoNode *child = g_ptr_array_index (children, i);

      json_builder_begin_object (builder);
      add_node (builder, child);
      if (depth > 1)
        {
          json_builder_set_member_name (builder, "children");
          add_children (builder, tables, edition, child->code, depth - 1);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_children (
    FstIsoTables *tables, const char *edition, const char *code, guint indent, int depth)
{
  g_autoptr (GPtrArray) children = fst_iso_tree_list_children (tables, edition, code);

  for (guint i = 0; depth > 0 && i < children->len; i++)
    {
      const FstIsoNode *child = g_ptr_array_index (children, i);

      print_node (child, indent);
      print_children (tables, edition, child->code, indent + 2, depth - 1);
    }
}

static void
print_tree_json (FstIsoTables *tables, const char *edition, const FstIsoNode *top, int depth)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "edition", edition);
  if (top)
    add_node (builder, top);
  json_builder_set_member_name (builder, "children");
  add_children (builder, tables, edition, top ? top->code : NULL, depth);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  fst_command_print_json (root);
}

static int
run_tree (FstCommandOptions *options, GStrv arguments)
{
  g_autofree char *edition_text = NULL;
  int depth = LEVELS;
  const GOptionEntry entries[] = {
    { "edition", 0, 0, G_OPTION_ARG_STRING, &edition_text, NULL, NULL },
    { "depth", 0, 0, G_OPTION_ARG_INT, &depth, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *code = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (FstIsoNode) top = NULL;
  const char *edition;
  int status;

  if (!fst_command_parse (&fst_iso_tree_command, &rest, entries, 0, LEVELS)
      || !read_edition (edition_text, &edition) || (rest[0] && !(code = read_code (rest))))
    return FST_EXIT_UNUSABLE;
  if (depth < 1 || depth > LEVELS)
    return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("--depth takes a number from 1 to 3"));
  if (!open_if_given (options, &workspace, &status))
    return status;
  if (code && !(top = find_code (get_tables (workspace), edition, code)))
    return fail_unknown (edition, code);
  if (top)
    edition = top->edition;
  else if (!edition)
    edition = FST_ISO_EDITION_DEFAULT;
  if (options->json)
    print_tree_json (get_tables (workspace), edition, top, depth);
  else
    {
      if (top)
        print_node (top, 0);
      print_children (get_tables (workspace), edition, code, top ? 2 : 0, depth);
    }
  return FST_EXIT_DONE;
}

const FstCommand fst_iso_tree_command = {
  "iso tree",
  "[CODE] [--edition 2016|2022] [--depth N] [--json]",
  N_ ("List the codes of ISO 9999, or those under a code"),
  run_tree,
};
