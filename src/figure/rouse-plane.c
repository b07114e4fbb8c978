/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-plane.h"

/* The convex hull of balls and discs needs no sorted points: in each direction the hull's outermost point belongs to
 * the solid that reaches farthest that way, so walking once around the compass gives the polygon in order. It takes a
 * tenth of the time of sampling every outline and sorting, and growing the hull by a stroke's width is one addition.
 * A chain is walked once around as a whole: its hulls one by one would be five times as many points. */

#define COMPASS 144

/* How often the angle between two directions of the compass may be halved. */
#define MAX_DEPTH 3

/* How far, in pixels, a chord may stay inside the arc. */
#define TOLERANCE .15

/* Sides of chains longer than this, in pixels, are rounded. */
#define ROUNDED_LENGTH 5.0

/* The share of a ball that its polygon covers for certain. */
#define COVERED .97

typedef struct
{
  RousePoint direction;
  guint winner;
} Bearing;

/* One polygon on the way. */
typedef struct
{
  const RousePlane *plane;
  guint step; /* on the compass */
  guint depth;
  RousePoint points[COMPASS << MAX_DEPTH];
  guint n;
} Walk;

static const RousePoint *
get_compass (void)
{
  static RousePoint compass[COMPASS];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < COMPASS; i++)
        compass[i] = (RousePoint) { cos (2 * G_PI * i / COMPASS), sin (2 * G_PI * i / COMPASS) };
      g_once_init_leave (&ready, 1);
    }

  return compass;
}

/* An arc of radius r over the angle 2a lies r (1 − cos a) from its chord, about r a² / 2. */
static guint
choose_step (double radius)
{
  static const guint steps[] = { 12, 9, 8, 6, 4, 3, 2 };
  double needed = G_PI / sqrt (2 * TOLERANCE / MAX (radius, 1));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (COMPASS / steps[i] >= needed)
      return steps[i];

  return 1;
}

/* How often to halve the angle between two directions until what is cut off is too little to be seen. */
static guint
choose_depth (guint step, double radius)
{
  double angle = 2 * G_PI * step / COMPASS;
  guint depth = 0;

  while (depth < MAX_DEPTH && radius * angle * angle / 2 > TOLERANCE)
    {
      angle /= 2;
      depth++;
    }

  return depth;
}

static inline double
dot (RousePoint a, RousePoint b)
{
  return a.x * b.x + a.y * b.y;
}

static inline double
get_length (double x, double y)
{
  return sqrt (x * x + y * y);
}

static double
get_radius (const RouseBlob *blob, RousePoint direction)
{
  return blob->flat ? get_length (dot (blob->axis_a, direction), dot (blob->axis_b, direction)) : blob->radius;
}

static guint
find_winner (const RousePlane *plane, RousePoint direction)
{
  guint winner = 0;
  double best = -G_MAXDOUBLE;

  for (guint i = 0; i < plane->n; i++)
    {
      const RouseBlob *blob = &plane->blobs[i];
      double reach = dot (blob->center, direction) + get_radius (blob, direction);

      if (reach > best)
        {
          best = reach;
          winner = i;
        }
    }

  return winner;
}

static void
emit (Walk *walk, guint which, RousePoint d)
{
  const RousePlane *plane = walk->plane;
  const RouseBlob *blob = &plane->blobs[which];
  RousePoint point = { blob->center.x + d.x * plane->grow, blob->center.y + d.y * plane->grow };

  if (blob->flat)
    {
      double a = dot (blob->axis_a, d), b = dot (blob->axis_b, d);
      double length = MAX (get_length (a, b), 1e-12);

      point.x += (blob->axis_a.x * a + blob->axis_b.x * b) / length;
      point.y += (blob->axis_a.y * a + blob->axis_b.y * b) / length;
    }
  else
    {
      point.x += d.x * blob->radius;
      point.y += d.y * blob->radius;
    }

  walk->points[walk->n++] = point;
}

/* Where one solid takes over from another the hull has a straight side; halving the angle a few times finds its ends
 * well enough to keep the side tangent. */
