/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-outline.h"

/* The convex hull of balls and discs needs no sorted points: in each direction the hull's outermost point belongs to
 * the solid that reaches farthest that way, so walking once around the compass gives the polygon in order. It takes a
 * tenth of the time of sampling every outline and sorting, and growing the hull by a stroke's width is one addition. */

#define MAX_SOLIDS 12
#define COMPASS 96

/* A projected solid: a circle, or with axes an ellipse. */
typedef struct
{
  RousePoint center;
  double radius;
  RousePoint axis_a;
  RousePoint axis_b;
  gboolean flat;
} Blob;

typedef struct
{
  RousePoint direction;
  guint winner;
} Bearing;

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

/* The chord may stay a tenth of a pixel inside the arc: π²/8 of the radius over the square of half the steps. */
static guint
choose_step (double radius)
{
  static const guint steps[] = { 8, 6, 4, 3, 2, 1 };
  double needed = G_PI / sqrt (2 * .1 / MAX (radius, .5));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (COMPASS / steps[i] >= needed)
      return steps[i];

  return 1;
}

static Blob
project_solid (const RouseCamera *camera, const RouseSolid *solid)
{
  Blob blob = { .center = rouse_camera_project (camera, solid->center), .radius = solid->radius * camera->scale };
  RouseVector n = solid->normal;

  if (rouse_vector_dot (n, n) > .5)
    {
      RouseVector helper = fabs (n.x) < .6 ? rouse_vector (1, 0, 0) : rouse_vector (0, 1, 0);
      RouseVector a = rouse_vector_reject (helper, n);
      RouseVector b = rouse_vector_cross (n, a);

      blob.flat = TRUE;
      blob.axis_a = rouse_camera_project_direction (camera, rouse_vector_scale (a, solid->radius));
      blob.axis_b = rouse_camera_project_direction (camera, rouse_vector_scale (b, solid->radius));
    }

  return blob;
}

static double
get_reach (const Blob *blob, RousePoint d)
{
  double reach = blob->center.x * d.x + blob->center.y * d.y;

  if (blob->flat)
    {
      double a = blob->axis_a.x * d.x + blob->axis_a.y * d.y;
      double b = blob->axis_b.x * d.x + blob->axis_b.y * d.y;

      return reach + sqrt (a * a + b * b);
    }

  return reach + blob->radius;
}

static guint
find_winner (const Blob *blobs, guint n, RousePoint direction)
{
  guint winner = 0;
  double best = get_reach (&blobs[0], direction);

  for (guint i = 1; i < n; i++)
    {
      double reach = get_reach (&blobs[i], direction);

      if (reach > best)
        {
          best = reach;
          winner = i;
        }
    }

  return winner;
}

static void
emit (RouseOutline *self, const Blob *blobs, Bearing bearing, double grow)
{
  const Blob *blob = &blobs[bearing.winner];
  RousePoint d = bearing.direction;
  RousePoint point = { blob->center.x + d.x * grow, blob->center.y + d.y * grow };

  if (blob->flat)
    {
      double a = blob->axis_a.x * d.x + blob->axis_a.y * d.y;
      double b = blob->axis_b.x * d.x + blob->axis_b.y * d.y;
      double length = sqrt (a * a + b * b);

      if (length > 1e-9)
        {
          point.x += (blob->axis_a.x * a + blob->axis_b.x * b) / length;
          point.y += (blob->axis_a.y * a + blob->axis_b.y * b) / length;
        }
    }
  else
    {
      point.x += d.x * blob->radius;
      point.y += d.y * blob->radius;
    }

  g_array_append_val (self->points, point);
}

/* Where one solid takes over from another the hull has a straight side; halving the angle twice finds its ends well
 * enough to keep the side tangent. */
static void
emit_between (RouseOutline *self, const Blob *blobs, guint n, Bearing from, Bearing to, double grow, guint depth)
{
  RousePoint middle = { from.direction.x + to.direction.x, from.direction.y + to.direction.y };
  double length = hypot (middle.x, middle.y);
  Bearing half;

  if (from.winner == to.winner || depth == 0)
    return;

  half.direction = (RousePoint) { middle.x / length, middle.y / length };
  half.winner = find_winner (blobs, n, half.direction);
  emit_between (self, blobs, n, from, half, grow, depth - 1);
  emit (self, blobs, half, grow);
  emit_between (self, blobs, n, half, to, grow, depth - 1);
}

static void
end_polygon (RouseOutline *self)
{
  guint end = self->points->len;

  g_array_append_val (self->ends, end);
}

static void
walk_around (RouseOutline *self, const Blob *blobs, guint n, double grow, guint step)
{
  const RousePoint *compass = get_compass ();
  Bearing first = { compass[0], find_winner (blobs, n, compass[0]) };
  Bearing here = first;
  guint depth = step > 2 ? 3 : 2;

  for (guint i = 0; i < COMPASS; i += step)
    {
      Bearing next = first;

      if (i + step < COMPASS)
        next = (Bearing) { compass[i + step], find_winner (blobs, n, compass[i + step]) };
      emit (self, blobs, here, grow);
      emit_between (self, blobs, n, here, next, grow, depth);
      here = next;
    }

  end_polygon (self);
}

