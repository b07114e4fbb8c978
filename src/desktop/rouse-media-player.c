/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-media-player.h"

#include "rouse-media-track.h"

#include <float.h>

#define NS_PER_US ((gint64) 1000)
/* How far, in µs, the position may be from where a listener believes it before it is told: more than a sound device
 * takes to begin, less than anybody could see on a bar. */
#define TOLERANCE (ROUSE_CLOCK_SECOND / 2)
/* The gain of the voice, 0 to 1, where a transport can be heard. */
#define VOICE_VOLUME "voice-volume"

/**
 * RouseMediaPlayer:
 *
 * The part of the media controls that plays: `org.mpris.MediaPlayer2.Player` for one session. Its parent, made from the
 * specification, tells the bus what has changed, and only that, in one message for all that changed together. The
 * position is not kept but read from the session whenever somebody asks. Owned by the media controls; main thread only.
 */
struct _RouseMediaPlayer
{
  RouseMprisMediaPlayer2PlayerSkeleton parent_instance;

  /* Whoever leads the session owns it. */
  GWeakRef session;
  RouseClock *clock;

  /* Where a listener who counts along believes the position to be: there, since then, moving or not. */
  gint64 believed;
  gint64 since;
  RouseSessionState state;

  GSignalGroup *loudspeaker; /* target: the session's transport while it has a volume, nullable */
  double volume;
};

enum
{
  PROP_POSITION = 1,
};

G_DEFINE_FINAL_TYPE (RouseMediaPlayer, rouse_media_player, ROUSE_MPRIS_TYPE_MEDIA_PLAYER2_PLAYER_SKELETON)

static gint64
get_position (RouseMediaPlayer *self)
{
  g_autoptr (RouseSession) session = g_weak_ref_get (&self->session);

  return session != NULL ? rouse_session_get_position (session) / NS_PER_US : 0;
}

/* The protocol has nobody emit the position as it goes; listeners count along and are told when they would be wrong. */
static void
tell_jumps (RouseMediaPlayer *self, RouseSessionState state)
{
  const gint64 now = rouse_clock_get_monotonic (self->clock);
  const gint64 position = get_position (self);
  /* Through a countdown listeners count on, but the position stands. */
  const gboolean resumed = self->state == ROUSE_SESSION_RESUMING && state == ROUSE_SESSION_RUNNING;

  if (self->state == ROUSE_SESSION_RUNNING)
    self->believed += now - self->since;
  self->since = now;
  self->state = state;
  if (!resumed && ABS (position - self->believed) <= TOLERANCE)
    return;

  self->believed = position;
  rouse_mpris_media_player2_player_emit_seeked (ROUSE_MPRIS_MEDIA_PLAYER2_PLAYER (self), position);
}

static void
jumped_cb (RouseMediaPlayer *self, RouseSession *session)
{
  tell_jumps (self, rouse_session_get_state (session));
}

static void
volume_changed_cb (RouseMediaPlayer *self)
{
  g_autoptr (GObject) transport = g_signal_group_dup_target (self->loudspeaker);

  if (transport != NULL)
    g_object_get (transport, VOICE_VOLUME, &self->volume, NULL);
  g_object_set (self, "volume", self->volume, NULL);
}

/* Without a loudspeaker the volume stays what it was: it is not lost, and nobody hears it. */
static void
follow_loudspeaker (RouseMediaPlayer *self, RouseTransport *transport)
{
  const gboolean loud = g_object_class_find_property (G_OBJECT_GET_CLASS (transport), VOICE_VOLUME) != NULL;

  g_signal_group_set_target (self->loudspeaker, loud ? transport : NULL);
}

/* Somebody on the bus turns the volume. The specification has less than nothing mean nothing. */
static void
volume_written_cb (RouseMediaPlayer *self)
{
  g_autoptr (GObject) transport = g_signal_group_dup_target (self->loudspeaker);
  double wanted;

  g_object_get (self, "volume", &wanted, NULL);
  if (transport != NULL && !G_APPROX_VALUE (wanted, self->volume, DBL_EPSILON))
    g_object_set (transport, VOICE_VOLUME, CLAMP (wanted, 0, 1), NULL);
  if (!G_APPROX_VALUE (wanted, self->volume, DBL_EPSILON))
    volume_changed_cb (self);
}