static void
emit_between (Walk *walk, Bearing from, Bearing to, guint depth)
{
  RousePoint middle = { from.direction.x + to.direction.x, from.direction.y + to.direction.y };
  double length = get_length (middle.x, middle.y);
  Bearing half;

  if (from.winner == to.winner || depth == 0)
    return;

  half.direction = (RousePoint) { middle.x / length, middle.y / length };
  half.winner = find_winner (walk->plane, half.direction);
  emit_between (walk, from, half, depth - 1);
  emit (walk, half.winner, half.direction);
  emit_between (walk, half, to, depth - 1);
}

static void
walk_hull (Walk *walk)
{
  const RousePoint *compass = get_compass ();
  Bearing first = { compass[0], find_winner (walk->plane, compass[0]) };
  Bearing here = first;

  for (guint i = 0; i < COMPASS; i += walk->step)
    {
      Bearing next = first;

      if (i + walk->step < COMPASS)
        next = (Bearing) { compass[i + walk->step], find_winner (walk->plane, compass[i + walk->step]) };
      emit (walk, here.winner, here.direction);
      emit_between (walk, here, next, walk->depth);
      here = next;
    }
}

/* The directions, right and left of the way from one blob to the next, in which a line touches both. */
static gboolean
find_tangents (const RouseBlob *from, const RouseBlob *to, RousePoint *right, RousePoint *left, RousePoint *way)
{
  RousePoint u = { to->center.x - from->center.x, to->center.y - from->center.y };
  double length = get_length (u.x, u.y);
  double ratio, across;
  RousePoint side;

  if (length < 1e-6)
    return FALSE;

  u = (RousePoint) { u.x / length, u.y / length };
  side = (RousePoint) { u.y, -u.x };
  ratio = (get_radius (from, side) - get_radius (to, side)) / length;
  if (fabs (ratio) > .8)
    return FALSE;

  across = sqrt (1 - ratio * ratio);
  *right = (RousePoint) { u.x * ratio + side.x * across, u.y * ratio + side.y * across };
  *left = (RousePoint) { u.x * ratio - side.x * across, u.y * ratio - side.y * across };
  *way = u;

  return TRUE;
}

static RousePoint
between (RousePoint a, RousePoint b)
{
  RousePoint sum = { a.x + b.x, a.y + b.y };
  double length = get_length (sum.x, sum.y);

  return (RousePoint) { sum.x / length, sum.y / length };
}

/* The arc between two directions, without its ends. */
static void
emit_cap (Walk *walk, guint which, RousePoint from, RousePoint to)
{
  double start = atan2 (from.y, from.x);
  double span = atan2 (to.y, to.x) - start;
  guint n;

  if (span < 0)
    span += 2 * G_PI;
  n = (guint) ceil (span * COMPASS / (2 * G_PI * walk->step));

  for (guint i = 1; i < n; i++)
    {
      double angle = start + span * i / n;

      emit (walk, which, (RousePoint) { cos (angle), sin (angle) });
    }
}

/* Rounds the way between the last two points, whose outward directions are known: the curve leaves both at a right
 * angle. Without it a large limb would show the chords between its solids. */
static void
round_last (Walk *walk, RousePoint from, RousePoint to)
{
  RousePoint end = walk->points[walk->n - 1], start = walk->points[walk->n - 2];
  double length = get_length (end.x - start.x, end.y - start.y);
  RousePoint middle
      = { (start.x + end.x) / 2 - (from.y - to.y) * length / 8, (start.y + end.y) / 2 + (from.x - to.x) * length / 8 };

  if (!walk->plane->rounded || length < ROUNDED_LENGTH)
    return;

  walk->points[walk->n - 1] = middle;
  walk->points[walk->n++] = end;
}

/* One side of a chain from its solid at first to that at last, which may be before first. */
static void
emit_side (Walk *walk, const RousePoint *tangents, guint first, guint last)
{
  guint n = first < last ? last - first : first - last;
  RousePoint before = { 0, 0 };

  for (guint k = 0; k <= n; k++)
    {
      guint i = first < last ? first + k : first - k;
      RousePoint here = tangents[MIN (i, walk->plane->n - 2)];

      if (i > 0 && i < walk->plane->n - 1)
        here = between (tangents[i - 1], tangents[i]);
      emit (walk, i, here);
      if (k > 0)
        round_last (walk, before, here);
      before = here;
    }
}

