#include "config.h"

#include "fst-people-page.h"

#include <glib/gi18n.h>

#include "fst-difference-dialog.h"
#include "fst-error-text.h"
#include "fst-person-number.h"
#include "fst-print.h"
#include "fst-record-view.h"
#include "fst-search-pane.h"

/* As many as somebody looks through; a search finds the older ones. */
#define SHOWN 200

struct _FstPeoplePage
{
  AdwBreakpointBin parent_instance;

  FstWorkspace *workspace;
  GCancellable *cancellable; /* of the running search */
  guint64 generation;        /* of the newest search; an answer to an earlier one is dropped */
  guint64 record_generation; /* likewise of the record that is read */
  FstRecord *record;         /* (nullable): the one that is shown */

  AdwNavigationSplitView *split_view;
  FstSearchPane *pane;
  GtkWidget *export_button;
  GtkWidget *print_button;
  AdwBanner *error_banner;
  GtkStack *record_stack;
  FstRecordView *record_view;
};

G_DEFINE_FINAL_TYPE (FstPeoplePage, fst_people_page, ADW_TYPE_BREAKPOINT_BIN)

typedef struct
{
  FstPeoplePage *page;
  guint64 generation;
} Request;

static Request *
request_new (FstPeoplePage *page, guint64 generation)
{
  Request *request = g_new0 (Request, 1);

  request->page = g_object_ref (page);
  request->generation = generation;
  return request;
}

static void
request_free (Request *request)
{
  g_object_unref (request->page);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* What sets a row apart; most are in use and no examples. */
static const char *
get_mark (FstRecord *record)
{
  if (fst_record_get_prescription (record)->device->example)
    return _ ("Example");
  return fst_record_view_get_status_label (record);
}

static FstListItem *
create_item (FstRecord *record)
{
  FstPrescription *prescription = fst_record_get_prescription (record);
  const FstPerson *person = prescription->person;
  g_autofree char *number = person->number != NULL
                                ? fst_person_number_format_masked (person->number)
                                : g_strdup (person->reference);
  g_autoptr (GDateTime) local = g_date_time_to_local (fst_record_get_signed_at (record));
  g_autofree char *day = g_date_time_format (local, "%F");
  gboolean named = *person->name != '\0';
  g_autofree char *subtitle =
      named ? g_strdup_printf ("%s · %s · %s", number, prescription->device->name, day)
            : g_strdup_printf ("%s · %s", prescription->device->name, day);

  return fst_list_item_new (named ? person->name : number, subtitle, get_mark (record),
                            g_object_ref (record), g_object_unref);
}

static void
show_records (FstPeoplePage *self, GPtrArray *records)
{
  g_autoptr (GListStore) items = g_list_store_new (FST_TYPE_LIST_ITEM);
  g_autofree char *count =
      records->len < SHOWN ? g_strdup_printf (
          ngettext ("%u prescription", "%u prescriptions", records->len), records->len)
                           : g_strdup_printf (_ ("The newest %u prescriptions"), records->len);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (FstListItem) item = create_item (g_ptr_array_index (records, i));

      g_list_store_append (items, item);
    }
  fst_search_pane_show_items (self->pane, G_LIST_MODEL (items), count);
}

static void
show_nothing (FstPeoplePage *self)
{
  FstMessage message = {
    .icon = "edit-find-symbolic",
    .title = _ ("Nothing Found"),
    .description = _ ("Search for a personal number, a reference, a name or a device."),
  };

  if (*fst_search_pane_get_text (self->pane) == '\0')
    message = (FstMessage){
      .icon = "fst-people-symbolic",
      .title = _ ("No Prescriptions Yet"),
      .description =
          _ ("What you sign is kept here, encrypted, and found by number, name or device."),
      .action = "win.new-prescription",
      .action_label = _ ("_New Prescription"),
    };
  fst_search_pane_show_message (self->pane, &message);
}

static void
show_error (FstPeoplePage *self, const GError *error)
{
  g_autofree char *text = fst_error_text (error);
  FstMessage message = {
    .icon = "dialog-error-symbolic",
    .title = _ ("The Register Could Not Be Read"),
    .description = text,
  };

  fst_search_pane_show_message (self->pane, &message);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  FstPeoplePage *self = request->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      fst_workspace_list_records_finish (FST_WORKSPACE (source), result, &error);

  if (request->generation != self->generation)
    return;
  if (records == NULL)
    show_error (self, error);
  else if (records->len == 0)
    show_nothing (self);
  else
    show_records (self, records);
}

