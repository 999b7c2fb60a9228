#include "fst-sheet-reader.h"

#include "config.h"
#include "fst-sheet-protocol.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* What a workbook may weigh: FreeXL and the shared texts of one are held in memory. */
#define MAX_FILE (G_GUINT64_CONSTANT (512) << 20)

#define PROGRAM "forskrivarstod-sheets"

struct _FstSheetReader
{
  FstTableReader parent_instance;

  GSubprocess *process; /* (nullable): until it is started */
  GInputStream *stream; /* (nullable): what it writes */
  GByteArray *payload;  /* of the frame read last */
  char *kind;           /* (nullable) */
  GPtrArray *sheets;    /* (element-type FstTableSheet) */
  const char *sheet;    /* (nullable): the one that is read; its name in sheets */
  guint permille;
  FstRowBuilder *builder;
};

G_DEFINE_FINAL_TYPE (FstSheetReader, fst_sheet_reader, FST_TYPE_TABLE_READER)

static const char *
fst_sheet_reader_get_kind (FstTableReader *reader)
{
  return FST_SHEET_READER (reader)->kind;
}

static GPtrArray *
fst_sheet_reader_get_sheets (FstTableReader *reader)
{
  return FST_SHEET_READER (reader)->sheets;
}

static const char *
fst_sheet_reader_get_sheet (FstTableReader *reader)
{
  return FST_SHEET_READER (reader)->sheet;
}

static double
fst_sheet_reader_get_fraction (FstTableReader *reader)
{
  return FST_SHEET_READER (reader)->permille / 1000.0;
}

/* What the program said of its own accord. */
static void
take_error (FstSheetReader *self, GError **error)
{
  static const FstImportError codes[] = {
    [FST_SHEET_ERROR_FORMAT] = FST_IMPORT_ERROR_FORMAT,
    [FST_SHEET_ERROR_PASSWORD] = FST_IMPORT_ERROR_PASSWORD,
    [FST_SHEET_ERROR_DAMAGED] = FST_IMPORT_ERROR_DAMAGED,
    [FST_SHEET_ERROR_LIMIT] = FST_IMPORT_ERROR_LIMIT,
    [FST_SHEET_ERROR_SHEET] = FST_IMPORT_ERROR_SHEET,
  };
  guint32 code = G_N_ELEMENTS (codes);
  g_autofree char *message = NULL;

  if (self->payload->len >= sizeof code)
    {
      memcpy (&code, self->payload->data, sizeof code);
      code = GUINT32_FROM_BE (code);
      message = g_utf8_make_valid ((const char *) self->payload->data + sizeof code,
                                   (gssize) (self->payload->len - sizeof code));
      /* A sheet's name must not turn one line into several. */
      g_strdelimit (message, "\n\r", ' ');
    }
  g_set_error_literal (error, FST_IMPORT_ERROR,
                       code < G_N_ELEMENTS (codes) ? codes[code] : FST_IMPORT_ERROR_DAMAGED,
                       message != NULL ? message : "the workbook is damaged");
}

/* The program stopped in the middle of a frame or of the sheet: it crashed, or ran into one of the
 * limits that it sets itself. */
static gboolean
fail_stopped (FstSheetReader *self, GError **error)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  if (g_subprocess_get_if_signaled (self->process)
      && g_subprocess_get_term_sig (self->process) == SIGXCPU)
    g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT,
                         "the workbook takes longer to read than any assortment");
  else
    g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED,
                         "the workbook is damaged: reading it came to a sudden end");
  return FALSE;
}

static gboolean
read_bytes (
    FstSheetReader *self, void *bytes, gsize length, GCancellable *cancellable, GError **error)
{
  gsize n;

  if (!g_input_stream_read_all (self->stream, bytes, length, &n, cancellable, error))
    return FALSE;
  return n == length || fail_stopped (self, error);
}

/* Reads a frame; one that says what went wrong is an error. */
static gboolean
read_frame (FstSheetReader *self, FstSheetFrame *frame, GCancellable *cancellable, GError **error)
{
  guint8 head[5];
  guint32 length;

  if (!read_bytes (self, head, sizeof head, cancellable, error))
    return FALSE;
  memcpy (&length, head + 1, sizeof length);
  length = GUINT32_FROM_BE (length);
  if (length > FST_SHEET_MAX_PAYLOAD)
    return fail_stopped (self, error);
  g_byte_array_set_size (self->payload, length);
  if (!read_bytes (self, self->payload->data, length, cancellable, error))
    return FALSE;
  *frame = head[0];
  if (*frame != FST_SHEET_FRAME_ERROR)
    return TRUE;
  take_error (self, error);
  return FALSE;
}

/* A part of a payload that is being taken apart. */
typedef struct
{
  const guint8 *at;
  gsize left;
} Part;

