/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-starter.h"

#include "rouse-audio-transport.h"
#include "rouse-clock-transport.h"
#include "rouse-overrides.h"
#include "rouse-session-tips.h"
#include "rouse-sound-keeper.h"

#include <glib/gi18n.h>

/* From an id and the person's settings to a session on its page. */

/* Before the very first session there are the points of the safety page to read, in µs. */
#define FIRST_PATIENCE (60 * ROUSE_CLOCK_SECOND)

typedef struct
{
  RouseCatalog *catalog;
  RouseSettings *settings;
} Chooser;

static guint
get_repetitions (const Chooser *chooser, RouseExercise *exercise, RouseLevel level)
{
  RouseVariant *variant = rouse_exercise_get_variant (exercise, level);

  return variant == NULL ? 0 : rouse_settings_get_repetitions (chooser->settings, rouse_variant_get_id (variant), 0);
}

static gboolean
get_dose (const char *id, RouseDose *dose, gpointer data)
{
  const Chooser *chooser = data;
  RouseExercise *exercise = rouse_catalog_get_exercise (chooser->catalog, id);
  int guidance;

  if (exercise == NULL)
    return FALSE;

  dose->level = (RouseLevel) rouse_settings_get_level (chooser->settings, id, ROUSE_LEVEL_STANDARD);
  dose->repetitions = get_repetitions (chooser, exercise, dose->level);
  dose->easier = get_repetitions (chooser, exercise, ROUSE_LEVEL_EASY);
  /* The number of sets belongs to an exercise done alone: routines have their own. */
  dose->sets = 0;
  guidance = rouse_settings_get_guidance_of (chooser->settings, id);
  dose->guidance = (RouseGuidance) (guidance >= 0 ? guidance : rouse_settings_get_guidance (chooser->settings));
  dose->first_tip = rouse_settings_get_first_tip (chooser->settings, id);
  dose->left_out = !rouse_settings_get_included (chooser->settings, id);
  return TRUE;
}

/**
 * rouse_session_starter_plan:
 * @catalog: the catalogue
 * @settings: what the person chose
 * @id: the id of a routine or of an exercise
 * @overrides: (nullable): what is asked for this session alone, see rouse_overrides_apply()
 * @error: return location for an error
 *
 * Resolves what a routine or a single exercise is for this person.
 *
 * Returns: (transfer full) (nullable): the plan
 */
RousePlan *
rouse_session_starter_plan (
    RouseCatalog *catalog, RouseSettings *settings, const char *id, GVariant *overrides, GError **error)
{
  Chooser chooser = { catalog, settings };
  RousePlanChoices choices = {
    .first_side = (RouseSide) rouse_settings_get_first_side (settings),
    .tempo = (RouseTempo) rouse_settings_get_tempo (settings),
    .get_dose = get_dose,
    .data = &chooser,
  };

  if (rouse_catalog_get_exercise (catalog, id) != NULL)
    {
      choices.force_sets = TRUE;
      choices.forced.sets = rouse_settings_get_sets (settings, id, 1);
    }
  if (overrides != NULL && !rouse_overrides_apply (overrides, &choices, error))
    return NULL;

  return rouse_plan_new (catalog, id, &choices, error);
}

/**
 * rouse_session_starter_learn_async:
 * @speaker: opens the voice
 * @overrides: (nullable): what is asked for this session alone; "voice" as a string counts here
 * @cancellable: (nullable): cancels the preparation
 * @callback: called when a session can be opened; ends with rouse_speaker_learn_finish()
 * @data: for @callback
 *
 * Gets the voice of a session ready: its timeline needs to know how long everything takes to say.
 */
void
rouse_session_starter_learn_async (
    RouseSpeaker *speaker, GVariant *overrides, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autofree char *voice = NULL;

  if (overrides != NULL)
    g_variant_lookup (overrides, "voice", "s", &voice);
  rouse_speaker_stop (speaker);
  rouse_speaker_use_voice (speaker, voice);
  rouse_speaker_learn_async (speaker, cancellable, callback, data);
}

