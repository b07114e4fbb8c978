/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-exporter.h"

#include <glib/gi18n.h>
#include <gst/app/gstappsrc.h>

#include "rouse-export-file.h"
#include "rouse-gst.h"

/**
 * RouseExporter:
 *
 * Writes a timeline as an Ogg Opus file, to be taken along on any player. The samples are those that a session plays,
 * with an encoder behind them instead of a loudspeaker. Made and used on the main thread for one file; the streaming
 * thread only renders.
 */
struct _RouseExporter
{
  GObject parent_instance;

  RouseTimeline *timeline;
  RouseVoice *voice;
};

/* Samples that are rendered at a time: a second, which is two pages of the file. */
#define BLOCK ROUSE_SAMPLE_RATE

/* Opus is transparent for one voice at 40 to 48 kb/s; ten minutes are then less than three megabytes. */
#define BIT_RATE 48000

/* The encoder's effort, of 10. From 7 on it may choose, as it does with audio-type=voice, its telephone codec, which
 * moves speech by one or two samples and keeps less of it at this bit rate (measured: 10 against 19 dB). */
#define COMPLEXITY 5

typedef struct
{
  GFile *target;
  RouseExportFile *file;
  RouseExportProgress progress;
  gpointer progress_data;

  RouseSpeechTrack *track;
  GstElement *pipeline;
  GSource *bus_source;
  GSource *cancel_source;
  guint progress_source;

  gint rendered; /* seconds; written by the streaming thread, hence atomic */
} Export;

G_DEFINE_FINAL_TYPE (RouseExporter, rouse_exporter, G_TYPE_OBJECT)

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
stop (Export *export)
{
  clear_source (&export->bus_source);
  clear_source (&export->cancel_source);
  g_clear_handle_id (&export->progress_source, g_source_remove);
  if (export->pipeline != NULL)
    gst_element_set_state (export->pipeline, GST_STATE_NULL);
  g_clear_object (&export->pipeline);
}

static void
export_free (gpointer data)
{
  Export *export = data;

  stop (export);
  g_clear_pointer (&export->file, rouse_export_file_free);
  g_clear_object (&export->track);
  g_clear_object (&export->target);
  g_free (export);
}

