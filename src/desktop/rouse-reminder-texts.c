/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-reminder-texts.h"

#include <glib/gi18n-lib.h>

/* Numbers of CONTENT.md 6. */
#define GENTLE 6
#define EVENING 7
#define ONE_MORE_DAY 8
#define LAST_IN_TURN EVENING

/* Added to what is remembered when a text came out of turn, so that the turn goes on where it was. */
#define OUT_OF_TURN 10

/* "Before the evening settles in" is not said before. */
#define AFTERNOON 15

/* Difficulty 4 is "Hard", CONTENT.md 5. */
#define HARD 4

static const struct
{
  const char *title;
  const char *body;
} texts[] = {
  { N_ ("Time to wake your glutes"), N_ ("Three exercises, about ten minutes. Your back can take a break.") },
  { N_ ("Been sitting for a while?"), N_ ("Stand up and move your hips. Five of each is enough on a busy day.") },
  { N_ ("A floor, a chair, ten minutes"), N_ ("That is all today’s session needs.") },
  { N_ ("Your hips have the next shift"), N_ ("Let them work so your back can ease off.") },
  { N_ ("Small and steady counts"), N_ ("One set of each takes you closer to this week’s goal.") },
  { N_ ("Stiff today? Go gently"), N_ ("Gentle start uses smaller movements and longer rests.") },
  { N_ ("Before the evening settles in"), N_ ("Bridge, clamshell, hinge. Then the sofa is all yours.") },
  { N_ ("One more day reaches your goal"), N_ ("Only if it suits you. What you did this week stays done.") },
};

static guint
get_next_in_turn (guint last, guint hour)
{
  guint next = last % LAST_IN_TURN + 1;

  if (next == GENTLE)
    next = EVENING;
  return next == EVENING && hour < AFTERNOON ? 1 : next;
}

/**
 * rouse_reminder_texts_choose:
 * @last: (inout): what the last choice left behind; 0 before the first
 * @mood: what fits now
 *
 * Takes the texts in turn, never the same twice in a row. Two are only said when they are true: that one day is
 * missing, and, after a hard session, to go gently.
 *
 * Returns: the number of a text, from 1
 */
guint
rouse_reminder_texts_choose (guint *last, const RouseReminderMood *mood)
{
  const guint in_turn = *last % OUT_OF_TURN;
  const guint out_of_turn = *last / OUT_OF_TURN;

  if (mood->days_missing == 1 && out_of_turn != ONE_MORE_DAY)
    {
      *last = in_turn + OUT_OF_TURN * ONE_MORE_DAY;
      return ONE_MORE_DAY;
    }
  if (mood->difficulty >= HARD && out_of_turn == 0)
    {
      *last = in_turn + OUT_OF_TURN * GENTLE;
      return GENTLE;
    }
  *last = get_next_in_turn (in_turn, mood->hour);
  return *last;
}

/**
 * rouse_reminder_texts_get_title:
 * @number: a number from 1 to 8
 *
 * Returns: the title in the language of the person
 */
const char *
rouse_reminder_texts_get_title (guint number)
{
  g_return_val_if_fail (number >= 1 && number <= G_N_ELEMENTS (texts), "");

  return _ (texts[number - 1].title);
}

/**
 * rouse_reminder_texts_get_body:
 * @number: a number from 1 to 8
 *
 * Returns: the sentence below the title in the language of the person
 */
const char *
rouse_reminder_texts_get_body (guint number)
{
  g_return_val_if_fail (number >= 1 && number <= G_N_ELEMENTS (texts), "");

  return _ (texts[number - 1].body);
}

static GNotification *
create (const char *title)
{
  GNotification *notification = g_notification_new (title);

  /* Not urgent: that would break through "Do Not Disturb". */
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_notification_set_default_action (notification, "app.reminder-open");
  g_notification_add_button (notification, _ ("Start now"), "app.reminder-start");
  return notification;
}

/**
 * rouse_reminder_texts_new_reminder:
 * @number: a number from 1 to 8
 * @hidden: whether who looks over the shoulder learns nothing
 *
 * Returns: (transfer full): a reminder with its three answers, which are actions of the application
 */
GNotification *
rouse_reminder_texts_new_reminder (guint number, gboolean hidden)
{
  GNotification *notification = create (hidden ? _ ("Time for your session") : rouse_reminder_texts_get_title (number));

  if (!hidden)
    g_notification_set_body (notification, rouse_reminder_texts_get_body (number));
  g_notification_add_button (notification, _ ("In 30 minutes"), "app.reminder-later");
  g_notification_add_button (notification, _ ("Not today"), "app.reminder-not-today");
  return notification;
}

/**
 * rouse_reminder_texts_new_question:
 *
 * Returns: (transfer full): what is asked once when nobody answers
 */
GNotification *
rouse_reminder_texts_new_question (void)
{
  GNotification *notification = create (_ ("Would another time suit you better?"));

  g_notification_add_button (notification, _ ("Choose a time"), "app.reminders");
  g_notification_add_button (notification, _ ("Not today"), "app.reminder-not-today");
  return notification;
}
