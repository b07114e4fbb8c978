/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-stage-words.h"

#include "rouse-closures.h"
#include "rouse-stage-side.h"
#include "rouse-stage-style.h"
#include "rouse-stage-text.h"

#include <glib/gi18n.h>

/* What to do now, with which leg and in which set: one above the other, or in a row where there is a strip for them.
 * Owned by the stage, which tells it when to look at the session again. */
struct _RouseStageWords
{
  GtkWidget parent_instance;

  RouseSession *session;
  GtkWidget *phase;
  GtkWidget *side;
  GtkWidget *set;
};

G_DEFINE_FINAL_TYPE (RouseStageWords, rouse_stage_words, GTK_TYPE_WIDGET)

/* Heights of the words in parts of one another. */
#define PHASE_UNITS 2.6
#define SIDE_UNITS 2.3
#define SET_UNITS 1.3

/* The words side by side, where there is a strip for them. What to do and with which leg meet: apart they would have to
 * be looked for in a wide window. */
static void
allocate_in_row (RouseStageWords *self, int width, int height)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const gboolean has_side = gtk_widget_get_visible (self->side);
  const gboolean has_set = gtk_widget_get_visible (self->set);
  const int set_width = has_set ? width / 4 : 0;
  const int side_width = has_side ? (width - set_width) * 45 / 100 : 0;
  const int phase_width = width - set_width - side_width;

  const int gap = has_side ? height / 5 : 0;

  rouse_stage_text_set_xalign (ROUSE_STAGE_TEXT (self->phase), has_side ? 1 : 0.5f);
  gtk_widget_size_allocate (self->phase,
                            &(GtkAllocation) { rtl ? width - phase_width + gap : 0, 0, phase_width - gap, height }, -1);
  if (has_side)
    gtk_widget_size_allocate (self->side,
                              &(GtkAllocation) { rtl ? set_width : phase_width, height / 10, side_width,
                                                 height * 8 / 10 },
                              -1);
  if (has_set)
    gtk_widget_size_allocate (self->set, &(GtkAllocation) { rtl ? 0 : width - set_width, 0, set_width, height }, -1);
}

/* The words: phase above, leg below it, set last, together in the middle of their place. */
static void
rouse_stage_words_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RouseStageWords *self = ROUSE_STAGE_WORDS (widget);
  const gboolean has_side = gtk_widget_get_visible (self->side);
  const gboolean has_set = gtk_widget_get_visible (self->set);
  const double largest
      = rouse_stage_text_get_largest (ROUSE_STAGE_TEXT (self->phase)) * rouse_stage_style_get_font_size (widget);
  const double unit = height / (PHASE_UNITS + (has_side ? SIDE_UNITS : 0) + (has_set ? SET_UNITS : 0));
  /* The parts keep their proportions, and do not drift apart where the words have reached their largest size. */
  const double scale = MIN (unit, largest * 1.36 / PHASE_UNITS);
  const double gap = has_side ? scale * 0.3 : 0;
  const double used = scale * (PHASE_UNITS + (has_side ? SIDE_UNITS : 0) + (has_set ? SET_UNITS : 0));
  double y = (height - used) / 2;

  if (width > height * 4)
    {
      allocate_in_row (self, width, height);
      return;
    }
  gtk_widget_size_allocate (self->phase, &(GtkAllocation) { 0, (int) y, width, (int) (PHASE_UNITS * scale) }, -1);
  y += PHASE_UNITS * scale + gap;
  if (has_side)
    gtk_widget_size_allocate (self->side, &(GtkAllocation) { 0, (int) y, width, (int) (SIDE_UNITS * scale - 2 * gap) },
                              -1);
  if (has_side)
    y += SIDE_UNITS * scale - gap;
  if (has_set)
    gtk_widget_size_allocate (self->set, &(GtkAllocation) { 0, (int) y, width, (int) (SET_UNITS * scale) }, -1);
}

static void
rouse_stage_words_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = 24;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 100;
}

static void
rouse_stage_words_dispose (GObject *object)
{
  RouseStageWords *self = ROUSE_STAGE_WORDS (object);

  g_clear_pointer (&self->phase, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  g_clear_pointer (&self->set, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rouse_stage_words_parent_class)->dispose (object);
}

static void
rouse_stage_words_class_init (RouseStageWordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_stage_words_dispose;
  widget_class->measure = rouse_stage_words_measure;
  widget_class->size_allocate = rouse_stage_words_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "stagewords");
}

