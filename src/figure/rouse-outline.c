/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-outline.h"

/* The convex hull of balls and discs needs no sorted points: in each direction the hull's outermost point belongs to
 * the solid that reaches farthest that way, so walking once around the compass gives the polygon in order. It takes a
 * tenth of the time of sampling every outline and sorting, and growing the hull by a stroke's width is one addition.
 * A chain is walked once around as a whole: its hulls one by one would be five times as many points. */

#define MAX_SOLIDS 16
#define COMPASS 144

/* How far, in pixels, a chord may stay inside the arc. */
#define TOLERANCE .12

/* Sides of chains longer than this, in pixels, are rounded. */
#define ROUNDED_LENGTH 5.0

/* A projected solid: a circle, or with axes an ellipse. */
typedef struct
{
  RousePoint center;
  double radius;
  RousePoint axis_a;
  RousePoint axis_b;
  gboolean flat;
} Blob;

/* Blobs on a plane, and where the plane is on the canvas: shadows are walked on the ground, all else on the canvas. */
typedef struct
{
  Blob blobs[MAX_SOLIDS];
  guint n;
  guint step;    /* on the compass */
  double radius; /* of the largest blob, in pixels */
  double grow;
  gboolean on_ground;
  RousePoint origin;
  RousePoint axis_x;
  RousePoint axis_y;
} Plane;

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

  while (depth < 3 && radius * angle * angle / 2 > TOLERANCE)
    {
      angle /= 2;
      depth++;
    }

  return depth;
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

static inline double
dot (RousePoint a, RousePoint b)
{
  return a.x * b.x + a.y * b.y;
}

static double
get_radius (const Blob *blob, RousePoint direction)
{
  return blob->flat ? hypot (dot (blob->axis_a, direction), dot (blob->axis_b, direction)) : blob->radius;
}

