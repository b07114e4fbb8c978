/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-reminder-rule.h"

/* Protects reminders from coming twice, not at all, or at the wrong time, whatever happens to clocks, zones and the
 * computer: first one story after the other, then random years in three zones beside a model that counts minutes. */

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

typedef struct
{
  RouseReminderRule rule;
  RouseReminderFacts facts;
  RouseReminderState state;
  GTimeZone *zone;
  gint64 now;
  gboolean twice;
  GString *log;
} World;

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

static gint64
read_moment (const char *text)
{
  g_autofree char *full = g_strdup_printf ("%.16s:00Z", text);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (full, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix_usec (time);
}

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

static gboolean
look (World *world)
{
  gboolean fired = rouse_reminder_rule_check (&world->rule, &world->facts, &world->state, world->now, world->zone);

  if (world->twice)
    g_assert_false (rouse_reminder_rule_check (&world->rule, &world->facts, &world->state, world->now, world->zone));
  if (fired && world->log != NULL)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (world->now / G_USEC_PER_SEC);
      g_autofree char *text = g_date_time_format (time, "%m-%d %H:%M ");

      g_string_append (world->log, text);
    }
  return fired;
}

/* When a service that trusts the rule looks again: at the next reminder, or at the next quarter of an hour. */
static gint64
get_wake_up (World *world)
{
  const gint64 quarter = 15 * ROUSE_REMINDER_MINUTE;
  const gint64 next
      = rouse_reminder_rule_get_next (&world->rule, &world->facts, &world->state, world->now, world->zone);
  const gint64 check = (world->now / quarter + 1) * quarter;

  g_assert_true (next == 0 || next > world->now);
  return next != 0 ? MIN (next, check) : check;
}

static void
run_until (World *world, gint64 end)
{
  look (world);
  while (get_wake_up (world) <= end)
    {
      world->now = get_wake_up (world);
      look (world);
    }
  world->now = end;
}

static guint32
get_today (World *world)
{
  return (guint32) (rouse_reminder_rule_get_local (world->now, world->zone) / ROUSE_REMINDER_DAY);
}

