/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-ik.h"

/**
 * rouse_ik_reach:
 * @root: the joint at the trunk
 * @target: where the end should be
 * @first: length of the bone at the trunk
 * @second: length of the bone at the end
 * @pole: the direction the middle joint bends to
 * @swivel: degrees by which the middle joint turns about the line from @root to @target, right-hand rule
 *
 * Two bones and a target leave one freedom, the swivel. A target out of reach gives a limb that is just not straight,
 * because a fully straight one would have no plane to bend in.
 *
 * Returns: the limb
 */
RouseReach
rouse_ik_reach (RouseVector root, RouseVector target, double first, double second, RouseVector pole, double swivel)
{
  RouseVector line = rouse_vector_sub (target, root);
  RouseVector u = rouse_vector_normalize (line);
  double distance = CLAMP (rouse_vector_length (line), fabs (first - second) + 1e-4, .9995 * (first + second));
  double along = (first * first - second * second + distance * distance) / (2 * distance);
  double across = sqrt (MAX (first * first - along * along, 0));
  RouseReach reach;

  reach.pole = rouse_vector_rotate (rouse_vector_reject (pole, u), u, rouse_radians (swivel));
  reach.middle = rouse_vector_step (rouse_vector_step (root, u, along), reach.pole, across);
  reach.end = rouse_vector_step (root, u, distance);

  return reach;
}
