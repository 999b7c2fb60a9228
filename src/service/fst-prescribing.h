#pragma once

#include "fst-what-if.h"
#include "fst-workspace.h"

G_BEGIN_DECLS

/* One prescription from draft to signature: holds the draft, looks up what the register knows of
 * the person, and keeps the assessment up to date. Main thread. */

#define FST_TYPE_PRESCRIBING (fst_prescribing_get_type ())
G_DECLARE_FINAL_TYPE (FstPrescribing, fst_prescribing, FST, PRESCRIBING, GObject)

FstPrescribing *fst_prescribing_new (FstWorkspace *workspace);
FstWorkspace *fst_prescribing_get_workspace (FstPrescribing *self);

/* "draft" (FstPrescription) and "assessment" (FstAssessment) are properties with notification;
 * setting the draft assesses at once. */
FstPrescription *fst_prescribing_get_draft (FstPrescribing *self);
void fst_prescribing_set_draft (FstPrescribing *self, FstPrescription *draft);
FstAssessment *fst_prescribing_get_assessment (FstPrescribing *self);
/* (element-type FstWhatIf): what would change an answer. */
GPtrArray *fst_prescribing_list_what_if (FstPrescribing *self, FstQuestion question);
/* All facts that the assessment used, each with its source. */
FstFacts *fst_prescribing_get_facts (FstPrescribing *self);

/* The person's earlier prescriptions, newest first, as a GListModel of FstRecord; changes as the
 * person does. */
GListModel *fst_prescribing_get_earlier (FstPrescribing *self);
/* The newest of them that is in use and has the same function (ISO division), or NULL. */
FstRecord *fst_prescribing_get_same_function (FstPrescribing *self);

/* Whether the earlier prescriptions are still being looked up: "looking-up", a property with
 * notification. */
gboolean fst_prescribing_is_looking_up (FstPrescribing *self);
/* Waits until they are not. */
void fst_prescribing_settle_async (FstPrescribing *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean fst_prescribing_settle_finish (FstPrescribing *self, GAsyncResult *result, GError **error);

/* Starts anew: an empty draft that holds the region, today and the remembered prescriber. */
void fst_prescribing_reset (FstPrescribing *self);
/* A draft of another day is taken up as of today. */
gboolean fst_prescribing_renew (FstPrescribing *self);

/* What stands in the way of signing, as sentences for the user; empty when it can be signed. */
GStrv fst_prescribing_list_obstacles (FstPrescribing *self);
/* Questions that a document of the region speaks of and that are still open: missing facts or
 * conflict. */
GArray *fst_prescribing_list_open_questions (FstPrescribing *self); /* (element-type FstQuestion) */

/* The draft lies in the register: it survives a restart. */
void fst_prescribing_save_draft_async (FstPrescribing *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
fst_prescribing_save_draft_finish (FstPrescribing *self, GAsyncResult *result, GError **error);
void fst_prescribing_load_draft_async (FstPrescribing *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* TRUE also when there was none to load. */
gboolean
fst_prescribing_load_draft_finish (FstPrescribing *self, GAsyncResult *result, GError **error);

/* Writes prescription, facts, assessment, policy versions and program version in one transaction;
 * afterwards the draft is empty. Waits for the look-up, and is refused where that brings up a
 * question. */
void fst_prescribing_sign_async (FstPrescribing *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean fst_prescribing_is_being_written (FstPrescribing *self);
FstRecord *fst_prescribing_sign_finish (FstPrescribing *self, GAsyncResult *result, GError **error);

G_END_DECLS
