#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What tests of several layers share: asynchronous calls waited for, and folders that go away. */

void take_result (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *wait_for (GAsyncResult **result);
void remove_tree (const char *path);

G_END_DECLS
