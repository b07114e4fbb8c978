/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-wall-timer.h"

#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* Protects that a reminder comes at its time, and that a clock that was set is heard of. */

/* What the kernel was asked for last. */
static struct itimerspec asked;

/* The next time it tells that the clock was set meanwhile. */
static gboolean clock_set;

/* In place of the C library's. A test must not set the clock of the computer that it runs on. */
int
timerfd_settime (int fd, int flags, const struct itimerspec *time, struct itimerspec *old)
{
  const int result = (int) syscall (SYS_timerfd_settime, fd, flags, time, old);

  asked = *time;
  if (!clock_set)
    return result;

  clock_set = FALSE;
  errno = ECANCELED;
  return -1;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Returns: (transfer full): a timer that counts how often its moment came */
static RouseWallTimer *
new_timer (guint *n_elapsed)
{
  RouseWallTimer *timer = rouse_wall_timer_new ();

  *n_elapsed = 0;
  g_signal_connect_swapped (timer, "elapsed", G_CALLBACK (count_cb), n_elapsed);
  return timer;
}

static void
wait_for (const guint *n_elapsed)
{
  while (*n_elapsed == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_moment (void)
{
  guint n_elapsed;
  guint n_notified = 0;
  RouseWallTimer *timer = new_timer (&n_elapsed);
  gint64 moment;

  g_signal_connect_swapped (timer, "notify::moment", G_CALLBACK (count_cb), &n_notified);
  g_assert_cmpint (rouse_wall_timer_get_moment (timer), ==, 0);
  rouse_wall_timer_set_moment (timer, 5 * (gint64) G_USEC_PER_SEC);
  rouse_wall_timer_set_moment (timer, 5 * (gint64) G_USEC_PER_SEC);
  g_object_get (timer, "moment", &moment, NULL);
  g_assert_cmpint (moment, ==, 5 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_finalize_object (timer);
}

/* A moment that has been is now, and only once; one that is to come is not before. */
static void
test_elapsed (void)
{
  guint n_elapsed;
  RouseWallTimer *timer = new_timer (&n_elapsed);
  const gint64 soon = g_get_real_time () + G_USEC_PER_SEC / 20;

  rouse_wall_timer_set_moment (timer, 1);
  wait_for (&n_elapsed);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_elapsed, ==, 1);

  n_elapsed = 0;
  rouse_wall_timer_set_moment (timer, soon);
  wait_for (&n_elapsed);
  g_assert_cmpint (g_get_real_time (), >=, soon);
  g_assert_finalize_object (timer);
}

/* Whoever chooses another moment right after the clock was set hears of it all the same, and is woken up at that
 * moment. */
static void
test_clock_set (void)
{
  const gint64 tomorrow = g_get_real_time () + G_TIME_SPAN_DAY;
  guint n_elapsed;
  RouseWallTimer *timer = new_timer (&n_elapsed);

  rouse_wall_timer_set_moment (timer, tomorrow);
  clock_set = TRUE;
  rouse_wall_timer_set_moment (timer, tomorrow + G_USEC_PER_SEC);
  wait_for (&n_elapsed);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_elapsed, ==, 1);
  g_assert_cmpint (rouse_wall_timer_get_moment (timer), ==, tomorrow + G_USEC_PER_SEC);
  g_assert_cmpint (asked.it_value.tv_sec, ==, (tomorrow + G_USEC_PER_SEC) / G_USEC_PER_SEC);
  g_assert_finalize_object (timer);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wall-timer/moment", test_moment);
  g_test_add_func ("/wall-timer/elapsed", test_elapsed);
  g_test_add_func ("/wall-timer/clock-set", test_clock_set);
  return g_test_run ();
}
