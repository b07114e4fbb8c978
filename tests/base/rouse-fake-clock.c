/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-fake-clock.h"

/**
 * RouseFakeClock:
 *
 * Lets tests live through hours in milliseconds, stop the process, put the computer to sleep and take it elsewhere. It
 * begins in UTC.
 */
struct _RouseFakeClock
{
  GObject parent_instance;

  gint64 monotonic;
  gint64 boot;
  gint64 wall;
  GTimeZone *zone;
  GArray *wake_ups; /* of WakeUp */
  guint last_id;
  guint n_woken;
};

typedef struct
{
  guint id;
  gint64 monotonic;
  GSourceFunc function;
  gpointer data;
  GDestroyNotify destroy;
} WakeUp;

static void rouse_fake_clock_iface_init (RouseClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RouseFakeClock,
                               rouse_fake_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_CLOCK, rouse_fake_clock_iface_init))

typedef enum
{
  PROP_ZONE = 1,
} RouseFakeClockProperty;

static gint64
rouse_fake_clock_get_monotonic (RouseClock *clock)
{
  return ROUSE_FAKE_CLOCK (clock)->monotonic;
}

static gint64
rouse_fake_clock_get_boot (RouseClock *clock)
{
  return ROUSE_FAKE_CLOCK (clock)->boot;
}

static gint64
rouse_fake_clock_get_wall (RouseClock *clock)
{
  return ROUSE_FAKE_CLOCK (clock)->wall;
}

static GTimeZone *
rouse_fake_clock_get_zone (RouseClock *clock)
{
  return ROUSE_FAKE_CLOCK (clock)->zone;
}

static guint
rouse_fake_clock_add_wake_up (
    RouseClock *clock, gint64 monotonic, GSourceFunc function, gpointer data, GDestroyNotify destroy)
{
  RouseFakeClock *self = ROUSE_FAKE_CLOCK (clock);
  WakeUp wake_up = { ++self->last_id, monotonic, function, data, destroy };

  g_array_append_val (self->wake_ups, wake_up);

  return wake_up.id;
}

static void
rouse_fake_clock_remove_wake_up (RouseClock *clock, guint id)
{
  RouseFakeClock *self = ROUSE_FAKE_CLOCK (clock);

  for (guint i = 0; i < self->wake_ups->len; i++)
    {
      WakeUp wake_up = g_array_index (self->wake_ups, WakeUp, i);

      if (wake_up.id != id)
        continue;

      g_array_remove_index (self->wake_ups, i);
      if (wake_up.destroy != NULL)
        wake_up.destroy (wake_up.data);
      return;
    }

  g_assert_not_reached ();
}

static void
rouse_fake_clock_iface_init (RouseClockInterface *iface)
{
  iface->get_monotonic = rouse_fake_clock_get_monotonic;
  iface->get_boot = rouse_fake_clock_get_boot;
  iface->get_wall = rouse_fake_clock_get_wall;
  iface->get_zone = rouse_fake_clock_get_zone;
  iface->add_wake_up = rouse_fake_clock_add_wake_up;
  iface->remove_wake_up = rouse_fake_clock_remove_wake_up;
}

