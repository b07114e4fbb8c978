/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-check-in-private.h"

/* A question without an answer is skipped after this long, in µs, and who lets one pass is not asked the others: the
 * session begins, or it is over (CONTENT.md 3, “Keys”; 4.1: 20 s before it). */
#define PATIENCE (20 * ROUSE_CLOCK_SECOND)
/* What tiredness has to change by to be worth words (CONTENT.md 5). */
#define CHANGE 2

/**
 * RouseCheckIn:
 *
 * Asks how it feels before a session and after it (CONTENT.md 5): which question comes, how long an answer is waited
 * for, and what follows from it. It begins the session when nothing is left to ask before it, and notices by itself
 * when the session is over. Its questions are spoken through the session's transport while the position stands. Owned
 * by the page of the session; what the journal keeps of it follows “answered”. Main thread only.
 */
G_DEFINE_FINAL_TYPE (RouseCheckIn, rouse_check_in, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (RouseCheckInStage,
                    rouse_check_in_stage,
                    G_DEFINE_ENUM_VALUE (ROUSE_CHECK_IN_BEFORE, "before"),
                    G_DEFINE_ENUM_VALUE (ROUSE_CHECK_IN_SESSION, "session"),
                    G_DEFINE_ENUM_VALUE (ROUSE_CHECK_IN_REST, "rest"),
                    G_DEFINE_ENUM_VALUE (ROUSE_CHECK_IN_AFTER, "after"),
                    G_DEFINE_ENUM_VALUE (ROUSE_CHECK_IN_OVER, "over"))

static GParamSpec *properties[ROUSE_CHECK_IN_N_PROPS];
static guint answered;

static void
rouse_check_in_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RouseCheckIn *self = ROUSE_CHECK_IN (object);

  switch ((RouseCheckInProperty) id)
    {
    case ROUSE_CHECK_IN_PROP_STAGE:
      g_value_set_enum (value, self->stage);
      break;

    case ROUSE_CHECK_IN_PROP_QUESTION:
      g_value_set_enum (value, self->question);
      break;

    case ROUSE_CHECK_IN_PROP_TYPED:
      g_value_set_int (value, self->typed);
      break;

    case ROUSE_CHECK_IN_PROP_SECONDS_LEFT:
      g_value_set_uint (value, self->seconds_left);
      break;

    case ROUSE_CHECK_IN_N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_check_in_dispose (GObject *object)
{
  RouseCheckIn *self = ROUSE_CHECK_IN (object);

  if (self->clock != NULL)
    rouse_check_in_forget (self);
  g_clear_object (&self->session);
  g_clear_object (&self->gentle);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rouse_check_in_parent_class)->dispose (object);
}

static void
rouse_check_in_class_init (RouseCheckInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rouse_check_in_get_property;
  object_class->dispose = rouse_check_in_dispose;

  properties[ROUSE_CHECK_IN_PROP_STAGE]
      = g_param_spec_enum ("stage", NULL, NULL, ROUSE_TYPE_CHECK_IN_STAGE, ROUSE_CHECK_IN_BEFORE, read);
  properties[ROUSE_CHECK_IN_PROP_QUESTION]
      = g_param_spec_enum ("question", NULL, NULL, ROUSE_TYPE_QUESTION, ROUSE_QUESTION_NONE, read);
  properties[ROUSE_CHECK_IN_PROP_TYPED] = g_param_spec_int ("typed", NULL, NULL, -1, 10, -1, read);
  properties[ROUSE_CHECK_IN_PROP_SECONDS_LEFT] = g_param_spec_uint ("seconds-left", NULL, NULL, 0, G_MAXUINT, 0, read);
  g_object_class_install_properties (object_class, ROUSE_CHECK_IN_N_PROPS, properties);

  /**
   * RouseCheckIn::answered:
   * @self: the check-in
   *
   * There is another answer, which is not to be lost.
   */
  answered = g_signal_new ("answered", ROUSE_TYPE_CHECK_IN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_check_in_init (RouseCheckIn *self)
{
  self->typed = ROUSE_CHECK_IN_UNANSWERED;
  self->answers = (RouseCheckInAnswers) { -1, -1, -1, -1, -1, NULL };
  self->held = TRUE;
  self->patience = PATIENCE;
}

/*
 * rouse_check_in_notify:
 *
 * Tells that a property has changed.
 */
void
rouse_check_in_notify (RouseCheckIn *self, RouseCheckInProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/*
 * rouse_check_in_emit_answered:
 *
 * Tells that there is another answer.
 */
void
rouse_check_in_emit_answered (RouseCheckIn *self)
{
  g_signal_emit (self, answered, 0);
}

/**
 * rouse_check_in_new:
 * @session: a session that is ready
 * @clock: tells how long an answer has been waited for
 * @gentle: (nullable): what is offered instead when it hurts a little; %NULL where there is nothing gentler
 *
 * Makes a check-in that asks nothing before rouse_check_in_begin().
 *
 * Returns: (transfer full): a new check-in
 */
RouseCheckIn *
rouse_check_in_new (RouseSession *session, RouseClock *clock, RousePlan *gentle)
{
  RouseCheckIn *self;

  g_return_val_if_fail (ROUSE_IS_SESSION (session), NULL);
  g_return_val_if_fail (ROUSE_IS_CLOCK (clock), NULL);

  self = g_object_new (ROUSE_TYPE_CHECK_IN, NULL);
  self->session = g_object_ref (session);
  self->clock = g_object_ref (clock);
  g_set_object (&self->gentle, gentle);
  rouse_check_in_follow_session (self);

  return self;
}

/**
 * rouse_check_in_restore:
 * @self: a check-in that has not begun
 * @tired_before: 0 to 10, or %ROUSE_CHECK_IN_UNANSWERED
 * @pain_before: 0 to 10, or %ROUSE_CHECK_IN_UNANSWERED
 *
 * The session was begun before: what was asked then is not asked again.
 */
void
rouse_check_in_restore (RouseCheckIn *self, int tired_before, int pain_before)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN (self));

  self->answers.tired_before = tired_before;
  self->answers.pain_before = pain_before;
  rouse_check_in_set_stage (self, ROUSE_CHECK_IN_SESSION);
}

/**
 * rouse_check_in_set_patience:
 * @self: a check-in that has not begun
 * @patience: in µs
 *
 * Sets how long an answer is waited for: longer than 20 s where more is to be read than the question.
 */
void
rouse_check_in_set_patience (RouseCheckIn *self, gint64 patience)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN (self));
  g_return_if_fail (patience > 0);

  self->patience = patience;
}

