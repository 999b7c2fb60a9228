#include "config.h"

#include "fst-menu-names.h"

/* The platform's menu items point to a label that tells assistive technologies nothing; what is
 * written in them is their name. To be called when the menu is shown: until then they set the
 * pointer anew. */
static void
name_items (GtkWidget *widget)
{
  GObjectClass *object_class = G_OBJECT_GET_CLASS (widget);

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_MENU_ITEM
      && g_object_class_find_property (object_class, "text") != NULL)
    {
      g_autofree char *text = NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *name = NULL;

      g_object_get (widget, "text", &text, NULL);
      parts = g_strsplit (text, "_", -1);
      name = g_strjoinv ("", parts);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

/**
 * fst_menu_names_mend:
 * @button: a button with a menu
 *
 * Has the items of a menu named for assistive technologies whenever it is shown.
 */
void
fst_menu_names_mend (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  g_signal_connect_after (gtk_menu_button_get_popover (button), "map", G_CALLBACK (name_items),
                          NULL);
}
