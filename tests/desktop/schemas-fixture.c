/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "schemas-fixture.h"

#include <glib/gstdio.h>

/*
 * schemas_fixture_open:
 * @name: a folder of tests/desktop/schemas
 *
 * Those of the desktop that the tests run on need not be there, and nobody knows what is chosen in them.
 *
 * Returns: (transfer full): its schemas
 */
GSettingsSchemaSource *
schemas_fixture_open (const char *name)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "desktop", "schemas", name, NULL);
  g_autofree char *target = g_dir_make_tmp ("rouse-schemas-XXXXXX", NULL);
  g_autofree char *compiled = g_build_filename (target, "gschemas.compiled", NULL);
  g_autofree char *option = g_strconcat ("--targetdir=", target, NULL);
  const char *const command[] = { "glib-compile-schemas", "--strict", option, folder, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  GSettingsSchemaSource *source;

  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  source = g_settings_schema_source_new_from_directory (target, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_remove (compiled);
  g_rmdir (target);
  return source;
}
