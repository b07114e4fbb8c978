/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-compiler.h"

/* More lines than this are never asked for at one moment of one repetition, tips included. */
#define MAX_MATCHES 16

/* One repetition, while its words are placed. */
typedef struct
{
  RouseCompiler *compiler;
  RouseScript *script;
  const RousePlanItem *item;
  guint number;
  RouseSide side;
  gboolean *encouraged; /* of its set */
} Repetition;

static gboolean
fits (RouseCompiler *self, RouseCue *cue, gint64 start, gint64 until)
{
  return start + rouse_compiler_measure_cue (self, cue) + ROUSE_CUE_GAP <= until;
}

static RouseCue *
find_fitting (RouseCompiler *self, RouseCue *cue, gint64 start, gint64 until)
{
  RouseCatalog *catalog = rouse_plan_get_catalog (self->plan);

  /* The script goes from c or a to b; a few steps are enough, and a circle in bad data comes to an end. */
  for (guint steps = 0; cue != NULL && steps < MAX_MATCHES; steps++)
    {
      const char *shorter;

      if (fits (self, cue, start, until))
        return cue;

      shorter = rouse_cue_get_shorter (cue);
      cue = shorter != NULL ? rouse_catalog_get_cue (catalog, shorter) : NULL;
    }

  return NULL;
}

/* Says a cue of a phase, a shorter one instead, or none. What matters more than the phase is always said. */
static void
say_in_phase (RouseCompiler *self, RouseCue *cue, gint64 from, gint64 until)
{
  guint priority = rouse_cue_get_priority (cue);
  gint64 start = MAX (from, self->free_at);
  gboolean late = priority >= 4 && start - from > ROUSE_CUE_PATIENCE;
  RouseCue *spoken;

  if (priority <= 2)
    spoken = cue;
  else
    spoken = late ? NULL : find_fitting (self, cue, start, until);

  if (spoken != NULL)
    rouse_compiler_say (self, spoken, start);
  if (spoken != cue)
    {
      gboolean too_long = !late && !fits (self, cue, from, until);

      rouse_compiler_drop (self, cue, from, too_long ? ROUSE_DROP_TOO_LONG : ROUSE_DROP_COLLISION, spoken);
    }
}

static void
say_matching (Repetition *self, RouseMoment moment, gint64 from, gint64 until)
{
  const RouseScriptLine *lines[MAX_MATCHES];
  guint n = rouse_script_match (self->script, moment, self->number, self->side, lines, MAX_MATCHES);

  for (guint i = 0; i < n; i++)
    say_in_phase (self->compiler, lines[i]->cue, from, until);
}

static const RouseScriptLine *
find_milestone (Repetition *self)
{
  guint target = self->item->repetitions;
  const RouseScriptLine *line = NULL;

  if (self->number == target)
    line = rouse_script_find (self->script, ROUSE_MOMENT_LAST, 0);
  else if (self->number + 1 == target)
    line = rouse_script_find (self->script, ROUSE_MOMENT_TWO_MORE, 0);
  else if (self->number == target / 2 + 1)
    line = rouse_script_find (self->script, ROUSE_MOMENT_HALFWAY, 0);

  if (line == NULL && self->number == 1)
    line = rouse_script_find (self->script, ROUSE_MOMENT_BEGIN, 0);

  return line;
}

/* The tip or encouragement that replaces the words of the second phase, if one does. */
static const RouseScriptLine *
find_extra (Repetition *self)
{
  const RouseScriptLine *lines[MAX_MATCHES];
  gsize n_lines;
  const RouseScriptLine *all;
  guint n = rouse_script_match (self->script, ROUSE_MOMENT_TIP, self->number, self->side, lines, MAX_MATCHES);

  if (n > 0)
    return lines[self->compiler->tips++ % n];

  all = rouse_script_get_lines (self->script, ROUSE_MOMENT_ENCOURAGEMENT, &n_lines);
  if (n_lines == 0 || *self->encouraged || self->number <= self->item->repetitions / 2)
    return NULL;

  *self->encouraged = TRUE;

  return &all[self->compiler->encouragements++ % n_lines];
}

static void
say_count (Repetition *self, gint64 from)
{
  const RouseScriptLine *line = rouse_script_find (self->script, ROUSE_MOMENT_COUNT, self->number);

  /* Never left out, whatever its clip's length: who does not look knows by it what has been done. */
  if (line != NULL)
    rouse_compiler_say (self->compiler, line->cue, MAX (from, self->compiler->free_at));
}

static void
say_phase (Repetition *self, RousePhase phase, gint64 from, gint64 until)
{
  const RouseScriptLine *instead;

  switch (phase)
    {
    case ROUSE_PHASE_FIRST:
      instead = find_milestone (self);
      if (instead != NULL)
        say_in_phase (self->compiler, instead->cue, from, until);
      else
        say_matching (self, ROUSE_MOMENT_FIRST, from, until);
      break;

    case ROUSE_PHASE_HOLD:
      say_matching (self, ROUSE_MOMENT_HOLD, from, until);
      break;

    case ROUSE_PHASE_SECOND:
      instead = find_extra (self);
      if (instead != NULL)
        say_in_phase (self->compiler, instead->cue, from, until);
      else
        say_matching (self, ROUSE_MOMENT_SECOND, from, until);
      break;

    case ROUSE_PHASE_SETTLE:
      say_count (self, from);
      say_matching (self, ROUSE_MOMENT_SETTLE, MAX (from, self->compiler->free_at), until);
      break;

    default:
      g_assert_not_reached ();
    }
}

static gint64
get_phase_length (RouseCompiler *self, const RousePlanItem *item, RousePhase phase)
{
  gint64 length = rouse_variant_get_phase (item->variant, phase)->length;

  /* CONTENT.md 3: every phase one and a half times as long. */
  return rouse_plan_get_tempo (self->plan) == ROUSE_TEMPO_SLOW ? length + length / 2 : length;
}

static RouseSide
get_other_side (RouseSide side)
{
  return side == ROUSE_SIDE_LEFT ? ROUSE_SIDE_RIGHT : ROUSE_SIDE_LEFT;
}

/*
 * rouse_compiler_add_set:
 * @side: the working leg; %ROUSE_SIDE_BOTH where both work
 *
 * Adds a set. In an alternating variant the legs take turns, beginning with the plan's first side.
 */
void
rouse_compiler_add_set (
    RouseCompiler *self, RouseScript *script, const RousePlanItem *item, guint item_index, guint set, RouseSide side)
{
  RouseSide first_side = rouse_plan_get_first_side (self->plan);
  gboolean encouraged = FALSE;

  for (guint number = 1; number <= item->repetitions; number++)
    {
      Repetition repetition = { self, script, item, number, side, &encouraged };

      if (rouse_variant_get_alternating (item->variant))
        repetition.side = number % 2 == 1 ? first_side : get_other_side (first_side);

      for (RousePhase phase = ROUSE_PHASE_FIRST; phase < ROUSE_N_PHASES; phase++)
        {
          RouseSegment segment = { ROUSE_SEGMENT_PHASE,
                                   self->now,
                                   get_phase_length (self, item, phase),
                                   item,
                                   item_index,
                                   set,
                                   repetition.side,
                                   number,
                                   phase };
          RouseTone tone = { self->now, phase };

          rouse_timeline_builder_add_segment (self->builder, &segment);
          rouse_timeline_builder_add_tone (self->builder, &tone);
          self->now += segment.length;
          say_phase (&repetition, phase, segment.start, self->now);
        }
    }
}
