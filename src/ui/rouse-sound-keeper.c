/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-sound-keeper.h"

#include "rouse-clock-transport.h"

#include <glib/gi18n.h>

/* A server that was restarted is back within seconds; one that was not costs next to nothing every ten. In µs. */
#define SHORTEST_WAIT (2 * ROUSE_CLOCK_SECOND)
#define LONGEST_WAIT (10 * ROUSE_CLOCK_SECOND)

/**
 * RouseSoundKeeper:
 *
 * Brings the sound of a session back. The session goes on by the clock when its sound fails; this says so on its page,
 * and looks for sound again for as long as somebody exercises. Nothing wakes while the session stands: it is looked for
 * when it goes on. Belongs to the page.
 */
struct _RouseSoundKeeper
{
  GObject parent_instance;

  RouseSessionPage *page; /* weak */
  RouseSession *session;  /* NULL without the page */
  RouseClock *clock;
  RouseSoundKeeperOpen open;
  gpointer data;
  GDestroyNotify destroy;

  gboolean silent;
  gboolean moving;
  char *notice;   /* what the page said before the sound was lost */
  gint64 changed; /* monotonic µs at which sound was last lost, looked for or found */
  gint64 wait;    /* from then to the next look, in µs */
  guint wake_up;
};

G_DEFINE_FINAL_TYPE (RouseSoundKeeper, rouse_sound_keeper, G_TYPE_OBJECT)

static void
disarm (RouseSoundKeeper *self)
{
  if (self->wake_up != 0)
    rouse_clock_remove_wake_up (self->clock, self->wake_up);
  self->wake_up = 0;
}

static void arm (RouseSoundKeeper *self);

static gboolean
wake_up_cb (gpointer data)
{
  g_autoptr (RouseSoundKeeper) self = g_object_ref (data);

  self->wake_up = 0;
  self->changed = rouse_clock_get_monotonic (self->clock);
  self->wait = MIN (2 * self->wait, LONGEST_WAIT);
  self->open (self, self->data);
  arm (self);
  return G_SOURCE_REMOVE;
}

static void
arm (RouseSoundKeeper *self)
{
  disarm (self);
  if (self->session != NULL && self->silent && self->moving)
    self->wake_up = rouse_clock_add_wake_up (self->clock, self->changed + self->wait, wake_up_cb, self, NULL);
}

static void
transport_changed_cb (RouseSoundKeeper *self)
{
  const gboolean silent = ROUSE_IS_CLOCK_TRANSPORT (rouse_session_get_transport (self->session));
  const gint64 now = rouse_clock_get_monotonic (self->clock);

  if (self->silent == silent)
    return;

  self->silent = silent;
  /* A server that only answers and fails at once is not asked more often for that. */
  if (silent && now - self->changed > LONGEST_WAIT)
    self->wait = SHORTEST_WAIT;
  self->changed = now;
  if (silent)
    {
      g_set_str (&self->notice, rouse_session_page_get_notice (self->page));
      rouse_session_page_set_notice (self->page, _ ("No sound: follow the captions"));
    }
  else
    rouse_session_page_set_notice (self->page, self->notice);
  arm (self);
}

static void
state_changed_cb (RouseSoundKeeper *self)
{
  const RouseSessionState state = rouse_session_get_state (self->session);
  const gboolean moving = state == ROUSE_SESSION_RUNNING || state == ROUSE_SESSION_RESUMING;

  if (self->moving == moving)
    return;

  self->moving = moving;
  self->wait = SHORTEST_WAIT;
  arm (self);
}

/* Others may hold the page or the session for longer than there is something to show. */
static void
let_go (RouseSoundKeeper *self)
{
  disarm (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->page);
}

static void
rouse_sound_keeper_dispose (GObject *object)
{
  RouseSoundKeeper *self = ROUSE_SOUND_KEEPER (object);

  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  let_go (self);
  if (self->destroy != NULL)
    self->destroy (self->data);
  self->destroy = NULL;

  G_OBJECT_CLASS (rouse_sound_keeper_parent_class)->dispose (object);
}

static void
rouse_sound_keeper_finalize (GObject *object)
{
  RouseSoundKeeper *self = ROUSE_SOUND_KEEPER (object);

  g_clear_object (&self->clock);
  g_free (self->notice);

  G_OBJECT_CLASS (rouse_sound_keeper_parent_class)->finalize (object);
}

static void
rouse_sound_keeper_class_init (RouseSoundKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rouse_sound_keeper_dispose;
  object_class->finalize = rouse_sound_keeper_finalize;
}

static void
rouse_sound_keeper_init (RouseSoundKeeper *self)
{
  self->wait = SHORTEST_WAIT;
}

/**
 * rouse_sound_keeper_new:
 * @page: the page of a session, which may have begun without sound
 * @clock: paces the looking
 * @open: (scope notified): looks for sound
 * @data: for @open
 * @destroy: (nullable): frees @data
 *
 * Returns: (transfer full): a keeper, which does nothing any more once the page is gone
 */
RouseSoundKeeper *
rouse_sound_keeper_new (
    RouseSessionPage *page, RouseClock *clock, RouseSoundKeeperOpen open, gpointer data, GDestroyNotify destroy)
{
  RouseSoundKeeper *self;

  g_return_val_if_fail (ROUSE_IS_SESSION_PAGE (page), NULL);
  g_return_val_if_fail (ROUSE_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (open != NULL, NULL);

  self = g_object_new (ROUSE_TYPE_SOUND_KEEPER, NULL);
  g_set_weak_pointer (&self->page, page);
  self->session = g_object_ref (rouse_session_page_get_session (page));
  self->clock = g_object_ref (clock);
  self->open = open;
  self->data = data;
  self->destroy = destroy;
  g_signal_connect_object (page, "destroy", G_CALLBACK (let_go), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::transport", G_CALLBACK (transport_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  transport_changed_cb (self);
  state_changed_cb (self);
  return self;
}

/**
 * rouse_sound_keeper_take_transport:
 * @self: a keeper
 * @transport: one that is connected, so that the session need not wait for it
 *
 * Lets the session be heard again, from where it is. Comes to nothing when it no longer needs it.
 */
void
rouse_sound_keeper_take_transport (RouseSoundKeeper *self, RouseTransport *transport)
{
  g_return_if_fail (ROUSE_IS_SOUND_KEEPER (self));
  g_return_if_fail (ROUSE_IS_TRANSPORT (transport));

  if (self->session != NULL && self->silent)
    rouse_session_set_transport (self->session, transport);
}
