/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-audio-opener.h"

#include <glib/gi18n.h>

#include "rouse-audio-transport.h"

/* What a worker needs, which may outlive the opener. */
typedef struct
{
  char *app_id;
  char *app_name;
  const char *role;
  RouseAudioOpenerMake make;
  gpointer make_data;
} Device;

struct _RouseAudioOpener
{
  Device *device; /* counted */
  RouseAudioOpenerFunc function;
  gpointer data;

  GCancellable *cancellable; /* while a worker opens */
  guint time_limit;
};

static void
device_clear (gpointer data)
{
  Device *device = data;

  g_free (device->app_id);
  g_free (device->app_name);
}

static void
device_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, device_clear);
}

static void
close_sink (gpointer data)
{
  g_autoptr (GstElement) sink = data;

  gst_element_set_state (sink, GST_STATE_NULL);
}

static gboolean
opens (GstElement *sink)
{
  return gst_element_set_state (sink, GST_STATE_READY) != GST_STATE_CHANGE_FAILURE;
}

static GstElement *
open_pulse_sink (const Device *device)
{
  g_autoptr (GstElement) sink = gst_element_factory_make ("pulsesink", NULL);
  g_autoptr (GstStructure) properties = NULL;

  if (sink == NULL)
    return NULL;

  g_object_ref_sink (sink);

  properties = gst_structure_new ("props", "media.role", G_TYPE_STRING, device->role, "application.id", G_TYPE_STRING,
                                  device->app_id, "application.name", G_TYPE_STRING, device->app_name,
                                  "application.icon_name", G_TYPE_STRING, device->app_id, NULL);
  g_object_set (sink, "client-name", device->app_name, "stream-properties", properties, NULL);
  if (opens (sink))
    return g_steal_pointer (&sink);

  close_sink (g_steal_pointer (&sink));
  return NULL;
}

static GstElement *
open_automatic_sink (void)
{
  g_autoptr (GstElement) sink = gst_element_factory_make ("autoaudiosink", NULL);
  g_autoptr (GstElement) fake = NULL;

  if (sink == NULL)
    return NULL;

  g_object_ref_sink (sink);
  if (opens (sink))
    {
      /* It would rather be deaf than fail, and only warns: by its name the stand-in is known at once. */
      fake = gst_bin_get_by_name (GST_BIN (sink), "fake-audio-sink");
      if (fake == NULL)
        return g_steal_pointer (&sink);
    }

  close_sink (g_steal_pointer (&sink));
  return NULL;
}

/* A server without a device plays to a stand-in rather than refuse. */
static gboolean
has_device (void)
{
  g_autoptr (GstDeviceProvider) provider = gst_device_provider_factory_get_by_name ("pulsedeviceprovider");
  GList *devices = provider != NULL ? gst_device_provider_get_devices (provider) : NULL;
  gboolean found = provider == NULL;

  for (GList *link = devices; link != NULL && !found; link = link->next)
    {
      g_autofree char *name = NULL;

      if (!gst_device_has_classes (link->data, "Audio/Sink"))
        continue;
      g_object_get (link->data, "internal-name", &name, NULL);
      found = g_strcmp0 (name, ROUSE_AUDIO_STAND_IN) != 0;
    }

  g_list_free_full (devices, gst_object_unref);
  return found;
}

/* The sink of PulseAudio's protocol comes first: every desktop's server speaks it, PipeWire too, it is the one that a
 * sandbox lets through, and the only one that tells the server name, icon and role of the stream. What is left are
 * machines with nothing but ALSA or OSS. */
static GstElement *
open_sink (const Device *device)
{
  GstElement *sink = open_pulse_sink (device);

  if (sink == NULL)
    return open_automatic_sink ();
  if (has_device ())
    return sink;

  close_sink (sink);
  return NULL;
}

static GstElement *
open_made_sink (const Device *device)
{
  g_autoptr (GstElement) sink = g_object_ref_sink (device->make (device->make_data));

  if (opens (sink))
    return g_steal_pointer (&sink);

  close_sink (g_steal_pointer (&sink));
  return NULL;
}

static void
open_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Device *device = data;
  GstElement *sink = device->make != NULL ? open_made_sink (device) : open_sink (device);

  /* Nobody waits any more, and closing may take as long as opening did. */
  if (sink != NULL && g_cancellable_is_cancelled (cancellable))
    close_sink (g_steal_pointer (&sink));

  if (sink != NULL)
    g_task_return_pointer (task, sink, close_sink);
  else
    g_task_return_new_error (task, ROUSE_AUDIO_ERROR, ROUSE_AUDIO_ERROR_NO_DEVICE, "%s",
                             _ ("There is no sound device"));
}

static void
stop (RouseAudioOpener *self)
{
  g_clear_handle_id (&self->time_limit, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RouseAudioOpener *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) sink = g_task_propagate_pointer (G_TASK (result), &error);

  /* Cancelled means that there is nobody any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_handle_id (&self->time_limit, g_source_remove);
  g_clear_object (&self->cancellable);
  self->function (sink, error, self->data);
}

static void
time_limit_reached_cb (gpointer data)
{
  RouseAudioOpener *self = data;
  g_autoptr (GError) error
      = g_error_new_literal (ROUSE_AUDIO_ERROR, ROUSE_AUDIO_ERROR_TIMED_OUT, _ ("The sound server does not answer"));

  self->time_limit = 0;
  self->function (NULL, error, self->data);
}

/**
 * rouse_audio_opener_new:
 * @app_id: (nullable): id of the application, which is the name of its icon too
 * @app_name: (nullable): name of the application, to be shown in mixers
 * @role: (transfer none): %ROUSE_AUDIO_ROLE_MUSIC or %ROUSE_AUDIO_ROLE_EVENT
 * @make: (nullable): makes the sink of a test, on a worker; %NULL for the sound device
 * @make_data: for @make
 * @function: called on the main thread with what was opened, or with a #RouseAudioError
 * @data: for @function
 *
 * Returns: (transfer full): an opener
 */
RouseAudioOpener *
rouse_audio_opener_new (const char *app_id,
                        const char *app_name,
                        const char *role,
                        RouseAudioOpenerMake make,
                        gpointer make_data,
                        RouseAudioOpenerFunc function,
                        gpointer data)
{
  RouseAudioOpener *self = g_new0 (RouseAudioOpener, 1);

  self->device = g_atomic_rc_box_new0 (Device);
  self->device->app_id = g_strdup (app_id);
  self->device->app_name = g_strdup (app_name);
  self->device->role = role;
  self->device->make = make;
  self->device->make_data = make_data;
  self->function = function;
  self->data = data;
  return self;
}

/**
 * rouse_audio_opener_free:
 * @self: (transfer full): an opener
 *
 * The function is not called any more. What a worker opens later it closes itself.
 */
void
rouse_audio_opener_free (RouseAudioOpener *self)
{
  stop (self);
  device_unref (self->device);
  g_free (self);
}

/**
 * rouse_audio_opener_open:
 * @self: an opener
 *
 * Connects to the sound server. It happens on a worker, because a server that hangs lets whoever calls it wait for
 * ever; here it has three seconds before that is told. While one worker waits no other is sent.
 */
void
rouse_audio_opener_open (RouseAudioOpener *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->time_limit == 0)
    self->time_limit = g_timeout_add_once (ROUSE_AUDIO_TIME_LIMIT_MS, time_limit_reached_cb, self);
  if (self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, opened_cb, self);
  g_task_set_source_tag (task, rouse_audio_opener_open);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self->device), device_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, open_in_worker);
}
