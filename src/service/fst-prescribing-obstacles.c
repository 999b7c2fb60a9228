#include <glib/gi18n-lib.h>

#include "fst-classification.h"
#include "fst-clock.h"
#include "fst-prescribing.h"

/* What stands in the way of signing a prescribing's draft. */

static void
add_device_obstacles (FstPrescribing *self, GStrvBuilder *obstacles)
{
  FstPrescription *draft = fst_prescribing_get_draft (self);
  const FstDevice *device = draft->device;
  const char *code = fst_prescription_get_iso_code (draft);

  if (!device)
    {
      g_strv_builder_add (obstacles, _ ("Choose a device."));
      return;
    }
  if (!code && device->own_iso_code)
    g_strv_builder_add (
        obstacles, _ ("The assortment gives the device a code of another edition of ISO 9999, "
                      "and the documents speak of those of 2016: write which one it has there."));
  else if (!code)
    g_strv_builder_add (obstacles,
                        _ ("The assortment gives the device no ISO code: write which one it has."));
  else if (!fst_classification_lookup (code))
    g_strv_builder_add (obstacles,
                        fst_facts_lookup (draft->facts, "iso-code")
                            ? _ ("ISO 9999 does not have the code that was written; write another.")
                            : _ ("The device’s ISO code does not exist in ISO 9999; choose another "
                                 "device."));
  if (device->example && !fst_workspace_has_examples_only (fst_prescribing_get_workspace (self)))
    g_strv_builder_add (
        obstacles,
        _ ("Example articles can’t be signed once a real assortment is there; choose a real "
           "article."));
}

/**
 * fst_prescribing_list_open_questions:
 * @self: a prescribing
 *
 * Lists the questions that are still open, for want of facts or because sections collide, and that
 * the prescriber has not answered against the documents.
 *
 * Returns: (transfer full) (element-type FstQuestion): the questions
 */
GArray *
fst_prescribing_list_open_questions (FstPrescribing *self)
{
  GArray *open = g_array_new (FALSE, FALSE, sizeof (FstQuestion));

  g_return_val_if_fail (FST_IS_PRESCRIBING (self), open);

  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    {
      FstStatus status =
          fst_assessment_get_decision (fst_prescribing_get_assessment (self), q)->status;

      if ((status == FST_STATUS_MISSING_FACTS || status == FST_STATUS_CONFLICT)
          && !fst_prescription_get_override (fst_prescribing_get_draft (self), q))
        g_array_append_val (open, q);
    }
  return open;
}

/**
 * fst_prescribing_list_obstacles:
 * @self: a prescribing
 *
 * Lists what stands in the way of signing, with what to do.
 *
 * Returns: (transfer full): sentences in the user's language; none when it can be signed
 */
GStrv
fst_prescribing_list_obstacles (FstPrescribing *self)
{
  g_autoptr (GStrvBuilder) obstacles = g_strv_builder_new ();
  g_autoptr (GArray) open = NULL;
  const FstPrescription *draft;
  GDate today;

  g_return_val_if_fail (FST_IS_PRESCRIBING (self), NULL);

  draft = fst_prescribing_get_draft (self);
  fst_clock_get_today (&today);
  if (!draft->person)
    g_strv_builder_add (obstacles, _ ("Say whom it is for."));
  add_device_obstacles (self, obstacles);
  if (!*draft->prescriber.name)
    g_strv_builder_add (obstacles, _ ("Give the prescriber’s name."));
  if (g_date_compare (&draft->date, &today) > 0)
    g_strv_builder_add (obstacles, _ ("The date lies in the future."));
  for (guint i = 0; i < draft->overrides->len; i++)
    {
      const FstOverride *override = g_ptr_array_index (draft->overrides, i);

      if (!*override->reason)
        g_strv_builder_take (
            obstacles,
            g_strdup_printf (_ ("Give the reason for answering “%s” yourself."),
                             _ (fst_vocabulary_get_question (override->question)->label)));
    }
  open = fst_prescribing_list_open_questions (self);
  if (open->len > 0 && !*draft->open_reason)
    g_strv_builder_add (obstacles,
                        _ ("Questions are still open: write why it is signed all the same."));
  return g_strv_builder_end (obstacles);
}
