#include "fst-code-list.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fst-iso-code.h"

#define LONGEST_NAME 100
#define MUNICIPALITY_DIGITS 4
#define COUNTY_DIGITS 2

typedef FstCodeListPlace FstCodeListErrorPrivate;

static void
fst_code_list_error_private_init (FstCodeListErrorPrivate *place)
{
}

static void
fst_code_list_error_private_copy (const FstCodeListErrorPrivate *from, FstCodeListErrorPrivate *to)
{
  *to = *from;
  to->column = g_strdup (from->column);
}

static void
fst_code_list_error_private_clear (FstCodeListErrorPrivate *place)
{
  g_free (place->column);
}

G_DEFINE_EXTENDED_ERROR (FstCodeListError, fst_code_list_error)
G_DEFINE_BOXED_TYPE (FstCodeList, fst_code_list, fst_code_list_ref, fst_code_list_unref)

/* The codes of the counties by Statistics Sweden (SCB), with which those of their municipalities
 * begin. */
static const struct
{
  const char *county, *region;
} counties[] = {
  { "01", "stockholm" },
  { "14", "vastra-gotaland" },
  { "20", "dalarna" },
  { "24", "vasterbotten" },
};

/**
 * fst_code_row_new:
 * @line: line of the file
 * @iso_code: a valid code
 * @question: what is answered
 * @value: the answer
 * @applies_to: (nullable): where it holds
 * @note: (nullable): what the list adds
 *
 * Makes a row; fst_code_list_new() looks at what stands in it.
 *
 * Returns: (transfer full): the row
 */
FstCodeRow *
fst_code_row_new (guint line,
                  const char *iso_code,
                  FstQuestion question,
                  const char *value,
                  const char *applies_to,
                  const char *note)
{
  FstCodeRow *self = g_new0 (FstCodeRow, 1);

  self->line = line;
  self->iso_code = g_strdup (iso_code);
  self->question = question;
  self->value = g_strdup (value);
  self->applies_to = g_strdup (applies_to);
  self->note = g_strdup (note);
  return self;
}

/**
 * fst_code_row_free:
 * @self: (transfer full) (nullable): a row
 *
 * Frees a row.
 */
void
fst_code_row_free (FstCodeRow *self)
{
  if (!self)
    return;
  g_free (self->iso_code);
  g_free (self->value);
  g_free (self->applies_to);
  g_free (self->note);
  g_free (self);
}

/**
 * fst_code_row_get_place_fact:
 * @self: a row
 *
 * Tells which fact says where a row holds.
 *
 * Returns: (nullable): place-of-use, housing, or NULL where it holds everywhere
 */
const char *
fst_code_row_get_place_fact (const FstCodeRow *self)
{
  static const char *const facts[] = { "place-of-use", "housing" };

  for (guint i = 0; self->applies_to && i < G_N_ELEMENTS (facts); i++)
    {
      const FstFactSpec *spec = fst_vocabulary_find_fact (facts[i]);

      if (fst_term_find (spec->terms, spec->n_terms, self->applies_to))
        return facts[i];
    }
  return NULL;
}

static const char *
region_of (const char *owner)
{
  const FstTerm *regions;
  guint n;

  regions = fst_vocabulary_get_regions (&n);
  if (fst_term_find (regions, n, owner))
    return fst_term_find (regions, n, owner)->id;
  if (strlen (owner) != MUNICIPALITY_DIGITS || strspn (owner, "0123456789") != MUNICIPALITY_DIGITS)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (counties); i++)
    if (strncmp (owner, counties[i].county, COUNTY_DIGITS) == 0)
      return counties[i].region;
  return NULL;
}

/* Letters, digits and dashes, in two parts at the most: it stands in the names of facts and of
 * documents. */
/**
 * fst_code_list_set_error:
 * @error: return location
 * @code: what is wrong
 * @place: where in the file
 * @format: what was expected, in English, for whoever reads a log
 * @...: its arguments
 *
 * Reports a list that can't be used.
 */
void
fst_code_list_set_error (
    GError **error, FstCodeListError code, const FstCodeListPlace *place, const char *format, ...)
{
  va_list arguments;

  if (!error)
    return;
  va_start (arguments, format);
  *error = g_error_new_valist (FST_CODE_LIST_ERROR, code, format, arguments);
  va_end (arguments);
  fst_code_list_error_private_copy (place, fst_code_list_error_get_private (*error));
}

/**
 * fst_code_list_error_get_place:
 * @error: an error of %FST_CODE_LIST_ERROR
 *
 * Tells where in the list's file the fault lies.
 *
 * Returns: (transfer none): the place
 */
