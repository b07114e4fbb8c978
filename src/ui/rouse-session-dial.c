/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-dial.h"

#include "rouse-closures.h"
#include "rouse-progress-ring.h"
#include "rouse-stage-style.h"

#include <glib/gi18n.h>

/* The ring of a session with what stands in it: the shape of the phase, the count or the time, and the total. Where the
 * place is much wider than high, the number stands beside the ring, so that it can be as high as the place. The ring
 * fills while repetitions are done and drains while one waits. It follows the session only when told to, because its
 * owner knows when time passes. */
struct _RouseSessionDial
{
  GtkWidget parent_instance;

  RouseSession *session;
  GtkWidget *ring;
  GtkWidget *mark;
  GtkWidget *number;
  GtkWidget *total;
  gint64 spoken; /* what is left in steps of ten seconds, when it was last told; -1: never */
};

G_DEFINE_FINAL_TYPE (RouseSessionDial, rouse_session_dial, GTK_TYPE_WIDGET)

#define SECOND G_GINT64_CONSTANT (1000000000)
/* The last seconds before a set are shown as large as can be, as the voice counts them. */
#define COUNTDOWN_SECONDS 3
/* Two digits are as large as those of a count; minutes and seconds together would have half their height. */
#define LARGEST_SECONDS 99
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
#define BESIDE_MARK_SHARE 0.46
#define BESIDE_TOTAL_SHARE 0.34
/* A face of this many times the font's size is large. */
#define LARGE_FACE 7.5
/* What stands in the ring, in parts of its diameter: it stays clear of the ring, whose corners nothing reaches. */
#define FACE_WIDTH 0.74
#define FACE_HEIGHT 0.7
/* A place wider than this many of its heights has the number beside the ring; two digits are so wide for their height,
 * and the number leaves the ring at least this part of the width. */
#define BESIDE 1.5
#define DIGITS_WIDTH 1.8
#define LEAST_RING 0.18
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
place (GtkWidget *widget, double x, double y, double width, double height)
{
  const gboolean shown = height >= 1 && width >= 1;

  gtk_widget_set_child_visible (widget, shown);
  if (shown)
    gtk_widget_size_allocate (widget, &(GtkAllocation) { (int) x, (int) y, (int) width, (int) height }, -1);
}

/* Shape above, number, total below, all in the ring. */
static void
allocate_inside (RouseSessionDial *self, int width, int height)
{
  const double font = rouse_stage_style_get_font_size (GTK_WIDGET (self));
  const double diameter = MIN (width, height);
  const double face = diameter * FACE_HEIGHT;
  const double face_width = diameter * FACE_WIDTH;
  const double x = (width - face_width) / 2;
  const double y = (height - face) / 2;
  const gboolean large = face >= font * LARGE_FACE;
  /* In a ring too small for words to be read the number stands alone. */
  const gboolean alone = face * TOTAL_SHARE < font * SMALLEST_TOTAL;
  const double mark_height = gtk_widget_get_visible (self->mark) && !alone ? face : 0;
  const double total_height = gtk_widget_get_visible (self->total) && !alone ? face : 0;
  const double above = mark_height * (large ? LARGE_MARK_SHARE : MARK_SHARE);
  const double below = total_height * (large ? LARGE_TOTAL_SHARE : TOTAL_SHARE);
  const double gap = face * (large ? LARGE_GAP_SHARE : GAP_SHARE);

  place (self->mark, x, y, face_width, above);
  place (self->number, x, y + above + gap, face_width, face - above - below - 2 * gap);
  place (self->total, x, y + face - below, face_width, below);
}

/* The number before the ring, as high as the place; shape and total in the ring. */
static void
allocate_beside (RouseSessionDial *self, int width, int height)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const double font = rouse_stage_style_get_font_size (GTK_WIDGET (self));
  const double number = MIN (height * DIGITS_WIDTH, width * (1 - LEAST_RING));
  const double gap = width * 0.02;
  const double ring = MIN (height, width - number - gap);
  const double start = MAX (0, (width - number - gap - ring) / 2);
  const double ring_start = start + number + gap;
  const double ring_x = rtl ? width - ring_start - ring : ring_start;
  const double y = (height - ring) / 2;
  const double face = ring * FACE_HEIGHT;
  const double x = ring_x + (ring - face) / 2;
  const gboolean alone = face * BESIDE_TOTAL_SHARE < font * SMALLEST_TOTAL;
  const gboolean has_mark = gtk_widget_get_visible (self->mark);
  const gboolean has_total = gtk_widget_get_visible (self->total) && !alone;
  const double below = has_total ? face * BESIDE_TOTAL_SHARE : 0;
  const double above = has_mark ? face * (has_total ? BESIDE_MARK_SHARE : 0.7) : 0;
  const double free_gap = (face - above - below) / 3;

  place (self->ring, ring_x, y, ring, ring);
  place (self->number, rtl ? width - start - number : start, 0, number, height);
  place (self->mark, x, y + (ring - face) / 2 + free_gap * (has_total ? 1 : 1.5), face, above);
  place (self->total, x, y + (ring + face) / 2 - below - free_gap, face, below);
}

