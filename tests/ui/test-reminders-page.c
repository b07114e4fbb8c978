/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"
#include "schemas-fixture.h"

#include "rouse-notification-row.h"
#include "rouse-reminders-page.h"
#include "rouse-time-row.h"
#include "rouse-ui.h"

/* The page of reminders fits the narrowest window, and what is chosen on it is what is kept. */
static void
test_reminders (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GApplication) application = g_application_new ("org.example.Reminders", G_APPLICATION_NON_UNIQUE);
  g_autoptr (RouseReminderService) service = NULL;
  GtkWidget *page = g_object_ref_sink (g_object_new (ROUSE_TYPE_REMINDERS_PAGE, NULL));
  g_auto (GStrv) times = NULL;
  guint days;
  int width;

  g_assert_true (g_application_register (application, NULL, NULL));
  service = rouse_reminder_service_new (application, fixture->settings, fixture->clock, NULL);
  rouse_reminders_page_set_service (ROUSE_REMINDERS_PAGE (page), service);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);

  /* Monday is the first of the days, and after it stand the hour and minute of the first time. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (fixture_find (page, GTK_TYPE_TOGGLE_BUTTON, 0)), FALSE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (fixture_find (page, GTK_TYPE_SPIN_BUTTON, 0)), 17);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (fixture_find (page, GTK_TYPE_SPIN_BUTTON, 1)), 5);
  g_object_get (rouse_reminder_service_get_settings (service), "times", &times, "days", &days, NULL);
  g_assert_cmpuint (days, ==, 0x7e);
  g_assert_cmpuint (g_strv_length (times), ==, 1);
  g_assert_cmpstr (times[0], ==, "17:05");
  g_assert_finalize_object (page);
}

/* What is added is a time that is not there yet. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GApplication) application = g_application_new ("org.example.Reminders", G_APPLICATION_NON_UNIQUE);
  g_autoptr (RouseReminderSettings) settings = rouse_reminder_settings_new ();
  g_autoptr (RouseReminderService) service = NULL;
  GtkWidget *page = g_object_ref_sink (g_object_new (ROUSE_TYPE_REMINDERS_PAGE, NULL));
  GtkWidget *add = GTK_WIDGET (gtk_widget_get_template_child (page, ROUSE_TYPE_REMINDERS_PAGE, "add"));
  g_auto (GStrv) times = NULL;

  g_object_set (settings, "times", (const char *[]) { "09:30", NULL }, NULL);
  g_assert_true (g_application_register (application, NULL, NULL));
  service = rouse_reminder_service_new (application, fixture->settings, fixture->clock, NULL);
  rouse_reminders_page_set_service (ROUSE_REMINDERS_PAGE (page), service);
  g_signal_emit_by_name (add, "clicked");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (fixture_find (page, GTK_TYPE_SPIN_BUTTON, 2)), 8);
  g_signal_emit_by_name (add, "clicked");
  g_assert_cmpuint (fixture_count (page, ROUSE_TYPE_TIME_ROW), ==, 3);
  g_object_get (rouse_reminder_service_get_settings (service), "times", &times, NULL);
  g_assert_cmpuint (g_strv_length (times), ==, 3);
  g_assert_cmpstr (times[0], ==, "08:30");
  g_assert_cmpstr (times[1], ==, "09:30");
  g_assert_cmpstr (times[2], ==, "10:30");
  g_object_set (settings, "times", NULL, NULL);
  g_assert_finalize_object (page);
}

/* A time reads the same whichever way text runs. */
static void
test_direction (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;
  GtkWidget *hour;
  GtkWidget *minute;
  graphene_rect_t first;
  graphene_rect_t second;
  int height;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  row = g_object_ref_sink (rouse_time_row_new (8 * 60));
  hour = fixture_find (row, GTK_TYPE_SPIN_BUTTON, 0);
  minute = fixture_find (row, GTK_TYPE_SPIN_BUTTON, 1);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 400, &height, NULL, NULL, NULL);
  gtk_widget_allocate (row, 400, height, -1, NULL);
  g_assert_true (gtk_widget_compute_bounds (hour, row, &first));
  g_assert_true (gtk_widget_compute_bounds (minute, row, &second));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_cmpfloat (first.origin.x + first.size.width, <=, second.origin.x);
  g_assert_finalize_object (row);
}

/* Who has been told to rest reads why no reminder comes, and what brings them back. */
static void
test_rest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GApplication) application = g_application_new ("org.example.Reminders", G_APPLICATION_NON_UNIQUE);
  g_autoptr (RouseReminderSettings) settings = rouse_reminder_settings_new ();
  g_autoptr (RouseReminderService) service = NULL;
  GtkWidget *page = g_object_ref_sink (g_object_new (ROUSE_TYPE_REMINDERS_PAGE, NULL));
  GtkWidget *rest = GTK_WIDGET (gtk_widget_get_template_child (page, ROUSE_TYPE_REMINDERS_PAGE, "rest"));

  g_assert_true (g_application_register (application, NULL, NULL));
  service = rouse_reminder_service_new (application, fixture->settings, fixture->clock, NULL);
  rouse_reminders_page_set_service (ROUSE_REMINDERS_PAGE (page), service);
  g_object_set (settings, "paused-until", ROUSE_REMINDER_SETTINGS_NEVER, NULL);
  g_assert_false (gtk_widget_get_visible (rest));
  g_object_set (settings, "enabled", TRUE, NULL);
  g_assert_true (gtk_widget_get_visible (rest));
  g_object_set (settings, "paused-until", "2026-12-24", NULL);
  g_assert_false (gtk_widget_get_visible (rest));
  g_object_set (settings, "enabled", FALSE, "paused-until", "", NULL);
  g_assert_finalize_object (page);
}

/* What the desktop keeps back is said in words, and no word is said of what it shows. */
static void
test_notifications (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettingsSchemaSource) source = schemas_fixture_open ("usual");
  g_autoptr (GSettings) all = schemas_fixture_open_all (source);
  g_autoptr (RouseNotificationPolicy) policy = rouse_notification_policy_new (source);
  GtkWidget *row = g_object_ref_sink (g_object_new (ROUSE_TYPE_NOTIFICATION_ROW, NULL));

  rouse_notification_row_set_policy (ROUSE_NOTIFICATION_ROW (row), policy);
  g_assert_false (gtk_widget_get_visible (row));
  g_settings_set_boolean (all, "show-banners", FALSE);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "“Do Not Disturb” is on");
  g_settings_reset (all, "show-banners");
  g_assert_false (gtk_widget_get_visible (row));
  g_assert_finalize_object (row);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();

  g_test_add ("/ui/reminders-page/choices", Fixture, NULL, fixture_set_up, test_reminders, fixture_tear_down);
  g_test_add ("/ui/reminders-page/add", Fixture, NULL, fixture_set_up, test_add, fixture_tear_down);
  g_test_add ("/ui/reminders-page/direction", Fixture, NULL, fixture_set_up, test_direction, fixture_tear_down);
  g_test_add ("/ui/reminders-page/rest", Fixture, NULL, fixture_set_up, test_rest, fixture_tear_down);
  g_test_add ("/ui/reminders-page/notifications", Fixture, NULL, fixture_set_up, test_notifications, fixture_tear_down);

  return g_test_run ();
}
