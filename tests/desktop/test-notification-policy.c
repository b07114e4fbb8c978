/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-notification-policy.h"
#include "schemas-fixture.h"

static void
count_cb (guint *n)
{
  (*n)++;
}

/* What is said first is what keeps back most; each change is told once. */
static void
test_states (void)
{
  g_autoptr (GSettingsSchemaSource) source = schemas_fixture_open ("usual");
  g_autoptr (GSettings) all = schemas_fixture_open_all (source);
  g_autoptr (GSettings) application = schemas_fixture_open_application (source);
  g_autoptr (RouseNotificationPolicy) policy = rouse_notification_policy_new (source);
  guint n = 0;

  g_signal_connect_swapped (policy, "notify::state", G_CALLBACK (count_cb), &n);
  g_assert_cmpint (rouse_notification_policy_get_state (policy), ==, ROUSE_NOTIFICATIONS_SHOWN);

  g_settings_set_boolean (all, "show-banners", FALSE);
  g_assert_cmpint (rouse_notification_policy_get_state (policy), ==, ROUSE_NOTIFICATIONS_QUIET);
  g_settings_set_boolean (application, "show-banners", FALSE);
  g_assert_cmpint (rouse_notification_policy_get_state (policy), ==, ROUSE_NOTIFICATIONS_LISTED);
  g_settings_set_boolean (application, "enable", FALSE);
  g_assert_cmpint (rouse_notification_policy_get_state (policy), ==, ROUSE_NOTIFICATIONS_OFF);
  g_settings_set_boolean (all, "show-banners", TRUE);
  g_assert_cmpuint (n, ==, 3);

  g_settings_reset (application, "enable");
  g_settings_reset (application, "show-banners");
  g_assert_cmpint (rouse_notification_policy_get_state (policy), ==, ROUSE_NOTIFICATIONS_SHOWN);
  g_assert_finalize_object (g_steal_pointer (&policy));
}

/* What was chosen before is known at once. */
static void
test_before (void)
{
  g_autoptr (GSettingsSchemaSource) source = schemas_fixture_open ("usual");
  g_autoptr (GSettings) all = schemas_fixture_open_all (source);
  g_autoptr (RouseNotificationPolicy) policy = NULL;

  g_settings_set_boolean (all, "show-banners", FALSE);
  policy = rouse_notification_policy_new (source);
  g_assert_cmpint (rouse_notification_policy_get_state (policy), ==, ROUSE_NOTIFICATIONS_QUIET);
  g_settings_reset (all, "show-banners");
}

/* Somebody who is not to be disturbed, or wants to see and not to hear, hears nothing. */
static void
test_audible (void)
{
  g_autoptr (GSettingsSchemaSource) source = schemas_fixture_open ("usual");
  g_autoptr (GSettings) all = schemas_fixture_open_all (source);
  g_autoptr (GSettings) application = schemas_fixture_open_application (source);
  g_autoptr (RouseNotificationPolicy) policy = rouse_notification_policy_new (source);

  /* The settings of a sandbox, in which Rouse may be built, are not those that the desktop goes by. */
  g_assert_true (rouse_notification_policy_get_known (policy) != g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS));
  g_assert_true (rouse_notification_policy_get_audible (policy));
  g_settings_set_boolean (application, "enable-sound-alerts", FALSE);
  g_assert_false (rouse_notification_policy_get_audible (policy));
  g_assert_cmpint (rouse_notification_policy_get_state (policy), ==, ROUSE_NOTIFICATIONS_SHOWN);
  g_settings_reset (application, "enable-sound-alerts");
  g_settings_set_boolean (all, "show-banners", FALSE);
  g_assert_false (rouse_notification_policy_get_audible (policy));
  g_settings_reset (all, "show-banners");
  g_settings_set_boolean (application, "show-banners", FALSE);
  g_assert_false (rouse_notification_policy_get_audible (policy));
  g_settings_reset (application, "show-banners");
}

/* Other desktops have no such schemas, or something else by their names. */
static void
test_elsewhere (void)
{
  g_autoptr (GSettingsSchemaSource) none = schemas_fixture_open ("none");
  g_autoptr (GSettingsSchemaSource) strange = schemas_fixture_open ("strange");
  g_autoptr (RouseNotificationPolicy) policy = rouse_notification_policy_new (none);
  g_autoptr (RouseNotificationPolicy) other = rouse_notification_policy_new (strange);

  g_assert_cmpint (rouse_notification_policy_get_state (policy), ==, ROUSE_NOTIFICATIONS_SHOWN);
  g_assert_cmpint (rouse_notification_policy_get_state (other), ==, ROUSE_NOTIFICATIONS_SHOWN);
  g_assert_false (rouse_notification_policy_get_known (policy));
  g_assert_true (rouse_notification_policy_get_audible (policy));
  g_assert_true (rouse_notification_policy_get_audible (other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notification-policy/states", test_states);
  g_test_add_func ("/notification-policy/before", test_before);
  g_test_add_func ("/notification-policy/audible", test_audible);
  g_test_add_func ("/notification-policy/elsewhere", test_elsewhere);
  return g_test_run ();
}
