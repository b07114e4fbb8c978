/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be asked of the device through which a transport plays. */

#include "rouse-audio-transport-private.h"

/**
 * rouse_audio_transport_connect:
 * @self: a transport
 *
 * Begins to connect to the sound server where it is not connected and none of that is under way. Playing does it too.
 */
void
rouse_audio_transport_connect (RouseAudioTransport *self)
{
  g_return_if_fail (ROUSE_IS_AUDIO_TRANSPORT (self));

  if (self->pipeline == NULL)
    rouse_audio_opener_open (self->opener);
}

/**
 * rouse_audio_transport_get_connected:
 * @self: a transport
 *
 * Returns: whether there is a device to play through; whoever has another transport meanwhile waits for it
 */
gboolean
rouse_audio_transport_get_connected (RouseAudioTransport *self)
{
  g_return_val_if_fail (ROUSE_IS_AUDIO_TRANSPORT (self), FALSE);

  return self->pipeline != NULL;
}

/**
 * rouse_audio_transport_name_device_async:
 * @self: a transport
 * @cancellable: (nullable): cancels the question
 * @callback: called with the answer
 * @data: for @callback
 *
 * Asks for the name of the sound device in use, which the sound server knows once something was played.
 */
void
rouse_audio_transport_name_device_async (RouseAudioTransport *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ROUSE_IS_AUDIO_TRANSPORT (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, rouse_audio_transport_name_device_async);
  if (self->pipeline == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    rouse_audio_pipeline_name_device (self->pipeline, task);
}

/**
 * rouse_audio_transport_name_device_finish:
 * @self: a transport
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the name of the sound device, as mixers show it; %NULL without an error where
 *   nothing was played or the device has no name, and with %G_IO_ERROR_CANCELLED
 */
char *
rouse_audio_transport_name_device_finish (RouseAudioTransport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ROUSE_IS_AUDIO_TRANSPORT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
