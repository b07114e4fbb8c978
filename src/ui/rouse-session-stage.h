/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-figure-view.h"
#include "rouse-session-dial.h"
#include "rouse-stage-layout.h"
#include "rouse-voice.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_SESSION_STAGE (rouse_session_stage_get_type ())
G_DECLARE_FINAL_TYPE (RouseSessionStage, rouse_session_stage, ROUSE, SESSION_STAGE, GtkWidget)

GtkWidget *rouse_session_stage_new (RouseSession *session);

void rouse_session_stage_set_voice (RouseSessionStage *self, RouseVoice *voice);
void rouse_session_stage_update (RouseSessionStage *self);
gboolean rouse_session_stage_get_captions (RouseSessionStage *self);
void rouse_session_stage_set_captions (RouseSessionStage *self, gboolean captions);
int rouse_session_stage_get_caption_size (RouseSessionStage *self);
void rouse_session_stage_set_caption_size (RouseSessionStage *self, int size);
gboolean rouse_session_stage_get_flash (RouseSessionStage *self);
void rouse_session_stage_set_flash (RouseSessionStage *self, gboolean flash);
gboolean rouse_session_stage_get_large (RouseSessionStage *self);
void rouse_session_stage_set_head (RouseSessionStage *self, int head);
void rouse_session_stage_set_large (RouseSessionStage *self, gboolean large);
RouseFigureView *rouse_session_stage_get_figure_view (RouseSessionStage *self);
RouseSessionDial *rouse_session_stage_get_dial (RouseSessionStage *self);
const char *rouse_session_stage_get_phase_title (RouseSessionStage *self);
RouseSide rouse_session_stage_get_side (RouseSessionStage *self);
const char *rouse_session_stage_get_caption (RouseSessionStage *self);
GtkWidget *rouse_session_stage_get_part (RouseSessionStage *self, RouseStagePart part);

G_END_DECLS
