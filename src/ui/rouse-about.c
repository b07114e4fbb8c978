/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-about.h"

#include "rouse-config.h"

#include <glib/gi18n.h>

/**
 * rouse_about_new:
 *
 * Makes the dialog that says what the application is, whose work is in it, and what it does with what it learns:
 * nothing leaves the computer.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rouse_about_new (void)
{
  AdwAboutDialog *dialog = ADW_ABOUT_DIALOG (adw_about_dialog_new ());
  const char *sources[] = {
    _ ("A published article by a certified posture specialist: the three exercises, their order and ten to fifteen "
       "repetitions"),
    _ ("Physiotherapy practice and published research: sets, tempo, rests, versions and limits"),
    NULL,
  };
  /* Translators: %s is the address of the licence. */
  g_autofree char *words = g_strdup_printf (_ ("The texts, the motions and the icon are under the licence "
                                               "<a href=\"%s\">CC BY-SA 4.0</a>."),
                                            "https://creativecommons.org/licenses/by-sa/4.0/");

  adw_about_dialog_set_application_icon (dialog, APP_ID);
  adw_about_dialog_set_application_name (dialog, _ ("Rouse"));
  adw_about_dialog_set_version (dialog, VERSION);
  adw_about_dialog_set_developer_name (dialog, _ ("The Rouse developers"));
  adw_about_dialog_set_website (dialog, HOMEPAGE);
  adw_about_dialog_set_issue_url (dialog, HOMEPAGE "/issues");
  adw_about_dialog_set_license_type (dialog, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (dialog, _ ("Three glute exercises, guided step by step.\n\nEverything stays with you: "
                                            "nothing you do here leaves this "
                                            "computer. There is no account and no network.\n\nThis is general exercise "
                                            "guidance, not medical care."));
  /* Translators: put your names here, one a line, as in “Name <address>”. */
  adw_about_dialog_set_translator_credits (dialog, _ ("translator-credits"));
  adw_about_dialog_add_credit_section (dialog, _ ("Where the exercises come from"), sources);
  adw_about_dialog_add_legal_section (dialog, _ ("Words and illustrations"), NULL, GTK_LICENSE_CUSTOM, words);
  return ADW_DIALOG (dialog);
}
