/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-ear.h"

/**
 * RouseSessionEar:
 *
 * Hears whether a session speaks, its words at a pause included, whatever transport it has at the time. For whoever
 * could speak too and must not: there are never two voices at once. Keeps neither the session nor its transport. Owned
 * by the speaker; main thread only.
 */
struct _RouseSessionEar
{
  GObject parent_instance;

  GSignalGroup *session;   /* target: the session, nullable */
  GSignalGroup *transport; /* target: its transport */
  gboolean hears;
};

G_DEFINE_FINAL_TYPE (RouseSessionEar, rouse_session_ear, G_TYPE_OBJECT)

enum
{
  PROP_HEARS = 1,
};

static GParamSpec *properties[PROP_HEARS + 1];

static void
update (RouseSessionEar *self)
{
  g_autoptr (RouseTransport) transport = g_signal_group_dup_target (self->transport);
  gboolean hears = transport != NULL && rouse_transport_get_playing (transport);

  if (self->hears == hears)
    return;

  self->hears = hears;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEARS]);
}

static void
transport_changed_cb (RouseSessionEar *self)
{
  g_autoptr (RouseSession) session = g_signal_group_dup_target (self->session);

  g_signal_group_set_target (self->transport, session != NULL ? rouse_session_get_transport (session) : NULL);
  update (self);
}

static void
rouse_session_ear_dispose (GObject *object)
{
  RouseSessionEar *self = ROUSE_SESSION_EAR (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->transport);

  G_OBJECT_CLASS (rouse_session_ear_parent_class)->dispose (object);
}

static void
rouse_session_ear_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HEARS:
      g_value_set_boolean (value, ROUSE_SESSION_EAR (object)->hears);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_session_ear_class_init (RouseSessionEarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rouse_session_ear_dispose;
  object_class->get_property = rouse_session_ear_get_property;

  properties[PROP_HEARS] = g_param_spec_boolean ("hears", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rouse_session_ear_init (RouseSessionEar *self)
{
  /* The interface of transports alone does not know of "notify". */
  self->transport = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->transport, "notify::playing", G_CALLBACK (update), self);

  self->session = g_signal_group_new (ROUSE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session, "notify::transport", G_CALLBACK (transport_changed_cb), self);
  g_signal_connect_swapped (self->session, "unbind", G_CALLBACK (transport_changed_cb), self);
}

/**
 * rouse_session_ear_new:
 *
 * Returns: (transfer full): an ear that hears nothing yet
 */
RouseSessionEar *
rouse_session_ear_new (void)
{
  return g_object_new (ROUSE_TYPE_SESSION_EAR, NULL);
}

/**
 * rouse_session_ear_set_session:
 * @self: an ear
 * @session: what to listen to from now on
 *
 * Changes the session. One that goes away is heard no more.
 */
void
rouse_session_ear_set_session (RouseSessionEar *self, RouseSession *session)
{
  g_return_if_fail (ROUSE_IS_SESSION_EAR (self));
  g_return_if_fail (ROUSE_IS_SESSION (session));

  g_signal_group_set_target (self->session, session);
  transport_changed_cb (self);
}

/**
 * rouse_session_ear_get_hears:
 * @self: an ear
 *
 * Returns: whether the session speaks
 */
gboolean
rouse_session_ear_get_hears (RouseSessionEar *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_EAR (self), FALSE);

  return self->hears;
}
