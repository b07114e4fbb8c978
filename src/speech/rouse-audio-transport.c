/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-audio-transport-private.h"

/* Devices sleep after some seconds without a stream, and swallow the first samples while they wake; Bluetooth needs
 * most. Position and figure wait meanwhile. */
#define PRE_ROLL (ROUSE_SAMPLE_RATE * 6 / 10)

/* No device is asleep so soon after it played: what is said at a pause is said at once. Only a resume in the same place
 * has its pre-roll all the same, because of what it repeats. */
#define WARM G_USEC_PER_SEC

/* Between the position at a pause and the sample that the ear got last lie a few blocks of the server: on resume that
 * much is repeated before the position moves, so that no sample of a cue is lost. */
#define AGAIN (ROUSE_SAMPLE_RATE * 6 / 100)

static void rouse_audio_transport_iface_init (RouseTransportInterface *iface);
static void start (RouseAudioTransport *self);

/**
 * RouseAudioTransport:
 *
 * Moves the position by playing sound: what is heard is where the session is. It owns the only pipeline of the process,
 * which stays connected and silent between sessions' timelines, so that an interlude is nothing but another load.
 * Owned by the application; main thread only, the streaming thread never sees it.
 *
 * When the device or the server goes away the transport says so with "stopped" and keeps its position; the next play
 * connects anew and goes on from there. While it connects the position stands, as while clips are decoded.
 */
G_DEFINE_FINAL_TYPE_WITH_CODE (RouseAudioTransport,
                               rouse_audio_transport,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_TRANSPORT, rouse_audio_transport_iface_init))
G_DEFINE_QUARK (rouse-audio-error-quark, rouse_audio_error)

typedef enum
{
  PROP_VOICE_VOLUME = 1,
  PROP_TONE_VOLUME,
  PROP_CONNECTED,
  PROP_PLAYING,
} RouseAudioTransportProperty;

static GParamSpec *properties[PROP_CONNECTED + 1];

static void
set_playing (RouseAudioTransport *self, gboolean playing)
{
  if (self->playing == playing)
    return;

  self->playing = playing;
  g_object_notify (G_OBJECT (self), "playing");
}

static gint64
get_length (RouseAudioTransport *self)
{
  return self->track != NULL ? rouse_timeline_get_length (rouse_speech_track_get_timeline (self->track)) : 0;
}

/* Until the clips after a load or a seek are decoded the pipeline plays what came before it. */
static gboolean
is_heard (RouseAudioTransport *self)
{
  return self->running && self->ready && self->pipeline != NULL;
}

static gboolean
failure_reached_cb (gpointer data)
{
  g_autoptr (RouseAudioTransport) self = g_object_ref (data);
  g_autoptr (GError) error = g_steal_pointer (&self->failure);

  self->failure_source = 0;
  rouse_transport_emit_stopped (ROUSE_TRANSPORT (self), error);
  return G_SOURCE_REMOVE;
}

/* Told from the main loop, so that nobody who calls play hears of a failure before the call returns; and before all
 * else there, for until then who watches sees only a transport that was paused. */
static void
fail (RouseAudioTransport *self, const GError *error)
{
  self->running = FALSE;
  self->warm_until = 0;
  if (self->pipeline != NULL)
    {
      g_clear_pointer (&self->pipeline, rouse_audio_pipeline_free);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTED]);
    }
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
  if (self->failure_source == 0)
    self->failure_source = g_idle_add_full (G_PRIORITY_HIGH, failure_reached_cb, self, NULL);
  set_playing (self, FALSE);
}

static gboolean
settled_cb (gpointer data)
{
  RouseAudioTransport *self = data;

  self->settle_source = 0;
  if (self->running && (!self->playing || !self->ready))
    {
      rouse_audio_pipeline_pause (self->pipeline);
      self->running = FALSE;
      self->warm_until = g_get_monotonic_time () + WARM;
    }
  return G_SOURCE_REMOVE;
}

