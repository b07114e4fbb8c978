/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-camera.h"

G_BEGIN_DECLS

/* Most solids that one piece of a shape has. */
#define ROUSE_PLANE_MAX_BLOBS 16

/* A solid as a plane shows it: a circle, or with axes an ellipse. */
typedef struct
{
  RousePoint center;
  double radius;
  RousePoint axis_a;
  RousePoint axis_b;
  gboolean flat;
} RouseBlob;

/* The solids of one piece, on the canvas or on the ground. A value. */
typedef struct
{
  RouseBlob blobs[ROUSE_PLANE_MAX_BLOBS];
  guint n;
  double pixels;    /* in a unit of the plane, by which the steps around it are chosen */
  double grow;      /* by which outlines are larger on all sides */
  gboolean rounded; /* whether long sides of chains are curves */
} RousePlane;

void rouse_plane_walk (const RousePlane *self, gboolean chain, const RousePlane *before, GArray *points, GArray *ends);

G_END_DECLS
