/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-warning.h"

#include <glib/gi18n.h>

/* A banner that whoever has read it can close. It says everything: where it has too little height, it scrolls. */

/* The library's own cuts what has more than three lines. */
static void
show_all_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    g_object_set (widget, "ellipsize", PANGO_ELLIPSIZE_NONE, "lines", -1, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_all_words (child);
}

static void
closed_cb (AdwBanner *banner)
{
  adw_banner_set_revealed (banner, FALSE);
}

/**
 * rouse_warning_new:
 *
 * Returns: (transfer floating): a banner that says nothing yet
 */
AdwBanner *
rouse_warning_new (void)
{
  AdwBanner *banner = ADW_BANNER (adw_banner_new (""));

  adw_banner_set_use_markup (banner, FALSE);
  adw_banner_set_button_label (banner, _ ("_Close"));
  show_all_words (GTK_WIDGET (banner));
  g_signal_connect (banner, "button-clicked", G_CALLBACK (closed_cb), NULL);

  return banner;
}

/**
 * rouse_warning_set:
 * @banner: the banner
 * @warning: (nullable): a sentence; %NULL when there is nothing to warn of any more
 */
void
rouse_warning_set (AdwBanner *banner, const char *warning)
{
  g_return_if_fail (ADW_IS_BANNER (banner));

  if (warning != NULL)
    adw_banner_set_title (banner, warning);
  adw_banner_set_revealed (banner, warning != NULL);
}
