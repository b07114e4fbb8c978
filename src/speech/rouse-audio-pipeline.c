/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-audio-pipeline.h"

#include <glib/gi18n.h>
#include <gst/app/gstappsrc.h>

#include "rouse-audio-opener.h"
#include "rouse-audio-transport.h"
#include "rouse-audio-worker.h"
#include "rouse-gst.h"

/* Samples go to the sink in blocks of 50 ms: twenty wake-ups a second, and a new volume is heard that much later. */
#define BLOCK (ROUSE_SAMPLE_RATE / 20)

/* Half a block waits in front of the sink, so that it never waits for us; the sink's own buffer is what bridges a busy
 * machine. */
#define QUEUE_BYTES (BLOCK / 2 * sizeof (float))

/* Sound that begins in the middle of a wave clicks; 5 ms of fading in are not heard as such. */
#define FADE (ROUSE_SAMPLE_RATE / 200)

/* The sink asks for a block twenty times a second; one that asks for none this many seconds in a row has nobody who
 * plays. Counted, not measured, so that the time in which this process was stopped does not count. */
#define LONGEST_STALL 3

/* A stretch of sound without a jump. The pipeline always counts from 0 at the start of a run; which sample of which
 * track that is, is written here. So a seek, a resume and another track are one and the same thing: a flush. */
typedef struct
{
  RouseSpeechTrack *track;
  gint64 first;    /* sample of the track at which the run's position begins */
  gint64 pre_roll; /* samples before it, during which the position stands at first */
  gint64 again;    /* the last samples of the pre-roll that are not silence but what comes before first */
} Run;

struct _RouseAudioPipeline
{
  GstElement *pipeline; /* of the worker */
  RouseAudioWorker *worker;
  GstElement *sink;
  guint watch;
  guint32 flush; /* number of the flush that began the run */
  guint pulse;   /* looks whether the sink goes on asking, while it plays */
  gint64 felt;   /* what was rendered at the last look */
  guint n_stalled;

  RouseAudioPipelineFunc function;
  gpointer data;

  GMutex lock; /* guards what follows */
  Run next;    /* of the main thread: the run that the last flush begins */
  Run run;     /* what is being rendered */
  gint64 rendered;
};

static void
run_set (Run *run, RouseSpeechTrack *track, gint64 first, gint64 pre_roll, gint64 again)
{
  g_set_object (&run->track, track);
  run->first = first;
  run->pre_roll = pre_roll;
  run->again = again;
}

static void
fade_in (gint64 from, gsize n, float *samples)
{
  for (gsize i = 0; i < n && from + (gint64) i < FADE; i++)
    samples[i] *= (float) MAX (from + (gint64) i, 0) / FADE;
}

static void
render (const Run *run, gint64 offset, gsize n, float *out)
{
  gint64 silence = run->pre_roll - run->again;
  gsize quiet = (gsize) CLAMP (silence - offset, 0, (gint64) n);

  memset (out, 0, quiet * sizeof *out);
  if (quiet == n)
    return;

  offset += (gint64) quiet;
  rouse_speech_track_render (run->track, run->first - run->pre_roll + offset, n - quiet, out + quiet);
  if (run->first > 0)
    fade_in (offset - silence, n - quiet, out + quiet);
}

static void
need_data_cb (GstAppSrc *source, guint length, gpointer data)
{
  RouseAudioPipeline *self = data;
  g_autoptr (RouseSpeechTrack) track = NULL;
  GstBuffer *buffer;
  GstMapInfo map;
  gint64 offset, total;
  gsize n;
  Run run;

  g_mutex_lock (&self->lock);
  run = self->run;
  g_set_object (&track, run.track);
  offset = self->rendered;
  total = track != NULL ? run.pre_roll + rouse_speech_track_get_n_samples (track) - run.first : 0;
  n = (gsize) CLAMP (total - offset, 0, BLOCK);
  self->rendered += (gint64) n;
  g_mutex_unlock (&self->lock);

  if (n == 0)
    {
      gst_app_src_end_of_stream (source);
      return;
    }

  buffer = gst_buffer_new_allocate (NULL, n * sizeof (float), NULL);
  gst_buffer_map (buffer, &map, GST_MAP_WRITE);
  render (&run, offset, n, (float *) (gpointer) map.data);
  gst_buffer_unmap (buffer, &map);
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale ((guint64) offset, GST_SECOND, ROUSE_SAMPLE_RATE);
  GST_BUFFER_DURATION (buffer)
      = gst_util_uint64_scale ((guint64) offset + n, GST_SECOND, ROUSE_SAMPLE_RATE) - GST_BUFFER_PTS (buffer);
  gst_app_src_push_buffer (source, buffer);
}

