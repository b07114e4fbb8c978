/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "rouse-application.h"
#include "rouse-command-line.h"
#include "rouse-config.h"
#include "rouse-data-folder.h"

/* In place of this process, so that whoever watches it sees it go on. The file may have been replaced since. */
static int
go_on_as_service (const char *program)
{
  const char *arguments[] = { program, "--gapplication-service", NULL };

  execv ("/proc/self/exe", (char **) arguments);
  g_printerr ("rouse: %s\n", g_strerror (errno));
  return 1;
}

static int
run_application (const char *program, gboolean service, GVariant *start)
{
  g_autoptr (RouseApplication) application = rouse_application_new ();
  g_autoptr (GError) error = NULL;
  int status;
  const char *arguments[] = { program, service ? "--gapplication-service" : NULL, NULL };

  /* Goes to the running instance where there is one. */
  if (start != NULL)
    {
      if (!g_application_register (G_APPLICATION (application), NULL, &error))
        {
          g_printerr ("rouse: %s\n", error->message);
          return 1;
        }
      g_action_group_activate_action (G_ACTION_GROUP (application), "start-with", start);
    }

  status = g_application_run (G_APPLICATION (application), service ? 2 : 1, (char **) arguments);
  return rouse_application_get_light (application) ? go_on_as_service (program) : status;
}

int
main (int argc, char **argv)
{
  g_autoptr (GVariant) start = NULL;
  int status;

  /* What lists processes would else show the last part of "/proc/self/exe", where that was what started this one. */
  prctl (PR_SET_NAME, "rouse");
  /* A file that may not grow further is an error like a full disk, of which each writer tells. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (rouse_command_line_run (argc, argv, rouse_get_data_folder (), &start, &status))
    return status;

  return run_application (argv[0], g_strv_contains ((const char *const *) argv, "--gapplication-service"), start);
}
