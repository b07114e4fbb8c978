/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What tells programs whether a screen reader runs. */
typedef struct
{
  GDBusConnection *bus;
  GDBusNodeInfo *info;
  guint object;
  guint name;
  gboolean owned;
  gboolean running;
} FakeReader;

void fake_reader_start (FakeReader *self, gboolean running);
void fake_reader_set_running (FakeReader *self, gboolean running);
void fake_reader_stop (FakeReader *self);

G_END_DECLS
