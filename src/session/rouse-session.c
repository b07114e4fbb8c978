/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-private.h"

/**
 * RouseSession:
 *
 * Leads through a timeline: knows where the person is, what is shown, and what has been done. Owned by whoever leads
 * the session, the application; the page, the media controls and the journal look at its properties. It asks its
 * transport for the position and never counts time itself. Main thread only.
 */
G_DEFINE_FINAL_TYPE (RouseSession, rouse_session, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (RouseSessionState,
                    rouse_session_state,
                    G_DEFINE_ENUM_VALUE (ROUSE_SESSION_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SESSION_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SESSION_PAUSED, "paused"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SESSION_RESUMING, "resuming"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SESSION_HURT, "hurt"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SESSION_FINISHED, "finished"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SESSION_ENDED, "ended"))

enum
{
  SIGNAL_SET_DONE,
  SIGNAL_HURT_FLAGGED,
  SIGNAL_JUMPED,
  N_SIGNALS,
};

static GParamSpec *properties[ROUSE_SESSION_N_PROPS];
static guint signals[N_SIGNALS];

static void
rouse_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RouseSession *self = ROUSE_SESSION (object);

  switch ((RouseSessionProperty) id)
    {
    case ROUSE_SESSION_PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case ROUSE_SESSION_PROP_SEGMENT_INDEX:
      g_value_set_uint (value, self->view.segment_index);
      break;

    case ROUSE_SESSION_PROP_CAPTION:
      g_value_set_string (value, self->caption);
      break;

    case ROUSE_SESSION_PROP_EXERCISE:
      g_value_set_object (value, rouse_session_get_exercise (self));
      break;

    case ROUSE_SESSION_PROP_VARIANT:
      g_value_set_object (value, rouse_session_get_variant (self));
      break;

    case ROUSE_SESSION_PROP_SIDE:
      g_value_set_enum (value, rouse_session_get_side (self));
      break;

    case ROUSE_SESSION_PROP_PHASE_TITLE:
      g_value_set_string (value, rouse_session_get_phase_title (self));
      break;

    case ROUSE_SESSION_PROP_NEXT_TITLE:
      g_value_set_string (value, rouse_session_get_next_title (self));
      break;

    case ROUSE_SESSION_PROP_REPETITION:
      g_value_set_uint (value, rouse_session_get_repetition (self));
      break;

    case ROUSE_SESSION_PROP_REPETITIONS:
      g_value_set_uint (value, rouse_session_get_repetitions (self));
      break;

    case ROUSE_SESSION_PROP_SET:
      g_value_set_uint (value, rouse_session_get_set (self));
      break;

    case ROUSE_SESSION_PROP_SETS:
      g_value_set_uint (value, rouse_session_get_sets (self));
      break;

    case ROUSE_SESSION_PROP_TRANSPORT:
      g_value_set_object (value, self->transport);
      break;

    case ROUSE_SESSION_PROP_TIMELINE:
      g_value_set_object (value, self->timeline);
      break;

    case ROUSE_SESSION_N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == ROUSE_SESSION_PROP_TRANSPORT)
    rouse_session_set_transport (ROUSE_SESSION (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rouse_session_dispose (GObject *object)
{
  RouseSession *self = ROUSE_SESSION (object);

  rouse_session_forget_hurt (self);
  if (self->transport != NULL)
    rouse_session_detach (self);
  g_clear_object (&self->interlude);

  G_OBJECT_CLASS (rouse_session_parent_class)->dispose (object);
}

static void
rouse_session_finalize (GObject *object)
{
  RouseSession *self = ROUSE_SESSION (object);

  g_clear_pointer (&self->tally, rouse_tally_free);
  g_ptr_array_unref (self->past);
  g_array_unref (self->hurts);
  g_clear_object (&self->timeline);
  g_clear_object (&self->clock);
  g_free (self->caption);
  if (self->destroy != NULL)
    self->destroy (self->data);

  G_OBJECT_CLASS (rouse_session_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[ROUSE_SESSION_PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, ROUSE_TYPE_SESSION_STATE, ROUSE_SESSION_READY, read);
  properties[ROUSE_SESSION_PROP_SEGMENT_INDEX] = g_param_spec_uint ("segment-index", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[ROUSE_SESSION_PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, read);
  properties[ROUSE_SESSION_PROP_EXERCISE] = g_param_spec_object ("exercise", NULL, NULL, ROUSE_TYPE_EXERCISE, read);
  properties[ROUSE_SESSION_PROP_VARIANT] = g_param_spec_object ("variant", NULL, NULL, ROUSE_TYPE_VARIANT, read);
  properties[ROUSE_SESSION_PROP_SIDE] = g_param_spec_enum ("side", NULL, NULL, ROUSE_TYPE_SIDE, ROUSE_SIDE_BOTH, read);
  properties[ROUSE_SESSION_PROP_PHASE_TITLE] = g_param_spec_string ("phase-title", NULL, NULL, NULL, read);
  properties[ROUSE_SESSION_PROP_NEXT_TITLE] = g_param_spec_string ("next-title", NULL, NULL, NULL, read);
  properties[ROUSE_SESSION_PROP_REPETITION] = g_param_spec_uint ("repetition", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[ROUSE_SESSION_PROP_REPETITIONS] = g_param_spec_uint ("repetitions", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[ROUSE_SESSION_PROP_SET] = g_param_spec_uint ("set", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[ROUSE_SESSION_PROP_SETS] = g_param_spec_uint ("sets", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[ROUSE_SESSION_PROP_TRANSPORT]
      = g_param_spec_object ("transport", NULL, NULL, ROUSE_TYPE_TRANSPORT, read | G_PARAM_WRITABLE);
  properties[ROUSE_SESSION_PROP_TIMELINE] = g_param_spec_object ("timeline", NULL, NULL, ROUSE_TYPE_TIMELINE, read);

  g_object_class_install_properties (object_class, ROUSE_SESSION_N_PROPS, properties);
}

static void
rouse_session_class_init (RouseSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rouse_session_get_property;
  object_class->set_property = rouse_session_set_property;
  object_class->dispose = rouse_session_dispose;
  object_class->finalize = rouse_session_finalize;

  install_properties (object_class);

  /**
   * RouseSession::set-done:
   * @self: the session
   * @result: (type gpointer): a RouseSetResult, valid as long as the session
   *
   * A set lies behind, whether done, skipped or cut off by the end of the session. It comes again with the new result
   * when the person went back and did it again.
   */
  signals[SIGNAL_SET_DONE] = g_signal_new ("set-done", ROUSE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * RouseSession::hurt-flagged:
   * @self: the session
   * @hurt: (type gpointer): a RouseHurt, valid during the call
   *
   * Something hurt, and has to be remembered.
   */
  signals[SIGNAL_HURT_FLAGGED] = g_signal_new ("hurt-flagged", ROUSE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                               NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * RouseSession::jumped:
   * @self: the session
   *
   * The person went forward or back. Nothing else may have changed, as the position is no property.
   */
  signals[SIGNAL_JUMPED]
      = g_signal_new ("jumped", ROUSE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_session_init (RouseSession *self)
{
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_tally_free);
  self->hurts = g_array_new (FALSE, TRUE, sizeof (RouseHurt));
}

/*
 * rouse_session_notify:
 *
 * Tells that a property has changed.
 */
void
rouse_session_notify (RouseSession *self, RouseSessionProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/*
 * rouse_session_emit_set_done:
 * @result: valid as long as the session
 *
 * Tells that a set lies behind.
 */
void
rouse_session_emit_set_done (RouseSession *self, const RouseSetResult *result)
{
  g_debug ("Behind: set %u of %s, side %d, %u of %u", result->set, rouse_exercise_get_id (result->item->exercise),
           result->side, result->done, result->planned);
  g_signal_emit (self, signals[SIGNAL_SET_DONE], 0, result);
}

/*
 * rouse_session_emit_hurt_flagged:
 * @hurt: valid during the call
 *
 * Tells that something hurt, and has to be remembered.
 */
void
rouse_session_emit_hurt_flagged (RouseSession *self, const RouseHurt *hurt)
{
  g_signal_emit (self, signals[SIGNAL_HURT_FLAGGED], 0, hurt);
}

/*
 * rouse_session_emit_jumped:
 *
 * Tells that the person went forward or back.
 */
void
rouse_session_emit_jumped (RouseSession *self)
{
  g_signal_emit (self, signals[SIGNAL_JUMPED], 0);
}

/**
 * rouse_session_new:
 * @timeline: what to lead through, with a plan
 * @transport: what moves the position; loaded with @timeline
 * @clock: what tells when to look again
 * @clip_length: (scope notified): how long the clips of the control words are
 * @data: passed to @clip_length
 * @destroy: (nullable): called with @data when the session goes
 *
 * Makes a session that is ready to start.
 *
 * Returns: (transfer full): a new session
 */
RouseSession *
rouse_session_new (RouseTimeline *timeline,
                   RouseTransport *transport,
                   RouseClock *clock,
                   RouseClipLengthFunc clip_length,
                   gpointer data,
                   GDestroyNotify destroy)
{
  RouseSession *self;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (timeline), NULL);
  g_return_val_if_fail (rouse_timeline_get_plan (timeline) != NULL, NULL);
  g_return_val_if_fail (ROUSE_IS_TRANSPORT (transport), NULL);
  g_return_val_if_fail (ROUSE_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (clip_length != NULL, NULL);

  self = g_object_new (ROUSE_TYPE_SESSION, NULL);
  self->timeline = g_object_ref (timeline);
  self->clock = g_object_ref (clock);
  self->clip_length = clip_length;
  self->data = data;
  self->destroy = destroy;
  self->tally = rouse_tally_new (timeline);
  rouse_session_view_init (&self->view, timeline, 0);
  rouse_session_attach (self, transport);
  rouse_transport_load (transport, timeline, 0);

  return self;
}
