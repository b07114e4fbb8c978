/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reminder-world.h"

/* Protects reminders from coming twice, not at all, or at the wrong time, whatever happens to clocks, zones and the
 * computer: one story after the other. */

typedef enum
{
  END,
  RUN,    /* awake until a moment */
  SLEEP,  /* asleep, or switched off, until a moment */
  SET,    /* the clock is set to a moment */
  TRAVEL, /* to another zone */
  DONE,   /* today's session is done */
  QUIET,  /* "Not today" */
  PAUSE,  /* until a day */
  START,  /* a session begins */
  STOP,   /* a session ends */
  SNOOZE, /* "In 30 minutes" */
} Act;

typedef struct
{
  const char *name;
  const char *zone;
  const char *times;
  const char *begin;
  struct
  {
    Act act;
    const char *what;
  } steps[12];
  const char *expected; /* the moments of the reminders in UTC */
  guint days;           /* 0 for every day */
  gboolean repeat;
  gboolean always; /* also when today's session is done */
  gboolean twice;  /* two processes look at every moment */
} Story;

static const Story stories[] = {
  { "every day",
    "Europe/Berlin",
    "08:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-08T00:00Z" } },
    "01-05 07:00 01-06 07:00 01-07 07:00 " },
  { "two times",
    "Europe/Berlin",
    "18:30,08:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-06T00:00Z" } },
    "01-05 07:00 01-05 17:30 " },
  { "chosen days",
    "UTC",
    "08:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-20T00:00Z" } },
    "01-05 08:00 01-12 08:00 "
    "01-19 08:00 ",
    .days = 1 },
  { "no day", "UTC", "08:00", "2026-01-05T00:00Z", { { RUN, "2026-01-20T00:00Z" } }, "", .days = 0x80 },
  { "not before it was set up", "UTC", "08:00", "2026-01-05T08:00Z", { { RUN, "2026-01-06T00:00Z" } }, "" },
  { "done",
    "UTC",
    "08:00,18:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T12:00Z" }, { DONE }, { RUN, "2026-01-06T12:00Z" } },
    "01-05 08:00 01-06 08:00 " },
  { "done, but asked for always",
    "UTC",
    "08:00,18:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T12:00Z" }, { DONE }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 08:00 01-05 18:00 ",
    .always = TRUE },
  { "exercising",
    "UTC",
    "08:00,18:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T07:55Z" }, { START }, { RUN, "2026-01-05T08:10Z" }, { STOP }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 18:00 " },
  { "not today",
    "UTC",
    "08:00,18:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T08:01Z" }, { QUIET }, { RUN, "2026-01-06T12:00Z" } },
    "01-05 08:00 01-06 08:00 " },
  { "not today, against the repeat",
    "UTC",
    "08:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T08:01Z" }, { QUIET }, { RUN, "2026-01-05T12:00Z" } },
    "01-05 08:00 ",
    .repeat = TRUE },
  { "pause",
    "UTC",
    "08:00",
    "2026-01-05T00:00Z",
    { { PAUSE, "2026-01-07" }, { RUN, "2026-01-09T00:00Z" } },
    "01-08 08:00 " },
  { "repeat, once",
    "UTC",
    "08:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-06T00:00Z" } },
    "01-05 08:00 01-05 08:30 ",
    .repeat = TRUE },
  { "repeat, done meanwhile",
    "UTC",
    "08:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T08:20Z" }, { DONE }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 08:00 ",
    .repeat = TRUE },
  { "repeat, done meanwhile, looked at after midnight",
    "UTC",
    "23:25",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T23:39Z" }, { DONE }, { SLEEP, "2026-01-06T00:00Z" }, { RUN, "2026-01-06T12:00Z" } },
    "01-05 23:25 ",
    .repeat = TRUE },
  { "snooze",
    "UTC",
    "08:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T08:07Z" }, { SNOOZE }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 08:00 01-05 08:37 " },
  { "snooze past midnight",
    "UTC",
    "23:50",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T23:51Z" }, { SNOOZE }, { RUN, "2026-01-06T12:00Z" } },
    "01-05 23:50 01-06 00:21 " },
  { "snooze, slept through",
    "UTC",
    "08:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T08:01Z" }, { SNOOZE }, { SLEEP, "2026-01-05T10:00Z" }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 08:00 01-05 10:00 " },
  { "snooze, slept for long",
    "UTC",
    "08:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T08:01Z" }, { SNOOZE }, { SLEEP, "2026-01-05T11:32Z" }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 08:00 " },
  { "snooze, then the next time",
    "UTC",
    "08:00,08:15",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T08:10Z" }, { SNOOZE }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 08:00 01-05 08:15 " },
  /* Sleep and restarts. */
  { "asleep over it",
    "UTC",
    "08:00",
    "2026-01-05T07:00Z",
    { { SLEEP, "2026-01-05T10:59Z" }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 10:59 " },
  { "asleep for the whole grace",
    "UTC",
    "08:00",
    "2026-01-05T07:00Z",
    { { SLEEP, "2026-01-05T11:00Z" }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 11:00 " },
  { "asleep for longer",
    "UTC",
    "08:00",
    "2026-01-05T07:00Z",
    { { SLEEP, "2026-01-05T11:01Z" }, { RUN, "2026-01-06T00:00Z" } },
    "" },
  { "asleep over two",
    "UTC",
    "08:00,09:00",
    "2026-01-05T07:00Z",
    { { SLEEP, "2026-01-05T10:00Z" }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 10:00 " },
  { "asleep over midnight",
    "UTC",
    "23:30",
    "2026-01-05T07:00Z",
    { { SLEEP, "2026-01-06T01:00Z" }, { RUN, "2026-01-06T12:00Z" } },
    "01-06 01:00 " },
  { "asleep for a week",
    "UTC",
    "08:00",
    "2026-01-05T07:00Z",
    { { SLEEP, "2026-01-12T09:00Z" }, { RUN, "2026-01-13T00:00Z" } },
    "01-12 09:00 " },
  { "restart before",
    "UTC",
    "08:00",
    "2026-01-05T07:00Z",
    { { SLEEP, "2026-01-05T07:59Z" }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 08:00 " },
  { "restart at",
    "UTC",
    "08:00",
    "2026-01-05T07:00Z",
    { { SLEEP, "2026-01-05T08:00Z" }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 08:00 " },
  { "restart after",
    "UTC",
    "08:00",
    "2026-01-05T07:00Z",
    { { RUN, "2026-01-05T08:00Z" }, { SLEEP, "2026-01-05T08:01Z" }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 08:00 " },
  { "two processes",
    "UTC",
    "08:00,09:00",
    "2026-01-05T00:00Z",
    { { RUN, "2026-01-05T08:30Z" }, { SLEEP, "2026-01-05T10:00Z" }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 08:00 01-05 10:00 ",
    .twice = TRUE },
  /* The clock is put forward, and back. */
  { "in the hour that is left out",
    "Europe/Berlin",
    "02:30",
    "2026-03-28T12:00Z",
    { { RUN, "2026-03-30T12:00Z" } },
    "03-29 01:00 03-30 00:30 " },
  { "twice at the jump",
    "Europe/Berlin",
    "02:30,03:00",
    "2026-03-28T12:00Z",
    { { RUN, "2026-03-29T12:00Z" } },
    "03-29 01:00 " },
  { "asleep over the jump",
    "Europe/Berlin",
    "02:30",
    "2026-03-28T12:00Z",
    { { SLEEP, "2026-03-29T03:30Z" }, { RUN, "2026-03-29T12:00Z" } },
    "03-29 03:30 " },
  { "in the hour that comes twice",
    "Europe/Berlin",
    "02:30",
    "2026-10-24T12:00Z",
    { { RUN, "2026-10-26T12:00Z" } },
    "10-25 01:30 10-26 01:30 " },
  { "the same wall time all year",
    "America/New_York",
    "07:00",
    "2026-03-07T00:00Z",
    { { RUN, "2026-03-09T20:00Z" } },
    "03-07 12:00 03-08 11:00 03-09 11:00 " },
  { "half an hour of summer",
    "Australia/Lord_Howe",
    "02:15",
    "2026-10-03T00:00Z",
    { { RUN, "2026-10-05T00:00Z" } },
    "10-03 15:30 10-04 15:15 " },
  /* Journeys. */
  { "east, over the time",
    "Europe/Berlin",
    "08:00",
    "2026-01-05T06:00Z",
    { { RUN, "2026-01-05T06:30Z" }, { TRAVEL, "Europe/Athens" }, { RUN, "2026-01-06T06:00Z" } },
    "01-05 06:30 01-06 06:00 " },
  { "far east, long after the time",
    "Europe/Berlin",
    "08:00",
    "2026-01-05T06:00Z",
    { { RUN, "2026-01-05T06:30Z" }, { TRAVEL, "Asia/Kolkata" }, { RUN, "2026-01-06T06:00Z" } },
    "01-06 02:30 " },
  { "west, back before the time",
    "Europe/Berlin",
    "08:00",
    "2026-01-05T06:00Z",
    { { RUN, "2026-01-05T09:00Z" }, { TRAVEL, "America/New_York" }, { RUN, "2026-01-06T20:00Z" } },
    "01-05 07:00 01-06 13:00 " },
  { "over the date line",
    "Pacific/Kiritimati",
    "08:00",
    "2026-01-04T12:00Z",
    { { RUN, "2026-01-04T20:00Z" }, { TRAVEL, "Pacific/Pago_Pago" }, { RUN, "2026-01-06T22:00Z" } },
    "01-04 18:00 01-06 19:00 " },
  /* The clock is set. */
  { "set forward over the time",
    "UTC",
    "08:00",
    "2026-01-05T06:00Z",
    { { SET, "2026-01-05T09:00Z" }, { RUN, "2026-01-06T00:00Z" } },
    "01-05 09:00 " },
  { "set back over the time",
    "UTC",
    "08:00",
    "2026-01-05T06:00Z",
    { { RUN, "2026-01-05T08:30Z" }, { SET, "2026-01-05T07:00Z" }, { RUN, "2026-01-06T12:00Z" } },
    "01-05 08:00 01-06 08:00 " },
  { "a wrong year, then the right one",
    "UTC",
    "08:00",
    "2026-01-05T06:00Z",
    { { SET, "2036-01-05T08:00Z" },
      { RUN, "2036-01-05T08:30Z" },
      { SET, "2026-01-05T06:10Z" },
      { RUN, "2026-01-06T12:00Z" } },
    "01-05 08:00 01-05 08:00 01-06 08:00 " },
  { "set back with a snooze",
    "UTC",
    "08:00",
    "2026-01-05T06:00Z",
    { { RUN, "2026-01-05T08:00Z" }, { SNOOZE }, { SET, "2026-01-04T08:10Z" }, { RUN, "2026-01-05T12:00Z" } },
    "01-05 08:00 01-04 08:40 " },
};

static guint32
read_day (const char *text)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, text);
  return g_date_get_julian (&date);
}

static void
set_times (RouseReminderRule *rule, const char *text)
{
  g_auto (GStrv) times = g_strsplit (text, ",", -1);

  rule->n_times = g_strv_length (times);
  for (guint i = 0; i < rule->n_times; i++)
    rule->times[i] = (guint) (atoi (times[i]) * 60 + atoi (times[i] + 3));
}

static void
run_until (ReminderWorld *world, gint64 end)
{
  reminder_world_look (world);
  while (reminder_world_get_wake_up (world) <= end)
    {
      world->now = reminder_world_get_wake_up (world);
      reminder_world_look (world);
    }
  world->now = end;
}

static void
act (ReminderWorld *world, Act what, const char *argument)
{
  switch (what)
    {
    case RUN:
      run_until (world, reminder_world_read_moment (argument));
      break;
    case SLEEP:
    case SET:
      world->now = reminder_world_read_moment (argument);
      reminder_world_look (world);
      break;
    case TRAVEL:
      g_clear_pointer (&world->zone, g_time_zone_unref);
      world->zone = g_time_zone_new_identifier (argument);
      break;
    case DONE:
      world->facts.done = reminder_world_get_today (world);
      break;
    case QUIET:
      world->facts.quiet = reminder_world_get_today (world);
      break;
    case PAUSE:
      world->facts.paused_until = read_day (argument);
      break;
    case START:
    case STOP:
      world->facts.running = what == START;
      break;
    case SNOOZE:
      world->state.again = world->now + ROUSE_REMINDER_SNOOZE;
      break;
    case END:
    default:
      g_assert_not_reached ();
    }
}

static void
test_story (gconstpointer data)
{
  const Story *story = data;
  g_autoptr (GString) log = g_string_new (NULL);
  ReminderWorld world = { .rule = { .enabled = TRUE,
                                    .days = story->days != 0 ? story->days : ROUSE_REMINDER_EVERY_DAY,
                                    .skip_done = !story->always,
                                    .repeat = story->repeat },
                          .zone = g_time_zone_new_identifier (story->zone),
                          .now = reminder_world_read_moment (story->begin),
                          .twice = story->twice,
                          .log = log };

  g_assert_nonnull (world.zone);
  set_times (&world.rule, story->times);
  world.state.handled = rouse_reminder_rule_get_local (world.now, world.zone);
  for (gsize i = 0; story->steps[i].act != END; i++)
    act (&world, story->steps[i].act, story->steps[i].what);
  g_assert_cmpstr (log->str, ==, story->expected);
  g_time_zone_unref (world.zone);
}

static void
test_off (void)
{
  ReminderWorld world = { .rule = { .days = ROUSE_REMINDER_EVERY_DAY }, .zone = g_time_zone_new_utc () };

  set_times (&world.rule, "08:00");
  world.now = reminder_world_read_moment ("2026-01-05T08:00Z");
  g_assert_false (reminder_world_look (&world));
  g_assert_cmpint (rouse_reminder_rule_get_next (&world.rule, &world.facts, &world.state, world.now, world.zone), ==,
                   0);
  g_time_zone_unref (world.zone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *path = g_strconcat ("/reminder-rule/story/", stories[i].name, NULL);

      g_test_add_data_func (path, &stories[i], test_story);
    }
  g_test_add_func ("/reminder-rule/off", test_off);
  return g_test_run ();
}
