#pragma once

#include "fst-finding.h"

G_BEGIN_DECLS

/* Whether documents say what they were meant to say: over all cases there can be, without trying
 * them one by one. */

GPtrArray *fst_policy_check (GPtrArray *policies, GError **error);

G_END_DECLS
