/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-figure-scrubber.h"

#include "rouse-stage-style.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

#include <math.h>

/**
 * RouseFigureScrubber:
 *
 * Where a figure is in one repetition of its exercise, by the names of the phases, and the way to any other place in
 * it: dragging stops the figure and shows the pose there. It plays, pauses and slows the figure down. A page owns it
 * beside the view that it steers.
 */
struct _RouseFigureScrubber
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkButton *play;
  GtkRange *scale;
  GtkLabel *phase;
  GtkToggleButton *slow;

  /* owned */
  RouseFigureView *view;
  GSignalGroup *signals;
};

typedef enum
{
  PROP_VIEW = 1,
} RouseFigureScrubberProperty;

static GParamSpec *properties[PROP_VIEW + 1];

G_DEFINE_FINAL_TYPE (RouseFigureScrubber, rouse_figure_scrubber, GTK_TYPE_WIDGET)

#define SECOND G_GINT64_CONSTANT (1000000000)
/* The slider is placed anew at most this often: its hand need not move at every frame, and each move costs a layout. */
#define LEAST_MOVE 0.04
#define SLOW 0.5

static void
show_words (RouseFigureScrubber *self, RouseVariant *variant, double seconds)
{
  RousePhase phase = rouse_figure_view_get_phase (self->view, NULL);
  const char *title = rouse_variant_get_phase (variant, phase)->title;
  const int whole = (int) ceil (gtk_adjustment_get_upper (gtk_range_get_adjustment (self->scale)));
  /* Somebody who is inside the first second is told of the first second. */
  const int now = CLAMP ((int) floor (seconds) + 1, 1, MAX (whole, 1));
  /* Translators: a phase of a repetition, the second in it, and how many seconds the repetition has. */
  g_autofree char *spoken
      = g_strdup_printf (ngettext ("%s, %d of %d second", "%s, %d of %d seconds", (gulong) whole), title, now, whole);
  g_autofree char *shown = rouse_figure_view_get_names_phase (self->view)
                               /* Translators: the second in a repetition, and how many seconds it has; short. */
                               ? g_strdup_printf (_ ("%d of %d s"), now, whole)
                               /* Translators: a phase of a repetition, the second in it, and how many seconds the
                                * repetition has; short. */
                               : g_strdup_printf (_ ("%s · %d of %d s"), title, now, whole);

  if (g_str_equal (gtk_label_get_label (self->phase), shown))
    return;
  gtk_label_set_label (self->phase, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, spoken, -1);
}

static void
position_changed_cb (RouseFigureScrubber *self)
{
  RouseVariant *variant = rouse_figure_view_get_variant (self->view);
  const double seconds = (double) rouse_figure_view_get_position (self->view) / (double) SECOND;

  if (variant == NULL)
    return;
  if (fabs (seconds - gtk_range_get_value (self->scale)) >= LEAST_MOVE)
    gtk_range_set_value (self->scale, seconds);
  show_words (self, variant, seconds);
}

static void
playing_changed_cb (RouseFigureScrubber *self)
{
  const gboolean playing = rouse_figure_view_get_playing (self->view);

  gtk_button_set_icon_name (self->play, playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), playing ? C_ ("figure", "Pause") : C_ ("figure", "Play"));
}

/* Each phase but the first begins at a mark. */
static void
variant_changed_cb (RouseFigureScrubber *self)
{
  RouseVariant *variant = rouse_figure_view_get_variant (self->view);
  gint64 length = 0;

  gtk_scale_clear_marks (GTK_SCALE (self->scale));
  gtk_widget_set_sensitive (GTK_WIDGET (self), variant != NULL);
  if (variant == NULL)
    return;
  for (RousePhase phase = ROUSE_PHASE_FIRST; phase < ROUSE_N_PHASES; phase++)
    {
      if (phase > ROUSE_PHASE_FIRST)
        gtk_scale_add_mark (GTK_SCALE (self->scale), (double) length / (double) SECOND, GTK_POS_TOP, NULL);
      length += rouse_variant_get_phase (variant, phase)->length;
    }
  gtk_range_set_range (self->scale, 0, (double) length / (double) SECOND);
  gtk_label_set_label (self->phase, "");
  position_changed_cb (self);
}

