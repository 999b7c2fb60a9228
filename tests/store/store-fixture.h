#pragma once

#include "common-fixture.h"
#include "fst-store-error.h"
#include "fst-store.h"

G_BEGIN_DECLS

/* What the tests of the store share: a folder of their own that goes away, and the asynchronous
 * calls waited for. */

#define PASSPHRASE "sju sjösjuka sjömän"

typedef struct
{
  char *base; /* temporary folder */
  char *path; /* the workspace in it */
  FstStore *store;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

FstStore *create_store (const char *path, const char *passphrase, GError **error);
FstStore *open_store (const char *path, const char *passphrase, GError **error);
void reopen_store (Fixture *fixture);

char *sign (FstStore *store, const FstSigning *signing, GError **error);
FstSigning make_signing (FstPerson *person);
FstRegisterEntry *get_entry (FstStore *store, const char *id, GError **error);
GPtrArray *list_entries (FstStore *store, const char *search);
gboolean add_event (FstStore *store, const FstEvent *event, GError **error);
GStrv check_store (FstStore *store);
void assert_whole (FstStore *store);
gboolean back_up (FstStore *store, const char *path, const char *passphrase, GError **error);

FstImportSummary *
import_articles (FstStore *store, const FstCatalogueImport *import, GPtrArray *articles);
gint64 import_devices (FstStore *store, const char *source, GPtrArray *devices);
FstArticle *get_article (FstStore *store, const char *number, GError **error);
GPtrArray *list_prices (FstStore *store, const char *number);
GPtrArray *list_sources (FstStore *store);
FstCatalogueHits *search_devices (FstStore *store, const char *text, guint offset, guint limit);
void assert_search (FstStore *store, const char *text, const char *const *numbers);
FstDevice *make_device (const char *number, const char *name, const char *iso_code);
FstArticle *make_article (FstDevice *device);

char *file_in (const char *folder, const char *name);
GHashTable *read_folder (const char *path);
void assert_same_folder (GHashTable *a, GHashTable *b);

G_END_DECLS
