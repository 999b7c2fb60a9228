#pragma once

#include "fst-command.h"
#include "fst-policy.h"

G_BEGIN_DECLS

/* What the commands that list and show documents share. */

void fst_command_policy_add_state (JsonBuilder *builder,
                                   FstPolicy *policy,
                                   const GDate *today,
                                   FstConfirmation *confirmation);

G_END_DECLS
