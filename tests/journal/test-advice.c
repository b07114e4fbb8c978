/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The progression rule of CONTENT.md 4.3, row by row and limit by limit. The journals are written as in
 * journal-script.c; what follows from them reads “row dose change back-on gentle offer message”. */

#include "journal-script.h"

#include "session-fixture.h"

typedef struct
{
  const char *script;
  const char *expected;
  const char *reason;
  const char *current;  /* nullable: what was done last */
  const char *exercise; /* nullable: the clamshell */
  guint today;          /* 0: the day of the last session */
} Example;

static const Example rows[] = {
  /* 1: pain of 6 or an urgent sign, before anything else. */
  { "0 s12 p0>6 =1", "1 e6 next-rest", "You said that your pain was 6 or more afterwards." },
  { "0 s12 p0>10 hurt", "1 e6 next-rest", "You said that your pain was 6 or more afterwards." },
  { "0 s12 p->6", "1 e6 next-rest", "You said that your pain was 6 or more afterwards." },
  { "0 s12 p7>6 =2", "1 e6 next-rest", "You said that your pain was 6 or more afterwards." },
  { "0 s12 chest", "1 e6 next-rest", "You felt something that should be looked at first." },
  { "0 s12 tingling", "1 e6 next-rest", "You felt something that should be looked at first." },
  { "0 s12 dizzy =1", "1 e6 next-rest", "You felt something that should be looked at first." },
  { "0 s10 hurt|1 s12 chest", "1 e6 next-rest", "You felt something that should be looked at first." },
  { "0 s12 quick chest", "1 e6 next-rest", "You felt something that should be looked at first.", "s12" },
  /* It is for the exercises too that were not reached. */
  { "0 early p1>7", "1 e6 next-rest", "You said that your pain was 6 or more afterwards.", "h12" },
  /* 2: hurt twice in its last four sessions. */
  { "0 s12 hurt|1 s12 hurt", "2 e6 out next-ask", "This one hurt twice in its last four sessions." },
  { "0 s12 hurt|1 s12|2 s12|3 s12 hurt", "2 e6 out next-ask", "This one hurt twice in its last four sessions." },
  { "0 s12 hurt hurt =2", "2 e6 out next-ask", "This one hurt twice in its last four sessions." },
  { "0 s12 hurt hurt-easy =2", "2 e6 out next-ask", "This one hurt twice in its last four sessions." },
  { "0 s12 hurt|1 s5 quick hurt", "2 e6 out next-ask", "This one hurt twice in its last four sessions.", "s12" },
  { "0 s12 hurt|1 =2|2 =2|3 =2|4 =2|5 s12 hurt", "2 e6 out next-ask",
    "This one hurt twice in its last four sessions." },
  { "0 h12 hurt|1 e6 hurt p0>5 =5", "2 e6 out next-ask", "This one hurt twice in its last four sessions." },
  /* 3: hurt once; four sessions ago is forgotten, and another exercise is another one. */
  { "0 s12 hurt", "3 e6 next-smaller", "You said that this one hurt." },
  { "0 s12 hurt p1>5 =5 much-worse", "3 e6 next-smaller", "You said that this one hurt." },
  { "0 h12 hurt =1", "3 e6 next-smaller", "You said that this one hurt." },
  { "0 s12 hurt|1 s12|2 s12|3 s12|4 s12 hurt", "3 e6 next-smaller", "You said that this one hurt." },
  { "0 s12 hurt-bridge|1 s12 hurt", "3 e6 next-smaller", "You said that this one hurt." },
  { "0 s5 quick hurt", "3 e6 next-smaller", "You said that this one hurt.", "s14" },
  { "0 s12 L0 R0 hurt", "3 e6 next-smaller", "You said that this one hurt." },
  { "0 s12 eased hurt", "3 e6 next-smaller", "You said that this one hurt." },
  { "0 e8 hurt", "3 e6 -2 back 4 next-smaller", "It hurt in the easier version too, so it rests for three days." },
  { "0 s12 eased hurt-easy", "3 e6 back 4 next-smaller",
    "It hurt in the easier version too, so it rests for three days." },
  { "0 e6 gentle hurt", "3 e6 back 4 next-smaller", "It hurt in the easier version too, so it rests for three days.",
    "s12" },
  /* Lower by hand meanwhile stays lower; hurt long ago, switched on again and well since, is not brought up again. */
  { "0 s12 hurt|1 s12 hurt|3 s10 =2", "9 s11 +1 next-one-more", "You said that it was easy." },
  { "0 s12 effort =2", "9 s13 +1 next-one-more", "You said that it was easy." },
  /* 4: pain that rose, too hard, clearly worse. */
  { "0 s12 p0>2 =1", "4 s10 -2 next-lighter", "Your pain rose during the session." },
  { "0 s12 p3>4 =4", "4 s10 -2 next-lighter", "Your pain rose during the session." },
  { "0 s12 p3>5", "4 s10 -2 next-lighter", "Your pain rose during the session." },
  { "0 s12 =5", "4 s10 -2 next-lighter", "You said that it was too hard." },
  { "0 s12 =5 other", "4 s10 -2 next-lighter", "You said that it was too hard." },
  { "0 s12 =5 harder", "4 s10 -2 next-lighter", "You said that it was too hard." },
  { "0 s12 L4 =5", "4 s10 -2 next-lighter", "You said that it was too hard." },
  { "0 s10 =5", "4 e8 next-lighter", "You said that it was too hard." },
  { "0 s11 =5", "4 s10 -1 next-lighter", "You said that it was too hard." },
  { "0 s5 quick =5", "4 e8 next-lighter", "You said that it was too hard.", "s10" },
  /* 5: hard, unfinished, pain that rose by one. */
  { "0 s12 =4", "5 s12 next-same", "You said that it was hard." },
  { "0 s12 =2 harder", "5 s12 next-same", "You said that this one was harder than the rest." },
  { "0 s12 harder", "5 s12 next-same", "You said that this one was harder than the rest." },
  { "0 s12 =1 L11", "5 s12 next-same", "It was not done to its end this time." },
  { "0 s12 =1 R0", "5 s12 next-same", "It was not done to its end this time." },
  { "0 s12 =1 missing", "5 s12 next-same", "It was not done to its end this time." },
  { "0 s12 =1 missing cut", "5 s12 next-same", "It was not done to its end this time." },
  { "0 s12 =1 eased", "5 s12 next-same", "You changed to the easier version on the way." },
  { "0 s12 =2 p0>1", "5 s12 next-same", "Your pain was a little higher afterwards." },
  { "0 s12 =2 p4>5", "5 s12 next-same", "Your pain was a little higher afterwards." },
  { "0 s12 =2 p->3", "5 s12 next-same", "There was some pain, and one of the two answers about it is missing." },
  { "0 s12 =2 p2>-", "5 s12 next-same", "There was some pain, and one of the two answers about it is missing." },
  { "0 s15 =2|1 s15 =2|2 s15 =4", "5 s15 next-same", "You said that it was hard." },
  /* 6: the most of the standard version, easy three times. */
  { "0 s15 =2|1 s15 =1|2 s15 =2", "6 s15 offer h10 next-offer-harder",
    "It was easy three times running, and there is no more of this version." },
  { "0 s15 =2|1 s15 =1|1 s5 quick =5|2 s15 =2", "6 s15 offer h10 next-offer-harder",
    "It was easy three times running, and there is no more of this version." },
  { "0 s15 =2|1 s15 =2", "9 s15 next-same", "This is the most of this version." },
  { "0 s15 =2|1 s15 =3|2 s15 =2", "9 s15 next-same", "This is the most of this version." },
  { "0 s15 =2|1 s14 =2|2 s15 =2", "9 s15 next-same", "This is the most of this version." },
  { "0 s15 =2|1 s15 =2 R3|2 s15 =2", "9 s15 next-same", "This is the most of this version." },
  { "0 s15 =2|1 s15 =2 p0>1|2 s15 =2", "9 s15 next-same", "This is the most of this version." },
  { "0 s15 =2|1 s15 =2 harder|2 s15 =2", "9 s15 next-same", "This is the most of this version." },
  { "0 s15 =2 hurt|1 s15 =2|2 s15 =2", "9 s15 next-same", "This is the most of this version." },
  { "0 s15 =2|1 s15 =2 much-worse|2 s15 =2", "9 s15 next-same", "This is the most of this version." },
  { "0 s15 =2|1 s15 =2|8 s15 =2", "9 s15 next-same", "This is the most of this version." },
  { "0 h15 =1|1 h15 =1|2 h15 =1", "10 h15 next-same", "This is the most of this version.", NULL, "hinge" },
  /* 7: the most of the easier version, good twice. */
  { "0 e10 =3|1 e10 =1", "7 e10 offer s10 next-offer-standard",
    "It went well twice running, and there is no more of this version." },
  { "0 e10 =3|6 e10 =3", "7 e10 offer s10 next-offer-standard",
    "It went well twice running, and there is no more of this version." },
  { "0 e10 =3|7 e10 =2", "9 e10 next-same", "This is the most of this version." },
  { "0 e9 =3|1 e10 =2", "9 e10 next-same", "This is the most of this version." },
  { "0 e10 =4|1 e10 =2", "9 e10 next-same", "This is the most of this version." },
  /* 8: just right, twice at this dose. */
  { "0 s12 =3|1 s12 =3", "8 s13 +1 next-one-more", "It felt just right twice running." },
  { "0 s12 =3|1 s5 quick =1|2 s12 =3", "8 s13 +1 next-one-more", "It felt just right twice running." },
  { "0 s12 =3", "0 s12 next-same", "It felt just right. Once more like this, and it grows by one." },
  { "0 s11 =3|1 s12 =3", "0 s12 next-same", "It felt just right. Once more like this, and it grows by one." },
  { "0 s12 =2|1 s12 =3", "0 s12 next-same", "It felt just right. Once more like this, and it grows by one." },
  { "0 s12 =3|1 e6 gentle|2 s12 =3", "0 s12 next-same",
    "It felt just right. Once more like this, and it grows by one." },
  /* 9 and 10. */
  { "0 s12 =2", "9 s13 +1 next-one-more", "You said that it was easy." },
  { "0 s12 =2 p2>2", "9 s13 +1 next-one-more", "You said that it was easy." },
  { "0 s12 =2 p->0", "9 s13 +1 next-one-more", "You said that it was easy." },
  { "0 s12 =2 p5>4 worse", "9 s13 +1 next-one-more", "You said that it was easy." },
  { "0 s12 =2 alone", "9 s13 +1 next-one-more", "You said that it was easy." },
  { "0 s12 =2 early", "9 s13 +1 next-one-more", "You said that it was easy." },
  { "0 s12 =1", "10 s14 +2 next-two-more", "You said that it was very easy." },
  { "0 e6 =1", "10 e8 +2 next-two-more", "You said that it was very easy." },
  { "0 h10 =1", "10 h12 +2 next-two-more", "You said that it was very easy." },
  /* No row: questions skipped, nothing of the exercise done, nothing at all. */
  { "0 s12", "0 s12 next-same", "Without an answer nothing changes." },
  { "0 s12 other", "0 s12 next-same", "Without an answer nothing changes." },
  { "0 s12 =1|1 =1", "0 s12 next-same", NULL, "s12" },
  { "0 s12 L0 R0 =1", "0 s12 next-same", NULL },
  { "0 s12 =1 running", "0 s12 next-same", NULL },
  { "", "0 s10 next-same", NULL, "s10" },
};

