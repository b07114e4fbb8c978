/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-shape.h"

void
rouse_shape_init (RouseShape *self)
{
  self->solids = g_array_new (FALSE, FALSE, sizeof (RouseSolid));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (RousePiece));
}

void
rouse_shape_finish (RouseShape *self)
{
  g_clear_pointer (&self->solids, g_array_unref);
  g_clear_pointer (&self->pieces, g_array_unref);
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
  g_array_set_size (self->pieces, 0);
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

static void
end_piece (RouseShape *self, gboolean chain)
{
  RousePiece piece = { .chain = chain };

  if (self->pieces->len > 0)
    {
      const RousePiece *last = &g_array_index (self->pieces, RousePiece, self->pieces->len - 1);

      piece.first = last->first + last->n_solids;
    }
  piece.n_solids = self->solids->len - piece.first;
  g_array_append_val (self->pieces, piece);
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
  end_piece (self, FALSE);
}

/**
 * rouse_shape_add_chain:
 * @self: a shape
 * @solids: (array length=n): a limb's solids in order
 * @n: how many, at least two
 *
 * Adds a hull for each two neighbours. They share a solid, so the limb has neither gap nor bump.
 */
void
rouse_shape_add_chain (RouseShape *self, const RouseSolid *solids, guint n)
{
  g_array_append_vals (self->solids, solids, n);
  end_piece (self, TRUE);
}

/**
 * rouse_shape_get_n_pieces:
 * @self: a shape
 *
 * Returns: how many hulls and chains it has
 */
guint
rouse_shape_get_n_pieces (const RouseShape *self)
{
  return self->pieces->len;
}

/**
 * rouse_shape_get_piece:
 * @self: a shape
 * @i: which piece
 * @n_solids: (out): how many solids it has
 * @chain: (out): whether it is a chain, not a hull
 *
 * Returns: (array length=n_solids) (transfer none): its solids
 */
const RouseSolid *
rouse_shape_get_piece (const RouseShape *self, guint i, guint *n_solids, gboolean *chain)
{
  const RousePiece *piece = &g_array_index (self->pieces, RousePiece, i);

  *n_solids = piece->n_solids;
  *chain = piece->chain;

  return &g_array_index (self->solids, RouseSolid, piece->first);
}
