/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-notification-row.h"

#include "rouse-ui.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gi18n.h>

/* The page of GNOME's settings where each of these can be chosen otherwise. */
#define SETTINGS "gnome-notifications-panel.desktop"

/**
 * RouseNotificationRow:
 *
 * Says what the desktop keeps back of what Rouse wants to tell, with the way to the settings where that can be changed.
 * Not there while nothing is kept back.
 */
struct _RouseNotificationRow
{
  AdwActionRow parent_instance;

  /* template */
  GtkWidget *settings;

  /* owned */
  RouseNotificationPolicy *policy;
};

G_DEFINE_FINAL_TYPE (RouseNotificationRow, rouse_notification_row, ADW_TYPE_ACTION_ROW)

static const struct
{
  const char *title;
  const char *subtitle;
} words[] = {
  [ROUSE_NOTIFICATIONS_SHOWN] = { 0 },
  [ROUSE_NOTIFICATIONS_QUIET]
  = { N_ ("“Do Not Disturb” is on"), N_ ("Reminders wait in the list of notifications until you switch it off.") },
  [ROUSE_NOTIFICATIONS_LISTED]
  = { N_ ("Reminders do not pop up"), N_ ("Your desktop only puts them into the list of notifications.") },
  [ROUSE_NOTIFICATIONS_OFF]
  = { N_ ("No reminder is shown"), N_ ("Notifications of Rouse are switched off in the settings of your desktop.") },
};

static void
state_cb (RouseNotificationRow *self)
{
  const RouseNotificationState state = rouse_notification_policy_get_state (self->policy);
  g_autoptr (GDesktopAppInfo) settings = g_desktop_app_info_new (SETTINGS);

  gtk_widget_set_visible (GTK_WIDGET (self), words[state].title != NULL);
  if (words[state].title == NULL)
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (words[state].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ (words[state].subtitle));
  gtk_widget_set_visible (self->settings, settings != NULL);
}

static void
settings_clicked_cb (RouseNotificationRow *self)
{
  g_autoptr (GDesktopAppInfo) settings = g_desktop_app_info_new (SETTINGS);
  g_autoptr (GdkAppLaunchContext) context
      = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GError) error = NULL;

  if (settings != NULL && !g_app_info_launch (G_APP_INFO (settings), NULL, G_APP_LAUNCH_CONTEXT (context), &error))
    g_info ("The settings cannot be opened: %s", error->message);
}

static void
rouse_notification_row_dispose (GObject *object)
{
  RouseNotificationRow *self = ROUSE_NOTIFICATION_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_NOTIFICATION_ROW);
  g_clear_object (&self->policy);

  G_OBJECT_CLASS (rouse_notification_row_parent_class)->dispose (object);
}

static void
rouse_notification_row_class_init (RouseNotificationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_notification_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-notification-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseNotificationRow, settings);
  gtk_widget_class_bind_template_callback (widget_class, settings_clicked_cb);
}

static void
rouse_notification_row_init (RouseNotificationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rouse_notification_row_set_policy:
 * @self: a row without a policy
 * @policy: what was chosen for notifications
 *
 * Has the row say it.
 */
void
rouse_notification_row_set_policy (RouseNotificationRow *self, RouseNotificationPolicy *policy)
{
  g_return_if_fail (ROUSE_IS_NOTIFICATION_ROW (self));
  g_return_if_fail (ROUSE_IS_NOTIFICATION_POLICY (policy));
  g_return_if_fail (self->policy == NULL);

  self->policy = g_object_ref (policy);
  g_signal_connect_object (policy, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  state_cb (self);
}
