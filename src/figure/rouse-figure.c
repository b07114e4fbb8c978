/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-figure.h"

#include "rouse-extent.h"
#include "rouse-painter.h"

/* The exercise picture as something any widget can show. It holds no clock: whoever owns it sets the pose. It paints
 * everything in one cairo node and keeps that node until something changes, so a still figure costs nothing. */
struct _RouseFigure
{
  GObject parent_instance;

  RouseMotion *motion;
  RouseExtent *extent;
  RousePose pose;
  RouseScheme scheme;
  gboolean mirrored;
  double yaw;
  double elevation;
  double glow_scale;
  GdkRGBA *accent;
  GdkRGBA *surface;

  RousePainter *painter;
  GskRenderNode *node;
  double node_width;
  double node_height;
};

typedef enum
{
  PROP_MOTION = 1,
  PROP_MIRRORED,
  PROP_SCHEME,
  PROP_YAW,
  PROP_ELEVATION,
  PROP_GLOW_SCALE,
  PROP_ACCENT,
  PROP_SURFACE,
} RouseFigureProperty;

static GParamSpec *properties[PROP_SURFACE + 1];

static void rouse_figure_paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RouseFigure,
                               rouse_figure,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, rouse_figure_paintable_init))

/* Breathing is a few per cent; more would be another amount of work. */
#define MAX_GLOW_SCALE 1.1

