#pragma once

#include "fst-prescribing.h"

G_BEGIN_DECLS

/* Keeps the draft in the register: some time after each change, or at once when asked. "status"
 * says in words what was saved when; "error" (nullable) why it could not be. */

#define FST_TYPE_DRAFT_SAVER (fst_draft_saver_get_type ())
G_DECLARE_FINAL_TYPE (FstDraftSaver, fst_draft_saver, FST, DRAFT_SAVER, GObject)

FstDraftSaver *fst_draft_saver_new (FstPrescribing *prescribing);

void fst_draft_saver_save (FstDraftSaver *self);
const char *fst_draft_saver_get_status (FstDraftSaver *self);
const char *fst_draft_saver_get_error (FstDraftSaver *self);

G_END_DECLS