static void
search_cb (FstPeoplePage *self)
{
  const char *text = fst_search_pane_get_text (self->pane);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->generation++;
  fst_workspace_list_records_async (self->workspace, *text != '\0' ? text : NULL, SHOWN,
                                    self->cancellable, listed_cb,
                                    request_new (self, self->generation));
}

static void
show_record (FstPeoplePage *self, FstRecord *record)
{
  g_set_object (&self->record, record);
  if (record != NULL)
    fst_record_view_show (self->record_view, record);
  adw_banner_set_revealed (self->error_banner, FALSE);
  gtk_widget_set_visible (self->export_button, record != NULL);
  gtk_widget_set_visible (self->print_button, record != NULL);
  gtk_stack_set_visible_child_name (self->record_stack, record != NULL ? "record" : "none");
}

static void
got_record_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  FstPeoplePage *self = request->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstRecord) record =
      fst_workspace_get_record_finish (FST_WORKSPACE (source), result, &error);

  if (request->generation != self->record_generation)
    return;
  show_record (self, record);
  if (record == NULL)
    {
      g_autofree char *text = fst_error_text (error);

      adw_banner_set_title (self->error_banner, text);
      adw_banner_set_revealed (self->error_banner, TRUE);
    }
}

/* The list knows person and device only; the rest is read when it is asked for. */
static void
load_record (FstPeoplePage *self, const char *id)
{
  self->record_generation++;
  fst_workspace_get_record_async (self->workspace, id, NULL, got_record_cb,
                                  request_new (self, self->record_generation));
}

static void
selected_cb (FstPeoplePage *self, FstListItem *item)
{
  if (item != NULL)
    load_record (self, fst_record_get_id (fst_list_item_get_subject (item)));
}

static void
activated_cb (FstPeoplePage *self, FstListItem *item)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
export_cb (FstPeoplePage *self)
{
  fst_export_record_pdf (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->record);
}

static void
print_cb (FstPeoplePage *self)
{
  fst_print_record (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->record);
}

static void
page_record (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPeoplePage *self = FST_PEOPLE_PAGE (widget);

  fst_search_pane_unselect (self->pane);
  load_record (self, g_variant_get_string (parameter, NULL));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
page_today (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPeoplePage *self = FST_PEOPLE_PAGE (widget);

  if (self->record != NULL)
    adw_dialog_present (fst_difference_dialog_new_today (self->workspace, self->record), widget);
}

static void
page_search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPeoplePage *self = FST_PEOPLE_PAGE (widget);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->pane));
}

/* A prescription may have been signed since the page was last shown. */
static void
fst_people_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fst_people_page_parent_class)->map (widget);
  search_cb (FST_PEOPLE_PAGE (widget));
}

static gboolean
fst_people_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_PEOPLE_PAGE (widget)->pane));
}

static void
fst_people_page_dispose (GObject *object)
{
  FstPeoplePage *self = FST_PEOPLE_PAGE (object);

  self->generation++;
  self->record_generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);
  /* The bin holds the child too, and must let go of it first. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_PEOPLE_PAGE);
  G_OBJECT_CLASS (fst_people_page_parent_class)->dispose (object);
}

static void
fst_people_page_class_init (FstPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_people_page_dispose;
  widget_class->map = fst_people_page_map;
  widget_class->grab_focus = fst_people_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "page.search", NULL, page_search);
  gtk_widget_class_install_action (widget_class, "page.record", "s", page_record);
  gtk_widget_class_install_action (widget_class, "page.today", NULL, page_today);

  g_type_ensure (FST_TYPE_SEARCH_PANE);
  g_type_ensure (FST_TYPE_RECORD_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FstPeoplePage, split_view);
  gtk_widget_class_bind_template_child (widget_class, FstPeoplePage, pane);
  gtk_widget_class_bind_template_child (widget_class, FstPeoplePage, export_button);
  gtk_widget_class_bind_template_child (widget_class, FstPeoplePage, print_button);
  gtk_widget_class_bind_template_child (widget_class, FstPeoplePage, error_banner);
  gtk_widget_class_bind_template_child (widget_class, FstPeoplePage, record_stack);
  gtk_widget_class_bind_template_child (widget_class, FstPeoplePage, record_view);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
}

static void
fst_people_page_init (FstPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fst_search_pane_set_labels (self->pane, _ ("Number, name or device"), _ ("Prescriptions"));
}

/**
 * fst_people_page_new:
 * @workspace: the open workspace
 *
 * Makes a page that lists the newest prescriptions until something is searched for.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
fst_people_page_new (FstWorkspace *workspace)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (workspace), NULL);

  FstPeoplePage *self = g_object_new (FST_TYPE_PEOPLE_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}