static void
fail (GTask *task, GError *error)
{
  Export *export = g_task_get_task_data (task);

  stop (export);
  g_clear_pointer (&export->file, rouse_export_file_free);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
keep_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;

  if (rouse_export_file_keep (export->file, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_clear_pointer (&export->file, rouse_export_file_free);
  g_task_return_error (task, error);
}

/* On a worker, because a slow disk takes its time. It is too late for anybody to cancel. */
static void
complete (GTask *task)
{
  Export *export = g_task_get_task_data (task);

  stop (export);
  if (export->progress != NULL)
    export->progress (1, export->progress_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, keep_in_worker);
  g_object_unref (task);
}

static void
need_data_cb (GstAppSrc *source, guint length, gpointer data)
{
  Export *export = data;
  gint64 first = (gint64) g_atomic_int_get (&export->rendered) * BLOCK;
  gint64 left = rouse_speech_track_get_n_samples (export->track) - first;
  gsize n = (gsize) CLAMP (left, 0, BLOCK);
  GstBuffer *buffer;
  GstMapInfo map;

  if (n == 0)
    {
      gst_app_src_end_of_stream (source);
      return;
    }

  buffer = gst_buffer_new_allocate (NULL, n * sizeof (float), NULL);
  gst_buffer_map (buffer, &map, GST_MAP_WRITE);
  rouse_speech_track_render (export->track, first, n, (float *) (gpointer) map.data);
  gst_buffer_unmap (buffer, &map);
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale ((guint64) first, GST_SECOND, ROUSE_SAMPLE_RATE);
  GST_BUFFER_DURATION (buffer)
      = gst_util_uint64_scale ((guint64) first + n, GST_SECOND, ROUSE_SAMPLE_RATE) - GST_BUFFER_PTS (buffer);
  g_atomic_int_inc (&export->rendered);
  gst_app_src_push_buffer (source, buffer);
}

static gboolean
progress_due_cb (gpointer data)
{
  Export *export = data;
  double rendered = (double) g_atomic_int_get (&export->rendered) * BLOCK;

  export->progress (MIN (rendered / (double) rouse_speech_track_get_n_samples (export->track), 1),
                    export->progress_data);
  return G_SOURCE_CONTINUE;
}

/* The sink reports why in its own words and domain; for people the file and the reason count. */
static void
fail_from_message (GTask *task, GstMessage *message)
{
  Export *export = g_task_get_task_data (task);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *details = NULL;
  GError *error = NULL;

  gst_message_parse_error (message, &cause, &details);
  g_debug ("%s (%s)", cause->message, details);
  if (g_error_matches (cause, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NO_SPACE_LEFT))
    g_set_error_literal (&reason, G_IO_ERROR, G_IO_ERROR_NO_SPACE, cause->message);
  else
    g_set_error_literal (&reason, G_IO_ERROR, G_IO_ERROR_FAILED, cause->message);
  rouse_export_file_set_error (export->target, reason, &error);
  fail (task, error);
}

static gboolean
message_received_cb (GstBus *bus, GstMessage *message, gpointer data)
{
  GTask *task = data;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    fail_from_message (task, message);
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    complete (task);

  return G_SOURCE_CONTINUE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  GError *error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  fail (data, error);
  return G_SOURCE_REMOVE;
}

/* The names that players know chapters of a Vorbis comment by. */
static void
add_chapters (RouseTimeline *timeline, GstTagList *tags)
{
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (timeline, &n_segments);
  const RousePlanItem *item = NULL;
  guint n_chapters = 0;

  for (gsize i = 0; i < n_segments; i++)
    {
      gint64 ms = segments[i].start / 1000000;
      g_autofree char *time = NULL;
      g_autofree char *name = NULL;

      if (segments[i].item == NULL || segments[i].item == item)
        continue;

      item = segments[i].item;
      time = g_strdup_printf ("CHAPTER%03u=%02d:%02d:%02d.%03d", n_chapters, (int) (ms / 3600000),
                              (int) (ms / 60000 % 60), (int) (ms / 1000 % 60), (int) (ms % 1000));
      name = g_strdup_printf ("CHAPTER%03uNAME=%s", n_chapters, rouse_exercise_get_title (item->exercise));
      gst_tag_list_add (tags, GST_TAG_MERGE_APPEND, GST_TAG_EXTENDED_COMMENT, time, GST_TAG_EXTENDED_COMMENT, name,
                        NULL);
      n_chapters++;
    }
}

static GstTagList *
make_tags (RouseExporter *self)
{
  GstTagList *tags = gst_tag_list_new (GST_TAG_ARTIST, "Rouse", NULL);
  RousePlan *plan = rouse_timeline_get_plan (self->timeline);

  if (plan != NULL)
    gst_tag_list_add (tags, GST_TAG_MERGE_REPLACE, GST_TAG_TITLE, rouse_plan_get_title (plan), NULL);
  if (self->voice != NULL)
    gst_tag_list_add (tags, GST_TAG_MERGE_REPLACE, GST_TAG_LANGUAGE_CODE, rouse_voice_get_language (self->voice), NULL);
  add_chapters (self->timeline, tags);
  return tags;
}

/* Without dither silence stays silence, which costs the encoder next to nothing, in time as in bytes. */
static gboolean
build (RouseExporter *self, Export *export, GError **error)
{
  static const char *const elements[] = { "appsrc", "audioconvert", "opusenc", "oggmux", "giostreamsink", NULL };
  GstAppSrcCallbacks callbacks = { .need_data = need_data_cb };
  g_autoptr (GstElement) source = NULL;
  g_autoptr (GstElement) encoder = NULL;
  g_autoptr (GstElement) sink = NULL;
  g_autoptr (GstTagList) tags = NULL;
  g_autoptr (GstCaps) caps = NULL;

  if (!rouse_gst_require (elements, error))
    return FALSE;

  export->pipeline = gst_parse_launch ("appsrc name=source format=time ! audioconvert dithering=none ! "
                                       "opusenc name=encoder audio-type=generic bitrate-type=vbr ! oggmux ! "
                                       "giostreamsink name=sink sync=false",
                                       error);
  if (export->pipeline == NULL)
    return FALSE;

  g_object_ref_sink (export->pipeline);
  source = gst_bin_get_by_name (GST_BIN (export->pipeline), "source");
  encoder = gst_bin_get_by_name (GST_BIN (export->pipeline), "encoder");
  sink = gst_bin_get_by_name (GST_BIN (export->pipeline), "sink");
  caps = rouse_gst_get_caps ();
  gst_app_src_set_caps (GST_APP_SRC (source), caps);
  gst_app_src_set_callbacks (GST_APP_SRC (source), &callbacks, export, NULL);
  g_object_set (encoder, "bitrate", BIT_RATE, "complexity", COMPLEXITY, NULL);
  tags = make_tags (self);
  gst_tag_setter_merge_tags (GST_TAG_SETTER (encoder), tags, GST_TAG_MERGE_REPLACE_ALL);
  g_object_set (sink, "stream", rouse_export_file_get_stream (export->file), NULL);
  return TRUE;
}

static void
start (GTask *task)
{
  RouseExporter *self = g_task_get_source_object (task);
  Export *export = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GstBus) bus = NULL;
  GError *error = NULL;

  export->file = rouse_export_file_new (export->target, &error);
  if (export->file == NULL || !build (self, export, &error))
    {
      fail (task, error);
      return;
    }

  bus = gst_element_get_bus (export->pipeline);
  export->bus_source = gst_bus_create_watch (bus);
  g_task_attach_source (task, export->bus_source, G_SOURCE_FUNC (message_received_cb));
  if (cancellable != NULL)
    {
      export->cancel_source = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, export->cancel_source, G_SOURCE_FUNC (cancelled_cb));
    }
  if (export->progress != NULL)
    export->progress_source = g_timeout_add (100, progress_due_cb, export);
  gst_element_set_state (export->pipeline, GST_STATE_PLAYING);
}

