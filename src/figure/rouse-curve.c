/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-curve.h"

/* The four weights of a Catmull–Rom piece over uneven knots: of the values from first to last. */
typedef struct
{
  guint first;
  guint last;
  double weights[4];
} Piece;

static Piece
find_piece (const double *knots, guint n, double t)
{
  Piece piece = { 0 };
  guint i = 0;

  while (i + 2 < n && t > knots[i + 1])
    i++;

  double length = knots[i + 1] - knots[i];
  double x = (t - knots[i]) / length;
  guint before = i > 0 ? i - 1 : i;
  guint after = i + 2 < n ? i + 2 : i + 1;
  double slope_in = x * (1 - x) * (1 - x) * length / (knots[i + 1] - knots[before]);
  double slope_out = x * x * (x - 1) * length / (knots[after] - knots[i]);
  double end = x * x * (3 - 2 * x);

  piece.first = before;
  piece.last = after;
  piece.weights[before - piece.first] -= slope_in;
  piece.weights[i + 1 - piece.first] += slope_in;
  piece.weights[i - piece.first] -= slope_out;
  piece.weights[after - piece.first] += slope_out;
  piece.weights[i - piece.first] += 1 - end;
  piece.weights[i + 1 - piece.first] += end;

  return piece;
}

/**
 * rouse_curve_at:
 * @knots: (array length=n): rising
 * @values: (array length=n): the value at each knot
 * @n: how many, at least two
 * @t: where; outside the knots the end pieces go on
 *
 * Returns: the value of the Catmull–Rom curve at @t, tangents one-sided at the ends
 */
double
rouse_curve_at (const double *knots, const double *values, guint n, double t)
{
  Piece piece = find_piece (knots, n, t);
  double result = 0;

  for (guint i = piece.first; i <= piece.last; i++)
    result += values[i] * piece.weights[i - piece.first];

  return result;
}

/**
 * rouse_curve_at_vector:
 * @knots: (array length=n): rising
 * @points: (array length=n): the point at each knot
 * @n: how many, at least two
 * @t: where
 *
 * Returns: as rouse_curve_at() for each coordinate
 */
RouseVector
rouse_curve_at_vector (const double *knots, const RouseVector *points, guint n, double t)
{
  Piece piece = find_piece (knots, n, t);
  RouseVector result = { 0 };

  for (guint i = piece.first; i <= piece.last; i++)
    result = rouse_vector_step (result, points[i], piece.weights[i - piece.first]);

  return result;
}

/**
 * rouse_profile_at:
 * @rows: (array length=n): a limb's profile
 * @n: how many rows, at least two and at most eight
 * @t: way along the bone, 0 to 1
 *
 * Returns: the row at @t
 */
RouseProfile
rouse_profile_at (const RouseProfile *rows, guint n, double t)
{
  double knots[8];
  Piece piece;
  RouseProfile result = { .t = t };

  g_return_val_if_fail (n >= 2 && n <= G_N_ELEMENTS (knots), rows[0]);

  for (guint i = 0; i < n; i++)
    knots[i] = rows[i].t;
  piece = find_piece (knots, n, t);
  for (guint i = piece.first; i <= piece.last; i++)
    {
      result.radius += rows[i].radius * piece.weights[i - piece.first];
      result.forward += rows[i].forward * piece.weights[i - piece.first];
    }

  return result;
}
