#include "fst-prescription-document.h"

#include <string.h>

/* The pages as a reader of the PDF finds them: the text comes back through pdftotext. */

static FstDevice *
make_device (gboolean example)
{
  return fst_device_new (&(FstDevice){
      .article_number = (char *) "EX-0042",
      .name = (char *) "Rollator Åre låg",
      .supplier = (char *) "Exempel Rörelse AB",
      .iso_code = (char *) "120606",
      .description = (char *) "Sitthöjd 49 cm",
      .price_ore = 125000,
      .agreement = (char *) "EX-AVTAL-01",
      .rank = 1,
      .example = example,
  });
}

static FstPrescription *
make_prescription (const char *goal, gboolean example)
{
  GDate date, follow_up;
  g_date_set_dmy (&date, 22, G_DATE_NOVEMBER, 2026);
  g_date_clear (&follow_up, 1);
  g_date_set_dmy (&follow_up, 22, G_DATE_FEBRUARY, 2027);

  g_autoptr (FstPrescription) empty = fst_prescription_new ("dalarna", &date);
  g_autoptr (FstPerson) person =
      fst_person_new_with_reference ("Skyddad 7", "Testperson Ett", 2017);
  g_autoptr (FstPrescription) a = fst_prescription_with_person (empty, person);
  g_autoptr (FstDevice) device = make_device (example);
  g_autoptr (FstPrescription) b = fst_prescription_with_device (a, device);
  const FstPrescriber prescriber = {
    .name = (char *) "Förskrivare Två",
    .profession = (char *) "occupational-therapist",
    .organisation = (char *) "habilitation",
    .unit = (char *) "Enhet Norr",
  };
  g_autoptr (FstPrescription) c = fst_prescription_with_prescriber (b, &prescriber);
  g_autoptr (FstPrescription) d =
      fst_prescription_with_fact (c, "place-of-use", g_variant_new_string ("compulsory-school"));
  g_autoptr (FstPrescription) e =
      fst_prescription_with_fact (d, "basic-equipment-met", g_variant_new_boolean (TRUE));
  g_autoptr (FstPrescription) f = fst_prescription_with_unknown (e, "school-change", TRUE);
  g_autoptr (FstPrescription) g = fst_prescription_with_goal (f, goal);
  g_autoptr (FstPrescription) h = fst_prescription_with_override (
      g, FST_QUESTION_PRESCRIBABLE, "yes", "Behovet är prövat med provperiod");
  return fst_prescription_with_follow_up (h, &follow_up);
}

static void
answer (FstAssessment *assessment,
        FstQuestion question,
        FstStatus status,
        const char *value,
        const char *section)
{
  const char *const sections[] = { section, NULL };
  FstDecision *decision = &assessment->decisions[question];

  decision->status = status;
  g_clear_pointer (&decision->value, g_variant_unref);
  decision->value = value != NULL ? g_variant_ref_sink (g_variant_new_string (value)) : NULL;
  g_ptr_array_add (decision->grounds,
                   fst_ground_new ("dalarna-costs", "d-1", (GStrv) sections, "Regeln i klartext."));
}

static FstAssessment *
make_assessment (FstStatus payer_status)
{
  const char *const sections[] = { "6.2.1", NULL };
  GDate date;
  g_date_set_dmy (&date, 22, G_DATE_NOVEMBER, 2026);

  FstAssessment *self = fst_assessment_new ("dalarna", &date);
  g_ptr_array_add (self->documents,
                   fst_document_state_new ("dalarna-costs", "Kostnader för hjälpmedel i Dalarna",
                                           "1", FST_VALIDITY_IN_FORCE, NULL));
  answer (self, FST_QUESTION_PAYER, payer_status, "region", "6.2.1");
  answer (self, FST_QUESTION_PRESCRIBABLE, FST_STATUS_DECIDED, "no", "6.2.2");
  fst_assessment_take_duty (
      self, fst_duty_new ("inform-instruct-train", "prescriber", "Visa hur rollatorn används",
                          fst_ground_new ("dalarna-costs", "d-2", (GStrv) sections, "")));
  fst_assessment_take_duty (
      self, fst_duty_new ("staff-training-by-school", "school", "Utbilda personalen",
                          fst_ground_new ("dalarna-costs", "d-3", (GStrv) sections, "")));
  return self;
}

