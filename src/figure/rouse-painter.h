/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-camera.h"
#include "rouse-palette.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Everything a picture depends on. */
typedef struct
{
  const RouseRig *rig;
  const RousePose *pose;
  const RousePalette *palette;
  RouseCamera camera;
  double glow_scale; /* factor for the glow: a breath is 1 ± .06 */
} RouseScene;

/* Draws scenes, one after another; keeps its memory from frame to frame. All figures share it. */
typedef struct _RousePainter RousePainter;

RousePainter *rouse_painter_hold (void);
void rouse_painter_release (RousePainter *self);

void rouse_painter_paint (RousePainter *self, cairo_t *cr, const RouseScene *scene);

G_END_DECLS
