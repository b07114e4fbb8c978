/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog-enums.h"

G_BEGIN_DECLS

#define ROUSE_TONE_SAMPLES 9600

const float *rouse_tone_get_samples (RouseMovement movement);

G_END_DECLS
