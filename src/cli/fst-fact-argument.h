#pragma once

#include "fst-case.h"

G_BEGIN_DECLS

/* Facts as the command line takes them: NAME=VALUE, several values of a set with commas between. */

FstFacts *fst_fact_arguments_read (const char *const *arguments, GError **error);

G_END_DECLS
