/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-rig.h"

#include <math.h>

G_BEGIN_DECLS

static inline RouseVector
rouse_vector (double x, double y, double z)
{
  return (RouseVector) { x, y, z };
}

static inline RouseVector
rouse_vector_add (RouseVector a, RouseVector b)
{
  return (RouseVector) { a.x + b.x, a.y + b.y, a.z + b.z };
}

static inline RouseVector
rouse_vector_sub (RouseVector a, RouseVector b)
{
  return (RouseVector) { a.x - b.x, a.y - b.y, a.z - b.z };
}

static inline RouseVector
rouse_vector_scale (RouseVector a, double s)
{
  return (RouseVector) { a.x * s, a.y * s, a.z * s };
}

/* a + s b: the step from a joint to a point of the body. */
static inline RouseVector
rouse_vector_step (RouseVector a, RouseVector b, double s)
{
  return (RouseVector) { a.x + b.x * s, a.y + b.y * s, a.z + b.z * s };
}

static inline double
rouse_vector_dot (RouseVector a, RouseVector b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline RouseVector
rouse_vector_cross (RouseVector a, RouseVector b)
{
  return (RouseVector) { a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

static inline double
rouse_vector_length (RouseVector a)
{
  return sqrt (rouse_vector_dot (a, a));
}

/* A vector without a length has no direction and stays as it is. */
static inline RouseVector
rouse_vector_normalize (RouseVector a)
{
  double length = rouse_vector_length (a);

  return length > 1e-12 ? rouse_vector_scale (a, 1 / length) : a;
}

static inline RouseVector
rouse_vector_mix (RouseVector a, RouseVector b, double t)
{
  return (RouseVector) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t };
}

/* What remains of a when its part along the unit vector n is taken away, normalised. */
static inline RouseVector
rouse_vector_reject (RouseVector a, RouseVector n)
{
  return rouse_vector_normalize (rouse_vector_step (a, n, -rouse_vector_dot (a, n)));
}

/* Right-hand rotation about the unit vector axis, in radians. */
static inline RouseVector
rouse_vector_rotate (RouseVector a, RouseVector axis, double angle)
{
  double c = cos (angle), s = sin (angle);
  RouseVector result = rouse_vector_scale (a, c);

  result = rouse_vector_step (result, rouse_vector_cross (axis, a), s);

  return rouse_vector_step (result, axis, rouse_vector_dot (axis, a) * (1 - c));
}

static inline double
rouse_radians (double degrees)
{
  return degrees * G_PI / 180;
}

static inline double
rouse_smoothstep (double t)
{
  t = CLAMP (t, 0, 1);

  return t * t * (3 - 2 * t);
}

G_END_DECLS
