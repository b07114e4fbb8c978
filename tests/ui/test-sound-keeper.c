/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects a session whose sound is lost: its page says so, sound is looked for while somebody exercises and only then,
 * and the session is heard again from where it is. */

#include "fake-sound.h"
#include "fixture.h"
#include "rouse-clock-transport.h"
#include "rouse-sound-keeper.h"
#include "rouse-ui.h"
#include "session-rig.h"

typedef struct
{
  SessionRig rig;
  RouseSessionPage *page;
  RouseSoundKeeper *keeper;
  RouseTransport *sound; /* what is found; NULL: nothing */
  guint n_looks;
  gboolean destroyed;
} Case;

static void
open_cb (RouseSoundKeeper *keeper, gpointer data)
{
  Case *self = data;

  self->n_looks++;
  if (self->sound != NULL)
    rouse_sound_keeper_take_transport (keeper, self->sound);
}

static void
destroyed_cb (gpointer data)
{
  ((Case *) data)->destroyed = TRUE;
}

/* A session that is heard, in its first seconds. */
static void
set_up (Case *self, gconstpointer id)
{
  g_autoptr (RouseTransport) sound = NULL;

  session_rig_set_up (&self->rig, id);
  sound = fake_sound_new (ROUSE_CLOCK (self->rig.clock));
  rouse_session_set_transport (self->rig.session, sound);
  self->page = ROUSE_SESSION_PAGE (g_object_ref_sink (rouse_session_page_new (self->rig.session, NULL, NULL)));
  self->keeper = rouse_sound_keeper_new (self->page, ROUSE_CLOCK (self->rig.clock), open_cb, self, destroyed_cb);
  rouse_session_start (self->rig.session);
  session_rig_run (&self->rig, 20);
}

static void
tear_down (Case *self, gconstpointer id)
{
  g_clear_object (&self->sound);
  if (self->keeper != NULL)
    g_assert_finalize_object (g_steal_pointer (&self->keeper));
  g_assert_true (self->destroyed);
  if (self->page != NULL)
    g_assert_finalize_object (g_steal_pointer (&self->page));
  session_rig_tear_down (&self->rig, id);
}

static void
lose (Case *self)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "gone");

  rouse_transport_emit_stopped (rouse_session_get_transport (self->rig.session), error);
  g_assert_true (ROUSE_IS_CLOCK_TRANSPORT (rouse_session_get_transport (self->rig.session)));
}

static void
test_says_so (Case *self, gconstpointer id)
{
  g_assert_null (rouse_session_page_get_notice (self->page));
  lose (self);
  g_assert_cmpstr (rouse_session_page_get_notice (self->page), ==, "No sound: follow the captions");
}

static void
test_pace (Case *self, gconstpointer id)
{
  const double looks[] = { 2, 4, 8, 10, 10, 10 };

  session_rig_run (&self->rig, 5);
  g_assert_cmpuint (self->n_looks, ==, 0);
  lose (self);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      session_rig_run (&self->rig, looks[i] - 0.1);
      g_assert_cmpuint (self->n_looks, ==, i);
      session_rig_run (&self->rig, 0.1);
      g_assert_cmpuint (self->n_looks, ==, i + 1);
    }
}

static void
test_comes_back (Case *self, gconstpointer id)
{
  double before;

  lose (self);
  session_rig_run (&self->rig, 3);
  self->sound = fake_sound_new (ROUSE_CLOCK (self->rig.clock));
  before = session_rig_get_seconds (&self->rig);
  session_rig_run (&self->rig, 4);
  g_assert_true (rouse_session_get_transport (self->rig.session) == self->sound);
  g_assert_true (rouse_transport_get_playing (self->sound));
  g_assert_cmpfloat_with_epsilon (session_rig_get_seconds (&self->rig), before + 4, 1e-6);
  g_assert_null (rouse_session_page_get_notice (self->page));
  session_rig_run (&self->rig, 60);
  g_assert_cmpuint (self->n_looks, ==, 2);
}

