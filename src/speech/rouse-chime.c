/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-chime.h"

#include <gst/app/gstappsrc.h>
#include <math.h>

#include "rouse-audio-opener.h"
#include "rouse-gst.h"
#include "rouse-voice.h"

/* The fourth by which the tone for a lift rises, an octave higher: that is as soft as a call from across the room can
 * be. The second note begins before the first is gone. */
#define FIRST_HZ 783.99
#define SECOND_HZ 1046.5
#define SECOND_AT (ROUSE_SAMPLE_RATE / 5)

/* −16 dB below full scale where both notes meet; the volume of the system's sounds is what makes it loud or quiet. */
#define AMPLITUDE 0.12

/* A bell that is struck with felt: 10 ms to its full loudness, and a third of it left after 300 ms. */
#define ATTACK (0.01 * ROUSE_SAMPLE_RATE)
#define DECAY (0.3 * ROUSE_SAMPLE_RATE)

/* The last of it fades, so that it does not end with a click. */
#define FADE (0.2 * ROUSE_SAMPLE_RATE)

/* A device that sleeps swallows what comes first. */
#define PRE_ROLL (ROUSE_SAMPLE_RATE / 2)

typedef struct
{
  GMainLoop *loop;
  GstElement *sink;
  GError *error;
} Wait;

/* The octave of a bell is gone sooner than the note. */
static double
strike (double hz, double since)
{
  const double phase = 2 * G_PI * hz * since / ROUSE_SAMPLE_RATE;
  const double loudness = exp (-since / DECAY);

  if (since < 0)
    return 0;
  return MIN (since / ATTACK, 1) * loudness * (0.8 * sin (phase) + 0.2 * loudness * sin (2 * phase));
}

/**
 * rouse_chime_render:
 * @samples: (out caller-allocates) (array fixed-size=81600): room for #ROUSE_CHIME_SAMPLES at #ROUSE_SAMPLE_RATE, 1.7 s
 *
 * Renders what is heard with a reminder: two notes that rise. May be called on any thread.
 */
void
rouse_chime_render (float *samples)
{
  for (int i = 0; i < ROUSE_CHIME_SAMPLES; i++)
    {
      const double end = MIN ((ROUSE_CHIME_SAMPLES - 1 - i) / FADE, 1);

      samples[i] = (float) (AMPLITUDE * end * (strike (FIRST_HZ, i) + strike (SECOND_HZ, i - SECOND_AT)));
    }
}

static void
opened_cb (GstElement *sink, const GError *error, gpointer data)
{
  Wait *wait = data;

  g_set_object (&wait->sink, sink);
  wait->error = error != NULL ? g_error_copy (error) : NULL;
  g_main_loop_quit (wait->loop);
}

static gboolean
message_received_cb (GstBus *bus, GstMessage *message, gpointer data)
{
  Wait *wait = data;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR && wait->error == NULL)
    gst_message_parse_error (message, &wait->error, NULL);
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR || GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    g_main_loop_quit (wait->loop);
  return G_SOURCE_CONTINUE;
}

/* Returns: (transfer full): silence and the chime */
static GstBuffer *
make_buffer (void)
{
  const gsize n = PRE_ROLL + ROUSE_CHIME_SAMPLES;
  float *samples = g_new0 (float, n);
  GstBuffer *buffer = gst_buffer_new_wrapped (samples, n * sizeof *samples);

  rouse_chime_render (samples + PRE_ROLL);
  GST_BUFFER_PTS (buffer) = 0;
  GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (n, GST_SECOND, ROUSE_SAMPLE_RATE);
  return buffer;
}

static void
play (Wait *wait)
{
  g_autoptr (GstElement) pipeline = g_object_ref_sink (gst_pipeline_new ("chime"));
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstCaps) caps = rouse_gst_get_caps ();
  GstElement *source = gst_element_factory_make ("appsrc", NULL);
  GstElement *convert = gst_element_factory_make ("audioconvert", NULL);
  GstElement *resample = gst_element_factory_make ("audioresample", NULL);
  guint watch;

  gst_bin_add_many (GST_BIN (pipeline), source, convert, resample, wait->sink, NULL);
  gst_element_link_many (source, convert, resample, wait->sink, NULL);
  g_object_set (source, "caps", caps, "format", GST_FORMAT_TIME, NULL);
  watch = gst_bus_add_watch (bus, message_received_cb, wait);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  gst_app_src_push_buffer (GST_APP_SRC (source), make_buffer ());
  gst_app_src_end_of_stream (GST_APP_SRC (source));
  g_main_loop_run (wait->loop);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  g_source_remove (watch);
}

/**
 * rouse_chime_play:
 * @app_id: id of the application, which is the name of its icon too
 * @app_name: name of the application, to be shown in mixers
 * @error: return location for an error
 *
 * Plays the chime to its end, as an event of the system. A sound server that hangs while it plays holds the caller up:
 * this is for a process that has nothing else to do, and on its main thread.
 *
 * Returns: whether it was played; else @error is a #RouseAudioError, a #RouseVoiceError or one of GStreamer
 */
gboolean
rouse_chime_play (const char *app_id, const char *app_name, GError **error)
{
  static const char *const elements[] = { "appsrc", "audioconvert", "audioresample", NULL };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Wait wait = { .loop = loop };
  RouseAudioOpener *opener;

  g_return_val_if_fail (app_id != NULL && app_name != NULL, FALSE);

  if (!rouse_gst_require (elements, error))
    return FALSE;

  opener = rouse_audio_opener_new (app_id, app_name, ROUSE_AUDIO_ROLE_EVENT, NULL, NULL, opened_cb, &wait);
  rouse_audio_opener_open (opener);
  g_main_loop_run (loop);
  rouse_audio_opener_free (opener);
  if (wait.sink != NULL)
    play (&wait);
  g_clear_object (&wait.sink);
  if (wait.error == NULL)
    return TRUE;

  g_propagate_error (error, wait.error);
  return FALSE;
}
