/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-pose.h"

G_BEGIN_DECLS

/* Poses at fractions of a stretch of time, and everything between them. */
typedef struct _RouseTrack RouseTrack;

RouseTrack *rouse_track_new (void);
void rouse_track_free (RouseTrack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseTrack, rouse_track_free)

gboolean rouse_track_add (RouseTrack *self, double fraction, const RousePose *pose);
guint rouse_track_get_n_knots (RouseTrack *self);
const RousePose *rouse_track_get_first (RouseTrack *self);
const RousePose *rouse_track_get_last (RouseTrack *self);
void rouse_track_sample (RouseTrack *self, double fraction, RousePose *pose);

G_END_DECLS
