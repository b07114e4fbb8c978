/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects where the joints are: FIGURE.md's test vectors, those of the variants, and what holds in every moment of a
 * repetition, such as feet that stay where they are and targets that can be reached. */

#include "motion-fixture.h"
#include "rouse-body.h"
#include "rouse-curve.h"
#include "rouse-ik.h"

#define N_STEPS 40

typedef enum
{
  PELVIS,
  C7,
  KNEE_RIGHT,
  KNEE_LEFT,
  ANKLE_RIGHT,
  ANKLE_LEFT,
  ELBOW_RIGHT,
  WRIST_RIGHT,
  WRIST_LEFT,
} Joint;

typedef struct
{
  const char *motion;
  int phase; /* a RousePhase, or -1: the start of getting ready */
  double fraction;
  Joint joint;
  RouseVector place;
} Vector;

static const Vector vectors[] = {
  { "bridge", 0, 0, PELVIS, { .321, .068, 0 } },
  { "bridge", 0, 0, C7, { 0, .050, 0 } },
  { "bridge", 0, 0, KNEE_RIGHT, { .459, .270, .055 } },
  { "bridge", 0, 1, PELVIS, { .299, .177, 0 } },
  { "bridge", 0, 1, KNEE_RIGHT, { .519, .284, .059 } },
  { "bridge", 0, 1, ELBOW_RIGHT, { .166, .031, .220 } },
  { "bridge", 1, 1, PELVIS, { .293, .190, 0 } },
  { "bridge", 1, 1, KNEE_RIGHT, { .519, .284, .059 } },
  { "clamshell", 0, 0, PELVIS, { 0, .100, 0 } },
  { "clamshell", 0, 0, C7, { .325, .100, 0 } },
  { "clamshell", 0, 0, KNEE_RIGHT, { -.176, .134, .170 } },
  { "clamshell", 0, 0, KNEE_LEFT, { -.173, .051, .173 } },
  { "clamshell", 0, 1, KNEE_RIGHT, { -.193, .266, .093 } },
  { "clamshell", 0, 1, ELBOW_RIGHT, { .191, .169, .168 } },
  { "clamshell", 0, 1, PELVIS, { 0, .100, 0 } },
  { "hinge", -1, 0, PELVIS, { .012, .527, 0 } },
  { "hinge", -1, 0, C7, { .008, .852, 0 } },
  { "hinge", -1, 0, KNEE_RIGHT, { .034, .283, .040 } },
  { "hinge", -1, 0, ANKLE_LEFT, { -.022, .040, -.046 } },
  { "hinge", 0, 1, PELVIS, { -.082, .5165, 0 } },
  { "hinge", 0, 1, C7, { .214, .651, 0 } },
  { "hinge", 0, 1, KNEE_RIGHT, { -.001, .285, .041 } },
  { "hinge", 0, 1, ANKLE_LEFT, { -.542, .345, -.046 } },
  { "hinge", 0, 1, WRIST_RIGHT, { .245, .322, .128 } },
  { "bridge-easy", 1, 1, PELVIS, { .317, .121, 0 } },
  { "bridge-easy", 1, 1, KNEE_RIGHT, { .502, .282, .057 } },
  { "bridge-hard", 1, .5, PELVIS, { .295, .185, 0 } },
  { "bridge-hard", 1, .5, KNEE_LEFT, { .519, .284, -.059 } },
  { "bridge-hard", 1, .5, ANKLE_RIGHT, { .754, .358, .072 } },
  { "clamshell-easy", 1, 1, KNEE_RIGHT, { -.185, .200, .151 } },
  { "clamshell-hard", 0, 0, KNEE_RIGHT, { -.173, .147, .173 } },
  { "clamshell-hard", 1, 1, KNEE_RIGHT, { -.169, .270, .127 } },
  { "clamshell-hard", 1, 1, KNEE_LEFT, { -.175, .063, .171 } },
  { "hinge-easy", 1, 1, PELVIS, { -.022, .523, 0 } },
  { "hinge-easy", 1, 1, WRIST_LEFT, { .190, .548, -.085 } },
  { "hinge-easy", 1, 1, KNEE_LEFT, { -.064, .282, -.043 } },
  { "hinge-hard", 1, 1, C7, { .228, .588, 0 } },
  { "hinge-hard", 1, 1, ANKLE_LEFT, { -.572, .431, -.046 } },
};

