#include "config.h"

#include "fst-policy-view.h"

#include <glib/gi18n.h>

#include "fst-case.h"
#include "fst-clock.h"
#include "fst-confirmation-box.h"
#include "fst-lists-group.h"

struct _FstPolicyView
{
  AdwBin parent_instance;

  FstWorkspace *workspace;
  FstPolicy *policy;
  char *wanted; /* (nullable): casefolded words that a rule must hold to be shown */

  GtkLabel *title_label;
  GtkLabel *parties_label;
  GtkImage *validity_icon;
  GtkLabel *validity_label;
  FstConfirmationBox *confirmation_box;
  AdwBin *annex_bin;
  GtkListBox *rule_list;
};

G_DEFINE_FINAL_TYPE (FstPolicyView, fst_policy_view, ADW_TYPE_BIN)

static void
show_document (FstPolicyView *self)
{
  FstConfirmation *confirmation =
      fst_confirmations_find (fst_workspace_get_confirmations (self->workspace), self->policy->id);
  GDate today;
  g_autofree char *parties = g_strjoinv (", ", self->policy->parties);
  g_autofree char *validity = NULL;
  gboolean in_force;

  fst_clock_get_today (&today);
  validity = fst_policy_format_validity (self->policy, &today, confirmation);
  in_force = fst_policy_get_validity (self->policy, &today, confirmation) == FST_VALIDITY_IN_FORCE;

  gtk_label_set_label (self->title_label, self->policy->title);
  gtk_label_set_label (self->parties_label, parties);
  gtk_widget_set_visible (GTK_WIDGET (self->parties_label), *parties != '\0');
  gtk_label_set_label (self->validity_label, validity);
  gtk_image_set_from_icon_name (self->validity_icon,
                                in_force ? "object-select-symbolic" : "dialog-warning-symbolic");
}

/* The section is the row's title as it is what one looks for; the rule's id is for the one who
 * mends the file. */
static GtkWidget *
create_rule_row (const FstRule *rule)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *sections = g_strjoinv (", ", rule->sections);
  g_autofree char *escaped = g_markup_escape_text (sections, -1);
  g_autofree char *name = g_strdup_printf ("%s: %s", sections, rule->text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rule->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_widget_set_tooltip_text (row, rule->id);
  /* The platform's own name is the title alone. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* Every word must be in the rule's text, its sections or its id. */
static gboolean
rule_is_wanted (GtkListBoxRow *row, gpointer user_data)
{
  FstPolicyView *self = user_data;
  const FstRule *rule = g_ptr_array_index (self->policy->rules, gtk_list_box_row_get_index (row));
  g_autofree char *sections = NULL;
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  if (self->wanted == NULL)
    return TRUE;
  sections = g_strjoinv (" ", rule->sections);
  all = g_strdup_printf ("%s %s %s", rule->text, sections, rule->id);
  folded = g_utf8_casefold (all, -1);
  words = g_strsplit (self->wanted, " ", -1);
  for (char **word = words; *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;
  return TRUE;
}

static void
fst_policy_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_POLICY_VIEW);
  G_OBJECT_CLASS (fst_policy_view_parent_class)->dispose (object);
}

static void
fst_policy_view_finalize (GObject *object)
{
  FstPolicyView *self = FST_POLICY_VIEW (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->policy, fst_policy_unref);
  g_free (self->wanted);
  G_OBJECT_CLASS (fst_policy_view_parent_class)->finalize (object);
}

static void
fst_policy_view_class_init (FstPolicyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_policy_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_policy_view_finalize;

  g_type_ensure (FST_TYPE_CONFIRMATION_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-policy-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FstPolicyView, title_label);
  gtk_widget_class_bind_template_child (widget_class, FstPolicyView, parties_label);
  gtk_widget_class_bind_template_child (widget_class, FstPolicyView, validity_icon);
  gtk_widget_class_bind_template_child (widget_class, FstPolicyView, validity_label);
  gtk_widget_class_bind_template_child (widget_class, FstPolicyView, confirmation_box);
  gtk_widget_class_bind_template_child (widget_class, FstPolicyView, annex_bin);
  gtk_widget_class_bind_template_child (widget_class, FstPolicyView, rule_list);
}

