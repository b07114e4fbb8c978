/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invented people do what they like for a year, and every advice is followed. Whatever they do, no dose may leave its
 * range, grow faster than is allowed, or grow after a hurt. ROUSE_YEAR_PEOPLE sets how many there are; each is made
 * from a number, so that one who finds a fault can be made again. */

#include "journal-script.h"

#include "session-fixture.h"

#define DEFAULT_PEOPLE 1000
#define DAYS 365

static const char *const exercises[] = { "bridge", "clamshell", "hinge" };
#define N_EXERCISES G_N_ELEMENTS (exercises)

/* More than the time before. */
typedef struct
{
  guint32 day;
  RouseLevel level;
  int by;
} Rise;

typedef struct
{
  GRand *rand;
  guint number;
  guint often;    /* days of a hundred with a session */
  int fit;        /* shifts how hard it is */
  guint hurts;    /* of a hundred exercises */
  guint answers;  /* of a hundred questions */
  guint stubborn; /* of a hundred days on which a dose is set by hand */
  GPtrArray *records;
  RouseAdviceDose doses[N_EXERCISES];
  guint gentle[N_EXERCISES]; /* repetitions of the easier version */
  guint32 back_on[N_EXERCISES];
  guint32 seen;
  guint before[N_EXERCISES][ROUSE_N_LEVELS]; /* repetitions the time before; 0: not to be compared with */
  GArray *rises[N_EXERCISES];                /* of Rise */
} Person;

typedef struct
{
  guint sessions;
  guint rises;
  guint falls;
  guint hurts;
  guint offers;
  guint rests;
} Tally;

static Tally tally;

static gboolean
chance (Person *person, guint of_a_hundred)
{
  return g_rand_int_range (person->rand, 0, 100) < (int) of_a_hundred;
}

static void
person_init (Person *person, guint number)
{
  *person = (Person) { .rand = g_rand_new_with_seed (number), .number = number };
  person->often = (guint) g_rand_int_range (person->rand, 10, 110);
  person->fit = g_rand_int_range (person->rand, -2, 3);
  person->hurts = (guint) g_rand_int_range (person->rand, 0, 12);
  person->answers = (guint) g_rand_int_range (person->rand, 30, 101);
  person->stubborn = (guint) g_rand_int_range (person->rand, 0, 4);
  person->records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);
  for (guint i = 0; i < N_EXERCISES; i++)
    {
      person->doses[i] = (RouseAdviceDose) { ROUSE_LEVEL_STANDARD, 10 };
      person->gentle[i] = 6;
      person->rises[i] = g_array_new (FALSE, FALSE, sizeof (Rise));
    }
}

static void
person_clear (Person *person)
{
  g_rand_free (person->rand);
  g_ptr_array_unref (person->records);
  for (guint i = 0; i < N_EXERCISES; i++)
    g_array_unref (person->rises[i]);
}

static const RouseRepetitionRange *
get_range (guint exercise, RouseLevel level)
{
  RouseExercise *object = rouse_catalog_get_exercise (session_fixture_get_catalog (), exercises[exercise]);

  return rouse_variant_get_repetitions (rouse_exercise_get_variant (object, level));
}

static void
check_dose (Person *person, guint exercise, const RouseAdviceDose *dose)
{
  const RouseRepetitionRange *range = get_range (exercise, dose->level);

  if (dose->repetitions < range->minimum || dose->repetitions > range->maximum
      || (dose->repetitions - range->minimum) % range->step != 0)
    g_error ("Person %u: %u repetitions of %s at level %d", person->number, dose->repetitions, exercises[exercise],
             dose->level);
}

/* What is done in a session is more than in the one before only as far as it is allowed, in any seven days. What the
 * person set by hand or took as an offer, and other versions, are another beginning. */
