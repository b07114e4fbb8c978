/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-timeline.h"

G_BEGIN_DECLS

/* What is shown at a position of a timeline. Strings belong to the catalogue or are static. */
typedef struct
{
  guint segment_index;
  const RouseSegment *segment; /* the one at the position */
  const RouseSegment *work;    /* the one of the movement that is done, or comes, or was the last */
  const char *phase_title;
  const char *next_title;
  const char *caption;  /* nullable */
  gint64 caption_start; /* in ns */
} RouseSessionView;

void rouse_session_view_init (RouseSessionView *self, RouseTimeline *timeline, gint64 position);
gboolean
rouse_session_view_get_pose (const RouseSessionView *self, gint64 position, RousePose *pose, gboolean *mirrored);

G_END_DECLS
