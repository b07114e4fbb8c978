/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-audio-worker.h"

#include <gio/gio.h>

#include "rouse-audio-opener.h"

/* What is asked of the pipeline. Only the last of several wishes counts: each start is a flush, and a pause keeps
 * nothing of what was to be played. */
typedef struct
{
  gboolean play;
  GstEvent *flush; /* nullable; throws away what was playing */
  char *title;     /* nullable */
} Order;

struct _RouseAudioWorker
{
  GstElement *pipeline; /* owned */
  RouseAudioWorkerFunc late;
  gpointer data;

  gboolean started;
  gboolean busy; /* an order is being carried out */
  Order *next;   /* what comes after it; NULL: nothing */
  guint time_limit;

  gboolean abandoned;
  GDestroyNotify destroy;
  gpointer destroy_data;
};

static void carry_out_next (RouseAudioWorker *self);

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->flush, gst_event_unref);
  g_free (order->title);
  g_free (order);
}

/* What mixers show beside the name of the application. */
static void
send_title (GstElement *pipeline, const char *title)
{
  gst_element_send_event (pipeline, gst_event_new_tag (gst_tag_list_new (GST_TAG_TITLE, title, NULL)));
}

static void
carry_out (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GstElement *pipeline = source;
  Order *order = data;

  if (order->flush != NULL)
    gst_element_send_event (pipeline, g_steal_pointer (&order->flush));
  gst_element_set_state (pipeline, order->play ? GST_STATE_PLAYING : GST_STATE_PAUSED);
  if (order->title != NULL)
    send_title (pipeline, order->title);
  g_task_return_boolean (task, TRUE);
}

static void
close_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RouseAudioWorker *self = data;

  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_object (&self->pipeline);
  self->destroy (self->destroy_data);
  g_free (self);
  g_task_return_boolean (task, TRUE);
}

/* On a worker too: a server that hangs does not let go of its sinks either. */
static void
close_pipeline (RouseAudioWorker *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, close_pipeline);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, close_in_worker);
}

static void
carried_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RouseAudioWorker *self = data;

  g_clear_handle_id (&self->time_limit, g_source_remove);
  self->busy = FALSE;
  if (self->abandoned)
    close_pipeline (self);
  else if (self->next != NULL)
    carry_out_next (self);
}

static void
time_limit_reached_cb (gpointer data)
{
  RouseAudioWorker *self = data;

  self->time_limit = 0;
  self->late (self->data);
}

static void
carry_out_next (RouseAudioWorker *self)
{
  g_autoptr (GTask) task = g_task_new (self->pipeline, NULL, carried_out_cb, self);

  self->busy = TRUE;
  self->time_limit = g_timeout_add_once (ROUSE_AUDIO_TIME_LIMIT_MS, time_limit_reached_cb, self);
  g_task_set_source_tag (task, carry_out_next);
  g_task_set_priority (task, G_PRIORITY_HIGH);
  g_task_set_task_data (task, g_steal_pointer (&self->next), order_free);
  g_task_run_in_thread (task, carry_out);
}

static void
ask (RouseAudioWorker *self, Order *order)
{
  g_clear_pointer (&self->next, order_free);
  self->next = order;
  if (!self->busy)
    carry_out_next (self);
}

/**
 * rouse_audio_worker_new:
 * @pipeline: (transfer full): what is to play and to pause
 * @late: called on the main thread when the pipeline has not obeyed for three seconds; it may free the worker, and
 *   nothing else is of use any more
 * @data: for @late
 *
 * A change of state and a seek wait for the sound server, and a server that hangs lets them wait for ever. So they are
 * made on a worker, one after the other. While one is under way nobody else may ask the pipeline anything, because the
 * answer waits for the same locks.
 *
 * Returns: (transfer full): a worker
 */
RouseAudioWorker *
rouse_audio_worker_new (GstElement *pipeline, RouseAudioWorkerFunc late, gpointer data)
{
  RouseAudioWorker *self = g_new0 (RouseAudioWorker, 1);

  self->pipeline = pipeline;
  self->late = late;
  self->data = data;
  return self;
}

/**
 * rouse_audio_worker_free:
 * @self: (transfer full): a worker
 * @destroy: called on some thread when the pipeline renders no more
 * @data: for @destroy
 *
 * Closes the pipeline as soon as it lets itself be closed, which with a server that hangs is when it goes on. Waits for
 * nothing.
 */
void
rouse_audio_worker_free (RouseAudioWorker *self, GDestroyNotify destroy, gpointer data)
{
  g_clear_handle_id (&self->time_limit, g_source_remove);
  g_clear_pointer (&self->next, order_free);
  self->destroy = destroy;
  self->destroy_data = data;
  self->abandoned = TRUE;
  if (!self->busy)
    close_pipeline (self);
}

/**
 * rouse_audio_worker_play:
 * @self: a worker
 * @title: (nullable): what mixers show beside the name of the application; %NULL leaves it as it is
 *
 * Plays from the beginning of a run; what was playing is thrown away.
 *
 * Returns: the number that the messages of this run carry; %GST_SEQNUM_INVALID: whatever number they like
 */
guint32
rouse_audio_worker_play (RouseAudioWorker *self, const char *title)
{
  Order *order = g_new0 (Order, 1);
  guint32 number = GST_SEQNUM_INVALID;

  order->play = TRUE;
  order->title = g_strdup (title);
  if (self->started)
    {
      order->flush = gst_event_new_seek (1, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                                         GST_SEEK_TYPE_SET, 0, GST_SEEK_TYPE_NONE, -1);
      number = gst_event_get_seqnum (order->flush);
    }
  self->started = TRUE;
  ask (self, order);
  return number;
}

/**
 * rouse_audio_worker_pause:
 * @self: a worker
 *
 * Falls silent. No thread wakes up until the next start.
 */
void
rouse_audio_worker_pause (RouseAudioWorker *self)
{
  ask (self, g_new0 (Order, 1));
}

/**
 * rouse_audio_worker_get_busy:
 * @self: a worker
 *
 * Returns: whether the pipeline does not do yet what was asked of it last
 */
gboolean
rouse_audio_worker_get_busy (RouseAudioWorker *self)
{
  return self->busy;
}
