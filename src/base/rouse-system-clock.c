/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-system-clock.h"

#include "rouse-zone.h"

#include <time.h>

/**
 * RouseSystemClock:
 *
 * The kernel's clocks, wake-ups from the main loop, and the zone of the computer, which is watched from the first time
 * that somebody asks for it. Owned by the application; main thread only. A wake-up is a source of its own with a ready
 * time on the monotonic clock, so that it neither drifts nor fires because the time of day was set.
 */
struct _RouseSystemClock
{
  GObject parent_instance;

  GHashTable *sources; /* id → GSource, destroyed when taken out */
  GFile *zone_file;    /* nullable: see rouse_zone_new() */
  RouseZone *zone;     /* nullable: while nobody has asked for it */
};

typedef struct
{
  GSource source;
  RouseSystemClock *clock; /* borrowed: the clock destroys its sources before it goes */
  guint id;
} WakeUp;

static void rouse_system_clock_iface_init (RouseClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RouseSystemClock,
                               rouse_system_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_CLOCK, rouse_system_clock_iface_init))

typedef enum
{
  PROP_ZONE = 1,
} RouseSystemClockProperty;

static gint64
read_clock (clockid_t id)
{
  struct timespec time;

  clock_gettime (id, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
wake_up_dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  WakeUp *self = (WakeUp *) source;

  /* The entry goes first: the callback may drop the last reference to the clock, or ask for the next wake-up. */
  g_hash_table_steal (self->clock->sources, GUINT_TO_POINTER (self->id));
  callback (data);
  g_source_destroy (source);
  g_source_unref (source);

  return G_SOURCE_REMOVE;
}

static GSourceFuncs wake_up_funcs = { .dispatch = wake_up_dispatch };

static void
destroy_source (gpointer data)
{
  g_source_destroy (data);
  g_source_unref (data);
}

static gint64
rouse_system_clock_get_monotonic (RouseClock *clock)
{
  return read_clock (CLOCK_MONOTONIC);
}

static gint64
rouse_system_clock_get_boot (RouseClock *clock)
{
  return read_clock (CLOCK_BOOTTIME);
}

static gint64
rouse_system_clock_get_wall (RouseClock *clock)
{
  return read_clock (CLOCK_REALTIME);
}

static void
zone_changed_cb (RouseSystemClock *self)
{
  g_object_notify (G_OBJECT (self), "zone");
}

static GTimeZone *
rouse_system_clock_get_zone (RouseClock *clock)
{
  RouseSystemClock *self = ROUSE_SYSTEM_CLOCK (clock);

  if (self->zone == NULL)
    {
      self->zone = rouse_zone_new (self->zone_file);
      g_signal_connect_object (self->zone, "notify::zone", G_CALLBACK (zone_changed_cb), self, G_CONNECT_SWAPPED);
    }
  return rouse_zone_get_zone (self->zone);
}

static guint
rouse_system_clock_add_wake_up (
    RouseClock *clock, gint64 monotonic, GSourceFunc function, gpointer data, GDestroyNotify destroy)
{
  RouseSystemClock *self = ROUSE_SYSTEM_CLOCK (clock);
  GSource *source = g_source_new (&wake_up_funcs, sizeof (WakeUp));
  WakeUp *wake_up = (WakeUp *) source;

  g_source_set_static_name (source, "Rouse wake-up");
  g_source_set_ready_time (source, MAX (monotonic, 0));
  g_source_set_callback (source, function, data, destroy);
  wake_up->clock = self;
  wake_up->id = g_source_attach (source, g_main_context_get_thread_default ());
  g_hash_table_insert (self->sources, GUINT_TO_POINTER (wake_up->id), source);

  return wake_up->id;
}

static void
rouse_system_clock_remove_wake_up (RouseClock *clock, guint id)
{
  RouseSystemClock *self = ROUSE_SYSTEM_CLOCK (clock);

  g_hash_table_remove (self->sources, GUINT_TO_POINTER (id));
}

static void
rouse_system_clock_iface_init (RouseClockInterface *iface)
{
  iface->get_monotonic = rouse_system_clock_get_monotonic;
  iface->get_boot = rouse_system_clock_get_boot;
  iface->get_wall = rouse_system_clock_get_wall;
  iface->get_zone = rouse_system_clock_get_zone;
  iface->add_wake_up = rouse_system_clock_add_wake_up;
  iface->remove_wake_up = rouse_system_clock_remove_wake_up;
}

static void
rouse_system_clock_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((RouseSystemClockProperty) id)
    {
    case PROP_ZONE:
      g_value_set_boxed (value, rouse_clock_get_zone (ROUSE_CLOCK (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_system_clock_finalize (GObject *object)
{
  RouseSystemClock *self = ROUSE_SYSTEM_CLOCK (object);

  g_hash_table_unref (self->sources);
  g_clear_object (&self->zone);
  g_clear_object (&self->zone_file);

  G_OBJECT_CLASS (rouse_system_clock_parent_class)->finalize (object);
}

static void
rouse_system_clock_class_init (RouseSystemClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rouse_system_clock_finalize;
  object_class->get_property = rouse_system_clock_get_property;

  g_object_class_override_property (object_class, PROP_ZONE, "zone");
}

static void
rouse_system_clock_init (RouseSystemClock *self)
{
  self->sources = g_hash_table_new_full (NULL, NULL, NULL, destroy_source);
}

/**
 * rouse_system_clock_new:
 * @zone_file: (nullable): the file that names the zone; %NULL for the one of the computer, in a sandbox or not
 *
 * Makes a clock that tells the real time.
 *
 * Returns: (transfer full): a new clock
 */
RouseClock *
rouse_system_clock_new (GFile *zone_file)
{
  RouseSystemClock *self = g_object_new (ROUSE_TYPE_SYSTEM_CLOCK, NULL);

  g_set_object (&self->zone_file, zone_file);
  return ROUSE_CLOCK (self);
}
