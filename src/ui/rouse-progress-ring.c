/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-progress-ring.h"

#include <adwaita.h>
#include <math.h>

/* A ring that shows how much of something is done or left. It knows nothing of time: its owner sets the fraction. A new
 * fraction is drawn only when it moves the end of the ring by a visible step, so that an owner may set it as often as
 * it likes. The colour is the style's; the level it shows is spoken as text. It is a meter to assistive technologies
 * and not a progress bar: screen readers read progress bars aloud every few seconds, over the voice that leads the
 * exercise. */
struct _RouseProgressRing
{
  GtkWidget parent_instance;

  double fraction;
  double drawn_fraction;
  guint marks;
  char *value_text;
};

enum
{
  PROP_0,
  PROP_FRACTION,
  PROP_MARKS,
  PROP_VALUE_TEXT,
  N_PROPS,
};

/* Without this interface an assistive technology is not told the value, whatever is set below. */
G_DEFINE_FINAL_TYPE_WITH_CODE (RouseProgressRing,
                               rouse_progress_ring,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_RANGE, NULL))

static GParamSpec *properties[N_PROPS];

#define MINIMUM_SIZE 48
#define NATURAL_SIZE 200
/* Width of the ring in parts of its diameter: a strong line at arm's length and at three metres. */
#define THICKNESS 0.062
/* The part that is not done, and the gaps between repetitions, in degrees. */
#define TRACK_ALPHA 0.18f
#define TRACK_ALPHA_CONTRAST 0.28f
#define GAP_DEGREES 2.2

static double
get_diameter (RouseProgressRing *self)
{
  return MIN (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
append_arc (GtkSnapshot *snapshot,
            const graphene_point_t *centre,
            double radius,
            double from,
            double to,
            double width,
            const GdkRGBA *color)
{
  const double sweep = to - from;
  g_autoptr (GskPathBuilder) builder = NULL;
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = NULL;

  if (sweep <= 0)
    return;

  builder = gsk_path_builder_new ();
  if (sweep >= 1 - 1e-6)
    gsk_path_builder_add_circle (builder, centre, (float) radius);
  else
    {
      const double start = 2 * G_PI * from;
      const double end = 2 * G_PI * to;

      gsk_path_builder_move_to (builder, (float) (centre->x + radius * sin (start)),
                                (float) (centre->y - radius * cos (start)));
      gsk_path_builder_svg_arc_to (builder, (float) radius, (float) radius, 0, sweep > 0.5, TRUE,
                                   (float) (centre->x + radius * sin (end)), (float) (centre->y - radius * cos (end)));
    }
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  stroke = gsk_stroke_new ((float) width);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

/* Draws the ring from 0 to a fraction, in as many pieces as there are marks. */
static void
append_ring (RouseProgressRing *self, GtkSnapshot *snapshot, double fraction, const GdkRGBA *color)
{
  const double diameter = get_diameter (self);
  const double width = diameter * THICKNESS;
  const double radius = (diameter - width) / 2;
  const double gap = GAP_DEGREES / 360;
  const graphene_point_t centre = GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (GTK_WIDGET (self)) / 2,
                                                       (float) gtk_widget_get_height (GTK_WIDGET (self)) / 2);

  if (self->marks < 2)
    {
      append_arc (snapshot, &centre, radius, 0, fraction, width, color);
      return;
    }

  for (guint i = 0; i < self->marks; i++)
    {
      const double from = (double) i / self->marks + gap / 2;
      const double to = (double) (i + 1) / self->marks - gap / 2;

      append_arc (snapshot, &centre, radius, from, MIN (to, fraction), width, color);
    }
}

static void
rouse_progress_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RouseProgressRing *self = ROUSE_PROGRESS_RING (widget);
  GdkRGBA color, track;

  if (get_diameter (self) <= 0)
    return;

  gtk_widget_get_color (widget, &color);
  track = color;
  track.alpha
      *= adw_style_manager_get_high_contrast (adw_style_manager_get_for_display (gtk_widget_get_display (widget)))
             ? TRACK_ALPHA_CONTRAST
             : TRACK_ALPHA;

  append_ring (self, snapshot, 1, &track);
  append_ring (self, snapshot, self->fraction, &color);
  self->drawn_fraction = self->fraction;
}

static void
rouse_progress_ring_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = MINIMUM_SIZE;
  *natural = NATURAL_SIZE;
}

static void
rouse_progress_ring_finalize (GObject *object)
{
  RouseProgressRing *self = ROUSE_PROGRESS_RING (object);

  g_clear_pointer (&self->value_text, g_free);
  G_OBJECT_CLASS (rouse_progress_ring_parent_class)->finalize (object);
}

