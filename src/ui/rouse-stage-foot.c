/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-stage-foot.h"

#include "rouse-stage-style.h"
#include "rouse-stage-text.h"

/* What comes next and how much is left, in the floor view: a strip at the lower edge, over which the controls lie while
 * they are there. It is never lower than they are, so that nothing moves when they come and go, and as high as three
 * metres need. Screen readers find the same words in the controls. */
struct _RouseStageFoot
{
  GtkWidget parent_instance;

  GtkWidget *next;
  GtkWidget *left;
  int least;
};

enum
{
  PROP_0,
  PROP_NEXT,
  PROP_LEFT,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (RouseStageFoot, rouse_stage_foot, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* Height in parts of the width; heights of the texts in parts of the foot and of the width, but for small screens at
 * least in parts of the font's size. */
#define SHARE 0.04
#define TEXT_SHARE 0.74
#define TEXT_SHARE_OF_WIDTH 0.045
#define LEAST_TEXT 1.9
#define LEFT_SHARE 0.34
#define PADDING 0.03

static void
rouse_stage_foot_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RouseStageFoot *self = ROUSE_STAGE_FOOT (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int padding = (int) (MIN (width, 1600) * PADDING);
  const double wanted = MAX (width * TEXT_SHARE_OF_WIDTH, rouse_stage_style_get_font_size (widget) * LEAST_TEXT);
  const int text = (int) MIN (height * TEXT_SHARE, wanted);
  const int y = (height - text) / 2;
  const int left = (int) ((width - 2 * padding) * LEFT_SHARE);
  const int next = width - 2 * padding - left;

  gtk_widget_size_allocate (self->next, &(GtkAllocation) { rtl ? padding + left : padding, y, next, text }, -1);
  gtk_widget_size_allocate (self->left, &(GtkAllocation) { rtl ? padding : padding + next, y, left, text }, -1);
}

static void
rouse_stage_foot_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  RouseStageFoot *self = ROUSE_STAGE_FOOT (widget);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? MAX (self->least, (int) (MAX (for_size, 0) * SHARE)) : 0;
  *natural = *minimum;
}

static GtkSizeRequestMode
rouse_stage_foot_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rouse_stage_foot_dispose (GObject *object)
{
  RouseStageFoot *self = ROUSE_STAGE_FOOT (object);

  g_clear_pointer (&self->next, gtk_widget_unparent);
  g_clear_pointer (&self->left, gtk_widget_unparent);
  G_OBJECT_CLASS (rouse_stage_foot_parent_class)->dispose (object);
}

static RouseStageText *
get_text (RouseStageFoot *self, guint id)
{
  return ROUSE_STAGE_TEXT (id == PROP_NEXT ? self->next : self->left);
}

static void
rouse_stage_foot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NEXT:
    case PROP_LEFT:
      g_value_set_string (value, rouse_stage_text_get_text (get_text (ROUSE_STAGE_FOOT (object), id)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_stage_foot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RouseStageText *text;

  switch (id)
    {
    case PROP_NEXT:
    case PROP_LEFT:
      text = get_text (ROUSE_STAGE_FOOT (object), id);
      if (g_strcmp0 (rouse_stage_text_get_text (text), g_value_get_string (value)) == 0)
        return;
      rouse_stage_text_set_text (text, g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_stage_foot_class_init (RouseStageFootClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = rouse_stage_foot_dispose;
  object_class->get_property = rouse_stage_foot_get_property;
  object_class->set_property = rouse_stage_foot_set_property;
  widget_class->measure = rouse_stage_foot_measure;
  widget_class->get_request_mode = rouse_stage_foot_get_request_mode;
  widget_class->size_allocate = rouse_stage_foot_size_allocate;

  properties[PROP_NEXT] = g_param_spec_string ("next", NULL, NULL, "", flags);
  properties[PROP_LEFT] = g_param_spec_string ("left", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "stagefoot");
}

static void
rouse_stage_foot_init (RouseStageFoot *self)
{
  self->next = rouse_stage_text_new (1);
  self->left = rouse_stage_text_new (1);
  rouse_stage_text_set_xalign (ROUSE_STAGE_TEXT (self->next), 0);
  rouse_stage_text_set_xalign (ROUSE_STAGE_TEXT (self->left), 1);
  gtk_widget_set_parent (self->next, GTK_WIDGET (self));
  gtk_widget_set_parent (self->left, GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

/**
 * rouse_stage_foot_new:
 *
 * Returns: (transfer floating): a foot without words
 */
GtkWidget *
rouse_stage_foot_new (void)
{
  return g_object_new (ROUSE_TYPE_STAGE_FOOT, NULL);
}

/**
 * rouse_stage_foot_set_least:
 * @self: a foot
 * @least: height in pixels below which it never is
 *
 * Keeps room for what lies over it.
 */
void
rouse_stage_foot_set_least (RouseStageFoot *self, int least)
{
  g_return_if_fail (ROUSE_IS_STAGE_FOOT (self));

  if (self->least == least)
    return;
  self->least = least;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