/* After a load or the end something is mostly played at once, on a pipeline that need not stop for it. So it is stopped
 * only when the main loop comes by and nobody has played. */
static void
settle (RouseAudioTransport *self)
{
  if (self->running && self->settle_source == 0)
    self->settle_source = g_idle_add_full (G_PRIORITY_HIGH, settled_cb, self, NULL);
}

static void
end (RouseAudioTransport *self)
{
  g_autoptr (RouseAudioTransport) alive = g_object_ref (self);

  rouse_audio_position_set (&self->position, get_length (self));
  self->paused_here = FALSE;
  settle (self);
  set_playing (self, FALSE);
  rouse_transport_emit_ended (ROUSE_TRANSPORT (self));
}

static void
pipeline_event_cb (RouseAudioPipelineEvent event, const GError *error, gpointer data)
{
  RouseAudioTransport *self = data;

  switch (event)
    {
    case ROUSE_AUDIO_PIPELINE_ENDED:
      if (self->running && self->playing)
        end (self);
      break;
    case ROUSE_AUDIO_PIPELINE_CORKED:
      rouse_transport_pause (ROUSE_TRANSPORT (self));
      break;
    case ROUSE_AUDIO_PIPELINE_FAILED:
      if (is_heard (self))
        rouse_audio_position_estimate (&self->position, self->pipeline, get_length (self));
      self->paused_here = TRUE;
      fail (self, error);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* What fails while nobody plays is not told: the next play tries again, and tells. */
static void
opened_cb (GstElement *sink, const GError *error, gpointer data)
{
  RouseAudioTransport *self = data;

  if (sink != NULL)
    {
      self->pipeline = rouse_audio_pipeline_new (sink, pipeline_event_cb, self);
      if (self->playing && self->ready)
        start (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTED]);
    }
  else if (self->playing)
    fail (self, error);
}

static void
start (RouseAudioTransport *self)
{
  gint64 first = rouse_samples_from_ns (self->position.now);
  gboolean warm = self->running || (!self->paused_here && g_get_monotonic_time () < self->warm_until);
  gint64 pre_roll = warm ? 0 : PRE_ROLL;
  gint64 again = !warm && self->paused_here ? MIN (AGAIN, first) : 0;

  if (self->pipeline == NULL)
    {
      rouse_audio_opener_open (self->opener);
      return;
    }

  self->running = TRUE;
  self->paused_here = FALSE;
  rouse_audio_position_begin (&self->position, pre_roll);
  rouse_audio_pipeline_start (self->pipeline, self->track, first, pre_roll, again);
}

static void
prepared_cb (const GError *error, gpointer data)
{
  RouseAudioTransport *self = data;

  if (error != NULL)
    {
      fail (self, error);
      return;
    }

  self->ready = TRUE;
  if (self->playing)
    start (self);
}

static void
rouse_audio_transport_load (RouseTransport *transport, RouseTimeline *timeline, gint64 position)
{
  RouseAudioTransport *self = ROUSE_AUDIO_TRANSPORT (transport);

  g_clear_pointer (&self->preparer, rouse_clip_preparer_free);
  g_clear_object (&self->track);
  self->track = rouse_speech_track_new (timeline, self->voice);
  rouse_speech_track_set_gains (self->track, self->voice_volume, self->tone_volume);
  rouse_audio_position_set (&self->position, CLAMP (position, 0, rouse_timeline_get_length (timeline)));
  self->paused_here = FALSE;
  self->preparer = rouse_clip_preparer_new (timeline, self->voice, prepared_cb, self);
  self->ready = rouse_clip_preparer_want (self->preparer, self->position.now);
  settle (self);
  set_playing (self, FALSE);
}

static void
rouse_audio_transport_play (RouseTransport *transport)
{
  RouseAudioTransport *self = ROUSE_AUDIO_TRANSPORT (transport);

  if (self->playing || self->track == NULL)
    return;

  self->playing = TRUE;
  if (!self->ready)
    self->ready = rouse_clip_preparer_want (self->preparer, self->position.now);
  if (self->ready)
    start (self);
  g_object_notify (G_OBJECT (self), "playing");
}

static void
rouse_audio_transport_pause (RouseTransport *transport)
{
  RouseAudioTransport *self = ROUSE_AUDIO_TRANSPORT (transport);

  if (!self->playing)
    return;

  if (self->running)
    {
      if (is_heard (self))
        rouse_audio_position_read (&self->position, self->pipeline, get_length (self));
      rouse_audio_pipeline_pause (self->pipeline);
      self->running = FALSE;
      self->paused_here = TRUE;
      self->warm_until = g_get_monotonic_time () + WARM;
    }
  set_playing (self, FALSE);
}

static void
rouse_audio_transport_seek (RouseTransport *transport, gint64 position)
{
  RouseAudioTransport *self = ROUSE_AUDIO_TRANSPORT (transport);

  rouse_audio_position_set (&self->position, CLAMP (position, 0, get_length (self)));
  self->paused_here = FALSE;
  if (self->preparer != NULL)
    self->ready = rouse_clip_preparer_want (self->preparer, self->position.now);
  if (self->playing && self->ready)
    start (self);
  else
    settle (self);
}

static gint64
rouse_audio_transport_get_position (RouseTransport *transport)
{
  RouseAudioTransport *self = ROUSE_AUDIO_TRANSPORT (transport);

  if (self->playing && is_heard (self))
    rouse_audio_position_look (&self->position, self->pipeline, get_length (self));
  return self->position.now;
}

static gboolean
rouse_audio_transport_get_playing (RouseTransport *transport)
{
  return ROUSE_AUDIO_TRANSPORT (transport)->playing;
}

static RouseTimeline *
rouse_audio_transport_get_timeline (RouseTransport *transport)
{
  RouseAudioTransport *self = ROUSE_AUDIO_TRANSPORT (transport);

  return self->track != NULL ? rouse_speech_track_get_timeline (self->track) : NULL;
}

static void
rouse_audio_transport_dispose (GObject *object)
{
  RouseAudioTransport *self = ROUSE_AUDIO_TRANSPORT (object);

  g_clear_pointer (&self->preparer, rouse_clip_preparer_free);
  g_clear_pointer (&self->opener, rouse_audio_opener_free);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_handle_id (&self->failure_source, g_source_remove);
  g_clear_error (&self->failure);
  g_clear_pointer (&self->pipeline, rouse_audio_pipeline_free);
  g_clear_object (&self->track);
  g_clear_object (&self->voice);

  G_OBJECT_CLASS (rouse_audio_transport_parent_class)->dispose (object);
}

static void
rouse_audio_transport_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RouseAudioTransport *self = ROUSE_AUDIO_TRANSPORT (object);

  switch ((RouseAudioTransportProperty) id)
    {
    case PROP_VOICE_VOLUME:
      g_value_set_double (value, self->voice_volume);
      break;
    case PROP_TONE_VOLUME:
      g_value_set_double (value, self->tone_volume);
      break;
    case PROP_CONNECTED:
      g_value_set_boolean (value, rouse_audio_transport_get_connected (self));
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Our own gains, applied to the samples: the volume of the stream is the server's, which remembers it. */
static void
set_volume (RouseAudioTransport *self, double *place, double volume, GParamSpec *property)
{
  if (G_APPROX_VALUE (*place, volume, 1e-9))
    return;

  *place = volume;
  if (self->track != NULL)
    rouse_speech_track_set_gains (self->track, self->voice_volume, self->tone_volume);
  g_object_notify_by_pspec (G_OBJECT (self), property);
}

static void
rouse_audio_transport_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RouseAudioTransport *self = ROUSE_AUDIO_TRANSPORT (object);

  switch ((RouseAudioTransportProperty) id)
    {
    case PROP_VOICE_VOLUME:
      set_volume (self, &self->voice_volume, g_value_get_double (value), pspec);
      break;
    case PROP_TONE_VOLUME:
      set_volume (self, &self->tone_volume, g_value_get_double (value), pspec);
      break;
    case PROP_CONNECTED:
    case PROP_PLAYING:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_audio_transport_iface_init (RouseTransportInterface *iface)
{
  iface->load = rouse_audio_transport_load;
  iface->play = rouse_audio_transport_play;
  iface->pause = rouse_audio_transport_pause;
  iface->seek = rouse_audio_transport_seek;
  iface->get_position = rouse_audio_transport_get_position;
  iface->get_playing = rouse_audio_transport_get_playing;
  iface->get_timeline = rouse_audio_transport_get_timeline;
}

static void
rouse_audio_transport_class_init (RouseAudioTransportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = rouse_audio_transport_dispose;
  object_class->get_property = rouse_audio_transport_get_property;
  object_class->set_property = rouse_audio_transport_set_property;

  properties[PROP_VOICE_VOLUME] = g_param_spec_double ("voice-volume", NULL, NULL, 0, 1, 1, flags);
  properties[PROP_TONE_VOLUME] = g_param_spec_double ("tone-volume", NULL, NULL, 0, 1, 1, flags);
  properties[PROP_CONNECTED]
      = g_param_spec_boolean ("connected", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_object_class_override_property (object_class, PROP_PLAYING, "playing");
}

static void
rouse_audio_transport_init (RouseAudioTransport *self)
{
  self->voice_volume = 1;
  self->tone_volume = 1;
}

static RouseTransport *
make (RouseVoice *voice,
      const char *app_id,
      const char *app_name,
      RouseAudioOpenerMake make_sink,
      gpointer data,
      GError **error)
{
  RouseAudioTransport *self;

  if (!rouse_audio_pipeline_require (error))
    return NULL;

  self = g_object_new (ROUSE_TYPE_AUDIO_TRANSPORT, NULL);
  g_set_object (&self->voice, voice);
  self->opener = rouse_audio_opener_new (app_id, app_name, ROUSE_AUDIO_ROLE_MUSIC, make_sink, data, opened_cb, self);
  rouse_audio_opener_open (self->opener);
  return ROUSE_TRANSPORT (self);
}

/**
 * rouse_audio_transport_new:
 * @voice: (nullable): what speaks; without one there are only tones
 * @app_id: id of the application, which is the name of its icon too
 * @app_name: name of the application, to be shown in mixers
 * @error: return location for an error
 *
 * Begins to connect to the sound server, and waits for nothing. Where that fails, "stopped" tells it after the first
 * play.
 *
 * Returns: (transfer full): a transport, or %NULL with %ROUSE_VOICE_ERROR_MISSING where GStreamer lacks a part
 */
RouseTransport *
rouse_audio_transport_new (RouseVoice *voice, const char *app_id, const char *app_name, GError **error)
{
  g_return_val_if_fail (voice == NULL || ROUSE_IS_VOICE (voice), NULL);
  g_return_val_if_fail (app_id != NULL && app_name != NULL, NULL);

  return make (voice, app_id, app_name, NULL, NULL, error);
}

/**
 * rouse_audio_transport_new_for_sink:
 * @voice: (nullable): what speaks
 * @make_sink: makes where the samples go instead of the sound device; called on a worker, at every connection
 * @data: for @make_sink
 * @error: return location for an error
 *
 * For tests.
 *
 * Returns: (transfer full): a transport, or %NULL with %ROUSE_VOICE_ERROR_MISSING
 */
RouseTransport *
rouse_audio_transport_new_for_sink (RouseVoice *voice, RouseAudioOpenerMake make_sink, gpointer data, GError **error)
{
  return make (voice, NULL, NULL, make_sink, data, error);
}
