#pragma once

#include <adwaita.h>

#include "fst-form-section.h"

G_BEGIN_DECLS

/* The need and the goal in the prescriber's own words, and when it is followed up. */

#define FST_TYPE_GOAL_SECTION (fst_goal_section_get_type ())
G_DECLARE_FINAL_TYPE (FstGoalSection, fst_goal_section, FST, GOAL_SECTION, AdwPreferencesGroup)

G_END_DECLS