static RouseVector
get_joint (const RouseSkeleton *skeleton, Joint joint)
{
  switch (joint)
    {
    case PELVIS:
      return skeleton->pelvis;
    case C7:
      return skeleton->c7;
    case KNEE_RIGHT:
      return skeleton->legs[ROUSE_BODY_RIGHT].knee;
    case KNEE_LEFT:
      return skeleton->legs[ROUSE_BODY_LEFT].knee;
    case ANKLE_RIGHT:
      return skeleton->legs[ROUSE_BODY_RIGHT].ankle;
    case ANKLE_LEFT:
      return skeleton->legs[ROUSE_BODY_LEFT].ankle;
    case ELBOW_RIGHT:
      return skeleton->arms[ROUSE_BODY_RIGHT].elbow;
    case WRIST_RIGHT:
      return skeleton->arms[ROUSE_BODY_RIGHT].wrist;
    case WRIST_LEFT:
      return skeleton->arms[ROUSE_BODY_LEFT].wrist;
    default:
      g_assert_not_reached ();
    }
}

static void
assert_near (RouseVector a, RouseVector b, double tolerance, const char *what)
{
  if (rouse_vector_length (rouse_vector_sub (a, b)) > tolerance)
    g_error ("%s: %.4f %.4f %.4f, not %.4f %.4f %.4f", what, a.x, a.y, a.z, b.x, b.y, b.z);
}

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const Vector *vector = &vectors[i];
      g_autoptr (RouseMotion) motion = motion_fixture_load (vector->motion);
      g_autofree char *what
          = g_strdup_printf ("%s %d %g joint %d", vector->motion, vector->phase, vector->fraction, vector->joint);
      RouseSkeleton skeleton;
      RousePose pose;

      rouse_motion_get_ready_pose (motion, vector->fraction, ROUSE_SIDE_RIGHT, &pose);
      if (vector->phase >= 0)
        rouse_motion_get_pose (motion, (RousePhase) vector->phase, vector->fraction, ROUSE_SIDE_RIGHT, &pose);
      rouse_skeleton_pose (&skeleton, rouse_motion_get_rig (motion), &pose);
      assert_near (get_joint (&skeleton, vector->joint), vector->place, .0011, what);
    }
}

static RouseVector
get_target (const RousePose *pose, RouseChannel left_x, RouseBodySide side)
{
  return rouse_vector (rouse_pose_get_limb (pose, left_x, side), rouse_pose_get_limb (pose, left_x + 2, side),
                       rouse_pose_get_limb (pose, left_x + 4, side));
}

static void
check_targets (const RouseRig *rig, const RousePose *pose, const char *what)
{
  RouseSkeleton skeleton;

  rouse_skeleton_pose (&skeleton, rig, pose);
  for (guint side = 0; side < ROUSE_N_BODY_SIDES; side++)
    {
      gboolean lifted = rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_EXTEND, side) > 0;

      if (rig->legs[side].mode != ROUSE_LIMB_FREE && !lifted)
        assert_near (skeleton.legs[side].ankle, get_target (pose, ROUSE_CHANNEL_LEFT_ANKLE_X, side), 1e-3, what);
      if (rig->arms[side].mode != ROUSE_LIMB_FREE)
        assert_near (skeleton.arms[side].wrist, get_target (pose, ROUSE_CHANNEL_LEFT_WRIST_X, side), 1e-3, what);
    }
}

/* The soft body may sink into the mat a little, never more; its shirt is .0035 thick. */
static void
check_floor (RouseBody *body, const RouseRig *rig, const RousePose *pose, const char *what)
{
  RouseSkeleton skeleton;

  rouse_skeleton_pose (&skeleton, rig, pose);
  rouse_body_pose (body, &skeleton, 2);
  for (guint part = 0; part < ROUSE_N_PARTS; part++)
    for (guint i = 0; i < body->parts[part].solids->len; i++)
      {
        const RouseSolid *solid = &g_array_index (body->parts[part].solids, RouseSolid, i);

        if (solid->center.y - solid->radius < (part == ROUSE_PART_TOP ? -.0185 : -.015)
            && rouse_vector_length (solid->normal) < .5)
          g_error ("%s: part %u is %.4f deep in the floor", what, part, -(solid->center.y - solid->radius));
      }
}