/**
 * rouse_session_starter_estimate:
 * @plan: a plan
 * @speaker: who would speak
 *
 * Says how long a session will take, to the minute: exactly where the voice is open, else from the length of the texts,
 * so that a list can show it without touching a voice.
 *
 * Returns: the length in ns
 */
gint64
rouse_session_starter_estimate (RousePlan *plan, RouseSpeaker *speaker)
{
  RouseVoice *voice = rouse_speaker_has_voice (speaker) ? rouse_speaker_get_voice (speaker, NULL) : NULL;
  g_autoptr (RouseTimeline) timeline = rouse_timeline_compile (plan, rouse_voice_get_clip_length, voice);

  return rouse_timeline_get_length (timeline);
}

static void
clear_voice (gpointer voice)
{
  if (voice != NULL)
    g_object_unref (voice);
}

/* Where the sound of a session comes from when it is lost. */
typedef struct
{
  RouseSpeaker *speaker;
  RouseVoice *voice;         /* nullable; the one whose lengths the timeline has, whatever is chosen meanwhile */
  RouseTransport *candidate; /* nullable; the session's own while it is heard, with what was turned up or muted in it */
} Sound;

static void
sound_free (gpointer data)
{
  Sound *sound = data;

  g_clear_object (&sound->candidate);
  g_clear_object (&sound->voice);
  g_object_unref (sound->speaker);
  g_free (sound);
}

static void
connected_cb (RouseSoundKeeper *keeper, GParamSpec *pspec, RouseTransport *candidate)
{
  if (!rouse_audio_transport_get_connected (ROUSE_AUDIO_TRANSPORT (candidate)))
    return;

  rouse_sound_keeper_take_transport (keeper, candidate);
}

static void
watch_candidate (Sound *sound, RouseSoundKeeper *keeper)
{
  if (sound->candidate != NULL)
    g_signal_connect_object (sound->candidate, "notify::connected", G_CALLBACK (connected_cb), keeper,
                             G_CONNECT_SWAPPED);
}

/* A candidate connects by itself, and moves nothing before it has: a server that hangs holds up no session, and is
 * waited for by one thread only. */
static void
open_sound (RouseSoundKeeper *keeper, gpointer data)
{
  Sound *sound = data;

  if (sound->candidate == NULL)
    {
      sound->candidate = rouse_speaker_open_transport (sound->speaker, sound->voice, NULL);
      watch_candidate (sound, keeper);
      return;
    }

  rouse_audio_transport_connect (ROUSE_AUDIO_TRANSPORT (sound->candidate));
  connected_cb (keeper, NULL, sound->candidate);
}

static void
keep_sound (
    RouseSessionPage *page, RouseClock *clock, RouseSpeaker *speaker, RouseVoice *voice, RouseTransport *transport)
{
  Sound *sound = g_new0 (Sound, 1);
  RouseSoundKeeper *keeper;

  sound->speaker = g_object_ref (speaker);
  g_set_object (&sound->voice, voice);
  if (ROUSE_IS_AUDIO_TRANSPORT (transport))
    sound->candidate = g_object_ref (transport);
  keeper = rouse_sound_keeper_new (page, clock, open_sound, sound, sound_free);
  watch_candidate (sound, keeper);
  g_object_set_data_full (G_OBJECT (page), "sound-keeper", keeper, g_object_unref);
}

static gboolean
speaks (RouseVoice *voice, RouseTimeline *timeline)
{
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n_cues);

  for (gsize i = 0; i < n_cues && voice != NULL; i++)
    if (cues[i].clip != NULL && rouse_voice_get_n_samples (voice, cues[i].clip, cues[i].text) > 0)
      return TRUE;
  return FALSE;
}

/**
 * rouse_session_starter_open:
 * @settings: what the person chose
 * @speaker: opens the voice and the sound
 * @clock: the time of a session without sound
 * @application: keeps the screen awake
 * @plan: what will be done
 *
 * Prepares a session, after rouse_session_starter_learn_async(). Where nothing can be heard it still runs, with
 * captions and the clock, and where there is no voice with captions and tones; its page says so.
 *
 * Returns: (transfer floating): the page of the session
 */