/* Called while no sample is being rendered: when the pipeline starts and in the middle of every flush. */
static gboolean
seek_data_cb (GstAppSrc *source, guint64 offset, gpointer data)
{
  RouseAudioPipeline *self = data;

  g_mutex_lock (&self->lock);
  run_set (&self->run, self->next.track, self->next.first, self->next.pre_roll, self->next.again);
  self->rendered = rouse_samples_from_ns ((gint64) offset);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

/* The end of a run may still be on its way when the next one has begun: it carries the number of the flush before. */
static gboolean
is_of_this_run (RouseAudioPipeline *self, GstMessage *message)
{
  return self->flush == GST_SEQNUM_INVALID || gst_message_get_seqnum (message) == self->flush;
}

static void
report_failure (RouseAudioPipeline *self, GstMessage *message)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *details = NULL;

  gst_message_parse_error (message, &cause, &details);
  g_debug ("%s (%s)", cause->message, details);
  g_set_error (&error, ROUSE_AUDIO_ERROR, ROUSE_AUDIO_ERROR_LOST, _ ("The sound device is gone: %s"), cause->message);
  self->function (ROUSE_AUDIO_PIPELINE_FAILED, error, self->data);
}

static gboolean
message_received_cb (GstBus *bus, GstMessage *message, gpointer data)
{
  RouseAudioPipeline *self = data;
  GstState state;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      self->watch = 0;
      report_failure (self, message);
      return G_SOURCE_REMOVE;
    }

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS && is_of_this_run (self, message))
    self->function (ROUSE_AUDIO_PIPELINE_ENDED, NULL, self->data);

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_REQUEST_STATE)
    {
      /* A request to play again is not honoured: the person has to be back in position first. */
      gst_message_parse_request_state (message, &state);
      if (state <= GST_STATE_PAUSED)
        self->function (ROUSE_AUDIO_PIPELINE_CORKED, NULL, self->data);
    }

  return G_SOURCE_CONTINUE;
}

static void
report_silence (gpointer data)
{
  RouseAudioPipeline *self = data;
  g_autoptr (GError) error
      = g_error_new_literal (ROUSE_AUDIO_ERROR, ROUSE_AUDIO_ERROR_TIMED_OUT, _ ("The sound server does not answer"));

  self->function (ROUSE_AUDIO_PIPELINE_FAILED, error, self->data);
}

/* A server that hangs while it plays says nothing, and the position would stand until somebody noticed. */
static gboolean
pulse_cb (gpointer data)
{
  RouseAudioPipeline *self = data;
  gint64 rendered;

  g_mutex_lock (&self->lock);
  rendered = self->rendered;
  g_mutex_unlock (&self->lock);

  self->n_stalled = rendered != self->felt || rouse_audio_worker_get_busy (self->worker) ? 0 : self->n_stalled + 1;
  self->felt = rendered;
  if (self->n_stalled < LONGEST_STALL)
    return G_SOURCE_CONTINUE;

  self->pulse = 0;
  report_silence (self);
  return G_SOURCE_REMOVE;
}

/* Where the last device went the server plays to a stand-in that nobody hears. On the streaming thread, which may wait
 * for the server. */
static void
device_changed_cb (GstElement *sink)
{
  g_autofree char *device = NULL;

  g_object_get (sink, "current-device", &device, NULL);
  if (g_strcmp0 (device, ROUSE_AUDIO_STAND_IN) == 0)
    GST_ELEMENT_ERROR (sink, RESOURCE, NOT_FOUND, ("%s", _ ("There is no sound device")), ("%s", device));
}

