/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-timeline-builder.h"

#include "rouse-timeline-private.h"

struct _RouseTimelineBuilder
{
  RousePlan *plan; /* nullable */
  GArray *segments;
  GArray *cues;
  GArray *dropped;
  GArray *waits;
  GArray *tones;
};

/* Each part begins at a time of its own; whatever order it came in, the timeline is sorted by it. The sort is stable,
 * so that equal input gives equal bytes. */
#define DEFINE_COMPARE(name, Type, time)                                                                               \
  static int name (gconstpointer a, gconstpointer b)                                                                   \
  {                                                                                                                    \
    gint64 first = ((const Type *) a)->time;                                                                           \
    gint64 second = ((const Type *) b)->time;                                                                          \
                                                                                                                       \
    return (first > second) - (first < second);                                                                        \
  }

DEFINE_COMPARE (compare_segments, RouseSegment, start)
DEFINE_COMPARE (compare_cues, RousePlacedCue, start)
DEFINE_COMPARE (compare_dropped, RouseDroppedCue, at)
DEFINE_COMPARE (compare_waits, RouseWait, start)
DEFINE_COMPARE (compare_tones, RouseTone, start)

/**
 * rouse_timeline_builder_new:
 * @plan: (nullable): what the timeline was made from; %NULL for one that belongs to no plan
 *
 * Makes an empty builder.
 *
 * Returns: (transfer full): a builder
 */
RouseTimelineBuilder *
rouse_timeline_builder_new (RousePlan *plan)
{
  RouseTimelineBuilder *self = g_new0 (RouseTimelineBuilder, 1);

  g_set_object (&self->plan, plan);
  self->segments = g_array_new (FALSE, FALSE, sizeof (RouseSegment));
  self->cues = g_array_new (FALSE, FALSE, sizeof (RousePlacedCue));
  self->dropped = g_array_new (FALSE, FALSE, sizeof (RouseDroppedCue));
  self->waits = g_array_new (FALSE, FALSE, sizeof (RouseWait));
  self->tones = g_array_new (FALSE, FALSE, sizeof (RouseTone));

  return self;
}

/**
 * rouse_timeline_builder_free:
 * @self: a builder
 *
 * Throws the builder and what it collected away.
 */
void
rouse_timeline_builder_free (RouseTimelineBuilder *self)
{
  g_clear_object (&self->plan);
  g_clear_pointer (&self->segments, g_array_unref);
  g_clear_pointer (&self->cues, g_array_unref);
  g_clear_pointer (&self->dropped, g_array_unref);
  g_clear_pointer (&self->waits, g_array_unref);
  g_clear_pointer (&self->tones, g_array_unref);
  g_free (self);
}

/**
 * rouse_timeline_builder_add_segment:
 * @self: a builder
 * @segment: a segment, of a length greater than 0
 *
 * Adds a segment. In the end they must touch each other, beginning at 0.
 */
void
rouse_timeline_builder_add_segment (RouseTimelineBuilder *self, const RouseSegment *segment)
{
  g_return_if_fail (segment->length > 0);

  g_array_append_val (self->segments, *segment);
}

/**
 * rouse_timeline_builder_add_cue:
 * @self: a builder
 * @cue: a placed cue; clip and text must live as long as the catalogue, or be interned
 *
 * Adds a cue.
 */
void
rouse_timeline_builder_add_cue (RouseTimelineBuilder *self, const RousePlacedCue *cue)
{
  g_array_append_val (self->cues, *cue);
}

/**
 * rouse_timeline_builder_add_dropped:
 * @self: a builder
 * @dropped: what was left out
 *
 * Notes that a cue was left out.
 */
void
rouse_timeline_builder_add_dropped (RouseTimelineBuilder *self, const RouseDroppedCue *dropped)
{
  g_array_append_val (self->dropped, *dropped);
}

/**
 * rouse_timeline_builder_add_wait:
 * @self: a builder
 * @wait: a silence
 *
 * Adds a wait.
 */
void
rouse_timeline_builder_add_wait (RouseTimelineBuilder *self, const RouseWait *wait)
{
  g_array_append_val (self->waits, *wait);
}

/**
 * rouse_timeline_builder_add_tone:
 * @self: a builder
 * @tone: a tone
 *
 * Adds a tone.
 */
void
rouse_timeline_builder_add_tone (RouseTimelineBuilder *self, const RouseTone *tone)
{
  g_array_append_val (self->tones, *tone);
}

/**
 * rouse_timeline_builder_end:
 * @self: (transfer full): a builder with at least one segment
 *
 * Sorts everything by time and makes the timeline. The builder is gone afterwards.
 *
 * Returns: (transfer full): a new timeline
 */
RouseTimeline *
rouse_timeline_builder_end (RouseTimelineBuilder *self)
{
  g_autoptr (RouseTimelineBuilder) owned = self;

  g_return_val_if_fail (self->segments->len > 0, NULL);

  g_array_sort (self->segments, compare_segments);
  g_array_sort (self->cues, compare_cues);
  g_array_sort (self->dropped, compare_dropped);
  g_array_sort (self->waits, compare_waits);
  g_array_sort (self->tones, compare_tones);

  return rouse_timeline_new_take (owned->plan, g_steal_pointer (&owned->segments), g_steal_pointer (&owned->cues),
                                  g_steal_pointer (&owned->dropped), g_steal_pointer (&owned->waits),
                                  g_steal_pointer (&owned->tones));
}
