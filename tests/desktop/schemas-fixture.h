/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettingsSchemaSource *schemas_fixture_open (const char *name);
GSettings *schemas_fixture_open_all (GSettingsSchemaSource *source);
GSettings *schemas_fixture_open_application (GSettingsSchemaSource *source);

G_END_DECLS