RouseSessionPage *
rouse_session_starter_open (
    RouseSettings *settings, RouseSpeaker *speaker, RouseClock *clock, GtkApplication *application, RousePlan *plan)
{
  g_autoptr (RouseTimeline) timeline = NULL;
  g_autoptr (RouseTransport) transport = NULL;
  g_autoptr (RouseSession) session = NULL;
  g_autoptr (RouseBriefOffer) offer = NULL;
  RouseSessionPage *page;
  RouseVoice *voice;

  rouse_speaker_stop (speaker);
  voice = rouse_speaker_get_voice (speaker, NULL);
  timeline = rouse_timeline_compile (plan, rouse_voice_get_clip_length, voice);
  transport = rouse_speaker_open_transport (speaker, voice, NULL);
  if (transport == NULL)
    transport = rouse_clock_transport_new (clock);
  session = rouse_session_new (timeline, transport, clock, rouse_voice_get_clip_length,
                               voice != NULL ? g_object_ref (voice) : NULL, clear_voice);
  rouse_session_tips_follow (session, settings);
  offer = rouse_brief_offer_new (session, settings);

  page = ROUSE_SESSION_PAGE (rouse_session_page_new (session, application, rouse_speaker_get_reader (speaker)));
  rouse_session_page_set_voice (page, voice);
  rouse_session_page_set_offer (page, offer);
  rouse_session_page_follow_settings (page, settings);
  if (!speaks (voice, timeline))
    rouse_session_page_set_notice (page, _ ("No voice for this language: follow the captions"));
  keep_sound (page, clock, speaker, voice, transport);
  rouse_speaker_give_way_to (speaker, session);
  return page;
}

/* How it is done and how much is said stays as it was asked for; how much is done does not, for that would not be
 * gentle. */
static GVariant *
keep_ways (GVariant *overrides)
{
  g_autoptr (GVariantDict) all = g_variant_dict_new (overrides);

  g_variant_dict_remove (all, "variant");
  g_variant_dict_remove (all, "reps");
  g_variant_dict_remove (all, "sets");
  return g_variant_ref_sink (g_variant_dict_end (all));
}

/**
 * rouse_session_starter_add_check_in:
 * @catalog: what can be done
 * @settings: what the person chose
 * @clock: tells how long an answer is waited for
 * @page: the page of a session that is ready
 * @overrides: (nullable): what is asked for this session alone: see rouse_overrides_apply()
 *
 * Has it asked before and after the session how it feels, unless the person wants no such questions. What has to be
 * known before the very first session stands there too, asked or not, and there is more time to read it.
 *
 * Returns: (transfer full) (nullable): the check-in
 */
RouseCheckIn *
rouse_session_starter_add_check_in (
    RouseCatalog *catalog, RouseSettings *settings, RouseClock *clock, RouseSessionPage *page, GVariant *overrides)
{
  RouseSession *session = rouse_session_page_get_session (page);
  RousePlan *plan = rouse_timeline_get_plan (rouse_session_get_timeline (session));
  gboolean first = !rouse_settings_get_safety_shown (settings);
  g_autoptr (GVariant) ways = keep_ways (overrides);
  g_autoptr (RousePlan) gentle = NULL;
  RouseCheckIn *check_in;

  if (!rouse_settings_get_check_in (settings) && !first)
    return NULL;

  if (!g_str_equal (rouse_plan_get_id (plan), ROUSE_CHECK_IN_GENTLE_ROUTINE))
    gentle = rouse_session_starter_plan (catalog, settings, ROUSE_CHECK_IN_GENTLE_ROUTINE, ways, NULL);
  check_in = rouse_check_in_new (session, clock, gentle);
  rouse_check_in_set_quiet (check_in, !rouse_settings_get_check_in (settings));
  if (first)
    {
      rouse_check_in_set_patience (check_in, FIRST_PATIENCE);
      rouse_settings_set_safety_shown (settings, TRUE);
    }
  rouse_session_page_set_check_in (page, check_in, first);
  return check_in;
}
