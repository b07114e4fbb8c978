/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Which colours the figure is drawn in. */
typedef enum
{
  ROUSE_SCHEME_LIGHT,
  ROUSE_SCHEME_DARK,
  ROUSE_SCHEME_HIGH_CONTRAST_LIGHT,
  ROUSE_SCHEME_HIGH_CONTRAST_DARK,
} RouseScheme;
#define ROUSE_TYPE_SCHEME (rouse_scheme_get_type ())
GType rouse_scheme_get_type (void);

typedef struct
{
  double red;
  double green;
  double blue;
} RouseColor;

/* The colours of FIGURE.md 8. Clothes do not follow the accent colour: an orange one would swallow the glow. */
typedef struct
{
  RouseColor surface;
  RouseColor skin;
  RouseColor top;
  RouseColor leggings;
  RouseColor hair;
  RouseColor mat;
  RouseColor mat_side;
  RouseColor chair;
  RouseColor shade;
  RouseColor glow;
  RouseColor glow_core;
  RouseColor mark;
  RouseColor line;
  gboolean lines; /* high contrast: outlines instead of shades */
  double edge;    /* how dark a contact line is, and so on for the others */
  double shadow;
  double far;
  double form;
} RousePalette;

void rouse_palette_init (RousePalette *self, RouseScheme scheme);
RouseColor rouse_color_mix (RouseColor from, RouseColor to, double amount);
gboolean rouse_color_is_warm (RouseColor color);

G_END_DECLS