static void
set_up_source (RouseAudioPipeline *self, GstAppSrc *source)
{
  GstAppSrcCallbacks callbacks = { .need_data = need_data_cb, .seek_data = seek_data_cb };
  g_autoptr (GstCaps) caps = rouse_gst_get_caps ();

  g_object_set (source, "format", GST_FORMAT_TIME, "max-bytes", (guint64) QUEUE_BYTES, NULL);
  gst_app_src_set_stream_type (source, GST_APP_STREAM_TYPE_SEEKABLE);
  gst_app_src_set_caps (source, caps);
  gst_app_src_set_callbacks (source, &callbacks, self, NULL);
}

/**
 * rouse_audio_pipeline_require:
 * @error: return location for an error
 *
 * Returns: whether GStreamer has what a pipeline is made of; else @error is a %ROUSE_VOICE_ERROR_MISSING
 */
gboolean
rouse_audio_pipeline_require (GError **error)
{
  static const char *const elements[] = { "appsrc", "audioconvert", "audioresample", NULL };

  return rouse_gst_require (elements, error);
}

/**
 * rouse_audio_pipeline_new:
 * @sink: (transfer none): where the samples go, connected: see rouse_audio_opener_open()
 * @function: called on the main thread when something happens
 * @data: for @function
 *
 * The pipeline is silent until the first start.
 *
 * Returns: (transfer full): a pipeline
 */
RouseAudioPipeline *
rouse_audio_pipeline_new (GstElement *sink, RouseAudioPipelineFunc function, gpointer data)
{
  g_autoptr (GstBus) bus = NULL;
  GstElement *source, *convert, *resample;
  RouseAudioPipeline *self = g_new0 (RouseAudioPipeline, 1);

  g_mutex_init (&self->lock);
  self->function = function;
  self->data = data;
  self->sink = g_object_ref (sink);
  self->pipeline = g_object_ref_sink (gst_pipeline_new ("rouse"));
  source = gst_element_factory_make ("appsrc", NULL);
  convert = gst_element_factory_make ("audioconvert", NULL);
  resample = gst_element_factory_make ("audioresample", NULL);
  gst_bin_add_many (GST_BIN (self->pipeline), source, convert, resample, self->sink, NULL);
  gst_element_link_many (source, convert, resample, self->sink, NULL);
  set_up_source (self, GST_APP_SRC (source));
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (sink), "current-device") != NULL)
    g_signal_connect (sink, "notify::current-device", G_CALLBACK (device_changed_cb), NULL);
  self->worker = rouse_audio_worker_new (self->pipeline, report_silence, self);

  bus = gst_element_get_bus (self->pipeline);
  self->watch = gst_bus_add_watch (bus, message_received_cb, self);
  gst_element_set_state (self->pipeline, GST_STATE_READY);
  return self;
}

