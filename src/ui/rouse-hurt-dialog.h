/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_HURT_DIALOG (rouse_hurt_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RouseHurtDialog, rouse_hurt_dialog, ROUSE, HURT_DIALOG, AdwDialog)

AdwDialog *rouse_hurt_dialog_new (RouseSession *session);

const char *rouse_hurt_dialog_get_words (RouseHurtDialog *self);
const char *rouse_hurt_dialog_get_question (RouseHurtDialog *self);

G_END_DECLS
