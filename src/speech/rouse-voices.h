/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-voice.h"

G_BEGIN_DECLS

GListModel *rouse_voices_list (const char *pkgdatadir, const char *language);
RouseVoice *rouse_voices_open (const char *pkgdatadir, const char *language, const char *id, GError **error);

G_END_DECLS
