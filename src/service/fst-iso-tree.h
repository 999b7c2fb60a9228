#pragma once

#include "fst-iso-tables.h"

G_BEGIN_DECLS

/* The classification as a region sees it: the shipped tree of ISO 9999:2016, with the official
 * titles that have been read in; of 2022, what titles and mapping name. */

typedef enum
{
  FST_ISO_TITLE_UNKNOWN,    /* there is no title */
  FST_ISO_TITLE_TRANSLATED, /* our own translation, unofficial */
  FST_ISO_TITLE_PUBLISHED,  /* stands for this code on a Swedish authority's page */
  FST_ISO_TITLE_OFFICIAL,   /* of the standard, read in by the region */
} FstIsoTitleStatus;

typedef struct
{
  char *edition;
  char *code;
  char *title; /* (nullable): in Swedish */
  FstIsoTitleStatus title_status;
  char *title_en; /* (nullable): shipped, of 2016 */
} FstIsoNode;

FstIsoNode *fst_iso_tree_find (FstIsoTables *tables, const char *edition, const char *code);
GPtrArray *fst_iso_tree_list_children (FstIsoTables *tables, const char *edition, const char *code);

void fst_iso_node_free (FstIsoNode *self);

const char *fst_iso_title_status_to_id (FstIsoTitleStatus status);
const char *fst_iso_title_status_get_label (FstIsoTitleStatus status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstIsoNode, fst_iso_node_free)

G_END_DECLS
