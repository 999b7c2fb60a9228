#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The parts of a ZIP file. */
typedef struct _FstPackage FstPackage;

FstPackage *fst_package_open (const char *path, GError **error);
void fst_package_free (FstPackage *self);

gboolean fst_package_has (FstPackage *self, const char *part);

typedef void (*FstPackageProgress) (guint64 done, guint64 all, gpointer data);

gboolean fst_package_parse (FstPackage *self,
                            const char *part,
                            const GMarkupParser *parser,
                            FstPackageProgress progress,
                            gpointer data,
                            GError **error);
char *fst_package_read (FstPackage *self, const char *part, gsize most, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstPackage, fst_package_free)

/* Of elements and attributes: the name without its namespace's prefix, which a file may choose. */
const char *fst_xml_local (const char *name);
const char *fst_xml_attribute (const char **names, const char **values, const char *wanted);

G_END_DECLS
