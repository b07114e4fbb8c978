/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-ui.h"

#include "rouse-resources.h"

/**
 * rouse_ui_init:
 *
 * Makes the templates, the style and the icons known. Needed once before the first widget; a static library would lose
 * the constructor that resources usually register themselves with.
 */
void
rouse_ui_init (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      rouse_register_resource ();
      g_once_init_leave (&registered, 1);
    }
}
