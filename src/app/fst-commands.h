#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every command that has a key, in the order in which the shortcuts dialog shows them. */

typedef struct
{
  const char *action;      /* detailed action name */
  const char *accelerator; /* as gtk_accelerator_parse() reads it */
  const char *title;       /* message id */
  const char *group;       /* message id */
} FstCommand;

extern const FstCommand fst_commands[];
extern const gsize fst_n_commands;

G_END_DECLS
