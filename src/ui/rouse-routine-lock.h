/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-settings.h"

G_BEGIN_DECLS

char *
rouse_routine_lock_dup_reason (RouseRoutine *routine, RouseCatalog *catalog, RouseSettings *settings, guint32 today);

G_END_DECLS