static void
check_growth (Person *person, guint exercise, const RouseAdviceDose *dose, guint32 day)
{
  guint *before = &person->before[exercise][dose->level];
  Rise rise = { day, dose->level, (int) dose->repetitions - (int) *before };
  int sum = 0;

  if (*before > 0 && rise.by > 0)
    {
      g_array_append_val (person->rises[exercise], rise);
      for (guint i = 0; i < person->rises[exercise]->len; i++)
        {
          const Rise *other = &g_array_index (person->rises[exercise], Rise, i);

          if (other->level == dose->level && day - other->day < 7)
            sum += other->by;
        }
      if (sum > 2)
        g_error ("Person %u: %d more of %s in seven days, on day %u", person->number, sum, exercises[exercise],
                 day - FIRST_DAY);
      tally.rises++;
    }
  *before = dose->repetitions;
}

static void
begin_anew (Person *person, guint exercise)
{
  memset (person->before[exercise], 0, sizeof person->before[exercise]);
  g_array_set_size (person->rises[exercise], 0);
}

static int
compare (const RouseAdviceDose *a, const RouseAdviceDose *b)
{
  return a->level != b->level ? (int) a->level - (int) b->level : (int) a->repetitions - (int) b->repetitions;
}

static gboolean
has_hurt (const RouseRecord *record, const char *exercise)
{
  guint n;
  const RouseRecordHurt *hurts = rouse_record_get_hurts (record, &n);

  for (guint i = 0; i < n; i++)
    if (hurts[i].flagged && g_str_equal (hurts[i].exercise, exercise))
      return TRUE;

  return FALSE;
}

/* What must be true of every advice after a session. */
static void
check_advice (Person *person, guint exercise, const RouseAdvice *advice)
{
  const RouseRecord *last = g_ptr_array_index (person->records, person->records->len - 1);
  const RouseAdviceDose *before = &person->doses[exercise];
  gboolean quick = g_str_equal (last->routine, "quick-wake-up");
  gboolean hurt = has_hurt (last, exercises[exercise]);
  int more = compare (&advice->dose, before);

  check_dose (person, exercise, &advice->dose);
  if (advice->gentle > 0)
    check_dose (person, exercise, &(RouseAdviceDose) { ROUSE_LEVEL_EASY, advice->gentle });
  if (advice->has_offer)
    check_dose (person, exercise, &advice->offer);

  if (advice->dose.level > before->level)
    g_error ("Person %u: %s becomes harder by itself", person->number, exercises[exercise]);
  if ((hurt || quick || last->pain_after >= 6) && (more > 0 || advice->gentle > 0 || advice->has_offer))
    g_error ("Person %u: %s grows after a hurt, much pain or a quick session", person->number, exercises[exercise]);
  if (hurt && (compare (&advice->dose, &(RouseAdviceDose) { ROUSE_LEVEL_EASY, 6 }) > 0 || !advice->took_part))
    g_error ("Person %u: %s hurt and is not smaller", person->number, exercises[exercise]);
  if (last->pain_after >= 6 && advice->row != ROUSE_ADVICE_REST)
    g_error ("Person %u: much pain and no rest", person->number);
  if (more > 0 && (last->difficulty == ROUSE_UNANSWERED || last->difficulty > 3))
    g_error ("Person %u: %s grows without having been easy", person->number, exercises[exercise]);

  tally.falls += more < 0 ? 1 : 0;
  tally.hurts += hurt ? 1 : 0;
  tally.offers += advice->has_offer ? 1 : 0;
  tally.rests += advice->row == ROUSE_ADVICE_REST ? 1 : 0;
}

static void
follow (Person *person, guint32 today)
{
  for (guint i = 0; i < N_EXERCISES; i++)
    {
      RouseAdvice advice;

      rouse_advice_after_session (&advice, session_fixture_get_catalog (), person->records, exercises[i],
                                  &person->doses[i], today);
      check_advice (person, i, &advice);
      if (advice.dose.level != person->doses[i].level)
        begin_anew (person, i);
      person->doses[i] = advice.dose;
      if (advice.gentle > 0)
        person->gentle[i] = advice.gentle;
      if (advice.back_on > 0)
        person->back_on[i] = advice.back_on;
      if (advice.has_offer && chance (person, 50))
        {
          person->doses[i] = advice.offer;
          begin_anew (person, i);
        }
    }
}

