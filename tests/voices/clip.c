/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clip.h"

#include <gst/app/gstappsink.h>
#include <math.h>

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define NATIVE_FLOAT "F32LE"
#else
#define NATIVE_FLOAT "F32BE"
#endif

static GstElement *
open_pipeline (const char *path, GError **error)
{
  g_autofree char *description = g_strdup_printf ("filesrc name=source ! oggdemux ! opusdec ! audioconvert ! "
                                                  "audio/x-raw,format=%s,rate=%d,channels=1 "
                                                  "! appsink name=sink sync=false",
                                                  NATIVE_FLOAT, CLIP_RATE);
  GstElement *pipeline = gst_parse_launch (description, error);
  g_autoptr (GstElement) source = NULL;

  if (pipeline == NULL)
    return NULL;
  source = gst_bin_get_by_name (GST_BIN (pipeline), "source");
  g_object_set (source, "location", path, NULL);
  return pipeline;
}

static void
append_sample (GArray *samples, GstSample *sample)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  GstMapInfo map;

  if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
    return;
  g_array_append_vals (samples, map.data, (guint) (map.size / sizeof (float)));
  gst_buffer_unmap (buffer, &map);
}

/**
 * clip_decode:
 * @path: an Ogg Opus file
 * @error: return location for an error
 *
 * Decodes with the same elements as the application.
 *
 * Returns: (transfer full) (nullable) (element-type gfloat): mono samples at CLIP_RATE
 */
GArray *
clip_decode (const char *path, GError **error)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr (GstElement) pipeline = open_pipeline (path, error);
  g_autoptr (GstElement) sink = NULL;
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;
  GstSample *sample;

  if (pipeline == NULL)
    return NULL;
  sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  while ((sample = gst_app_sink_pull_sample (GST_APP_SINK (sink))) != NULL)
    {
      append_sample (samples, sample);
      gst_sample_unref (sample);
    }
  bus = gst_element_get_bus (pipeline);
  message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  if (message == NULL)
    return g_steal_pointer (&samples);
  gst_message_parse_error (message, error, NULL);
  return NULL;
}

/**
 * clip_rms:
 * @samples: (element-type gfloat): samples
 *
 * Returns: the mean level in dB below full scale; -200 for digital silence and for no samples at all
 */
double
clip_rms (GArray *samples)
{
  double sum = 0;

  for (guint i = 0; i < samples->len; i++)
    {
      const double value = g_array_index (samples, float, i);

      sum += value * value;
    }
  return samples->len > 0 ? 10 * log10 (MAX (sum / samples->len, 1e-20)) : -200;
}
