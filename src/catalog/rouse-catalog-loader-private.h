/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog-file.h"

G_BEGIN_DECLS

/* A catalogue on its way from files to content. Lives while it is loaded. */
typedef struct
{
  GPtrArray *files;   /* of RouseCatalogFile, in the order of their names */
  GHashTable *owners; /* "exercise bridge", "clip br-intro" … → RouseCatalogFile */
  GHashTable *places; /* the same → RouseNode */
  GStrvBuilder *errors;
  gboolean complete;   /* nothing has been left out so far */
  gboolean unreadable; /* the folder could not be listed: nothing more can be said about it */
  guint told;          /* bit mask of what is known to be missing */
} RouseCatalogLoader;

char *rouse_catalog_loader_make_key (const char *kind, const char *id);
void rouse_catalog_loader_take_error (RouseCatalogLoader *self, GError *error);
RouseCatalogFile *rouse_catalog_loader_find_owner (RouseCatalogLoader *self, const char *kind, const char *id);
void rouse_catalog_loader_leave_out_dependents (RouseCatalogLoader *self);
void rouse_catalog_loader_refuse_idle_motions (RouseCatalogLoader *self);
void rouse_catalog_loader_tell_missing (RouseCatalogLoader *self);

G_END_DECLS
