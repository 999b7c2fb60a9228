#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The running program: reads the command line, owns the windows and what belongs to none of them.
 */

#define FST_TYPE_APPLICATION (fst_application_get_type ())
G_DECLARE_FINAL_TYPE (FstApplication, fst_application, FST, APPLICATION, AdwApplication)

FstApplication *fst_application_new (void);

G_END_DECLS