static void
rouse_progress_ring_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseProgressRing *self = ROUSE_PROGRESS_RING (object);

  switch (property_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_MARKS:
      g_value_set_uint (value, self->marks);
      break;
    case PROP_VALUE_TEXT:
      g_value_set_string (value, self->value_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_progress_ring_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  RouseProgressRing *self = ROUSE_PROGRESS_RING (object);

  switch (property_id)
    {
    case PROP_FRACTION:
      rouse_progress_ring_set_fraction (self, g_value_get_double (value));
      break;
    case PROP_MARKS:
      rouse_progress_ring_set_marks (self, g_value_get_uint (value));
      break;
    case PROP_VALUE_TEXT:
      rouse_progress_ring_set_value_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_progress_ring_class_init (RouseProgressRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = rouse_progress_ring_finalize;
  object_class->get_property = rouse_progress_ring_get_property;
  object_class->set_property = rouse_progress_ring_set_property;
  widget_class->snapshot = rouse_progress_ring_snapshot;
  widget_class->measure = rouse_progress_ring_measure;

  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_MARKS] = g_param_spec_uint ("marks", NULL, NULL, 0, 100, 0, flags);
  properties[PROP_VALUE_TEXT] = g_param_spec_string ("value-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "progressring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
rouse_progress_ring_init (RouseProgressRing *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0, -1);
}

/**
 * rouse_progress_ring_new:
 *
 * Returns: (transfer floating): an empty ring
 */
GtkWidget *
rouse_progress_ring_new (void)
{
  return g_object_new (ROUSE_TYPE_PROGRESS_RING, NULL);
}

/**
 * rouse_progress_ring_get_fraction:
 * @self: a ring
 *
 * Returns: the part of the ring that is shown, from 0 to 1
 */
double
rouse_progress_ring_get_fraction (RouseProgressRing *self)
{
  g_return_val_if_fail (ROUSE_IS_PROGRESS_RING (self), 0);

  return self->fraction;
}

/**
 * rouse_progress_ring_set_fraction:
 * @self: a ring
 * @fraction: the part to show; clamped to 0 to 1
 *
 * Sets how far the ring is closed, clockwise from its top.
 */
void
rouse_progress_ring_set_fraction (RouseProgressRing *self, double fraction)
{
  double step;

  g_return_if_fail (ROUSE_IS_PROGRESS_RING (self));

  fraction = CLAMP (fraction, 0, 1);
  if (self->fraction == fraction)
    return;

  self->fraction = fraction;
  /* Half a device pixel along the ring is the least that can be seen. */
  step = fabs (fraction - self->drawn_fraction) * G_PI * get_diameter (self)
         * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  if (step >= 0.5 || fraction == 0 || fraction == 1)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

/**
 * rouse_progress_ring_get_marks:
 * @self: a ring
 *
 * Returns: how many pieces the ring has
 */
guint
rouse_progress_ring_get_marks (RouseProgressRing *self)
{
  g_return_val_if_fail (ROUSE_IS_PROGRESS_RING (self), 0);

  return self->marks;
}

/**
 * rouse_progress_ring_set_marks:
 * @self: a ring
 * @marks: the number of equal pieces, such as repetitions; 0 or 1 for an unbroken ring
 *
 * Breaks the ring into pieces, so that what is counted can be seen as well as read.
 */
void
rouse_progress_ring_set_marks (RouseProgressRing *self, guint marks)
{
  g_return_if_fail (ROUSE_IS_PROGRESS_RING (self));

  if (self->marks == marks)
    return;

  self->marks = marks;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARKS]);
}

/**
 * rouse_progress_ring_get_value_text:
 * @self: a ring
 *
 * Returns: (nullable): what a screen reader says for the value
 */
const char *
rouse_progress_ring_get_value_text (RouseProgressRing *self)
{
  g_return_val_if_fail (ROUSE_IS_PROGRESS_RING (self), NULL);

  return self->value_text;
}

/**
 * rouse_progress_ring_set_value_text:
 * @self: a ring
 * @text: (nullable): what a screen reader says for the value, such as "2 minutes 5 seconds left"
 *
 * Sets the value in words, and with it tells assistive technologies of the fraction. The fraction alone is not told: it
 * changes at every frame.
 */
void
rouse_progress_ring_set_value_text (RouseProgressRing *self, const char *text)
{
  g_return_if_fail (ROUSE_IS_PROGRESS_RING (self));

  if (!g_set_str (&self->value_text, text))
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->fraction, -1);
  /* GTK 4.18 keeps the value's words from the bus of assistive technologies; a description gets there. */
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE_TEXT]);
}