static void
rouse_session_dial_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RouseSessionDial *self = ROUSE_SESSION_DIAL (widget);

  if (width > height * BESIDE)
    {
      allocate_beside (self, width, height);
      return;
    }
  place (self->ring, 0, 0, width, height);
  allocate_inside (self, width, height);
}

static void
rouse_session_dial_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (ROUSE_SESSION_DIAL (widget)->ring, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
show (RouseSessionDial *self, RouseMark mark, const char *number, guint digits, const char *total)
{
  rouse_stage_mark_set_mark (ROUSE_STAGE_MARK (self->mark), mark);
  rouse_stage_text_set_digits (ROUSE_STAGE_TEXT (self->number), digits);
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
  show (self, get_mark (self, segment), number, 2, total);
  set_value_text (self, value);
  self->spoken = -1;
}

/* How long one waits, to be read from as far away as a count. */
static void
show_time (RouseSessionDial *self, RouseMark mark, gint64 left)
{
  const int seconds = (int) ((left + SECOND - 1) / SECOND);
  g_autofree char *number
      = seconds > LARGEST_SECONDS ? rouse_closures_format_clock (left) : g_strdup_printf ("%d", seconds);

  show (self, mark, number, 2,
        seconds > LARGEST_SECONDS ? ""
                                  /* Translators: stands alone below the number of seconds for which one waits. */
                                  : ngettext ("second", "seconds", (gulong) seconds));
}

static void
show_wait (RouseSessionDial *self, const RouseSegment *segment)
{
  const gint64 left = rouse_session_get_stretch_left (self->session);
  const gint64 seconds = (left + SECOND - 1) / SECOND;
  const gint64 spoken = (left + SPOKEN_STEP - 1) / SPOKEN_STEP;
  const gboolean counts_down = seconds <= COUNTDOWN_SECONDS && segment->kind != ROUSE_SEGMENT_CLOSING;

  rouse_progress_ring_set_marks (ROUSE_PROGRESS_RING (self->ring), 0);
  rouse_progress_ring_set_fraction (ROUSE_PROGRESS_RING (self->ring),
                                    1 - rouse_session_get_stretch_fraction (self->session));

  if (counts_down)
    {
      g_autofree char *number = g_strdup_printf ("%d", (int) MAX (seconds, 1));

      show (self, ROUSE_MARK_NONE, number, 1, "");
    }
  else
    {
      show_time (self, get_mark (self, segment), left);
    }

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
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->number, gtk_widget_unparent);
  g_clear_pointer (&self->total, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rouse_session_dial_parent_class)->dispose (object);
}

static void
rouse_session_dial_class_init (RouseSessionDialClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_session_dial_dispose;
  widget_class->measure = rouse_session_dial_measure;
  widget_class->size_allocate = rouse_session_dial_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "sessiondial");
}

static void
rouse_session_dial_init (RouseSessionDial *self)
{
  self->spoken = -1;
  self->mark = rouse_stage_mark_new ();
  self->number = rouse_stage_text_new (1);
  self->total = rouse_stage_text_new (1);
  gtk_widget_add_css_class (self->number, "count");
  gtk_widget_add_css_class (self->total, "total");

  self->ring = rouse_progress_ring_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ring), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress"), -1);
  gtk_widget_set_parent (self->ring, GTK_WIDGET (self));
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  gtk_widget_set_parent (self->number, GTK_WIDGET (self));
  gtk_widget_set_parent (self->total, GTK_WIDGET (self));
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
 * Returns: what the number is of, or what it is; empty where that goes without saying
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

/**
 * rouse_session_dial_get_number_text:
 * @self: a dial
 *
 * Returns: (transfer none): what draws the count or the time
 */
RouseStageText *
rouse_session_dial_get_number_text (RouseSessionDial *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_DIAL (self), NULL);

  return ROUSE_STAGE_TEXT (self->number);
}