const FstCodeListPlace *
fst_code_list_error_get_place (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == FST_CODE_LIST_ERROR, NULL);

  return fst_code_list_error_get_private (error);
}

static gboolean
name_is_valid (const char *name)
{
  const char *slash = strchr (name, '/');

  if (!*name || strlen (name) > LONGEST_NAME
      || (slash && (slash == name || !slash[1] || strchr (slash + 1, '/'))))
    return FALSE;
  return strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-/") == strlen (name);
}

static gboolean
check_header (const FstCodeList *fields, GError **error)
{
  if (!name_is_valid (fields->name))
    g_set_error (error, FST_CODE_LIST_ERROR, FST_CODE_LIST_ERROR_HEADER,
                 "name: expected DOCUMENT/ANNEX or a name of a-z, 0-9 and dashes, not “%s”",
                 fields->name);
  else if (!region_of (fields->owner))
    g_set_error (error, FST_CODE_LIST_ERROR, FST_CODE_LIST_ERROR_HEADER,
                 "owner: expected a region, or the four digits of a municipality of one of the "
                 "regions, not “%s”",
                 fields->owner);
  else if (g_date_valid (&fields->from) && g_date_valid (&fields->until)
           && g_date_compare (&fields->from, &fields->until) > 0)
    g_set_error (error, FST_CODE_LIST_ERROR, FST_CODE_LIST_ERROR_HEADER,
                 "from: comes after the last day");
  else if (fields->rows->len == 0)
    g_set_error (error, FST_CODE_LIST_ERROR, FST_CODE_LIST_ERROR_ROW, "the list has no rows");
  else
    return TRUE;
  return FALSE;
}

static gboolean
value_is_known (const FstCodeRow *row)
{
  const FstQuestionSpec *spec = fst_vocabulary_get_question (row->question);

  return fst_term_find (spec->values, spec->n_values, row->value)
         || (row->question == FST_QUESTION_BASIC_EQUIPMENT
             && g_str_equal (row->value, FST_CODE_LIST_LISTED));
}

static gboolean
check_row (const FstCodeRow *row, GError **error)
{
  const FstCodeListPlace place = { row->line };

  if (!fst_iso_code_is_valid (row->iso_code))
    fst_code_list_set_error (error, FST_CODE_LIST_ERROR_ROW, &place,
                             "line %u: expected an ISO 9999 code of 2, 4 or 6 digits", row->line);
  else if (!value_is_known (row))
    fst_code_list_set_error (error, FST_CODE_LIST_ERROR_ROW, &place,
                             "line %u: “%s” is not a value of %s", row->line, row->value,
                             fst_vocabulary_get_question (row->question)->id);
  else if (row->applies_to && !fst_code_row_get_place_fact (row))
    fst_code_list_set_error (error, FST_CODE_LIST_ERROR_ROW, &place,
                             "line %u: “%s” is neither a place of use nor a kind of housing",
                             row->line, row->applies_to);
  else
    return TRUE;
  return FALSE;
}

static char *
key_new (FstQuestion question, const char *code, gsize length)
{
  return g_strdup_printf ("%d %.*s", question, (int) length, code);
}

/* Whether no case is one of both: two different places, or two different kinds of housing. */
static gboolean
are_apart (const FstCodeRow *a, const FstCodeRow *b)
{
  return a->applies_to && b->applies_to && !g_str_equal (a->applies_to, b->applies_to)
         && g_str_equal (fst_code_row_get_place_fact (a), fst_code_row_get_place_fact (b));
}

/* Rows of the same code: one for each place, which keeps their number small whatever the file
 * repeats. */
static gboolean
add_to_index (FstCodeList *self, FstCodeRow *row, GError **error)
{
  g_autofree char *key = key_new (row->question, row->iso_code, strlen (row->iso_code));
  GPtrArray *same = g_hash_table_lookup (self->index, key);

  if (!same)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->index, g_steal_pointer (&key), same);
    }
  for (guint i = 0; i < same->len; i++)
    {
      const FstCodeRow *other = g_ptr_array_index (same, i);

      if (!g_str_equal (other->value, row->value) && !are_apart (other, row))
        {
          const FstCodeListPlace place = { other->line, row->line };

          fst_code_list_set_error (error, FST_CODE_LIST_ERROR_COLLISION, &place,
                                   "lines %u and %u: %s is both “%s” and “%s” in the same place; "
                                   "expected one value, or a place for each",
                                   other->line, row->line, row->iso_code, other->value, row->value);
          return FALSE;
        }
      if (g_strcmp0 (other->applies_to, row->applies_to) == 0)
        return TRUE;
    }
  g_ptr_array_add (same, row);
  return TRUE;
}

