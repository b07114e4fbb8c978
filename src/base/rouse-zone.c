/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-zone.h"

/* In a sandbox /etc/localtime stays what it was when that was made; Flatpak keeps the host's zone here. */
#define SANDBOX_FILE "/run/host/monitor/timezone"
#define HOST_FILE "/etc/localtime"

/**
 * RouseZone:
 *
 * The time zone of the computer, in a sandbox or not, followed while it changes. Owned by the system clock; main thread
 * only.
 */
struct _RouseZone
{
  GObject parent_instance;

  GFile *file; /* nullable: the name of the zone, in a sandbox */
  GFileMonitor *monitor;
  GTimeZone *zone;
};

G_DEFINE_FINAL_TYPE (RouseZone, rouse_zone, G_TYPE_OBJECT)

typedef enum
{
  PROP_ZONE = 1,
} RouseZoneProperty;
#define N_PROPS (PROP_ZONE + 1)

static GParamSpec *properties[N_PROPS];

static GTimeZone *
read_zone (RouseZone *self)
{
  g_autofree char *name = NULL;
  GTimeZone *zone = NULL;

  if (self->file != NULL && g_file_load_contents (self->file, NULL, &name, NULL, NULL, NULL))
    zone = g_time_zone_new_identifier (g_strstrip (name));
  return zone != NULL ? zone : g_time_zone_new_local ();
}

static void
look_again (RouseZone *self)
{
  g_autoptr (GTimeZone) zone = read_zone (self);

  if (g_strcmp0 (g_time_zone_get_identifier (zone), g_time_zone_get_identifier (self->zone)) == 0)
    return;

  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_steal_pointer (&zone);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZONE]);
}

static void
rouse_zone_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_ZONE)
    g_value_set_boxed (value, rouse_zone_get_zone (ROUSE_ZONE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
rouse_zone_finalize (GObject *object)
{
  RouseZone *self = ROUSE_ZONE (object);

  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (rouse_zone_parent_class)->finalize (object);
}

static void
rouse_zone_class_init (RouseZoneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rouse_zone_finalize;
  object_class->get_property = rouse_zone_get_property;

  properties[PROP_ZONE] = g_param_spec_boxed ("zone", NULL, NULL, G_TYPE_TIME_ZONE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rouse_zone_init (RouseZone *self)
{
}

/**
 * rouse_zone_new:
 * @file: (nullable): the file that names the zone; %NULL for where Flatpak keeps it
 *
 * Returns: (transfer full): the zone of the computer
 */
RouseZone *
rouse_zone_new (GFile *file)
{
  RouseZone *self = g_object_new (ROUSE_TYPE_ZONE, NULL);
  g_autoptr (GFile) named = file != NULL ? g_object_ref (file) : g_file_new_for_path (SANDBOX_FILE);
  g_autoptr (GFile) host = g_file_new_for_path (HOST_FILE);

  /* A file that is not there would be looked for every few seconds. */
  if (g_file_query_exists (named, NULL))
    g_set_object (&self->file, named);
  if (self->file != NULL || g_file_query_exists (host, NULL))
    self->monitor = g_file_monitor_file (self->file != NULL ? self->file : host, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  self->zone = read_zone (self);
  return self;
}

/**
 * rouse_zone_get_zone:
 * @self: the zone
 *
 * Looks again: what changed behind a file that nobody can watch, or a moment ago, is known to whoever asks.
 *
 * Returns: (transfer none): where the computer is, until it is asked for again
 */
GTimeZone *
rouse_zone_get_zone (RouseZone *self)
{
  g_return_val_if_fail (ROUSE_IS_ZONE (self), NULL);

  look_again (self);
  return self->zone;
}
