#include "config.h"

#include "fst-signed-page.h"

#include <glib/gi18n.h>

#include "fst-print.h"

struct _FstSignedPage
{
  AdwNavigationPage parent_instance;

  AdwStatusPage *status_page;
  GtkWidget *example_label;

  FstRecord *record;
};

G_DEFINE_FINAL_TYPE (FstSignedPage, fst_signed_page, ADW_TYPE_NAVIGATION_PAGE)

static void
on_print (FstSignedPage *self)
{
  fst_print_record (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->record);
}

static void
on_export (FstSignedPage *self)
{
  fst_export_record_pdf (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->record);
}

static void
fst_signed_page_dispose (GObject *object)
{
  g_clear_object (&FST_SIGNED_PAGE (object)->record);
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_SIGNED_PAGE);
  G_OBJECT_CLASS (fst_signed_page_parent_class)->dispose (object);
}

static void
fst_signed_page_class_init (FstSignedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_signed_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-signed-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FstSignedPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, FstSignedPage, example_label);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
}

static void
fst_signed_page_init (FstSignedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_signed_page_new:
 * @record: what has been signed
 *
 * Makes a page that confirms a signature. Main thread.
 *
 * Returns: (transfer floating): a new page
 */
FstSignedPage *
fst_signed_page_new (FstRecord *record)
{
  FstSignedPage *self = g_object_new (FST_TYPE_SIGNED_PAGE, NULL);
  FstDevice *device = fst_record_get_prescription (record)->device;
  g_autofree char *text =
      g_strdup_printf (_ ("Number %s\nCheck code %s"), fst_record_get_id (record),
                       fst_record_get_check_code (record));

  self->record = g_object_ref (record);
  adw_status_page_set_description (self->status_page, text);
  gtk_widget_set_visible (self->example_label, device != NULL && device->example);
  return self;
}