static void
come_back (Person *person, guint32 today)
{
  for (guint i = 0; i < N_EXERCISES; i++)
    {
      RouseAdvice advice;

      rouse_advice_come_back (&advice, session_fixture_get_catalog (), person->records, exercises[i], &person->doses[i],
                              person->seen, today);
      check_dose (person, i, &advice.dose);
      if (compare (&advice.dose, &person->doses[i]) > 0)
        g_error ("Person %u: coming back raises %s", person->number, exercises[i]);
      if (advice.dose.level != person->doses[i].level)
        begin_anew (person, i);
      person->doses[i] = advice.dose;
    }
  person->seen = today;
}

static int
answer (Person *person, int from, int to)
{
  int said = g_rand_int_range (person->rand, from, to + 1);

  return chance (person, person->answers) ? CLAMP (said, 0, 10) : ROUSE_UNANSWERED;
}

static void
hurt (Person *person, RouseRecord *record, guint exercise, RouseLevel level)
{
  RouseRecordHurt hurt = {
    .exercise = exercises[exercise],
    .level = level,
    .feeling = chance (person, 3) ? ROUSE_FEELING_DIZZY : ROUSE_FEELING_SHARP,
    .place = ROUSE_PLACE_HIP,
    .flagged = TRUE,
  };

  rouse_record_add_hurt (record, &hurt);
}

/* One session of a routine, with everything that may happen in it. */
static void
exercise (Person *person, const char *routine, guint32 day)
{
  RouseRecord *record = rouse_record_new (routine);
  gboolean gentle = g_str_equal (routine, "gentle-start");
  gboolean quick = g_str_equal (routine, "quick-wake-up");
  gboolean strong = g_str_equal (routine, "strong");

  record->day = day;
  record->status = chance (person, 90) ? ROUSE_STATUS_FINISHED : ROUSE_STATUS_ENDED_EARLY;
  for (guint i = 0; i < N_EXERCISES; i++)
    {
      RouseAdviceDose dose = person->doses[i];
      guint done;

      if (person->back_on[i] > day || (record->status != ROUSE_STATUS_FINISHED && chance (person, 30)))
        continue;
      if (gentle)
        dose = (RouseAdviceDose) { ROUSE_LEVEL_EASY,
                                   dose.level == ROUSE_LEVEL_EASY ? dose.repetitions : person->gentle[i] };
      if (quick)
        dose = (RouseAdviceDose) { MIN (dose.level, ROUSE_LEVEL_STANDARD), 5 };
      if (strong && dose.level <= ROUSE_LEVEL_STANDARD)
        dose = (RouseAdviceDose) { ROUSE_LEVEL_STANDARD, 12 };

      if (!quick)
        check_dose (person, i, &dose);
      /* The twelve of Strong are those of the standard version; a harder one has the person’s own number there too. */
      if (!quick && (!strong || dose.level == ROUSE_LEVEL_HARD))
        check_growth (person, i, &dose, day);
      done = chance (person, 95) ? dose.repetitions : dose.repetitions / 2;
      journal_script_add_sets (record, exercises[i], &dose, dose.repetitions, done);
      if (chance (person, person->hurts))
        hurt (person, record, i, dose.level);
      if (chance (person, 3))
        g_set_str (&record->harder, exercises[i]);
    }

  record->pain_before = answer (person, -6, 4);
  record->pain_after = answer (person, MAX (record->pain_before, 0) - 2, MAX (record->pain_before, 0) + 1);
  if (chance (person, 2))
    record->pain_after = g_rand_int_range (person->rand, 0, 11);
  record->tired_before = answer (person, 0, 10);
  record->difficulty = answer (person, 1, 5);
  if (record->difficulty != ROUSE_UNANSWERED)
    record->difficulty = CLAMP (record->difficulty - person->fit, 1, 5);
  g_ptr_array_add (person->records, record);
  tally.sessions++;
  follow (person, day);
}

