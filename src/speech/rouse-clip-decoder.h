/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Turns Ogg Opus files into samples, one after the other. Belongs to one thread. */
typedef struct _RouseClipDecoder RouseClipDecoder;

RouseClipDecoder *rouse_clip_decoder_new (GError **error);
void rouse_clip_decoder_free (RouseClipDecoder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseClipDecoder, rouse_clip_decoder_free)

float *rouse_clip_decoder_decode (RouseClipDecoder *self, GBytes *ogg, gsize *n_samples, GError **error);

G_END_DECLS
