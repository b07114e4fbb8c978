/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-export FOLDER-OF-CATALOGUE FOLDER-OF-VOICES [ROUTINE]
 *
 * How fast a routine becomes sound: compiling, decoding its clips, rendering its samples, writing its file. */

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <sys/resource.h>

#include "rouse-config.h"
#include "rouse-exporter.h"
#include "rouse-voices.h"

#define BLOCK 2400

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!rouse_voice_prepare_finish (ROUSE_VOICE (source), result, &error))
    g_error ("%s", error->message);
  g_main_loop_quit (data);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!rouse_exporter_export_finish (ROUSE_EXPORTER (source), result, &error))
    g_error ("%s", error->message);
  g_main_loop_quit (data);
}

static double
get_ms (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

/* What all threads took of the processor so far: unlike the clock it does not care what else the machine does. */
static double
get_cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static RouseTimeline *
compile (const char *folder, const char *id, RouseVoice *voice)
{
  const RousePlanChoices choices = { .first_side = ROUSE_SIDE_LEFT, .tempo = ROUSE_TEMPO_STANDARD };
  g_autofree char *path = g_build_filename (folder, "rouse-catalog.gresource", NULL);
  g_autoptr (GFile) file = g_file_new_for_uri ("resource://" RESOURCE_BASE "/catalog");
  g_autoptr (GError) error = NULL;
  g_autoptr (RouseCatalog) catalog = NULL;
  g_autoptr (RousePlan) plan = NULL;
  RouseTimeline *timeline;
  gint64 since;

  g_resources_register (g_resource_load (path, NULL));
  catalog = rouse_catalog_new (file, NULL);
  plan = rouse_plan_new (catalog, id, &choices, &error);
  if (plan == NULL)
    g_error ("%s", error->message);

  since = g_get_monotonic_time ();
  timeline = rouse_timeline_compile (plan, rouse_voice_get_clip_length, voice);
  g_print ("compile  %8.1f ms\n", get_ms (since));
  return timeline;
}

static void
render (RouseTimeline *timeline, RouseVoice *voice)
{
  g_autoptr (RouseSpeechTrack) track = rouse_speech_track_new (timeline, voice);
  gint64 n_samples = rouse_speech_track_get_n_samples (track);
  gint64 since = g_get_monotonic_time ();
  double ms;
  float block[BLOCK];

  for (gint64 first = 0; first < n_samples; first += BLOCK)
    rouse_speech_track_render (track, first, BLOCK, block);
  ms = get_ms (since);
  g_print ("render   %8.1f ms, %.1f ms for 10 minutes\n", ms, ms * 600 * ROUSE_SAMPLE_RATE / (double) n_samples);
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "bench.ogg", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RouseVoice) voice = NULL;
  g_autoptr (RouseTimeline) timeline = NULL;
  g_autoptr (RouseExporter) exporter = NULL;
  g_auto (GStrv) clips = NULL;
  double length, cpu;
  gint64 since;

  if (argc < 3)
    g_error ("usage: bench-export FOLDER-OF-CATALOGUE FOLDER-OF-VOICES [ROUTINE]");

  since = g_get_monotonic_time ();
  voice = rouse_voices_open (argv[2], "en", NULL, &error);
  if (voice == NULL)
    g_error ("%s", error->message);
  g_print ("open     %8.1f ms\n", get_ms (since));

  timeline = compile (argv[1], argc > 3 ? argv[3] : "daily-three", voice);
  length = (double) rouse_timeline_get_length (timeline) / 1e6;

  since = g_get_monotonic_time ();
  gst_init (NULL, NULL);
  g_print ("gst_init %8.1f ms\n", get_ms (since));

  clips = rouse_speech_track_get_clips (timeline);
  cpu = get_cpu_ms ();
  since = g_get_monotonic_time ();
  rouse_voice_prepare_async (voice, (const char *const *) clips, NULL, prepared_cb, loop);
  g_main_loop_run (loop);
  g_print ("decode   %8.1f ms, %.1f ms of processor, %u clips\n", get_ms (since), get_cpu_ms () - cpu,
           g_strv_length (clips));

  render (timeline, voice);

  exporter = rouse_exporter_new (timeline, voice);
  cpu = get_cpu_ms ();
  since = g_get_monotonic_time ();
  rouse_exporter_export_async (exporter, file, NULL, NULL, NULL, exported_cb, loop);
  g_main_loop_run (loop);
  g_print ("export   %8.1f ms, %.0f times real time; %.0f times by the processor's time\n", get_ms (since),
           length / get_ms (since), length / (get_cpu_ms () - cpu));

  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
  return 0;
}