static const Example limits[] = {
  /* At most two more in any seven days. */
  { "0 s10 =1|1 s12 =1", "10 s12 next-same", "Two more in seven days are the most, so it stays for now." },
  { "0 s10 =2|1 s11 =1", "10 s12 +1 next-one-more", "You said that it was very easy." },
  { "0 s10 =2|1 s11 =2|2 s12 =2", "9 s12 next-same", "Two more in seven days are the most, so it stays for now." },
  { "0 s10 =1|1 s12|7 s12 =1", "10 s12 next-same", "Two more in seven days are the most, so it stays for now." },
  { "0 s10 =1|1 s12|8 s12 =1", "10 s14 +2 next-two-more", "You said that it was very easy." },
  { "0 s10 =1|0 s12 =1", "10 s12 next-same", "Two more in seven days are the most, so it stays for now." },
  /* Down and up again is more too, and so is a number that was set by hand. */
  { "0 s12 =5|1 s10 =1|2 s12 =2", "9 s12 next-same", "Two more in seven days are the most, so it stays for now." },
  { "0 s10|1 s14 =1", "10 s14 next-same", "Two more in seven days are the most, so it stays for now." },
  /* The twelve of Strong and the five of Quick wake-up are nobody's own number. */
  { "0 s13 =4|1 s12 strong|2 s13 =1", "10 s15 +2 next-two-more", "You said that it was very easy." },
  { "0 s13 =4|1 s5 quick|2 s13 =1", "10 s15 +2 next-two-more", "You said that it was very easy." },
  { "0 s10 =1|1 s12 strong =1", "10 s12 next-same", "Two more in seven days are the most, so it stays for now." },
  /* Every version stays in its range. */
  { "0 s14 =1", "10 s15 +1 next-one-more", "You said that it was very easy." },
  { "0 e9 =1", "10 e10 +1 next-one-more", "You said that it was very easy." },
  { "0 h11 =1", "10 h12 +1 next-one-more", "You said that it was very easy." },
  { "0 h12 =1", "10 h12 next-same", "This is the most of this version." },
  { "0 e7 =5", "4 e6 -1 next-lighter", "You said that it was too hard." },
  { "0 s40 =5", "4 s13 -2 next-lighter", "You said that it was too hard." },
  /* The harder bridge moves in twos. */
  { "0 h10 =2", "9 h12 +2 next-two-more", "You said that it was easy.", NULL, "bridge" },
  { "0 h12 =3|1 h12 =3", "8 h14 +2 next-two-more", "It felt just right twice running.", NULL, "bridge" },
  { "0 h10 =2|1 h12 =1", "10 h12 next-same", "Two more in seven days are the most, so it stays for now.", NULL,
    "bridge" },
  { "0 h14 =5", "4 h12 -2 next-lighter", "You said that it was too hard.", NULL, "bridge" },
  { "0 h13", "0 h12 next-same", "This was not your usual number, so that one stays as it is.", NULL, "bridge" },
  /* Down from the lowest dose of a version. */
  { "0 h10 =5", "4 s12 next-lighter", "You said that it was too hard." },
  { "0 h11 =5", "4 h10 -1 next-lighter", "You said that it was too hard." },
  { "0 e6 =5", "4 e6 back 2 next-lighter", "You said that it was too hard." },
  { "0 e6 p0>3", "4 e6 back 2 next-lighter", "Your pain rose during the session." },
  /* Clearly worse next morning: a day off, from the day of the answer. */
  { "0 s12 =2 much-worse", "4 s10 -2 back 2 next-lighter", "Your back was clearly worse the next day.", NULL, NULL, 1 },
  { "0 s12 =2 much-worse", "4 s10 -2 back 4 next-lighter", "Your back was clearly worse the next day.", NULL, NULL, 3 },
  { "0 s10 =1 much-worse", "4 e8 back 2 next-lighter", "Your back was clearly worse the next day.", NULL, NULL, 1 },
  { "0 e6 much-worse", "4 e6 back 3 next-lighter", "Your back was clearly worse the next day.", NULL, NULL, 1 },
  /* It goes down from what was done, not from what was made of it meanwhile, and only once. */
  { "0 s12 =2 much-worse", "4 s10 -3 back 2 next-lighter", "Your back was clearly worse the next day.", "s13", NULL,
    1 },
  { "0 s12 =5 much-worse", "4 s10 back 2 next-lighter", "Your back was clearly worse the next day.", "s10", NULL, 1 },
  { "0 s12|1 s5 quick =5", "4 s10 next-lighter", "You said that it was too hard.", "s10" },
  /* What was set by hand is current: lower stays lower, and only the current dose grows. */
  { "0 s12 =5", "4 e6 next-lighter", "You said that it was too hard.", "e6" },
  { "0 s12 hurt", "3 e6 next-smaller", "You said that this one hurt.", "e6" },
  { "0 s12 =1", "0 s10 next-same", "This was not your usual number, so that one stays as it is.", "s10" },
  { "0 s12 =1", "0 s15 next-same", "This was not your usual number, so that one stays as it is.", "s15" },
  { "0 h10 =1", "0 s12 next-same", "This was not your usual number, so that one stays as it is.", "s12" },
  { "0 s12 strong =1", "0 s14 next-same", "This was not your usual number, so that one stays as it is.", "s14" },
  { "0 s12 strong =1", "10 s14 +2 next-two-more", "You said that it was very easy." },
  { "0 s12 strong =5", "4 s10 -4 next-lighter", "You said that it was too hard.", "s14" },
  /* Quick wake-up is never for progression, whatever happens to fit. */
  { "0 s12 =3|1 s5 quick =1", "0 s12 next-same", "Five of each keep you going and change no numbers.", "s12" },
  { "0 s5 quick =4 L2", "0 s12 next-same", "Five of each keep you going and change no numbers.", "s12" },
  { "0 s5 quick p0>3", "4 e8 next-lighter", "Your pain rose during the session.", "s10" },
  /* Gentle start beside a standard dose has a number of its own. */
  { "0 s12 =2|1 e6 gentle =2", "9 s12 +1 gentle 7 next-one-more", "You said that it was easy.", "s12" },
  { "0 s12 =2|1 e6 gentle =1", "10 s12 +2 gentle 8 next-two-more", "You said that it was very easy.", "s12" },
  { "0 s12 =2|1 e10 gentle =1", "10 s12 next-same", "This is the most of this version.", "s12" },
  { "0 s12 =2|1 e6 gentle =4", "5 s12 next-same", "You said that it was hard.", "s12" },
  { "0 s12 =2|1 e8 gentle =5", "4 e6 next-lighter", "You said that it was too hard.", "s12" },
  /* Where the easier version is current, two comfortable sessions of it bring the offer, whatever the number. */
  { "0 e6 gentle =3|1 e6 gentle =3", "8 e7 +1 offer s10 next-one-more", "It felt just right twice running." },
  { "0 e6 gentle =3|1 e7 gentle =3", "0 e7 offer s10 next-same",
    "It felt just right. Once more like this, and it grows by one." },
  { "0 e6 gentle =3|1 e7 =3", "0 e7 next-same", "It felt just right. Once more like this, and it grows by one." },
  { "0 e6 gentle =4|1 e6 gentle =3", "0 e6 next-same",
    "It felt just right. Once more like this, and it grows by one." },
  { "0 e6 gentle|1 e6 gentle =3", "0 e6 next-same", "It felt just right. Once more like this, and it grows by one." },
  { "0 e6 gentle =3|1 e6 gentle", "0 e6 next-same", "Without an answer nothing changes." },
  /* Nothing but Gentle start for a week, or for two, is being away from the standard dose. */
  { "0 s14|3 e6 gentle =2|7 e6 gentle =2", "11 s12 -2 pause-over",
    "You last did this one 7 days ago, so it starts lower.", "s14" },
  { "0 s14|7 e6 gentle =2|9 e6 gentle =2", "9 s14 +1 gentle 7 next-one-more", "You said that it was easy.", "s14" },
  { "0 s14|7 e6 gentle =2", "11 s12 pause-over", "You last did this one 7 days ago, so it starts lower.", "s12" },
  { "0 h12|13 e6 gentle =2|14 e6 gentle =2", "11 s10 pause-over",
    "You last did this one 14 days ago, so it starts lower.", "h12" },
  /* Tiredness never changes anything. */
  { "0 s12 =2 t0>10", "9 s13 +1 next-one-more", "You said that it was easy." },
  { "0 s12 =5 t10>0", "4 s10 -2 next-lighter", "You said that it was too hard." },
};

