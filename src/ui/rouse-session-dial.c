/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-dial.h"

#include "rouse-closures.h"
#include "rouse-progress-ring.h"
#include "rouse-stage-style.h"
#include "rouse-stage-text.h"

#include <glib/gi18n.h>

/* The ring of a session with what stands in it: the shape of the phase, the count or the time, and the total. The ring
 * fills while repetitions are done and drains while one waits. It follows the session only when told to, because its
 * owner knows when time passes. */
struct _RouseSessionDial
{
  GtkWidget parent_instance;

  RouseSession *session;
  GtkWidget *ring;
  GtkWidget *face;
  GtkWidget *mark;
  GtkWidget *number;
  GtkWidget *total;
  gint64 spoken; /* what is left in steps of ten seconds, when it was last told; -1: never */
};

G_DEFINE_FINAL_TYPE (RouseSessionDial, rouse_session_dial, GTK_TYPE_WIDGET)

#define SECOND G_GINT64_CONSTANT (1000000000)
/* The last seconds before a set are shown as large as can be, as the voice counts them. */
#define COUNTDOWN_SECONDS 3
/* Assistive technologies hear of the time at these steps only; never every second. */
#define SPOKEN_STEP (10 * SECOND)
/* Shares of the height that shape and total take from the number when they are there. A large ring is read from afar,
 * and there the number counts most. */
#define MARK_SHARE 0.2
#define TOTAL_SHARE 0.24
#define GAP_SHARE 0.05
#define LARGE_MARK_SHARE 0.17
#define LARGE_TOTAL_SHARE 0.18
#define LARGE_GAP_SHARE 0.03
/* A face of this many times the font's size is large. */
#define LARGE_FACE 11
/* Height of the total, in parts of the font's size, below which it cannot be read. */
#define SMALLEST_TOTAL 0.9

static RouseMark
get_phase_mark (RouseVariant *variant, RousePhase phase)
{
  if (variant == NULL)
    return ROUSE_MARK_NONE;
  switch (rouse_variant_get_phase (variant, phase)->movement)
    {
    case ROUSE_MOVEMENT_LIFT:
      return ROUSE_MARK_UP;
    case ROUSE_MOVEMENT_HOLD:
      return ROUSE_MARK_HOLD;
    case ROUSE_MOVEMENT_LOWER:
      return ROUSE_MARK_DOWN;
    case ROUSE_MOVEMENT_SETTLE:
      return ROUSE_MARK_SETTLE;
    default:
      g_return_val_if_reached (ROUSE_MARK_NONE);
    }
}

static RouseMark
get_mark (RouseSessionDial *self, const RouseSegment *segment)
{
  switch (segment->kind)
    {
    case ROUSE_SEGMENT_PHASE:
      return get_phase_mark (rouse_session_get_variant (self->session), segment->phase);
    case ROUSE_SEGMENT_REST:
    case ROUSE_SEGMENT_CLOSING:
      return ROUSE_MARK_REST;
    case ROUSE_SEGMENT_SWITCH:
      return ROUSE_MARK_SWITCH;
    case ROUSE_SEGMENT_START:
    case ROUSE_SEGMENT_SETUP:
    case ROUSE_SEGMENT_INTERLUDE:
      return ROUSE_MARK_READY;
    default:
      g_return_val_if_reached (ROUSE_MARK_NONE);
    }
}

static void
measure_face (GtkWidget *widget,
              GtkOrientation orientation,
              int for_size,
              int *minimum,
              int *natural,
              int *minimum_baseline,
              int *natural_baseline)
{
  *minimum = 24;
  *natural = 120;
}

