/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the focus is on the page of a session, whatever comes and goes there. */

#include "rouse-session-page-private.h"

#include "rouse-focus.h"
#include "rouse-session-summary.h"

/* A window that changes its layout takes what is in it away for a moment, and the focus with it, which GTK has come to
 * rest on anything when it has painted. */
static void
view_mapped_cb (RouseSessionPage *self)
{
  rouse_focus_grab_later (self->toggle);
}

static void
view_unmapped_cb (RouseSessionPage *self)
{
  rouse_focus_release (GTK_WIDGET (self->view));
}

static gboolean
rouse_session_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *summary = gtk_stack_get_child_by_name (ROUSE_SESSION_PAGE (widget)->stack, ROUSE_SESSION_PAGE_SUMMARY);

  if (summary == NULL)
    return GTK_WIDGET_CLASS (g_type_class_peek (ADW_TYPE_NAVIGATION_PAGE))->grab_focus (widget);

  rouse_session_summary_focus (ROUSE_SESSION_SUMMARY (summary));
  return TRUE;
}

/*
 * rouse_session_page_install_focus:
 * @widget_class: of the page, with its template
 *
 * Has the page know where its focus belongs.
 */
void
rouse_session_page_install_focus (GtkWidgetClass *widget_class)
{
  widget_class->grab_focus = rouse_session_page_grab_focus;
  gtk_widget_class_bind_template_callback (widget_class, view_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_unmapped_cb);
}