static void
act (World *world, Act what, const char *argument)
{
  switch (what)
    {
    case RUN:
      run_until (world, read_moment (argument));
      break;
    case SLEEP:
    case SET:
      world->now = read_moment (argument);
      look (world);
      break;
    case TRAVEL:
      g_clear_pointer (&world->zone, g_time_zone_unref);
      world->zone = g_time_zone_new_identifier (argument);
      break;
    case DONE:
      world->facts.done = get_today (world);
      break;
    case QUIET:
      world->facts.quiet = get_today (world);
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
  World world = { .rule = { .enabled = TRUE,
                            .days = story->days != 0 ? story->days : ROUSE_REMINDER_EVERY_DAY,
                            .skip_done = !story->always,
                            .repeat = story->repeat },
                  .zone = g_time_zone_new_identifier (story->zone),
                  .now = read_moment (story->begin),
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
  World world = { .rule = { .days = ROUSE_REMINDER_EVERY_DAY }, .zone = g_time_zone_new_utc () };

  set_times (&world.rule, "08:00");
  world.now = read_moment ("2026-01-05T08:00Z");
  g_assert_false (look (&world));
  g_assert_cmpint (rouse_reminder_rule_get_next (&world.rule, &world.facts, &world.state, world.now, world.zone), ==,
                   0);
  g_time_zone_unref (world.zone);
}

/* A year of minutes. */
#define YEAR (366 * ROUSE_REMINDER_DAY)

typedef struct
{
  int minute; /* of the year */
  gint64 local;
} Due;

typedef struct
{
  gint64 begin;
  gint64 *shown;   /* by minute: what the clocks show */
  gboolean *awake; /* by minute */
  gboolean *done;  /* by minute: whether a session ends in it, after whatever else happens */
  GArray *due;
} Model;

/* The minute in which a time comes: the last in which the clocks show it, or else the first in which they show more. */
static int
find_minute (const gint64 *shown, gint64 local)
{
  const int guess = (int) (local - shown[0]);
  int after = YEAR;

  for (int minute = MIN (guess + 180, YEAR - 1); minute >= MAX (guess - 180, 0); minute--)
    if (shown[minute] == local)
      return minute;
    else if (shown[minute] > local)
      after = minute;
  return after;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const Due *one = a;
  const Due *other = b;

  return one->minute != other->minute ? one->minute - other->minute : (int) (one->local - other->local);
}

static void
model_init (Model *model, const RouseReminderRule *rule, gint64 begin, GTimeZone *zone)
{
  model->begin = begin;
  model->shown = g_new (gint64, YEAR);
  model->awake = g_new (gboolean, YEAR);
  model->done = g_new0 (gboolean, YEAR);
  model->due = g_array_new (FALSE, FALSE, sizeof (Due));
  for (int minute = 0; minute < YEAR; minute++)
    model->shown[minute] = rouse_reminder_rule_get_local (begin + minute * ROUSE_REMINDER_MINUTE, zone);

  for (int minute = 0; minute < YEAR;)
    {
      const int length = g_test_rand_int_range (1, 4000);
      const gboolean awake = g_test_rand_bit ();

      for (int end = MIN (minute + length, YEAR); minute < end; minute++)
        model->awake[minute] = awake;
    }
  for (int i = 0; i < 200; i++)
    model->done[g_test_rand_int_range (0, YEAR)] = TRUE;

  for (gint64 day = model->shown[0] / ROUSE_REMINDER_DAY; day <= model->shown[YEAR - 1] / ROUSE_REMINDER_DAY; day++)
    for (guint i = 0; i < rule->n_times; i++)
      {
        Due due = { .local = day * ROUSE_REMINDER_DAY + rule->times[i] };

        due.minute = find_minute (model->shown, due.local);
        if (due.local > model->shown[0] && rule->days >> (day - 1) % 7 & 1)
          g_array_append_val (model->due, due);
      }
  g_array_sort (model->due, compare_due);
}

static void
model_clear (Model *model)
{
  g_free (model->shown);
  g_free (model->awake);
  g_free (model->done);
  g_array_unref (model->due);
}

/* Goes through the year minute by minute. */
static GArray *
model_run (const Model *model, const RouseReminderRule *rule)
{
  GArray *fired = g_array_new (FALSE, FALSE, sizeof (int));
  gint64 done = 0;
  int again = YEAR;
  guint next = 0;

  for (int minute = 0; minute < YEAR; minute++)
    {
      const Due *due = NULL;
      gboolean fires = FALSE;

      if (!model->awake[minute])
        continue;
      for (; next < model->due->len && g_array_index (model->due, Due, next).minute <= minute; next++)
        due = &g_array_index (model->due, Due, next);
      if (due != NULL && minute - due->minute <= 180 && !(rule->skip_done && due->local / ROUSE_REMINDER_DAY == done))
        {
          fires = TRUE;
          again = rule->repeat ? minute + 30 : YEAR;
        }
      else if (minute >= again)
        {
          fires = minute - again <= 180 && !(rule->skip_done && model->shown[minute] / ROUSE_REMINDER_DAY == done);
          again = YEAR;
        }
      if (fires)
        g_array_append_val (fired, minute);
      if (model->done[minute])
        done = model->shown[minute] / ROUSE_REMINDER_DAY;
    }
  return fired;
}

/* Goes through the year as a service does, which sleeps from one thing to the next. */
static GArray *
rule_run (const Model *model, World *world)
{
  GArray *fired = g_array_new (FALSE, FALSE, sizeof (int));

  for (int minute = 0; minute < YEAR;)
    {
      gint64 wake_up;

      if (!model->awake[minute])
        {
          minute++;
          continue;
        }
      world->now = model->begin + minute * ROUSE_REMINDER_MINUTE;
      if (look (world))
        g_array_append_val (fired, minute);
      if (model->done[minute])
        world->facts.done = get_today (world);
      wake_up = get_wake_up (world);
      for (minute++; minute < YEAR && model->awake[minute]; minute++)
        {
          world->now = model->begin + minute * ROUSE_REMINDER_MINUTE;
          if (world->now >= wake_up)
            break;
          if (model->done[minute])
            world->facts.done = get_today (world);
        }
    }
  return fired;
}

static void
check_year (const char *name)
{
  g_autoptr (GArray) expected = NULL;
  g_autoptr (GArray) fired = NULL;
  World world = { .rule = { .enabled = TRUE,
                            .days = (guint) g_test_rand_int_range (1, 128),
                            .skip_done = g_test_rand_bit (),
                            .repeat = g_test_rand_bit (),
                            .n_times = (guint) g_test_rand_int_range (1, 4) },
                  .zone = g_time_zone_new_identifier (name) };
  Model model;

  g_assert_nonnull (world.zone);
  /* Near the hours in which clocks are set, more often than not. */
  for (guint i = 0; i < world.rule.n_times; i++)
    world.rule.times[i]
        = (guint) (g_test_rand_bit () ? g_test_rand_int_range (0, 240) : g_test_rand_int_range (0, ROUSE_REMINDER_DAY));
  world.now = read_moment ("2026-01-05T00:00Z");
  model_init (&model, &world.rule, world.now, world.zone);
  world.state.handled = model.shown[0];

  expected = model_run (&model, &world.rule);
  fired = rule_run (&model, &world);
  g_assert_cmpmem (fired->data, fired->len * sizeof (int), expected->data, expected->len * sizeof (int));
  g_assert_cmpuint (fired->len, >, 0);
  g_time_zone_unref (world.zone);
  model_clear (&model);
}

static void
test_years (gconstpointer zone)
{
  for (int i = 0; i < 5; i++)
    check_year (zone);
}

int
main (int argc, char **argv)
{
  const char *zones[] = { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *path = g_strconcat ("/reminder-rule/story/", stories[i].name, NULL);

      g_test_add_data_func (path, &stories[i], test_story);
    }
  g_test_add_func ("/reminder-rule/off", test_off);
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *path = g_strconcat ("/reminder-rule/year/", zones[i], NULL);

      g_test_add_data_func (path, zones[i], test_years);
    }
  return g_test_run ();
}
