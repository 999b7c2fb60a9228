#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* The signed prescriptions and whom they are for; has the action page.record, which shows one by
 * its id. */

#define FST_TYPE_PEOPLE_PAGE (fst_people_page_get_type ())
G_DECLARE_FINAL_TYPE (FstPeoplePage, fst_people_page, FST, PEOPLE_PAGE, AdwBreakpointBin)

GtkWidget *fst_people_page_new (FstWorkspace *workspace);

G_END_DECLS
