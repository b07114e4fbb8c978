/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-vector.h"

G_BEGIN_DECLS

/* The figure's only solid: a ball, or with a normal a flat disc. */
typedef struct
{
  RouseVector center;
  double radius;
  RouseVector normal; /* unit; zero for a ball */
} RouseSolid;

/* A piece of a shape: the hull of its solids, or as a chain the hulls of each two neighbours. */
typedef struct
{
  guint first;
  guint n_solids;
  gboolean chain;
} RousePiece;

/* Pieces that are painted as one layer. Owned by a RouseBody; keeps its memory from frame to frame. */
typedef struct
{
  GArray *solids; /* of RouseSolid */
  GArray *pieces; /* of RousePiece */
} RouseShape;

void rouse_shape_init (RouseShape *self);
void rouse_shape_finish (RouseShape *self);
void rouse_shape_clear (RouseShape *self);
void rouse_shape_add_ball (RouseShape *self, RouseVector center, double radius);
void rouse_shape_add_disc (RouseShape *self, RouseVector center, double radius, RouseVector normal);
void rouse_shape_add_solid (RouseShape *self, const RouseSolid *solid);
void rouse_shape_end_hull (RouseShape *self);
void rouse_shape_add_chain (RouseShape *self, const RouseSolid *solids, guint n);
guint rouse_shape_get_n_pieces (const RouseShape *self);
const RouseSolid *rouse_shape_get_piece (const RouseShape *self, guint i, guint *n_solids, gboolean *chain);

G_END_DECLS