static void
free_closed (gpointer data)
{
  RouseAudioPipeline *self = data;

  g_clear_object (&self->sink);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * rouse_audio_pipeline_free:
 * @self: (transfer full): a pipeline
 *
 * Lets go of the track at once, and of the sink as soon as the server lets go of it.
 */
void
rouse_audio_pipeline_free (RouseAudioPipeline *self)
{
  g_clear_handle_id (&self->watch, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_mutex_lock (&self->lock);
  g_clear_object (&self->next.track);
  g_clear_object (&self->run.track);
  g_mutex_unlock (&self->lock);

  rouse_audio_worker_free (self->worker, free_closed, self);
}

/**
 * rouse_audio_pipeline_start:
 * @self: a pipeline
 * @track: what to play
 * @first: the sample of @track at which to start
 * @pre_roll: samples of silence before it, not negative
 * @again: how many samples before @first are repeated at the end of the pre-roll, at most @pre_roll
 *
 * Plays from @first on, as soon as the sound server obeys. What was playing is thrown away.
 */
void
rouse_audio_pipeline_start (
    RouseAudioPipeline *self, RouseSpeechTrack *track, gint64 first, gint64 pre_roll, gint64 again)
{
  RousePlan *plan = rouse_timeline_get_plan (rouse_speech_track_get_timeline (track));

  g_mutex_lock (&self->lock);
  run_set (&self->next, track, first, pre_roll, again);
  g_mutex_unlock (&self->lock);

  /* An interlude has no plan and keeps the session's title. */
  self->flush = rouse_audio_worker_play (self->worker, plan != NULL ? rouse_plan_get_title (plan) : NULL);
  self->n_stalled = 0;
  if (self->pulse == 0)
    self->pulse = g_timeout_add_seconds (1, pulse_cb, self);
}

/**
 * rouse_audio_pipeline_pause:
 * @self: a pipeline
 *
 * Falls silent. No thread wakes up until the next start.
 */
void
rouse_audio_pipeline_pause (RouseAudioPipeline *self)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  rouse_audio_worker_pause (self->worker);
}

/**
 * rouse_audio_pipeline_get_sample:
 * @self: a pipeline
 * @sample: (out): the sample of the track that is being heard
 *
 * Returns: whether anything is playing; for an instant after a start nothing is
 */
gboolean
rouse_audio_pipeline_get_sample (RouseAudioPipeline *self, gint64 *sample)
{
  GstState state;
  gint64 ns, played;

  if (rouse_audio_worker_get_busy (self->worker))
    return FALSE;

  /* After a flush the sink answers with the time of the run before until it has its new base: only a pipeline that has
   * settled in PLAYING tells the truth. */
  if (gst_element_get_state (self->pipeline, &state, NULL, 0) != GST_STATE_CHANGE_SUCCESS || state != GST_STATE_PLAYING)
    return FALSE;
  if (!gst_element_query_position (self->pipeline, GST_FORMAT_TIME, &ns) || ns < 0)
    return FALSE;

  played = rouse_samples_from_ns (ns);
  g_mutex_lock (&self->lock);
  *sample = self->run.first + MAX (MIN (played, self->rendered) - self->run.pre_roll, 0);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

/**
 * rouse_audio_pipeline_get_rendered:
 * @self: a pipeline
 *
 * Returns: the sample of the track up to which the sink was fed: nothing after it can have been heard
 */
gint64
rouse_audio_pipeline_get_rendered (RouseAudioPipeline *self)
{
  gint64 sample;

  g_mutex_lock (&self->lock);
  if (rouse_audio_worker_get_busy (self->worker))
    sample = self->next.first;
  else
    sample = self->run.first + MAX (self->rendered - self->run.pre_roll, 0);
  g_mutex_unlock (&self->lock);
  return sample;
}

/* A sink that names its device names the one that is the default; a stream that somebody sent elsewhere is not there.
 * So another sink, which plays nothing, is asked for the name. */
static char *
dup_name_of (const char *device)
{
  g_autoptr (GstElement) sink = gst_element_factory_make ("pulsesink", NULL);
  char *name = NULL;

  if (sink == NULL)
    return NULL;

  g_object_ref_sink (sink);
  g_object_set (sink, "device", device, NULL);
  if (gst_element_set_state (sink, GST_STATE_READY) != GST_STATE_CHANGE_FAILURE)
    g_object_get (sink, "device-name", &name, NULL);
  gst_element_set_state (sink, GST_STATE_NULL);
  return name;
}

static void
name_in_worker (GTask *task, gpointer source, gpointer sink, GCancellable *cancellable)
{
  g_autofree char *device = NULL;
  char *name = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (sink), "current-device") != NULL)
    g_object_get (sink, "current-device", &device, NULL);
  if (device != NULL && *device != '\0')
    name = dup_name_of (device);
  g_task_return_pointer (task, name, g_free);
}

/**
 * rouse_audio_pipeline_name_device:
 * @self: a pipeline that plays
 * @task: who asks; returns the name of the device in use, as mixers show it, or %NULL where it has none
 *
 * Asks the sound server, on a worker.
 */
void
rouse_audio_pipeline_name_device (RouseAudioPipeline *self, GTask *task)
{
  g_task_set_task_data (task, g_object_ref (self->sink), g_object_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, name_in_worker);
}
