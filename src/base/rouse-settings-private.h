/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-settings.h"

G_BEGIN_DECLS

struct _RouseSettings
{
  GObject parent_instance;

  GSettings *settings;
};

void rouse_settings_store (RouseSettings *self, const char *key, GVariant *value);

G_END_DECLS
