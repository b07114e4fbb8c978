/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-body.h"

/* A foot with an arch on the inner side and five toes. A toe is a chain of three balls from the ball of the foot on;
 * places are forward of the ankle, above it and toward the other foot. */
typedef struct
{
  double forward;
  double up;
  double inner;
  double radius;
} FootBall;

#define N_TOES (ROUSE_N_TOE_CREASES + 1)
#define N_TOE_BALLS 3

static const FootBall toes[N_TOES][N_TOE_BALLS] = {
  { { .0790, -.0285, .0160, .0106 }, { .0975, -.0307, .0150, .0086 }, { .1105, -.0318, .0130, .0076 } },
  { { .0790, -.0290, .0050, .0088 }, { .0980, -.0312, .0045, .0066 }, { .1085, -.0334, .0035, .0060 } },
  { { .0770, -.0292, -.0040, .0084 }, { .0935, -.0314, -.0048, .0063 }, { .1035, -.0337, -.0055, .0057 } },
  { { .0735, -.0294, -.0120, .0080 }, { .0880, -.0317, -.0130, .0060 }, { .0970, -.0340, -.0138, .0054 } },
  { { .0690, -.0297, -.0190, .0078 }, { .0815, -.0320, -.0205, .0058 }, { .0890, -.0343, -.0215, .0052 } },
};

static const FootBall heel = { -.0235, -.0200, 0, .0195 };
static const FootBall ankle = { 0, 0, 0, .0198 };
static const FootBall instep = { .0300, -.0060, .0010, .0175 };
static const FootBall middle = { .0550, -.0150, .0010, .0165 };
static const FootBall arch = { .0300, -.0165, .0060, .0130 };
static const FootBall outer_edge = { .0250, -.0285, -.0120, .0110 };
static const FootBall inner_ball = { .0770, -.0275, .0175, .0120 };
static const FootBall outer_ball = { .0700, -.0285, -.0180, .0110 };

static RouseSolid
place (const RouseLeg *leg, RouseBodySide side, const FootBall *ball)
{
  RouseVector point = rouse_vector_step (leg->ankle, leg->foot_toes, ball->forward);

  point = rouse_vector_step (point, leg->foot_up, ball->up);
  point = rouse_vector_step (point, leg->foot_right, -rouse_body_side_sign (side) * ball->inner);
  return (RouseSolid) { .center = point, .radius = ball->radius };
}

static void
add_hull (RouseShape *foot, const RouseLeg *leg, RouseBodySide side, const FootBall *const *balls, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const RouseSolid solid = place (leg, side, balls[i]);

      rouse_shape_add_solid (foot, &solid);
    }
  rouse_shape_end_hull (foot);
}

/**
 * rouse_foot_build:
 * @foot: receives the foot
 * @leg: a posed leg
 * @side: which one
 */
void
rouse_foot_build (RouseShape *foot, const RouseLeg *leg, RouseBodySide side)
{
  const FootBall *const back[] = { &ankle, &heel, &instep };
  /* The outer edge stands on the ground from the heel to the toes; the inner one bridges it. */
  const FootBall *const edge[] = { &heel, &outer_edge, &outer_ball, &middle, &instep };
  const FootBall *const inside[] = { &heel, &arch, &instep };
  const FootBall *const vault[] = { &arch, &instep, &middle, &inner_ball };
  const FootBall *const front[]
      = { &middle, &inner_ball, &outer_ball, &toes[0][0], &toes[1][0], &toes[2][0], &toes[3][0], &toes[4][0] };

  add_hull (foot, leg, side, back, G_N_ELEMENTS (back));
  add_hull (foot, leg, side, edge, G_N_ELEMENTS (edge));
  add_hull (foot, leg, side, inside, G_N_ELEMENTS (inside));
  add_hull (foot, leg, side, vault, G_N_ELEMENTS (vault));
  add_hull (foot, leg, side, front, G_N_ELEMENTS (front));
  for (guint i = 0; i < N_TOES; i++)
    {
      RouseSolid toe[N_TOE_BALLS];

      for (guint j = 0; j < N_TOE_BALLS; j++)
        toe[j] = place (leg, side, &toes[i][j]);
      rouse_shape_add_chain (foot, toe, N_TOE_BALLS);
    }
}

/**
 * rouse_foot_get_creases:
 * @leg: a posed leg
 * @side: which one
 * @creases: (out caller-allocates) (array fixed-size=4): where one toe lies beside the next
 */
void
rouse_foot_get_creases (const RouseLeg *leg, RouseBodySide side, RouseCrease creases[ROUSE_N_TOE_CREASES])
{
  for (guint i = 0; i < ROUSE_N_TOE_CREASES; i++)
    for (guint j = 0; j < 2; j++)
      {
        const RouseSolid here = place (leg, side, &toes[i][j + 1]);
        const RouseSolid next = place (leg, side, &toes[i + 1][j + 1]);

        *(j == 0 ? &creases[i].from : &creases[i].to) = rouse_vector_mix (here.center, next.center, .5);
      }
}
