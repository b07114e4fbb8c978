/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session-stage.h"
#include "rouse-session-words.h"

G_BEGIN_DECLS

struct _RouseSessionStage
{
  GtkWidget parent_instance;

  RouseSession *session;
  GtkWidget *flash;
  GtkWidget *figure_view;
  GtkWidget *dial;
  GtkWidget *words;
  GtkWidget *steps;
  GtkWidget *caption;
  RouseSessionWords *spoken;

  gboolean captions;
  int caption_size;
  gboolean flashes;
  gboolean large;
  int head; /* what a bar lies over for a while, in pixels */
  gboolean has_steps;
  const char *phase_class;
};

typedef enum
{
  ROUSE_SESSION_STAGE_PROP_CAPTIONS = 1,
  ROUSE_SESSION_STAGE_PROP_CAPTION_SIZE,
  ROUSE_SESSION_STAGE_PROP_FLASH,
  ROUSE_SESSION_STAGE_PROP_LARGE,
  ROUSE_SESSION_STAGE_N_PROPS,
} RouseSessionStageProperty;

/* Standard, large, largest. */
#define ROUSE_N_CAPTION_SIZES 3

void rouse_session_stage_notify (RouseSessionStage *self, RouseSessionStageProperty property);
void rouse_session_stage_update_largest (RouseSessionStage *self);

G_END_DECLS
