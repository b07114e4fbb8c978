/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-body.h"

/* A ball of the head: forward, up and right of its middle. */
typedef struct
{
  double x;
  double y;
  double z;
  double radius;
} HeadBall;

#define CRANIUM { -.008, .012, 0, .0515 }
#define FOREHEAD { .010, .012, 0, .040 }
#define CHEEKS { .018, -.016, .012, .027 }, { .018, -.016, -.012, .027 }
#define JAW { -.002, -.030, .024, .017 }, { -.002, -.030, -.024, .017 }
#define MOUTH { .0315, -.027, .006, .0165 }, { .0315, -.027, -.006, .0165 }
#define CHIN { .030, -.046, .004, .015 }, { .030, -.046, -.004, .015 }
#define BROW { .036, .010, 0, .013 }
#define NOSE { .0455, 0, 0, .0055 }, { .057, -.016, 0, .006 }, { .043, -.022, 0, .008 }

static const HeadBall skull[] = { CRANIUM, FOREHEAD, CHEEKS };
static const HeadBall cheeks[] = { CHEEKS, JAW, FOREHEAD };
static const HeadBall jaw[] = { JAW, CHIN };
static const HeadBall mouth[] = { CHEEKS, MOUTH, CHIN };
static const HeadBall brow[] = { FOREHEAD, BROW, CHEEKS };
static const HeadBall nose[] = { NOSE };

/**
 * rouse_body_get_head_point:
 * @skeleton: a skeleton
 * @x: forward
 * @y: up
 * @z: toward the body's right
 *
 * Returns: that point of the head, from its middle
 */
RouseVector
rouse_body_get_head_point (const RouseSkeleton *skeleton, double x, double y, double z)
{
  const RouseFrame *frame = &skeleton->head_frame;
  RouseVector point = rouse_vector_step (skeleton->head, frame->forward, x);

  return rouse_vector_step (rouse_vector_step (point, frame->up, y), frame->right, z);
}

static void
add_head_hull (RouseShape *shape, const RouseSkeleton *skeleton, const HeadBall *balls, guint n)
{
  for (guint i = 0; i < n; i++)
    rouse_shape_add_ball (shape, rouse_body_get_head_point (skeleton, balls[i].x, balls[i].y, balls[i].z),
                          balls[i].radius);
  rouse_shape_end_hull (shape);
}

static void
build_head (RouseBody *self, const RouseSkeleton *skeleton)
{
  RouseShape *head = &self->parts[ROUSE_PART_HEAD];

  add_head_hull (head, skeleton, skull, G_N_ELEMENTS (skull));
  add_head_hull (head, skeleton, cheeks, G_N_ELEMENTS (cheeks));
  add_head_hull (head, skeleton, jaw, G_N_ELEMENTS (jaw));
  add_head_hull (head, skeleton, mouth, G_N_ELEMENTS (mouth));
  add_head_hull (head, skeleton, brow, G_N_ELEMENTS (brow));
  add_head_hull (head, skeleton, nose, G_N_ELEMENTS (nose));
  add_head_hull (&self->parts[ROUSE_PART_NOSE], skeleton, nose, G_N_ELEMENTS (nose));

  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    {
      double sign = rouse_body_side_sign ((RouseBodySide) i);
      const HeadBall ear[] = { { -.006, -.010, .0465 * sign, .0105 }, { -.003, -.021, .0445 * sign, .0065 } };

      add_head_hull (&self->parts[ROUSE_PART_LEFT_EAR + i], skeleton, ear, G_N_ELEMENTS (ear));
    }
}

static void
build_neck (RouseBody *self, const RouseSkeleton *skeleton)
{
  RouseShape *neck = &self->parts[ROUSE_PART_NECK];

  rouse_shape_add_ball (neck, rouse_vector_step (skeleton->c7, skeleton->thorax_frame.up, -.01), .030);
  rouse_shape_add_ball (neck, skeleton->atlas, .0285);
  rouse_shape_end_hull (neck);
  rouse_shape_add_ball (neck, skeleton->atlas, .0285);
  rouse_shape_add_ball (neck, rouse_vector_step (skeleton->atlas, skeleton->head_frame.up, .03), .030);
  rouse_shape_end_hull (neck);
}

/* Hair at the nape: a rounded edge between the ears and a ball that carries it up to the cap. */
static void
build_nape (RouseBody *self, const RouseSkeleton *skeleton)
{
  RouseShape *nape = &self->parts[ROUSE_PART_NAPE];
  RouseVector cap = rouse_body_get_head_point (skeleton, -.010, .014, 0);
  RouseVector middle = rouse_body_get_head_point (skeleton, -.030, -.014, 0);
  RouseVector way = rouse_vector_normalize (rouse_vector_sub (middle, cap));

  rouse_shape_add_ball (nape, rouse_body_get_head_point (skeleton, -.030, -.014, .012), .027);
  rouse_shape_add_ball (nape, rouse_body_get_head_point (skeleton, -.030, -.014, -.012), .027);
  rouse_shape_add_ball (nape, rouse_vector_step (cap, way, .012), .045);
  rouse_shape_end_hull (nape);
}

void
rouse_body_init (RouseBody *self)
{
  for (guint i = 0; i < ROUSE_N_PARTS; i++)
    rouse_shape_init (&self->parts[i]);
}

void
rouse_body_finish (RouseBody *self)
{
  for (guint i = 0; i < ROUSE_N_PARTS; i++)
    rouse_shape_finish (&self->parts[i]);
}

/**
 * rouse_body_pose:
 * @self: a body
 * @skeleton: a posed skeleton
 * @detail: 0 for a small picture, 1 for a usual one, 2 for a large one
 *
 * Puts flesh and clothes on the bones.
 */
void
rouse_body_pose (RouseBody *self, const RouseSkeleton *skeleton, guint detail)
{
  for (guint i = 0; i < ROUSE_N_PARTS; i++)
    rouse_shape_clear (&self->parts[i]);

  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    {
      rouse_leg_build (&self->parts[ROUSE_PART_LEFT_THIGH + i], &self->parts[ROUSE_PART_LEFT_SHANK + i],
                       &self->parts[ROUSE_PART_LEFT_FOOT + i], skeleton, (RouseBodySide) i);
      rouse_arm_build (&self->parts[ROUSE_PART_LEFT_ARM + i], &self->parts[ROUSE_PART_LEFT_SLEEVE + i], skeleton,
                       (RouseBodySide) i);
    }

  rouse_torso_build_pelvis (&self->parts[ROUSE_PART_PELVIS], skeleton, detail);
  rouse_torso_build_top (&self->parts[ROUSE_PART_TOP], skeleton, detail);
  build_neck (self, skeleton);
  build_head (self, skeleton);
  build_nape (self, skeleton);
}
