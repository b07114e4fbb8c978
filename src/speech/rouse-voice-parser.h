/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *hash;       /* SHA-256 of the text, in lower-case hexadecimal digits */
  gint64 n_samples; /* at ROUSE_SAMPLE_RATE */
  float *samples;   /* filled in by the voice; NULL until it is decoded */
} RouseVoiceClip;

/* What a voice.xml says. */
typedef struct
{
  char *id;
  char *language;
  char *gender;
  char *level; /* nullable: dB by which all clips were raised together */
  char *name;
  char *engine;
  char *model;
  char *licence;
  GHashTable *clips; /* id → RouseVoiceClip */
} RouseVoiceDescription;

RouseVoiceDescription *rouse_voice_description_load (GFile *file, GError **error);
void rouse_voice_description_free (RouseVoiceDescription *self);

G_END_DECLS
