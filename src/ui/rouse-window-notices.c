/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What others have the window say. */

#include "rouse-window-private.h"

#include "rouse-warning.h"

#include <glib/gi18n.h>

/* How long what needs no answer can be read, in s, and what can have one. */
#define NOTICE_TIME 5
#define OFFER_TIME 10
/* The width of the smallest window, for one that has no size yet. */
#define LEAST_WIDTH 360
#define TOAST_SPACING 24
/* What a toast has beside its words, from the edge of the window on one side to that on the other, in pixels. */
#define TOAST_EDGE 108
/* A screen reader takes an announcement for a repetition that comes less than 100 ms after another (Orca 48). In ms. */
#define ANNOUNCE_AFTER 250
#define WORDS "words"

static int
get_natural_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

/* Beside each other where the words have one line then; the library would give a row less than it wants. */
static GtkWidget *
create_row (GtkWidget *label, GtkWidget *button, int room)
{
  const gboolean beside = get_natural_width (label) + get_natural_width (button) + TOAST_SPACING <= room;
  GtkWidget *row
      = gtk_box_new (beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, beside ? TOAST_SPACING : 0);

  gtk_label_set_wrap (GTK_LABEL (label), !beside);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

/* The library gives a toast the size that it would have in a window without an edge, and its own title gives way with
 * “…”: what was lost would be lost twice. This title takes more lines instead, and scrolls where they are more than the
 * window has, and a button stands beside it or below, wherever there is room. */
static GtkWidget *
create_title (RouseWindow *self, const char *title, GtkWidget *button)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0, NULL);
  const int room = MAX (gtk_widget_get_width (GTK_WIDGET (self)), LEAST_WIDTH) - TOAST_EDGE;
  GtkWidget *row = button != NULL ? create_row (label, button, room) : label;
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", row, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                                      "max-content-height", gtk_widget_get_height (GTK_WIDGET (self)) * 2 / 3, NULL);

  gtk_widget_add_css_class (label, "toast-words");
  return g_object_new (ADW_TYPE_CLAMP, "child", scroller, "unit", ADW_LENGTH_UNIT_PX, "maximum-size", room,
                       "tightening-threshold", room, NULL);
}

typedef struct
{
  char *words;
  guint timeout; /* in s, 0 for ever */
} Notice;

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_free (notice->words);
  g_free (notice);
}

static void
announce_cb (gpointer data)
{
  g_autoptr (GtkWidget) title = data;
  GtkWidget *toasts = gtk_widget_get_ancestor (title, ADW_TYPE_TOAST_OVERLAY);

  if (toasts != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (toasts), g_object_get_data (G_OBJECT (title), WORDS),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The library announces a toast that has another title than its own without the words. */
static void
title_mapped_cb (GtkWidget *title)
{
  g_timeout_add_once (ANNOUNCE_AFTER, announce_cb, g_object_ref (title));
}

/* Returns: (transfer full) */
static char *
describe (const char *words, GtkWidget *button)
{
  if (button == NULL)
    return g_strdup (words);

  /* Translators: what a screen reader says of a notice: its words, and what is written on its button. */
  return g_strdup_printf (C_ ("notice", "%s, with the button “%s”"), words,
                          gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)))));
}

static void
add_toast (RouseWindow *self, AdwToast *toast, const char *words, GtkWidget *button, guint timeout)
{
  GtkWidget *title = create_title (self, words, button);

  g_object_set_data_full (G_OBJECT (title), WORDS, describe (words, button), g_free);
  g_signal_connect (title, "map", G_CALLBACK (title_mapped_cb), NULL);
  adw_toast_set_custom_title (toast, title);
  adw_toast_set_timeout (toast, timeout);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static gboolean
show_notice_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  RouseWindow *self = ROUSE_WINDOW (window);
  const Notice *notice = data;

  if (gtk_widget_get_width (window) == 0)
    return G_SOURCE_CONTINUE;

  add_toast (self, adw_toast_new (""), notice->words, NULL, notice->timeout);
  return G_SOURCE_REMOVE;
}

/* In a frame: a window that was opened for it has no size yet, and nobody would hear of it. */
static void
add_notice (RouseWindow *self, const char *words, guint timeout)
{
  Notice *notice = g_new (Notice, 1);

  *notice = (Notice) { .words = g_strdup (words), .timeout = timeout };
  gtk_widget_add_tick_callback (GTK_WIDGET (self), show_notice_cb, notice, notice_free);
}

/*
 * rouse_window_add_offer:
 * @words: what was done
 * @label: what can be done about it
 * @priority: whether it waits for what is to be read already
 *
 * Shows something that can have an answer for a while.
 *
 * Returns: (transfer none): the button that gives it, which does nothing yet
 */
GtkWidget *
rouse_window_add_offer (RouseWindow *self, const char *words, const char *label, AdwToastPriority priority)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_focus_on_click (button, FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (adw_toast_dismiss), toast,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_toast_set_priority (toast, priority);
  add_toast (self, toast, words, button, OFFER_TIME);
  return button;
}

/*
 * rouse_window_add_saved:
 * @file: a file that is complete
 *
 * Tells that it is there, and offers to show where.
 */