static const char *
choose_routine (Person *person)
{
  if (chance (person, 80))
    return "daily-three";

  return chance (person, 40) ? "gentle-start" : chance (person, 60) ? "quick-wake-up" : "strong";
}

/* Nobody has to follow: a dose can be set by hand, and an exercise that is left out be switched on. */
static void
set_by_hand (Person *person)
{
  guint i = (guint) g_rand_int_range (person->rand, 0, (int) N_EXERCISES);
  RouseLevel level = (RouseLevel) g_rand_int_range (person->rand, 0, ROUSE_N_LEVELS);
  const RouseRepetitionRange *range = get_range (i, level);
  guint steps = (range->maximum - range->minimum) / range->step;
  guint repetitions = range->minimum + range->step * (guint) g_rand_int_range (person->rand, 0, (int) steps + 1);

  person->back_on[i] = 0;
  person->doses[i] = (RouseAdviceDose) { level, repetitions };
  begin_anew (person, i);
}

static void
answer_next_day (Person *person, guint32 day)
{
  RouseRecord *last = person->records->len > 0 ? g_ptr_array_index (person->records, person->records->len - 1) : NULL;

  if (last == NULL || last->day + 1 != day || last->next_day != ROUSE_NEXT_DAY_UNANSWERED || !chance (person, 50))
    return;

  last->next_day = (RouseNextDay) g_rand_int_range (person->rand, ROUSE_NEXT_DAY_BETTER, ROUSE_NEXT_DAY_WORSE + 1);
  if (chance (person, 5))
    {
      last->next_day = ROUSE_NEXT_DAY_MUCH_WORSE;
      follow (person, day);
    }
}

static void
live (Person *person)
{
  guint32 away_until = 0;

  for (guint32 day = FIRST_DAY; day < FIRST_DAY + DAYS; day++)
    {
      if (chance (person, 1))
        away_until = day + (guint32) g_rand_int_range (person->rand, 5, 30);
      if (day < away_until)
        continue;

      /* Not every day begins with the application. */
      if (chance (person, 30))
        come_back (person, day);
      answer_next_day (person, day);
      if (chance (person, person->stubborn))
        set_by_hand (person);
      for (guint n = 0; n < 2 && chance (person, n == 0 ? person->often : 5); n++)
        exercise (person, choose_routine (person), day);
    }
}

static void
test_year (void)
{
  const char *wish = g_getenv ("ROUSE_YEAR_PEOPLE");
  guint people = wish != NULL ? (guint) g_ascii_strtoull (wish, NULL, 10) : DEFAULT_PEOPLE;

  for (guint number = 1; number <= people; number++)
    {
      Person person;

      person_init (&person, number);
      live (&person);
      person_clear (&person);
    }

  /* A year in which nothing happens would show nothing. */
  g_test_message ("%u sessions, %u rises, %u falls, %u hurts, %u offers, %u rests", tally.sessions, tally.rises,
                  tally.falls, tally.hurts, tally.offers, tally.rests);
  g_assert_cmpuint (tally.sessions, >, 50 * people);
  g_assert_cmpuint (tally.rises, >, 5 * people);
  g_assert_cmpuint (tally.falls, >, 5 * people);
  g_assert_cmpuint (tally.hurts, >, people);
  g_assert_cmpuint (tally.offers, >, people);
  g_assert_cmpuint (tally.rests, >, people);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advice/many-years", test_year);

  status = g_test_run ();
  session_fixture_clear ();

  return status;
}