static void
session_changed_cb (RouseMediaPlayer *self, GParamSpec *pspec, RouseSession *session)
{
  RouseMprisMediaPlayer2Player *player = ROUSE_MPRIS_MEDIA_PLAYER2_PLAYER (self);
  const RouseSessionState state = rouse_session_get_state (session);
  const gboolean steerable = rouse_media_track_get_steerable (state);

  rouse_mpris_media_player2_player_set_playback_status (player, rouse_media_track_get_status (state));
  rouse_mpris_media_player2_player_set_can_go_next (player, steerable);
  rouse_mpris_media_player2_player_set_can_go_previous (player, steerable);
  rouse_mpris_media_player2_player_set_metadata (player, rouse_media_track_new_metadata (session));
  follow_loudspeaker (self, rouse_session_get_transport (session));
  tell_jumps (self, state);
}

/* Whoever may write on the bus may write this; the specification has what is not possible stay without effect. */
static void
keep_one_cb (RouseMediaPlayer *self)
{
  double rate;

  g_object_get (self, "rate", &rate, NULL);
  if (rate < 1.0 || rate > 1.0)
    g_object_set (self, "rate", 1.0, NULL);
}

static gboolean
play_cb (RouseMediaPlayer *self, GDBusMethodInvocation *invocation)
{
  g_autoptr (RouseSession) session = g_weak_ref_get (&self->session);

  /* Answered first: what follows may end the session, and these controls with it. */
  rouse_mpris_media_player2_player_complete_play (ROUSE_MPRIS_MEDIA_PLAYER2_PLAYER (self), invocation);
  if (session == NULL)
    return TRUE;
  if (rouse_session_get_state (session) == ROUSE_SESSION_READY)
    rouse_session_start (session);
  else
    rouse_session_resume (session);
  return TRUE;
}

static gboolean
pause_cb (RouseMediaPlayer *self, GDBusMethodInvocation *invocation)
{
  g_autoptr (RouseSession) session = g_weak_ref_get (&self->session);

  rouse_mpris_media_player2_player_complete_pause (ROUSE_MPRIS_MEDIA_PLAYER2_PLAYER (self), invocation);
  if (session != NULL)
    rouse_session_pause (session);
  return TRUE;
}

static gboolean
play_pause_cb (RouseMediaPlayer *self, GDBusMethodInvocation *invocation)
{
  g_autoptr (RouseSession) session = g_weak_ref_get (&self->session);

  rouse_mpris_media_player2_player_complete_play_pause (ROUSE_MPRIS_MEDIA_PLAYER2_PLAYER (self), invocation);
  if (session != NULL)
    rouse_session_toggle (session);
  return TRUE;
}

/* A key pressed with the elbow must not throw a session away: only the window ends one. */
static gboolean
stop_cb (RouseMediaPlayer *self, GDBusMethodInvocation *invocation)
{
  g_autoptr (RouseSession) session = g_weak_ref_get (&self->session);

  rouse_mpris_media_player2_player_complete_stop (ROUSE_MPRIS_MEDIA_PLAYER2_PLAYER (self), invocation);
  if (session != NULL)
    rouse_session_pause (session);
  return TRUE;
}

static gboolean
next_cb (RouseMediaPlayer *self, GDBusMethodInvocation *invocation)
{
  g_autoptr (RouseSession) session = g_weak_ref_get (&self->session);

  rouse_mpris_media_player2_player_complete_next (ROUSE_MPRIS_MEDIA_PLAYER2_PLAYER (self), invocation);
  if (session != NULL)
    rouse_session_forward (session);
  return TRUE;
}

static gboolean
previous_cb (RouseMediaPlayer *self, GDBusMethodInvocation *invocation)
{
  g_autoptr (RouseSession) session = g_weak_ref_get (&self->session);

  rouse_mpris_media_player2_player_complete_previous (ROUSE_MPRIS_MEDIA_PLAYER2_PLAYER (self), invocation);
  if (session != NULL)
    rouse_session_back (session);
  return TRUE;
}

static gboolean
seek_cb (RouseMediaPlayer *self, GDBusMethodInvocation *invocation, gint64 offset)
{
  rouse_mpris_media_player2_player_complete_seek (ROUSE_MPRIS_MEDIA_PLAYER2_PLAYER (self), invocation);
  return TRUE;
}

