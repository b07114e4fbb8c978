/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-clip-decoder.h"

#include <glib/gi18n.h>
#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include "rouse-gst.h"
#include "rouse-voice.h"

/* One pipeline for all clips: making one costs more than decoding a clip. The whole file goes in as one buffer, so
 * that a clip of a mapped resource is never copied before it is decoded. */
struct _RouseClipDecoder
{
  GstElement *pipeline;
  GstAppSrc *source;
  GstAppSink *sink;
};

/* Every file has a pad of its own, which goes away with it. */
static void
pad_added_cb (GstElement *demuxer, GstPad *pad, GstElement *decoder)
{
  g_autoptr (GstPad) sink = gst_element_get_static_pad (decoder, "sink");

  if (!gst_pad_is_linked (sink))
    gst_pad_link (pad, sink);
}

/**
 * rouse_clip_decoder_new:
 * @error: return location for an error
 *
 * Returns: (transfer full): a decoder, or %NULL with %ROUSE_VOICE_ERROR_MISSING where GStreamer cannot decode Opus
 */
RouseClipDecoder *
rouse_clip_decoder_new (GError **error)
{
  static const char *const elements[] = { "appsrc", "oggdemux", "opusdec", "audioconvert", "appsink", NULL };
  RouseClipDecoder *self;
  GstElement *source, *demuxer, *decoder, *converter, *sink;
  g_autoptr (GstCaps) caps = NULL;

  if (!rouse_gst_require (elements, error))
    return NULL;

  source = gst_element_factory_make ("appsrc", NULL);
  demuxer = gst_element_factory_make ("oggdemux", NULL);
  decoder = gst_element_factory_make ("opusdec", NULL);
  converter = gst_element_factory_make ("audioconvert", NULL);
  sink = gst_element_factory_make ("appsink", NULL);

  self = g_new0 (RouseClipDecoder, 1);
  self->pipeline = g_object_ref_sink (gst_pipeline_new (NULL));
  self->source = g_object_ref (GST_APP_SRC (source));
  self->sink = g_object_ref (GST_APP_SINK (sink));
  gst_bin_add_many (GST_BIN (self->pipeline), source, demuxer, decoder, converter, sink, NULL);
  gst_element_link (source, demuxer);
  gst_element_link_many (decoder, converter, sink, NULL);
  g_signal_connect (demuxer, "pad-added", G_CALLBACK (pad_added_cb), decoder);
  g_object_set (sink, "sync", FALSE, NULL);
  caps = rouse_gst_get_caps ();
  gst_app_sink_set_caps (self->sink, caps);
  return self;
}

/**
 * rouse_clip_decoder_free:
 * @self: (transfer full): a decoder
 */
void
rouse_clip_decoder_free (RouseClipDecoder *self)
{
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_object (&self->source);
  g_clear_object (&self->sink);
  g_clear_object (&self->pipeline);
  g_free (self);
}

static gboolean
pull_all (RouseClipDecoder *self, GByteArray *samples)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->pipeline);

  while (TRUE)
    {
      g_autoptr (GstSample) sample = gst_app_sink_try_pull_sample (self->sink, 50 * GST_MSECOND);
      g_autoptr (GstMessage) failure = NULL;
      GstMapInfo map;

      if (sample == NULL)
        {
          failure = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
          if (failure != NULL)
            return FALSE;
          if (gst_app_sink_is_eos (self->sink))
            return TRUE;
          continue;
        }

      if (!gst_buffer_map (gst_sample_get_buffer (sample), &map, GST_MAP_READ))
        return FALSE;
      g_byte_array_append (samples, map.data, (guint) map.size);
      gst_buffer_unmap (gst_sample_get_buffer (sample), &map);
    }
}

/**
 * rouse_clip_decoder_decode:
 * @self: a decoder
 * @ogg: an Ogg Opus file
 * @n_samples: (out): how many samples were decoded: exactly as many as were encoded
 * @error: return location for an error
 *
 * Blocks until the whole of @ogg is decoded, about a millisecond a second of sound.
 *
 * Returns: (transfer full): mono samples at #ROUSE_SAMPLE_RATE, or %NULL with %ROUSE_VOICE_ERROR_DAMAGED
 */
float *
rouse_clip_decoder_decode (RouseClipDecoder *self, GBytes *ogg, gsize *n_samples, GError **error)
{
  g_autoptr (GByteArray) samples = g_byte_array_new ();
  gboolean whole;

  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  gst_app_src_push_buffer (self->source, gst_buffer_new_wrapped_bytes (ogg));
  gst_app_src_end_of_stream (self->source);
  whole = pull_all (self, samples) && samples->len > 0;
  /* Only in NULL do the sink and the bus forget the end of this clip. */
  gst_element_set_state (self->pipeline, GST_STATE_NULL);

  if (!whole)
    {
      g_set_error_literal (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_DAMAGED, _ ("This is not an Ogg Opus file"));
      return NULL;
    }

  *n_samples = samples->len / sizeof (float);
  return (float *) (gpointer) g_byte_array_free (g_steal_pointer (&samples), FALSE);
}
