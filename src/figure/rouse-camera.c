/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-camera.h"

/**
 * rouse_camera_init:
 * @self: (out caller-allocates): the camera
 * @rig: where the motion wants to be seen from
 * @yaw: degrees added to the rig's yaw; clamped
 * @elevation: degrees added to the rig's elevation; the sum is clamped
 * @width: of the canvas, in pixels
 * @height: of the canvas, in pixels
 * @mirrored: whether left and right of the picture change places
 *
 * Points the camera. The middle of the canvas shows the rig's target.
 */
void
rouse_camera_init (RouseCamera *self,
                   const RouseCameraRig *rig,
                   double yaw,
                   double elevation,
                   double width,
                   double height,
                   gboolean mirrored)
{
  double turn = rouse_radians (rig->yaw + CLAMP (yaw, -ROUSE_CAMERA_MAX_YAW, ROUSE_CAMERA_MAX_YAW));
  double tilt
      = rouse_radians (CLAMP (rig->elevation + elevation, ROUSE_CAMERA_MIN_ELEVATION, ROUSE_CAMERA_MAX_ELEVATION));

  self->right = rouse_vector (cos (turn), 0, sin (turn));
  self->up = rouse_vector (sin (tilt) * sin (turn), cos (tilt), -sin (tilt) * cos (turn));
  self->toward = rouse_vector (-cos (tilt) * sin (turn), sin (tilt), cos (tilt) * cos (turn));
  self->target = rig->target;
  self->center = (RousePoint) { width / 2, height / 2 };
  self->scale = rig->scale * MIN (width, height * rig->aspect);
  self->mirrored = mirrored;
}

/**
 * rouse_camera_project:
 * @self: a camera
 * @point: in the world
 *
 * Returns: where @point is on the canvas
 */
RousePoint
rouse_camera_project (const RouseCamera *self, RouseVector point)
{
  RousePoint offset = rouse_camera_project_direction (self, rouse_vector_sub (point, self->target));

  return (RousePoint) { self->center.x + offset.x, self->center.y + offset.y };
}

/**
 * rouse_camera_project_direction:
 * @self: a camera
 * @direction: in the world
 *
 * Returns: how @direction runs on the canvas, in pixels
 */
RousePoint
rouse_camera_project_direction (const RouseCamera *self, RouseVector direction)
{
  double x = rouse_vector_dot (self->right, direction) * self->scale;

  return (RousePoint) { self->mirrored ? -x : x, -rouse_vector_dot (self->up, direction) * self->scale };
}

/**
 * rouse_camera_get_depth:
 * @self: a camera
 * @point: in the world
 *
 * Returns: how near @point is, in body heights from the target; larger is nearer
 */
double
rouse_camera_get_depth (const RouseCamera *self, RouseVector point)
{
  return rouse_vector_dot (self->toward, rouse_vector_sub (point, self->target));
}
