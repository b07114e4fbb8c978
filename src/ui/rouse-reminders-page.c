/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-reminders-page.h"

#include "rouse-notification-row.h"
#include "rouse-reminder-rule.h"
#include "rouse-reminder-time.h"
#include "rouse-reminder-words.h"
#include "rouse-section.h"
#include "rouse-time-row.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

#define N_DAYS 7

/* 5 January 1970 was a Monday. */
#define FIRST_MONDAY 5

/**
 * RouseRemindersPage:
 *
 * When reminders come, and whether they can.
 */
struct _RouseRemindersPage
{
  AdwPreferencesPage parent_instance;

  /* template */
  AdwSwitchRow *enabled;
  AdwActionRow *next;
  AdwActionRow *health;
  GtkImage *health_image;
  GtkButton *mend;
  GtkWidget *rest;
  RouseNotificationRow *notifications;
  AdwPreferencesGroup *times;
  GtkWidget *add;
  AdwWrapBox *days;
  AdwSwitchRow *skip_done;
  AdwSwitchRow *repeat;
  AdwSwitchRow *sound;
  AdwSwitchRow *private_text;

  /* owned */
  RouseReminderService *service;
  GPtrArray *rows; /* borrowed RouseTimeRow in the order of the list */
  gboolean storing;
};

G_DEFINE_FINAL_TYPE (RouseRemindersPage, rouse_reminders_page, ADW_TYPE_PREFERENCES_PAGE)

/* What the desktop allows, told in words; where something is missing, with the button that mends it. */
static const struct
{
  const char *icon;
  const char *title;
  const char *subtitle;
  const char *button;
} healths[] = {
  [ROUSE_BACKGROUND_UNKNOWN] = { 0 },
  [ROUSE_BACKGROUND_ASKING] = { "content-loading-symbolic", N_ ("Waiting for your desktop’s answer"), NULL, NULL },
  [ROUSE_BACKGROUND_GRANTED]
  = { "object-select-symbolic", N_ ("Ready in the background"), N_ ("Rouse starts by itself when you log in."), NULL },
  [ROUSE_BACKGROUND_REFUSED]
  = { "dialog-warning-symbolic", N_ ("Only while the window is open"),
      N_ ("Rouse is not allowed to run in the background. If nobody asks you again, allow it in the settings of your "
          "desktop."),
      N_ ("_Allow…") },
  [ROUSE_BACKGROUND_FAILED]
  = { "dialog-warning-symbolic", N_ ("Only until you log out"),
      N_ ("Rouse could not be set up to start when you log in. Open it once after that."), N_ ("_Try Again") },
};

static void
health_cb (RouseRemindersPage *self)
{
  const RouseBackgroundState state = rouse_background_get_state (rouse_reminder_service_get_background (self->service));
  const char *button = healths[state].button;

  gtk_widget_set_visible (GTK_WIDGET (self->health),
                          rouse_reminder_service_get_enabled (self->service) && healths[state].title != NULL);
  if (healths[state].title == NULL)
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->health), _ (healths[state].title));
  adw_action_row_set_subtitle (self->health, healths[state].subtitle != NULL ? _ (healths[state].subtitle) : "");
  gtk_image_set_from_icon_name (self->health_image, healths[state].icon);
  gtk_widget_set_visible (GTK_WIDGET (self->mend), button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (self->mend, _ (button));
      gtk_button_set_use_underline (self->mend, TRUE);
    }
}

static void
next_due_cb (RouseRemindersPage *self)
{
  RouseReminders *reminders = rouse_reminder_service_get_reminders (self->service);
  g_autofree char *words = rouse_reminder_words_format_due (rouse_reminders_get_next_due (reminders),
                                                            g_get_real_time (), rouse_reminders_get_zone (reminders));

  adw_action_row_set_subtitle (self->next, words);
}