/**
 * fst_code_list_new:
 * @fields: what the list holds; texts are copied, and the rows taken a reference of
 * @error: return location
 *
 * Makes a list, once it is seen that every row can answer and that no two of the same code collide.
 *
 * Returns: (transfer full): the list, or NULL with an error of %FST_CODE_LIST_ERROR
 */
FstCodeList *
fst_code_list_new (const FstCodeList *fields, GError **error)
{
  g_autoptr (FstCodeList) self = NULL;

  g_return_val_if_fail (fields->name != NULL && fields->owner != NULL && fields->rows != NULL,
                        NULL);

  if (!check_header (fields, error))
    return NULL;
  self = g_atomic_rc_box_new0 (FstCodeList);
  self->name = g_strdup (fields->name);
  self->owner = g_strdup (fields->owner);
  self->from = fields->from;
  self->until = fields->until;
  self->imported = fields->imported;
  self->complete = fields->complete;
  self->rows = g_ptr_array_ref (fields->rows);
  self->index =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->rows->len; i++)
    if (!check_row (g_ptr_array_index (self->rows, i), error)
        || !add_to_index (self, g_ptr_array_index (self->rows, i), error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * fst_code_list_ref:
 * @self: a list
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstCodeList *
fst_code_list_ref (FstCodeList *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstCodeList *self = data;

  g_free (self->name);
  g_free (self->owner);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->index);
}

/**
 * fst_code_list_unref:
 * @self: (transfer full): a list
 *
 * Releases a reference. Any thread.
 */
void
fst_code_list_unref (FstCodeList *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_code_list_get_region:
 * @self: a list
 *
 * Tells in which region a list holds: its owner's, or that in which the municipality lies.
 *
 * Returns: a region of the vocabulary
 */
const char *
fst_code_list_get_region (FstCodeList *self)
{
  return region_of (self->owner);
}

/**
 * fst_code_list_holds_in:
 * @self: a list
 * @region: a region of the vocabulary
 * @municipality: a municipality's code; empty where it is not known
 *
 * Tells whether a list is to be used somewhere: it holds where its owner decides, in the whole
 * region or in one municipality.
 *
 * Returns: whether it holds there
 */
gboolean
fst_code_list_holds_in (FstCodeList *self, const char *region, const char *municipality)
{
  g_return_val_if_fail (self != NULL && region != NULL && municipality != NULL, FALSE);

  return g_str_equal (self->owner, region) || g_str_equal (self->owner, municipality);
}

/**
 * fst_code_list_format_document_id:
 * @self: a list
 *
 * Writes the id that the list has among the documents of an assessment. Regions' lists are named as
 * the rules name annexes; a municipality's own could have the same name as its region's.
 *
 * Returns: (transfer full): the id
 */
char *
fst_code_list_format_document_id (FstCodeList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_str_equal (fst_code_list_get_region (self), self->owner)
             ? g_strdup_printf ("list:%s", self->name)
             : g_strdup_printf ("list:%s@%s", self->name, self->owner);
}

/**
 * fst_code_list_format_owner:
 * @self: a list
 *
 * Names the owner.
 *
 * Returns: (transfer full): words in the user's language
 */
char *
fst_code_list_format_owner (FstCodeList *self)
{
  const FstTerm *regions;
  guint n;

  regions = fst_vocabulary_get_regions (&n);
  if (fst_term_find (regions, n, self->owner))
    return g_strdup (fst_term_get_label (regions, n, self->owner));
  /* Translators: %s is the municipality's code of four digits */
  return g_strdup_printf (_ ("municipality %s"), self->owner);
}

/* Looking up */

typedef struct
{
  FstFacts *facts;
  GPtrArray *values; /* (element-type utf8): unowned, each once */
  GPtrArray *open;   /* (element-type utf8): unowned, each once */
  GPtrArray *rows;   /* (element-type FstCodeRow): unowned, each once */
} LookUp;

static void
add_once (GPtrArray *array, gconstpointer pointer, GEqualFunc equal)
{
  if (!g_ptr_array_find_with_equal_func (array, pointer, equal, NULL))
    g_ptr_array_add (array, (gpointer) pointer);
}

typedef enum
{
  NEVER,
  PERHAPS, /* it is not known where the device shall be used */
  SURELY,
} Fit;

static Fit
fit_of (LookUp *self, const FstCodeRow *row)
{
  const char *fact = fst_code_row_get_place_fact (row);
  GVariant *place = fact ? fst_facts_lookup (self->facts, fact) : NULL;

  if (!fact)
    return SURELY;
  if (!place)
    return PERHAPS;
  return g_str_equal (g_variant_get_string (place, NULL), row->applies_to) ? SURELY : NEVER;
}

static void
may_speak (LookUp *self, const FstCodeRow *row, Fit fit)
{
  add_once (self->values, row->value, g_str_equal);
  add_once (self->rows, row, g_direct_equal);
  if (fit == PERHAPS)
    add_once (self->open, fst_code_row_get_place_fact (row), g_str_equal);
}

/* Whether a row with a longer code speaks wherever this one does. */
static gboolean
is_hidden (LookUp *self, const FstCodeRow *row)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (((const FstCodeRow *) g_ptr_array_index (self->rows, i))->applies_to,
                   row->applies_to)
        == 0)
      return TRUE;
  return FALSE;
}

