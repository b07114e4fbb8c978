/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-background.h"

#include "rouse-autostart-entry.h"
#include "rouse-config.h"

#include <glib/gi18n-lib.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

/**
 * RouseBackground:
 *
 * Asks the desktop to let the service run without a window and to start it at login. Inside a sandbox only the
 * background portal can grant that; outside, where there is no portal or it does not know the program, an autostart
 * entry does. Owned by the reminder service; main thread only.
 */
struct _RouseBackground
{
  GObject parent_instance;

  GDBusConnection *connection; /* nullable */
  gboolean sandboxed;
  char *config_folder;

  RouseBackgroundState state;
  gboolean wanted;
  gboolean known; /* to the portal, outside a sandbox */
  guint n_requests;
  guint subscription; /* to the answer that is waited for */
  GCancellable *cancellable;
};

G_DEFINE_ENUM_TYPE (RouseBackgroundState,
                    rouse_background_state,
                    G_DEFINE_ENUM_VALUE (ROUSE_BACKGROUND_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (ROUSE_BACKGROUND_ASKING, "asking"),
                    G_DEFINE_ENUM_VALUE (ROUSE_BACKGROUND_GRANTED, "granted"),
                    G_DEFINE_ENUM_VALUE (ROUSE_BACKGROUND_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (ROUSE_BACKGROUND_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (RouseBackground, rouse_background, G_TYPE_OBJECT)

typedef enum
{
  PROP_STATE = 1,
} RouseBackgroundProperty;
#define N_PROPS (PROP_STATE + 1)

static GParamSpec *properties[N_PROPS];

static void
set_state (RouseBackground *self, RouseBackgroundState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
forget_request (RouseBackground *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  self->subscription = 0;
}

/* Outside a sandbox the entry is what counts, whatever the portal says: one that does not know the program answers
 * "yes" and writes an entry without a name, and where it does know it, its entry starts whatever is called "rouse"
 * then. */
static void
finish (RouseBackground *self, RouseBackgroundState state)
{
  g_autoptr (GError) error = NULL;

  forget_request (self);
  if (!self->sandboxed)
    {
      const gboolean done = self->wanted ? rouse_autostart_entry_write (self->config_folder, &error)
                                         : rouse_autostart_entry_remove (self->config_folder, &error);

      if (!done)
        g_info ("The autostart entry cannot be changed: %s", error->message);
      state = done ? ROUSE_BACKGROUND_GRANTED : ROUSE_BACKGROUND_FAILED;
    }
  set_state (self, state);
}

static void
responded_cb (GDBusConnection *connection,
              const char *sender,
              const char *path,
              const char *interface,
              const char *signal,
              GVariant *parameters,
              gpointer data)
{
  RouseBackground *self = data;
  g_autoptr (GVariant) results = NULL;
  gboolean background = FALSE;
  gboolean autostart = FALSE;
  guint32 response;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &background);
  g_variant_lookup (results, "autostart", "b", &autostart);

  /* 0 is an answer, 1 was cancelled by the person, anything else an error. A "no" comes as an answer, too. */
  if (response == 0 && background && autostart == self->wanted)
    finish (self, ROUSE_BACKGROUND_GRANTED);
  else if (response <= 1)
    finish (self, ROUSE_BACKGROUND_REFUSED);
  else
    finish (self, ROUSE_BACKGROUND_FAILED);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RouseBackground) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) handle = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (handle != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_info ("No background portal: %s", error->message);
  finish (self, ROUSE_BACKGROUND_FAILED);
}

/* Returns: (transfer floating) */
static GVariant *
make_options (RouseBackground *self, const char *token)
{
  const char *const command_line[] = { "rouse", "--gapplication-service", NULL };
  GVariantDict options;

  g_variant_dict_init (&options, NULL);
  g_variant_dict_insert (&options, "handle_token", "s", token);
  g_variant_dict_insert (&options, "reason", "s", _ ("Rouse reminds you of your session at the times you chose."));
  g_variant_dict_insert (&options, "autostart", "b", self->wanted);
  g_variant_dict_insert (&options, "commandline", "^as", command_line);
  g_variant_dict_insert (&options, "dbus-activatable", "b", FALSE);
  return g_variant_dict_end (&options);
}

static void
ask_portal (RouseBackground *self)
{
  g_autofree char *token = g_strdup_printf ("rouse_%u", ++self->n_requests);
  g_autofree char *sender
      = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (self->connection) + 1), ".", '_');
  g_autofree char *path = g_strconcat (PORTAL_PATH "/request/", sender, "/", token, NULL);

  /* Listening before asking: the answer may be as quick as the call. */
  self->subscription
      = g_dbus_connection_signal_subscribe (self->connection, PORTAL_NAME, "org.freedesktop.portal.Request", "Response",
                                            path, NULL, G_DBUS_SIGNAL_FLAGS_NONE, responded_cb, self, NULL);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_dbus_connection_call (self->connection, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.portal.Background",
                          "RequestBackground", g_variant_new ("(s@a{sv})", "", make_options (self, token)),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, called_cb,
                          g_object_ref (self));
}

/* Outside a sandbox a portal has to be told who is asking; one that does not want to know would not know what to name
 * an entry. */
static void
registered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RouseBackground) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (reply != NULL)
    {
      self->known = TRUE;
      ask_portal (self);
      return;
    }
  g_info ("No portal that knows who is asking: %s", error->message);
  finish (self, ROUSE_BACKGROUND_FAILED);
}

