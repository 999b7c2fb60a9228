#include "config.h"

#include "fst-print.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "fst-error-text.h"
#include "fst-prescription-document.h"

static FstPrescriptionDocument *
make_document (FstRecord *record)
{
  return fst_prescription_document_new (
      FST_DOCUMENT_RECORD, fst_record_get_prescription (record), fst_record_get_assessment (record),
      fst_record_get_id (record), fst_record_get_signed_at (record),
      fst_record_get_check_code (record));
}

/* A paper that was not made is not to be missed: a dialog, not a message that goes by itself. */
static void
show_error (GtkWindow *parent, const char *heading, const GError *error)
{
  g_autofree char *text = fst_error_text (error);
  AdwDialog *dialog = adw_alert_dialog_new (heading, text);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (parent));
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / FST_DOCUMENT_WIDTH,
                      gtk_print_context_get_height (context) / FST_DOCUMENT_HEIGHT);

  /* The page is drawn for A4; on paper of another size it is fitted. */
  cairo_scale (cr, scale, scale);
  fst_prescription_document_draw_page (user_data, cr, page);
}

static void
free_document (gpointer document, GClosure *closure)
{
  fst_prescription_document_unref (document);
}

static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  return setup;
}

/**
 * fst_print_record:
 * @parent: the window that asks
 * @record: a signed prescription
 *
 * Lets the user choose a printer and prints the record; an error is shown in a dialog. Main thread.
 */
void
fst_print_record (GtkWindow *parent, FstRecord *record)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup ();
  FstPrescriptionDocument *document;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (FST_IS_RECORD (record));

  document = make_document (record);
  gtk_print_operation_set_n_pages (operation, fst_prescription_document_count_pages (document));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, fst_record_get_id (record));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), document, free_document,
                         0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    show_error (parent, _ ("It could not be printed"), error);
}

typedef struct
{
  GtkWindow *parent;
  FstPrescriptionDocument *document;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->parent);
  fst_prescription_document_unref (self->document);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  /* Chosen nothing is no error. */
  if (file == NULL)
    return;
  if (!fst_prescription_document_write_pdf (export->document, file, NULL, &error))
    show_error (export->parent, _ ("The PDF could not be written"), error);
}

/**
 * fst_export_record_pdf:
 * @parent: the window that asks
 * @record: a signed prescription
 *
 * Lets the user choose a file and writes the record there as PDF; an error is shown in a dialog.
 * Main thread.
 */
void
fst_export_record_pdf (GtkWindow *parent, FstRecord *record)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = NULL;
  Export *export;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (FST_IS_RECORD (record));

  export = g_new0 (Export, 1);
  export->parent = g_object_ref (parent);
  export->document = make_document (record);
  /* The name holds no person: file names are seen in lists of recent files. */
  name = g_strdup_printf ("%s.pdf", fst_record_get_id (record));
  gtk_file_dialog_set_title (dialog, _ ("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, on_file_chosen, export);
}
