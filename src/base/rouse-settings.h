/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_SETTINGS (rouse_settings_get_type ())
G_DECLARE_FINAL_TYPE (RouseSettings, rouse_settings, ROUSE, SETTINGS, GObject)

RouseSettings *rouse_settings_new (void);

int rouse_settings_get_guidance (RouseSettings *self);
void rouse_settings_set_guidance (RouseSettings *self, int guidance);
int rouse_settings_get_first_side (RouseSettings *self);
void rouse_settings_set_first_side (RouseSettings *self, int side);
int rouse_settings_get_tempo (RouseSettings *self);
void rouse_settings_set_tempo (RouseSettings *self, int tempo);
char *rouse_settings_dup_voice (RouseSettings *self);
void rouse_settings_set_voice (RouseSettings *self, const char *voice);
double rouse_settings_get_voice_volume (RouseSettings *self);
void rouse_settings_set_voice_volume (RouseSettings *self, double volume);
double rouse_settings_get_tone_volume (RouseSettings *self);
void rouse_settings_set_tone_volume (RouseSettings *self, double volume);
gboolean rouse_settings_get_reader_speaks (RouseSettings *self);
void rouse_settings_set_reader_speaks (RouseSettings *self, gboolean reader_speaks);

gboolean rouse_settings_get_check_in (RouseSettings *self);
void rouse_settings_set_check_in (RouseSettings *self, gboolean check_in);
gboolean rouse_settings_get_safety_shown (RouseSettings *self);
void rouse_settings_set_safety_shown (RouseSettings *self, gboolean shown);
gint64 rouse_settings_get_next_day_asked (RouseSettings *self);
void rouse_settings_set_next_day_asked (RouseSettings *self, gint64 start);

char *rouse_settings_dup_last_day_done (RouseSettings *self);
void rouse_settings_set_last_day_done (RouseSettings *self, const char *day);
char *rouse_settings_dup_interrupted (RouseSettings *self, gint64 *left);
void rouse_settings_set_interrupted (RouseSettings *self, const char *routine, gint64 left);
int rouse_settings_get_caption_size (RouseSettings *self);
void rouse_settings_set_caption_size (RouseSettings *self, int size);
gboolean rouse_settings_get_flash (RouseSettings *self);
void rouse_settings_set_flash (RouseSettings *self, gboolean flash);

GVariant *rouse_settings_dup_standing (RouseSettings *self);
void rouse_settings_set_standing (RouseSettings *self, GVariant *standing);
gint64 rouse_settings_get_advised (RouseSettings *self, char **answers);
void rouse_settings_set_advised (RouseSettings *self, gint64 start, const char *answers);
char *rouse_settings_dup_away_day (RouseSettings *self);
void rouse_settings_set_away_day (RouseSettings *self, const char *day);
char *rouse_settings_dup_last_day_of (RouseSettings *self, const char *routine);
void rouse_settings_set_last_days (RouseSettings *self, GVariant *days);

GVariant *rouse_settings_dup_goal_changes (RouseSettings *self);
void rouse_settings_set_goal_changes (RouseSettings *self, GVariant *changes);
GVariant *rouse_settings_dup_pauses (RouseSettings *self);
void rouse_settings_set_pauses (RouseSettings *self, GVariant *pauses);

void rouse_settings_get_window (RouseSettings *self, int *width, int *height, gboolean *maximized);
void rouse_settings_set_window (RouseSettings *self, int width, int height, gboolean maximized);

guint rouse_settings_get_level (RouseSettings *self, const char *exercise, guint fallback);
void rouse_settings_set_level (RouseSettings *self, const char *exercise, guint level);
guint rouse_settings_get_repetitions (RouseSettings *self, const char *variant, guint fallback);
void rouse_settings_set_repetitions (RouseSettings *self, const char *variant, guint repetitions);
guint rouse_settings_get_sets (RouseSettings *self, const char *exercise, guint fallback);
void rouse_settings_set_sets (RouseSettings *self, const char *exercise, guint sets);
int rouse_settings_get_guidance_of (RouseSettings *self, const char *exercise);
void rouse_settings_set_guidance_of (RouseSettings *self, const char *exercise, int guidance);
gboolean rouse_settings_get_included (RouseSettings *self, const char *exercise);
void rouse_settings_set_included (RouseSettings *self, const char *exercise, gboolean included);
guint32 rouse_settings_get_back_on (RouseSettings *self, const char *exercise);
void rouse_settings_leave_out_until (RouseSettings *self, const char *exercise, guint32 day);
guint rouse_settings_get_full_sessions (RouseSettings *self, const char *exercise);
void rouse_settings_set_full_sessions (RouseSettings *self, const char *exercise, guint n_sessions);
guint rouse_settings_get_first_tip (RouseSettings *self, const char *exercise);
void rouse_settings_set_first_tip (RouseSettings *self, const char *exercise, guint tip);

G_END_DECLS
