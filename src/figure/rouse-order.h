/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-camera.h"
#include "rouse-skeleton.h"

G_BEGIN_DECLS

/* What the painter does one after the other, far first. */
typedef enum
{
  ROUSE_LAYER_PELVIS,
  ROUSE_LAYER_TOP,
  ROUSE_LAYER_HEAD,
  ROUSE_LAYER_LEFT_LEG,
  ROUSE_LAYER_RIGHT_LEG,
  ROUSE_LAYER_LEFT_ARM,
  ROUSE_LAYER_RIGHT_ARM,
  ROUSE_LAYER_NECK,
  ROUSE_LAYER_GLOW,
  ROUSE_N_LAYERS,
} RouseLayer;

typedef struct
{
  RouseLayer layers[ROUSE_N_LAYERS];
  gboolean arm_in_front[ROUSE_N_BODY_SIDES];
  double leg_depth[ROUSE_N_BODY_SIDES];
  double arm_depth[ROUSE_N_BODY_SIDES];
} RouseOrder;

void rouse_order_init (RouseOrder *self,
                       const RouseSkeleton *skeleton,
                       const RouseCamera *camera,
                       const gboolean glows[ROUSE_N_BODY_SIDES]);
guint rouse_order_get_index (const RouseOrder *self, RouseLayer layer);

G_END_DECLS
