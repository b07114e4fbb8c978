/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-stage-private.h"

#include "rouse-session-steps.h"
#include "rouse-stage-captions.h"
#include "rouse-stage-flash.h"
#include "rouse-stage-style.h"
#include "rouse-stage-text.h"
#include "rouse-stage-words.h"

/* What one looks at while exercising: the figure, the dial, what to do now, for which leg, and the caption. It shows a
 * session and changes nothing in it. Its parts stand where the stage layout puts them and each fills its place, so that
 * nothing moves when words change. */
G_DEFINE_FINAL_TYPE (RouseSessionStage, rouse_session_stage, GTK_TYPE_WIDGET)

static GParamSpec *properties[ROUSE_SESSION_STAGE_N_PROPS];

/* With this the page still fits 360 × 294, bars included. */
#define MINIMUM_WIDTH 260
#define MINIMUM_HEIGHT 110
#define NATURAL_WIDTH 860
#define NATURAL_HEIGHT 480
/* Sizes of texts in parts of the interface font's size; full screen they fill what there is. */
#define LARGEST_CAPTION 1.7
#define LARGEST_PHASE 2.6
/* The list needs room for this many lines of text to be worth its place. */
#define LEAST_LIST 4

/* The sizes of captions that can be chosen, in parts of the usual one. */
static const double caption_scales[ROUSE_N_CAPTION_SIZES] = { 1, 1.35, 1.75 };

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

  if (paused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "paused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "paused");

  if (self->phase_class == phase_class)
    return;
  if (self->phase_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->phase_class);
  if (self->phase_class != NULL && self->flashes && rouse_session_get_state (self->session) == ROUSE_SESSION_RUNNING)
    rouse_stage_flash_strike (ROUSE_STAGE_FLASH (self->flash), g_get_monotonic_time ());
  self->phase_class = phase_class;
  gtk_widget_add_css_class (GTK_WIDGET (self), phase_class);
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
  g_autofree char *caption = rouse_stage_captions_create (self->session);

  rouse_stage_text_set_text (ROUSE_STAGE_TEXT (self->caption), caption);
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
  const RouseStageNeeds needs = {
    .font_size = font,
    .captions = self->captions ? caption_scales[self->caption_size] : 0,
    .steps = self->has_steps,
    .large = self->large,
    .head = self->head,
    .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };
  RouseStagePlan plan;

  rouse_stage_layout_compute (width, height, &needs, &plan);
  rouse_stage_words_set_xalign (ROUSE_STAGE_WORDS (self->words), plan.form == ROUSE_STAGE_FORM_WIDE ? 0.5f : 0);
  rouse_stage_text_set_lines (ROUSE_STAGE_TEXT (self->caption), plan.caption_lines);
  rouse_session_steps_set_size (ROUSE_SESSION_STEPS (self->steps), self->large ? plan.steps_size : 0);

  gtk_widget_size_allocate (self->flash, &(GtkAllocation) { 0, 0, width, height }, -1);
  place (self->figure_view, &plan.places[ROUSE_STAGE_PART_FIGURE], 1);
  place (self->dial, &plan.places[ROUSE_STAGE_PART_RING], 1);
  place (self->words, &plan.places[ROUSE_STAGE_PART_WORDS], 1);
  place (self->steps, &plan.places[ROUSE_STAGE_PART_STEPS],
         self->has_steps ? (int) (LEAST_LIST * plan.steps_size) : height + 1);
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
  g_clear_pointer (&self->flash, gtk_widget_unparent);
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

  switch ((RouseSessionStageProperty) property_id)
    {
    case ROUSE_SESSION_STAGE_PROP_CAPTIONS:
      g_value_set_boolean (value, self->captions);
      break;
    case ROUSE_SESSION_STAGE_PROP_CAPTION_SIZE:
      g_value_set_int (value, self->caption_size);
      break;
    case ROUSE_SESSION_STAGE_PROP_FLASH:
      g_value_set_boolean (value, self->flashes);
      break;
    case ROUSE_SESSION_STAGE_PROP_LARGE:
      g_value_set_boolean (value, self->large);
      break;
    case ROUSE_SESSION_STAGE_N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_session_stage_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  RouseSessionStage *self = ROUSE_SESSION_STAGE (object);

  switch ((RouseSessionStageProperty) property_id)
    {
    case ROUSE_SESSION_STAGE_PROP_CAPTIONS:
      rouse_session_stage_set_captions (self, g_value_get_boolean (value));
      break;
    case ROUSE_SESSION_STAGE_PROP_CAPTION_SIZE:
      rouse_session_stage_set_caption_size (self, g_value_get_int (value));
      break;
    case ROUSE_SESSION_STAGE_PROP_FLASH:
      rouse_session_stage_set_flash (self, g_value_get_boolean (value));
      break;
    case ROUSE_SESSION_STAGE_PROP_LARGE:
      rouse_session_stage_set_large (self, g_value_get_boolean (value));
      break;
    case ROUSE_SESSION_STAGE_N_PROPS:
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

  properties[ROUSE_SESSION_STAGE_PROP_CAPTIONS] = g_param_spec_boolean ("captions", NULL, NULL, TRUE, flags);
  properties[ROUSE_SESSION_STAGE_PROP_CAPTION_SIZE]
      = g_param_spec_int ("caption-size", NULL, NULL, 0, ROUSE_N_CAPTION_SIZES - 1, 0, flags);
  properties[ROUSE_SESSION_STAGE_PROP_FLASH] = g_param_spec_boolean ("flash", NULL, NULL, FALSE, flags);
  properties[ROUSE_SESSION_STAGE_PROP_LARGE] = g_param_spec_boolean ("large", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, ROUSE_SESSION_STAGE_N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "sessionstage");
}

/**
 * rouse_session_stage_notify:
 * @self: the stage
 * @property: what has changed
 *
 * Tells it to whoever listens.
 */
void
rouse_session_stage_notify (RouseSessionStage *self, RouseSessionStageProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * rouse_session_stage_update_largest:
 * @self: the stage
 *
 * Tells the texts how large they may become.
 */
void
rouse_session_stage_update_largest (RouseSessionStage *self)
{
  rouse_stage_text_set_largest (ROUSE_STAGE_TEXT (self->caption),
                                self->large ? 100 : LARGEST_CAPTION * caption_scales[self->caption_size]);
  if (self->words != NULL)
    rouse_stage_words_set_largest (ROUSE_STAGE_WORDS (self->words), self->large ? 100 : LARGEST_PHASE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
rouse_session_stage_init (RouseSessionStage *self)
{
  rouse_stage_style_load (gtk_widget_get_display (GTK_WIDGET (self)));
  self->captions = TRUE;
  self->flash = rouse_stage_flash_new ();
  self->figure_view = rouse_figure_view_new ();
  self->caption = rouse_stage_text_new (2);
  gtk_widget_add_css_class (self->caption, "caption-text");
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
  self->words = rouse_stage_words_new (session);
  self->steps = rouse_session_steps_new (session);
  rouse_figure_view_set_session (ROUSE_FIGURE_VIEW (self->figure_view), session);
  rouse_session_stage_update_largest (self);
  gtk_widget_set_parent (self->flash, GTK_WIDGET (self));
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
  rouse_stage_words_update (ROUSE_STAGE_WORDS (self->words));
  update_phase (self);
  update_steps (self);
  rouse_session_words_update (self->spoken);
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

  return rouse_stage_words_get_phase_title (ROUSE_STAGE_WORDS (self->words));
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

  return rouse_stage_words_get_side (ROUSE_STAGE_WORDS (self->words));
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