static void
changed (RouseFigure *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

static RouseColor
to_color (const GdkRGBA *rgba)
{
  return (RouseColor) { (double) rgba->red, (double) rgba->green, (double) rgba->blue };
}

static void
make_palette (RouseFigure *self, RousePalette *palette)
{
  rouse_palette_init (palette, self->scheme);

  if (self->surface != NULL)
    palette->surface = to_color (self->surface);
  if (self->accent != NULL && !palette->lines)
    {
      gboolean dark = self->scheme == ROUSE_SCHEME_DARK;

      palette->mark = to_color (self->accent);
      if (rouse_color_is_warm (palette->mark))
        palette->mark = dark ? (RouseColor) { 1, 1, 1 } : (RouseColor) { .13, .13, .15 };
    }
}

static GskRenderNode *
make_node (RouseFigure *self, double width, double height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  const RouseRig *rig = rouse_motion_get_rig (self->motion);
  RousePalette palette;
  RouseScene scene = { .rig = rig, .pose = &self->pose, .palette = &palette, .glow_scale = self->glow_scale };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  make_palette (self, &palette);
  rouse_camera_init (&scene.camera, &rig->camera, self->yaw, self->elevation, width, height, self->mirrored);
  rouse_extent_fit (self->extent, &scene.camera, width, height);
  rouse_painter_paint (self->painter, cr, &scene);
  cairo_destroy (cr);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
rouse_figure_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  RouseFigure *self = ROUSE_FIGURE (paintable);

  if (self->motion == NULL || width < 1 || height < 1)
    return;

  if (self->node == NULL || self->node_width != width || self->node_height != height)
    {
      g_clear_pointer (&self->node, gsk_render_node_unref);
      self->node = make_node (self, width, height);
      self->node_width = width;
      self->node_height = height;
    }

  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static double
rouse_figure_get_intrinsic_aspect_ratio (GdkPaintable *paintable)
{
  RouseFigure *self = ROUSE_FIGURE (paintable);

  return self->motion != NULL ? rouse_motion_get_rig (self->motion)->camera.aspect : 0;
}

/* The same picture for ever, whatever becomes of the figure: drag icons and transitions need one. */
static GdkPaintable *
rouse_figure_get_current_image (GdkPaintable *paintable)
{
  RouseFigure *self = ROUSE_FIGURE (paintable);
  RouseFigure *image = rouse_figure_new ();

  rouse_figure_set_motion (image, self->motion);
  image->pose = self->pose;
  image->scheme = self->scheme;
  image->mirrored = self->mirrored;
  image->yaw = self->yaw;
  image->elevation = self->elevation;
  image->glow_scale = self->glow_scale;
  image->accent = self->accent != NULL ? gdk_rgba_copy (self->accent) : NULL;
  image->surface = self->surface != NULL ? gdk_rgba_copy (self->surface) : NULL;

  return GDK_PAINTABLE (image);
}

static void
rouse_figure_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseFigure *self = ROUSE_FIGURE (object);

  switch ((RouseFigureProperty) property_id)
    {
    case PROP_MOTION:
      g_value_set_object (value, self->motion);
      break;
    case PROP_MIRRORED:
      g_value_set_boolean (value, self->mirrored);
      break;
    case PROP_SCHEME:
      g_value_set_enum (value, self->scheme);
      break;
    case PROP_YAW:
      g_value_set_double (value, self->yaw);
      break;
    case PROP_ELEVATION:
      g_value_set_double (value, self->elevation);
      break;
    case PROP_GLOW_SCALE:
      g_value_set_double (value, self->glow_scale);
      break;
    case PROP_ACCENT:
      g_value_set_boxed (value, self->accent);
      break;
    case PROP_SURFACE:
      g_value_set_boxed (value, self->surface);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
rouse_figure_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  RouseFigure *self = ROUSE_FIGURE (object);

  switch ((RouseFigureProperty) property_id)
    {
    case PROP_MOTION:
      rouse_figure_set_motion (self, g_value_get_object (value));
      break;
    case PROP_MIRRORED:
      rouse_figure_set_mirrored (self, g_value_get_boolean (value));
      break;
    case PROP_SCHEME:
      rouse_figure_set_scheme (self, (RouseScheme) g_value_get_enum (value));
      break;
    case PROP_YAW:
      rouse_figure_set_orbit (self, g_value_get_double (value), self->elevation);
      break;
    case PROP_ELEVATION:
      rouse_figure_set_orbit (self, self->yaw, g_value_get_double (value));
      break;
    case PROP_GLOW_SCALE:
      rouse_figure_set_glow_scale (self, g_value_get_double (value));
      break;
    case PROP_ACCENT:
      rouse_figure_set_accent (self, g_value_get_boxed (value));
      break;
    case PROP_SURFACE:
      rouse_figure_set_surface (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
rouse_figure_finalize (GObject *object)
{
  RouseFigure *self = ROUSE_FIGURE (object);

  g_clear_object (&self->motion);
  g_clear_pointer (&self->extent, rouse_extent_free);
  g_clear_pointer (&self->accent, gdk_rgba_free);
  g_clear_pointer (&self->surface, gdk_rgba_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->painter, rouse_painter_release);

  G_OBJECT_CLASS (rouse_figure_parent_class)->finalize (object);
}

static void
rouse_figure_class_init (RouseFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rouse_figure_get_property;
  object_class->set_property = rouse_figure_set_property;
  object_class->finalize = rouse_figure_finalize;

  properties[PROP_MOTION] = g_param_spec_object ("motion", NULL, NULL, ROUSE_TYPE_MOTION, flags);
  properties[PROP_MIRRORED] = g_param_spec_boolean ("mirrored", NULL, NULL, FALSE, flags);
  properties[PROP_SCHEME] = g_param_spec_enum ("scheme", NULL, NULL, ROUSE_TYPE_SCHEME, ROUSE_SCHEME_LIGHT, flags);
  properties[PROP_YAW] = g_param_spec_double ("yaw", NULL, NULL, -180, 180, 0, flags);
  properties[PROP_ELEVATION] = g_param_spec_double ("elevation", NULL, NULL, -90, 90, 0, flags);
  properties[PROP_GLOW_SCALE] = g_param_spec_double ("glow-scale", NULL, NULL, 0, MAX_GLOW_SCALE, 1, flags);
  properties[PROP_ACCENT] = g_param_spec_boxed ("accent", NULL, NULL, GDK_TYPE_RGBA, flags);
  properties[PROP_SURFACE] = g_param_spec_boxed ("surface", NULL, NULL, GDK_TYPE_RGBA, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rouse_figure_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = rouse_figure_snapshot;
  iface->get_intrinsic_aspect_ratio = rouse_figure_get_intrinsic_aspect_ratio;
  iface->get_current_image = rouse_figure_get_current_image;
}

static void
rouse_figure_init (RouseFigure *self)
{
  self->glow_scale = 1;
  self->painter = rouse_painter_hold ();
}

/**
 * rouse_figure_new:
 *
 * Returns: (transfer full): a figure without a motion, which is an empty picture
 */
RouseFigure *
rouse_figure_new (void)
{
  return g_object_new (ROUSE_TYPE_FIGURE, NULL);
}

/**
 * rouse_figure_set_motion:
 * @self: a figure
 * @motion: (nullable): a motion
 *
 * The figure takes the motion's first pose; its size changes with the motion's aspect ratio.
 */
void
rouse_figure_set_motion (RouseFigure *self, RouseMotion *motion)
{
  g_return_if_fail (ROUSE_IS_FIGURE (self));
  g_return_if_fail (motion == NULL || ROUSE_IS_MOTION (motion));

  if (!g_set_object (&self->motion, motion))
    return;

  g_clear_pointer (&self->extent, rouse_extent_free);
  if (motion != NULL)
    {
      self->extent = rouse_extent_new (motion);
      rouse_motion_get_pose (motion, ROUSE_PHASE_FIRST, 0, ROUSE_SIDE_BOTH, &self->pose);
    }
  gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
  changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOTION]);
}

/**
 * rouse_figure_get_motion:
 * @self: a figure
 *
 * Returns: (transfer none) (nullable): its motion
 */
RouseMotion *
rouse_figure_get_motion (RouseFigure *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE (self), NULL);

  return self->motion;
}

/**
 * rouse_figure_set_pose:
 * @self: a figure
 * @pose: a pose of its motion, copied
 */
void
rouse_figure_set_pose (RouseFigure *self, const RousePose *pose)
{
  g_return_if_fail (ROUSE_IS_FIGURE (self));
  g_return_if_fail (pose != NULL);

  if (memcmp (&self->pose, pose, sizeof *pose) == 0)
    return;

  self->pose = *pose;
  changed (self);
}

/**
 * rouse_figure_set_mirrored:
 * @self: a figure
 * @mirrored: whether to show the other side of the body; rouse_motion_get_mirrored() knows
 */
void
rouse_figure_set_mirrored (RouseFigure *self, gboolean mirrored)
{
  g_return_if_fail (ROUSE_IS_FIGURE (self));

  mirrored = !!mirrored;
  if (self->mirrored == mirrored)
    return;

  self->mirrored = mirrored;
  changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MIRRORED]);
}

/**
 * rouse_figure_get_mirrored:
 * @self: a figure
 *
 * Returns: whether it shows the other side of the body
 */
gboolean
rouse_figure_get_mirrored (RouseFigure *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE (self), FALSE);

  return self->mirrored;
}

