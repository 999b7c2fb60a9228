#pragma once

#include "fst-assessment.h"
#include "fst-page-layout.h"
#include "fst-prescription.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* The pages of a signed prescription, drawn in points (1/72 inch) on A4. */

typedef enum
{
  FST_DOCUMENT_RECORD,    /* the whole record, for the prescriber */
  FST_DOCUMENT_EASY_READ, /* what it means, in plain words, for the person */
} FstDocumentKind;

/* Points. */
#define FST_DOCUMENT_WIDTH FST_PAGE_WIDTH
#define FST_DOCUMENT_HEIGHT FST_PAGE_HEIGHT

typedef struct _FstPrescriptionDocument FstPrescriptionDocument;

#define FST_TYPE_PRESCRIPTION_DOCUMENT (fst_prescription_document_get_type ())
GType fst_prescription_document_get_type (void);

FstPrescriptionDocument *fst_prescription_document_new (FstDocumentKind kind,
                                                        FstPrescription *prescription,
                                                        FstAssessment *assessment,
                                                        const char *id,
                                                        GDateTime *signed_at,
                                                        const char *check_code);
FstPrescriptionDocument *fst_prescription_document_ref (FstPrescriptionDocument *self);
void fst_prescription_document_unref (FstPrescriptionDocument *self);

int fst_prescription_document_count_pages (FstPrescriptionDocument *self);
void fst_prescription_document_draw_page (FstPrescriptionDocument *self, cairo_t *cr, int page);
gboolean fst_prescription_document_write_pdf (FstPrescriptionDocument *self,
                                              GFile *file,
                                              GCancellable *cancellable,
                                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstPrescriptionDocument, fst_prescription_document_unref)

G_END_DECLS
