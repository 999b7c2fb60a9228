#pragma once

#include "fst-facts.h"
#include "fst-vocabulary.h"

G_BEGIN_DECLS

/* An organisation's own list: an annex of a document, or a municipality's basic equipment. It
 * answers a question for ISO 9999 codes; a code covers everything under it, and the longest that
 * fits the case is the one that speaks (assessment contract, section 6). Immutable. */

#define FST_CODE_LIST_ERROR (fst_code_list_error_quark ())
GQuark fst_code_list_error_quark (void);

typedef enum
{
  FST_CODE_LIST_ERROR_HEADER,    /* name, owner or dates */
  FST_CODE_LIST_ERROR_ROW,       /* a row holds what no list can say */
  FST_CODE_LIST_ERROR_COLLISION, /* two rows say different things of the same code */
} FstCodeListError;

/* Where in its file a fault lies, as far as it lies in one place. */
typedef struct
{
  guint line;       /* 0: not in one line */
  guint other_line; /* of a collision the second line; else 0 */
  char *column;     /* (nullable): the heading of the column */
} FstCodeListPlace;

void fst_code_list_set_error (GError **error,
                              FstCodeListError code,
                              const FstCodeListPlace *place,
                              const char *format,
                              ...) G_GNUC_PRINTF (4, 5);
const FstCodeListPlace *fst_code_list_error_get_place (const GError *error);

/* What a list that says nothing of a device comes to. */
#define FST_CODE_LIST_SILENT "not-listed"

/* What the question basic-equipment is answered with by a list of basic equipment: the device
 * stands on it. */
#define FST_CODE_LIST_LISTED "listed"

typedef struct
{
  guint line; /* of the file */
  char *iso_code;
  FstQuestion question;
  char *value;
  char *applies_to; /* (nullable): a value of place-of-use or of housing; NULL: everywhere */
  char *note;       /* (nullable) */
} FstCodeRow;

typedef struct
{
  /*< public, read only >*/
  char *name;        /* DOCUMENT/ANNEX, or a name of its own without a slash */
  char *owner;       /* a region of the vocabulary, or a municipality's code of four digits */
  GDate from;        /* invalid: not stated */
  GDate until;       /* the last day; invalid: until further notice */
  GDate imported;    /* invalid: it was not taken into a workspace */
  gboolean complete; /* it is the whole list: what does not stand in it is not on it */
  GPtrArray *rows;   /* (element-type FstCodeRow) */
  GHashTable *index; /* for fst_code_list_look_up() */
} FstCodeList;

#define FST_TYPE_CODE_LIST (fst_code_list_get_type ())
GType fst_code_list_get_type (void);

FstCodeList *fst_code_list_new (const FstCodeList *fields, GError **error);
FstCodeList *fst_code_list_ref (FstCodeList *self);
void fst_code_list_unref (FstCodeList *self);

const char *fst_code_list_get_region (FstCodeList *self);
gboolean fst_code_list_holds_in (FstCodeList *self, const char *region, const char *municipality);
char *fst_code_list_format_owner (FstCodeList *self);
char *fst_code_list_format_document_id (FstCodeList *self);

FstCodeRow *fst_code_row_new (guint line,
                              const char *iso_code,
                              FstQuestion question,
                              const char *value,
                              const char *applies_to,
                              const char *note);
void fst_code_row_free (FstCodeRow *self);
const char *fst_code_row_get_place_fact (const FstCodeRow *self);

/* More rows than a reader can go through are not given: it is still open then which of them speaks.
 */
#define FST_CODE_ANSWER_MAX_ROWS 8

/* What a list says of one case. */
typedef struct
{
  GStrv values; /* all that it may come to, FST_CODE_LIST_SILENT among them; one where it is settled
                 */
  GPtrArray *rows; /* (element-type FstCodeRow): unowned; those that may speak, the first of them */
  GStrv open;      /* the facts on which it hangs */
} FstCodeAnswer;

FstCodeAnswer *fst_code_list_look_up (FstCodeList *self, FstQuestion question, FstFacts *facts);
void fst_code_answer_free (FstCodeAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCodeList, fst_code_list_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCodeRow, fst_code_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCodeAnswer, fst_code_answer_free)

G_END_DECLS
