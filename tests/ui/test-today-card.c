/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include "rouse-config.h"
#include "rouse-day.h"
#include "rouse-goal-plan.h"
#include "rouse-next-day-question.h"
#include "rouse-standing.h"
#include "rouse-today-card.h"
#include "rouse-ui.h"
#include "rouse-week-marks.h"

/* Protects what the first frame says of today: the routine that suits, the words before it, the buttons, and the week.
 * All of it comes from the settings. */

typedef struct
{
  Fixture fixture;
  GtkWidget *window;
  RouseTodayCard *card;
  guint32 today;
} Rig;

static void
reset (void)
{
  g_autoptr (GSettings) settings = g_settings_new_with_path (APP_ID, SETTINGS_PATH);
  const char *const keys[] = { "standing", "left-out", "back-on", "pauses", "goal-changes", "last-day-done" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
set_up (Rig *rig, gconstpointer data)
{
  fixture_set_up (&rig->fixture, NULL);
  reset ();
  rig->today = rouse_day_parse ("2026-11-25");
  rig->card = g_object_new (ROUSE_TYPE_TODAY_CARD, "valign", GTK_ALIGN_START, NULL);
  rouse_today_card_load (rig->card, rig->fixture.catalog, rig->fixture.settings, rig->fixture.speaker);
  rig->window = g_object_new (GTK_TYPE_WINDOW, "child", rig->card, "default-width", 260, NULL);
  gtk_window_present (GTK_WINDOW (rig->window));
}

static void
tear_down (Rig *rig, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (rig->window));
  fixture_iterate (50);
  fixture_tear_down (&rig->fixture, NULL);
}

static void
stand (Rig *rig, guint flags, guint days)
{
  RouseStanding standing = { rig->today, days, flags, 9 };

  rouse_standing_store (&standing, rig->fixture.settings);
  rouse_today_card_update (rig->card, rig->today);
}

/* Everything that can be read or pressed, in the order of the card, without the week. */
static char *
read_card (GtkWidget *widget)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!gtk_widget_get_visible (widget) || ROUSE_IS_WEEK_MARKS (widget))
    return g_strdup ("");
  if (GTK_IS_BUTTON (widget))
    {
      const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

      g_string_append_printf (text, "[%s %s%s%s]", gtk_button_get_label (GTK_BUTTON (widget)), action,
                              target != NULL ? " " : "", target != NULL ? g_variant_get_string (target, NULL) : "");
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  if (GTK_IS_LABEL (widget))
    return g_strdup_printf ("%s|", gtk_label_get_label (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *part = read_card (child);

      g_string_append (text, part);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_card (Rig *rig, const char *expected)
{
  g_autofree char *text = read_card (GTK_WIDGET (rig->card));

  g_assert_cmpstr (text, ==, expected);
}

#define DAILY "Today|Daily three|about 12 minutes|[_Start app.start daily-three]"
#define GENTLE "Today|Gentle start|about 10 minutes|[_Start app.start gentle-start]"

static const struct
{
  const char *name;
  guint flags;
  const char *expected;
} states[] = {
  { "nothing", 0, DAILY },
  { "rest", ROUSE_STANDING_REST | ROUSE_STANDING_GENTLE | ROUSE_STANDING_ASK,
    "Today|Gentle start|about 10 minutes|[_Safety app.safety][Start _Anyway app.start gentle-start]"
    "Please rest from this today. Look at the safety page before you go on.|" },
  { "gentle", ROUSE_STANDING_GENTLE, GENTLE "Today may be a day for Gentle start.|" },
  { "lower", ROUSE_STANDING_LOWER, DAILY "Ready when you are. We start gently.|" },
  { "welcome", ROUSE_STANDING_WELCOME, DAILY "Welcome back. 9 weeks reached so far; this week is open.|" },
  { "both", ROUSE_STANDING_WELCOME | ROUSE_STANDING_LOWER | ROUSE_STANDING_GENTLE,
    GENTLE "Welcome back. 9 weeks reached so far; this week is open.\nReady when you are. We start gently.|" },
  { "ready", ROUSE_STANDING_READY, DAILY "Ready when you are. We start gently.|" },
  { "lighter", ROUSE_STANDING_LIGHTER, DAILY "That was a bit much. The next one is lighter.|" },
  { "ask", ROUSE_STANDING_ASK,
    DAILY "[Take a _Break… app.preferences]Twice is worth a question. A physiotherapist can look at how you move.|" },
};

static void
test_states (Rig *rig, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      int minimum;

      g_test_message ("%s", states[i].name);
      stand (rig, states[i].flags, 0);
      assert_card (rig, states[i].expected);
      /* The sidebar is 260 wide at least, and the card has a margin. */
      gtk_widget_measure (GTK_WIDGET (rig->card), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 260);
    }
}

/* What was true on one day is not said on the next. */
static void
test_next_day (Rig *rig, gconstpointer data)
{
  stand (rig, ROUSE_STANDING_REST | ROUSE_STANDING_GENTLE, 0);
  rouse_today_card_update (rig->card, rig->today + 1);
  assert_card (rig, GENTLE "Today may be a day for Gentle start.|");
}

/* Who has been away since that was last looked at is known before the journal is open. */
static void
test_away (Rig *rig, gconstpointer data)
{
  rouse_settings_set_last_day_done (rig->fixture.settings, "2026-11-20");
  stand (rig, 0, 0);
  rouse_today_card_update (rig->card, rig->today + 8);
  assert_card (rig, DAILY);
  rouse_today_card_update (rig->card, rig->today + 9);
  assert_card (rig, GENTLE "Today may be a day for Gentle start.|");
}

/* There is no button that would lead nowhere. */
static void
test_nothing_included (Rig *rig, gconstpointer data)
{
  rouse_settings_set_included (rig->fixture.settings, "bridge", FALSE);
  rouse_settings_set_included (rig->fixture.settings, "clamshell", FALSE);
  rouse_settings_set_included (rig->fixture.settings, "hinge", FALSE);
  stand (rig, 0, 0);
  assert_card (rig, "Today|Daily three|Nothing included|");
  rouse_settings_leave_out_until (rig->fixture.settings, "bridge", rig->today + 2);
  rouse_settings_leave_out_until (rig->fixture.settings, "hinge", rig->today + 3);
  stand (rig, 0, 0);
  assert_card (rig, "Today|Daily three|Back on Friday, 27 November|");
}

/* What is not known is said, and what was known to be a day of rest stays one. */
static void
test_no_advice (Rig *rig, gconstpointer data)
{
  stand (rig, ROUSE_STANDING_LIGHTER, 0);
  rouse_today_card_set_no_advice (rig->card, "No advice today: it cannot be read.");
  assert_card (rig, DAILY "No advice today: it cannot be read.|");
  stand (rig, ROUSE_STANDING_REST, 0);
  assert_card (rig, "Today|Daily three|about 12 minutes|[_Safety app.safety][Start _Anyway app.start daily-three]"
                    "Please rest from this today. Look at the safety page before you go on.|");
  stand (rig, 0, 0);
  rouse_today_card_set_no_advice (rig->card, NULL);
  assert_card (rig, DAILY);
}

static void
test_break (Rig *rig, gconstpointer data)
{
  rouse_goal_plan_pause (rig->fixture.settings, rig->today, 3, ROUSE_PAUSE_REASON_ILLNESS);
  stand (rig, ROUSE_STANDING_ASK, 0);
  assert_card (rig, DAILY "Paused until Friday, 27 November. Everything you did is kept.|");
}

/* What waits comes first, and what today brings comes back after it. */
static void
test_waiting (Rig *rig, gconstpointer data)
{
  stand (rig, ROUSE_STANDING_GENTLE, 0);
  rouse_today_card_set_interrupted (rig->card, "Strong", 0);
  assert_card (rig, "Interrupted|Strong|[_Resume app.resume][_Finish There app.finish-there]");
  stand (rig, ROUSE_STANDING_REST, 0);
  assert_card (rig, "Interrupted|Strong|[_Resume app.resume][_Finish There app.finish-there]");
  rouse_today_card_set_paused (rig->card, "Bridge", 0);
  assert_card (rig, "Paused|Bridge|[_Resume win.resume]");
  rouse_today_card_set_paused (rig->card, NULL, 0);
  assert_card (rig, "Today|Daily three|about 12 minutes|[_Safety app.safety][Start _Anyway app.start daily-three]"
                    "Please rest from this today. Look at the safety page before you go on.|");
}

#define QUESTION                                                                                                       \
  "How is your back since the last session?|[Better app.next-day better][The same app.next-day same]"                  \
  "[A bit worse app.next-day worse][Clearly worse app.next-day much-worse][S_kip app.next-day unanswered]"

static void
did_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_set_str (data, g_variant_get_string (parameter, NULL));
}

/* It stands beside whatever there is to do, and takes no focus with it when it goes. */
static void
test_asking (Rig *rig, gconstpointer data)
{
  const GActionEntry actions[] = { { .name = "start", .activate = did_cb, .parameter_type = "s" },
                                   { .name = "next-day", .activate = did_cb, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *start = fixture_find (GTK_WIDGET (rig->card), GTK_TYPE_BUTTON, 0);
  g_autofree char *answer = NULL;
  GtkWidget *question;
  int minimum;

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), &answer);
  gtk_widget_insert_action_group (rig->window, "app", G_ACTION_GROUP (group));

  stand (rig, 0, 0);
  rouse_today_card_set_asking (rig->card, TRUE);
  assert_card (rig, DAILY QUESTION);
  rouse_today_card_set_paused (rig->card, "Bridge", 0);
  assert_card (rig, "Paused|Bridge|[_Resume win.resume]" QUESTION);
  rouse_today_card_set_paused (rig->card, NULL, 0);
  gtk_widget_measure (GTK_WIDGET (rig->card), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 260);

  question = fixture_find (GTK_WIDGET (rig->card), ROUSE_TYPE_NEXT_DAY_QUESTION, 0);
  g_assert_true (gtk_widget_child_focus (question, GTK_DIR_TAB_FORWARD));
  g_signal_emit_by_name (gtk_window_get_focus (GTK_WINDOW (rig->window)), "clicked");
  g_assert_cmpstr (answer, ==, "better");
  rouse_today_card_set_asking (rig->card, FALSE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (rig->window)) == start);
  assert_card (rig, DAILY);
}