static void
rouse_fake_clock_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((RouseFakeClockProperty) id)
    {
    case PROP_ZONE:
      g_value_set_boxed (value, ROUSE_FAKE_CLOCK (object)->zone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_fake_clock_finalize (GObject *object)
{
  RouseFakeClock *self = ROUSE_FAKE_CLOCK (object);

  g_assert_cmpuint (self->wake_ups->len, ==, 0);
  g_array_unref (self->wake_ups);
  g_time_zone_unref (self->zone);

  G_OBJECT_CLASS (rouse_fake_clock_parent_class)->finalize (object);
}

static void
rouse_fake_clock_class_init (RouseFakeClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rouse_fake_clock_finalize;
  G_OBJECT_CLASS (klass)->get_property = rouse_fake_clock_get_property;

  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_ZONE, "zone");
}

static void
rouse_fake_clock_init (RouseFakeClock *self)
{
  self->monotonic = 1000 * ROUSE_CLOCK_SECOND;
  self->boot = 5000 * ROUSE_CLOCK_SECOND;
  self->wall = 1800000000 * ROUSE_CLOCK_SECOND;
  self->zone = g_time_zone_new_utc ();
  self->wake_ups = g_array_new (FALSE, FALSE, sizeof (WakeUp));
}

static void
pass (RouseFakeClock *self, gint64 time)
{
  g_assert_cmpint (time, >=, 0);

  self->monotonic += time;
  self->boot += time;
  self->wall += time;
}

/* Takes the first wake-up that is due out. Of two at one time the one asked for first comes first. */
static gboolean
take_due (RouseFakeClock *self, gint64 until, WakeUp *due)
{
  guint found = self->wake_ups->len;

  for (guint i = 0; i < self->wake_ups->len; i++)
    {
      WakeUp *wake_up = &g_array_index (self->wake_ups, WakeUp, i);

      if (wake_up->monotonic <= until
          && (found == self->wake_ups->len
              || wake_up->monotonic < g_array_index (self->wake_ups, WakeUp, found).monotonic))
        found = i;
    }

  if (found == self->wake_ups->len)
    return FALSE;

  *due = g_array_index (self->wake_ups, WakeUp, found);
  g_array_remove_index (self->wake_ups, found);

  return TRUE;
}

static void
run_due (RouseFakeClock *self, gint64 until)
{
  WakeUp due;

  while (take_due (self, until, &due))
    {
      pass (self, MAX (due.monotonic - self->monotonic, 0));
      self->n_woken++;
      due.function (due.data);
      if (due.destroy != NULL)
        due.destroy (due.data);
    }
}

/**
 * rouse_fake_clock_new:
 *
 * Returns: (transfer full): a clock that stands
 */
RouseFakeClock *
rouse_fake_clock_new (void)
{
  return g_object_new (ROUSE_TYPE_FAKE_CLOCK, NULL);
}

/**
 * rouse_fake_clock_advance:
 *
 * Lets time pass, and wake-ups come exactly when they are due.
 */
void
rouse_fake_clock_advance (RouseFakeClock *self, gint64 time)
{
  gint64 until = self->monotonic + time;

  run_due (self, until);
  pass (self, until - self->monotonic);
}

/**
 * rouse_fake_clock_stop:
 *
 * Lets time pass while the process is stopped: what was due meanwhile comes late.
 */
void
rouse_fake_clock_stop (RouseFakeClock *self, gint64 time)
{
  pass (self, time);
  run_due (self, self->monotonic);
}

/**
 * rouse_fake_clock_suspend:
 *
 * Lets time pass while the computer sleeps: the monotonic clock does not see it.
 */
void
rouse_fake_clock_suspend (RouseFakeClock *self, gint64 time)
{
  self->boot += time;
  self->wall += time;
}

/**
 * rouse_fake_clock_set_wall:
 *
 * Sets the time of day.
 */
void
rouse_fake_clock_set_wall (RouseFakeClock *self, gint64 wall)
{
  self->wall = wall;
}

/**
 * rouse_fake_clock_set_zone:
 * @identifier: of a time zone, such as "Asia/Kolkata"
 *
 * Takes the computer elsewhere, and tells of it.
 */
void
rouse_fake_clock_set_zone (RouseFakeClock *self, const char *identifier)
{
  g_autoptr (GTimeZone) before = self->zone;

  self->zone = g_time_zone_new_identifier (identifier);
  g_assert_nonnull (self->zone);
  g_object_notify (G_OBJECT (self), "zone");
}

/**
 * rouse_fake_clock_get_n_wake_ups:
 *
 * Returns: how many wake-ups are asked for
 */
guint
rouse_fake_clock_get_n_wake_ups (RouseFakeClock *self)
{
  return self->wake_ups->len;
}

/**
 * rouse_fake_clock_get_n_woken:
 *
 * Returns: how many wake-ups have come so far
 */
guint
rouse_fake_clock_get_n_woken (RouseFakeClock *self)
{
  return self->n_woken;
}
