/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"

G_BEGIN_DECLS

GListModel *rouse_sidebar_entries_create_topics (void);
GListModel *rouse_sidebar_entries_create (RouseCatalog *catalog, GListModel *topics);
const char *rouse_sidebar_entries_get_section (GObject *item);

G_END_DECLS
