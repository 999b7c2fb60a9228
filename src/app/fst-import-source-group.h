#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Which file is read, and which source it belongs to: a new one with a name, or an earlier one.
 * Emits "changed" when the name has changed, and "chosen" when a new or an earlier one has been
 * chosen. */

#define FST_TYPE_IMPORT_SOURCE_GROUP (fst_import_source_group_get_type ())
G_DECLARE_FINAL_TYPE (
    FstImportSourceGroup, fst_import_source_group, FST, IMPORT_SOURCE_GROUP, AdwPreferencesGroup)

void fst_import_source_group_set_file (FstImportSourceGroup *self,
                                       GFile *file,
                                       const char *source,
                                       GPtrArray *sources);
void fst_import_source_group_set_kind (FstImportSourceGroup *self, const char *kind);
const char *fst_import_source_group_get_source (FstImportSourceGroup *self);

G_END_DECLS
