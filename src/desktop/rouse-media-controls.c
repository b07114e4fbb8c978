/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-media-controls.h"

#include "rouse-config.h"
#include "rouse-media-player.h"

#include <glib/gi18n-lib.h>

#define OBJECT_PATH "/org/mpris/MediaPlayer2"
#define BUS_NAME "org.mpris.MediaPlayer2." APP_ID

/**
 * RouseMediaControls:
 *
 * Lets the keys of a keyboard or headset, the lock screen and the message list steer a session, by MPRIS. It exists so
 * that there is a player on the bus exactly while there is something to steer: from when it is given a session until
 * that session is over, is taken away, or goes. Owned by the application; main thread only.
 */
struct _RouseMediaControls
{
  GObject parent_instance;

  /* Given at construction. */
  GDBusConnection *connection; /* nullable: no bus, no controls */
  RouseClock *clock;

  /* Follows the session without owning it. */
  GSignalGroup *session;

  /* While there is something to steer. */
  RouseMprisMediaPlayer2 *root;
  RouseMediaPlayer *player;
  guint owner;
  guint instance_owner; /* where somebody else has the first name */
  char *name;
};

typedef enum
{
  PROP_SESSION = 1,
  PROP_NAME,
} RouseMediaControlsProperty;
#define N_PROPS (PROP_NAME + 1)

enum
{
  SIGNAL_RAISED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RouseMediaControls, rouse_media_controls, G_TYPE_OBJECT)

static guint own_name (RouseMediaControls *self, const char *name);

static void
set_name (RouseMediaControls *self, const char *name)
{
  if (g_set_str (&self->name, name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

static void
name_acquired_cb (GDBusConnection *connection, const char *name, gpointer data)
{
  set_name (data, name);
}

/* The second Rouse on a bus adds something of its own to the name, as the specification asks. Not the number of the
 * process: in two sandboxes it can be the same. The bus itself numbers those who are on it. */
static void
name_lost_cb (GDBusConnection *connection, const char *name, gpointer data)
{
  RouseMediaControls *self = data;
  g_autofree char *instance = NULL;

  set_name (self, NULL);
  if (connection == NULL || !g_str_equal (name, BUS_NAME))
    {
      g_info ("No media controls: the name %s is not to be had", name);
      return;
    }

  instance = g_strconcat (BUS_NAME ".instance", g_dbus_connection_get_unique_name (connection) + 1, NULL);
  g_strdelimit (instance + strlen (BUS_NAME ".instance"), ".", '_');
  self->instance_owner = own_name (self, instance);
}

static guint
own_name (RouseMediaControls *self, const char *name)
{
  return g_bus_own_name_on_connection (self->connection, name, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, name_acquired_cb,
                                       name_lost_cb, self, NULL);
}

static gboolean
raise_cb (RouseMediaControls *self, GDBusMethodInvocation *invocation)
{
  rouse_mpris_media_player2_complete_raise (self->root, invocation);
  g_signal_emit (self, signals[SIGNAL_RAISED], 0);
  return TRUE;
}

static gboolean
quit_cb (RouseMediaControls *self, GDBusMethodInvocation *invocation)
{
  rouse_mpris_media_player2_complete_quit (self->root, invocation);
  return TRUE;
}

static RouseMprisMediaPlayer2 *
make_root (RouseMediaControls *self)
{
  const char *const none[] = { NULL };
  RouseMprisMediaPlayer2 *root = rouse_mpris_media_player2_skeleton_new ();

  g_object_set (root, "can-quit", FALSE, "can-raise", TRUE, "has-track-list", FALSE, "identity", _ ("Rouse"),
                "desktop-entry", APP_ID, "supported-uri-schemes", none, "supported-mime-types", none, NULL);
  g_signal_connect_object (root, "handle-raise", G_CALLBACK (raise_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (root, "handle-quit", G_CALLBACK (quit_cb), self, G_CONNECT_SWAPPED);
  return root;
}

/* Out of sight before it is out of reach. */
static void
withdraw (RouseMediaControls *self)
{
  g_clear_handle_id (&self->instance_owner, g_bus_unown_name);
  g_clear_handle_id (&self->owner, g_bus_unown_name);
  set_name (self, NULL);
  if (self->player == NULL)
    return;

  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->player));
  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->root));
  g_clear_object (&self->player);
  g_clear_object (&self->root);
}

static void
offer (RouseMediaControls *self, RouseSession *session)
{
  g_autoptr (GError) error = NULL;

  self->root = make_root (self);
  self->player = rouse_media_player_new (session, self->clock);
  /* There before the name is: whoever sees the name asks at once. */
  if (g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->root), self->connection, OBJECT_PATH, &error)
      && g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->player), self->connection, OBJECT_PATH,
                                           &error))
    {
      self->owner = own_name (self, BUS_NAME);
      return;
    }

  g_info ("No media controls: %s", error->message);
  withdraw (self);
}

