/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-gst.h"

#include <glib/gi18n.h>

#include "rouse-voice.h"

/**
 * rouse_gst_require:
 * @elements: (array zero-terminated=1): names of elements
 * @error: return location for an error
 *
 * Starts GStreamer where nobody did yet, and looks for @elements. Every entrance to GStreamer goes through here: it is
 * never started before it is needed, because a cold registry takes longer than the window. May be called on any thread.
 *
 * Returns: whether all of @elements are there; else @error is a %ROUSE_VOICE_ERROR_MISSING that names the first one
 */
gboolean
rouse_gst_require (const char *const *elements, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!gst_init_check (NULL, NULL, &cause))
    {
      g_set_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING, _ ("Sound cannot be started: %s"),
                   cause->message);
      return FALSE;
    }

  for (gsize i = 0; elements[i] != NULL; i++)
    {
      g_autoptr (GstElementFactory) factory = gst_element_factory_find (elements[i]);

      if (factory == NULL)
        {
          g_set_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING,
                       _ ("Sound cannot be started: GStreamer’s “%s” is not installed"), elements[i]);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * rouse_gst_get_caps:
 *
 * Returns: (transfer full): the one format in which Rouse hands samples to and takes them from GStreamer
 */
GstCaps *
rouse_gst_get_caps (void)
{
  return gst_caps_new_simple ("audio/x-raw", "format", G_TYPE_STRING,
                              G_BYTE_ORDER == G_LITTLE_ENDIAN ? "F32LE" : "F32BE", "layout", G_TYPE_STRING,
                              "interleaved", "channels", G_TYPE_INT, 1, "rate", G_TYPE_INT, ROUSE_SAMPLE_RATE, NULL);
}
