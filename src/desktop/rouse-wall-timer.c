/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-wall-timer.h"

#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

/**
 * RouseWallTimer:
 *
 * Wakes up at a time of day: the kernel's timer on the clock that people set, so that it comes right after a sleep
 * through its moment, and at once when the clock is set. Until then nothing runs. Main thread only.
 */
struct _RouseWallTimer
{
  GObject parent_instance;

  int fd;
  guint source;
  gint64 moment;
  gboolean jumped; /* the clock was set, and ready_cb() does not know yet */
};

G_DEFINE_FINAL_TYPE (RouseWallTimer, rouse_wall_timer, G_TYPE_OBJECT)

typedef enum
{
  PROP_MOMENT = 1,
} RouseWallTimerProperty;
#define N_PROPS (PROP_MOMENT + 1)

enum
{
  SIGNAL_ELAPSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Returns: 0 or an error */
static int
set_time (RouseWallTimer *self, gint64 moment)
{
  const struct itimerspec time
      = { .it_value = { .tv_sec = (time_t) (moment / G_USEC_PER_SEC), .tv_nsec = moment % G_USEC_PER_SEC * 1000 } };

  return timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &time, NULL) == 0 ? 0 : errno;
}

static void
arm (RouseWallTimer *self)
{
  int error = set_time (self, self->moment);

  /* It waits for its moment all the same: this is how the kernel tells that the clock was set before, and it does not
   * tell twice. A moment that has long been wakes up whoever is to hear of it. See timerfd_create(2). */
  self->jumped = error == ECANCELED;
  if (self->jumped)
    error = set_time (self, 1);
  if (error != 0 && error != ECANCELED)
    g_warning ("The timer of the clock cannot be set: %s", g_strerror (error));
}

static gboolean
ready_cb (int fd, GIOCondition condition, gpointer data)
{
  RouseWallTimer *self = data;
  guint64 expirations;
  const gboolean elapsed = read (fd, &expirations, sizeof expirations) > 0;

  if (!elapsed && errno != ECANCELED)
    return G_SOURCE_CONTINUE;

  /* Armed again before anybody is told, so that a clock that is set meanwhile is heard of. */
  if (!elapsed || self->jumped)
    arm (self);
  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_ELAPSED], 0);
  g_object_unref (self);
  return G_SOURCE_CONTINUE;
}

static void
rouse_wall_timer_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_MOMENT)
    g_value_set_int64 (value, rouse_wall_timer_get_moment (ROUSE_WALL_TIMER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
rouse_wall_timer_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_MOMENT)
    rouse_wall_timer_set_moment (ROUSE_WALL_TIMER (object), g_value_get_int64 (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
rouse_wall_timer_finalize (GObject *object)
{
  RouseWallTimer *self = ROUSE_WALL_TIMER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_fd (&self->fd, NULL);

  G_OBJECT_CLASS (rouse_wall_timer_parent_class)->finalize (object);
}

static void
rouse_wall_timer_class_init (RouseWallTimerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rouse_wall_timer_finalize;
  object_class->get_property = rouse_wall_timer_get_property;
  object_class->set_property = rouse_wall_timer_set_property;

  properties[PROP_MOMENT] = g_param_spec_int64 ("moment", NULL, NULL, 0, G_MAXINT64, 0,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RouseWallTimer::elapsed:
   * @self: the timer
   *
   * The moment has come, or the clock was set.
   */
  signals[SIGNAL_ELAPSED]
      = g_signal_new ("elapsed", ROUSE_TYPE_WALL_TIMER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_wall_timer_init (RouseWallTimer *self)
{
  self->fd = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->fd >= 0)
    self->source = g_unix_fd_add (self->fd, G_IO_IN, ready_cb, self);
}

/**
 * rouse_wall_timer_new:
 *
 * Returns: (transfer full): a timer that waits for nothing yet
 */
RouseWallTimer *
rouse_wall_timer_new (void)
{
  return g_object_new (ROUSE_TYPE_WALL_TIMER, NULL);
}

/**
 * rouse_wall_timer_get_moment:
 * @self: a timer
 *
 * Returns: when to wake up in µs since 1970 UTC, or 0 for never
 */
gint64
rouse_wall_timer_get_moment (RouseWallTimer *self)
{
  g_return_val_if_fail (ROUSE_IS_WALL_TIMER (self), 0);

  return self->moment;
}

/**
 * rouse_wall_timer_set_moment:
 * @self: a timer
 * @moment: when to wake up in µs since 1970 UTC, 0 for never; one that has been is at once
 *
 * Sets what "elapsed" is to come at.
 */
void
rouse_wall_timer_set_moment (RouseWallTimer *self, gint64 moment)
{
  g_return_if_fail (ROUSE_IS_WALL_TIMER (self));
  g_return_if_fail (moment >= 0);

  if (self->moment == moment)
    return;

  self->moment = moment;
  arm (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOMENT]);
}