static gboolean
is_over (RouseSession *session)
{
  const RouseSessionState state = rouse_session_get_state (session);

  return state == ROUSE_SESSION_FINISHED || state == ROUSE_SESSION_ENDED;
}

static void
update (RouseMediaControls *self, RouseSession *session)
{
  const gboolean wanted = self->connection != NULL && session != NULL && !is_over (session);

  if (wanted && self->player == NULL)
    offer (self, session);
  else if (!wanted)
    withdraw (self);
}

static void
state_changed_cb (RouseMediaControls *self, GParamSpec *pspec, RouseSession *session)
{
  update (self, session);
}

static void
session_bound_cb (RouseMediaControls *self, RouseSession *session)
{
  update (self, session);
}

static void
session_unbound_cb (RouseMediaControls *self)
{
  update (self, NULL);
}

static void
rouse_media_controls_dispose (GObject *object)
{
  RouseMediaControls *self = ROUSE_MEDIA_CONTROLS (object);

  withdraw (self);
  g_clear_object (&self->session);
  g_clear_object (&self->connection);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rouse_media_controls_parent_class)->dispose (object);
}

static void
rouse_media_controls_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseMediaControls *self = ROUSE_MEDIA_CONTROLS (object);

  switch ((RouseMediaControlsProperty) property_id)
    {
    case PROP_SESSION:
      g_value_take_object (value, rouse_media_controls_dup_session (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_media_controls_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_SESSION)
    rouse_media_controls_set_session (ROUSE_MEDIA_CONTROLS (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
rouse_media_controls_class_init (RouseMediaControlsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rouse_media_controls_dispose;
  object_class->get_property = rouse_media_controls_get_property;
  object_class->set_property = rouse_media_controls_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ROUSE_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RouseMediaControls::raised:
   * @self: the controls
   *
   * Somebody on the bus asks for the window of the player.
   */
  signals[SIGNAL_RAISED]
      = g_signal_new ("raised", ROUSE_TYPE_MEDIA_CONTROLS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_media_controls_init (RouseMediaControls *self)
{
  self->session = g_signal_group_new (ROUSE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session, "notify::state", G_CALLBACK (state_changed_cb), self);
  g_signal_connect_object (self->session, "bind", G_CALLBACK (session_bound_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "unbind", G_CALLBACK (session_unbound_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rouse_media_controls_new:
 * @connection: (nullable): the session bus; without one there is nobody to be steered by
 * @clock: the time by which listeners count along
 *
 * Returns: (transfer full): media controls with nothing to steer
 */
RouseMediaControls *
rouse_media_controls_new (GDBusConnection *connection, RouseClock *clock)
{
  RouseMediaControls *self = g_object_new (ROUSE_TYPE_MEDIA_CONTROLS, NULL);

  g_return_val_if_fail (connection == NULL || G_IS_DBUS_CONNECTION (connection), self);
  g_return_val_if_fail (ROUSE_IS_CLOCK (clock), self);

  g_set_object (&self->connection, connection);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * rouse_media_controls_dup_session:
 * @self: media controls
 *
 * Returns: (transfer full) (nullable): the session that was given, over or not
 */
RouseSession *
rouse_media_controls_dup_session (RouseMediaControls *self)
{
  g_return_val_if_fail (ROUSE_IS_MEDIA_CONTROLS (self), NULL);

  return g_signal_group_dup_target (self->session);
}

/**
 * rouse_media_controls_set_session:
 * @self: media controls
 * @session: (nullable) (transfer none): what there is to steer, not kept alive; %NULL for nothing
 *
 * Goes on the bus for a session, and off it when the session is over or goes.
 */
void
rouse_media_controls_set_session (RouseMediaControls *self, RouseSession *session)
{
  g_autoptr (RouseSession) before = NULL;

  g_return_if_fail (ROUSE_IS_MEDIA_CONTROLS (self));
  g_return_if_fail (session == NULL || ROUSE_IS_SESSION (session));

  before = rouse_media_controls_dup_session (self);
  if (before == session)
    return;

  g_signal_group_set_target (self->session, session);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * rouse_media_controls_get_name:
 * @self: media controls
 *
 * Returns: (nullable): the name on the bus, once the bus has given it
 */
const char *
rouse_media_controls_get_name (RouseMediaControls *self)
{
  g_return_val_if_fail (ROUSE_IS_MEDIA_CONTROLS (self), NULL);

  return self->name;
}
