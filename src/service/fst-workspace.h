#pragma once

#include <gio/gio.h>

#include "fst-article.h"
#include "fst-catalogue-source.h"
#include "fst-code-list.h"
#include "fst-difference.h"
#include "fst-import-outcome.h"
#include "fst-import-preview.h"
#include "fst-price-point.h"
#include "fst-iso-tree.h"
#include "fst-profile.h"
#include "fst-record.h"
#include "fst-region-rules.h"

G_BEGIN_DECLS

/* The open workspace: register, catalogue and the rules of the user's region. All calls are made
 * from the main thread; what touches the disk is asynchronous. */

#define FST_TYPE_WORKSPACE (fst_workspace_get_type ())
G_DECLARE_FINAL_TYPE (FstWorkspace, fst_workspace, FST, WORKSPACE, GObject)

/* fraction is how much of the phase is done, from 0 to 1, or negative while that is not known;
 * called in the main thread. */
typedef void (*FstImportProgressFunc) (FstImportPhase phase, double fraction, gpointer user_data);

GFile *fst_workspace_get_default_folder (void);
gboolean fst_workspace_exists (GFile *folder);

void fst_workspace_create_async (GFile *folder,
                                 const char *passphrase,
                                 FstProfile *profile,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
FstWorkspace *fst_workspace_create_finish (GAsyncResult *result, GError **error);

void fst_workspace_open_async (GFile *folder,
                               const char *passphrase,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* For the catalogue alone, also while another program has the workspace open. */
void fst_workspace_open_to_read_async (GFile *folder,
                                       const char *passphrase,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
FstWorkspace *fst_workspace_open_finish (GAsyncResult *result, GError **error);

/* Closes both files and forgets the key; the object is of no further use. */
void fst_workspace_close (FstWorkspace *self);

/* A property with notification: another region brings other rules. */
FstProfile *fst_workspace_get_profile (FstWorkspace *self);
void fst_workspace_set_profile_async (FstWorkspace *self,
                                      FstProfile *profile,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
fst_workspace_set_profile_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* The rules of the profile's region, with the lists in use as documents. */
FstRegionRules *fst_workspace_get_region_rules (FstWorkspace *self);
FstAssessor *fst_workspace_get_assessor (FstWorkspace *self);
FstFacts *fst_workspace_derive (FstWorkspace *self, FstFacts *facts);
FstAssessment *fst_workspace_assess (FstWorkspace *self, FstCase *subject);

/* What differs for the same facts: today, or in another region. */
FstDifference *fst_workspace_compare_today (FstWorkspace *self, FstRecord *record, GError **error);
FstDifference *fst_workspace_compare_region (FstWorkspace *self,
                                             FstAssessment *assessment,
                                             FstFacts *facts,
                                             const char *region,
                                             GError **error);

/* Lists of ISO codes that have been read in: (element-type FstCodeList). Property notification
 * "lists" follows every change, also of which of them are used. */
GPtrArray *fst_workspace_get_lists (FstWorkspace *self);
gboolean fst_workspace_uses_list (FstWorkspace *self, FstCodeList *list);

void fst_workspace_import_list_async (FstWorkspace *self,
                                      GFile *file,
                                      const FstCodeList *header,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
FstCodeList *
fst_workspace_import_list_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

void fst_workspace_remove_list_async (FstWorkspace *self,
                                      const char *name,
                                      const char *owner,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
fst_workspace_remove_list_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* Which documents the organisation has confirmed to be in force: (element-type FstConfirmation),
 * those that have been revoked too. A property with notification. */
GPtrArray *fst_workspace_get_confirmations (FstWorkspace *self);
void fst_workspace_confirm_async (FstWorkspace *self,
                                  const FstConfirmation *confirmation,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean fst_workspace_confirm_finish (FstWorkspace *self, GAsyncResult *result, GError **error);
void fst_workspace_revoke_async (FstWorkspace *self,
                                 const char *document,
                                 const char *by,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean fst_workspace_revoke_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* Articles in the catalogue and whether all are examples. Property notifications follow imports. */
guint fst_workspace_get_n_articles (FstWorkspace *self);
gboolean fst_workspace_has_examples_only (FstWorkspace *self);

/* How a file would be read: as its source was last time where that fits, else as guessed; the
 * preview tells which. source is NULL for a source named as the file. */
void fst_workspace_preview_import_async (FstWorkspace *self,
                                         GFile *file,
                                         const char *source,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
FstImportPreview *
fst_workspace_preview_import_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* Takes a file in, or with dry_run only tells what that would change. plan is NULL to read the file
 * as it would be previewed. */
void fst_workspace_import_async (FstWorkspace *self,
                                 GFile *file,
                                 const char *source,
                                 FstImportPlan *plan,
                                 gboolean dry_run,
                                 FstImportProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void fst_workspace_import_examples_async (FstWorkspace *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
FstImportOutcome *
fst_workspace_import_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* Where the articles came from: (element-type FstCatalogueSource), in Swedish order of names. */
void fst_workspace_list_sources_async (FstWorkspace *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
fst_workspace_list_sources_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* Takes away a source with its articles and their price history. */
void fst_workspace_remove_source_async (FstWorkspace *self,
                                        const char *source,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
fst_workspace_remove_source_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* Devices that answer to the words or the code, best first: (element-type FstDevice); total is
 * bounded (1001 = more than 1000). */
void fst_workspace_search_async (FstWorkspace *self,
                                 const char *text,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *fst_workspace_search_finish (FstWorkspace *self,
                                        GAsyncResult *result,
                                        guint *total,
                                        GError **error);

/* One article by its number; supplier is NULL where the number alone says which. */
void fst_workspace_get_device_async (FstWorkspace *self,
                                     const char *article_number,
                                     const char *supplier,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
FstDevice *
fst_workspace_get_device_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* Everything that is known of one article; supplier is NULL where the number alone says which. */
void fst_workspace_get_article_async (FstWorkspace *self,
                                      const char *article_number,
                                      const char *supplier,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
FstArticle *
fst_workspace_get_article_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* What an article has cost: (element-type FstPricePoint), newest first. */
void fst_workspace_list_prices_async (FstWorkspace *self,
                                      const char *article_number,
                                      const char *supplier,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *
fst_workspace_list_prices_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* Whether ISO 9999:2016, which the documents speak of, has a code. */
gboolean fst_workspace_knows_iso_code (const char *code);

/* A code of either edition, in full or as a line of text, and what the region has read in: official
 * titles, and what became of the codes. A property with notification. */
FstIsoNode *fst_workspace_find_iso_code (FstWorkspace *self, const char *edition, const char *code);
char *fst_workspace_describe_iso_code (FstWorkspace *self, const char *edition, const char *code);
FstIsoTables *fst_workspace_get_iso_tables (FstWorkspace *self);

void fst_workspace_import_iso_titles_async (FstWorkspace *self,
                                            GFile *file,
                                            const char *edition,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
void fst_workspace_import_iso_mapping_async (FstWorkspace *self,
                                             GFile *file,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gint64 fst_workspace_import_iso_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

void fst_workspace_remove_iso_titles_async (FstWorkspace *self,
                                            const char *edition,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
void fst_workspace_remove_iso_mapping_async (FstWorkspace *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean fst_workspace_remove_iso_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* How many articles a search for a code finds. */
void fst_workspace_count_iso_code_async (FstWorkspace *self,
                                         const char *code,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gint64
fst_workspace_count_iso_code_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* Signed prescriptions, newest first: (element-type FstRecord). text is searched for in number,
 * reference, name and device; NULL lists all. */
void fst_workspace_list_records_async (FstWorkspace *self,
                                       const char *text,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
fst_workspace_list_records_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

void fst_workspace_get_record_async (FstWorkspace *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
FstRecord *
fst_workspace_get_record_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* Looks for damage and for changes that nobody made through the program: a sentence for each, none
 * when it is whole. */
void fst_workspace_check_async (FstWorkspace *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GStrv fst_workspace_check_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

/* An encrypted copy of the register as a workspace of its own, opened and checked before it is
 * there. */
void fst_workspace_back_up_async (FstWorkspace *self,
                                  GFile *folder,
                                  const char *passphrase,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean fst_workspace_back_up_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