static void
assert_week (Rig *rig, const char *expected)
{
  GtkWidget *marks = fixture_find (GTK_WIDGET (rig->card), ROUSE_TYPE_WEEK_MARKS, 0);
  g_autofree char *words
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (marks), GTK_ACCESSIBLE_PROPERTY_LABEL, expected);

  g_assert_cmpstr (words, ==, NULL);
}

static void
test_week (Rig *rig, gconstpointer data)
{
  rouse_goal_plan_set_goal (rig->fixture.settings, rig->today - 7, 5);
  stand (rig, 0, 1 << 0 | 1 << 1 | 1 << 2);
  assert_week (rig, "3 of 5 days this week");
  rouse_today_card_update (rig->card, rig->today + 7);
  assert_week (rig, "0 of 5 days this week");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();
#define ADD(name, function) g_test_add ("/ui/today-card/" name, Rig, NULL, set_up, function, tear_down)
  ADD ("states", test_states);
  ADD ("next-day", test_next_day);
  ADD ("away", test_away);
  ADD ("nothing-included", test_nothing_included);
  ADD ("no-advice", test_no_advice);
  ADD ("break", test_break);
  ADD ("waiting", test_waiting);
  ADD ("asking", test_asking);
  ADD ("week", test_week);

  return g_test_run ();
}
