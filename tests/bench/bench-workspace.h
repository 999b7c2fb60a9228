#pragma once

#include "fst-workspace.h"

G_BEGIN_DECLS

/* The program as a user has it, to be measured: a new workspace and what is asked of it. */

FstWorkspace *bench_create_workspace (const char *path);
double bench_import (FstWorkspace *workspace, const char *path);

G_END_DECLS