static void
test_repetition (void)
{
  RouseBody body;

  rouse_body_init (&body);
  for (guint i = 0; i < N_MOTIONS; i++)
    {
      g_autoptr (RouseMotion) motion = motion_fixture_load (motion_ids[i]);
      const RouseRig *rig = rouse_motion_get_rig (motion);

      for (guint step = 0; step <= N_STEPS * (ROUSE_N_PHASES + 1); step++)
        for (guint side = ROUSE_SIDE_LEFT; side <= ROUSE_SIDE_RIGHT; side++)
          {
            guint phase = step / (N_STEPS + 1);
            double fraction = step % (N_STEPS + 1) / (double) N_STEPS;
            g_autofree char *what = g_strdup_printf ("%s phase %u at %g", motion_ids[i], phase, fraction);
            RousePose pose;

            if (phase < ROUSE_N_PHASES)
              rouse_motion_get_pose (motion, phase, fraction, side, &pose);
            else
              rouse_motion_get_ready_pose (motion, fraction, side, &pose);
            check_targets (rig, &pose, what);
            check_floor (&body, rig, &pose, what);
          }
    }
  rouse_body_finish (&body);
}

/* A straight leg keeps the thighs side by side, and swapping legs gives the picture's other leg. */
static void
test_alternating (void)
{
  g_autoptr (RouseMotion) motion = motion_fixture_load ("bridge-hard");
  RouseSkeleton right, left;
  RouseVector thigh_right, thigh_left, mirrored;

  motion_fixture_pose (motion, ROUSE_PHASE_HOLD, .5, ROUSE_SIDE_RIGHT, &right);
  motion_fixture_pose (motion, ROUSE_PHASE_HOLD, .5, ROUSE_SIDE_LEFT, &left);

  thigh_right = right.legs[ROUSE_BODY_RIGHT].thigh;
  thigh_left = right.legs[ROUSE_BODY_LEFT].thigh;
  g_assert_cmpfloat_with_epsilon (thigh_right.y, thigh_left.y, 1e-9);
  g_assert_cmpfloat (rouse_vector_dot (right.legs[ROUSE_BODY_RIGHT].thigh, right.legs[ROUSE_BODY_RIGHT].shank), >, .98);
  g_assert_cmpfloat (rouse_vector_dot (right.legs[ROUSE_BODY_LEFT].thigh, right.legs[ROUSE_BODY_LEFT].shank), <, .5);

  mirrored = left.legs[ROUSE_BODY_LEFT].ankle;
  mirrored.z = -mirrored.z;
  assert_near (right.legs[ROUSE_BODY_RIGHT].ankle, mirrored, 1e-9, "the other ankle");
  assert_near (right.arms[ROUSE_BODY_RIGHT].wrist, left.arms[ROUSE_BODY_RIGHT].wrist, 1e-9, "the same wrist");
}

static void
test_reach (void)
{
  RouseVector root = { 0, 0, 0 }, pole = { 0, 1, 0 };
  RouseReach far = rouse_ik_reach (root, rouse_vector (9, 0, 0), .3, .2, pole, 0);
  RouseReach turned = rouse_ik_reach (root, rouse_vector (.3, 0, 0), .3, .2, pole, 90);

  /* Out of reach: bones keep their lengths and the limb still bends the right way. */
  g_assert_cmpfloat_with_epsilon (rouse_vector_length (far.middle), .3, 1e-9);
  g_assert_cmpfloat_with_epsilon (rouse_vector_length (rouse_vector_sub (far.end, far.middle)), .2, 1e-9);
  g_assert_cmpfloat (far.middle.y, >, 0);

  /* The swivel turns the middle joint by the right hand: from up toward the viewer about +x. */
  g_assert_cmpfloat_with_epsilon (turned.end.x, .3, 1e-9);
  g_assert_cmpfloat (turned.middle.z, >, .05);
  g_assert_cmpfloat_with_epsilon (turned.middle.y, 0, 1e-9);
}

static void
test_curve (void)
{
  static const double knots[] = { 0, .2, 1 };
  static const double values[] = { 1, 3, 2 };
  static const double line[] = { 5, 6, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (knots); i++)
    g_assert_cmpfloat_with_epsilon (rouse_curve_at (knots, values, 3, knots[i]), values[i], 1e-12);
  g_assert_cmpfloat_with_epsilon (rouse_curve_at (knots, line, 3, .6), 8, 1e-12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/skeleton/vectors", test_vectors);
  g_test_add_func ("/figure/skeleton/repetition", test_repetition);
  g_test_add_func ("/figure/skeleton/alternating", test_alternating);
  g_test_add_func ("/figure/skeleton/reach", test_reach);
  g_test_add_func ("/figure/skeleton/curve", test_curve);

  return g_test_run ();
}
