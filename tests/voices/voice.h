/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What voice.xml says of a clip, and what was measured. */
typedef struct
{
  char *hash;
  gint64 stated;
  gint64 length;
  double rms;
  double peak;
} Clip;

typedef struct
{
  char *ident;
  char *folder;
  GHashTable *clips;
  double loudness;
} Voice;

Voice *voice_survey (const char *folder, GError **error);
gboolean voice_can_measure_loudness (void);
void voice_free (Voice *voice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Voice, voice_free)

G_END_DECLS