void
rouse_window_add_saved (RouseWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *uri = g_file_get_uri (file);
  /* Translators: %s is the name of a file. */
  g_autofree char *title = g_strdup_printf (_ ("“%s” saved"), name);
  GtkActionable *button
      = GTK_ACTIONABLE (rouse_window_add_offer (self, title, _ ("_Open Folder"), ADW_TOAST_PRIORITY_NORMAL));

  gtk_actionable_set_action_target (button, "s", uri);
  gtk_actionable_set_action_name (button, "win.open-folder");
}

/*
 * rouse_window_open_folder:
 * @window: the window
 * @action: "win.open-folder"
 * @uri: of a file that was saved
 *
 * Shows where it is.
 */
void
rouse_window_open_folder (GtkWidget *window, const char *action, GVariant *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (uri, NULL));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (window), NULL, NULL, NULL);
}

/*
 * rouse_window_add_resume:
 * @title: what waits
 *
 * Offers the session that was left last. Whatever else there is to read, the way back comes first.
 */
void
rouse_window_add_resume (RouseWindow *self, const char *title)
{
  GtkWidget *button = rouse_window_add_offer (self, title, _ ("_Resume"), ADW_TOAST_PRIORITY_HIGH);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.resume");
}

/**
 * rouse_window_add_notice:
 * @self: the window
 * @notice: a sentence
 *
 * Shows something that needs no answer.
 */
void
rouse_window_add_notice (RouseWindow *self, const char *notice)
{
  g_return_if_fail (ROUSE_IS_WINDOW (self));

  add_notice (self, notice, NOTICE_TIME);
}

/*
 * rouse_window_add_failure:
 * @failure: a sentence
 *
 * Shows that something was not done, until the person closes it.
 */
void
rouse_window_add_failure (RouseWindow *self, const char *failure)
{
  add_notice (self, failure, 0);
}

/**
 * rouse_window_add_undo:
 * @self: the window
 * @notice: what was done
 * @action: what takes it back
 *
 * Shows something that can be taken back.
 */
void
rouse_window_add_undo (RouseWindow *self, const char *notice, const char *action)
{
  GtkWidget *button;

  g_return_if_fail (ROUSE_IS_WINDOW (self));

  button = rouse_window_add_offer (self, notice, _ ("_Undo"), ADW_TOAST_PRIORITY_NORMAL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
parted_cb (RouseWindow *self)
{
  self->parting = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/*
 * rouse_window_keep_open:
 *
 * Asks before the window goes with what is nowhere on a disk. Everything else is saved by itself, at the latest when
 * the program is started again.
 *
 * Returns: whether it asks, and stays
 */
gboolean
rouse_window_keep_open (RouseWindow *self)
{
  AdwAlertDialog *dialog;

  if (self->parting || !rouse_journal_get_exposed (self->journal))
    return FALSE;
  if (self->question != NULL)
    return TRUE;

  dialog = ADW_ALERT_DIALOG (
      adw_alert_dialog_new (_ ("What You Did Is Not Saved"), _ ("There is no room for it on this computer. Make room, "
                                                                "and it is saved by itself; or quit without it.")));
  adw_alert_dialog_add_responses (dialog, "stay", _ ("_Stay Open"), "quit", _ ("_Quit Anyway"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "quit", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "stay");
  adw_alert_dialog_set_default_response (dialog, "stay");
  g_signal_connect_object (dialog, "response::quit", G_CALLBACK (parted_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->question, ADW_DIALOG (dialog));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
  return TRUE;
}

/**
 * rouse_window_set_no_advice:
 * @self: the window
 * @reason: (nullable): a line that says why there is no advice; %NULL when there is
 */
void
rouse_window_set_no_advice (RouseWindow *self, const char *reason)
{
  g_return_if_fail (ROUSE_IS_WINDOW (self));

  rouse_sidebar_set_no_advice (self->sidebar, reason);
}

/**
 * rouse_window_set_asking:
 * @self: the window
 * @asking: whether it is asked how the back is since the session of the day before
 *
 * Asks beside what today brings, or stops asking.
 */
void
rouse_window_set_asking (RouseWindow *self, gboolean asking)
{
  g_return_if_fail (ROUSE_IS_WINDOW (self));

  rouse_sidebar_set_asking (self->sidebar, asking);
}

/**
 * rouse_window_set_interrupted:
 * @self: the window
 * @title: (nullable): what was interrupted when the program went away; %NULL for nothing
 * @left: how much of it is left, in ns; 0 where that is not known
 *
 * Offers a session that is only remembered, unless another one waits in this window.
 */
void
rouse_window_set_interrupted (RouseWindow *self, const char *title, gint64 left)
{
  g_return_if_fail (ROUSE_IS_WINDOW (self));

  if (!g_set_str (&self->interrupted, title) && self->interrupted_left == left)
    return;
  self->interrupted_left = left;
  rouse_window_update_paused (self);
}

/**
 * rouse_window_set_warning:
 * @self: the window
 * @warning: (nullable): a sentence that stays until it is closed or no longer true
 *
 * Shows what the person has to know, over every page.
 */
void
rouse_window_set_warning (RouseWindow *self, const char *warning)
{
  g_return_if_fail (ROUSE_IS_WINDOW (self));

  /* Hardly anybody ever sees the banner, so that hardly anybody waits for it. */
  if (warning != NULL && self->warning == NULL)
    {
      self->warning = rouse_warning_new ();
      gtk_box_prepend (self->parts, g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                                  "propagate-natural-height", TRUE, "child", self->warning, NULL));
    }
  if (self->warning != NULL)
    rouse_warning_set (self->warning, warning);
}
