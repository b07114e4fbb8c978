/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-plan.h"

G_BEGIN_DECLS

gboolean rouse_overrides_apply (GVariant *overrides, RousePlanChoices *choices, GError **error);

G_END_DECLS
