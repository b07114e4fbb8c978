/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-node.h"

G_BEGIN_DECLS

/* A file of a catalogue that could be read. The tree is kept until its references are checked. */
typedef struct
{
  RouseNode *root;
  GObject *object;   /* nullable: the exercise, routine, lesson or motion that the file is */
  GListStore *items; /* nullable: its cues, or its points of safety */
  gboolean left_out;
} RouseCatalogFile;

RouseCatalogFile *rouse_catalog_file_new (GFile *file, GFileInfo *info, const char *const *languages, GError **error);
void rouse_catalog_file_free (RouseCatalogFile *self);

G_END_DECLS