static void
allocate_face (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *mark = gtk_widget_get_first_child (widget);
  GtkWidget *number = gtk_widget_get_next_sibling (mark);
  GtkWidget *total = gtk_widget_get_next_sibling (number);
  const double font = rouse_stage_style_get_font_size (widget);
  const gboolean large = height >= font * LARGE_FACE;
  /* In a ring too small for words to be read the number stands alone. */
  const gboolean alone = height * TOTAL_SHARE < font * SMALLEST_TOTAL;
  const double mark_height = gtk_widget_get_visible (mark) && !alone ? height : 0;
  const double total_height = gtk_widget_get_visible (total) && !alone ? height : 0;
  const int above = (int) (mark_height * (large ? LARGE_MARK_SHARE : MARK_SHARE));
  const int below = (int) (total_height * (large ? LARGE_TOTAL_SHARE : TOTAL_SHARE));
  const int gap = (int) (height * (large ? LARGE_GAP_SHARE : GAP_SHARE));

  gtk_widget_set_child_visible (mark, above > 0);
  gtk_widget_set_child_visible (total, below > 0);
  if (above > 0)
    gtk_widget_size_allocate (mark, &(GtkAllocation) { 0, 0, width, above }, -1);
  gtk_widget_size_allocate (number, &(GtkAllocation) { 0, above + gap, width, height - above - below - 2 * gap }, -1);
  if (below > 0)
    gtk_widget_size_allocate (total, &(GtkAllocation) { 0, height - below, width, below }, -1);
}

static void
show (RouseSessionDial *self, RouseMark mark, const char *number, const char *total)
{
  rouse_stage_mark_set_mark (ROUSE_STAGE_MARK (self->mark), mark);
  rouse_stage_text_set_text (ROUSE_STAGE_TEXT (self->number), number);
  rouse_stage_text_set_text (ROUSE_STAGE_TEXT (self->total), total);
  /* What has nothing to say leaves its room to the number. */
  gtk_widget_set_visible (self->mark, mark != ROUSE_MARK_NONE);
  gtk_widget_set_visible (self->total, *total != '\0');
}

static void
set_value_text (RouseSessionDial *self, const char *text)
{
  rouse_progress_ring_set_value_text (ROUSE_PROGRESS_RING (self->ring), text);
}

static void
show_repetition (RouseSessionDial *self, const RouseSegment *segment)
{
  const guint repetition = rouse_session_get_repetition (self->session);
  const guint repetitions = rouse_session_get_repetitions (self->session);
  const char *phase = rouse_session_get_phase_title (self->session);
  g_autofree char *number = g_strdup_printf ("%u", repetition);
  g_autofree char *total = rouse_closures_format_total (repetitions);
  g_autofree char *value
      = rouse_closures_format_repetition_spoken (repetition, repetitions, phase != NULL ? phase : "");

  rouse_progress_ring_set_marks (ROUSE_PROGRESS_RING (self->ring), repetitions);
  rouse_progress_ring_set_fraction (ROUSE_PROGRESS_RING (self->ring),
                                    rouse_session_get_stretch_fraction (self->session));
  show (self, get_mark (self, segment), number, total);
  set_value_text (self, value);
  self->spoken = -1;
}

static void
show_wait (RouseSessionDial *self, const RouseSegment *segment)
{
  const gint64 left = rouse_session_get_stretch_left (self->session);
  const gint64 seconds = (left + SECOND - 1) / SECOND;
  const gint64 spoken = (left + SPOKEN_STEP - 1) / SPOKEN_STEP;
  const gboolean counts_down = seconds <= COUNTDOWN_SECONDS && segment->kind != ROUSE_SEGMENT_CLOSING;
  g_autofree char *number = NULL;

  rouse_progress_ring_set_marks (ROUSE_PROGRESS_RING (self->ring), 0);
  rouse_progress_ring_set_fraction (ROUSE_PROGRESS_RING (self->ring),
                                    1 - rouse_session_get_stretch_fraction (self->session));

  number = counts_down ? g_strdup_printf ("%d", (int) MAX (seconds, 1)) : rouse_closures_format_clock (left);
  show (self, counts_down ? ROUSE_MARK_NONE : get_mark (self, segment), number, "");

  if (self->spoken != spoken)
    {
      g_autofree char *value = rouse_closures_format_time_left_spoken (left);

      self->spoken = spoken;
      set_value_text (self, value);
    }
}

