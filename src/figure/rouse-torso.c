/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-body.h"

#include "rouse-curve.h"

/* Levels of the torso loft: two balls each, half a width to the sides of the spine. */
static const double level_along[] = { -.026, 0, .045, .09, .13, .17, .215, .255, .285, .305, .325 };
static const double level_half_width[] = { .020, .043, .047, .041, .038, .041, .049, .058, .060, .050, .022 };
static const double level_radius[] = { .036, .0545, .0545, .050, .048, .051, .056, .056, .048, .040, .035 };
static const double level_forward[] = { -.004, -.003, -.002, 0, .002, .003, .005, .004, .001, -.001, .002 };

#define N_LEVELS G_N_ELEMENTS (level_along)
#define TOP_WIDTH .0035

typedef struct
{
  RouseSolid left;
  RouseSolid right;
} Slice;

static Slice
make_slice (const RouseSkeleton *skeleton, double along, double grow, gboolean flat)
{
  RouseFrame frame = rouse_skeleton_get_spine_frame (skeleton, along);
  double half_width = rouse_curve_at (level_along, level_half_width, N_LEVELS, along);
  double radius = rouse_curve_at (level_along, level_radius, N_LEVELS, along) + grow;
  double forward = rouse_curve_at (level_along, level_forward, N_LEVELS, along);
  RouseVector middle = rouse_vector_step (rouse_skeleton_get_spine (skeleton, along), frame.forward, forward);
  RouseVector normal = flat ? frame.up : rouse_vector (0, 0, 0);

  return (Slice) {
    .left = { .center = rouse_vector_step (middle, frame.right, -half_width), .radius = radius, .normal = normal },
    .right = { .center = rouse_vector_step (middle, frame.right, half_width), .radius = radius, .normal = normal },
  };
}

static void
add_loft (RouseShape *shape, const RouseSkeleton *skeleton, double from, double to, guint n, double grow, gboolean flat)
{
  Slice below = make_slice (skeleton, from, grow, flat);

  for (guint i = 1; i < n; i++)
    {
      Slice above = make_slice (skeleton, from + (to - from) * i / (n - 1), grow, flat);

      rouse_shape_add_solid (shape, &below.left);
      rouse_shape_add_solid (shape, &below.right);
      rouse_shape_add_solid (shape, &above.left);
      rouse_shape_add_solid (shape, &above.right);
      rouse_shape_end_hull (shape);
      below = above;
    }
}

/* A larger picture shows the chords between slices: these keep them within a quarter of a pixel of the curve. */
static guint
slices (guint fewest, guint detail)
{
  static const guint halves[] = { 2, 3, 5 };

  return fewest * halves[MIN (detail, 2)] / 2;
}

/**
 * rouse_torso_build_pelvis:
 * @pelvis: receives the clothed hips
 * @skeleton: a skeleton
 * @detail: 0 for a small picture, 1 for a usual one, 2 for a large one
 */
void
rouse_torso_build_pelvis (RouseShape *pelvis, const RouseSkeleton *skeleton, guint detail)
{
  add_loft (pelvis, skeleton, -.026, .115, slices (5, detail), 0, FALSE);

  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    {
      RouseSolid upper = rouse_glute_ball (skeleton, (RouseBodySide) i, 0);
      RouseSolid middle = rouse_glute_ball (skeleton, (RouseBodySide) i, 1);

      rouse_shape_add_solid (pelvis, &upper);
      rouse_shape_add_solid (pelvis, &middle);
      rouse_shape_end_hull (pelvis);
    }
}

static void
add_shoulder (RouseShape *top, const RouseSkeleton *skeleton, RouseBodySide side)
{
  const RouseFrame *frame = &skeleton->thorax_frame;
  RouseVector chest = rouse_vector_step (skeleton->c7, frame->up, -.075);

  rouse_shape_add_ball (top, rouse_vector_step (skeleton->c7, frame->up, -.006), .033);
  rouse_shape_add_ball (top, skeleton->arms[side].shoulder, .0385);
  rouse_shape_add_ball (top, rouse_vector_step (chest, frame->right, rouse_body_side_sign (side) * .05), .050);
  rouse_shape_end_hull (top);
}

/**
 * rouse_torso_build_top:
 * @top: receives the shirt without its sleeves
 * @skeleton: a skeleton
 * @detail: 0 for a small picture, 1 for a usual one, 2 for a large one
 */
void
rouse_torso_build_top (RouseShape *top, const RouseSkeleton *skeleton, guint detail)
{
  add_loft (top, skeleton, .100, .310, slices (7, detail), TOP_WIDTH, FALSE);
  add_loft (top, skeleton, .078, .110, 3, TOP_WIDTH, TRUE);
  add_loft (top, skeleton, .300, .321, 3, TOP_WIDTH, TRUE);

  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    add_shoulder (top, skeleton, (RouseBodySide) i);
}