static char *
format_dose (const RouseAdviceDose *dose)
{
  return g_strdup_printf ("%c%u", "esh"[dose->level], dose -> repetitions);
}

static char *
format_advice (const RouseAdvice *advice)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *dose = format_dose (&advice->dose);
  g_autofree char *offer = format_dose (&advice->offer);

  g_string_append_printf (text, "%d %s", advice->row, dose);
  if (advice->change != 0)
    g_string_append_printf (text, " %+d", advice->change);
  if (advice->back_on == ROUSE_ADVICE_UNTIL_SWITCHED_ON)
    g_string_append (text, " out");
  else if (advice->back_on != 0)
    g_string_append_printf (text, " back %u", advice->back_on - FIRST_DAY);
  if (advice->gentle != 0)
    g_string_append_printf (text, " gentle %u", advice->gentle);
  if (advice->has_offer)
    g_string_append_printf (text, " offer %s", offer);
  g_string_append_printf (text, " %s", rouse_advice_get_message (advice));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* What was done last of the exercise, for who has changed nothing by hand. */
static RouseAdviceDose
get_last_dose (GPtrArray *records)
{
  const RouseRecord *last = g_ptr_array_index (records, records->len - 1);
  guint n_sets;
  const RouseRecordSet *sets = rouse_record_get_sets (last, &n_sets);

  g_assert_cmpuint (n_sets, >, 0);

  return (RouseAdviceDose) { sets[0].level, sets[0].planned };
}

