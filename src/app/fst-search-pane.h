#pragma once

#include <adwaita.h>

#include "fst-list-item.h"

G_BEGIN_DECLS

/* A search entry, how many there are, and the list of what was found, or what to do where there is
 * nothing. Emits "search" with the text at every change, "selected" with the FstListItem (or NULL)
 * that is chosen, and "activated" when it is pressed. */

#define FST_TYPE_SEARCH_PANE (fst_search_pane_get_type ())
G_DECLARE_FINAL_TYPE (FstSearchPane, fst_search_pane, FST, SEARCH_PANE, AdwBin)

/* What a page says where it has no rows. */
typedef struct
{
  const char *icon;
  const char *title;
  const char *description;
  const char *action; /* (nullable): what can be done about it */
  const char *action_label;
  const char *other_action; /* (nullable) */
  const char *other_action_label;
} FstMessage;

void fst_search_pane_set_labels (FstSearchPane *self, const char *entry, const char *list);
const char *fst_search_pane_get_text (FstSearchPane *self);
void fst_search_pane_set_text (FstSearchPane *self, const char *text);
void fst_search_pane_show_items (FstSearchPane *self, GListModel *items, const char *count);
void fst_search_pane_show_message (FstSearchPane *self, const FstMessage *message);
void fst_search_pane_unselect (FstSearchPane *self);

G_END_DECLS