/**
 * rouse_figure_set_scheme:
 * @self: a figure
 * @scheme: which colours to use
 */
void
rouse_figure_set_scheme (RouseFigure *self, RouseScheme scheme)
{
  g_return_if_fail (ROUSE_IS_FIGURE (self));

  if (self->scheme == scheme)
    return;

  self->scheme = scheme;
  changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCHEME]);
}

/**
 * rouse_figure_get_scheme:
 * @self: a figure
 *
 * Returns: which colours it uses
 */
RouseScheme
rouse_figure_get_scheme (RouseFigure *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE (self), ROUSE_SCHEME_LIGHT);

  return self->scheme;
}

static gboolean
replace_rgba (GdkRGBA **where, const GdkRGBA *rgba)
{
  if (*where == rgba || (*where != NULL && rgba != NULL && gdk_rgba_equal (*where, rgba)))
    return FALSE;

  g_clear_pointer (where, gdk_rgba_free);
  *where = rgba != NULL ? gdk_rgba_copy (rgba) : NULL;

  return TRUE;
}

/**
 * rouse_figure_set_accent:
 * @self: a figure
 * @accent: (nullable): the colour of keep-still marks and cues, or %NULL for the scheme's
 *
 * A red, orange or yellow accent would look like the glow; marks are then black or white. High contrast has its own.
 */
void
rouse_figure_set_accent (RouseFigure *self, const GdkRGBA *accent)
{
  g_return_if_fail (ROUSE_IS_FIGURE (self));

  if (!replace_rgba (&self->accent, accent))
    return;

  changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCENT]);
}

/**
 * rouse_figure_set_surface:
 * @self: a figure
 * @surface: (nullable): the colour behind the figure, or %NULL for the scheme's
 */
void
rouse_figure_set_surface (RouseFigure *self, const GdkRGBA *surface)
{
  g_return_if_fail (ROUSE_IS_FIGURE (self));

  if (!replace_rgba (&self->surface, surface))
    return;

  changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SURFACE]);
}

/**
 * rouse_figure_set_orbit:
 * @self: a figure
 * @yaw: degrees added to the motion's camera about the upright axis, clamped to ±35
 * @elevation: degrees added to the motion's camera; with it the camera stays between 6 and 30
 *
 * Turns the figure. A drag to the right is a positive yaw, of a mirrored figure a negative one.
 */
void
rouse_figure_set_orbit (RouseFigure *self, double yaw, double elevation)
{
  double base;
  gboolean yaw_changed, elevation_changed;

  g_return_if_fail (ROUSE_IS_FIGURE (self));

  base = self->motion != NULL ? rouse_motion_get_rig (self->motion)->camera.elevation : ROUSE_CAMERA_MIN_ELEVATION;
  yaw = CLAMP (yaw, -ROUSE_CAMERA_MAX_YAW, ROUSE_CAMERA_MAX_YAW);
  elevation = CLAMP (elevation, ROUSE_CAMERA_MIN_ELEVATION - base, ROUSE_CAMERA_MAX_ELEVATION - base);
  yaw_changed = self->yaw != yaw;
  elevation_changed = self->elevation != elevation;
  if (!yaw_changed && !elevation_changed)
    return;

  self->yaw = yaw;
  self->elevation = elevation;
  changed (self);
  if (yaw_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YAW]);
  if (elevation_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ELEVATION]);
}

/**
 * rouse_figure_get_yaw:
 * @self: a figure
 *
 * Returns: degrees added to the motion's camera
 */
double
rouse_figure_get_yaw (RouseFigure *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE (self), 0);

  return self->yaw;
}

/**
 * rouse_figure_get_elevation:
 * @self: a figure
 *
 * Returns: degrees added to the motion's camera
 */
double
rouse_figure_get_elevation (RouseFigure *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE (self), 0);

  return self->elevation;
}

/**
 * rouse_figure_set_glow_scale:
 * @self: a figure
 * @glow_scale: factor for the glow, from 0 to 1.1
 *
 * Lets the glow breathe while a position is held: 1 + .06 sin (2π · .25 Hz · t). With reduced motion, leave it at 1.
 */
void
rouse_figure_set_glow_scale (RouseFigure *self, double glow_scale)
{
  g_return_if_fail (ROUSE_IS_FIGURE (self));

  glow_scale = CLAMP (glow_scale, 0, MAX_GLOW_SCALE);
  if (self->glow_scale == glow_scale)
    return;

  self->glow_scale = glow_scale;
  changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GLOW_SCALE]);
}