static void
fst_policy_view_init (FstPolicyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_policy_view_new:
 * @workspace: the open workspace, which knows what has been confirmed and the lists that have been
 * read in
 * @policy: a document of its region
 *
 * Makes a view of a document as it stands today.
 *
 * Returns: (transfer floating): a new view
 */
GtkWidget *
fst_policy_view_new (FstWorkspace *workspace, FstPolicy *policy)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (workspace) && policy != NULL, NULL);

  FstPolicyView *self = g_object_new (FST_TYPE_POLICY_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  self->policy = fst_policy_ref (policy);
  fst_confirmation_box_set_document (self->confirmation_box, workspace, policy);
  g_signal_connect_object (workspace, "notify::confirmations", G_CALLBACK (show_document), self,
                           G_CONNECT_SWAPPED);
  show_document (self);
  gtk_widget_set_visible (GTK_WIDGET (self->annex_bin), policy->annexes->len > 0);
  adw_bin_set_child (self->annex_bin, fst_lists_group_new (workspace, policy));
  for (guint i = 0; i < policy->rules->len; i++)
    gtk_list_box_append (self->rule_list, create_rule_row (g_ptr_array_index (policy->rules, i)));
  gtk_list_box_set_filter_func (self->rule_list, rule_is_wanted, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rule_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  policy->title, -1);
  return GTK_WIDGET (self);
}

/**
 * fst_policy_view_filter:
 * @text: words, each of which a rule must hold; empty shows all
 *
 * Shows the rules that hold the words, and hides the document when there are none.
 *
 * Returns: how many rules are shown
 */
guint
fst_policy_view_filter (FstPolicyView *self, const char *text)
{
  g_return_val_if_fail (FST_IS_POLICY_VIEW (self), 0);
  g_return_val_if_fail (text != NULL, 0);

  guint n = 0;

  g_clear_pointer (&self->wanted, g_free);
  if (*text != '\0')
    self->wanted = g_utf8_casefold (text, -1);
  gtk_list_box_invalidate_filter (self->rule_list);
  for (guint i = 0; i < self->policy->rules->len; i++)
    n += rule_is_wanted (gtk_list_box_get_row_at_index (self->rule_list, i), self);
  gtk_widget_set_visible (GTK_WIDGET (self->annex_bin),
                          self->wanted == NULL && self->policy->annexes->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || self->wanted == NULL);
  return n;
}

/**
 * fst_policy_view_get_policy:
 *
 * Gets the document that is shown.
 *
 * Returns: (transfer none): the document
 */
FstPolicy *
fst_policy_view_get_policy (FstPolicyView *self)
{
  g_return_val_if_fail (FST_IS_POLICY_VIEW (self), NULL);

  return self->policy;
}

/**
 * fst_policy_view_find_rule:
 * @rule: the name of a rule
 *
 * Finds the row of a rule.
 *
 * Returns: (transfer none) (nullable): an #AdwActionRow, or NULL where the document has no such
 * rule
 */
GtkWidget *
fst_policy_view_find_rule (FstPolicyView *self, const char *rule)
{
  g_return_val_if_fail (FST_IS_POLICY_VIEW (self) && rule != NULL, NULL);

  for (guint i = 0; i < self->policy->rules->len; i++)
    if (g_str_equal (((FstRule *) g_ptr_array_index (self->policy->rules, i))->id, rule))
      return GTK_WIDGET (gtk_list_box_get_row_at_index (self->rule_list, (int) i));
  return NULL;
}

/**
 * fst_policy_view_find_list:
 * @document: the id of a list among the documents of an assessment
 *
 * Finds the row of a list that the document refers to.
 *
 * Returns: (transfer none) (nullable): an #AdwActionRow, or NULL where it has not been read in
 */
GtkWidget *
fst_policy_view_find_list (FstPolicyView *self, const char *document)
{
  g_return_val_if_fail (FST_IS_POLICY_VIEW (self) && document != NULL, NULL);

  return fst_lists_group_find (FST_LISTS_GROUP (adw_bin_get_child (self->annex_bin)), document);
}
