/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects eyes: every colour that says a phase, and every text of the stage, has at least 4.5 to 1 on its background,
 * in light and dark. In high contrast the same test runs with that style. */

#include "fixture.h"
#include "rouse-session-stage.h"
#include "rouse-stage-mark.h"
#include "rouse-stage-text.h"
#include "rouse-ui.h"
#include "session-rig.h"

#include <math.h>

#define LEAST 4.5

static double
linearise (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * linearise (color->red) + 0.7152 * linearise (color->green) + 0.0722 * linearise (color->blue);
}

static double
get_contrast (const GdkRGBA *color, const GdkRGBA *behind)
{
  const float alpha = color->alpha;
  const GdkRGBA seen
      = { color->red * alpha + behind->red * (1 - alpha), color->green * alpha + behind->green * (1 - alpha),
          color->blue * alpha + behind->blue * (1 - alpha), 1 };
  const double a = get_luminance (&seen);
  const double b = get_luminance (behind);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
check (GtkWidget *widget, const GdkRGBA *behind, const char *what)
{
  GdkRGBA color;
  g_autofree char *text = NULL;

  gtk_widget_get_color (widget, &color);
  text = gdk_rgba_to_string (&color);
  g_test_message ("%s %s: %s, %.2f", what, G_OBJECT_TYPE_NAME (widget), text, get_contrast (&color, behind));
  g_assert_cmpfloat (get_contrast (&color, behind), >=, LEAST);
}

static void
check_scheme (SessionRig *rig, AdwColorScheme scheme, const char *background)
{
  static const char *const phases[] = { "lift", "hold", "lower", "rest", "ready", "paused" };
  GtkWidget *window = adw_window_new ();
  GtkWidget *stage = rouse_session_stage_new (rig->session);
  GdkRGBA behind;

  gdk_rgba_parse (&behind, background);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  adw_window_set_content (ADW_WINDOW (window), stage);
  gtk_window_present (GTK_WINDOW (window));
  fixture_iterate (300);
  gtk_widget_remove_css_class (stage, "ready");
  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      gtk_widget_add_css_class (stage, phases[i]);
      for (guint n = 0; n < fixture_count (stage, ROUSE_TYPE_STAGE_TEXT); n++)
        check (fixture_find (stage, ROUSE_TYPE_STAGE_TEXT, n), &behind, phases[i]);
      check (fixture_find (stage, ROUSE_TYPE_STAGE_MARK, 0), &behind, phases[i]);
      gtk_widget_remove_css_class (stage, phases[i]);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_light (SessionRig *rig, gconstpointer id)
{
  check_scheme (rig, ADW_COLOR_SCHEME_FORCE_LIGHT, "#fafafb");
}

static void
test_dark (SessionRig *rig, gconstpointer id)
{
  check_scheme (rig, ADW_COLOR_SCHEME_FORCE_DARK, "#222226");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();
  g_test_add ("/session-contrast/light", SessionRig, "clamshell", session_rig_set_up, test_light,
              session_rig_tear_down);
  g_test_add ("/session-contrast/dark", SessionRig, "clamshell", session_rig_set_up, test_dark, session_rig_tear_down);
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
