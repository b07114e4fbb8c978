/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"

G_BEGIN_DECLS

char *rouse_stage_captions_create (RouseSession *session);

G_END_DECLS
