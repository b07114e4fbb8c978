/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-exercise.h"

G_BEGIN_DECLS

/* What the good files of a folder hold together. */
typedef struct
{
  GListStore *exercises;
  GListStore *routines;
  GListStore *lessons;
  GListStore *safety;
  GListStore *cues;
  GHashTable *by_id;    /* "exercise bridge", "cue br-intro" … → object, owned */
  GHashTable *messages; /* id → text */
  GHashTable *spoken;   /* clip → text */
  char *language;       /* of most spoken texts */
  GStrv errors;
} RouseCatalogContent;

void rouse_catalog_content_load (RouseCatalogContent *self, GFile *folder, const char *const *languages);
void rouse_catalog_content_clear (RouseCatalogContent *self);
gpointer rouse_catalog_content_lookup (RouseCatalogContent *self, const char *kind, const char *id);

G_END_DECLS
