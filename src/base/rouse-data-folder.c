/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-data-folder.h"

#include "rouse-config.h"

/**
 * rouse_get_data_folder:
 *
 * Bundles are looked for where Rouse was installed, or, for a build that is not, in $ROUSE_DATA_DIR.
 *
 * Returns: the folder of the catalogue's and the voices' bundles
 */
const char *
rouse_get_data_folder (void)
{
  const char *folder = g_getenv ("ROUSE_DATA_DIR");

  return folder != NULL ? folder : PKGDATADIR;
}
