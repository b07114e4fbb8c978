/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-high-contrast.h"

#include "rouse-ui.h"

/* What the display shows more of when the person asks for contrast. Libadwaita 1.10 no longer wants a style-hc.css of
 * the program's, and GTK knows the media query that takes its place from 4.20 on, newer than what Rouse is built for.
 */

static void
high_contrast_cb (AdwStyleManager *manager, GParamSpec *pspec, GtkCssProvider *provider)
{
  GdkDisplay *display = adw_style_manager_get_display (manager);

  if (adw_style_manager_get_high_contrast (manager))
    {
      gtk_css_provider_load_from_resource (provider, ROUSE_UI ("rouse-high-contrast.css"));
      gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
  else
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
}

/**
 * rouse_high_contrast_follow:
 * @display: a display
 *
 * Has the display use the style sheet for high contrast whenever the person wants that. Call it once for a display.
 */
void
rouse_high_contrast_follow (GdkDisplay *display)
{
  AdwStyleManager *manager;
  g_autoptr (GtkCssProvider) provider = NULL;

  g_return_if_fail (GDK_IS_DISPLAY (display));

  manager = adw_style_manager_get_for_display (display);
  provider = gtk_css_provider_new ();
  g_signal_connect_data (manager, "notify::high-contrast", G_CALLBACK (high_contrast_cb), g_object_ref (provider),
                         (GClosureNotify) (GCallback) g_object_unref, G_CONNECT_DEFAULT);
  high_contrast_cb (manager, NULL, provider);
}
