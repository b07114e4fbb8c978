/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-shape.h"

void
rouse_shape_init (RouseShape *self)
{
  self->solids = g_array_new (FALSE, FALSE, sizeof (RouseSolid));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
rouse_shape_finish (RouseShape *self)
{
  g_clear_pointer (&self->solids, g_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
}

/**
 * rouse_shape_clear:
 * @self: a shape
 *
 * Forgets the hulls and keeps the memory.
 */
void
rouse_shape_clear (RouseShape *self)
{
  g_array_set_size (self->solids, 0);
  g_array_set_size (self->ends, 0);
}

/**
 * rouse_shape_add_solid:
 * @self: a shape
 * @solid: copied into the hull that rouse_shape_end_hull() will end
 */
void
rouse_shape_add_solid (RouseShape *self, const RouseSolid *solid)
{
  g_array_append_vals (self->solids, solid, 1);
}

/**
 * rouse_shape_add_ball:
 * @self: a shape
 * @center: in the world
 * @radius: in body heights
 */
void
rouse_shape_add_ball (RouseShape *self, RouseVector center, double radius)
{
  rouse_shape_add_solid (self, &(RouseSolid) { .center = center, .radius = radius });
}

/**
 * rouse_shape_add_disc:
 * @self: a shape
 * @center: in the world
 * @radius: in body heights
 * @normal: unit, across the disc
 */
void
rouse_shape_add_disc (RouseShape *self, RouseVector center, double radius, RouseVector normal)
{
  rouse_shape_add_solid (self, &(RouseSolid) { .center = center, .radius = radius, .normal = normal });
}

/**
 * rouse_shape_end_hull:
 * @self: a shape
 *
 * Makes one hull of the solids added since the last one.
 */
void
rouse_shape_end_hull (RouseShape *self)
{
  guint end = self->solids->len;

  g_array_append_val (self->ends, end);
}

/**
 * rouse_shape_add_chain:
 * @self: a shape
 * @solids: (array length=n): a limb's solids in order
 * @n: how many
 *
 * Adds a hull for each two neighbours. They share a solid, so the limb has neither gap nor bump.
 */
void
rouse_shape_add_chain (RouseShape *self, const RouseSolid *solids, guint n)
{
  for (guint i = 0; i + 1 < n; i++)
    {
      rouse_shape_add_solid (self, &solids[i]);
      rouse_shape_add_solid (self, &solids[i + 1]);
      rouse_shape_end_hull (self);
    }
}

/**
 * rouse_shape_get_n_hulls:
 * @self: a shape
 *
 * Returns: how many hulls it has
 */
guint
rouse_shape_get_n_hulls (const RouseShape *self)
{
  return self->ends->len;
}

/**
 * rouse_shape_get_hull:
 * @self: a shape
 * @i: which hull
 * @n_solids: (out): how many solids it has
 *
 * Returns: (array length=n_solids) (transfer none): its solids
 */
const RouseSolid *
rouse_shape_get_hull (const RouseShape *self, guint i, guint *n_solids)
{
  guint start = i > 0 ? g_array_index (self->ends, guint, i - 1) : 0;

  *n_solids = g_array_index (self->ends, guint, i) - start;

  return &g_array_index (self->solids, RouseSolid, start);
}
