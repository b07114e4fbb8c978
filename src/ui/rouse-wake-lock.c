/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-wake-lock.h"

#include <glib/gi18n.h>

/* Keeps the screen on and the computer awake. It exists so that the promise "only while a session runs" has one owner:
 * whatever way its owner goes, dropping the object lets the computer sleep again. Main thread only. */
struct _RouseWakeLock
{
  GObject parent_instance;

  /* Borrowed: the application outlives its pages; weak, for the other way round. */
  GtkApplication *application;
  gboolean held;
  guint cookie;
};

enum
{
  PROP_0,
  PROP_HELD,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (RouseWakeLock, rouse_wake_lock, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
release (RouseWakeLock *self)
{
  if (self->cookie != 0 && self->application != NULL)
    gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;
}

static void
rouse_wake_lock_dispose (GObject *object)
{
  RouseWakeLock *self = ROUSE_WAKE_LOCK (object);

  release (self);
  self->held = FALSE;
  g_clear_weak_pointer (&self->application);
  G_OBJECT_CLASS (rouse_wake_lock_parent_class)->dispose (object);
}

static void
rouse_wake_lock_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseWakeLock *self = ROUSE_WAKE_LOCK (object);

  switch (property_id)
    {
    case PROP_HELD:
      g_value_set_boolean (value, self->held);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_wake_lock_class_init (RouseWakeLockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rouse_wake_lock_dispose;
  object_class->get_property = rouse_wake_lock_get_property;

  properties[PROP_HELD] = g_param_spec_boolean ("held", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rouse_wake_lock_init (RouseWakeLock *self)
{
}

/**
 * rouse_wake_lock_new:
 * @application: (nullable): the application in whose name sleep is held off; %NULL holds off nothing
 *
 * Returns: (transfer full): a lock that is not held
 */
RouseWakeLock *
rouse_wake_lock_new (GtkApplication *application)
{
  RouseWakeLock *self = g_object_new (ROUSE_TYPE_WAKE_LOCK, NULL);

  g_return_val_if_fail (application == NULL || GTK_IS_APPLICATION (application), self);

  g_set_weak_pointer (&self->application, application);
  return self;
}

/**
 * rouse_wake_lock_get_held:
 * @self: a lock
 *
 * Returns: whether the screen is asked to stay on
 */
gboolean
rouse_wake_lock_get_held (RouseWakeLock *self)
{
  g_return_val_if_fail (ROUSE_IS_WAKE_LOCK (self), FALSE);

  return self->held;
}

/**
 * rouse_wake_lock_set_held:
 * @self: a lock
 * @held: whether the screen stays on and the computer awake
 * @window: (nullable): the window in which the session is shown; a Wayland compositor wants one
 *
 * Takes or releases the lock.
 */
void
rouse_wake_lock_set_held (RouseWakeLock *self, gboolean held, GtkWindow *window)
{
  g_return_if_fail (ROUSE_IS_WAKE_LOCK (self));
  g_return_if_fail (window == NULL || GTK_IS_WINDOW (window));

  held = !!held;
  if (self->held == held)
    return;

  self->held = held;
  if (!held)
    release (self);
  else if (self->application != NULL)
    self->cookie
        = gtk_application_inhibit (self->application, window,
                                   GTK_APPLICATION_INHIBIT_IDLE | GTK_APPLICATION_INHIBIT_SUSPEND,
                                   /* Translators: shown by the desktop as the reason why the screen stays on. */
                                   _ ("Exercise session"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HELD]);
}