static void
test_example (gconstpointer data)
{
  const Example *example = data;
  const char *exercise = example->exercise != NULL ? example->exercise : "clamshell";
  g_autoptr (GPtrArray) records = journal_script_read (example->script, exercise);
  RouseAdviceDose current
      = example->current != NULL ? journal_script_read_dose (example->current) : get_last_dose (records);
  const RouseRecord *last = records->len > 0 ? g_ptr_array_index (records, records->len - 1) : NULL;
  guint32 today = example->today > 0 ? FIRST_DAY + example->today : last != NULL ? last->day : FIRST_DAY;
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;
  RouseAdvice advice;

  rouse_advice_after_session (&advice, session_fixture_get_catalog (), records, exercise, &current, today);
  text = format_advice (&advice);
  reason = rouse_advice_dup_reason (&advice);
  g_assert_cmpstr (text, ==, example->expected);
  g_assert_cmpstr (reason, ==, example->reason);

  /* Asked again with what came of it, it changes nothing more. */
  {
    RouseAdviceDose then = advice.dose;

    rouse_advice_after_session (&advice, session_fixture_get_catalog (), records, exercise, &then, today);
    g_assert_cmpint (advice.dose.level, ==, then.level);
    g_assert_cmpuint (advice.dose.repetitions, ==, then.repetitions);
  }
}

