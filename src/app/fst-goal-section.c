#include "config.h"

#include "fst-goal-section.h"

#include <glib/gi18n.h>

#include "fst-case.h"

struct _FstGoalSection
{
  AdwPreferencesGroup parent_instance;

  GtkTextView *goal_view;
  AdwEntryRow *date_row;
  GtkPopover *calendar_popover;
  GtkCalendar *calendar;
  GtkWidget *problem_row;
  GtkLabel *problem_label;

  FstPrescribing *prescribing;
  gboolean updating;
};

static void fst_goal_section_iface_init (FstFormSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FstGoalSection,
                               fst_goal_section,
                               ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (FST_TYPE_FORM_SECTION,
                                                      fst_goal_section_iface_init))

static char *
get_goal (FstGoalSection *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->goal_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
on_goal_changed (FstGoalSection *self)
{
  g_autofree char *goal = NULL;
  g_autoptr (FstPrescription) draft = NULL;

  if (self->updating || self->prescribing == NULL)
    return;
  goal = get_goal (self);
  draft = fst_prescription_with_goal (fst_prescribing_get_draft (self->prescribing), goal);
  fst_prescribing_set_draft (self->prescribing, draft);
}

static void
show_problem (FstGoalSection *self, const char *problem)
{
  gtk_label_set_text (self->problem_label, problem ? problem : "");
  gtk_widget_set_visible (self->problem_row, problem != NULL);
  if (problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "error");
}

/* Returns an invalid date while none is written, or none that can be used. */
static GDate
read_date (FstGoalSection *self)
{
  const FstPrescription *draft = fst_prescribing_get_draft (self->prescribing);
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->date_row))));
  GDate none, date;

  g_date_clear (&none, 1);
  g_date_clear (&date, 1);
  show_problem (self, NULL);
  /* An unfinished date is no error while it is being written. */
  if (g_utf8_strlen (text, -1) < 10)
    return none;
  if (!fst_date_parse (text, &date))
    {
      show_problem (self, _ ("Write the date as year, month, day: 2027-03-01"));
      return none;
    }
  if (g_date_compare (&date, &draft->date) < 0)
    {
      show_problem (self, _ ("The follow-up can’t be before the day of the prescription"));
      return none;
    }
  return date;
}

static void
on_date_changed (FstGoalSection *self)
{
  GDate date;
  g_autoptr (FstPrescription) draft = NULL;

  if (self->updating || self->prescribing == NULL)
    return;
  date = read_date (self);
  draft = fst_prescription_with_follow_up (fst_prescribing_get_draft (self->prescribing),
                                           g_date_valid (&date) ? &date : NULL);
  fst_prescribing_set_draft (self->prescribing, draft);
}

static void
on_day_selected (FstGoalSection *self)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (chosen, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self->date_row), text);
  gtk_popover_popdown (self->calendar_popover);
}

static void
show_goal (FstGoalSection *self, const char *goal)
{
  g_autofree char *written = get_goal (self);

  if (g_strcmp0 (written, goal ? goal : "") != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->goal_view), goal ? goal : "", -1);
}

static void
fst_goal_section_show (FstFormSection *section, FstPrescribing *prescribing, gboolean afresh)
{
  FstGoalSection *self = FST_GOAL_SECTION (section);
  const FstPrescription *draft = fst_prescribing_get_draft (prescribing);
  g_autofree char *date = NULL;

  g_set_object (&self->prescribing, prescribing);
  self->updating = TRUE;
  show_goal (self, draft->goal);
  if (g_date_valid (&draft->follow_up))
    date = fst_date_format (&draft->follow_up);
  if (afresh)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->date_row), date ? date : "");
      show_problem (self, NULL);
    }
  self->updating = FALSE;
}

static void
fst_goal_section_dispose (GObject *object)
{
  FstGoalSection *self = FST_GOAL_SECTION (object);

  g_clear_object (&self->prescribing);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_GOAL_SECTION);
  G_OBJECT_CLASS (fst_goal_section_parent_class)->dispose (object);
}

static void
fst_goal_section_iface_init (FstFormSectionInterface *iface)
{
  iface->show = fst_goal_section_show;
}

static void
fst_goal_section_class_init (FstGoalSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_goal_section_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-goal-section.ui");
  gtk_widget_class_bind_template_child (widget_class, FstGoalSection, goal_view);
  gtk_widget_class_bind_template_child (widget_class, FstGoalSection, date_row);
  gtk_widget_class_bind_template_child (widget_class, FstGoalSection, calendar_popover);
  gtk_widget_class_bind_template_child (widget_class, FstGoalSection, calendar);
  gtk_widget_class_bind_template_child (widget_class, FstGoalSection, problem_row);
  gtk_widget_class_bind_template_child (widget_class, FstGoalSection, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, on_date_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
}

static void
fst_goal_section_init (FstGoalSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->goal_view), "changed",
                           G_CALLBACK (on_goal_changed), self, G_CONNECT_SWAPPED);
}
