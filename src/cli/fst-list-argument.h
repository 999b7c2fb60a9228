#pragma once

#include "fst-rules.h"

G_BEGIN_DECLS

/* Lists of ISO codes as the command line takes them. */

FstRules *fst_list_arguments_read (const char *const *arguments, GError **error);

G_END_DECLS