typedef struct
{
  const char *exercise;
  const char *script;
  const char *current;
  int seen; /* days from the first; -1: never */
  int today;
  const char *expected; /* nullable: nothing changes */
} Return;

static const Return returns[] = {
  { "clamshell", "0 s14", "s14", -1, 6, NULL },
  { "clamshell", "0 s14", "s14", -1, 7, "s12" },
  { "clamshell", "0 s14", "s14", -1, 13, "s12" },
  { "clamshell", "0 s14", "s14", -1, 14, "s10" },
  { "clamshell", "0 s14", "s14", -1, 400, "s10" },
  { "clamshell", "0 s11", "s11", -1, 7, "s10" },
  { "clamshell", "0 s10", "s10", -1, 7, NULL },
  { "clamshell", "0 s10", "s10", -1, 14, NULL },
  /* Harder: two fewer, from the lowest to the standard version, and after two weeks to its start. */
  { "bridge", "0 h14", "h14", -1, 7, "h12" },
  { "bridge", "0 h10", "h10", -1, 7, "s12" },
  { "clamshell", "0 h11", "h11", -1, 8, "h10" },
  { "hinge", "0 h15", "h15", -1, 14, "s10" },
  /* Easier: never more than it was, so never 10, and anew after two weeks. */
  { "clamshell", "0 e8", "e8", -1, 7, NULL },
  { "clamshell", "0 e8", "e8", -1, 14, "e6" },
  { "clamshell", "0 e6", "e6", -1, 30, NULL },
  /* Each step once; a number set by hand in between stays. */
  { "clamshell", "0 s14", "s12", 7, 8, NULL },
  { "clamshell", "0 s14", "s15", 7, 13, NULL },
  { "clamshell", "0 s14", "s12", 7, 14, "s10" },
  { "clamshell", "0 s14", "s15", 14, 30, NULL },
  { "clamshell", "0 s14", "s14", 6, 7, "s12" },
  { "clamshell", "0 s14|20 s10", "s15", 15, 27, "s13" },
  /* Quick wake-up does not end being away, and neither does another exercise; an easier version does. */
  { "clamshell", "0 s14|6 s5 quick", "s14", -1, 7, "s12" },
  { "clamshell", "0 s14|6 =2", "s14", -1, 7, "s12" },
  { "clamshell", "0 s14|6 e6 gentle", "s14", -1, 7, NULL },
  { "clamshell", "0 s14|6 s14 L0 R0", "s14", -1, 7, "s12" },
  { "clamshell", "0 s14|6 s14 L0 R0 hurt", "s14", -1, 7, "s12" },
  /* Who never did it is not away, and neither is who set the clock back. */
  { "clamshell", "", "s14", -1, 400, NULL },
  { "clamshell", "20 s14", "s14", -1, 7, NULL },
};