/* That the last session ended with a word to rest, see the first row of CONTENT.md 4.3. */
static void
rest_cb (RouseRemindersPage *self)
{
  g_autofree char *until = NULL;

  g_object_get (rouse_reminder_service_get_settings (self->service), "paused-until", &until, NULL);
  gtk_widget_set_visible (self->rest, rouse_reminder_service_get_enabled (self->service)
                                          && g_str_equal (until, ROUSE_REMINDER_SETTINGS_NEVER));
}

static void
mend_clicked_cb (RouseRemindersPage *self)
{
  rouse_background_request (rouse_reminder_service_get_background (self->service), TRUE, TRUE);
}

static void
test_clicked_cb (RouseRemindersPage *self)
{
  rouse_reminders_test (rouse_reminder_service_get_reminders (self->service));
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
store_times (RouseRemindersPage *self)
{
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *time
          = rouse_reminder_time_format_time (rouse_time_row_get_minutes (g_ptr_array_index (self->rows, i)));

      if (!g_ptr_array_find_with_equal_func (times, time, g_str_equal, NULL))
        g_ptr_array_add (times, g_steal_pointer (&time));
    }
  g_ptr_array_sort (times, compare_times);
  g_ptr_array_add (times, NULL);

  /* The rows stay where they are while somebody is choosing. */
  self->storing = TRUE;
  g_object_set (rouse_reminder_service_get_settings (self->service), "times", times->pdata, NULL);
  self->storing = FALSE;
}

static void
update_rows (RouseRemindersPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    rouse_time_row_set_removable (g_ptr_array_index (self->rows, i), self->rows->len > 1);
  gtk_widget_set_sensitive (self->add, self->rows->len < ROUSE_REMINDER_MAX_TIMES);
}

static void
removed_cb (RouseRemindersPage *self, GtkWidget *row)
{
  g_ptr_array_remove (self->rows, row);
  adw_preferences_group_remove (self->times, row);
  gtk_widget_grab_focus (self->add);
  update_rows (self);
  store_times (self);
}

static void
add_row (RouseRemindersPage *self, guint minutes)
{
  GtkWidget *row = rouse_time_row_new (minutes);

  g_signal_connect_object (row, "changed", G_CALLBACK (store_times), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->times, row);
  update_rows (self);
}

static gboolean
has_time (RouseRemindersPage *self, guint minutes)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (rouse_time_row_get_minutes (g_ptr_array_index (self->rows, i)) == minutes)
      return TRUE;

  return FALSE;
}

/* An hour after the last one, or as many more as it takes to be a time of its own. */
static void
add_clicked_cb (RouseRemindersPage *self)
{
  guint minutes
      = self->rows->len > 0 ? rouse_time_row_get_minutes (g_ptr_array_index (self->rows, self->rows->len - 1)) : 0;

  do
    minutes = (minutes + 60) % ROUSE_REMINDER_DAY;
  while (has_time (self, minutes));

  add_row (self, minutes);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, self->rows->len - 1));
  store_times (self);
}

static void
times_cb (RouseRemindersPage *self)
{
  g_auto (GStrv) times = NULL;
  guint minutes;

  if (self->storing)
    return;
  while (self->rows->len > 0)
    adw_preferences_group_remove (self->times, g_ptr_array_steal_index (self->rows, self->rows->len - 1));

  g_object_get (rouse_reminder_service_get_settings (self->service), "times", &times, NULL);
  for (gsize i = 0; times[i] != NULL; i++)
    if (rouse_reminder_time_parse_time (times[i], &minutes))
      add_row (self, minutes);
  update_rows (self);
}

static gboolean
days_to_active (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_boolean (to, (g_value_get_uint (from) >> GPOINTER_TO_UINT (data) & 1) != 0);
  return TRUE;
}

static gboolean
active_to_days (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_autoptr (GObject) settings = g_binding_dup_source (binding);
  const guint bit = 1u << GPOINTER_TO_UINT (data);
  guint days;

  g_object_get (settings, "days", &days, NULL);
  g_value_set_uint (to, g_value_get_boolean (from) ? days | bit : days & ~bit);
  return TRUE;
}