static void
test_paused (Case *self, gconstpointer id)
{
  lose (self);
  rouse_session_pause (self->rig.session);
  /* The words of the pause are over before that. */
  session_rig_run (&self->rig, 60);
  g_assert_cmpuint (self->n_looks, ==, 0);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (self->rig.clock), ==, 0);
  g_assert_nonnull (rouse_session_page_get_notice (self->page));

  self->sound = fake_sound_new (ROUSE_CLOCK (self->rig.clock));
  rouse_session_resume (self->rig.session);
  session_rig_run (&self->rig, 0.1);
  g_assert_cmpuint (self->n_looks, ==, 1);
  g_assert_null (rouse_session_page_get_notice (self->page));
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RESUMING);
  session_rig_run (&self->rig, 30);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RUNNING);
}

/* What answers and fails at once is not asked every two seconds for ever. */
static void
test_lost_again (Case *self, gconstpointer id)
{
  lose (self);
  self->sound = fake_sound_new (ROUSE_CLOCK (self->rig.clock));
  session_rig_run (&self->rig, 2);
  g_assert_cmpuint (self->n_looks, ==, 1);
  lose (self);
  session_rig_run (&self->rig, 3.9);
  g_assert_cmpuint (self->n_looks, ==, 1);
  session_rig_run (&self->rig, 0.1);
  g_assert_cmpuint (self->n_looks, ==, 2);
  session_rig_run (&self->rig, 11);
  lose (self);
  session_rig_run (&self->rig, 2);
  g_assert_cmpuint (self->n_looks, ==, 3);
}

static void
test_over (Case *self, gconstpointer id)
{
  lose (self);
  rouse_session_end (self->rig.session);
  session_rig_run (&self->rig, 60);
  g_assert_cmpuint (self->n_looks, ==, 0);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (self->rig.clock), ==, 0);
}

/* The keeper may be held for longer than the page, and then does nothing. */
static void
test_page_gone (Case *self, gconstpointer id)
{
  lose (self);
  g_assert_finalize_object (g_steal_pointer (&self->page));
  self->sound = fake_sound_new (ROUSE_CLOCK (self->rig.clock));
  session_rig_run (&self->rig, 5);
  g_assert_cmpuint (self->n_looks, ==, 0);
  rouse_sound_keeper_take_transport (self->keeper, self->sound);
  g_assert_true (ROUSE_IS_CLOCK_TRANSPORT (rouse_session_get_transport (self->rig.session)));
}

/* A session that never had sound, on a page that had something else to say. */
static void
test_silent_from_the_start (Case *self, gconstpointer id)
{
  g_assert_finalize_object (g_steal_pointer (&self->keeper));
  rouse_session_set_transport (self->rig.session, self->rig.transport);
  rouse_session_page_set_notice (self->page, "No voice");
  self->keeper = rouse_sound_keeper_new (self->page, ROUSE_CLOCK (self->rig.clock), open_cb, self, destroyed_cb);
  g_assert_cmpstr (rouse_session_page_get_notice (self->page), ==, "No sound: follow the captions");
  self->sound = fake_sound_new (ROUSE_CLOCK (self->rig.clock));
  session_rig_run (&self->rig, 2);
  g_assert_cmpuint (self->n_looks, ==, 1);
  g_assert_cmpstr (rouse_session_page_get_notice (self->page), ==, "No voice");
}

#define ADD(path, function) g_test_add ("/sound-keeper/" path, Case, "clamshell", set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();
  ADD ("says-so", test_says_so);
  ADD ("pace", test_pace);
  ADD ("comes-back", test_comes_back);
  ADD ("paused", test_paused);
  ADD ("lost-again", test_lost_again);
  ADD ("over", test_over);
  ADD ("page-gone", test_page_gone);
  ADD ("silent-from-the-start", test_silent_from_the_start);
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
