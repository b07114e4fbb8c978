/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-stage-style.h"

#include "rouse-ui.h"

/* Colours, sizes and directions of the figure, the ring and the session page: a style sheet of their own, loaded with
 * the first of them, so that the window which is shown first does not pay for it. */

/**
 * rouse_stage_style_load:
 * @display: a display
 *
 * Makes the style sheet known to a display, once.
 */
void
rouse_stage_style_load (GdkDisplay *display)
{
  static const char *key = "rouse-stage-style";
  g_autoptr (GtkCssProvider) provider = NULL;

  g_return_if_fail (GDK_IS_DISPLAY (display));

  if (g_object_get_data (G_OBJECT (display), key) != NULL)
    return;

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, ROUSE_UI ("rouse-stage.css"));
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set_data_full (G_OBJECT (display), key, g_steal_pointer (&provider), g_object_unref);
}

/**
 * rouse_stage_style_get_scheme:
 * @manager: the style manager of a display
 *
 * Returns: the colours in which a figure is drawn there
 */
RouseScheme
rouse_stage_style_get_scheme (AdwStyleManager *manager)
{
  g_return_val_if_fail (ADW_IS_STYLE_MANAGER (manager), ROUSE_SCHEME_LIGHT);

  if (adw_style_manager_get_high_contrast (manager))
    return adw_style_manager_get_dark (manager) ? ROUSE_SCHEME_HIGH_CONTRAST_DARK : ROUSE_SCHEME_HIGH_CONTRAST_LIGHT;
  return adw_style_manager_get_dark (manager) ? ROUSE_SCHEME_DARK : ROUSE_SCHEME_LIGHT;
}

/**
 * rouse_stage_style_get_accent:
 * @manager: the style manager of a display
 * @accent: (out caller-allocates): the colour of the marks on a figure
 *
 * Gets the person's accent colour as it reads on the background. Next to the orange glow of a working muscle a warm
 * accent would say nothing, and in high contrast shape speaks: both use the colour of text.
 */
void
rouse_stage_style_get_accent (AdwStyleManager *manager, GdkRGBA *accent)
{
  AdwAccentColor color;
  gboolean dark;

  g_return_if_fail (ADW_IS_STYLE_MANAGER (manager));
  g_return_if_fail (accent != NULL);

  color = adw_style_manager_get_accent_color (manager);
  dark = adw_style_manager_get_dark (manager);
  if (adw_style_manager_get_high_contrast (manager) || color == ADW_ACCENT_COLOR_ORANGE
      || color == ADW_ACCENT_COLOR_YELLOW || color == ADW_ACCENT_COLOR_RED)
    gdk_rgba_parse (accent, dark ? "#ffffff" : "#000000");
  else
    adw_accent_color_to_standalone_rgba (color, dark, accent);
}

/**
 * rouse_stage_style_get_font_size:
 * @widget: a widget
 *
 * Returns: the size of its font in pixels, large text included
 */
double
rouse_stage_style_get_font_size (GtkWidget *widget)
{
  PangoContext *context;
  const PangoFontDescription *font;
  double size;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  context = gtk_widget_get_pango_context (widget);
  font = pango_context_get_font_description (context);
  size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  return pango_font_description_get_size_is_absolute (font) ? size
                                                            : size * pango_cairo_context_get_resolution (context) / 72;
}

/**
 * rouse_stage_style_keep_direction:
 * @widget: a widget and all that is in it
 *
 * Keeps what means time or a side of the body as it is, whichever way text runs.
 */
void
rouse_stage_style_keep_direction (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    rouse_stage_style_keep_direction (child);
}
