/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"

G_BEGIN_DECLS

#define ROUSE_SAMPLE_RATE 48000

#define ROUSE_VOICE_ERROR (rouse_voice_error_quark ())
GQuark rouse_voice_error_quark (void);

typedef enum
{
  ROUSE_VOICE_ERROR_MISSING,
  ROUSE_VOICE_ERROR_DAMAGED,
} RouseVoiceError;

/* A text, and the clip that speaks it. */
typedef struct
{
  const char *clip;
  const char *text;
} RouseVoiceText;

/* A word of a text, or some that are spoken as one: which bytes it is, and the sample at which it begins to be heard.
 */
typedef struct
{
  gsize start;
  gsize length;
  gint64 sample;
} RouseVoiceWord;

/* Speaks texts: mono float samples at ROUSE_SAMPLE_RATE. Lengths are known after learn, samples after prepare.
 * Everything on the main thread but get_samples, which any thread may call: what it returns lives as long as the voice.
 * A voice that knows from the start what it can speak leaves out learn, and one that does not know its words get_words.
 */
#define ROUSE_TYPE_VOICE (rouse_voice_get_type ())
G_DECLARE_INTERFACE (RouseVoice, rouse_voice, ROUSE, VOICE, GObject)

struct _RouseVoiceInterface
{
  GTypeInterface g_iface;

  const char *(*get_id) (RouseVoice *self);
  const char *(*get_name) (RouseVoice *self);
  const char *(*get_language) (RouseVoice *self);
  gint64 (*get_n_samples) (RouseVoice *self, const char *clip, const char *text);
  void (*learn_async) (RouseVoice *self,
                       const RouseVoiceText *texts,
                       gsize n_texts,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data);
  gboolean (*learn_finish) (RouseVoice *self, GAsyncResult *result, GError **error);
  void (*prepare_async) (RouseVoice *self,
                         const char *const *clips,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
  gboolean (*prepare_finish) (RouseVoice *self, GAsyncResult *result, GError **error);
  const float *(*get_samples) (RouseVoice *self, const char *clip, gsize *n_samples);
  const RouseVoiceWord *(*get_words) (RouseVoice *self, const char *clip, const char *text, gsize *n_words);
};

const char *rouse_voice_get_id (RouseVoice *self);
const char *rouse_voice_get_name (RouseVoice *self);
const char *rouse_voice_get_language (RouseVoice *self);
gint64 rouse_voice_get_n_samples (RouseVoice *self, const char *clip, const char *text);
gint64 rouse_voice_get_clip_length (const char *clip, const char *text, gpointer voice);
void rouse_voice_learn_async (RouseVoice *self,
                              const RouseVoiceText *texts,
                              gsize n_texts,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
void rouse_voice_learn_cues_async (
    RouseVoice *self, RouseCatalog *catalog, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean rouse_voice_learn_finish (RouseVoice *self, GAsyncResult *result, GError **error);
void rouse_voice_prepare_async (
    RouseVoice *self, const char *const *clips, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean rouse_voice_prepare_finish (RouseVoice *self, GAsyncResult *result, GError **error);
const float *rouse_voice_get_samples (RouseVoice *self, const char *clip, gsize *n_samples);
const RouseVoiceWord *rouse_voice_get_words (RouseVoice *self, const char *clip, const char *text, gsize *n_words);

gint64 rouse_samples_from_ns (gint64 ns);
gint64 rouse_samples_to_ns (gint64 samples);

G_END_DECLS
