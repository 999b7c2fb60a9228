#include "config.h"

#include "fst-profile-form.h"

#include <glib/gi18n.h>

#include "fst-choice-row.h"

/* Municipality codes of Statistics Sweden: two digits for the county, two for the municipality. */
#define MUNICIPALITY_DIGITS 4

struct _FstProfileForm
{
  AdwPreferencesGroup parent_instance;

  gboolean complete;

  FstChoiceRow *region_row;
  GtkEditable *municipality_row;
  GtkEditable *unit_row;
  FstChoiceRow *organisation_row;
  FstChoiceRow *profession_row;
  GtkEditable *name_row;
};

G_DEFINE_FINAL_TYPE (FstProfileForm, fst_profile_form, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_COMPLETE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A code may be left out; what is written must be one. */
static gboolean
municipality_is_valid (const char *text)
{
  gsize length = strlen (text);

  return length == 0
         || (length == MUNICIPALITY_DIGITS && strspn (text, "0123456789") == MUNICIPALITY_DIGITS);
}

static void
changed_cb (FstProfileForm *self)
{
  gboolean valid = municipality_is_valid (gtk_editable_get_text (self->municipality_row));
  gboolean complete = valid && fst_choice_row_get_value (self->region_row) != NULL;

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->municipality_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->municipality_row), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->municipality_row), GTK_ACCESSIBLE_STATE_INVALID,
      valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (self->complete == complete)
    return;
  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
fst_profile_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, FST_PROFILE_FORM (object)->complete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
fst_profile_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_PROFILE_FORM (widget)->region_row));
}

static void
fst_profile_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_PROFILE_FORM);
  G_OBJECT_CLASS (fst_profile_form_parent_class)->dispose (object);
}

static void
fst_profile_form_class_init (FstProfileFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fst_profile_form_get_property;
  object_class->dispose = fst_profile_form_dispose;
  widget_class->grab_focus = fst_profile_form_grab_focus;

  properties[PROP_COMPLETE] =
      g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FST_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-profile-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FstProfileForm, region_row);
  gtk_widget_class_bind_template_child (widget_class, FstProfileForm, municipality_row);
  gtk_widget_class_bind_template_child (widget_class, FstProfileForm, unit_row);
  gtk_widget_class_bind_template_child (widget_class, FstProfileForm, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, FstProfileForm, profession_row);
  gtk_widget_class_bind_template_child (widget_class, FstProfileForm, name_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
set_terms_of_fact (FstChoiceRow *row, const char *fact)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (fact);

  fst_choice_row_set_terms (row, spec->terms, spec->n_terms);
}

static void
fst_profile_form_init (FstProfileForm *self)
{
  guint n = 0;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);

  gtk_widget_init_template (GTK_WIDGET (self));
  fst_choice_row_set_terms (self->region_row, regions, n);
  set_terms_of_fact (self->organisation_row, "prescriber-organisation");
  set_terms_of_fact (self->profession_row, "prescriber-profession");
}

/**
 * fst_profile_form_get_profile:
 *
 * Gets what has been filled in; only call it while the form is complete.
 *
 * Returns: (transfer full): a new profile
 */
FstProfile *
fst_profile_form_get_profile (FstProfileForm *self)
{
  g_return_val_if_fail (FST_IS_PROFILE_FORM (self), NULL);
  g_return_val_if_fail (self->complete, NULL);

  g_autofree char *unit = g_strstrip (g_strdup (gtk_editable_get_text (self->unit_row)));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  FstProfile fields = {
    .region = (char *) fst_choice_row_get_value (self->region_row),
    .municipality = (char *) gtk_editable_get_text (self->municipality_row),
    .prescriber = {
      .name = name,
      .profession = (char *) fst_choice_row_get_value (self->profession_row),
      .organisation = (char *) fst_choice_row_get_value (self->organisation_row),
      .unit = unit,
    },
  };

  return fst_profile_new (&fields);
}

/**
 * fst_profile_form_set_profile:
 * @profile: what to show
 *
 * Fills in the form.
 */
void
fst_profile_form_set_profile (FstProfileForm *self, FstProfile *profile)
{
  g_return_if_fail (FST_IS_PROFILE_FORM (self));
  g_return_if_fail (profile != NULL);

  const FstPrescriber *prescriber = &profile->prescriber;

  fst_choice_row_set_value (self->region_row, profile->region);
  gtk_editable_set_text (self->municipality_row, profile->municipality);
  gtk_editable_set_text (self->unit_row, prescriber->unit != NULL ? prescriber->unit : "");
  fst_choice_row_set_value (self->organisation_row, prescriber->organisation);
  fst_choice_row_set_value (self->profession_row, prescriber->profession);
  gtk_editable_set_text (self->name_row, prescriber->name != NULL ? prescriber->name : "");
}

/**
 * fst_profile_form_get_complete:
 *
 * Tells whether a region is chosen and what is written can be used.
 *
 * Returns: whether the form makes a profile
 */
gboolean
fst_profile_form_get_complete (FstProfileForm *self)
{
  g_return_val_if_fail (FST_IS_PROFILE_FORM (self), FALSE);

  return self->complete;
}
