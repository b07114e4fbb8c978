/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-check-in-guide.h"

#include "rouse-check-in-view.h"

/**
 * RouseCheckInGuide:
 *
 * Shows the check-in on the page of its session, before the stage and before the summary, and passes on what the page's
 * own keys and buttons mean while something is asked. Owned by the page.
 */
struct _RouseCheckInGuide
{
  GObject parent_instance;

  RouseCheckIn *check_in;
  GtkStack *stack; /* not owned, for the page has both; it has the view, too */
  RouseCheckInView *view;
};

/* How long a screen reader takes for the names of the page and of the question, in µs: some 85 letters, 15 in a second.
 */
#define READING (6 * ROUSE_CLOCK_SECOND)
#define VIEW "check-in"
#define STAGE "stage"

G_DEFINE_FINAL_TYPE (RouseCheckInGuide, rouse_check_in_guide, G_TYPE_OBJECT)

static gboolean
is_asking (RouseCheckInGuide *self)
{
  return rouse_check_in_get_question (self->check_in) != ROUSE_QUESTION_NONE;
}

static gboolean
focus_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  rouse_check_in_view_focus (ROUSE_CHECK_IN_VIEW (view));
  return G_SOURCE_REMOVE;
}

/* Not at once: GTK looks for a focus by itself while the view comes. */
static void
show_view (RouseCheckInGuide *self)
{
  gtk_stack_set_visible_child_name (self->stack, VIEW);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->view), focus_cb, NULL, NULL);
}

static void
stage_changed_cb (RouseCheckInGuide *self)
{
  const RouseCheckInStage stage = rouse_check_in_get_stage (self->check_in);

  if (stage == ROUSE_CHECK_IN_AFTER)
    show_view (self);
  else if (stage == ROUSE_CHECK_IN_SESSION)
    gtk_stack_set_visible_child_name (self->stack, STAGE);
  else if (stage == ROUSE_CHECK_IN_REST)
    gtk_widget_activate_action (GTK_WIDGET (self->stack), "app.safety", NULL);
}

static void
rouse_check_in_guide_dispose (GObject *object)
{
  g_clear_object (&ROUSE_CHECK_IN_GUIDE (object)->check_in);
  G_OBJECT_CLASS (rouse_check_in_guide_parent_class)->dispose (object);
}

static void
rouse_check_in_guide_class_init (RouseCheckInGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_check_in_guide_dispose;
}

static void
rouse_check_in_guide_init (RouseCheckInGuide *self)
{
}

/**
 * rouse_check_in_guide_new:
 * @check_in: what is asked
 * @stack: the parts of the page, of which one is called "stage"; it outlives the guide
 * @first: whether the points of the safety page stand there too
 *
 * Returns: (transfer full): a guide
 */
RouseCheckInGuide *
rouse_check_in_guide_new (RouseCheckIn *check_in, GtkStack *stack, gboolean first)
{
  RouseCheckInGuide *self = g_object_new (ROUSE_TYPE_CHECK_IN_GUIDE, NULL);

  g_return_val_if_fail (ROUSE_IS_CHECK_IN (check_in), self);
  g_return_val_if_fail (GTK_IS_STACK (stack), self);

  self->check_in = g_object_ref (check_in);
  self->stack = stack;
  self->view = ROUSE_CHECK_IN_VIEW (rouse_check_in_view_new (check_in));
  if (first)
    rouse_check_in_view_show_safety (self->view);
  gtk_stack_add_named (stack, GTK_WIDGET (self->view), VIEW);
  if (rouse_check_in_get_stage (check_in) == ROUSE_CHECK_IN_BEFORE)
    gtk_stack_set_visible_child_name (stack, VIEW);
  g_signal_connect_object (check_in, "notify::stage", G_CALLBACK (stage_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rouse_check_in_guide_get_check_in:
 * @self: a guide
 *
 * Returns: (transfer none): what is asked
 */
RouseCheckIn *
rouse_check_in_guide_get_check_in (RouseCheckInGuide *self)
{
  g_return_val_if_fail (ROUSE_IS_CHECK_IN_GUIDE (self), NULL);

  return self->check_in;
}

/**
 * rouse_check_in_guide_get_over:
 * @self: a guide
 *
 * Returns: whether nothing will be asked any more
 */
gboolean
rouse_check_in_guide_get_over (RouseCheckInGuide *self)
{
  RouseCheckInStage stage;

  g_return_val_if_fail (ROUSE_IS_CHECK_IN_GUIDE (self), TRUE);

  stage = rouse_check_in_get_stage (self->check_in);

  return stage == ROUSE_CHECK_IN_REST || stage == ROUSE_CHECK_IN_OVER;
}

/**
 * rouse_check_in_guide_begin:
 * @self: a guide
 * @beside_reader: whether a screen reader runs, which reads the page first
 *
 * The page is shown: asks, or begins the session where that was done before.
 */
void
rouse_check_in_guide_begin (RouseCheckInGuide *self, gboolean beside_reader)
{
  RouseSession *session;

  g_return_if_fail (ROUSE_IS_CHECK_IN_GUIDE (self));

  session = rouse_check_in_get_session (self->check_in);
  rouse_check_in_begin (self->check_in, beside_reader ? READING : 0);
  if (is_asking (self))
    show_view (self);
  else if (rouse_check_in_get_stage (self->check_in) == ROUSE_CHECK_IN_SESSION
           && rouse_session_get_state (session) == ROUSE_SESSION_READY)
    rouse_session_start (session);
}

/**
 * rouse_check_in_guide_hold:
 * @self: a guide
 *
 * The page is not shown any more.
 */
void
rouse_check_in_guide_hold (RouseCheckInGuide *self)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN_GUIDE (self));

  rouse_check_in_hold (self->check_in);
}

/**
 * rouse_check_in_guide_leave:
 * @self: a guide
 *
 * Goes on, as Space does.
 *
 * Returns: whether something was asked
 */
gboolean
rouse_check_in_guide_leave (RouseCheckInGuide *self)
{
  g_return_val_if_fail (ROUSE_IS_CHECK_IN_GUIDE (self), FALSE);

  if (!is_asking (self))
    return FALSE;
  rouse_check_in_leave (self->check_in);
  return TRUE;
}

/**
 * rouse_check_in_guide_skip:
 * @self: a guide
 *
 * Passes a question over, as the key does that ends every wait.
 *
 * Returns: whether something was asked
 */
gboolean
rouse_check_in_guide_skip (RouseCheckInGuide *self)
{
  g_return_val_if_fail (ROUSE_IS_CHECK_IN_GUIDE (self), FALSE);

  if (!is_asking (self))
    return FALSE;
  rouse_check_in_skip (self->check_in);
  return TRUE;
}

/**
 * rouse_check_in_guide_repeat:
 * @self: a guide
 *
 * Puts the question once more.
 *
 * Returns: whether something was asked
 */
gboolean
rouse_check_in_guide_repeat (RouseCheckInGuide *self)
{
  g_return_val_if_fail (ROUSE_IS_CHECK_IN_GUIDE (self), FALSE);

  if (!is_asking (self))
    return FALSE;
  rouse_check_in_repeat (self->check_in);
  return TRUE;
}
