/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-timeline.h"

#include "rouse-timeline-private.h"

/**
 * RouseTimeline:
 *
 * Everything that will happen in a session, on one axis of time. Voice, figure, ring, caption, journal and media
 * controls are functions of it and of a position, which is why it never changes: a change on the way is a new timeline.
 * Held by the session and by the transport; immutable, so that any thread may read it.
 */
G_DEFINE_FINAL_TYPE (RouseTimeline, rouse_timeline, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (RouseSegmentKind,
                    rouse_segment_kind,
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_START, "start"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_SETUP, "setup"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_PHASE, "phase"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_REST, "rest"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_SWITCH, "switch"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_CLOSING, "closing"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_INTERLUDE, "interlude"))

G_DEFINE_ENUM_TYPE (RouseDropReason,
                    rouse_drop_reason,
                    G_DEFINE_ENUM_VALUE (ROUSE_DROP_TOO_LONG, "too-long"),
                    G_DEFINE_ENUM_VALUE (ROUSE_DROP_COLLISION, "collision"))

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* Whoever jumps to a set needs its countdown as much as whoever comes to it from the set-up. */
static gint64
find_countdown (RouseTimeline *self, gint64 set_start)
{
  guint index = rouse_timeline_count_until (self->cues, G_STRUCT_OFFSET (RousePlacedCue, start), set_start - 1);
  gint64 start = set_start;

  while (index > 0)
    {
      const RousePlacedCue *placed = &g_array_index (self->cues, RousePlacedCue, --index);

      if (!rouse_timeline_is_countdown (placed))
        break;

      start = placed->start;
    }

  return start;
}

static void
collect_stops (RouseTimeline *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    {
      const RouseSegment *segment = &g_array_index (self->segments, RouseSegment, i);
      gint64 stop = segment->start;

      if (i > 0 && rouse_timeline_same_stretch (segment - 1, segment))
        continue;

      if (segment->kind == ROUSE_SEGMENT_PHASE)
        stop = find_countdown (self, segment->start);
      g_array_append_val (self->stops, stop);
    }

  g_array_sort (self->stops, compare_times);
}

static void
collect_boundaries (RouseTimeline *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->segments->len; i++)
    g_array_append_val (self->boundaries, g_array_index (self->segments, RouseSegment, i).start);
  for (guint i = 0; i < self->cues->len; i++)
    g_array_append_val (self->boundaries, g_array_index (self->cues, RousePlacedCue, i).start);
  g_array_append_val (self->boundaries, self->length);

  g_array_sort (self->boundaries, compare_times);
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      gint64 boundary = g_array_index (self->boundaries, gint64, i);

      if (kept == 0 || g_array_index (self->boundaries, gint64, kept - 1) != boundary)
        g_array_index (self->boundaries, gint64, kept++) = boundary;
    }
  g_array_set_size (self->boundaries, kept);
}

static void
rouse_timeline_finalize (GObject *object)
{
  RouseTimeline *self = ROUSE_TIMELINE (object);

  g_clear_object (&self->plan);
  g_array_unref (self->segments);
  g_array_unref (self->cues);
  g_array_unref (self->dropped);
  g_array_unref (self->waits);
  g_array_unref (self->tones);
  g_array_unref (self->boundaries);
  g_array_unref (self->stops);

  G_OBJECT_CLASS (rouse_timeline_parent_class)->finalize (object);
}

static void
rouse_timeline_class_init (RouseTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rouse_timeline_finalize;
}

static void
rouse_timeline_init (RouseTimeline *self)
{
  self->boundaries = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->stops = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/*
 * rouse_timeline_new_take:
 *
 * For the builder only: makes a timeline of sorted arrays, which it takes over.
 */
RouseTimeline *
rouse_timeline_new_take (RousePlan *plan, GArray *segments, GArray *cues, GArray *dropped, GArray *waits, GArray *tones)
{
  RouseTimeline *self = g_object_new (ROUSE_TYPE_TIMELINE, NULL);
  const RouseSegment *last = &g_array_index (segments, RouseSegment, segments->len - 1);

  g_set_object (&self->plan, plan);
  self->segments = segments;
  self->cues = cues;
  self->dropped = dropped;
  self->waits = waits;
  self->tones = tones;
  self->length = last->start + last->length;
  collect_stops (self);
  collect_boundaries (self);

  return self;
}

/**
 * rouse_timeline_get_length:
 * @self: a timeline
 *
 * Returns: its length in ns
 */
gint64
rouse_timeline_get_length (RouseTimeline *self)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), 0);

  return self->length;
}

/**
 * rouse_timeline_get_plan:
 * @self: a timeline
 *
 * Returns: (transfer none) (nullable): what it was compiled from; %NULL for an interlude
 */
RousePlan *
rouse_timeline_get_plan (RouseTimeline *self)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  return self->plan;
}

/**
 * rouse_timeline_get_segments:
 * @self: a timeline
 * @n_segments: (out): how many
 *
 * Returns: (transfer none) (array length=n_segments): the segments by time; each begins where the one before ends
 */
const RouseSegment *
rouse_timeline_get_segments (RouseTimeline *self, gsize *n_segments)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  *n_segments = self->segments->len;

  return (const RouseSegment *) (gconstpointer) self->segments->data;
}

/**
 * rouse_timeline_get_cues:
 * @self: a timeline
 * @n_cues: (out): how many
 *
 * Returns: (transfer none) (array length=n_cues): what is spoken, by time
 */
const RousePlacedCue *
rouse_timeline_get_cues (RouseTimeline *self, gsize *n_cues)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  *n_cues = self->cues->len;

  return (const RousePlacedCue *) (gconstpointer) self->cues->data;
}

/**
 * rouse_timeline_get_dropped:
 * @self: a timeline
 * @n_dropped: (out): how many
 *
 * Returns: (transfer none) (array length=n_dropped): what was left out or replaced, by time
 */
const RouseDroppedCue *
rouse_timeline_get_dropped (RouseTimeline *self, gsize *n_dropped)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  *n_dropped = self->dropped->len;

  return (const RouseDroppedCue *) (gconstpointer) self->dropped->data;
}

/**
 * rouse_timeline_get_waits:
 * @self: a timeline
 * @n_waits: (out): how many
 *
 * Returns: (transfer none) (array length=n_waits): the silences in which the person moves, by time
 */
const RouseWait *
rouse_timeline_get_waits (RouseTimeline *self, gsize *n_waits)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  *n_waits = self->waits->len;

  return (const RouseWait *) (gconstpointer) self->waits->data;
}

/**
 * rouse_timeline_get_tones:
 * @self: a timeline
 * @n_tones: (out): how many
 *
 * Returns: (transfer none) (array length=n_tones): the tones of the phase changes, by time
 */
const RouseTone *
rouse_timeline_get_tones (RouseTimeline *self, gsize *n_tones)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  *n_tones = self->tones->len;

  return (const RouseTone *) (gconstpointer) self->tones->data;
}
