/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-speech-track.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_EXPORTER (rouse_exporter_get_type ())
G_DECLARE_FINAL_TYPE (RouseExporter, rouse_exporter, ROUSE, EXPORTER, GObject)

/* Called on the main thread with a fraction from 0 to 1. */
typedef void (*RouseExportProgress) (double fraction, gpointer data);

RouseExporter *rouse_exporter_new (RouseTimeline *timeline, RouseVoice *voice);

void rouse_exporter_export_async (RouseExporter *self,
                                  GFile *file,
                                  RouseExportProgress progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
gboolean rouse_exporter_export_finish (RouseExporter *self, GAsyncResult *result, GError **error);

G_END_DECLS
