/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-vector.h"

G_BEGIN_DECLS

/* A point or direction on the canvas, in pixels, y down. */
typedef struct
{
  double x;
  double y;
} RousePoint;

/* An orthographic view of the world. A value; mirrored is the other side of the body. */
typedef struct
{
  RouseVector right; /* world directions of the view's axes */
  RouseVector up;
  RouseVector toward; /* toward the viewer */
  RouseVector target;
  RousePoint center;
  double scale; /* pixels in a body height */
  gboolean mirrored;
} RouseCamera;

/* How far a drag may turn the figure: beyond this parts that cross would be drawn in the wrong order. */
#define ROUSE_CAMERA_MAX_YAW 35.0
#define ROUSE_CAMERA_MIN_ELEVATION 6.0
#define ROUSE_CAMERA_MAX_ELEVATION 30.0

void rouse_camera_init (RouseCamera *self,
                        const RouseCameraRig *rig,
                        double yaw,
                        double elevation,
                        double width,
                        double height,
                        gboolean mirrored);
RousePoint rouse_camera_project (const RouseCamera *self, RouseVector point);
RousePoint rouse_camera_project_direction (const RouseCamera *self, RouseVector direction);
double rouse_camera_get_depth (const RouseCamera *self, RouseVector point);

G_END_DECLS
