/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects sleep: the lock is held only while it is told to be, and never outlives its owner. What the desktop makes of
 * it can only be seen in a whole session. */

#include "rouse-wake-lock.h"

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_held (void)
{
  RouseWakeLock *lock = rouse_wake_lock_new (NULL);
  guint n = 0;

  g_signal_connect (lock, "notify::held", G_CALLBACK (count_cb), &n);
  g_assert_false (rouse_wake_lock_get_held (lock));
  rouse_wake_lock_set_held (lock, TRUE, NULL);
  rouse_wake_lock_set_held (lock, TRUE, NULL);
  g_assert_true (rouse_wake_lock_get_held (lock));
  g_assert_cmpuint (n, ==, 1);
  rouse_wake_lock_set_held (lock, FALSE, NULL);
  g_assert_false (rouse_wake_lock_get_held (lock));
  g_assert_cmpuint (n, ==, 2);
  g_assert_finalize_object (lock);
}

/* Whatever takes the owner away, the lock goes with it and leaves nothing behind. */
static void
test_dropped_while_held (void)
{
  g_autoptr (GtkApplication) application = gtk_application_new ("org.example.WakeLock", G_APPLICATION_NON_UNIQUE);
  RouseWakeLock *lock = rouse_wake_lock_new (application);

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  rouse_wake_lock_set_held (lock, TRUE, NULL);
  rouse_wake_lock_set_held (lock, FALSE, NULL);
  rouse_wake_lock_set_held (lock, TRUE, NULL);
  g_assert_finalize_object (lock);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/wake-lock/held", test_held);
  g_test_add_func ("/wake-lock/dropped-while-held", test_dropped_while_held);
  return g_test_run ();
}
