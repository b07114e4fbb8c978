/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-brief-offer.h"

#include <glib/gi18n.h>

/* “Full for the first three sessions of each exercise, then the app asks once whether to change to brief.”
 * (CONTENT.md 3) */
#define ENOUGH 3

/**
 * RouseBriefOffer:
 *
 * Counts how often each exercise was done to its end with everything said, and knows when it is time to ask whether
 * fewer words would do. The question belongs to the session with which a count is full; afterwards the count is beyond
 * it, so that it never comes again. Made with the session and owned by its page.
 */
struct _RouseBriefOffer
{
  GObject parent_instance;

  RouseSession *session;
  RouseSettings *settings;
  GPtrArray *exercises; /* of RouseExercise: those that the question is about */
  gboolean counted;
};

G_DEFINE_FINAL_TYPE (RouseBriefOffer, rouse_brief_offer, G_TYPE_OBJECT)

/* Every set of it, with everything said. One that became easier on the way has sets in both versions. */
static gboolean
was_done_in_full (RouseSession *session, RouseExercise *exercise)
{
  gsize n_results;
  const RouseSetResult *results = rouse_session_get_results (session, &n_results);

  for (gsize i = 0; i < n_results; i++)
    if (results[i].item->exercise == exercise
        && (results[i].done < results[i].planned || results[i].item->guidance != ROUSE_GUIDANCE_FULL))
      return FALSE;

  return TRUE;
}

static RouseGuidance
get_guidance (RouseSettings *settings, const char *exercise)
{
  const int own = rouse_settings_get_guidance_of (settings, exercise);

  return (RouseGuidance) (own >= 0 ? own : rouse_settings_get_guidance (settings));
}

static void
count_exercise (RouseBriefOffer *self, RouseExercise *exercise)
{
  const char *id = rouse_exercise_get_id (exercise);
  guint n_sessions = rouse_settings_get_full_sessions (self->settings, id);

  if (n_sessions > ENOUGH || !was_done_in_full (self->session, exercise))
    return;

  rouse_settings_set_full_sessions (self->settings, id, n_sessions + 1);
  /* Whoever chose fewer words already, and had all of them only this once, need not be asked. */
  if (n_sessions + 1 == ENOUGH && get_guidance (self->settings, id) == ROUSE_GUIDANCE_FULL)
    g_ptr_array_add (self->exercises, g_object_ref (exercise));
}

static void
state_changed_cb (RouseBriefOffer *self)
{
  const RouseSessionState state = rouse_session_get_state (self->session);
  const RousePlanItem *items;
  gsize n_items;

  if (self->counted || (state != ROUSE_SESSION_FINISHED && state != ROUSE_SESSION_ENDED))
    return;

  self->counted = TRUE;
  items = rouse_plan_get_items (rouse_timeline_get_plan (rouse_session_get_timeline (self->session)), &n_items);
  for (gsize i = 0; i < n_items; i++)
    if (i == 0 || items[i].exercise != items[i - 1].exercise)
      count_exercise (self, items[i].exercise);
}

static void
rouse_brief_offer_finalize (GObject *object)
{
  RouseBriefOffer *self = ROUSE_BRIEF_OFFER (object);

  g_ptr_array_unref (self->exercises);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (rouse_brief_offer_parent_class)->finalize (object);
}

static void
rouse_brief_offer_class_init (RouseBriefOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rouse_brief_offer_finalize;
}

static void
rouse_brief_offer_init (RouseBriefOffer *self)
{
  self->exercises = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rouse_brief_offer_new:
 * @session: a session that has not begun
 * @settings: where is counted, and where the answer is kept
 *
 * Counts the session when it is over.
 *
 * Returns: (transfer full): a new offer
 */
RouseBriefOffer *
rouse_brief_offer_new (RouseSession *session, RouseSettings *settings)
{
  RouseBriefOffer *self;

  g_return_val_if_fail (ROUSE_IS_SESSION (session), NULL);
  g_return_val_if_fail (ROUSE_IS_SETTINGS (settings), NULL);

  self = g_object_new (ROUSE_TYPE_BRIEF_OFFER, NULL);
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * rouse_brief_offer_dup_question:
 * @self: the offer of a session that is over
 *
 * Returns: (transfer full) (nullable): what to ask, if it is time to ask
 */
char *
rouse_brief_offer_dup_question (RouseBriefOffer *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *list = NULL;

  g_return_val_if_fail (ROUSE_IS_BRIEF_OFFER (self), NULL);

  if (self->exercises->len == 0)
    return NULL;

  for (guint i = 0; i < self->exercises->len; i++)
    g_ptr_array_add (titles, (gpointer) rouse_exercise_get_title (g_ptr_array_index (self->exercises, i)));
  g_ptr_array_add (titles, NULL);
  /* Translators: between the exercises of a list. */
  list = g_strjoinv (_ (", "), (char **) titles->pdata);

  /* Translators: asked once; %s is an exercise, or several. The words are those that the voice speaks. */
  return g_strdup_printf (_ ("%s: three times with every word. Fewer words next time?"), list);
}

/**
 * rouse_brief_offer_accept:
 * @self: an offer with a question
 *
 * From the next session on these exercises have brief guidance.
 */
void
rouse_brief_offer_accept (RouseBriefOffer *self)
{
  g_return_if_fail (ROUSE_IS_BRIEF_OFFER (self));

  for (guint i = 0; i < self->exercises->len; i++)
    rouse_settings_set_guidance_of (self->settings, rouse_exercise_get_id (g_ptr_array_index (self->exercises, i)),
                                    ROUSE_GUIDANCE_BRIEF);
}
