/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* libespeak-ng, of which there is one for the whole process. May be asked on any thread: callers take turns. */
char *rouse_espeak_find_voice (const char *language, GError **error);
GArray *rouse_espeak_speak (
    const char *voice, const char *text, GCancellable *cancellable, guint *rate, GArray **words, GError **error);

G_END_DECLS