static FstPrescriptionDocument *
make_document (FstDocumentKind kind, const char *goal, gboolean example, FstStatus payer_status)
{
  g_autoptr (FstPrescription) prescription = make_prescription (goal, example);
  g_autoptr (FstAssessment) assessment = make_assessment (payer_status);
  g_autoptr (GDateTime) signed_at = g_date_time_new_utc (2026, 11, 22, 13, 2, 0);

  return fst_prescription_document_new (kind, prescription, assessment, "F-2026-0001", signed_at,
                                        "1a2b3c4d");
}

static GFile *
new_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("document-XXXXXX", &error);
  g_assert_no_error (error);
  return g_file_new_build_filename (folder, "page.pdf", NULL);
}

static void
remove_file (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_file_delete (file, NULL, NULL);
  g_assert_true (g_file_delete (folder, NULL, NULL));
  g_object_unref (file);
}

static GBytes *
write_pdf (FstPrescriptionDocument *document)
{
  GFile *file = new_file ();
  g_autoptr (GError) error = NULL;

  fst_prescription_document_write_pdf (document, file, NULL, &error);
  g_assert_no_error (error);
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  remove_file (file);
  return bytes;
}

/* The text of all pages. */
static char *
read_text (FstPrescriptionDocument *document)
{
  g_autoptr (GBytes) pdf = write_pdf (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                        "pdftotext", "-layout", "-", "-", NULL);
  g_autoptr (GBytes) text = NULL;
  gsize length;

  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  const char *data = g_bytes_get_data (text, &length);
  return g_strndup (data, length);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” does not stand in:\n%s", words, text);
}

static void
assert_silent (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” stands in:\n%s", words, text);
}

static void
test_record (void)
{
  g_autoptr (FstPrescriptionDocument) document =
      make_document (FST_DOCUMENT_RECORD, "Kunna gå till matsalen", FALSE, FST_STATUS_DECIDED);
  g_autofree char *text = read_text (document);
  static const char *const words[] = {
    "Testperson Ett",
    "Skyddad 7",
    "Rollator Åre låg",
    "EX-0042",
    "12 06 06",
    "Kunna gå till matsalen",
    "Section 6.2.1",
    "Section 6.2.2",
    "Set aside by the prescriber: May be prescribed",
    "Behovet är prövat med provperiod",
    "Visa hur rollatorn används (6.2.1)",
    "Utbilda personalen",
    "To agree with others",
    "2027-02-22",
    "Förskrivare Två",
    "Enhet Norr",
    "Signature",
    "Kostnader för hjälpmedel i Dalarna",
    "F-2026-0001",
    "1a2b3c4d",
    "Page 1 of 1",
    "2026-11-22 14:02",
    "don’t know",
    "250,00",
  };

  g_assert_cmpint (fst_prescription_document_count_pages (document), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (text, words[i]);
  assert_silent (text, "EXAMPLE");
}

static void
test_same_bytes (void)
{
  g_autoptr (FstPrescriptionDocument) one =
      make_document (FST_DOCUMENT_RECORD, "Mål", TRUE, FST_STATUS_DECIDED);
  g_autoptr (FstPrescriptionDocument) two =
      make_document (FST_DOCUMENT_RECORD, "Mål", TRUE, FST_STATUS_DECIDED);
  g_autoptr (FstPrescriptionDocument) other =
      make_document (FST_DOCUMENT_RECORD, "Annat", TRUE, FST_STATUS_DECIDED);
  g_autoptr (GBytes) a = write_pdf (one);
  g_autoptr (GBytes) again = write_pdf (one);
  g_autoptr (GBytes) b = write_pdf (two);
  g_autoptr (GBytes) c = write_pdf (other);

  g_assert_true (g_bytes_equal (a, again));
  g_assert_true (g_bytes_equal (a, b));
  g_assert_false (g_bytes_equal (a, c));
}

/* How much of a page is covered: 1 is all. */
static double
measure_ink (FstPrescriptionDocument *document, int page, gboolean margins_are_empty)
{
  int width = (int) FST_DOCUMENT_WIDTH, height = (int) FST_DOCUMENT_HEIGHT;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);
  double ink = 0;

  fst_prescription_document_draw_page (document, cr, page);
  cairo_surface_flush (surface);
  const guchar *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        ink += pixels[y * stride + x] / 255.0;
        if (margins_are_empty && (x < 40 || x > width - 40 || y < 40 || y > height - 30))
          g_assert_cmpint (pixels[y * stride + x], ==, 0);
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ink / (width * height);
}