static gboolean
value_changed_by_hand_cb (RouseFigureScrubber *self, GtkScrollType scroll, double value)
{
  if (self->view != NULL)
    rouse_figure_view_set_position (self->view, (gint64) (value * (double) SECOND));
  return GDK_EVENT_PROPAGATE;
}

static void
play_clicked_cb (RouseFigureScrubber *self)
{
  if (self->view != NULL)
    rouse_figure_view_set_playing (self->view, !rouse_figure_view_get_playing (self->view));
}

static void
slow_toggled_cb (RouseFigureScrubber *self)
{
  if (self->view != NULL)
    rouse_figure_view_set_speed (self->view, gtk_toggle_button_get_active (self->slow) ? SLOW : 1);
}

static void
rouse_figure_scrubber_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((RouseFigureScrubberProperty) id)
    {
    case PROP_VIEW:
      g_value_set_object (value, ROUSE_FIGURE_SCRUBBER (object)->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_figure_scrubber_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((RouseFigureScrubberProperty) id)
    {
    case PROP_VIEW:
      rouse_figure_scrubber_set_view (ROUSE_FIGURE_SCRUBBER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_figure_scrubber_dispose (GObject *object)
{
  RouseFigureScrubber *self = ROUSE_FIGURE_SCRUBBER (object);

  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_FIGURE_SCRUBBER);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (rouse_figure_scrubber_parent_class)->dispose (object);
}

static void
rouse_figure_scrubber_class_init (RouseFigureScrubberClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rouse_figure_scrubber_get_property;
  object_class->set_property = rouse_figure_scrubber_set_property;
  object_class->dispose = rouse_figure_scrubber_dispose;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, ROUSE_TYPE_FIGURE_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-figure-scrubber.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseFigureScrubber, box);
  gtk_widget_class_bind_template_child (widget_class, RouseFigureScrubber, play);
  gtk_widget_class_bind_template_child (widget_class, RouseFigureScrubber, scale);
  gtk_widget_class_bind_template_child (widget_class, RouseFigureScrubber, phase);
  gtk_widget_class_bind_template_child (widget_class, RouseFigureScrubber, slow);
  gtk_widget_class_bind_template_callback (widget_class, play_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, slow_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_by_hand_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
rouse_figure_scrubber_init (RouseFigureScrubber *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Time runs from left to right in every language, as on the session page. */
  rouse_stage_style_keep_direction (GTK_WIDGET (self->box));

  self->signals = g_signal_group_new (ROUSE_TYPE_FIGURE_VIEW);
  g_signal_group_connect_swapped (self->signals, "notify::position", G_CALLBACK (position_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::playing", G_CALLBACK (playing_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::variant", G_CALLBACK (variant_changed_cb), self);
}

/**
 * rouse_figure_scrubber_get_view:
 * @self: a scrubber
 *
 * Returns: (transfer none) (nullable): the view that it steers
 */
RouseFigureView *
rouse_figure_scrubber_get_view (RouseFigureScrubber *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE_SCRUBBER (self), NULL);

  return self->view;
}

/**
 * rouse_figure_scrubber_set_view:
 * @self: a scrubber
 * @view: (nullable): the view to steer; one that follows a session cannot be
 */
void
rouse_figure_scrubber_set_view (RouseFigureScrubber *self, RouseFigureView *view)
{
  g_return_if_fail (ROUSE_IS_FIGURE_SCRUBBER (self));
  g_return_if_fail (view == NULL || ROUSE_IS_FIGURE_VIEW (view));

  if (!g_set_object (&self->view, view))
    return;

  g_signal_group_set_target (self->signals, view);
  if (view != NULL)
    {
      variant_changed_cb (self);
      playing_changed_cb (self);
      slow_toggled_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}