static void
add_days (RouseRemindersPage *self)
{
  RouseReminderSettings *settings = rouse_reminder_service_get_settings (self->service);

  for (guint day = 0; day < N_DAYS; day++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_utc (1970, 1, FIRST_MONDAY + (int) day, 0, 0, 0);
      g_autofree char *name = g_date_time_format (date, "%A");
      g_autofree char *short_name = g_date_time_format (date, "%a");
      GtkWidget *button = gtk_toggle_button_new_with_label (short_name);

      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_bind_property_full (settings, "days", button, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                                   days_to_active, active_to_days, GUINT_TO_POINTER (day), NULL);
      adw_wrap_box_append (self->days, button);
    }
}

static void
rouse_reminders_page_dispose (GObject *object)
{
  RouseRemindersPage *self = ROUSE_REMINDERS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_REMINDERS_PAGE);
  g_clear_object (&self->service);

  G_OBJECT_CLASS (rouse_reminders_page_parent_class)->dispose (object);
}

static void
rouse_reminders_page_finalize (GObject *object)
{
  RouseRemindersPage *self = ROUSE_REMINDERS_PAGE (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (rouse_reminders_page_parent_class)->finalize (object);
}

static void
rouse_reminders_page_class_init (RouseRemindersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_reminders_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rouse_reminders_page_finalize;

  g_type_ensure (ROUSE_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-reminders-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, enabled);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, next);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, health);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, health_image);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, mend);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, rest);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, notifications);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, times);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, add);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, days);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, skip_done);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, repeat);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, sound);
  gtk_widget_class_bind_template_child (widget_class, RouseRemindersPage, private_text);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, mend_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked_cb);
}

static void
rouse_reminders_page_init (RouseRemindersPage *self)
{
  self->rows = g_ptr_array_new ();
  g_type_ensure (ROUSE_TYPE_NOTIFICATION_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rouse_reminders_page_set_service:
 * @self: a page without a service
 * @service: what it shows and changes
 *
 * Fills the page.
 */
void
rouse_reminders_page_set_service (RouseRemindersPage *self, RouseReminderService *service)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;
  g_autoptr (RouseNotificationPolicy) policy = rouse_notification_policy_new (NULL);
  RouseReminderSettings *settings;

  g_return_if_fail (ROUSE_IS_REMINDERS_PAGE (self));
  g_return_if_fail (self->service == NULL);
  g_return_if_fail (ROUSE_IS_REMINDER_SERVICE (service));

  self->service = g_object_ref (service);
  settings = rouse_reminder_service_get_settings (service);
  g_object_bind_property (settings, "enabled", self->enabled, "active", flags);
  g_object_bind_property (settings, "skip-done", self->skip_done, "active", flags);
  g_object_bind_property (settings, "repeat", self->repeat, "active", flags);
  g_object_bind_property (settings, "sound", self->sound, "active", flags);
  g_object_bind_property (settings, "private-text", self->private_text, "active", flags);
  g_signal_connect_object (settings, "notify::times", G_CALLBACK (times_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::enabled", G_CALLBACK (health_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rouse_reminder_service_get_background (service), "notify::state", G_CALLBACK (health_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rouse_reminder_service_get_reminders (service), "notify::next-due", G_CALLBACK (next_due_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::enabled", G_CALLBACK (rest_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::paused-until", G_CALLBACK (rest_cb), self, G_CONNECT_SWAPPED);
  rouse_notification_row_set_policy (self->notifications, policy);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->sound),
                               rouse_notification_policy_get_known (policy)
                                   ? _ ("A gentle chime with each reminder, none while “Do Not Disturb” is on")
                                   : _ ("A gentle chime with each reminder; Rouse cannot tell here whether “Do Not "
                                        "Disturb” is on"));
  add_days (self);
  times_cb (self);
  health_cb (self);
  rest_cb (self);
  next_due_cb (self);
}
