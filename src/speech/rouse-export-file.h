/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that appears under its name when it is complete, or not at all. */
typedef struct _RouseExportFile RouseExportFile;

RouseExportFile *rouse_export_file_new (GFile *target, GError **error);
void rouse_export_file_free (RouseExportFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseExportFile, rouse_export_file_free)

GOutputStream *rouse_export_file_get_stream (RouseExportFile *self);
gboolean rouse_export_file_keep (RouseExportFile *self, GError **error);
void rouse_export_file_set_error (GFile *target, const GError *cause, GError **error);

G_END_DECLS
