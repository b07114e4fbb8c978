/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-stage.h"

#include "rouse-closures.h"
#include "rouse-session-steps.h"
#include "rouse-session-words.h"
#include "rouse-stage-side.h"
#include "rouse-stage-style.h"
#include "rouse-stage-text.h"

#include <glib/gi18n.h>

/* What one looks at while exercising: the figure, the dial, what to do now, for which leg, and the caption. It shows a
 * session and changes nothing in it. Its parts stand where the stage layout puts them and each fills its place, so that
 * nothing moves when words change. */
struct _RouseSessionStage
{
  GtkWidget parent_instance;

  RouseSession *session;
  GtkWidget *figure_view;
  GtkWidget *dial;
  GtkWidget *words;
  GtkWidget *phase;
  GtkWidget *side;
  GtkWidget *set;
  GtkWidget *steps;
  GtkWidget *caption;
  RouseSessionWords *spoken;

  gboolean captions;
  gboolean large;
  gboolean has_steps;
  const char *phase_class;
};

enum
{
  PROP_0,
  PROP_CAPTIONS,
  PROP_LARGE,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (RouseSessionStage, rouse_session_stage, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* With this the page still fits 360 × 294, bars included. */
#define MINIMUM_WIDTH 260
#define MINIMUM_HEIGHT 110
#define NATURAL_WIDTH 860
#define NATURAL_HEIGHT 480
/* Sizes of texts in parts of the interface font's size; full screen they fill what there is. */
#define LARGEST_CAPTION 1.7
#define LARGEST_PHASE 2.6
/* Heights of the words in parts of one another. */
#define PHASE_UNITS 2.6
#define SIDE_UNITS 2.3
#define SET_UNITS 1.3
/* The list needs room for this many lines of text to be worth its place. */
#define LEAST_LIST 4

static const char *
get_phase_class (RouseSessionStage *self)
{
  switch (rouse_session_dial_get_mark (ROUSE_SESSION_DIAL (self->dial)))
    {
    case ROUSE_MARK_UP:
      return "lift";
    case ROUSE_MARK_HOLD:
      return "hold";
    case ROUSE_MARK_DOWN:
      return "lower";
    case ROUSE_MARK_SETTLE:
    case ROUSE_MARK_REST:
      return "rest";
    case ROUSE_MARK_NONE:
    case ROUSE_MARK_READY:
    case ROUSE_MARK_SWITCH:
      return "ready";
    default:
      g_return_val_if_reached ("ready");
    }
}

static void
update_phase (RouseSessionStage *self)
{
  const gboolean paused = rouse_session_get_state (self->session) == ROUSE_SESSION_PAUSED;
  const char *phase_class = get_phase_class (self);

  rouse_stage_text_set_text (ROUSE_STAGE_TEXT (self->phase),
                             paused ? _ ("Paused") : rouse_session_get_phase_title (self->session));
  if (paused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "paused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "paused");

  if (self->phase_class == phase_class)
    return;
  if (self->phase_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->phase_class);
  self->phase_class = phase_class;
  gtk_widget_add_css_class (GTK_WIDGET (self), phase_class);
}

static void
update_place (RouseSessionStage *self)
{
  const RouseSegment *segment = rouse_session_get_segment (self->session);
  const RouseSide side = rouse_session_get_side (self->session);
  g_autofree char *set = NULL;

  if (segment != NULL && segment->item != NULL)
    set = rouse_closures_format_set (segment->set, segment->item->sets);
  rouse_stage_text_set_text (ROUSE_STAGE_TEXT (self->set), set);
  rouse_stage_side_set_side (ROUSE_STAGE_SIDE (self->side), side);

  if (gtk_widget_get_visible (self->set) != (set != NULL))
    gtk_widget_set_visible (self->set, set != NULL);
  if (gtk_widget_get_visible (self->side) != (side != ROUSE_SIDE_BOTH))
    gtk_widget_set_visible (self->side, side != ROUSE_SIDE_BOTH);
}

static void
update_figure_text (RouseSessionStage *self)
{
  RouseExercise *exercise = rouse_session_get_exercise (self->session);

  if (exercise == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->figure_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rouse_exercise_get_title (exercise), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  rouse_exercise_get_alternative_text (exercise), -1);
}

static void
update_steps (RouseSessionStage *self)
{
  const gboolean has_steps = rouse_session_steps_update (ROUSE_SESSION_STEPS (self->steps));

  if (self->has_steps == has_steps)
    return;
  self->has_steps = has_steps;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
caption_changed_cb (RouseSessionStage *self)
{
  rouse_stage_text_set_text (ROUSE_STAGE_TEXT (self->caption), rouse_session_get_caption (self->session));
}

/* The words side by side, where there is a strip for them. */
static void
allocate_words_in_row (GtkWidget *phase, GtkWidget *side, GtkWidget *set, int width, int height)
{
  const gboolean rtl = gtk_widget_get_direction (phase) == GTK_TEXT_DIR_RTL;
  const gboolean has_side = gtk_widget_get_visible (side);
  const gboolean has_set = gtk_widget_get_visible (set);
  const int set_width = has_set ? width / 4 : 0;
  const int side_width = has_side ? (width - set_width) * 45 / 100 : 0;
  const int phase_width = width - set_width - side_width;

  gtk_widget_size_allocate (phase, &(GtkAllocation) { rtl ? width - phase_width : 0, 0, phase_width, height }, -1);
  if (has_side)
    gtk_widget_size_allocate (side,
                              &(GtkAllocation) { rtl ? set_width : phase_width, height / 10, side_width,
                                                 height * 8 / 10 },
                              -1);
  if (has_set)
    gtk_widget_size_allocate (set, &(GtkAllocation) { rtl ? 0 : width - set_width, 0, set_width, height }, -1);
}

/* The words: phase above, leg below it, set last, together in the middle of their place. */
static void
allocate_words (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *phase = gtk_widget_get_first_child (widget);
  GtkWidget *side = gtk_widget_get_next_sibling (phase);
  GtkWidget *set = gtk_widget_get_next_sibling (side);
  const gboolean has_side = gtk_widget_get_visible (side);
  const gboolean has_set = gtk_widget_get_visible (set);
  const double largest
      = rouse_stage_text_get_largest (ROUSE_STAGE_TEXT (phase)) * rouse_stage_style_get_font_size (widget);
  const double unit = height / (PHASE_UNITS + (has_side ? SIDE_UNITS : 0) + (has_set ? SET_UNITS : 0));
  /* The parts keep their proportions, and do not drift apart where the words have reached their largest size. */
  const double scale = MIN (unit, largest * 1.36 / PHASE_UNITS);
  const double gap = has_side ? scale * 0.3 : 0;
  const double used = scale * (PHASE_UNITS + (has_side ? SIDE_UNITS : 0) + (has_set ? SET_UNITS : 0));
  double y = (height - used) / 2;

  if (width > height * 4)
    {
      allocate_words_in_row (phase, side, set, width, height);
      return;
    }
  gtk_widget_size_allocate (phase, &(GtkAllocation) { 0, (int) y, width, (int) (PHASE_UNITS * scale) }, -1);
  y += PHASE_UNITS * scale + gap;
  if (has_side)
    gtk_widget_size_allocate (side, &(GtkAllocation) { 0, (int) y, width, (int) (SIDE_UNITS * scale - 2 * gap) }, -1);
  if (has_side)
    y += SIDE_UNITS * scale - gap;
  if (has_set)
    gtk_widget_size_allocate (set, &(GtkAllocation) { 0, (int) y, width, (int) (SET_UNITS * scale) }, -1);
}

static void
measure_words (GtkWidget *widget,
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
place (GtkWidget *widget, const RouseStagePlace *at, int smallest)
{
  const gboolean shown = at->width > 0 && at->height > 0 && at->height >= smallest;

  gtk_widget_set_child_visible (widget, shown);
  if (shown)
    gtk_widget_size_allocate (widget, &(GtkAllocation) { at->x, at->y, at->width, at->height }, -1);
}

static void
rouse_session_stage_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RouseSessionStage *self = ROUSE_SESSION_STAGE (widget);
  const double font = rouse_stage_style_get_font_size (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  RouseStagePlan plan;
  float xalign;

  rouse_stage_layout_compute (width, height, font, self->has_steps, self->captions, rtl, &plan);
  xalign = plan.form == ROUSE_STAGE_FORM_WIDE ? 0.5f : 0;
  rouse_stage_text_set_xalign (ROUSE_STAGE_TEXT (self->phase), xalign);
  rouse_stage_text_set_xalign (ROUSE_STAGE_TEXT (self->set), xalign);
  rouse_stage_side_set_xalign (ROUSE_STAGE_SIDE (self->side), xalign);
  rouse_stage_text_set_lines (ROUSE_STAGE_TEXT (self->caption), plan.caption_lines);

  place (self->figure_view, &plan.places[ROUSE_STAGE_PART_FIGURE], 1);
  place (self->dial, &plan.places[ROUSE_STAGE_PART_RING], 1);
  place (self->words, &plan.places[ROUSE_STAGE_PART_WORDS], 1);
  place (self->steps, &plan.places[ROUSE_STAGE_PART_STEPS], self->has_steps ? (int) (LEAST_LIST * font) : height + 1);
  place (self->caption, &plan.places[ROUSE_STAGE_PART_CAPTION], 1);
}

static void
rouse_session_stage_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : MINIMUM_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
rouse_session_stage_dispose (GObject *object)
{
  RouseSessionStage *self = ROUSE_SESSION_STAGE (object);

  g_clear_object (&self->spoken);
  g_clear_pointer (&self->figure_view, gtk_widget_unparent);
  g_clear_pointer (&self->dial, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->steps, gtk_widget_unparent);
  g_clear_pointer (&self->caption, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rouse_session_stage_parent_class)->dispose (object);
}

static void
rouse_session_stage_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseSessionStage *self = ROUSE_SESSION_STAGE (object);

  switch (property_id)
    {
    case PROP_CAPTIONS:
      g_value_set_boolean (value, self->captions);
      break;
    case PROP_LARGE:
      g_value_set_boolean (value, self->large);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_session_stage_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  RouseSessionStage *self = ROUSE_SESSION_STAGE (object);

  switch (property_id)
    {
    case PROP_CAPTIONS:
      rouse_session_stage_set_captions (self, g_value_get_boolean (value));
      break;
    case PROP_LARGE:
      rouse_session_stage_set_large (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_session_stage_class_init (RouseSessionStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = rouse_session_stage_dispose;
  object_class->get_property = rouse_session_stage_get_property;
  object_class->set_property = rouse_session_stage_set_property;
  widget_class->measure = rouse_session_stage_measure;
  widget_class->size_allocate = rouse_session_stage_size_allocate;

  properties[PROP_CAPTIONS] = g_param_spec_boolean ("captions", NULL, NULL, TRUE, flags);
  properties[PROP_LARGE] = g_param_spec_boolean ("large", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "sessionstage");
}

static void
update_largest (RouseSessionStage *self)
{
  rouse_stage_text_set_largest (ROUSE_STAGE_TEXT (self->caption), self->large ? 100 : LARGEST_CAPTION);
  rouse_stage_text_set_largest (ROUSE_STAGE_TEXT (self->phase), self->large ? 100 : LARGEST_PHASE);
}

static void
rouse_session_stage_init (RouseSessionStage *self)
{
  rouse_stage_style_load (gtk_widget_get_display (GTK_WIDGET (self)));
  self->captions = TRUE;

  self->phase = rouse_stage_text_new (1);
  self->side = rouse_stage_side_new ();
  self->set = rouse_stage_text_new (1);
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->phase, "phase");
  gtk_widget_add_css_class (self->set, "set");
  gtk_box_append (GTK_BOX (self->words), self->phase);
  gtk_box_append (GTK_BOX (self->words), self->side);
  gtk_box_append (GTK_BOX (self->words), self->set);
  /* The box owns the parts; where they stand depends on the room there is. */
  gtk_widget_set_layout_manager (self->words, gtk_custom_layout_new (NULL, measure_words, allocate_words));

  self->figure_view = rouse_figure_view_new ();
  self->caption = rouse_stage_text_new (2);
  gtk_widget_add_css_class (self->caption, "caption-text");
  update_largest (self);
}

/**
 * rouse_session_stage_new:
 * @session: the session to show
 *
 * Returns: (transfer floating): a stage
 */
GtkWidget *
rouse_session_stage_new (RouseSession *session)
{
  RouseSessionStage *self = g_object_new (ROUSE_TYPE_SESSION_STAGE, NULL);

  g_return_val_if_fail (ROUSE_IS_SESSION (session), GTK_WIDGET (self));

  self->session = g_object_ref (session);
  self->dial = rouse_session_dial_new (session);
  self->steps = rouse_session_steps_new (session);
  rouse_figure_view_set_session (ROUSE_FIGURE_VIEW (self->figure_view), session);
  /* In the order in which they are read aloud. */
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  gtk_widget_set_parent (self->dial, GTK_WIDGET (self));
  gtk_widget_set_parent (self->caption, GTK_WIDGET (self));
  gtk_widget_set_parent (self->steps, GTK_WIDGET (self));
  gtk_widget_set_parent (self->figure_view, GTK_WIDGET (self));

  g_signal_connect_object (session, "notify::caption", G_CALLBACK (caption_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::exercise", G_CALLBACK (update_figure_text), self, G_CONNECT_SWAPPED);
  caption_changed_cb (self);
  self->spoken = rouse_session_words_new (session, ROUSE_STAGE_TEXT (self->caption));
  update_figure_text (self);
  rouse_session_stage_update (self);
  return GTK_WIDGET (self);
}

/**
 * rouse_session_stage_set_voice:
 * @self: a stage
 * @voice: (nullable): what speaks in the session
 *
 * Marks in the caption the word that is spoken, where @voice knows when that is.
 */
void
rouse_session_stage_set_voice (RouseSessionStage *self, RouseVoice *voice)
{
  g_return_if_fail (ROUSE_IS_SESSION_STAGE (self));

  rouse_session_words_set_voice (self->spoken, voice);
}

/**
 * rouse_session_stage_update:
 * @self: a stage
 *
 * Brings everything that depends on time to the session's position.
 */
void
rouse_session_stage_update (RouseSessionStage *self)
{
  g_return_if_fail (ROUSE_IS_SESSION_STAGE (self));

  rouse_session_dial_update (ROUSE_SESSION_DIAL (self->dial));
  update_phase (self);
  update_place (self);
  update_steps (self);
  rouse_session_words_update (self->spoken);
}

/**
 * rouse_session_stage_get_captions:
 * @self: a stage
 *
 * Returns: whether what is spoken is shown
 */
gboolean
rouse_session_stage_get_captions (RouseSessionStage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (self), FALSE);

  return self->captions;
}

/**
 * rouse_session_stage_set_captions:
 * @self: a stage
 * @captions: whether what is spoken is shown
 *
 * Shows or hides the caption; the other parts get its room.
 */
void
rouse_session_stage_set_captions (RouseSessionStage *self, gboolean captions)
{
  g_return_if_fail (ROUSE_IS_SESSION_STAGE (self));

  captions = !!captions;
  if (self->captions == captions)
    return;

  self->captions = captions;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTIONS]);
}

/**
 * rouse_session_stage_get_large:
 * @self: a stage
 *
 * Returns: whether texts are as large as they can be
 */
gboolean
rouse_session_stage_get_large (RouseSessionStage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (self), FALSE);

  return self->large;
}

/**
 * rouse_session_stage_set_large:
 * @self: a stage
 * @large: whether texts are as large as they can be
 *
 * Makes the stage readable from the floor, three metres away.
 */
void
rouse_session_stage_set_large (RouseSessionStage *self, gboolean large)
{
  g_return_if_fail (ROUSE_IS_SESSION_STAGE (self));

  large = !!large;
  if (self->large == large)
    return;

  self->large = large;
  update_largest (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LARGE]);
}

/**
 * rouse_session_stage_get_figure_view:
 * @self: a stage
 *
 * Returns: (transfer none): the figure
 */
RouseFigureView *
rouse_session_stage_get_figure_view (RouseSessionStage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (self), NULL);

  return ROUSE_FIGURE_VIEW (self->figure_view);
}

/**
 * rouse_session_stage_get_dial:
 * @self: a stage
 *
 * Returns: (transfer none): the dial
 */
RouseSessionDial *
rouse_session_stage_get_dial (RouseSessionStage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (self), NULL);

  return ROUSE_SESSION_DIAL (self->dial);
}

/**
 * rouse_session_stage_get_phase_title:
 * @self: a stage
 *
 * Returns: the words that say what to do now
 */
const char *
rouse_session_stage_get_phase_title (RouseSessionStage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (self), NULL);

  return rouse_stage_text_get_text (ROUSE_STAGE_TEXT (self->phase));
}

/**
 * rouse_session_stage_get_side:
 * @self: a stage
 *
 * Returns: the leg that is named
 */
RouseSide
rouse_session_stage_get_side (RouseSessionStage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (self), ROUSE_SIDE_BOTH);

  return rouse_stage_side_get_side (ROUSE_STAGE_SIDE (self->side));
}

/**
 * rouse_session_stage_get_caption:
 * @self: a stage
 *
 * Returns: the caption, whether it is shown or not
 */
const char *
rouse_session_stage_get_caption (RouseSessionStage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (self), NULL);

  return rouse_stage_text_get_text (ROUSE_STAGE_TEXT (self->caption));
}

/**
 * rouse_session_stage_get_part:
 * @self: a stage
 * @part: a part
 *
 * Returns: (transfer none): the widget that stands there
 */
GtkWidget *
rouse_session_stage_get_part (RouseSessionStage *self, RouseStagePart part)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (self), NULL);

  switch (part)
    {
    case ROUSE_STAGE_PART_FIGURE:
      return self->figure_view;
    case ROUSE_STAGE_PART_RING:
      return self->dial;
    case ROUSE_STAGE_PART_WORDS:
      return self->words;
    case ROUSE_STAGE_PART_STEPS:
      return self->steps;
    case ROUSE_STAGE_PART_CAPTION:
      return self->caption;
    default:
      g_return_val_if_reached (NULL);
    }
}
