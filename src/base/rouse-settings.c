/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-settings-private.h"

#include "rouse-config.h"

#include <math.h>

/**
 * RouseSettings:
 *
 * The only owner of the application's GSettings, so that no key name and no type is written twice. Choices out of a
 * few have the numbers of the catalogue's enumerations, which this folder does not know. Owned by the application;
 * main thread only.
 */
G_DEFINE_FINAL_TYPE (RouseSettings, rouse_settings, G_TYPE_OBJECT)

typedef enum
{
  PROP_GUIDANCE = 1,
  PROP_FIRST_SIDE,
  PROP_TEMPO,
  PROP_VOICE,
  PROP_VOICE_VOLUME,
  PROP_TONE_VOLUME,
  PROP_READER_SPEAKS,
  PROP_CHECK_IN,
  PROP_LAST_DAY_DONE,
  PROP_CAPTION_SIZE,
  PROP_FLASH,
} RouseSettingsProperty;

static GParamSpec *properties[PROP_FLASH + 1];

enum
{
  SIGNAL_DOSES_CHANGED,
  SIGNAL_GOAL_CHANGED,
  SIGNAL_STANDING_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (RouseSettings *self, const char *key)
{
  GParamSpec *property = g_object_class_find_property (G_OBJECT_GET_CLASS (self), key);

  if (property != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), property);
  else if (g_str_equal (key, "levels") || g_str_equal (key, "repetitions") || g_str_equal (key, "sets")
           || g_str_equal (key, "guidances") || g_str_equal (key, "left-out") || g_str_equal (key, "back-on"))
    g_signal_emit (self, signals[SIGNAL_DOSES_CHANGED], 0);
  else if (g_str_equal (key, "goal-changes") || g_str_equal (key, "pauses"))
    g_signal_emit (self, signals[SIGNAL_GOAL_CHANGED], 0);
  else if (g_str_equal (key, "standing") || g_str_equal (key, "last-days"))
    g_signal_emit (self, signals[SIGNAL_STANDING_CHANGED], 0);
}

static void
rouse_settings_finalize (GObject *object)
{
  RouseSettings *self = ROUSE_SETTINGS (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rouse_settings_parent_class)->finalize (object);
}