static void
rouse_session_dial_dispose (GObject *object)
{
  RouseSessionDial *self = ROUSE_SESSION_DIAL (object);

  g_clear_pointer (&self->ring, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rouse_session_dial_parent_class)->dispose (object);
}

static void
rouse_session_dial_class_init (RouseSessionDialClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_session_dial_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sessiondial");
}

static void
rouse_session_dial_init (RouseSessionDial *self)
{
  self->spoken = -1;
  self->mark = rouse_stage_mark_new ();
  self->number = rouse_stage_text_new (1);
  self->total = rouse_stage_text_new (1);
  rouse_stage_text_set_digits (ROUSE_STAGE_TEXT (self->number), TRUE);
  gtk_widget_add_css_class (self->number, "count");
  gtk_widget_add_css_class (self->total, "total");

  self->face = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->face), self->mark);
  gtk_box_append (GTK_BOX (self->face), self->number);
  gtk_box_append (GTK_BOX (self->face), self->total);
  /* The box owns the parts; where they stand depends on the size of the ring. */
  gtk_widget_set_layout_manager (self->face, gtk_custom_layout_new (NULL, measure_face, allocate_face));

  self->ring = rouse_progress_ring_new ();
  rouse_progress_ring_set_child (ROUSE_PROGRESS_RING (self->ring), self->face);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ring), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress"), -1);
  gtk_widget_set_parent (self->ring, GTK_WIDGET (self));
}

/**
 * rouse_session_dial_new:
 * @session: the session to show
 *
 * Returns: (transfer floating): a dial
 */
GtkWidget *
rouse_session_dial_new (RouseSession *session)
{
  RouseSessionDial *self = g_object_new (ROUSE_TYPE_SESSION_DIAL, NULL);

  g_return_val_if_fail (ROUSE_IS_SESSION (session), GTK_WIDGET (self));

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * rouse_session_dial_update:
 * @self: a dial
 *
 * Brings the dial to the session's position.
 */
void
rouse_session_dial_update (RouseSessionDial *self)
{
  const RouseSegment *segment;

  g_return_if_fail (ROUSE_IS_SESSION_DIAL (self));

  segment = rouse_session_get_segment (self->session);
  if (segment == NULL)
    return;

  if (segment->kind == ROUSE_SEGMENT_PHASE && rouse_session_get_state (self->session) != ROUSE_SESSION_RESUMING)
    show_repetition (self, segment);
  else
    show_wait (self, segment);
}

/**
 * rouse_session_dial_get_mark:
 * @self: a dial
 *
 * Returns: the shape in it
 */
RouseMark
rouse_session_dial_get_mark (RouseSessionDial *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_DIAL (self), ROUSE_MARK_NONE);

  return rouse_stage_mark_get_mark (ROUSE_STAGE_MARK (self->mark));
}

/**
 * rouse_session_dial_get_number:
 * @self: a dial
 *
 * Returns: the count or the time in it
 */
const char *
rouse_session_dial_get_number (RouseSessionDial *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_DIAL (self), NULL);

  return rouse_stage_text_get_text (ROUSE_STAGE_TEXT (self->number));
}

/**
 * rouse_session_dial_get_total:
 * @self: a dial
 *
 * Returns: the total in it, empty while one waits
 */
const char *
rouse_session_dial_get_total (RouseSessionDial *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_DIAL (self), NULL);

  return rouse_stage_text_get_text (ROUSE_STAGE_TEXT (self->total));
}

/**
 * rouse_session_dial_get_fraction:
 * @self: a dial
 *
 * Returns: how far the ring is closed, from 0 to 1
 */
double
rouse_session_dial_get_fraction (RouseSessionDial *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_DIAL (self), 0);

  return rouse_progress_ring_get_fraction (ROUSE_PROGRESS_RING (self->ring));
}

/**
 * rouse_session_dial_get_value_text:
 * @self: a dial
 *
 * Returns: (nullable): what a screen reader says for the ring
 */
const char *
rouse_session_dial_get_value_text (RouseSessionDial *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_DIAL (self), NULL);

  return rouse_progress_ring_get_value_text (ROUSE_PROGRESS_RING (self->ring));
}
