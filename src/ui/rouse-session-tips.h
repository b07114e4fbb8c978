/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"
#include "rouse-settings.h"

G_BEGIN_DECLS

void rouse_session_tips_follow (RouseSession *session, RouseSettings *settings);

G_END_DECLS