void
rouse_outline_init (RouseOutline *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (RousePoint));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
rouse_outline_finish (RouseOutline *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
}

/**
 * rouse_outline_clear:
 * @self: an outline
 *
 * Forgets the polygons and keeps the memory.
 */
void
rouse_outline_clear (RouseOutline *self)
{
  g_array_set_size (self->points, 0);
  g_array_set_size (self->ends, 0);
}

/**
 * rouse_outline_add_hull:
 * @self: an outline
 * @camera: the camera
 * @solids: (array length=n_solids): at most twelve
 * @n_solids: how many
 * @grow: pixels by which the hull is larger on all sides
 *
 * Adds the convex hull of the solids as the camera sees them.
 */
void
rouse_outline_add_hull (
    RouseOutline *self, const RouseCamera *camera, const RouseSolid *solids, guint n_solids, double grow)
{
  Blob blobs[MAX_SOLIDS];
  double largest = 0;

  g_return_if_fail (n_solids > 0 && n_solids <= MAX_SOLIDS);

  for (guint i = 0; i < n_solids; i++)
    {
      blobs[i] = project_solid (camera, &solids[i]);
      largest = MAX (largest, blobs[i].radius);
    }

  walk_around (self, blobs, n_solids, grow, choose_step (largest + MAX (grow, 0)));
}

/**
 * rouse_outline_add_shape:
 * @self: an outline
 * @camera: the camera
 * @shape: a shape
 * @grow: as for rouse_outline_add_hull()
 *
 * Adds all hulls of a shape.
 */
void
rouse_outline_add_shape (RouseOutline *self, const RouseCamera *camera, const RouseShape *shape, double grow)
{
  for (guint i = 0; i < rouse_shape_get_n_hulls (shape); i++)
    {
      guint n;
      const RouseSolid *solids = rouse_shape_get_hull (shape, i, &n);

      rouse_outline_add_hull (self, camera, solids, n, grow);
    }
}

/**
 * rouse_outline_add_shadow:
 * @self: an outline
 * @camera: the camera
 * @solids: (array length=n_solids): at most twelve
 * @n_solids: how many
 * @height: of the ground
 * @shrink: factor for the radii
 *
 * Adds the hull pressed flat onto the ground, as light from straight above would show it.
 */
void
rouse_outline_add_shadow (RouseOutline *self,
                          const RouseCamera *camera,
                          const RouseSolid *solids,
                          guint n_solids,
                          double height,
                          double shrink)
{
  Blob blobs[MAX_SOLIDS];
  double largest = 0;

  g_return_if_fail (n_solids > 0 && n_solids <= MAX_SOLIDS);

  for (guint i = 0; i < n_solids; i++)
    {
      double radius = solids[i].radius * shrink;
      RouseVector center = rouse_vector (solids[i].center.x, height, solids[i].center.z);

      blobs[i] = (Blob) {
        .center = rouse_camera_project (camera, center),
        .flat = TRUE,
        .axis_a = rouse_camera_project_direction (camera, rouse_vector (radius, 0, 0)),
        .axis_b = rouse_camera_project_direction (camera, rouse_vector (0, 0, radius)),
      };
      largest = MAX (largest, radius * camera->scale);
    }

  walk_around (self, blobs, n_solids, 0, choose_step (largest / 3));
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const RousePoint *p = a, *q = b;

  if (p->x != q->x)
    return p->x < q->x ? -1 : 1;

  return (p->y > q->y) - (p->y < q->y);
}

/* Whether the way from a by b to c turns against the compass or not at all. */
static gboolean
turns_back (RousePoint a, RousePoint b, RousePoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) <= 0;
}

static void
push_convex (GArray *points, guint start, RousePoint point)
{
  while (points->len >= start + 2
         && turns_back (g_array_index (points, RousePoint, points->len - 2),
                        g_array_index (points, RousePoint, points->len - 1), point))
    g_array_set_size (points, points->len - 1);

  g_array_append_val (points, point);
}

/**
 * rouse_outline_add_points:
 * @self: an outline
 * @points: (array length=n_points): on the canvas; sorted by this call
 * @n_points: at least three
 *
 * Adds the convex hull of the points by the monotone chain.
 */
void
rouse_outline_add_points (RouseOutline *self, RousePoint *points, guint n_points)
{
  guint start = self->points->len;
  guint turn;

  g_return_if_fail (n_points >= 3);

  qsort (points, n_points, sizeof *points, compare_points);
  for (guint i = 0; i < n_points; i++)
    push_convex (self->points, start, points[i]);
  turn = self->points->len - 1;
  for (guint i = n_points - 1; i-- > 0;)
    push_convex (self->points, turn, points[i]);
  g_array_set_size (self->points, self->points->len - 1);

  end_polygon (self);
}
