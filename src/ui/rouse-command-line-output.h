/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-timeline.h"
#include "rouse-voice.h"

G_BEGIN_DECLS

char *rouse_command_line_list_to_text (RouseCatalog *catalog, RouseVoice *voice, GListModel *voices);
char *rouse_command_line_list_to_json (RouseCatalog *catalog, RouseVoice *voice, GListModel *voices);
char *rouse_command_line_timeline_to_text (RouseTimeline *timeline);
void rouse_command_line_show_progress (double fraction);
void rouse_command_line_hide_progress (void);

G_END_DECLS
