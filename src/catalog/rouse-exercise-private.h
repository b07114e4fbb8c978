/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-exercise.h"

G_BEGIN_DECLS

/* An exercise: what to know about it, its variants and its words. Owned by the catalogue; main thread. */
struct _RouseExercise
{
  GObject parent_instance;

  char *id;
  guint order;
  char *title;
  char *summary;
  char *works;
  char *equipment;
  char *position;
  char *feel;
  char *feel_clip;
  char *alternative_text;
  RousePosture posture;
  gboolean two_sided;
  GListStore *steps;
  GListStore *mistakes;
  GListStore *stop_signs;
  GListStore *cues;
  RouseVariant *variants[ROUSE_N_LEVELS];
  gint64 setup_full;
  gint64 setup_brief;
  gint64 switch_length;
  gint64 rest_length;
};

G_END_DECLS
