/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-palette.h"

G_DEFINE_ENUM_TYPE (RouseScheme,
                    rouse_scheme,
                    G_DEFINE_ENUM_VALUE (ROUSE_SCHEME_LIGHT, "light"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SCHEME_DARK, "dark"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SCHEME_HIGH_CONTRAST_LIGHT, "high-contrast-light"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SCHEME_HIGH_CONTRAST_DARK, "high-contrast-dark"))

#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

static const RousePalette palettes[] = {
  [ROUSE_SCHEME_LIGHT] = {
    .surface = RGB (0xffffff), .skin = RGB (0xd9a07c), .top = RGB (0x5aa9a3), .leggings = RGB (0x46506e),
    .hair = RGB (0x4a3b36), .mat = RGB (0xdfe4ee), .mat_side = RGB (0xc3cbdb), .chair = RGB (0xaea498),
    .shade = RGB (0x1d1b3a), .glow = RGB (0xff7800), .glow_core = RGB (0xffbe6f), .mark = RGB (0x1c71d8),
    .edge = .30, .shadow = .13, .far = .24, .form = .13,
  },
  [ROUSE_SCHEME_DARK] = {
    .surface = RGB (0x2e2e32), .skin = RGB (0xcf9673), .top = RGB (0x4f9f9a), .leggings = RGB (0x7f8bb3),
    .hair = RGB (0x64493f), .mat = RGB (0x44485a), .mat_side = RGB (0x33364a), .chair = RGB (0x77726c),
    .shade = RGB (0x0b0a1c), .glow = RGB (0xff7800), .glow_core = RGB (0xffa348), .mark = RGB (0x78aeed),
    .edge = .42, .shadow = .35, .far = .36, .form = .20,
  },
  [ROUSE_SCHEME_HIGH_CONTRAST_LIGHT] = {
    .surface = RGB (0xffffff), .skin = RGB (0xffffff), .top = RGB (0xffffff), .leggings = RGB (0xc9c9cf),
    .hair = RGB (0x000000), .mat = RGB (0xffffff), .mat_side = RGB (0xffffff), .chair = RGB (0xffffff),
    .glow = RGB (0xe66100), .glow_core = RGB (0xe66100), .mark = RGB (0x003c9e), .line = RGB (0x000000),
    .lines = TRUE,
  },
  [ROUSE_SCHEME_HIGH_CONTRAST_DARK] = {
    .surface = RGB (0x000000), .skin = RGB (0x000000), .top = RGB (0x000000), .leggings = RGB (0x4a4a52),
    .hair = RGB (0xffffff), .mat = RGB (0x000000), .mat_side = RGB (0x000000), .chair = RGB (0x000000),
    .glow = RGB (0xffa348), .glow_core = RGB (0xffa348), .mark = RGB (0x99c8ff), .line = RGB (0xffffff),
    .lines = TRUE,
  },
};

/**
 * rouse_palette_init:
 * @self: (out caller-allocates): the palette
 * @scheme: for which scheme
 */
void
rouse_palette_init (RousePalette *self, RouseScheme scheme)
{
  g_return_if_fail ((guint) scheme < G_N_ELEMENTS (palettes));

  *self = palettes[scheme];
}

/**
 * rouse_color_mix:
 * @from: a colour
 * @to: another
 * @amount: 0 for @from, 1 for @to
 *
 * Returns: the mixture
 */
RouseColor
rouse_color_mix (RouseColor from, RouseColor to, double amount)
{
  return (RouseColor) {
    from.red + (to.red - from.red) * amount,
    from.green + (to.green - from.green) * amount,
    from.blue + (to.blue - from.blue) * amount,
  };
}

/**
 * rouse_color_is_warm:
 * @color: an accent colour
 *
 * A red, orange or yellow mark beside the orange glow would read as a muscle at work.
 *
 * Returns: whether marks must not have this colour
 */
gboolean
rouse_color_is_warm (RouseColor color)
{
  double most = MAX (color.red, MAX (color.green, color.blue));
  double least = MIN (color.red, MIN (color.green, color.blue));

  /* Red leads clearly, and blue is far behind: hues from red to yellow, neither pink nor purple. */
  return most - least > .25 * most && color.red >= most - .15 * (most - least)
         && color.blue - least < .35 * (most - least);
}