/* The rows of the code itself, then of what it lies under: the first that surely fits ends it.
 * Tells whether one does. */
static gboolean
look_upwards (LookUp *self, FstCodeList *list, FstQuestion question, const char *code)
{
  for (gsize length = strlen (code); length >= 2; length -= 2)
    {
      g_autofree char *key = key_new (question, code, length);
      const GPtrArray *rows = g_hash_table_lookup (list->index, key);
      gboolean sure = FALSE;

      for (guint i = 0; rows && i < rows->len; i++)
        {
          const FstCodeRow *row = g_ptr_array_index (rows, i);
          Fit fit = fit_of (self, row);

          if (fit != NEVER && !is_hidden (self, row))
            may_speak (self, row, fit);
          sure |= fit == SURELY;
        }
      if (sure)
        return TRUE;
    }
  return FALSE;
}

/* A code that is short or not known may yet turn out to be that of any row below it. */
static void
look_downwards (LookUp *self, FstCodeList *list, FstQuestion question, const char *code)
{
  /* Nothing lies below a whole one, and a list may have many rows. */
  if (code && strlen (code) == 6)
    return;
  for (guint i = 0; i < list->rows->len; i++)
    {
      const FstCodeRow *row = g_ptr_array_index (list->rows, i);
      gboolean below =
          !code
          || (strlen (row->iso_code) > strlen (code) && fst_iso_code_covers (code, row->iso_code));
      Fit fit = below && row->question == question ? fit_of (self, row) : NEVER;

      if (fit == NEVER)
        continue;
      add_once (self->open, "iso-code", g_str_equal);
      add_once (self->values, row->value, g_str_equal);
      if (self->rows->len < FST_CODE_ANSWER_MAX_ROWS)
        add_once (self->rows, row, g_direct_equal);
      if (fit == PERHAPS)
        add_once (self->open, fst_code_row_get_place_fact (row), g_str_equal);
    }
}

static GStrv
to_strv (GPtrArray *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < array->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (array, i));
  return g_strv_builder_end (builder);
}

/**
 * fst_code_list_look_up:
 * @self: a list
 * @question: what is asked
 * @facts: what is known of the case
 *
 * Finds what a list says of a case: the value of the row with the longest code that covers the
 * device and fits the place (assessment contract, section 6), or all values that it may come to
 * while code or place is not known.
 *
 * Returns: (transfer full): the answer; its rows live as long as @self
 */
FstCodeAnswer *
fst_code_list_look_up (FstCodeList *self, FstQuestion question, FstFacts *facts)
{
  FstCodeAnswer *answer = g_new0 (FstCodeAnswer, 1);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  GVariant *known = fst_facts_lookup (facts, "iso-code");
  const char *code = known ? g_variant_get_string (known, NULL) : NULL;
  LookUp look_up = { facts, values, open, g_ptr_array_new () };

  if (!code || !look_upwards (&look_up, self, question, code))
    g_ptr_array_add (values, FST_CODE_LIST_SILENT);
  look_downwards (&look_up, self, question, code);
  /* What comes to the same, whatever it turns out to be, hangs on nothing. */
  if (values->len == 1)
    g_ptr_array_set_size (open, 0);
  answer->values = to_strv (values);
  answer->open = to_strv (open);
  answer->rows = look_up.rows;
  return answer;
}

/**
 * fst_code_answer_free:
 * @self: (transfer full) (nullable): an answer
 *
 * Frees an answer.
 */
void
fst_code_answer_free (FstCodeAnswer *self)
{
  if (!self)
    return;
  g_strfreev (self->values);
  g_strfreev (self->open);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