static void
register_at_portal (RouseBackground *self)
{
  self->cancellable = g_cancellable_new ();
  g_dbus_connection_call (self->connection, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.host.portal.Registry",
                          "Register", g_variant_new ("(sa{sv})", APP_ID, NULL), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          self->cancellable, registered_cb, g_object_ref (self));
}

static void
rouse_background_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_STATE)
    g_value_set_enum (value, rouse_background_get_state (ROUSE_BACKGROUND (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
rouse_background_dispose (GObject *object)
{
  RouseBackground *self = ROUSE_BACKGROUND (object);

  forget_request (self);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->config_folder, g_free);

  G_OBJECT_CLASS (rouse_background_parent_class)->dispose (object);
}

static void
rouse_background_class_init (RouseBackgroundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rouse_background_dispose;
  object_class->get_property = rouse_background_get_property;

  properties[PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, ROUSE_TYPE_BACKGROUND_STATE, ROUSE_BACKGROUND_UNKNOWN,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rouse_background_init (RouseBackground *self)
{
}

/**
 * rouse_background_new:
 * @connection: (nullable): the session bus
 * @sandboxed: whether only a portal can help
 * @config_folder: the person's configuration, where autostart entries are
 *
 * Returns: (transfer full): something that has not asked yet
 */
RouseBackground *
rouse_background_new (GDBusConnection *connection, gboolean sandboxed, const char *config_folder)
{
  RouseBackground *self = g_object_new (ROUSE_TYPE_BACKGROUND, NULL);

  g_return_val_if_fail (config_folder != NULL, self);

  g_set_object (&self->connection, connection);
  self->sandboxed = sandboxed;
  self->config_folder = g_strdup (config_folder);
  return self;
}

/**
 * rouse_background_get_state:
 * @self: the background
 *
 * Returns: the latest answer
 */
RouseBackgroundState
rouse_background_get_state (RouseBackground *self)
{
  g_return_val_if_fail (ROUSE_IS_BACKGROUND (self), ROUSE_BACKGROUND_UNKNOWN);

  return self->state;
}

/**
 * rouse_background_request:
 * @self: the background
 * @wanted: whether to run without a window and to start at login
 * @by_person: whether somebody has just asked for it; otherwise what was switched off elsewhere is left alone
 *
 * Asks; "state" tells the answer, which may take as long as a person takes to read a question.
 */
void
rouse_background_request (RouseBackground *self, gboolean wanted, gboolean by_person)
{
  g_return_if_fail (ROUSE_IS_BACKGROUND (self));

  forget_request (self);
  self->wanted = wanted;
  if (wanted && !by_person && !self->sandboxed && rouse_autostart_entry_is_disabled (self->config_folder))
    {
      set_state (self, ROUSE_BACKGROUND_REFUSED);
      return;
    }

  set_state (self, ROUSE_BACKGROUND_ASKING);
  /* An entry that is ours to remove needs no answer. */
  if (self->connection == NULL || (!wanted && !self->sandboxed))
    finish (self, ROUSE_BACKGROUND_FAILED);
  else if (self->sandboxed || self->known)
    ask_portal (self);
  else
    register_at_portal (self);
}
