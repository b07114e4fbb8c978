/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said with an advice. The messages are the catalogue's, so that they can be heard; the reasons are sentences
 * that stand beside them. */

#include "rouse-advice.h"

#include "rouse-day.h"

#include <glib/gi18n-lib.h>

/**
 * rouse_advice_get_message:
 * @advice: an advice
 *
 * Returns: the id of the catalogue's message of its row (CONTENT.md 4.3). It says how many more there really are:
 * limits can make a row's two one, or none.
 */
const char *
rouse_advice_get_message (const RouseAdvice *advice)
{
  switch (advice->row)
    {
    case ROUSE_ADVICE_REST:
      return "next-rest";
    case ROUSE_ADVICE_ASK:
      return "next-ask";
    case ROUSE_ADVICE_SMALLER:
      return "next-smaller";
    case ROUSE_ADVICE_LIGHTER:
      return "next-lighter";
    case ROUSE_ADVICE_OFFER_HARDER:
    case ROUSE_ADVICE_OFFER_STANDARD:
      return rouse_advice_get_offer_message (advice);
    case ROUSE_ADVICE_BACK:
      return "pause-over";
    case ROUSE_ADVICE_STEADY:
    case ROUSE_ADVICE_EASY:
    case ROUSE_ADVICE_VERY_EASY:
    case ROUSE_ADVICE_NONE:
    case ROUSE_ADVICE_SAME:
    default:
      return advice->change >= 2 ? "next-two-more" : advice->change == 1 ? "next-one-more" : "next-same";
    }
}

/**
 * rouse_advice_get_offer_message:
 * @advice: an advice
 *
 * Returns: (nullable): the id of the catalogue's message that asks whether to take the offer
 */
const char *
rouse_advice_get_offer_message (const RouseAdvice *advice)
{
  if (!advice->has_offer)
    return NULL;

  return advice->offer.level == ROUSE_LEVEL_HARD ? "next-offer-harder" : "next-offer-standard";
}

static const char *
get_reason_to_lower (RouseAdviceReason reason)
{
  switch ((int) reason)
    {
    case ROUSE_REASON_PAIN_HIGH:
      return _ ("You said that your pain was 6 or more afterwards.");
    case ROUSE_REASON_URGENT:
      return _ ("You felt something that should be looked at first.");
    case ROUSE_REASON_HURT_TWICE:
      return _ ("This one hurt twice in its last four sessions.");
    case ROUSE_REASON_HURT:
      return _ ("You said that this one hurt.");
    case ROUSE_REASON_HURT_EASIEST:
      return _ ("It hurt in the easier version too, so it rests for three days.");
    case ROUSE_REASON_PAIN_ROSE:
      return _ ("Your pain rose during the session.");
    case ROUSE_REASON_TOO_HARD:
      return _ ("You said that it was too hard.");
    case ROUSE_REASON_WORSE_NEXT_DAY:
      return _ ("Your back was clearly worse the next day.");
    default:
      return NULL;
    }
}

static const char *
get_reason_to_keep (RouseAdviceReason reason)
{
  switch ((int) reason)
    {
    case ROUSE_REASON_HARD:
      return _ ("You said that it was hard.");
    case ROUSE_REASON_HARDER_ONE:
      return _ ("You said that this one was harder than the rest.");
    case ROUSE_REASON_UNFINISHED:
      return _ ("It was not done to its end this time.");
    case ROUSE_REASON_EASED:
      return _ ("You changed to the easier version on the way.");
    case ROUSE_REASON_PAIN_ROSE_BY_ONE:
      return _ ("Your pain was a little higher afterwards.");
    case ROUSE_REASON_PAIN_UNSURE:
      return _ ("There was some pain, and one of the two answers about it is missing.");
    case ROUSE_REASON_ONCE_RIGHT:
      return _ ("It felt just right. Once more like this, and it grows by one.");
    case ROUSE_REASON_AT_MOST:
      return _ ("This is the most of this version.");
    case ROUSE_REASON_WEEK_FULL:
      return _ ("Two more in seven days are the most, so it stays for now.");
    case ROUSE_REASON_QUICK:
      return _ ("Five of each keep you going and change no numbers.");
    case ROUSE_REASON_OTHER_DOSE:
      return _ ("This was not your usual number, so that one stays as it is.");
    case ROUSE_REASON_UNANSWERED:
      return _ ("Without an answer nothing changes.");
    default:
      return NULL;
    }
}

static const char *
get_reason_to_grow (RouseAdviceReason reason)
{
  switch ((int) reason)
    {
    case ROUSE_REASON_THREE_EASY:
      return _ ("It was easy three times running, and there is no more of this version.");
    case ROUSE_REASON_TWO_GOOD:
      return _ ("It went well twice running, and there is no more of this version.");
    case ROUSE_REASON_TWO_GENTLE:
      return _ ("Two gentle sessions running felt comfortable.");
    case ROUSE_REASON_TWICE_RIGHT:
      return _ ("It felt just right twice running.");
    case ROUSE_REASON_EASY:
      return _ ("You said that it was easy.");
    case ROUSE_REASON_VERY_EASY:
      return _ ("You said that it was very easy.");
    default:
      return NULL;
    }
}

static char *
dup_reason (RouseAdviceReason reason, guint days_away)
{
  const char *text;

  if (reason == ROUSE_REASON_AWAY)
    return g_strdup_printf (ngettext ("You last did this one %u day ago, so it starts lower.",
                                      "You last did this one %u days ago, so it starts lower.", days_away),
                            days_away);

  text = get_reason_to_lower (reason);
  if (text == NULL)
    text = get_reason_to_keep (reason);

  return g_strdup (text != NULL ? text : get_reason_to_grow (reason));
}

/**
 * rouse_advice_dup_reason:
 * @advice: an advice
 *
 * Returns: (transfer full) (nullable): in a sentence why it is so; %NULL for an exercise that took no part
 */
char *
rouse_advice_dup_reason (const RouseAdvice *advice)
{
  return dup_reason (advice->reason, advice->days_away);
}

/**
 * rouse_advice_dup_offer_reason:
 * @advice: an advice
 *
 * Returns: (transfer full) (nullable): in a sentence why there is an offer
 */
char *
rouse_advice_dup_offer_reason (const RouseAdvice *advice)
{
  return advice->has_offer ? dup_reason (advice->offer_reason, 0) : NULL;
}

/**
 * rouse_advice_dup_next:
 * @advice: an advice
 *
 * Returns: (transfer full): what there is to do from now on, such as “12 repetitions” or “Back on Friday, 27 November”
 */
char *
rouse_advice_dup_next (const RouseAdvice *advice)
{
  guint n = advice->dose.repetitions;

  if (advice->back_on == ROUSE_ADVICE_UNTIL_SWITCHED_ON)
    return g_strdup (_ ("Left out until you switch it on"));
  if (advice->back_on != 0)
    {
      g_autofree char *day = rouse_day_dup_text (advice->back_on);

      /* Translators: %s is a day, as in “Back on Friday, 27 November” */
      return g_strdup_printf (_ ("Back on %s"), day);
    }

  switch (advice->dose.level)
    {
    case ROUSE_LEVEL_EASY:
      return g_strdup_printf (ngettext ("Easier version, %u repetition", "Easier version, %u repetitions", n), n);
    case ROUSE_LEVEL_HARD:
      return g_strdup_printf (ngettext ("Harder version, %u repetition", "Harder version, %u repetitions", n), n);
    case ROUSE_LEVEL_STANDARD:
    default:
      return g_strdup_printf (ngettext ("%u repetition", "%u repetitions", n), n);
    }
}
