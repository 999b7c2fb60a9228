#pragma once

#include "fst-workspace.h"

G_BEGIN_DECLS

/* What the register knows of one person: the earlier prescriptions, newest first. Another person
 * brings another look-up; an answer that comes late is dropped. Main thread. */

#define FST_TYPE_EARLIER (fst_earlier_get_type ())
G_DECLARE_FINAL_TYPE (FstEarlier, fst_earlier, FST, EARLIER, GObject)

FstEarlier *fst_earlier_new (FstWorkspace *workspace);

/* "looking-up" is a property with notification. */
void fst_earlier_look_up (FstEarlier *self, FstPerson *person);
gboolean fst_earlier_is_looking_up (FstEarlier *self);

/* Waits until nothing is being looked up; tries again what failed. */
void fst_earlier_wait_async (FstEarlier *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean fst_earlier_wait_finish (FstEarlier *self, GAsyncResult *result, GError **error);

GListModel *fst_earlier_get_records (FstEarlier *self);
FstRecord *fst_earlier_find_same_function (FstEarlier *self, const char *code);

G_END_DECLS
