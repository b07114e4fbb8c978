/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-thumbnail.h"

#include <adwaita.h>

/* Still figures for lists: the pose of the hold, where an exercise is told from the others. */

static void
style_changed_cb (RouseFigure *figure, GParamSpec *pspec, AdwStyleManager *style)
{
  if (adw_style_manager_get_high_contrast (style))
    rouse_figure_set_scheme (figure, adw_style_manager_get_dark (style) ? ROUSE_SCHEME_HIGH_CONTRAST_DARK
                                                                        : ROUSE_SCHEME_HIGH_CONTRAST_LIGHT);
  else
    rouse_figure_set_scheme (figure, adw_style_manager_get_dark (style) ? ROUSE_SCHEME_DARK : ROUSE_SCHEME_LIGHT);
}

/**
 * rouse_thumbnail_new:
 * @motion: the motion of a variant
 *
 * Makes a still picture of a motion that follows the colours of the desktop.
 *
 * Returns: (transfer full): the picture
 */
GdkPaintable *
rouse_thumbnail_new (RouseMotion *motion)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  RouseFigure *figure;
  RousePose pose;

  g_return_val_if_fail (ROUSE_IS_MOTION (motion), NULL);

  figure = rouse_figure_new ();
  rouse_motion_get_pose (motion, ROUSE_PHASE_HOLD, 0.5, ROUSE_SIDE_LEFT, &pose);
  rouse_figure_set_motion (figure, motion);
  rouse_figure_set_mirrored (figure, rouse_motion_get_mirrored (motion, ROUSE_SIDE_LEFT));
  rouse_figure_set_pose (figure, &pose);
  style_changed_cb (figure, NULL, style);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_changed_cb), figure, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (style_changed_cb), figure, G_CONNECT_SWAPPED);
  return GDK_PAINTABLE (figure);
}

/**
 * rouse_thumbnail_new_widget:
 * @motion: the motion of a variant
 *
 * Makes a still picture of one size for all motions, so that what stands beside it lines up from row to row.
 *
 * Returns: (transfer floating): the picture; the text beside it says what it shows
 */
GtkWidget *
rouse_thumbnail_new_widget (RouseMotion *motion)
{
  g_autoptr (GdkPaintable) thumbnail = rouse_thumbnail_new (motion);
  GtkWidget *clamp;
  GtkWidget *picture = g_object_new (GTK_TYPE_PICTURE, "paintable", thumbnail, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_size_request (picture, 64, 48);
  /* In both directions: a figure that stands would make its row taller than the others. */
  clamp = g_object_new (ADW_TYPE_CLAMP, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "child", picture,
                        "maximum-size", 64, "unit", ADW_LENGTH_UNIT_PX, NULL);
  return g_object_new (ADW_TYPE_CLAMP, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "child", clamp,
                       "orientation", GTK_ORIENTATION_VERTICAL, "maximum-size", 48, "unit", ADW_LENGTH_UNIT_PX,
                       "valign", GTK_ALIGN_CENTER, NULL);
}