static guint
find_winner (const Plane *plane, RousePoint direction)
{
  guint winner = 0;
  double best = -G_MAXDOUBLE;

  for (guint i = 0; i < plane->n; i++)
    {
      const Blob *blob = &plane->blobs[i];
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
emit (RouseOutline *self, const Plane *plane, guint which, RousePoint d)
{
  const Blob *blob = &plane->blobs[which];
  RousePoint point = { blob->center.x + d.x * plane->grow, blob->center.y + d.y * plane->grow };

  if (blob->flat)
    {
      double a = dot (blob->axis_a, d), b = dot (blob->axis_b, d);
      double length = MAX (hypot (a, b), 1e-12);

      point.x += (blob->axis_a.x * a + blob->axis_b.x * b) / length;
      point.y += (blob->axis_a.y * a + blob->axis_b.y * b) / length;
    }
  else
    {
      point.x += d.x * blob->radius;
      point.y += d.y * blob->radius;
    }

  if (plane->on_ground)
    point = (RousePoint) { plane->origin.x + plane->axis_x.x * point.x + plane->axis_y.x * point.y,
                           plane->origin.y + plane->axis_x.y * point.x + plane->axis_y.y * point.y };

  g_array_append_val (self->points, point);
}

static void
end_polygon (RouseOutline *self)
{
  guint end = self->points->len;

  g_array_append_val (self->ends, end);
}

/* Where one solid takes over from another the hull has a straight side; halving the angle a few times finds its ends
 * well enough to keep the side tangent. */
static void
emit_between (RouseOutline *self, const Plane *plane, Bearing from, Bearing to, guint depth)
{
  RousePoint middle = { from.direction.x + to.direction.x, from.direction.y + to.direction.y };
  double length = sqrt (dot (middle, middle));
  Bearing half;

  if (from.winner == to.winner || depth == 0)
    return;

  half.direction = (RousePoint) { middle.x / length, middle.y / length };
  half.winner = find_winner (plane, half.direction);
  emit_between (self, plane, from, half, depth - 1);
  emit (self, plane, half.winner, half.direction);
  emit_between (self, plane, half, to, depth - 1);
}

static void
add_hull (RouseOutline *self, const Plane *plane)
{
  const RousePoint *compass = get_compass ();
  Bearing first = { compass[0], find_winner (plane, compass[0]) };
  Bearing here = first;
  guint depth = choose_depth (plane->step, plane->radius);

  for (guint i = 0; i < COMPASS; i += plane->step)
    {
      Bearing next = first;

      if (i + plane->step < COMPASS)
        next = (Bearing) { compass[i + plane->step], find_winner (plane, compass[i + plane->step]) };
      emit (self, plane, here.winner, here.direction);
      emit_between (self, plane, here, next, depth);
      here = next;
    }

  end_polygon (self);
}

/* The directions, right and left of the way from one blob to the next, in which a line touches both. */
static gboolean
find_tangents (const Blob *from, const Blob *to, RousePoint *right, RousePoint *left, RousePoint *way)
{
  RousePoint u = { to->center.x - from->center.x, to->center.y - from->center.y };
  double length = sqrt (dot (u, u));
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
  double length = sqrt (dot (sum, sum));

  return (RousePoint) { sum.x / length, sum.y / length };
}

/* The arc between two directions, without its ends. */
static void
emit_cap (RouseOutline *self, const Plane *plane, guint which, RousePoint from, RousePoint to)
{
  double start = atan2 (from.y, from.x);
  double span = atan2 (to.y, to.x) - start;
  guint n;

  if (span < 0)
    span += 2 * G_PI;
  n = (guint) ceil (span * COMPASS / (2 * G_PI * plane->step));

  for (guint i = 1; i < n; i++)
    {
      double angle = start + span * i / n;

      emit (self, plane, which, (RousePoint) { cos (angle), sin (angle) });
    }
}

/* Rounds the way between the last two points, whose outward directions are known: the curve leaves both at a right
 * angle. Without it a large limb would show the chords between its solids. */
static void
round_last (RouseOutline *self, const Plane *plane, RousePoint from, RousePoint to)
{
  RousePoint *points = (RousePoint *) (gpointer) self->points->data;
  RousePoint end = points[self->points->len - 1], start = points[self->points->len - 2];
  double length = hypot (end.x - start.x, end.y - start.y);
  RousePoint middle
      = { (start.x + end.x) / 2 - (from.y - to.y) * length / 8, (start.y + end.y) / 2 + (from.x - to.x) * length / 8 };

  if (plane->on_ground || length < ROUNDED_LENGTH)
    return;

  points[self->points->len - 1] = middle;
  g_array_append_val (self->points, end);
}

/* One side of a chain from its solid at first to that at last, which may be before first. */
static void
emit_side (RouseOutline *self, const Plane *plane, const RousePoint *tangents, guint first, guint last)
{
  guint n = first < last ? last - first : first - last;
  RousePoint before = { 0, 0 };

  for (guint k = 0; k <= n; k++)
    {
      guint i = first < last ? first + k : first - k;
      RousePoint here = tangents[MIN (i, plane->n - 2)];

      if (i > 0 && i < plane->n - 1)
        here = between (tangents[i - 1], tangents[i]);
      emit (self, plane, i, here);
      if (k > 0)
        round_last (self, plane, before, here);
      before = here;
    }
}

/* Along one side, around the end, back along the other. A chain that points at the viewer, where solids hide in each
 * other, has no sides: then nothing is added. */
static gboolean
add_strip (RouseOutline *self, const Plane *plane)
{
  RousePoint rights[MAX_SOLIDS], lefts[MAX_SOLIDS], ways[MAX_SOLIDS];
  guint last = plane->n - 1;

  for (guint i = 0; i < last; i++)
    if (!find_tangents (&plane->blobs[i], &plane->blobs[i + 1], &rights[i], &lefts[i], &ways[i])
        || (i > 0 && dot (ways[i - 1], ways[i]) < .7))
      return FALSE;

  emit_side (self, plane, rights, 0, last);
  emit_cap (self, plane, last, rights[last - 1], lefts[last - 1]);
  emit_side (self, plane, lefts, last, 0);
  emit_cap (self, plane, 0, lefts[0], rights[0]);
  end_polygon (self);

  return TRUE;
}

static void
add_plane (RouseOutline *self, const Plane *plane, gboolean chain)
{
  if (!chain)
    {
      add_hull (self, plane);
      return;
    }
  if (add_strip (self, plane))
    return;

  for (guint i = 0; i + 1 < plane->n; i++)
    {
      Plane pair = *plane;

      pair.n = 2;
      pair.blobs[0] = plane->blobs[i];
      pair.blobs[1] = plane->blobs[i + 1];
      add_hull (self, &pair);
    }
}

static void
add_on_canvas (RouseOutline *self,
               const RouseCamera *camera,
               const RouseSolid *solids,
               guint n_solids,
               gboolean chain,
               double grow)
{
  Plane plane;
  double largest = 0;

  g_return_if_fail (n_solids > 0 && n_solids <= MAX_SOLIDS);

  plane.n = n_solids;
  plane.grow = grow;
  plane.on_ground = FALSE;
  for (guint i = 0; i < n_solids; i++)
    {
      plane.blobs[i] = project_solid (camera, &solids[i]);
      largest = MAX (largest, plane.blobs[i].radius);
    }
  plane.radius = largest + grow;
  plane.step = choose_step (plane.radius);

  add_plane (self, &plane, chain);
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
 * rouse_outline_get_box:
 * @self: an outline
 *
 * Returns: what just contains the polygons; without any, its right is left of its left
 */
RouseBox
rouse_outline_get_box (const RouseOutline *self)
{
  const RousePoint *points = (const RousePoint *) (gconstpointer) self->points->data;
  RouseBox box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < self->points->len; i++)
    {
      box.left = MIN (box.left, points[i].x);
      box.right = MAX (box.right, points[i].x);
      box.top = MIN (box.top, points[i].y);
      box.bottom = MAX (box.bottom, points[i].y);
    }

  return box;
}

/**
 * rouse_box_unite:
 * @self: a box, which grows until it contains both
 * @other: another
 */
void
rouse_box_unite (RouseBox *self, const RouseBox *other)
{
  self->left = MIN (self->left, other->left);
  self->top = MIN (self->top, other->top);
  self->right = MAX (self->right, other->right);
  self->bottom = MAX (self->bottom, other->bottom);
}

/**
 * rouse_outline_add_hull:
 * @self: an outline
 * @camera: the camera
 * @solids: (array length=n_solids): at most sixteen
 * @n_solids: how many
 * @grow: pixels by which the hull is larger on all sides
 *
 * Adds the convex hull of the solids as the camera sees them.
 */
void
rouse_outline_add_hull (
    RouseOutline *self, const RouseCamera *camera, const RouseSolid *solids, guint n_solids, double grow)
{
  add_on_canvas (self, camera, solids, n_solids, FALSE, grow);
}

/**
 * rouse_outline_add_chain:
 * @self: an outline
 * @camera: the camera
 * @solids: (array length=n_solids): at most sixteen, two at least
 * @n_solids: how many
 * @grow: pixels by which the chain is larger on all sides
 *
 * Adds what the hulls of each two neighbours cover together.
 */
void
rouse_outline_add_chain (
    RouseOutline *self, const RouseCamera *camera, const RouseSolid *solids, guint n_solids, double grow)
{
  add_on_canvas (self, camera, solids, n_solids, TRUE, grow);
}

/**
 * rouse_outline_add_shape:
 * @self: an outline
 * @camera: the camera
 * @shape: a shape
 * @grow: as for rouse_outline_add_hull()
 *
 * Adds all pieces of a shape.
 */
void
rouse_outline_add_shape (RouseOutline *self, const RouseCamera *camera, const RouseShape *shape, double grow)
{
  for (guint i = 0; i < rouse_shape_get_n_pieces (shape); i++)
    {
      guint n;
      gboolean chain;
      const RouseSolid *solids = rouse_shape_get_piece (shape, i, &n, &chain);

      add_on_canvas (self, camera, solids, n, chain, grow);
    }
}

/**
 * rouse_outline_add_shadow:
 * @self: an outline
 * @camera: the camera
 * @solids: (array length=n_solids): at most sixteen
 * @n_solids: how many
 * @chain: whether they are a chain, not a hull
 * @height: of the ground
 * @shrink: factor for the radii
 *
 * Adds what the light from straight above leaves dark on the ground.
 */
void
rouse_outline_add_shadow (RouseOutline *self,
                          const RouseCamera *camera,
                          const RouseSolid *solids,
                          guint n_solids,
                          gboolean chain,
                          double height,
                          double shrink)
{
  Plane plane;
  double largest = 0;

  g_return_if_fail (n_solids > 0 && n_solids <= MAX_SOLIDS);

  plane.n = n_solids;
  plane.grow = 0;
  plane.on_ground = TRUE;
  plane.origin = rouse_camera_project (camera, rouse_vector (0, height, 0));
  plane.axis_x = rouse_camera_project_direction (camera, rouse_vector (1, 0, 0));
  plane.axis_y = rouse_camera_project_direction (camera, rouse_vector (0, 0, 1));
  for (guint i = 0; i < n_solids; i++)
    {
      plane.blobs[i]
          = (Blob) { .center = { solids[i].center.x, solids[i].center.z }, .radius = solids[i].radius * shrink };
      largest = MAX (largest, plane.blobs[i].radius);
    }

  /* The camera looks at the ground at a low angle: its circles are so flat that a fifth of the radius decides. */
  plane.radius = largest * camera->scale / 5;
  plane.step = choose_step (plane.radius);

  add_plane (self, &plane, chain);
}