static gboolean
take_bytes (Part *part, void *bytes, gsize length)
{
  if (part->left < length)
    return FALSE;
  memcpy (bytes, part->at, length);
  part->at += length;
  part->left -= length;
  return TRUE;
}

static gboolean
take_32 (Part *part, guint32 *value)
{
  gboolean taken = take_bytes (part, value, sizeof *value);
  *value = taken ? GUINT32_FROM_BE (*value) : 0;
  return taken;
}

static gboolean
take_64 (Part *part, guint64 *value)
{
  gboolean taken = take_bytes (part, value, sizeof *value);
  *value = taken ? GUINT64_FROM_BE (*value) : 0;
  return taken;
}

static gboolean
add_cell (FstRowBuilder *builder, FstSheetCell kind, const char *text, gsize length)
{
  switch (kind)
    {
    case FST_SHEET_CELL_NUMBER:
      if (length == 0 || length > FST_TABLE_MAX_NUMBER)
        return FALSE;
      fst_row_builder_add_number (builder, text, length);
      return TRUE;
    case FST_SHEET_CELL_TEXT:
      fst_row_builder_add (builder, FST_CELL_TEXT, text, length, 0);
      return TRUE;
    case FST_SHEET_CELL_DATE:
      fst_row_builder_add (builder, FST_CELL_DATE, text, length, 0);
      return TRUE;
    case FST_SHEET_CELL_ERROR:
      fst_row_builder_add (builder, FST_CELL_ERROR, text, length, 0);
      return TRUE;
    case FST_SHEET_CELL_EMPTY:
    default:
      return FALSE;
    }
}

/* The program reads hostile files, so that what it writes is not trusted either. */
static gboolean
take_cell (FstSheetReader *self, Part *part)
{
  guint8 kind;
  guint32 length;
  guint n_cells = fst_row_builder_get_n_cells (self->builder);

  if (!take_bytes (part, &kind, 1) || !take_32 (part, &length))
    return FALSE;
  if (kind == FST_SHEET_CELL_EMPTY)
    {
      if (length > FST_TABLE_MAX_COLUMNS - n_cells)
        return FALSE;
      fst_row_builder_add_empty (self->builder, length);
      return TRUE;
    }
  const char *text = (const char *) part->at;
  if (n_cells >= FST_TABLE_MAX_COLUMNS || length > FST_TABLE_MAX_CELL || part->left < length
      || !g_utf8_validate_len (text, length, NULL))
    return FALSE;
  part->at += length;
  part->left -= length;
  return add_cell (self->builder, kind, text, length);
}

static gboolean
take_row (FstSheetReader *self, const FstTableRow **row, GError **error)
{
  Part part = { self->payload->data, self->payload->len };
  guint64 line;
  gboolean taken = take_64 (&part, &line);

  while (taken && part.left > 0)
    taken = take_cell (self, &part);
  *row = fst_row_builder_finish (self->builder, line);
  if (taken)
    return TRUE;
  *row = NULL;
  return fail_stopped (self, error);
}

static gboolean
fst_sheet_reader_next (FstTableReader *reader,
                       const FstTableRow **row,
                       GCancellable *cancellable,
                       GError **error)
{
  FstSheetReader *self = FST_SHEET_READER (reader);
  FstSheetFrame frame;

  do
    {
      if (!read_frame (self, &frame, cancellable, error))
        return FALSE;
      if (frame == FST_SHEET_FRAME_PROGRESS)
        take_32 (&(Part){ self->payload->data, self->payload->len }, &self->permille);
    }
  while (frame == FST_SHEET_FRAME_PROGRESS);
  if (frame == FST_SHEET_FRAME_ROW)
    return take_row (self, row, error);
  self->permille = 1000;
  return frame == FST_SHEET_FRAME_END || fail_stopped (self, error);
}

static void
fst_sheet_reader_finalize (GObject *object)
{
  FstSheetReader *self = FST_SHEET_READER (object);

  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
  g_clear_object (&self->stream);
  g_byte_array_unref (self->payload);
  g_free (self->kind);
  g_ptr_array_unref (self->sheets);
  fst_row_builder_free (self->builder);
  G_OBJECT_CLASS (fst_sheet_reader_parent_class)->finalize (object);
}

static void
fst_sheet_reader_class_init (FstSheetReaderClass *klass)
{
  FstTableReaderClass *reader_class = FST_TABLE_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fst_sheet_reader_finalize;
  reader_class->get_kind = fst_sheet_reader_get_kind;
  reader_class->get_sheets = fst_sheet_reader_get_sheets;
  reader_class->get_sheet = fst_sheet_reader_get_sheet;
  reader_class->next = fst_sheet_reader_next;
  reader_class->get_fraction = fst_sheet_reader_get_fraction;
}

static void
fst_sheet_reader_init (FstSheetReader *self)
{
  self->payload = g_byte_array_new ();
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_table_sheet_free);
  self->builder = fst_row_builder_new ();
}

