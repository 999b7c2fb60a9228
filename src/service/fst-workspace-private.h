#pragma once

#include "fst-store.h"
#include "fst-workspace.h"

G_BEGIN_DECLS

FstStore *fst_workspace_get_store (FstWorkspace *self);

G_END_DECLS
