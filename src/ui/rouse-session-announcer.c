/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-announcer.h"

#include "rouse-closures.h"

#include <glib/gi18n.h>

/* Tells a screen reader of what changes rarely: the exercise, the side and the set, in a silence of the voice. Counts
 * and phases are left to the voice, and told only where it is not heard: two voices at once help nobody. */
struct _RouseSessionAnnouncer
{
  GObject parent_instance;

  RouseSession *session;
  RouseVoice *voice; /* nullable */
  /* Borrowed: owns the announcer. */
  GtkAccessible *accessible;
  guint item_index;
  RouseSide side;
  guint set;
  RouseSessionState state;
  char *last;
  guint n_announced;
  char *message; /* that waits for a silence */
  guint waiting;
  GtkAccessibleAnnouncementPriority priority; /* of the last one */
};

G_DEFINE_FINAL_TYPE (RouseSessionAnnouncer, rouse_session_announcer, G_TYPE_OBJECT)

static void
announce_with (RouseSessionAnnouncer *self, const char *message, GtkAccessibleAnnouncementPriority priority)
{
  g_set_str (&self->last, message);
  self->n_announced++;
  self->priority = priority;
  gtk_accessible_announce (self->accessible, message, priority);
}

static void
announce (RouseSessionAnnouncer *self, const char *message)
{
  announce_with (self, message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Parts of a sentence that are there or not: "Clamshell, left leg, set 1 of 2". */
static char *
describe (const RouseSegment *segment)
{
  const char *side = rouse_closures_get_side_title (segment->side);
  g_autofree char *set = rouse_closures_format_set (segment->set, segment->item->sets);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_ptr_array_add (parts, (gpointer) rouse_exercise_get_title (segment->item->exercise));
  if (side != NULL)
    g_ptr_array_add (parts, (gpointer) side);
  if (set != NULL)
    g_ptr_array_add (parts, set);
  g_ptr_array_add (parts, NULL);
  /* Translators: stands between the parts of a spoken list, such as "Clamshell, Left leg, Set 1 of 2". */
  return g_strjoinv (C_ ("spoken list", ", "), (char **) parts->pdata);
}

/* A transport without a voice of its own, such as the clock, has no such volume; one with it may have only tones. */
static gboolean
is_voice_heard (RouseSessionAnnouncer *self)
{
  RouseTransport *transport = rouse_session_get_transport (self->session);
  double volume;

  if (self->voice == NULL)
    return FALSE;
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (transport), "voice-volume") == NULL)
    return FALSE;

  g_object_get (transport, "voice-volume", &volume, NULL);
  return volume > 0;
}

/* A voice may have words for most texts and none for this one. */
static gboolean
is_cue_heard (RouseSessionAnnouncer *self)
{
  gint64 position;
  RouseTimeline *timeline = rouse_session_get_heard (self->session, &position);
  const RousePlacedCue *cue = timeline != NULL ? rouse_timeline_get_cue_at (timeline, position) : NULL;

  return is_voice_heard (self) && cue != NULL && cue->clip != NULL
         && rouse_voice_get_n_samples (self->voice, cue->clip, cue->text) > 0;
}

/* How long a screen reader takes for words: 150 a minute of six letters each, which is slow. */
static gint64
estimate (const char *message)
{
  return g_utf8_strlen (message, -1) * G_GINT64_CONSTANT (1000000000) / 15;
}

/* The voice of the session and that of the screen reader must not talk over each other: the next silence between two
 * cues that is long enough, as a time from now in ns. */
static gint64
get_wait (RouseSessionAnnouncer *self, gint64 length)
{
  const gint64 now = rouse_session_get_position (self->session);
  gint64 free = now;
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (rouse_session_get_timeline (self->session), &n_cues);

  for (gsize i = 0; i < n_cues; i++)
    {
      if (cues[i].start + cues[i].length <= free)
        continue;
      if (cues[i].start - free >= length)
        break;
      free = cues[i].start + cues[i].length;
    }
  return free - now;
}

static void
waited_cb (gpointer data)
{
  RouseSessionAnnouncer *self = data;

  self->waiting = 0;
  announce (self, self->message);
}

static void
announce_in_silence (RouseSessionAnnouncer *self, const char *message)
{
  const gint64 wait = is_voice_heard (self) ? get_wait (self, estimate (message)) : 0;

  g_clear_handle_id (&self->waiting, g_source_remove);
  g_set_str (&self->message, message);
  if (wait > 0)
    self->waiting = g_timeout_add_once ((guint) (wait / 1000000), waited_cb, self);
  else
    announce (self, message);
}

static void
announce_segment (RouseSessionAnnouncer *self, const RouseSegment *segment)
{
  g_autofree char *message = describe (segment);

  self->item_index = segment->item_index;
  self->side = segment->side;
  self->set = MAX (segment->set, 1);
  announce_in_silence (self, message);
}

/* What the voice would say now, counts, phases and the questions of the check-in with it, where it is not heard. */
static void
caption_changed_cb (RouseSessionAnnouncer *self)
{
  const RouseSessionState state = rouse_session_get_state (self->session);
  const char *caption = rouse_session_get_caption (self->session);

  /* What stops and what goes on is told in words of its own. */
  if (state == ROUSE_SESSION_PAUSED || state == ROUSE_SESSION_RESUMING || state == ROUSE_SESSION_HURT)
    return;
  if (caption != NULL && *caption != '\0' && !is_cue_heard (self))
    announce (self, caption);
}

