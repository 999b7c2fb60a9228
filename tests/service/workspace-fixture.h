#pragma once

#include "common-fixture.h"
#include "fst-prescribing.h"
#include "fst-workspace.h"

G_BEGIN_DECLS

/* A real workspace in a temporary folder, and the asynchronous calls waited for. */

#define PASSPHRASE "sju sjösjuka sjömän"

typedef struct
{
  char *base;
  GFile *folder;
  FstWorkspace *workspace;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

void wait_for_earlier (FstPrescribing *prescribing);

FstProfile *make_profile (const char *region);
FstWorkspace *create_workspace (GFile *folder, FstProfile *profile, GError **error);
FstWorkspace *open_workspace (GFile *folder, const char *passphrase, GError **error);
void close_workspace (Fixture *fixture);
void reopen_workspace (Fixture *fixture);

GFile *write_file (Fixture *fixture, const char *name, const char *text);
FstImportOutcome *import_file (FstWorkspace *workspace, GFile *file, GError **error);
void import_examples (Fixture *fixture);
GPtrArray *search (FstWorkspace *workspace, const char *text, guint *total);
FstDevice *find_device (FstWorkspace *workspace, const char *text);
GPtrArray *list_records (FstWorkspace *workspace, const char *text);
FstRecord *get_record (FstWorkspace *workspace, const char *id, GError **error);
void assert_whole (FstWorkspace *workspace);

G_END_DECLS
