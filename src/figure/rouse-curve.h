/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-vector.h"

G_BEGIN_DECLS

/* One row of a limb's profile: where along the bone, how thick, how far before the bone's line. */
typedef struct
{
  double t;
  double radius;
  double forward;
} RouseProfile;

double rouse_curve_at (const double *knots, const double *values, guint n, double t);
RouseVector rouse_curve_at_vector (const double *knots, const RouseVector *points, guint n, double t);
RouseProfile rouse_profile_at (const RouseProfile *rows, guint n, double t);

G_END_DECLS
