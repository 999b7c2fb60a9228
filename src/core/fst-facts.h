#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What is known in one case: facts by name, each with where it came from. A fact that is not here
 * is unknown. Immutable: every change returns a new one. */

typedef enum
{
  FST_FACT_SOURCE_CASE, /* stands in the case as it was given */
  FST_FACT_SOURCE_FORM, /* the prescriber has answered it */
  FST_FACT_SOURCE_PERSON_NUMBER,
  FST_FACT_SOURCE_DEVICE,
  FST_FACT_SOURCE_REGISTER,   /* earlier prescriptions */
  FST_FACT_SOURCE_PRESCRIBER, /* the remembered prescriber's profession and unit */
  FST_FACT_SOURCE_LIST,       /* an imported list */
} FstFactSource;

typedef struct _FstFacts FstFacts;

#define FST_TYPE_FACTS (fst_facts_get_type ())
GType fst_facts_get_type (void);

FstFacts *fst_facts_new (void);
FstFacts *fst_facts_ref (FstFacts *self);
void fst_facts_unref (FstFacts *self);

/* Values are GVariants: b boolean, x integer, s enum or code, as set. */
FstFacts *fst_facts_with (FstFacts *self, const char *id, GVariant *value, FstFactSource source);
FstFacts *fst_facts_without (FstFacts *self, const char *id);
FstFacts *fst_facts_without_source (FstFacts *self, FstFactSource source);
FstFacts *fst_facts_merge (FstFacts *self, FstFacts *over);

GVariant *fst_facts_lookup (FstFacts *self, const char *id);
gboolean fst_facts_get_source (FstFacts *self, const char *id, FstFactSource *source);
/* Names in the vocabulary's order. */
GStrv fst_facts_list (FstFacts *self);
gboolean fst_facts_equal (FstFacts *a, FstFacts *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstFacts, fst_facts_unref)

G_END_DECLS