static void
rouse_stage_words_init (RouseStageWords *self)
{
  self->phase = rouse_stage_text_new (1);
  self->side = rouse_stage_side_new ();
  self->set = rouse_stage_text_new (1);
  gtk_widget_add_css_class (self->phase, "phase");
  gtk_widget_add_css_class (self->set, "set");
  gtk_widget_set_parent (self->phase, GTK_WIDGET (self));
  gtk_widget_set_parent (self->side, GTK_WIDGET (self));
  gtk_widget_set_parent (self->set, GTK_WIDGET (self));
}

/**
 * rouse_stage_words_new:
 * @session: the session to show
 *
 * Returns: (transfer floating): words without anything to say yet
 */
GtkWidget *
rouse_stage_words_new (RouseSession *session)
{
  RouseStageWords *self = g_object_new (ROUSE_TYPE_STAGE_WORDS, NULL);

  g_return_val_if_fail (ROUSE_IS_SESSION (session), GTK_WIDGET (self));

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * rouse_stage_words_update:
 * @self: words
 *
 * Brings them to the session's position.
 */
void
rouse_stage_words_update (RouseStageWords *self)
{
  const RouseSegment *segment;
  RouseSide side;
  gboolean paused;
  g_autofree char *set = NULL;

  g_return_if_fail (ROUSE_IS_STAGE_WORDS (self));

  segment = rouse_session_get_segment (self->session);
  side = rouse_session_get_side (self->session);
  paused = rouse_session_get_state (self->session) == ROUSE_SESSION_PAUSED;
  if (segment != NULL && segment->item != NULL)
    set = rouse_closures_format_set (segment->set, segment->item->sets);
  rouse_stage_text_set_text (ROUSE_STAGE_TEXT (self->phase),
                             paused ? _ ("Paused") : rouse_session_get_phase_title (self->session));
  rouse_stage_text_set_text (ROUSE_STAGE_TEXT (self->set), set);
  rouse_stage_side_set_side (ROUSE_STAGE_SIDE (self->side), side);

  if (gtk_widget_get_visible (self->set) != (set != NULL))
    gtk_widget_set_visible (self->set, set != NULL);
  if (gtk_widget_get_visible (self->side) != (side != ROUSE_SIDE_BOTH))
    gtk_widget_set_visible (self->side, side != ROUSE_SIDE_BOTH);
}

/**
 * rouse_stage_words_set_xalign:
 * @self: words
 * @xalign: where they stand in their place, from 0 (start) to 1 (end)
 *
 * Sets where the words stand.
 */
void
rouse_stage_words_set_xalign (RouseStageWords *self, float xalign)
{
  g_return_if_fail (ROUSE_IS_STAGE_WORDS (self));

  rouse_stage_text_set_xalign (ROUSE_STAGE_TEXT (self->phase), xalign);
  rouse_stage_text_set_xalign (ROUSE_STAGE_TEXT (self->set), xalign);
  rouse_stage_side_set_xalign (ROUSE_STAGE_SIDE (self->side), xalign);
}

/**
 * rouse_stage_words_set_largest:
 * @self: words
 * @largest: the largest size of the phase, in parts of the interface font's size
 *
 * Sets how large the words may become.
 */
void
rouse_stage_words_set_largest (RouseStageWords *self, double largest)
{
  g_return_if_fail (ROUSE_IS_STAGE_WORDS (self));

  rouse_stage_text_set_largest (ROUSE_STAGE_TEXT (self->phase), largest);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rouse_stage_words_get_phase_title:
 * @self: words
 *
 * Returns: the words that say what to do now
 */
const char *
rouse_stage_words_get_phase_title (RouseStageWords *self)
{
  g_return_val_if_fail (ROUSE_IS_STAGE_WORDS (self), NULL);

  return rouse_stage_text_get_text (ROUSE_STAGE_TEXT (self->phase));
}

/**
 * rouse_stage_words_get_side:
 * @self: words
 *
 * Returns: the leg that is named
 */
RouseSide
rouse_stage_words_get_side (RouseStageWords *self)
{
  g_return_val_if_fail (ROUSE_IS_STAGE_WORDS (self), ROUSE_SIDE_BOTH);

  return rouse_stage_side_get_side (ROUSE_STAGE_SIDE (self->side));
}
