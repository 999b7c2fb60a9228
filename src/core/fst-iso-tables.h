#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a region has read in beside the shipped classification: the official titles that it has
 * bought, and what became of each code from one edition to the other. Immutable. */

#define FST_TYPE_ISO_TABLES (fst_iso_tables_get_type ())

/* More rows than any edition has. */
#define FST_ISO_TABLES_MAX_ROWS 20000

typedef struct
{
  guint line;    /* of the file; 0 where it did not come from one */
  char *edition; /* "2016", "2022" */
  char *code;
  char *title;
} FstIsoTitle;

/* A code that was split or put together with others has several of these. */
typedef struct
{
  guint line;   /* of the file; 0 where it did not come from one */
  char *code16; /* (nullable): the code is new */
  char *code22; /* (nullable): the code went away */
  char *change; /* (nullable): in the words of the table */
} FstIsoChange;

typedef struct
{
  /*< public, read only >*/
  GPtrArray *titles;  /* (element-type FstIsoTitle): by edition and code */
  GPtrArray *changes; /* (element-type FstIsoChange): by codes */
  /*< private >*/
  GHashTable *by_code; /* for fst_iso_tables_find_title() and fst_iso_tables_list_changes() */
  GPtrArray *codes[2]; /* for fst_iso_tables_get_codes() */
} FstIsoTables;

GType fst_iso_tables_get_type (void);

FstIsoTables *fst_iso_tables_new (GPtrArray *titles, GPtrArray *changes);

FstIsoTables *fst_iso_tables_ref (FstIsoTables *self);

void fst_iso_tables_unref (FstIsoTables *self);

const char *fst_iso_tables_find_title (FstIsoTables *self, const char *edition, const char *code);

GPtrArray *fst_iso_tables_list_changes (FstIsoTables *self, const char *edition, const char *code);

GPtrArray *fst_iso_tables_get_codes (FstIsoTables *self, const char *edition);

FstIsoTitle *
fst_iso_title_new (guint line, const char *edition, const char *code, const char *title);

void fst_iso_title_free (FstIsoTitle *self);

FstIsoChange *
fst_iso_change_new (guint line, const char *code16, const char *code22, const char *change);

void fst_iso_change_free (FstIsoChange *self);

const char *fst_iso_change_get_code (const FstIsoChange *self, const char *edition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstIsoTables, fst_iso_tables_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstIsoTitle, fst_iso_title_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstIsoChange, fst_iso_change_free)

G_END_DECLS
