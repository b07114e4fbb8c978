/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-warning.h"

#include <glib/gi18n.h>

/* A banner that whoever has read it can close. */

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
