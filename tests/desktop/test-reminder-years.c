/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects reminders from coming twice, not at all, or at the wrong time in whatever nobody has thought of: random
 * years in three zones beside a model that counts minutes. */

#include "reminder-world.h"

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
          fires = minute - again <= 180
                  && !(rule->skip_done
                       && (model->shown[minute] / ROUSE_REMINDER_DAY == done
                           || model->shown[again] / ROUSE_REMINDER_DAY == done));
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
rule_run (const Model *model, ReminderWorld *world)
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
      if (reminder_world_look (world))
        g_array_append_val (fired, minute);
      if (model->done[minute])
        world->facts.done = reminder_world_get_today (world);
      wake_up = reminder_world_get_wake_up (world);
      for (minute++; minute < YEAR && model->awake[minute]; minute++)
        {
          world->now = model->begin + minute * ROUSE_REMINDER_MINUTE;
          if (world->now >= wake_up)
            break;
          if (model->done[minute])
            world->facts.done = reminder_world_get_today (world);
        }
    }
  return fired;
}

static void
check_year (const char *name)
{
  g_autoptr (GArray) expected = NULL;
  g_autoptr (GArray) fired = NULL;
  ReminderWorld world = { .rule = { .enabled = TRUE,
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
  world.now = reminder_world_read_moment ("2026-01-05T00:00Z");
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
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *path = g_strconcat ("/reminder-years/", zones[i], NULL);

      g_test_add_data_func (path, zones[i], test_years);
    }
  return g_test_run ();
}
