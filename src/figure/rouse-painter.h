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

/* Draws scenes; keeps its memory from frame to frame. */
typedef struct _RousePainter RousePainter;

RousePainter *rouse_painter_new (void);
void rouse_painter_free (RousePainter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RousePainter, rouse_painter_free)

void rouse_painter_paint (RousePainter *self, cairo_t *cr, const RouseScene *scene);

G_END_DECLS
