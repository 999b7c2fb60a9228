#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the commands of the command line share: exit statuses, options that stand anywhere, output.
 */

enum
{
  FST_EXIT_DONE = 0,
  FST_EXIT_REFUSED = 1,  /* understood, and refused with a reason */
  FST_EXIT_UNUSABLE = 2, /* the input can't be used */
};

typedef struct
{
  char *workspace;       /* (nullable): --workspace */
  char *passphrase_file; /* (nullable): --passphrase-file */
  gboolean json;         /* --json */
} FstCommandOptions;

typedef struct
{
  const char *name;      /* "policy list" */
  const char *arguments; /* "ISO-CODE …", for the usage line */
  const char *summary;   /* one line, translatable */
  int (*run) (FstCommandOptions *options, GStrv arguments);
} FstCommand;

extern const FstCommand fst_assess_command, fst_facts_command;
extern const FstCommand fst_priority_command;
extern const FstCommand fst_policy_list_command, fst_policy_show_command, fst_policy_check_command,
    fst_policy_coverage_command;
extern const FstCommand fst_policy_confirm_command, fst_policy_revoke_command;
extern const FstCommand fst_init_command, fst_check_command, fst_backup_command;
extern const FstCommand fst_catalogue_import_command, fst_catalogue_search_command,
    fst_catalogue_show_command;
extern const FstCommand fst_catalogue_sources_command, fst_catalogue_remove_command;
extern const FstCommand fst_prescribe_command, fst_register_list_command, fst_register_show_command;
extern const FstCommand fst_export_pdf_command;
extern const FstCommand fst_lists_import_command, fst_lists_list_command, fst_lists_remove_command;
extern const FstCommand fst_who_pays_command;
extern const FstCommand fst_iso_show_command, fst_iso_tree_command;
extern const FstCommand fst_iso_import_titles_command, fst_iso_import_mapping_command,
    fst_iso_remove_titles_command, fst_iso_remove_mapping_command;

int fst_command_fail (int status, const GError *error);
int fst_command_fail_text (int status, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean fst_command_parse (
    const FstCommand *self, GStrv *arguments, const GOptionEntry *entries, guint least, guint most);
gboolean fst_command_read_day (const char *option, const char *text, GDate *day);
void fst_command_print_json (JsonNode *node);
GBytes *fst_command_read_file (const char *path, GError **error);

G_END_DECLS
