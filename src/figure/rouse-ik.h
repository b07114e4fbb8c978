/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-vector.h"

G_BEGIN_DECLS

/* A limb of two bones as it reaches for a target. */
typedef struct
{
  RouseVector middle;
  RouseVector end;
  RouseVector pole; /* unit, across the line from root to end: where the middle joint bends to */
} RouseReach;

RouseReach
rouse_ik_reach (RouseVector root, RouseVector target, double first, double second, RouseVector pole, double swivel);

G_END_DECLS