static void
test_example_mark (void)
{
  g_autoptr (FstPrescriptionDocument) record =
      make_document (FST_DOCUMENT_RECORD, "Mål", TRUE, FST_STATUS_DECIDED);
  g_autoptr (FstPrescriptionDocument) easy =
      make_document (FST_DOCUMENT_EASY_READ, "Mål", TRUE, FST_STATUS_DECIDED);
  g_autoptr (FstPrescriptionDocument) real =
      make_document (FST_DOCUMENT_RECORD, "Mål", FALSE, FST_STATUS_DECIDED);
  g_autofree char *record_text = read_text (record);
  g_autofree char *easy_text = read_text (easy);
  g_autofree char *real_text = read_text (real);

  assert_says (record_text, "this prescription is not valid");
  assert_says (easy_text, "You do not get this device");
  assert_silent (real_text, "not valid");
  /* The word across the page is large. */
  g_assert_cmpfloat (measure_ink (record, 0, FALSE), >, 2 * measure_ink (real, 0, TRUE));
}

static void
test_drawing (void)
{
  g_autoptr (FstPrescriptionDocument) document =
      make_document (FST_DOCUMENT_RECORD, "Mål", FALSE, FST_STATUS_DECIDED);
  double ink = measure_ink (document, 0, TRUE);

  g_assert_cmpfloat (ink, >, 0.01);
  g_assert_cmpfloat (ink, <, 0.2);
}

static void
test_long_text (void)
{
  g_autoptr (GString) goal = g_string_new (NULL);
  for (int i = 0; i < 300; i++)
    g_string_append_printf (goal, "Mening nummer %d om målet med hjälpmedlet. ", i);
  g_autoptr (FstPrescriptionDocument) document =
      make_document (FST_DOCUMENT_RECORD, goal->str, FALSE, FST_STATUS_DECIDED);
  g_autofree char *text = read_text (document);
  int n_pages = fst_prescription_document_count_pages (document);

  g_assert_cmpint (n_pages, >=, 3);
  for (int page = 0; page < n_pages; page++)
    {
      g_autofree char *number = g_strdup_printf ("Page %d of %d", page + 1, n_pages);
      assert_says (text, number);
      measure_ink (document, page, TRUE);
    }
  assert_says (text, "nummer 299");
  assert_says (text, "Signature");
  assert_silent (text, "Shortened");
}

/* Text that nobody writes: it costs pages up to a bound, and the paper says that it was cut. */
static void
test_hostile_text (void)
{
  g_autofree char *word = g_strnfill (100 * 1024, 'W');
  g_autofree char *breaks = g_strnfill (100 * 1024, '\n');
  const char *const goals[] = { word, breaks,
                                "\x01\x1b[31m <b>&amp;</b> %s%n \xff\xfe \xe2\x80\xae"
                                "ab" };

  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    {
      g_autoptr (FstPrescriptionDocument) document =
          make_document (FST_DOCUMENT_RECORD, goals[i], FALSE, FST_STATUS_DECIDED);
      g_autofree char *text = read_text (document);
      int n_pages = fst_prescription_document_count_pages (document);
      g_test_message ("text %u: %d pages", i, n_pages);
      g_assert_cmpint (n_pages, <=, 40);
      for (int page = 0; page < n_pages; page++)
        measure_ink (document, page, TRUE);
      assert_says (text, "Signature");
      if (i < 2)
        assert_says (text, "Shortened");
      else
        assert_says (text, "<b>&amp;</b> %s%n");
    }
}

static void
test_easy_read (void)
{
  g_autoptr (FstPrescriptionDocument) settled =
      make_document (FST_DOCUMENT_EASY_READ, "Mål", FALSE, FST_STATUS_DECIDED);
  g_autoptr (FstPrescriptionDocument) open =
      make_document (FST_DOCUMENT_EASY_READ, "Mål", FALSE, FST_STATUS_JUDGEMENT);
  g_autofree char *settled_text = read_text (settled);
  g_autofree char *open_text = read_text (open);

  g_assert_cmpint (fst_prescription_document_count_pages (settled), ==, 1);
  assert_says (settled_text, "Rollator Åre låg");
  assert_says (settled_text, "The region pays for it.");
  assert_says (settled_text, "Förskrivare Två");
  assert_says (settled_text, "2027-02-22");
  assert_says (settled_text, "Stop using it.");
  /* What is not decided is not said. */
  assert_silent (open_text, "The region pays");
  assert_says (open_text, "It is not settled who pays.");
}

