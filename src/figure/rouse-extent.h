/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-camera.h"
#include "rouse-motion.h"

G_BEGIN_DECLS

/* Where a motion's picture can reach in the world, over all of its phases. Owned by the figure. */
typedef struct _RouseExtent RouseExtent;

RouseExtent *rouse_extent_new (RouseMotion *motion);
void rouse_extent_free (RouseExtent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseExtent, rouse_extent_free)

void rouse_extent_fit (RouseExtent *self, RouseCamera *camera, double width, double height);

G_END_DECLS
