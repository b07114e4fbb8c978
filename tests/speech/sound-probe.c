/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sound-probe FOLDER LENGTH-MS INTERVAL-MS [STEP ...]
 *
 * Plays a timeline on the sound server and says at every interval where it is: "position µs ns" with µs of the
 * monotonic clock. The plan is a list of "at:pause:MS", "at:seek:MS" and "at:beat:MS", each done once when the position
 * reaches at ms; a pause lasts MS, and a beat comes every MS from then on: the longest time that the main loop was held
 * up is told at the end as "gap µs". Cues are told as "cue ns clip", acts as "act µs what µs-it-took", and for a pause
 * how often a thread of the process woke up in it. The last cue ends with the timeline, after which the time that the
 * processor spent on playing is told. A lost device is told as "stopped ns why" and tried again every 200 ms. */

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "fixture.h"
#include "rouse-audio-transport.h"
#include "rouse-clip-voice.h"

#define MS G_GINT64_CONSTANT (1000000)

typedef struct
{
  RouseTransport *transport;
  GMainLoop *loop;
  char **plan;
  guint next;
  guint interval;
  guint timer;
  gint64 awake;
  gint64 beat; /* µs at which the last one came */
  gint64 gap;
} Probe;

static gboolean probe_cb (gpointer data);

/* How often any thread of this process has slept and woken up again. */
static gint64
count_wake_ups (void)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;
  gint64 count = 0;

  while ((task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "status", NULL);
      g_autofree char *status = NULL;
      const char *line;

      if (!g_file_get_contents (path, &status, NULL, NULL))
        continue;
      line = strstr (status, "\nvoluntary_ctxt_switches:");
      count += line != NULL ? atoll (line + strlen ("\nvoluntary_ctxt_switches:")) : 0;
    }

  return count;
}

static gboolean
calm_cb (gpointer data)
{
  ((Probe *) data)->awake = count_wake_ups ();
  return G_SOURCE_REMOVE;
}

static void
say_act (const char *what, gint64 since)
{
  g_print ("act %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT "\n", since, what, g_get_monotonic_time () - since);
}

static gboolean
resume_cb (gpointer data)
{
  Probe *probe = data;
  gint64 since = g_get_monotonic_time ();

  if (probe->awake > 0)
    g_print ("wake-ups %" G_GINT64_FORMAT "\n", count_wake_ups () - probe->awake);
  rouse_transport_play (probe->transport);
  say_act ("resume", since);
  probe->timer = g_timeout_add (probe->interval, probe_cb, probe);
  return G_SOURCE_REMOVE;
}

static gboolean
beat_cb (gpointer data)
{
  Probe *probe = data;
  gint64 now = g_get_monotonic_time ();

  probe->gap = MAX (probe->gap, now - probe->beat);
  probe->beat = now;
  return G_SOURCE_CONTINUE;
}

static void
act (Probe *probe, const char *what, gint64 ms)
{
  gint64 since = g_get_monotonic_time ();

  if (g_str_equal (what, "beat"))
    {
      probe->beat = since;
      g_timeout_add ((guint) ms, beat_cb, probe);
      return;
    }

  if (g_str_equal (what, "pause"))
    {
      rouse_transport_pause (probe->transport);
      g_clear_handle_id (&probe->timer, g_source_remove);
      probe->awake = 0;
      if (ms > 2000)
        g_timeout_add (1000, calm_cb, probe);
      g_timeout_add ((guint) ms, resume_cb, probe);
    }
  else
    rouse_transport_seek (probe->transport, ms * MS);
  say_act (what, since);
}

static gboolean
probe_cb (gpointer data)
{
  Probe *probe = data;
  gint64 position = rouse_transport_get_position (probe->transport);

  if (rouse_transport_get_playing (probe->transport))
    g_print ("position %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", g_get_monotonic_time (), position);

  if (probe->plan[probe->next] != NULL && rouse_transport_get_playing (probe->transport))
    {
      g_auto (GStrv) step = g_strsplit (probe->plan[probe->next], ":", 3);

      if (position >= atoll (step[0]) * MS)
        {
          probe->next++;
          act (probe, step[1], atoll (step[2]));
          if (probe->timer == 0)
            return G_SOURCE_REMOVE;
        }
    }
  return G_SOURCE_CONTINUE;
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *device = rouse_audio_transport_name_device_finish (ROUSE_AUDIO_TRANSPORT (source), result, NULL);

  g_print ("device %s\n", device);
  g_main_loop_quit (((Probe *) data)->loop);
}

static void
ended_cb (RouseTransport *transport, gpointer data)
{
  g_print ("ended %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  rouse_audio_transport_name_device_async (ROUSE_AUDIO_TRANSPORT (transport), NULL, named_cb, data);
}

static gboolean
retry_cb (gpointer data)
{
  rouse_transport_play (data);
  return G_SOURCE_REMOVE;
}

static void
stopped_cb (RouseTransport *transport, const GError *error, gpointer data)
{
  g_print ("stopped %" G_GINT64_FORMAT " %s\n", rouse_transport_get_position (transport), error->message);
  g_timeout_add (200, retry_cb, transport);
}

static double
get_cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

int
main (int argc, char **argv)
{
  static const char *const clips[][2] = { { TICK }, { WORD }, { ONE } };
  g_autoptr (GFile) folder = g_file_new_for_path (argv[1]);
  g_autoptr (RouseVoice) voice = rouse_clip_voice_new (folder, NULL);
  g_autoptr (GArray) cues = g_array_new (FALSE, FALSE, sizeof (FixtureCue));
  g_autoptr (RouseTimeline) timeline = NULL;
  g_autoptr (GError) error = NULL;
  double cpu;
  gint64 length = atoll (argv[2]) * MS;
  Probe probe = { .plan = argv + 4, .interval = (guint) atoi (argv[3]) };

  for (gint64 start = 0; start + 1900 * MS < length; start += 1000 * MS + (start % 7) * 37 * MS)
    {
      FixtureCue cue = { start, clips[cues->len % 3][0], clips[cues->len % 3][1] };

      g_array_append_val (cues, cue);
      g_print ("cue %" G_GINT64_FORMAT " %s\n", cue.start, cue.clip);
    }

  g_array_append_val (cues, ((FixtureCue[]) { { length - FIXTURE_LENGTH (WORD_SAMPLES), WORD } })[0]);
  timeline = fixture_timeline_new (length, &g_array_index (cues, FixtureCue, 0), cues->len, NULL, 0);
  probe.transport = rouse_audio_transport_new (voice, "io.github.seed4f632501.Rouse", "Rouse", &error);
  if (probe.transport == NULL)
    {
      g_print ("failed %s\n", error->message);
      return EXIT_FAILURE;
    }

  setvbuf (stdout, NULL, _IOLBF, 0);
  probe.loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect (probe.transport, "ended", G_CALLBACK (ended_cb), &probe);
  g_signal_connect (probe.transport, "stopped", G_CALLBACK (stopped_cb), &probe);
  rouse_transport_load (probe.transport, timeline, 0);
  rouse_transport_play (probe.transport);
  probe.timer = g_timeout_add (probe.interval, probe_cb, &probe);
  cpu = get_cpu_ms ();
  g_main_loop_run (probe.loop);
  g_print ("processor %.0f ms\n", get_cpu_ms () - cpu);
  if (probe.beat > 0)
    g_print ("gap %" G_GINT64_FORMAT "\n", probe.gap);

  g_object_unref (probe.transport);
  g_main_loop_unref (probe.loop);
  return EXIT_SUCCESS;
}