static void
test_return (gconstpointer data)
{
  const Return *example = data;
  g_autoptr (GPtrArray) records = journal_script_read (example->script, example->exercise);
  RouseAdviceDose current = journal_script_read_dose (example->current);
  guint32 seen = example->seen < 0 ? 0 : FIRST_DAY + (guint32) example->seen;
  g_autofree char *dose = NULL;
  RouseAdvice advice;
  gboolean changes = rouse_advice_come_back (&advice, session_fixture_get_catalog (), records, example->exercise,
                                             &current, seen, FIRST_DAY + (guint32) example->today);

  dose = format_dose (&advice.dose);
  g_assert_cmpstr (dose, ==, example->expected != NULL ? example->expected : example->current);
  g_assert_cmpint (changes, ==, example->expected != NULL);
  if (changes)
    {
      g_autofree char *reason = rouse_advice_dup_reason (&advice);

      g_assert_cmpstr (rouse_advice_get_message (&advice), ==, "pause-over");
      g_assert_true (g_str_has_prefix (reason, "You last did this one "));
    }
}

/* Each message is one of the catalogue, and each reason has words. */
static void
test_words (void)
{
  static const int changes[] = { 0, 1, 2 };

  for (int row = ROUSE_ADVICE_NONE; row <= ROUSE_ADVICE_BACK; row++)
    for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
      {
        RouseAdvice advice = { .row = (RouseAdviceRow) row, .change = changes[i] };

        advice.has_offer = row == ROUSE_ADVICE_OFFER_HARDER || row == ROUSE_ADVICE_OFFER_STANDARD;
        advice.offer.level = row == ROUSE_ADVICE_OFFER_HARDER ? ROUSE_LEVEL_HARD : ROUSE_LEVEL_STANDARD;
        g_assert_nonnull (
            rouse_catalog_get_message (session_fixture_get_catalog (), rouse_advice_get_message (&advice)));
      }

  for (int reason = ROUSE_REASON_NONE; reason <= ROUSE_REASON_AWAY; reason++)
    {
      RouseAdvice advice = { .reason = (RouseAdviceReason) reason, .days_away = 9 };
      g_autofree char *text = rouse_advice_dup_reason (&advice);

      g_assert_cmpint (text != NULL, ==, reason != ROUSE_REASON_NONE);
      g_assert_true (text == NULL || g_str_has_suffix (text, "."));
    }
}