static void
segment_changed_cb (RouseSessionAnnouncer *self)
{
  const RouseSegment *segment = rouse_session_get_segment (self->session);

  if (segment == NULL || segment->item == NULL)
    return;
  /* A set that has not begun belongs to the block that prepares it, and is told when it begins. */
  if (self->item_index == segment->item_index && self->side == segment->side
      && (segment->set == 0 || self->set == segment->set))
    return;

  announce_segment (self, segment);
}

/* The voice asks what to do where it is heard, and the two must not talk over each other: there one word says that
 * everything has stopped. Where it is not heard the question has to be asked here. */
static void
announce_hurt (RouseSessionAnnouncer *self)
{
  const char *question = rouse_session_get_hurt_question (self->session);
  const gboolean asks = question != NULL && !is_voice_heard (self);
  g_autofree char *message = asks ? g_strdup_printf ("%s. %s", _ ("Stopped"), question) : g_strdup (_ ("Stopped"));

  announce_with (self, message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* After the answer: what goes on now, also where it is still the same exercise. */
static void
announce_going_on (RouseSessionAnnouncer *self)
{
  const RouseSegment *segment = rouse_session_get_segment (self->session);

  if (segment->item == NULL)
    announce (self, _ ("Resuming"));
  else
    announce_segment (self, segment);
}

static void
state_changed_cb (RouseSessionAnnouncer *self)
{
  const RouseSessionState state = rouse_session_get_state (self->session);
  const RouseSessionState before = self->state;

  self->state = state;
  if (state != ROUSE_SESSION_RUNNING)
    g_clear_handle_id (&self->waiting, g_source_remove);
  if (state == ROUSE_SESSION_PAUSED)
    announce (self, _ ("Paused"));
  else if (state == ROUSE_SESSION_HURT)
    announce_hurt (self);
  else if (state == ROUSE_SESSION_RESUMING && (before == ROUSE_SESSION_PAUSED || before == ROUSE_SESSION_HURT))
    announce (self, _ ("Resuming"));
  else if (state == ROUSE_SESSION_RUNNING && before == ROUSE_SESSION_HURT)
    announce_going_on (self);
  else if (state == ROUSE_SESSION_ENDED)
    announce (self, _ ("Session ended"));
}

static void
rouse_session_announcer_dispose (GObject *object)
{
  RouseSessionAnnouncer *self = ROUSE_SESSION_ANNOUNCER (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_pointer (&self->message, g_free);
  g_clear_object (&self->voice);
  g_clear_object (&self->session);
  g_clear_pointer (&self->last, g_free);
  G_OBJECT_CLASS (rouse_session_announcer_parent_class)->dispose (object);
}

static void
rouse_session_announcer_class_init (RouseSessionAnnouncerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_session_announcer_dispose;
}

static void
rouse_session_announcer_init (RouseSessionAnnouncer *self)
{
  self->item_index = G_MAXUINT;
}

/**
 * rouse_session_announcer_new:
 * @session: the session to tell of
 * @accessible: in whose name it is told; it owns the announcer and outlives it
 *
 * Returns: (transfer full): an announcer
 */
RouseSessionAnnouncer *
rouse_session_announcer_new (RouseSession *session, GtkAccessible *accessible)
{
  RouseSessionAnnouncer *self = g_object_new (ROUSE_TYPE_SESSION_ANNOUNCER, NULL);

  g_return_val_if_fail (ROUSE_IS_SESSION (session), self);
  g_return_val_if_fail (GTK_IS_ACCESSIBLE (accessible), self);

  self->session = g_object_ref (session);
  self->accessible = accessible;
  self->state = rouse_session_get_state (session);
  g_signal_connect_object (session, "notify::segment-index", G_CALLBACK (segment_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::caption", G_CALLBACK (caption_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rouse_session_announcer_set_voice:
 * @self: an announcer
 * @voice: (nullable): what speaks in the session
 *
 * Leaves to @voice what it has words for. Without one everything is told.
 */
void
rouse_session_announcer_set_voice (RouseSessionAnnouncer *self, RouseVoice *voice)
{
  g_return_if_fail (ROUSE_IS_SESSION_ANNOUNCER (self));

  g_set_object (&self->voice, voice);
}

/**
 * rouse_session_announcer_get_last:
 * @self: an announcer
 *
 * Returns: (nullable): what was told last
 */
const char *
rouse_session_announcer_get_last (RouseSessionAnnouncer *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_ANNOUNCER (self), NULL);

  return self->last;
}

/**
 * rouse_session_announcer_get_priority:
 * @self: an announcer
 *
 * Returns: how urgent the last one was
 */
GtkAccessibleAnnouncementPriority
rouse_session_announcer_get_priority (RouseSessionAnnouncer *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_ANNOUNCER (self), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);

  return self->priority;
}

/**
 * rouse_session_announcer_get_n_announced:
 * @self: an announcer
 *
 * Returns: how many times something was told
 */
guint
rouse_session_announcer_get_n_announced (RouseSessionAnnouncer *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_ANNOUNCER (self), 0);

  return self->n_announced;
}
