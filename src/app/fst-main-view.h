#pragma once

#include <adwaita.h>

#include "fst-import-outcome.h"
#include "fst-prescribing.h"
#include "fst-rule-link.h"

G_BEGIN_DECLS

/* What the window shows of an open workspace: the sidebar and its pages. Made when the workspace is
 * opened and thrown away when it is locked, so that nothing shown outlives the key.
 *
 * Each page is a widget that fills the content area, its header bar included (an AdwToolbarView, or
 * an AdwNavigationView of such). A page hears the window's commands as actions of its own, all
 * optional: page.new, page.review, page.save, page.find, page.search, page.sources, and page.device
 * with an article number. */

#define FST_TYPE_MAIN_VIEW (fst_main_view_get_type ())
G_DECLARE_FINAL_TYPE (FstMainView, fst_main_view, FST, MAIN_VIEW, AdwBreakpointBin)

GtkWidget *fst_main_view_new (FstPrescribing *prescribing);

void fst_main_view_show_page (FstMainView *self, const char *name);
const char *fst_main_view_get_page (FstMainView *self);
gboolean fst_main_view_activate (FstMainView *self, const char *action, GVariant *parameter);
void fst_main_view_open_menu (FstMainView *self);
void fst_main_view_show_outcome (FstMainView *self, FstImportOutcome *outcome, GFile *file);

/* From an answer to the rule that it rests on, and back. */
void fst_main_view_show_rule (FstMainView *self, const FstRuleCitation *citation);
gboolean fst_main_view_can_go_back (FstMainView *self);
void fst_main_view_go_back (FstMainView *self);

G_END_DECLS
