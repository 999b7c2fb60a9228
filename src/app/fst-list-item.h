#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One row of a search pane: its texts, and what it stands for. Immutable. */

#define FST_TYPE_LIST_ITEM (fst_list_item_get_type ())
G_DECLARE_FINAL_TYPE (FstListItem, fst_list_item, FST, LIST_ITEM, GObject)

FstListItem *fst_list_item_new (const char *title,
                                const char *subtitle,
                                const char *mark,
                                gpointer subject,
                                GDestroyNotify free_subject);
gpointer fst_list_item_get_subject (FstListItem *self);

G_END_DECLS