/* Copies what has no path of its own, such as a file of another machine, to a file without a name:
 * it is gone with the last one who has it open, whatever happens. */
static int
copy_to_unnamed (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) from = G_INPUT_STREAM (g_file_read (file, cancellable, error));
  g_autofree char *buffer = g_malloc (64 * 1024);
  g_autofree char *path = NULL;
  guint64 size = 0;
  gsize n = 0;
  g_autofd int fd = from != NULL ? g_file_open_tmp ("forskrivarstod-XXXXXX", &path, error) : -1;

  if (fd < 0)
    return -1;
  g_unlink (path);
  do
    {
      if (!g_input_stream_read_all (from, buffer, 64 * 1024, &n, cancellable, error))
        return -1;
      size += n;
      if (size > MAX_FILE || (n > 0 && write (fd, buffer, n) != (gssize) n))
        {
          g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT,
                               "the file is too large to be copied");
          return -1;
        }
    }
  while (n > 0);
  return g_steal_fd (&fd);
}

/* Opens the file so that the program can have it as its standard input. */
static int
open_input (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  GStatBuf status;

  if (path == NULL)
    return copy_to_unnamed (file, cancellable, error);
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0 || fstat (fd, &status) != 0)
    {
      int code = errno;
      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
                   "could not open the workbook: %s", g_strerror (code));
      return -1;
    }
  if (!S_ISREG (status.st_mode) || (guint64) status.st_size > MAX_FILE)
    {
      g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT,
                           "the file is larger than 512 MiB");
      return -1;
    }
  return g_steal_fd (&fd);
}

/* Where the program lies: beside the one that runs, be that built or installed. */
static char *
find_program (void)
{
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);

  if (own != NULL && g_str_has_prefix (own, FST_BUILD_ROOT "/"))
    return g_build_filename (FST_BUILD_ROOT, "src", "sheets", PROGRAM, NULL);
  return g_build_filename (FST_LIBEXEC_DIR, PROGRAM, NULL);
}

static gboolean
start (
    FstSheetReader *self, GFile *file, const char *sheet, GCancellable *cancellable, GError **error)
{
  g_autofree char *program = find_program ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  int fd = open_input (file, cancellable, error);

  if (fd < 0)
    return FALSE;
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  self->process = g_subprocess_launcher_spawn (launcher, error, program, sheet, NULL);
  if (self->process == NULL)
    return FALSE;
  self->stream =
      g_buffered_input_stream_new_sized (g_subprocess_get_stdout_pipe (self->process), 64 * 1024);
  return TRUE;
}

/* Reads what stands before the rows: kind, sheets and which of them was chosen. */
static gboolean
read_head (FstSheetReader *self, GCancellable *cancellable, GError **error)
{
  char magic[4];
  FstSheetFrame frame;
  guint32 chosen;

  if (!read_bytes (self, magic, sizeof magic, cancellable, error))
    return FALSE;
  if (memcmp (magic, FST_SHEET_MAGIC, sizeof magic) != 0)
    return fail_stopped (self, error);
  while (TRUE)
    {
      if (!read_frame (self, &frame, cancellable, error))
        return FALSE;
      Part part = { self->payload->data, self->payload->len };
      guint64 n_rows;

      if (frame == FST_SHEET_FRAME_KIND && self->kind == NULL)
        self->kind = g_utf8_make_valid ((const char *) part.at, (gssize) part.left);
      else if (frame == FST_SHEET_FRAME_SHEET && take_64 (&part, &n_rows))
        {
          g_autofree char *name = g_utf8_make_valid ((const char *) part.at, (gssize) part.left);
          g_ptr_array_add (self->sheets, fst_table_sheet_new (name, (gint64) n_rows));
        }
      else if (frame == FST_SHEET_FRAME_CHOSEN && take_32 (&part, &chosen) && self->kind != NULL
               && chosen < self->sheets->len)
        {
          self->sheet = ((FstTableSheet *) self->sheets->pdata[chosen])->name;
          return TRUE;
        }
      else
        return fail_stopped (self, error);
    }
}

/**
 * fst_sheet_reader_open:
 * @file: a workbook
 * @sheet: (nullable): name of the sheet to read; %NULL for the first
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Starts the program that reads workbooks, in a process of its own: one that is damaged or hostile
 * stops that process and not this one. It ends with the reader, at the latest.
 *
 * Returns: (transfer full): a reader, or %NULL with an error of #FstImportError or #GIOErrorEnum
 */
FstTableReader *
fst_sheet_reader_open (GFile *file, const char *sheet, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (FstSheetReader) self = g_object_new (FST_TYPE_SHEET_READER, NULL);

  if (!start (self, file, sheet, cancellable, error) || !read_head (self, cancellable, error))
    return NULL;
  return FST_TABLE_READER (g_steal_pointer (&self));
}
