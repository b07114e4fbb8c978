/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-routine-page.h"

#include "rouse-day.h"
#include "rouse-labels.h"
#include "rouse-routine-lock.h"
#include "rouse-section.h"
#include "rouse-session-starter.h"
#include "rouse-thumbnail.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/**
 * RouseRoutinePage:
 *
 * What a routine is: its exercises with this person's doses, how long it takes, and how much will be said.
 */
struct _RouseRoutinePage
{
  AdwNavigationPage parent_instance;

  /* template */
  GtkLabel *title;
  GtkLabel *summary;
  GtkLabel *length;
  GtkWidget *lock;
  GtkLabel *reason;
  GtkWidget *apart;
  AdwPreferencesGroup *exercises;
  GtkWidget *guidance_group;
  AdwComboRow *guidance;
  GtkWidget *start;
  GtkWidget *save;

  /* owned */
  RouseRoutine *routine;
  RouseCatalog *catalog;
  RouseSettings *settings;
  RouseSpeaker *speaker;
  RouseClock *clock;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (RouseRoutinePage, rouse_routine_page, ADW_TYPE_NAVIGATION_PAGE)

static void
add_exercise (RouseRoutinePage *self, const RousePlanItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = rouse_variant_get_title (item->variant);
  g_autofree char *dose
      = rouse_labels_format_dose (item->sets, item->repetitions, rouse_exercise_get_two_sided (item->exercise),
                                  rouse_variant_get_alternating (item->variant));

  if (title == NULL || *title == '\0')
    title = rouse_exercise_get_title (item->exercise);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), dose);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             rouse_thumbnail_new_widget (rouse_variant_get_motion (item->variant)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", rouse_exercise_get_id (item->exercise));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  adw_preferences_group_add (self->exercises, row);
  g_ptr_array_add (self->rows, row);
}

/* What is not for everybody yet can be started all the same, by whoever has read why not. */
static void
update_lock (RouseRoutinePage *self)
{
  g_autofree char *reason = rouse_routine_lock_dup_reason (self->routine, self->catalog, self->settings,
                                                           rouse_day_at (rouse_clock_get_wall (self->clock),
                                                                         rouse_clock_get_zone (self->clock)));

  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (self->lock, reason != NULL);
  gtk_button_set_label (GTK_BUTTON (self->start), reason != NULL ? _ ("_Start Anyway") : _ ("_Start"));
  if (reason != NULL)
    gtk_widget_remove_css_class (self->start, "suggested-action");
  else
    gtk_widget_add_css_class (self->start, "suggested-action");
}

static void
update (RouseRoutinePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RousePlan) plan
      = rouse_session_starter_plan (self->catalog, self->settings, rouse_routine_get_id (self->routine), NULL, &error);
  g_autofree char *length = NULL;
  const RousePlanItem *items;
  gsize n_items;

  update_lock (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->exercises, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_sensitive (self->start, plan != NULL);
  if (plan == NULL)
    {
      gtk_label_set_label (self->length,
                           g_error_matches (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_EMPTY)
                               ? _ ("All its exercises are left out of routines. Include one on its own page.")
                               : error->message);
      return;
    }

  length = rouse_labels_format_about (rouse_session_starter_estimate (plan, self->speaker));
  gtk_label_set_label (self->length, length);
  items = rouse_plan_get_items (plan, &n_items);
  for (gsize i = 0; i < n_items; i++)
    add_exercise (self, &items[i]);
}

static void
guidance_selected_cb (RouseRoutinePage *self)
{
  if (self->settings != NULL)
    rouse_settings_set_guidance (self->settings, (int) adw_combo_row_get_selected (self->guidance));
}

static void
guidance_changed_cb (RouseRoutinePage *self)
{
  adw_combo_row_set_selected (self->guidance, (guint) rouse_settings_get_guidance (self->settings));
  update (self);
}

static void
load (RouseRoutinePage *self)
{
  g_autoptr (GtkStringList) guidances = gtk_string_list_new (NULL);

  for (RouseGuidance guidance = ROUSE_GUIDANCE_FULL; guidance < ROUSE_N_GUIDANCES; guidance++)
    gtk_string_list_append (guidances, rouse_labels_get_guidance_title (guidance));
  adw_combo_row_set_model (self->guidance, G_LIST_MODEL (guidances));

  gtk_label_set_label (self->title, rouse_routine_get_title (self->routine));
  gtk_label_set_label (self->summary, rouse_routine_get_summary (self->routine));
  gtk_widget_set_visible (self->apart, rouse_routine_get_unlocked_at (self->routine) > 0);
  gtk_widget_set_visible (self->guidance_group, !rouse_routine_get_always_brief (self->routine));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->start), "s", rouse_routine_get_id (self->routine));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->start), "app.start");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->save), "s", rouse_routine_get_id (self->routine));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "win.save-audio");
}

static void
rouse_routine_page_dispose (GObject *object)
{
  RouseRoutinePage *self = ROUSE_ROUTINE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_ROUTINE_PAGE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->routine);
  g_clear_object (&self->catalog);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_object (&self->speaker);

  G_OBJECT_CLASS (rouse_routine_page_parent_class)->dispose (object);
}

static void
rouse_routine_page_class_init (RouseRoutinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_routine_page_dispose;

  g_type_ensure (ROUSE_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-routine-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseRoutinePage, title);
  gtk_widget_class_bind_template_child (widget_class, RouseRoutinePage, summary);
  gtk_widget_class_bind_template_child (widget_class, RouseRoutinePage, length);
  gtk_widget_class_bind_template_child (widget_class, RouseRoutinePage, lock);
  gtk_widget_class_bind_template_child (widget_class, RouseRoutinePage, reason);
  gtk_widget_class_bind_template_child (widget_class, RouseRoutinePage, apart);
  gtk_widget_class_bind_template_child (widget_class, RouseRoutinePage, exercises);
  gtk_widget_class_bind_template_child (widget_class, RouseRoutinePage, guidance_group);
  gtk_widget_class_bind_template_child (widget_class, RouseRoutinePage, guidance);
  gtk_widget_class_bind_template_child (widget_class, RouseRoutinePage, start);
  gtk_widget_class_bind_template_child (widget_class, RouseRoutinePage, save);
  gtk_widget_class_bind_template_callback (widget_class, guidance_selected_cb);
}

static void
rouse_routine_page_init (RouseRoutinePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

/**
 * rouse_routine_page_new:
 * @routine: a routine
 * @catalog: its exercises
 * @settings: the person's choices
 * @speaker: knows how long a session takes once its voice is open
 * @clock: tells what day it is
 *
 * Returns: (transfer floating): the page of a routine
 */
AdwNavigationPage *
rouse_routine_page_new (
    RouseRoutine *routine, RouseCatalog *catalog, RouseSettings *settings, RouseSpeaker *speaker, RouseClock *clock)
{
  RouseRoutinePage *self;

  g_return_val_if_fail (ROUSE_IS_ROUTINE (routine), NULL);

  self = g_object_new (ROUSE_TYPE_ROUTINE_PAGE, "tag", rouse_routine_get_id (routine), "title",
                       rouse_routine_get_title (routine), NULL);
  self->routine = g_object_ref (routine);
  self->catalog = g_object_ref (catalog);
  load (self);
  self->settings = g_object_ref (settings);
  self->speaker = g_object_ref (speaker);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (settings, "notify::guidance", G_CALLBACK (guidance_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::tempo", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "doses-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "standing-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  guidance_changed_cb (self);
  return ADW_NAVIGATION_PAGE (self);
}