static void
test_next (void)
{
  static const struct
  {
    RouseAdvice advice;
    const char *text;
  } examples[] = {
    { { .dose = { ROUSE_LEVEL_STANDARD, 12 } }, "12 repetitions" },
    { { .dose = { ROUSE_LEVEL_STANDARD, 1 } }, "1 repetition" },
    { { .dose = { ROUSE_LEVEL_EASY, 6 } }, "Easier version, 6 repetitions" },
    { { .dose = { ROUSE_LEVEL_HARD, 10 } }, "Harder version, 10 repetitions" },
    { { .dose = { ROUSE_LEVEL_EASY, 6 }, .back_on = FIRST_DAY + 4 }, "Back on Friday, 6 November" },
    { { .back_on = ROUSE_ADVICE_UNTIL_SWITCHED_ON }, "Left out until you switch it on" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *text = rouse_advice_dup_next (&examples[i].advice);

      g_assert_cmpstr (text, ==, examples[i].text);
    }
}

/* An offer that stands beside a row has a message and a reason of its own. */
static void
test_offer (void)
{
  g_autoptr (GPtrArray) records = journal_script_read ("0 e6 gentle =2|1 e7 gentle =2", "clamshell");
  RouseAdviceDose current = { ROUSE_LEVEL_EASY, 7 };
  g_autofree char *reason = NULL;
  RouseAdvice advice;

  rouse_advice_after_session (&advice, session_fixture_get_catalog (), records, "clamshell", &current, FIRST_DAY + 1);
  reason = rouse_advice_dup_offer_reason (&advice);
  g_assert_cmpstr (rouse_advice_get_message (&advice), ==, "next-one-more");
  g_assert_cmpstr (rouse_advice_get_offer_message (&advice), ==, "next-offer-standard");
  g_assert_cmpstr (reason, ==, "Two gentle sessions running felt comfortable.");
}

static void
test_took_part (void)
{
  g_autoptr (GPtrArray) records = journal_script_read ("0 s12 =2|1 =2", "clamshell");
  RouseAdviceDose current = { ROUSE_LEVEL_STANDARD, 12 };
  RouseAdvice advice;

  rouse_advice_after_session (&advice, session_fixture_get_catalog (), records, "clamshell", &current, FIRST_DAY + 1);
  g_assert_false (advice.took_part);
  g_ptr_array_set_size (records, 1);
  rouse_advice_after_session (&advice, session_fixture_get_catalog (), records, "clamshell", &current, FIRST_DAY + 1);
  g_assert_true (advice.took_part);
}

static void
test_gate (void)
{
  for (int pain = ROUSE_UNANSWERED; pain <= 10; pain++)
    {
      RouseGate gate = rouse_advice_get_gate (pain);

      g_assert_cmpint (gate, ==, pain <= 3 ? ROUSE_GATE_OPEN : pain <= 5 ? ROUSE_GATE_GENTLE : ROUSE_GATE_CLOSED);
    }
}

typedef struct
{
  const char *script;
  int today;
  const char *expected; /* rest, off, gentle, return, pause */
} State;

static const State states[] = {
  { "", 0, "" },
  { "0 s12 =2", 13, "" },
  { "0 s12 =2", 14, " gentle" },
  { "0 s12 p2>6", 0, " rest off gentle" },
  { "0 s12 p2>6", 1, " off gentle" },
  { "0 s12 dizzy", 1, " off gentle" },
  { "0 early p2>6", 1, " off gentle" },
  /* Who looked in and did nothing has not returned; who did something has, but not on the same day. */
  { "0 s12 p2>6|1 s6 L0 R0 early", 1, " off gentle" },
  { "0 s12 p2>6|1 e6 gentle", 1, "" },
  { "0 s12 p2>6|0 e6 gentle", 0, " rest" },
  { "0 s12 p2>6|0 e6|0 e6|0 e6|0 e6|0 e6", 0, " rest" },
  { "0 s12 p2>6|0 e6|0 e6|0 e6|0 e6|0 e6", 1, "" },
  /* Two comfortable Gentle starts. */
  { "0 e6 gentle =3|1 e6 gentle =2", 1, " return" },
  { "0 e6 gentle =3|1 s5 quick =5|2 e6 gentle =2", 2, " return" },
  { "0 e6 gentle =3", 1, "" },
  { "0 e6 gentle =3|1 e6 gentle =4", 1, "" },
  { "0 e6 gentle =3|7 e6 gentle =3", 7, "" },
  { "0 e6 gentle =3|1 s12 =2", 1, "" },
  /* Twice in four sessions, whichever exercise, and the last one said so. */
  { "0 s12 hurt|1 s12 hurt-bridge", 1, " pause" },
  { "0 s12 hurt hurt", 1, " pause" },
  { "0 s12 hurt|1 s12|2 s12|3 s12 hurt", 3, " pause" },
  { "0 s12 hurt|1 s12|2 s12|3 s12|4 s12 hurt", 4, "" },
  { "0 s12 hurt|1 s12 hurt|2 s12", 2, "" },
  { "0 s12 hurt|1 s12 effort", 1, "" },
};

static void
test_state (gconstpointer data)
{
  const State *state = data;
  g_autoptr (GPtrArray) records = journal_script_read (state->script, "clamshell");
  g_autofree char *text = NULL;
  RouseSituation situation;

  rouse_advice_get_situation (session_fixture_get_catalog (), records, FIRST_DAY + (guint32) state->today, &situation);
  text = g_strconcat (situation.rest_today ? " rest" : "", situation.reminders_off ? " off" : "",
                      situation.offer_gentle ? " gentle" : "", situation.offer_return ? " return" : "",
                      situation.offer_pause ? " pause" : "", NULL);
  g_assert_cmpstr (text, ==, state->expected);
}

static void
add_examples (const char *name, const Example *examples, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/advice/%s/%" G_GSIZE_FORMAT ": %s", name, i, examples[i].script);

      g_strdelimit (path + strlen ("/advice/") + strlen (name) + 1, "/", '-');
      g_test_add_data_func (path, &examples[i], test_example);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  add_examples ("rows", rows, G_N_ELEMENTS (rows));
  add_examples ("limits", limits, G_N_ELEMENTS (limits));
  for (gsize i = 0; i < G_N_ELEMENTS (returns); i++)
    {
      g_autofree char *path = g_strdup_printf ("/advice/come-back/%" G_GSIZE_FORMAT ": %s, %s to %d", i,
                                               returns[i].script, returns[i].current, returns[i].today);

      g_test_add_data_func (path, &returns[i], test_return);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/advice/situation/%" G_GSIZE_FORMAT ": %s at %d", i, states[i].script, states[i].today);

      g_test_add_data_func (path, &states[i], test_state);
    }
  g_test_add_func ("/advice/words", test_words);
  g_test_add_func ("/advice/next", test_next);
  g_test_add_func ("/advice/offer", test_offer);
  g_test_add_func ("/advice/took-part", test_took_part);
  g_test_add_func ("/advice/gate", test_gate);

  status = g_test_run ();
  session_fixture_clear ();

  return status;
}
