/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-track.h"

typedef struct
{
  double fraction;
  RousePose pose;
} Knot;

struct _RouseTrack
{
  GArray *knots;
};

/* Fritsch and Carlson's condition: no slope where the direction turns, else the weighted harmonic mean of the two
 * secants. The curve then never leaves the range of its knots, so a foot cannot sink through the mat on the way. */
static double
monotone_slope (const Knot *before, const Knot *here, const Knot *after, guint channel)
{
  double left = here->fraction - before->fraction;
  double right = after->fraction - here->fraction;
  double in = (here->pose.values[channel] - before->pose.values[channel]) / left;
  double out = (after->pose.values[channel] - here->pose.values[channel]) / right;
  double w_in = 2 * right + left;
  double w_out = right + 2 * left;

  if (in * out <= 0)
    return 0;

  return (w_in + w_out) / (w_in / in + w_out / out);
}

/* Worked out when asked for: kept, the slopes would take as much memory as the poses, and only two knots at a time are
 * needed. The ends are at rest. */
static double
get_slope (const Knot *knots, guint n, guint i, guint channel)
{
  if (i == 0 || i + 1 == n)
    return 0;

  return monotone_slope (&knots[i - 1], &knots[i], &knots[i + 1], channel);
}

/**
 * rouse_track_new:
 *
 * Returns: (transfer full): a track without knots
 */
RouseTrack *
rouse_track_new (void)
{
  RouseTrack *self = g_new0 (RouseTrack, 1);

  self->knots = g_array_new (FALSE, TRUE, sizeof (Knot));

  return self;
}

/**
 * rouse_track_free:
 * @self: (transfer full): a track
 */
void
rouse_track_free (RouseTrack *self)
{
  g_array_unref (self->knots);
  g_free (self);
}

/**
 * rouse_track_add:
 * @self: a track
 * @fraction: from 0 to 1
 * @pose: the pose at that fraction
 *
 * Returns: whether the knot was taken; it is refused unless it comes after the last one
 */
gboolean
rouse_track_add (RouseTrack *self, double fraction, const RousePose *pose)
{
  Knot knot = { .fraction = fraction, .pose = *pose };

  if (!(fraction >= 0 && fraction <= 1))
    return FALSE;
  if (self->knots->len > 0 && fraction <= g_array_index (self->knots, Knot, self->knots->len - 1).fraction)
    return FALSE;

  g_array_append_val (self->knots, knot);

  return TRUE;
}

/**
 * rouse_track_get_n_knots:
 * @self: a track
 *
 * Returns: how many knots it has
 */
guint
rouse_track_get_n_knots (RouseTrack *self)
{
  return self->knots->len;
}

/**
 * rouse_track_get_first:
 * @self: a track with knots
 *
 * Returns: (transfer none): the pose it starts with
 */
const RousePose *
rouse_track_get_first (RouseTrack *self)
{
  g_return_val_if_fail (self->knots->len > 0, NULL);

  return &g_array_index (self->knots, Knot, 0).pose;
}

/**
 * rouse_track_get_last:
 * @self: a track with knots
 *
 * Returns: (transfer none): the pose it ends with
 */
const RousePose *
rouse_track_get_last (RouseTrack *self)
{
  g_return_val_if_fail (self->knots->len > 0, NULL);

  return &g_array_index (self->knots, Knot, self->knots->len - 1).pose;
}

/**
 * rouse_track_sample:
 * @self: a track with knots
 * @fraction: from 0 to 1; the first and last pose hold before the first and after the last knot
 * @pose: (out): the pose there
 *
 * A cubic through the knots, each channel on its own, at rest at both ends and monotone between neighbours. It does
 * not stop at the inner knots, as a smooth step from knot to knot would.
 */
void
rouse_track_sample (RouseTrack *self, double fraction, RousePose *pose)
{
  const Knot *knots = (const Knot *) (gpointer) self->knots->data;
  guint n = self->knots->len;
  guint i = 0;

  g_return_if_fail (n > 0);

  if (!(fraction > knots[0].fraction))
    {
      *pose = knots[0].pose;
      return;
    }
  if (fraction >= knots[n - 1].fraction)
    {
      *pose = knots[n - 1].pose;
      return;
    }

  while (fraction >= knots[i + 1].fraction)
    i++;

  double length = knots[i + 1].fraction - knots[i].fraction;
  double t = (fraction - knots[i].fraction) / length;
  double end = t * t * (3 - 2 * t);
  double slope_in = t * (1 - t) * (1 - t) * length;
  double slope_out = -t * t * (1 - t) * length;

  for (guint channel = 0; channel < ROUSE_N_CHANNELS; channel++)
    pose->values[channel] = knots[i].pose.values[channel] * (1 - end) + knots[i + 1].pose.values[channel] * end
                            + get_slope (knots, n, i, channel) * slope_in
                            + get_slope (knots, n, i + 1, channel) * slope_out;
}
