/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-clip-decoder.h"

#include <glib/gi18n.h>

#include "rouse-gst.h"
#include "rouse-voice.h"

/* The demuxer and the decoder hang between two pads of our own, without a pipeline: a file that is pushed in at one end
 * has come out at the other when the push returns. No thread is started for a clip, which would take longer than the
 * clip itself, and nothing has to be waited for. */
struct _RouseClipDecoder
{
  GstElement *demuxer;
  GstElement *decoder;
  GstPad *in;
  GstPad *out;
  GByteArray *decoded; /* 16-bit samples, as the decoder makes them */
};

/* Every file has a pad of its own, which goes away with it. */
static void
pad_added_cb (GstElement *demuxer, GstPad *pad, gpointer data)
{
  RouseClipDecoder *self = data;
  g_autoptr (GstPad) sink = gst_element_get_static_pad (self->decoder, "sink");

  if (!gst_pad_is_linked (sink))
    gst_pad_link (pad, sink);
}

static GstFlowReturn
decoded_cb (GstPad *pad, GstObject *parent, GstBuffer *buffer)
{
  RouseClipDecoder *self = gst_pad_get_element_private (pad);
  GstMapInfo map;

  if (gst_buffer_map (buffer, &map, GST_MAP_READ))
    {
      g_byte_array_append (self->decoded, map.data, (guint) map.size);
      gst_buffer_unmap (buffer, &map);
    }
  gst_buffer_unref (buffer);
  return GST_FLOW_OK;
}

/* What the decoder may put out: the one format besides which ours is only a division away. */
static gboolean
asked_cb (GstPad *pad, GstObject *parent, GstQuery *query)
{
  g_autoptr (GstCaps) caps = NULL;
  GstCaps *filter;
  g_autoptr (GstCaps) possible = NULL;

  if (GST_QUERY_TYPE (query) != GST_QUERY_CAPS)
    return gst_pad_query_default (pad, parent, query);

  caps = gst_caps_new_simple ("audio/x-raw", "format", G_TYPE_STRING,
                              G_BYTE_ORDER == G_LITTLE_ENDIAN ? "S16LE" : "S16BE", "layout", G_TYPE_STRING,
                              "interleaved", "channels", G_TYPE_INT, 1, "rate", G_TYPE_INT, ROUSE_SAMPLE_RATE, NULL);
  gst_query_parse_caps (query, &filter);
  possible = filter != NULL ? gst_caps_intersect (caps, filter) : gst_caps_ref (caps);
  gst_query_set_caps_result (query, possible);
  return TRUE;
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
  static const char *const elements[] = { "oggdemux", "opusdec", NULL };
  RouseClipDecoder *self;
  g_autoptr (GstPad) demuxer_sink = NULL;
  g_autoptr (GstPad) decoder_source = NULL;

  if (!rouse_gst_require (elements, error))
    return NULL;

  self = g_new0 (RouseClipDecoder, 1);
  self->decoded = g_byte_array_new ();
  self->demuxer = g_object_ref_sink (gst_element_factory_make ("oggdemux", NULL));
  self->decoder = g_object_ref_sink (gst_element_factory_make ("opusdec", NULL));
  g_signal_connect (self->demuxer, "pad-added", G_CALLBACK (pad_added_cb), self);

  self->in = g_object_ref_sink (gst_pad_new ("in", GST_PAD_SRC));
  self->out = g_object_ref_sink (gst_pad_new ("out", GST_PAD_SINK));
  gst_pad_set_element_private (self->out, self);
  gst_pad_set_chain_function (self->out, decoded_cb);
  gst_pad_set_query_function (self->out, asked_cb);

  demuxer_sink = gst_element_get_static_pad (self->demuxer, "sink");
  decoder_source = gst_element_get_static_pad (self->decoder, "src");
  gst_pad_link (self->in, demuxer_sink);
  gst_pad_link (decoder_source, self->out);
  return self;
}

static void
set_active (RouseClipDecoder *self, gboolean active)
{
  gst_pad_set_active (self->out, active);
  gst_element_set_state (self->decoder, active ? GST_STATE_PLAYING : GST_STATE_NULL);
  gst_element_set_state (self->demuxer, active ? GST_STATE_PLAYING : GST_STATE_NULL);
  gst_pad_set_active (self->in, active);
}

/**
 * rouse_clip_decoder_free:
 * @self: (transfer full): a decoder
 */
void
rouse_clip_decoder_free (RouseClipDecoder *self)
{
  g_clear_object (&self->demuxer);
  g_clear_object (&self->decoder);
  g_clear_object (&self->in);
  g_clear_object (&self->out);
  g_clear_pointer (&self->decoded, g_byte_array_unref);
  g_free (self);
}

static void
push (RouseClipDecoder *self, GBytes *ogg)
{
  GstSegment segment;

  gst_segment_init (&segment, GST_FORMAT_BYTES);
  gst_pad_push_event (self->in, gst_event_new_stream_start ("clip"));
  gst_pad_push_event (self->in, gst_event_new_segment (&segment));
  gst_pad_push (self->in, gst_buffer_new_wrapped_bytes (ogg));
  gst_pad_push_event (self->in, gst_event_new_eos ());
}

/**
 * rouse_clip_decoder_decode:
 * @self: a decoder
 * @ogg: an Ogg Opus file
 * @n_samples: (out): how many samples were decoded: exactly as many as were encoded
 * @error: return location for an error
 *
 * Blocks until the whole of @ogg is decoded, about a millisecond a second of sound. The bytes of @ogg are read where
 * they are: a clip of a mapped resource is never copied.
 *
 * Returns: (transfer full): mono samples at #ROUSE_SAMPLE_RATE, or %NULL with %ROUSE_VOICE_ERROR_DAMAGED
 */
float *
rouse_clip_decoder_decode (RouseClipDecoder *self, GBytes *ogg, gsize *n_samples, GError **error)
{
  const gint16 *decoded;
  float *samples;

  g_byte_array_set_size (self->decoded, 0);
  set_active (self, TRUE);
  push (self, ogg);
  set_active (self, FALSE);

  *n_samples = self->decoded->len / sizeof *decoded;
  if (*n_samples == 0)
    {
      g_set_error_literal (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_DAMAGED, _ ("This is not an Ogg Opus file"));
      return NULL;
    }

  decoded = (const gint16 *) (gconstpointer) self->decoded->data;
  samples = g_new (float, *n_samples);
  for (gsize i = 0; i < *n_samples; i++)
    samples[i] = (float) decoded[i] / 32768;
  return samples;
}