static void
rouse_settings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RouseSettings *self = ROUSE_SETTINGS (object);

  switch ((RouseSettingsProperty) id)
    {
    case PROP_GUIDANCE:
      g_value_set_int (value, rouse_settings_get_guidance (self));
      break;
    case PROP_FIRST_SIDE:
      g_value_set_int (value, rouse_settings_get_first_side (self));
      break;
    case PROP_TEMPO:
      g_value_set_int (value, rouse_settings_get_tempo (self));
      break;
    case PROP_VOICE:
      g_value_take_string (value, rouse_settings_dup_voice (self));
      break;
    case PROP_VOICE_VOLUME:
      g_value_set_double (value, rouse_settings_get_voice_volume (self));
      break;
    case PROP_TONE_VOLUME:
      g_value_set_double (value, rouse_settings_get_tone_volume (self));
      break;
    case PROP_READER_SPEAKS:
      g_value_set_boolean (value, rouse_settings_get_reader_speaks (self));
      break;
    case PROP_CHECK_IN:
      g_value_set_boolean (value, rouse_settings_get_check_in (self));
      break;
    case PROP_LAST_DAY_DONE:
      g_value_take_string (value, rouse_settings_dup_last_day_done (self));
      break;
    case PROP_CAPTION_SIZE:
      g_value_set_int (value, rouse_settings_get_caption_size (self));
      break;
    case PROP_FLASH:
      g_value_set_boolean (value, rouse_settings_get_flash (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_settings_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RouseSettings *self = ROUSE_SETTINGS (object);

  switch ((RouseSettingsProperty) id)
    {
    case PROP_GUIDANCE:
      rouse_settings_set_guidance (self, g_value_get_int (value));
      break;
    case PROP_FIRST_SIDE:
      rouse_settings_set_first_side (self, g_value_get_int (value));
      break;
    case PROP_TEMPO:
      rouse_settings_set_tempo (self, g_value_get_int (value));
      break;
    case PROP_VOICE:
      rouse_settings_set_voice (self, g_value_get_string (value));
      break;
    case PROP_VOICE_VOLUME:
      rouse_settings_set_voice_volume (self, g_value_get_double (value));
      break;
    case PROP_TONE_VOLUME:
      rouse_settings_set_tone_volume (self, g_value_get_double (value));
      break;
    case PROP_READER_SPEAKS:
      rouse_settings_set_reader_speaks (self, g_value_get_boolean (value));
      break;
    case PROP_CAPTION_SIZE:
      rouse_settings_set_caption_size (self, g_value_get_int (value));
      break;
    case PROP_FLASH:
      rouse_settings_set_flash (self, g_value_get_boolean (value));
      break;
    case PROP_CHECK_IN:
      rouse_settings_set_check_in (self, g_value_get_boolean (value));
      break;
    case PROP_LAST_DAY_DONE:
      rouse_settings_set_last_day_done (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_settings_class_init (RouseSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = rouse_settings_finalize;
  object_class->get_property = rouse_settings_get_property;
  object_class->set_property = rouse_settings_set_property;

  properties[PROP_GUIDANCE] = g_param_spec_int ("guidance", NULL, NULL, 0, 2, 0, flags);
  properties[PROP_FIRST_SIDE] = g_param_spec_int ("first-side", NULL, NULL, 1, 2, 1, flags);
  properties[PROP_TEMPO] = g_param_spec_int ("tempo", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_VOICE] = g_param_spec_string ("voice", NULL, NULL, "", flags);
  properties[PROP_VOICE_VOLUME] = g_param_spec_double ("voice-volume", NULL, NULL, 0, 1, 1, flags);
  properties[PROP_TONE_VOLUME] = g_param_spec_double ("tone-volume", NULL, NULL, 0, 1, 0.6, flags);
  properties[PROP_CHECK_IN] = g_param_spec_boolean ("check-in", NULL, NULL, TRUE, flags);
  properties[PROP_READER_SPEAKS] = g_param_spec_boolean ("reader-speaks", NULL, NULL, FALSE, flags);
  properties[PROP_LAST_DAY_DONE] = g_param_spec_string ("last-day-done", NULL, NULL, "", flags);
  properties[PROP_CAPTION_SIZE] = g_param_spec_int ("caption-size", NULL, NULL, 0, 2, 0, flags);
  properties[PROP_FLASH] = g_param_spec_boolean ("flash", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * RouseSettings::doses-changed:
   *
   * A version, a number of repetitions or of sets, the guidance of an exercise, or whether routines have it,
   * was chosen.
   */
  signals[SIGNAL_DOSES_CHANGED]
      = g_signal_new ("doses-changed", ROUSE_TYPE_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RouseSettings::goal-changed:
   *
   * Another weekly goal was set, or a break was begun or ended.
   */
  signals[SIGNAL_GOAL_CHANGED]
      = g_signal_new ("goal-changed", ROUSE_TYPE_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RouseSettings::standing-changed:
   *
   * What is known of the journal without it is something else.
   */
  signals[SIGNAL_STANDING_CHANGED]
      = g_signal_new ("standing-changed", ROUSE_TYPE_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_settings_init (RouseSettings *self)
{
  self->settings = g_settings_new_with_path (APP_ID, SETTINGS_PATH);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rouse_settings_store:
 * @self: the settings
 * @key: one of the keys
 * @value: (transfer floating): its value
 *
 * Keeps a value; one that is kept already is no change, and nobody is told of one.
 */
void
rouse_settings_store (RouseSettings *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) wanted = g_variant_ref_sink (value);
  g_autoptr (GVariant) old = g_settings_get_value (self->settings, key);

  if (!g_variant_equal (old, wanted))
    g_settings_set_value (self->settings, key, wanted);
}

/**
 * rouse_settings_new:
 *
 * Opens the settings of the application.
 *
 * Returns: (transfer full): the settings
 */
RouseSettings *
rouse_settings_new (void)
{
  return g_object_new (ROUSE_TYPE_SETTINGS, NULL);
}

/**
 * rouse_settings_get_guidance:
 * @self: the settings
 *
 * Returns: how much is said: 0 everything, 1 reminders, 2 counts only
 */
int
rouse_settings_get_guidance (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), 0);

  return g_settings_get_enum (self->settings, "guidance");
}

/**
 * rouse_settings_set_guidance:
 * @self: the settings
 * @guidance: 0 everything, 1 reminders, 2 counts only
 */
void
rouse_settings_set_guidance (RouseSettings *self, int guidance)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  if (guidance != rouse_settings_get_guidance (self))
    g_settings_set_enum (self->settings, "guidance", guidance);
}

/**
 * rouse_settings_get_first_side:
 * @self: the settings
 *
 * Returns: the leg that works first: 1 left, 2 right
 */
int
rouse_settings_get_first_side (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), 1);

  return g_settings_get_enum (self->settings, "first-side");
}

/**
 * rouse_settings_set_first_side:
 * @self: the settings
 * @side: 1 left, 2 right
 */
void
rouse_settings_set_first_side (RouseSettings *self, int side)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  if (side != rouse_settings_get_first_side (self))
    g_settings_set_enum (self->settings, "first-side", side);
}

/**
 * rouse_settings_get_tempo:
 * @self: the settings
 *
 * Returns: 0 standard, 1 slow
 */
int
rouse_settings_get_tempo (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), 0);

  return g_settings_get_enum (self->settings, "tempo");
}

/**
 * rouse_settings_set_tempo:
 * @self: the settings
 * @tempo: 0 standard, 1 slow
 */
void
rouse_settings_set_tempo (RouseSettings *self, int tempo)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  if (tempo != rouse_settings_get_tempo (self))
    g_settings_set_enum (self->settings, "tempo", tempo);
}

/**
 * rouse_settings_dup_voice:
 * @self: the settings
 *
 * Returns: (transfer full): the id of the chosen voice; empty for the first voice of the language
 */
char *
rouse_settings_dup_voice (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), NULL);

  return g_settings_get_string (self->settings, "voice");
}

