/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-outline.h"

static RouseBlob
project_solid (const RouseCamera *camera, const RouseSolid *solid)
{
  RouseBlob blob = { .center = rouse_camera_project (camera, solid->center), .radius = solid->radius * camera->scale };
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

/* What is hidden behind the hull that was added before is left out, so @plane is remembered. */
static void
add_plane (RouseOutline *self, const RousePlane *plane, gboolean chain)
{
  rouse_plane_walk (plane, chain, self->last.n > 0 ? &self->last : NULL, self->points, self->ends);
  self->last = *plane;
  if (chain)
    self->last.n = 0;
}

static void
add_on_canvas (RouseOutline *self,
               const RouseCamera *camera,
               const RouseSolid *solids,
               guint n_solids,
               gboolean chain,
               double grow)
{
  RousePlane plane = { .n = n_solids, .pixels = 1, .grow = grow, .rounded = TRUE };

  g_return_if_fail (n_solids > 0 && n_solids <= ROUSE_PLANE_MAX_BLOBS);

  for (guint i = 0; i < n_solids; i++)
    plane.blobs[i] = project_solid (camera, &solids[i]);
  add_plane (self, &plane, chain);
}

void
rouse_outline_init (RouseOutline *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (RousePoint));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->last.n = 0;
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
  self->last.n = 0;
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

/* Brings points of the ground to where they are on the canvas. */
static void
project_ground (RouseOutline *self, const RouseCamera *camera, guint first, double height)
{
  RousePoint *points = (RousePoint *) (gpointer) self->points->data;
  RousePoint origin = rouse_camera_project (camera, rouse_vector (0, height, 0));
  RousePoint x = rouse_camera_project_direction (camera, rouse_vector (1, 0, 0));
  RousePoint z = rouse_camera_project_direction (camera, rouse_vector (0, 0, 1));

  for (guint i = first; i < self->points->len; i++)
    points[i] = (RousePoint) { origin.x + x.x * points[i].x + z.x * points[i].y,
                               origin.y + x.y * points[i].x + z.y * points[i].y };
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
  /* The camera looks at the ground at a low angle: its circles are so flat that a fifth of the radius decides. */
  RousePlane plane = { .n = n_solids, .pixels = camera->scale / 5 };
  guint first = self->points->len;

  g_return_if_fail (n_solids > 0 && n_solids <= ROUSE_PLANE_MAX_BLOBS);

  for (guint i = 0; i < n_solids; i++)
    plane.blobs[i]
        = (RouseBlob) { .center = { solids[i].center.x, solids[i].center.z }, .radius = solids[i].radius * shrink };
  add_plane (self, &plane, chain);
  project_ground (self, camera, first, height);
}
