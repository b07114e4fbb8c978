/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "schemas-fixture.h"

#include <glib/gstdio.h>

#include "rouse-config.h"

#define ID "org.gnome.desktop.notifications"

/* What the development version and the released one are called there. */
#define PATH                                                                                                           \
  (g_str_has_suffix (APP_ID, ".Devel") ? "/org/gnome/desktop/notifications/application/"                               \
                                         "io-github-seed4f632501-rouse-devel/"                                         \
                                       : "/org/gnome/desktop/notifications/application/"                               \
                                         "io-github-seed4f632501-rouse/")

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

static GSettings *
open_settings (GSettingsSchemaSource *source, const char *id, const char *path)
{
  g_autoptr (GSettingsSchema) schema = g_settings_schema_source_lookup (source, id, FALSE);

  g_assert_nonnull (schema);
  return g_settings_new_full (schema, NULL, path);
}

/*
 * schemas_fixture_open_all:
 * @source: the schemas of a desktop
 *
 * Returns: (transfer full): what is chosen for the notifications of every program
 */
GSettings *
schemas_fixture_open_all (GSettingsSchemaSource *source)
{
  return open_settings (source, ID, NULL);
}

/*
 * schemas_fixture_open_application:
 * @source: the schemas of a desktop
 *
 * Returns: (transfer full): what is chosen for those of this program
 */
GSettings *
schemas_fixture_open_application (GSettingsSchemaSource *source)
{
  return open_settings (source, ID ".application", PATH);
}
