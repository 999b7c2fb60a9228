#include "config.h"

#include "fst-toggles.h"

#include <adwaita.h>

/**
 * fst_toggles_set_orientation:
 * @root: a widget
 * @orientation: horizontal, or vertical where there is no room for words beside each other
 *
 * Lays out every toggle group under a widget. A group that is too narrow cuts its words instead of
 * wrapping. Main thread.
 */
void
fst_toggles_set_orientation (GtkWidget *root, GtkOrientation orientation)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (ADW_IS_TOGGLE_GROUP (root))
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (root), orientation);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fst_toggles_set_orientation (child, orientation);
}