/**
 * rouse_settings_set_voice:
 * @self: the settings
 * @voice: the id of a voice, or an empty string
 */
void
rouse_settings_set_voice (RouseSettings *self, const char *voice)
{
  g_autofree char *old = NULL;

  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (voice != NULL);

  old = rouse_settings_dup_voice (self);
  if (!g_str_equal (old, voice))
    g_settings_set_string (self->settings, "voice", voice);
}

/* What is not a number lies in every range, and cannot be heard. */
static double
get_gain (RouseSettings *self, const char *key)
{
  const double gain = g_settings_get_double (self->settings, key);
  g_autoptr (GVariant) usual = g_settings_get_default_value (self->settings, key);

  return isnan (gain) ? g_variant_get_double (usual) : gain;
}

/**
 * rouse_settings_get_voice_volume:
 * @self: the settings
 *
 * Returns: the gain of the voice, 0 to 1
 */
double
rouse_settings_get_voice_volume (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), 1);

  return get_gain (self, "voice-volume");
}

/**
 * rouse_settings_set_voice_volume:
 * @self: the settings
 * @volume: 0 to 1
 */
void
rouse_settings_set_voice_volume (RouseSettings *self, double volume)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  if (volume < rouse_settings_get_voice_volume (self) || volume > rouse_settings_get_voice_volume (self))
    g_settings_set_double (self->settings, "voice-volume", CLAMP (volume, 0, 1));
}

/**
 * rouse_settings_get_tone_volume:
 * @self: the settings
 *
 * Returns: the gain of the tones, 0 to 1
 */
double
rouse_settings_get_tone_volume (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), 0);

  return get_gain (self, "tone-volume");
}

/**
 * rouse_settings_set_tone_volume:
 * @self: the settings
 * @volume: 0 to 1
 */
void
rouse_settings_set_tone_volume (RouseSettings *self, double volume)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  if (volume < rouse_settings_get_tone_volume (self) || volume > rouse_settings_get_tone_volume (self))
    g_settings_set_double (self->settings, "tone-volume", CLAMP (volume, 0, 1));
}

/**
 * rouse_settings_get_reader_speaks:
 * @self: the settings
 *
 * Returns: whether a running screen reader speaks in a session, in place of the voice
 */
gboolean
rouse_settings_get_reader_speaks (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), FALSE);

  return g_settings_get_boolean (self->settings, "reader-speaks");
}

/**
 * rouse_settings_set_reader_speaks:
 * @self: the settings
 * @reader_speaks: see rouse_settings_get_reader_speaks()
 */
void
rouse_settings_set_reader_speaks (RouseSettings *self, gboolean reader_speaks)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  if (!reader_speaks != !rouse_settings_get_reader_speaks (self))
    g_settings_set_boolean (self->settings, "reader-speaks", reader_speaks);
}

/**
 * rouse_settings_get_caption_size:
 * @self: the settings
 *
 * Returns: how large captions are: 0 standard, 1 large, 2 largest
 */
int
rouse_settings_get_caption_size (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), 0);

  return g_settings_get_enum (self->settings, "caption-size");
}

/**
 * rouse_settings_set_caption_size:
 * @self: the settings
 * @size: 0 standard, 1 large, 2 largest
 */
void
rouse_settings_set_caption_size (RouseSettings *self, int size)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  if (size != rouse_settings_get_caption_size (self))
    g_settings_set_enum (self->settings, "caption-size", size);
}

/**
 * rouse_settings_get_flash:
 * @self: the settings
 *
 * Returns: whether a session flashes when the phase changes
 */
gboolean
rouse_settings_get_flash (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), FALSE);

  return g_settings_get_boolean (self->settings, "flash");
}

/**
 * rouse_settings_set_flash:
 * @self: the settings
 * @flash: whether a session flashes when the phase changes
 */
void
rouse_settings_set_flash (RouseSettings *self, gboolean flash)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  flash = !!flash;
  if (flash != rouse_settings_get_flash (self))
    g_settings_set_boolean (self->settings, "flash", flash);
}

/**
 * rouse_settings_get_window:
 * @self: the settings
 * @width: (out): width in application pixels
 * @height: (out): height in application pixels
 * @maximized: (out): whether it fills the screen
 *
 * Reads how the window was left.
 */
void
rouse_settings_get_window (RouseSettings *self, int *width, int *height, gboolean *maximized)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  *width = g_settings_get_int (self->settings, "window-width");
  *height = g_settings_get_int (self->settings, "window-height");
  *maximized = g_settings_get_boolean (self->settings, "window-maximized");
}

/**
 * rouse_settings_set_window:
 * @self: the settings
 * @width: width in application pixels, of the window when it is not maximised
 * @height: height in application pixels, of the window when it is not maximised
 * @maximized: whether it fills the screen
 *
 * Remembers how the window was left.
 */
void
rouse_settings_set_window (RouseSettings *self, int width, int height, gboolean maximized)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  g_settings_set_int (self->settings, "window-width", CLAMP (width, 360, 16384));
  g_settings_set_int (self->settings, "window-height", CLAMP (height, 294, 16384));
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
}
