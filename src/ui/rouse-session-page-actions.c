/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done on the page of a session, by buttons and keys alike. */

#include "rouse-session-page-private.h"

static void
toggle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseSessionPage *self = ROUSE_SESSION_PAGE (widget);

  if (self->check_in_guide != NULL && rouse_check_in_guide_leave (self->check_in_guide))
    return;
  if (rouse_session_get_state (self->session) == ROUSE_SESSION_READY)
    rouse_session_start (self->session);
  else if (!rouse_session_page_is_over (self))
    rouse_session_toggle (self->session);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseSessionPage *self = ROUSE_SESSION_PAGE (widget);

  if (!rouse_session_page_is_over (self))
    rouse_session_back (self->session);
}

static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseSessionPage *self = ROUSE_SESSION_PAGE (widget);

  if (self->check_in_guide != NULL && rouse_check_in_guide_skip (self->check_in_guide))
    return;
  if (!rouse_session_page_is_over (self))
    rouse_session_forward (self->session);
}

static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseSessionPage *self = ROUSE_SESSION_PAGE (widget);

  if (!rouse_session_page_is_over (self))
    rouse_session_end (self->session);
}

static void
hurt_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rouse_session_hurt (ROUSE_SESSION_PAGE (widget)->session);
}

static void
repeat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseSessionPage *self = ROUSE_SESSION_PAGE (widget);

  if (self->check_in_guide == NULL || !rouse_check_in_guide_repeat (self->check_in_guide))
    rouse_session_repeat (self->session);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseSessionPage *self = ROUSE_SESSION_PAGE (widget);

  rouse_session_floor_leave (self->floor);
  if (rouse_session_page_is_over (self))
    {
      rouse_session_page_emit_closed (self);
      return;
    }
  rouse_session_pause (self->session);
  rouse_session_page_emit_left (self);
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseSessionPage *self = ROUSE_SESSION_PAGE (widget);

  if (!rouse_session_page_is_over (self))
    rouse_session_floor_toggle (self->floor);
}

/*
 * rouse_session_page_install_actions:
 *
 * Gives the page what its buttons and keys do.
 */
void
rouse_session_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "session.toggle", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "session.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "session.forward", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "session.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "session.hurt", NULL, hurt_action);
  gtk_widget_class_install_action (widget_class, "session.repeat", NULL, repeat_action);
  gtk_widget_class_install_action (widget_class, "session.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "session.fullscreen", NULL, fullscreen_action);
}