static gboolean
set_position_cb (RouseMediaPlayer *self, GDBusMethodInvocation *invocation, const char *track_id, gint64 position)
{
  rouse_mpris_media_player2_player_complete_set_position (ROUSE_MPRIS_MEDIA_PLAYER2_PLAYER (self), invocation);
  return TRUE;
}

static gboolean
open_uri_cb (RouseMediaPlayer *self, GDBusMethodInvocation *invocation, const char *uri)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED,
                                                 "Rouse opens no files");
  return TRUE;
}

static void
rouse_media_player_dispose (GObject *object)
{
  RouseMediaPlayer *self = ROUSE_MEDIA_PLAYER (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->loudspeaker);
  G_OBJECT_CLASS (rouse_media_player_parent_class)->dispose (object);
}

static void
rouse_media_player_finalize (GObject *object)
{
  g_weak_ref_clear (&ROUSE_MEDIA_PLAYER (object)->session);
  G_OBJECT_CLASS (rouse_media_player_parent_class)->finalize (object);
}

static void
rouse_media_player_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_POSITION:
      g_value_set_int64 (value, get_position (ROUSE_MEDIA_PLAYER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* The interface has its properties writable from within, and wants a setter; nobody sets where a session is. */
static void
rouse_media_player_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
rouse_media_player_class_init (RouseMediaPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rouse_media_player_dispose;
  object_class->finalize = rouse_media_player_finalize;
  object_class->get_property = rouse_media_player_get_property;
  object_class->set_property = rouse_media_player_set_property;
  /* Over the parent's, which would give back the last position that was set. */
  g_object_class_override_property (object_class, PROP_POSITION, "position");
}

static void
rouse_media_player_init (RouseMediaPlayer *self)
{
  g_weak_ref_init (&self->session, NULL);
  /* Steady, whatever state the session is in: desktops show no player that cannot play. */
  g_object_set (self, "rate", 1.0, "minimum-rate", 1.0, "maximum-rate", 1.0, "volume", 1.0, "can-play", TRUE,
                "can-pause", TRUE, "can-seek", FALSE, "can-control", TRUE, NULL);
  g_signal_connect (self, "notify::rate", G_CALLBACK (keep_one_cb), NULL);
  self->volume = 1;
  self->loudspeaker = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->loudspeaker, "notify::" VOICE_VOLUME, G_CALLBACK (volume_changed_cb), self);
  g_signal_connect_swapped (self->loudspeaker, "bind", G_CALLBACK (volume_changed_cb), self);
  g_signal_connect (self, "notify::volume", G_CALLBACK (volume_written_cb), NULL);
  g_signal_connect (self, "handle-play", G_CALLBACK (play_cb), NULL);
  g_signal_connect (self, "handle-pause", G_CALLBACK (pause_cb), NULL);
  g_signal_connect (self, "handle-play-pause", G_CALLBACK (play_pause_cb), NULL);
  g_signal_connect (self, "handle-stop", G_CALLBACK (stop_cb), NULL);
  g_signal_connect (self, "handle-next", G_CALLBACK (next_cb), NULL);
  g_signal_connect (self, "handle-previous", G_CALLBACK (previous_cb), NULL);
  g_signal_connect (self, "handle-seek", G_CALLBACK (seek_cb), NULL);
  g_signal_connect (self, "handle-set-position", G_CALLBACK (set_position_cb), NULL);
  g_signal_connect (self, "handle-open-uri", G_CALLBACK (open_uri_cb), NULL);
}

/**
 * rouse_media_player_new:
 * @session: the session to show and to steer
 * @clock: the time by which listeners count along
 *
 * Returns: (transfer full): a player, not on any bus yet
 */
RouseMediaPlayer *
rouse_media_player_new (RouseSession *session, RouseClock *clock)
{
  RouseMediaPlayer *self = g_object_new (ROUSE_TYPE_MEDIA_PLAYER, NULL);

  g_return_val_if_fail (ROUSE_IS_SESSION (session), self);
  g_return_val_if_fail (ROUSE_IS_CLOCK (clock), self);

  g_weak_ref_set (&self->session, session);
  self->clock = g_object_ref (clock);
  self->since = rouse_clock_get_monotonic (clock);
  self->believed = get_position (self);
  self->state = rouse_session_get_state (session);
  g_signal_connect_object (session, "notify", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "jumped", G_CALLBACK (jumped_cb), self, G_CONNECT_SWAPPED);
  session_changed_cb (self, NULL, session);
  return self;
}
