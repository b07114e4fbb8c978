/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-volume-button.h"

#include "rouse-ui.h"

#include <glib/gi18n.h>
#include <math.h>

/* The volume of the voice in a session: a button whose icon shows it, with a slider and a switch for silence. It
 * follows whatever speaks at the moment; where nothing speaks it says so and can do nothing. Owned by the session page.
 */
struct _RouseVolumeButton
{
  AdwBin parent_instance;

  /* template */
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkWidget *scale;
  GtkAdjustment *volume;
  GtkWidget *mute;

  /* owned */
  RouseSession *session;
  GBindingGroup *bindings;
  gboolean has_voice;
};

G_DEFINE_FINAL_TYPE (RouseVolumeButton, rouse_volume_button, ADW_TYPE_BIN)

#define VOLUME "voice-volume"

static const char *
get_icon_name (double volume)
{
  if (volume < 0.005)
    return "audio-volume-muted-symbolic";
  if (volume < 0.4)
    return "audio-volume-low-symbolic";
  return volume < 0.8 ? "audio-volume-medium-symbolic" : "audio-volume-high-symbolic";
}

static char *
describe (double volume, gboolean has_voice)
{
  const int percent = (int) round (volume * 100);

  if (!has_voice)
    return g_strdup (_ ("No voice"));
  if (percent == 0)
    return g_strdup (_ ("Voice muted"));
  /* Translators: loudness of the spoken guidance; %d is a percentage. */
  return g_strdup_printf (_ ("Voice %d %%"), percent);
}

static void
update (RouseVolumeButton *self)
{
  const double volume = gtk_adjustment_get_value (self->volume);
  const gboolean muted = !self->has_voice || volume < 0.005;
  g_autofree char *text = describe (volume, self->has_voice);

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), self->has_voice);
  gtk_menu_button_set_icon_name (self->button, get_icon_name (self->has_voice ? volume : 0));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_button_set_icon_name (GTK_BUTTON (self->mute),
                            muted ? "audio-volume-high-symbolic" : "audio-volume-muted-symbolic");
  gtk_widget_set_tooltip_text (self->mute, muted ? _ ("Unmute") : _ ("Mute"));
}

static void
volume_changed_cb (RouseVolumeButton *self)
{
  update (self);
}

static void
mute_clicked_cb (RouseVolumeButton *self)
{
  /* The icon tells what the key's toast would. */
  g_free (rouse_session_keys_change_volume (rouse_session_get_transport (self->session), ROUSE_SESSION_KEY_MUTE));
}

static void
transport_changed_cb (RouseVolumeButton *self)
{
  RouseTransport *transport = rouse_session_get_transport (self->session);

  self->has_voice = transport != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (transport), VOLUME) != NULL;

  g_binding_group_set_source (self->bindings, self->has_voice ? transport : NULL);
  if (!self->has_voice)
    gtk_popover_popdown (self->popover);
  update (self);
}

static void
rouse_volume_button_dispose (GObject *object)
{
  RouseVolumeButton *self = ROUSE_VOLUME_BUTTON (object);

  g_clear_object (&self->bindings);
  /* The child is the bin's own and the template's: whoever comes second must not find it gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_VOLUME_BUTTON);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rouse_volume_button_parent_class)->dispose (object);
}

static void
rouse_volume_button_class_init (RouseVolumeButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_volume_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-volume-button.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseVolumeButton, button);
  gtk_widget_class_bind_template_child (widget_class, RouseVolumeButton, popover);
  gtk_widget_class_bind_template_child (widget_class, RouseVolumeButton, scale);
  gtk_widget_class_bind_template_child (widget_class, RouseVolumeButton, volume);
  gtk_widget_class_bind_template_child (widget_class, RouseVolumeButton, mute);
  gtk_widget_class_bind_template_callback (widget_class, volume_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mute_clicked_cb);
}

static void
rouse_volume_button_init (RouseVolumeButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, VOLUME, self->volume, "value", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  update (self);
}

/**
 * rouse_volume_button_set_session:
 * @self: a button that has no session yet
 * @session: the session whose voice it steers
 *
 * Follows what speaks in a session.
 */
void
rouse_volume_button_set_session (RouseVolumeButton *self, RouseSession *session)
{
  g_return_if_fail (ROUSE_IS_VOLUME_BUTTON (self));
  g_return_if_fail (ROUSE_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::transport", G_CALLBACK (transport_changed_cb), self, G_CONNECT_SWAPPED);
  transport_changed_cb (self);
}

/**
 * rouse_volume_button_press:
 * @self: a button with a session
 * @key: a key of a session
 * @toasts: where the new volume is told
 *
 * Changes the volume by a key.
 *
 * Returns: whether the key is one of those, and something speaks
 */
gboolean
rouse_volume_button_press (RouseVolumeButton *self, RouseSessionKey key, AdwToastOverlay *toasts)
{
  g_autofree char *text = NULL;
  AdwToast *toast;

  g_return_val_if_fail (ROUSE_IS_VOLUME_BUTTON (self), FALSE);
  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (toasts), FALSE);

  text = rouse_session_keys_change_volume (rouse_session_get_transport (self->session), key);
  if (text == NULL)
    return FALSE;
  toast = adw_toast_new (text);
  adw_toast_set_timeout (toast, 2);
  adw_toast_overlay_dismiss_all (toasts);
  adw_toast_overlay_add_toast (toasts, toast);
  return TRUE;
}

/**
 * rouse_volume_button_close:
 * @self: a button
 *
 * Closes the slider.
 *
 * Returns: whether it was open
 */
gboolean
rouse_volume_button_close (RouseVolumeButton *self)
{
  g_return_val_if_fail (ROUSE_IS_VOLUME_BUTTON (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return FALSE;
  gtk_popover_popdown (self->popover);
  return TRUE;
}