static void
test_bare (void)
{
  GDate date;
  g_date_set_dmy (&date, 22, G_DATE_NOVEMBER, 2026);
  g_autoptr (FstPrescription) empty = fst_prescription_new ("dalarna", &date);
  g_autoptr (FstAssessment) assessment = fst_assessment_new ("dalarna", &date);
  g_autoptr (GDateTime) signed_at = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);

  for (FstDocumentKind kind = FST_DOCUMENT_RECORD; kind <= FST_DOCUMENT_EASY_READ; kind++)
    {
      g_autoptr (FstPrescriptionDocument) document =
          fst_prescription_document_new (kind, empty, assessment, "F-1", signed_at, "00000000");
      g_autofree char *text = read_text (document);
      assert_says (text, "Not stated");
    }
}

/* An article without a code is printed under the one that was answered, once, or without any. */
static void
test_without_code (void)
{
  g_autoptr (FstPrescription) whole = make_prescription ("Mål", FALSE);
  g_autoptr (FstDevice) device = fst_device_new (&(FstDevice){
      .article_number = (char *) "U1", .name = (char *) "Utan kod", .price_ore = -1, .rank = -1 });
  g_autoptr (FstPrescription) without = fst_prescription_with_device (whole, device);
  g_autoptr (FstPrescription) answered =
      fst_prescription_with_fact (without, "iso-code", g_variant_new_string ("120606"));
  g_autoptr (FstAssessment) assessment = make_assessment (FST_STATUS_DECIDED);
  g_autoptr (GDateTime) signed_at = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);
  g_autoptr (FstPrescriptionDocument) bare = fst_prescription_document_new (
      FST_DOCUMENT_RECORD, without, assessment, "F-1", signed_at, "00000000");
  g_autoptr (FstPrescriptionDocument) coded = fst_prescription_document_new (
      FST_DOCUMENT_RECORD, answered, assessment, "F-1", signed_at, "00000000");
  g_autofree char *bare_text = read_text (bare);
  g_autofree char *coded_text = read_text (coded);
  const char *code;

  assert_says (bare_text, "U1");
  g_assert_null (strstr (bare_text, "ISO"));
  code = strstr (coded_text, "ISO 12 06 06");
  g_assert_nonnull (code);
  g_assert_null (strstr (code + 1, "ISO"));
}

static void
test_writing_fails (void)
{
  g_autoptr (FstPrescriptionDocument) document =
      make_document (FST_DOCUMENT_RECORD, "Mål", FALSE, FST_STATUS_DECIDED);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nonexistent/page.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GFile *file = new_file ();
  g_autoptr (GError) error = NULL;

  g_assert_false (fst_prescription_document_write_pdf (document, nowhere, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* An earlier file is whole until the new one is. */
  g_assert_true (g_file_replace_contents (file, "earlier", 7, NULL, FALSE, 0, NULL, NULL, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (fst_prescription_document_write_pdf (document, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "earlier", 7);
  remove_file (file);
}

static void
test_private (void)
{
  g_autoptr (FstPrescriptionDocument) document =
      make_document (FST_DOCUMENT_RECORD, "Mål", FALSE, FST_STATUS_DECIDED);
  GFile *file = new_file ();
  g_assert_true (fst_prescription_document_write_pdf (document, file, NULL, NULL));
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_UNIX_MODE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  g_assert_cmphex (g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 0777, ==,
                   0600);
  remove_file (file);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prescription-document/record", test_record);
  g_test_add_func ("/prescription-document/same-bytes", test_same_bytes);
  g_test_add_func ("/prescription-document/example-mark", test_example_mark);
  g_test_add_func ("/prescription-document/drawing", test_drawing);
  g_test_add_func ("/prescription-document/long-text", test_long_text);
  g_test_add_func ("/prescription-document/hostile-text", test_hostile_text);
  g_test_add_func ("/prescription-document/easy-read", test_easy_read);
  g_test_add_func ("/prescription-document/bare", test_bare);
  g_test_add_func ("/prescription-document/without-code", test_without_code);
  g_test_add_func ("/prescription-document/writing-fails", test_writing_fails);
  g_test_add_func ("/prescription-document/private", test_private);
  return g_test_run ();
}