/**
 * rouse_check_in_set_quiet:
 * @self: a check-in that has not begun
 * @quiet: whether nothing is asked, neither before the session nor after it
 *
 * Only leaves time before the session, for what has to be read then.
 */
void
rouse_check_in_set_quiet (RouseCheckIn *self, gboolean quiet)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN (self));

  self->quiet = quiet;
}

/**
 * rouse_check_in_set_harder:
 * @self: the check-in of a session that is over
 * @exercise: (nullable): the id of the exercise that was harder than the rest; %NULL: none was
 */
void
rouse_check_in_set_harder (RouseCheckIn *self, const char *exercise)
{
  const char *id = g_intern_string (exercise);

  g_return_if_fail (ROUSE_IS_CHECK_IN (self));

  if (self->answers.harder == id)
    return;

  self->answers.harder = id;
  rouse_check_in_emit_answered (self);
}

/**
 * rouse_check_in_get_session:
 * @self: a check-in
 *
 * Returns: (transfer none): the session it is about
 */
RouseSession *
rouse_check_in_get_session (RouseCheckIn *self)
{
  g_return_val_if_fail (ROUSE_IS_CHECK_IN (self), NULL);

  return self->session;
}

/**
 * rouse_check_in_get_stage:
 * @self: a check-in
 *
 * Returns: how far it is
 */
RouseCheckInStage
rouse_check_in_get_stage (RouseCheckIn *self)
{
  g_return_val_if_fail (ROUSE_IS_CHECK_IN (self), ROUSE_CHECK_IN_OVER);

  return self->stage;
}

/**
 * rouse_check_in_get_question:
 * @self: a check-in
 *
 * Returns: what is asked
 */
RouseQuestion
rouse_check_in_get_question (RouseCheckIn *self)
{
  g_return_val_if_fail (ROUSE_IS_CHECK_IN (self), ROUSE_QUESTION_NONE);

  return self->question;
}

/**
 * rouse_check_in_get_typed:
 * @self: a check-in
 *
 * Returns: the number that was typed and does not count yet, or %ROUSE_CHECK_IN_UNANSWERED
 */
int
rouse_check_in_get_typed (RouseCheckIn *self)
{
  g_return_val_if_fail (ROUSE_IS_CHECK_IN (self), ROUSE_CHECK_IN_UNANSWERED);

  return self->typed;
}

/**
 * rouse_check_in_get_seconds_left:
 * @self: a check-in
 *
 * Returns: for how many seconds an answer is waited for, 0 when that is not counted
 */
guint
rouse_check_in_get_seconds_left (RouseCheckIn *self)
{
  g_return_val_if_fail (ROUSE_IS_CHECK_IN (self), 0);

  return self->seconds_left;
}

/**
 * rouse_check_in_get_answers:
 * @self: a check-in
 *
 * Returns: (transfer none): what was said so far
 */
const RouseCheckInAnswers *
rouse_check_in_get_answers (RouseCheckIn *self)
{
  g_return_val_if_fail (ROUSE_IS_CHECK_IN (self), NULL);

  return &self->answers;
}

/**
 * rouse_check_in_get_feedback:
 * @self: a check-in
 *
 * Returns: the id of the message that says how tiredness changed, or that the session is saved
 */
const char *
rouse_check_in_get_feedback (RouseCheckIn *self)
{
  int change;

  g_return_val_if_fail (ROUSE_IS_CHECK_IN (self), NULL);

  if (self->answers.tired_before < 0 || self->answers.tired_after < 0)
    return "saved";

  change = self->answers.tired_after - self->answers.tired_before;
  if (change <= -CHANGE)
    return "less-tired";

  return change >= CHANGE ? "more-tired" : "same-tired";
}