/* Along one side, around the end, back along the other. A chain that points at the viewer, where solids hide in each
 * other, has no sides: then nothing is walked. */
static gboolean
walk_strip (Walk *walk)
{
  const RousePlane *plane = walk->plane;
  RousePoint rights[ROUSE_PLANE_MAX_BLOBS], lefts[ROUSE_PLANE_MAX_BLOBS], ways[ROUSE_PLANE_MAX_BLOBS];
  guint last = plane->n - 1;

  for (guint i = 0; i < last; i++)
    if (!find_tangents (&plane->blobs[i], &plane->blobs[i + 1], &rights[i], &lefts[i], &ways[i])
        || (i > 0 && dot (ways[i - 1], ways[i]) < .7))
      return FALSE;

  emit_side (walk, rights, 0, last);
  emit_cap (walk, last, rights[last - 1], lefts[last - 1]);
  emit_side (walk, lefts, last, 0);
  emit_cap (walk, 0, lefts[0], rights[0]);

  return TRUE;
}

static gboolean
is_covered (const RousePlane *plane, RousePoint point)
{
  for (guint i = 0; i < plane->n; i++)
    {
      const RouseBlob *blob = &plane->blobs[i];
      RousePoint way = { point.x - blob->center.x, point.y - blob->center.y };
      double radius = (blob->radius + plane->grow) * COVERED;

      if (!blob->flat && dot (way, way) < radius * radius)
        return TRUE;
    }

  return FALSE;
}

/* Leaves out points that with both their neighbours lie inside the hull that was walked before: what that cuts off is
 * covered by it, since a hull is convex. The slices of the torso lose a third of their points. */
static void
drop_covered (Walk *walk, const RousePlane *before)
{
  gboolean first = is_covered (before, walk->points[0]);
  gboolean last = is_covered (before, walk->points[walk->n - 1]);
  gboolean here = first;
  guint kept = 0;

  for (guint i = 0; i < walk->n; i++)
    {
      gboolean next = i + 1 < walk->n ? is_covered (before, walk->points[i + 1]) : first;

      if (!last || !here || !next)
        walk->points[kept++] = walk->points[i];
      last = here;
      here = next;
    }

  walk->n = kept;
}

static void
end_polygon (Walk *walk, GArray *points, GArray *ends)
{
  guint end = points->len + walk->n;

  if (walk->n == 0)
    return;

  g_array_append_vals (points, walk->points, walk->n);
  g_array_append_val (ends, end);
  walk->n = 0;
}

static void
walk_pairs (Walk *walk, GArray *points, GArray *ends)
{
  const RousePlane *plane = walk->plane;
  RousePlane pair = *plane;

  pair.n = 2;
  walk->plane = &pair;
  for (guint i = 0; i + 1 < plane->n; i++)
    {
      pair.blobs[0] = plane->blobs[i];
      pair.blobs[1] = plane->blobs[i + 1];
      walk_hull (walk);
      end_polygon (walk, points, ends);
    }
  walk->plane = plane;
}

/**
 * rouse_plane_walk:
 * @self: solids on a plane
 * @chain: whether to walk around the hulls of each two neighbours, not around that of all
 * @before: (nullable): of the hull that was walked just before into the same arrays, whose polygons are filled together
 * @points: (element-type RousePoint): receives the points
 * @ends: (element-type guint): receives for each polygon the number of points so far
 *
 * Walks around the solids. What @before covers may be left out.
 */
void
rouse_plane_walk (const RousePlane *self, gboolean chain, const RousePlane *before, GArray *points, GArray *ends)
{
  Walk walk;
  double radius = 0;

  for (guint i = 0; i < self->n; i++)
    radius = MAX (radius, self->blobs[i].radius);
  radius = (radius + self->grow) * self->pixels;
  walk.plane = self;
  walk.n = 0;
  walk.step = choose_step (radius);
  walk.depth = choose_depth (walk.step, radius);

  if (chain && !walk_strip (&walk))
    {
      walk_pairs (&walk, points, ends);
      return;
    }

  if (!chain)
    {
      walk_hull (&walk);
      if (before)
        drop_covered (&walk, before);
    }
  end_polygon (&walk, points, ends);
}