static void
voice_prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (!rouse_voice_prepare_finish (ROUSE_VOICE (source), result, &error))
    fail (task, error);
  else
    start (task);
}

static void
rouse_exporter_finalize (GObject *object)
{
  RouseExporter *self = ROUSE_EXPORTER (object);

  g_clear_object (&self->timeline);
  g_clear_object (&self->voice);

  G_OBJECT_CLASS (rouse_exporter_parent_class)->finalize (object);
}

static void
rouse_exporter_class_init (RouseExporterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rouse_exporter_finalize;
}

static void
rouse_exporter_init (RouseExporter *self)
{
}

/**
 * rouse_exporter_new:
 * @timeline: what to export
 * @voice: (nullable): what speaks it; without one there are only tones
 *
 * Returns: (transfer full): an exporter
 */
RouseExporter *
rouse_exporter_new (RouseTimeline *timeline, RouseVoice *voice)
{
  RouseExporter *self;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (timeline), NULL);
  g_return_val_if_fail (voice == NULL || ROUSE_IS_VOICE (voice), NULL);

  self = g_object_new (ROUSE_TYPE_EXPORTER, NULL);
  self->timeline = g_object_ref (timeline);
  g_set_object (&self->voice, voice);
  return self;
}

/**
 * rouse_exporter_export_async:
 * @self: an exporter
 * @file: what to write; an existing file is replaced when the new one is complete
 * @progress: (nullable) (scope notified): told on the main thread, ten times a second, how far the export is
 * @progress_data: for @progress
 * @cancellable: (nullable): cancels the export
 * @callback: called on the main thread at the end
 * @data: for @callback
 *
 * The file decodes to exactly the samples of the timeline: as many as it is long, every cue where it stands there. A
 * damaged clip fails the export: a gap in a file stays there for ever.
 */
void
rouse_exporter_export_async (RouseExporter *self,
                             GFile *file,
                             RouseExportProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_auto (GStrv) clips = NULL;
  GTask *task;
  Export *export;

  g_return_if_fail (ROUSE_IS_EXPORTER (self));
  g_return_if_fail (G_IS_FILE (file));

  export = g_new0 (Export, 1);
  export->target = g_object_ref (file);
  export->track = rouse_speech_track_new (self->timeline, self->voice);
  export->progress = progress;
  export->progress_data = progress_data;
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, rouse_exporter_export_async);
  g_task_set_task_data (task, export, export_free);

  if (self->voice == NULL)
    {
      start (task);
      return;
    }

  clips = rouse_speech_track_get_clips (self->timeline);
  rouse_voice_prepare_async (self->voice, (const char *const *) clips, cancellable, voice_prepared_cb, task);
}

/**
 * rouse_exporter_export_finish:
 * @self: an exporter
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the file was written; else nothing is left of it, and @error is a #GIOErrorEnum that names it or a
 *   #RouseVoiceError
 */
gboolean
rouse_exporter_export_finish (RouseExporter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ROUSE_IS_EXPORTER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
