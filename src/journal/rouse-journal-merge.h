/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-journal-file.h"

G_BEGIN_DECLS

gboolean rouse_journal_merge_visit (RouseJournalFile *file,
                                    GHashTable *unsaved,
                                    guint32 first,
                                    guint32 last,
                                    RouseRecordFunc function,
                                    gpointer data,
                                    GError **error);

G_END_DECLS
