/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-hurt-guide.h"

#include "rouse-focus.h"
#include "rouse-hurt-dialog.h"

/**
 * RouseHurtGuide:
 *
 * Shows the dialog of “This hurts” over the page of its session for as long as an answer is awaited, and takes it away
 * while something else, the safety page, is over the page. Owned by the page.
 */
struct _RouseHurtGuide
{
  GObject parent_instance;

  RouseSession *session;
  GtkWidget *page;   /* not owned, for it owns the guide */
  AdwDialog *dialog; /* weak */
};

G_DEFINE_FINAL_TYPE (RouseHurtGuide, rouse_hurt_guide, G_TYPE_OBJECT)

/* The library gives the focus back to where it was, and with the session that is gone. */
static void
closed_cb (RouseHurtGuide *self)
{
  if (rouse_session_get_state (self->session) == ROUSE_SESSION_ENDED)
    rouse_focus_grab_later (self->page);
}

static void
update (RouseHurtGuide *self)
{
  const RouseSessionState state = rouse_session_get_state (self->session);

  /* Where the session goes on its dialog is about to go, and another one may come; at the end it may still be read. */
  if (state == ROUSE_SESSION_RUNNING || state == ROUSE_SESSION_RESUMING)
    g_clear_weak_pointer (&self->dialog);
  if (state != ROUSE_SESSION_HURT || self->dialog != NULL || !gtk_widget_get_mapped (self->page))
    return;

  g_set_weak_pointer (&self->dialog, rouse_hurt_dialog_new (self->session));
  g_signal_connect_object (self->dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (self->dialog, self->page);
}

static void
close_dialog (RouseHurtGuide *self)
{
  AdwDialog *dialog = self->dialog;

  g_clear_weak_pointer (&self->dialog);
  if (dialog != NULL)
    adw_dialog_force_close (dialog);
}

static void
rouse_hurt_guide_dispose (GObject *object)
{
  RouseHurtGuide *self = ROUSE_HURT_GUIDE (object);

  close_dialog (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rouse_hurt_guide_parent_class)->dispose (object);
}

static void
rouse_hurt_guide_class_init (RouseHurtGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_hurt_guide_dispose;
}

static void
rouse_hurt_guide_init (RouseHurtGuide *self)
{
}

/**
 * rouse_hurt_guide_new:
 * @session: a session
 * @page: the page that shows it; it owns the guide and outlives it
 *
 * Returns: (transfer full): a guide
 */
RouseHurtGuide *
rouse_hurt_guide_new (RouseSession *session, GtkWidget *page)
{
  RouseHurtGuide *self = g_object_new (ROUSE_TYPE_HURT_GUIDE, NULL);

  g_return_val_if_fail (ROUSE_IS_SESSION (session), self);
  g_return_val_if_fail (GTK_IS_WIDGET (page), self);

  self->session = g_object_ref (session);
  self->page = page;
  g_signal_connect_object (session, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "map", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "unmap", G_CALLBACK (close_dialog), self, G_CONNECT_SWAPPED);
  return self;
}
