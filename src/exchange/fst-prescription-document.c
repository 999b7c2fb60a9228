#include "fst-prescription-document.h"

#include "fst-document-content.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

struct _FstPrescriptionDocument
{
  gatomicrefcount ref_count;
  FstDocumentKind kind;
  FstDocumentSource source;
  FstPageLayout *layout;
  int n_pages;
};

G_DEFINE_BOXED_TYPE (FstPrescriptionDocument,
                     fst_prescription_document,
                     fst_prescription_document_ref,
                     fst_prescription_document_unref)

/* Body text can be read at arm's length; plain-language text is larger still. */
#define RECORD_SIZE 9.5
#define RECORD_LABEL_WIDTH 128.0
#define EASY_READ_SIZE 14.0

static void
lay_out (FstPrescriptionDocument *self)
{
  const FstDocumentSource *source = &self->source;
  g_autofree char *footer =
      g_strdup_printf (_ ("Prescription %s · Check code %s"), source->id, source->check_code);

  if (self->kind == FST_DOCUMENT_RECORD)
    {
      self->layout = fst_page_layout_new (RECORD_SIZE, RECORD_LABEL_WIDTH);
      fst_document_add_record (self->layout, source);
    }
  else
    {
      self->layout = fst_page_layout_new (EASY_READ_SIZE, 0);
      fst_document_add_easy_read (self->layout, source);
    }
  fst_page_layout_set_footer (self->layout, footer);
  if (source->prescription->device != NULL && source->prescription->device->example)
    /* Translators: printed in large letters across a page that is not valid */
    fst_page_layout_set_watermark (self->layout, _ ("EXAMPLE"));
  self->n_pages = fst_page_layout_finish (self->layout);
}

/**
 * fst_prescription_document_new:
 * @kind: which form
 * @prescription: a signed prescription
 * @assessment: the assessment as it was when it was signed
 * @id: the prescription's id
 * @signed_at: the moment of signing
 * @check_code: first eight hexadecimal digits of the SHA-256 of the record's canonical JSON
 *
 * Lays out a signed prescription on A4 pages, in the user's language.
 *
 * A document belongs to the thread that made it, because its fonts do.
 *
 * Returns: (transfer full): a new document
 */
FstPrescriptionDocument *
fst_prescription_document_new (FstDocumentKind kind,
                               FstPrescription *prescription,
                               FstAssessment *assessment,
                               const char *id,
                               GDateTime *signed_at,
                               const char *check_code)
{
  g_return_val_if_fail (prescription != NULL && assessment != NULL, NULL);
  g_return_val_if_fail (id != NULL && signed_at != NULL && check_code != NULL, NULL);

  FstPrescriptionDocument *self = g_new0 (FstPrescriptionDocument, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->source.prescription = fst_prescription_ref (prescription);
  self->source.assessment = fst_assessment_ref (assessment);
  self->source.id = g_strdup (id);
  self->source.signed_at = g_date_time_ref (signed_at);
  self->source.check_code = g_strdup (check_code);
  lay_out (self);
  return self;
}

/**
 * fst_prescription_document_ref:
 * @self: a document
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
FstPrescriptionDocument *
fst_prescription_document_ref (FstPrescriptionDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * fst_prescription_document_unref:
 * @self: (transfer full): a document
 *
 * Gives back a reference.
 */
void
fst_prescription_document_unref (FstPrescriptionDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  fst_page_layout_free (self->layout);
  fst_prescription_unref (self->source.prescription);
  fst_assessment_unref (self->source.assessment);
  g_free (self->source.id);
  g_date_time_unref (self->source.signed_at);
  g_free (self->source.check_code);
  g_free (self);
}

/**
 * fst_prescription_document_count_pages:
 * @self: a document
 *
 * Counts the pages.
 *
 * Returns: at least 1
 */
int
fst_prescription_document_count_pages (FstPrescriptionDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_pages;
}

/**
 * fst_prescription_document_draw_page:
 * @self: a document
 * @cr: where to draw: one unit is one point, the origin the page's upper left corner
 * @page: number of the page, from 0
 *
 * Draws one page, the same on a screen, a printer and in a PDF file.
 */
void
fst_prescription_document_draw_page (FstPrescriptionDocument *self, cairo_t *cr, int page)
{
  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (page >= 0 && page < self->n_pages);

  fst_page_layout_draw (self->layout, cr, page);
}

static cairo_status_t
append_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The dates are those of signing, not of writing: the same record gives the same bytes. */
static void
set_metadata (FstPrescriptionDocument *self, cairo_surface_t *surface)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (self->source.signed_at);
  g_autofree char *date = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *title = g_strdup_printf (_ ("Prescription %s"), self->source.id);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Förskrivarstöd");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static cairo_status_t
render_pdf (FstPrescriptionDocument *self, GByteArray *bytes)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_bytes, bytes, FST_DOCUMENT_WIDTH, FST_DOCUMENT_HEIGHT);
  set_metadata (self, surface);
  cairo_t *cr = cairo_create (surface);
  for (int page = 0; page < self->n_pages; page++)
    {
      fst_prescription_document_draw_page (self, cr, page);
      cairo_show_page (cr);
    }
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

/**
 * fst_prescription_document_write_pdf:
 * @self: a document
 * @file: the file to write; an existing one is replaced
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes the document as PDF, readable for the user alone; an earlier file stays whole until the
 * new one is.
 *
 * The same record in the same language and with the same fonts gives the same bytes.
 *
 * Returns: %FALSE with an error of #GIOErrorEnum
 */
gboolean
fst_prescription_document_write_pdf (FstPrescriptionDocument *self,
                                     GFile *file,
                                     GCancellable *cancellable,
                                     GError **error)
{
  g_return_val_if_fail (self != NULL && G_IS_FILE (file), FALSE);

  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *name = g_file_get_parse_name (file);
  cairo_status_t status = render_pdf (self, bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "could not draw the pages of %s: %s", name,
                   cairo_status_to_string (status));
      return FALSE;
    }
  if (!g_file_replace_contents (file, (const char *) bytes->data, bytes->len, NULL, FALSE,
                                G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                cancellable, error))
    {
      g_prefix_error (error, "could not write %s: ", name);
      return FALSE;
    }
  return TRUE;
}
