/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RouseSessionLocks RouseSessionLocks;

RouseSessionLocks *rouse_session_locks_new (const char *path);
void rouse_session_locks_free (RouseSessionLocks *self);
gboolean rouse_session_locks_take (RouseSessionLocks *self, gint64 session);
void rouse_session_locks_leave (RouseSessionLocks *self, gint64 session);

G_END_DECLS
