/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-screen-reader.h"

/**
 * RouseScreenReader:
 *
 * Knows whether a screen reader runs on this desktop: the accessibility bus says so at "org.a11y.Status". Where nobody
 * answers, as on a desktop without that bus or behind a sandbox that hides it, none is running.
 */
struct _RouseScreenReader
{
  GObject parent_instance;

  GDBusProxy *status; /* nullable: not there yet, or never */
  guint changed;      /* the subscription to its changes */
  GCancellable *cancellable;
  gboolean running;
};

G_DEFINE_FINAL_TYPE (RouseScreenReader, rouse_screen_reader, G_TYPE_OBJECT)

typedef enum
{
  PROP_RUNNING = 1,
} RouseScreenReaderProperty;

static GParamSpec *properties[PROP_RUNNING + 1];

static void
set_running (RouseScreenReader *self, gboolean running)
{
  if (self->running == running)
    return;
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) answer = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);
  g_autoptr (GVariant) value = NULL;

  /* Cancelled means that there is no object any more; every other error that there is nobody to ask. */
  if (answer == NULL)
    return;
  g_variant_get (answer, "(v)", &value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    set_running (data, g_variant_get_boolean (value));
}

/* Asked for by name: a sandbox may allow one property and not the list of all. */
static void
ask (RouseScreenReader *self)
{
  g_dbus_proxy_call (self->status, "org.freedesktop.DBus.Properties.Get",
                     g_variant_new ("(ss)", "org.a11y.Status", "ScreenReaderEnabled"), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                     -1, self->cancellable, asked_cb, self);
}

static void
changed_cb (GDBusConnection *bus,
            const char *sender,
            const char *path,
            const char *interface,
            const char *signal,
            GVariant *parameters,
            gpointer data)
{
  ask (data);
}

/* A proxy that loads no properties hears of no change either: this listens itself. */
static void
listen (RouseScreenReader *self)
{
  self->changed
      = g_dbus_connection_signal_subscribe (g_dbus_proxy_get_connection (self->status), "org.a11y.Bus",
                                            "org.freedesktop.DBus.Properties", "PropertiesChanged", "/org/a11y/bus",
                                            "org.a11y.Status", G_DBUS_SIGNAL_FLAGS_NONE, changed_cb, self, NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GDBusProxy *status = g_dbus_proxy_new_for_bus_finish (result, NULL);
  RouseScreenReader *self = data;

  if (status == NULL)
    return;
  self->status = status;
  listen (self);
  g_signal_connect_object (status, "notify::g-name-owner", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
}

static void
rouse_screen_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((RouseScreenReaderProperty) id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, rouse_screen_reader_get_running (ROUSE_SCREEN_READER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_screen_reader_dispose (GObject *object)
{
  RouseScreenReader *self = ROUSE_SCREEN_READER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->status != NULL)
    g_dbus_connection_signal_unsubscribe (g_dbus_proxy_get_connection (self->status), self->changed);
  g_clear_object (&self->status);

  G_OBJECT_CLASS (rouse_screen_reader_parent_class)->dispose (object);
}

static void
rouse_screen_reader_class_init (RouseScreenReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rouse_screen_reader_dispose;
  object_class->get_property = rouse_screen_reader_get_property;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rouse_screen_reader_init (RouseScreenReader *self)
{
  self->cancellable = g_cancellable_new ();
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION,
                            G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES | G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, NULL,
                            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status", self->cancellable, opened_cb, self);
}

/**
 * rouse_screen_reader_new:
 *
 * Begins to look; the answer comes later, from the main loop.
 *
 * Returns: (transfer full): an object that knows of no screen reader yet
 */
RouseScreenReader *
rouse_screen_reader_new (void)
{
  return g_object_new (ROUSE_TYPE_SCREEN_READER, NULL);
}

/**
 * rouse_screen_reader_get_running:
 * @self: a screen reader
 *
 * Returns: whether one is known to be running
 */
gboolean
rouse_screen_reader_get_running (RouseScreenReader *self)
{
  g_return_val_if_fail (ROUSE_IS_SCREEN_READER (self), FALSE);

  return self->running;
}
