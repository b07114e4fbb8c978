/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-rig.h"

G_DEFINE_ENUM_TYPE (RouseBase,
                    rouse_base,
                    G_DEFINE_ENUM_VALUE (ROUSE_BASE_STAND, "stand"),
                    G_DEFINE_ENUM_VALUE (ROUSE_BASE_SUPINE, "supine"),
                    G_DEFINE_ENUM_VALUE (ROUSE_BASE_SIDE, "side"))

G_DEFINE_ENUM_TYPE (RouseAnchor,
                    rouse_anchor,
                    G_DEFINE_ENUM_VALUE (ROUSE_ANCHOR_PELVIS, "pelvis"),
                    G_DEFINE_ENUM_VALUE (ROUSE_ANCHOR_NECK, "neck"))

G_DEFINE_ENUM_TYPE (RouseLimbMode,
                    rouse_limb_mode,
                    G_DEFINE_ENUM_VALUE (ROUSE_LIMB_PLANTED, "planted"),
                    G_DEFINE_ENUM_VALUE (ROUSE_LIMB_RESTING, "resting"),
                    G_DEFINE_ENUM_VALUE (ROUSE_LIMB_FREE, "free"))

G_DEFINE_ENUM_TYPE (RouseStillPlace,
                    rouse_still_place,
                    G_DEFINE_ENUM_VALUE (ROUSE_STILL_WORLD, "world"),
                    G_DEFINE_ENUM_VALUE (ROUSE_STILL_PELVIS, "pelvis"),
                    G_DEFINE_ENUM_VALUE (ROUSE_STILL_SPINE, "spine"),
                    G_DEFINE_ENUM_VALUE (ROUSE_STILL_LEFT_ANKLE, "left-ankle"),
                    G_DEFINE_ENUM_VALUE (ROUSE_STILL_RIGHT_ANKLE, "right-ankle"))

/* Nothing in a picture is more than a few body heights away; a larger number is a slip of the pen. */
#define FARTHEST 4.0

typedef gboolean (*ReadFunc) (RouseRig *self, RouseNode *node, GError **error);

static gboolean
read_vector (RouseNode *node, const char *name, RouseVector *vector, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  double values[3];

  if (!rouse_node_require_string (node, name, &text, error))
    return FALSE;

  parts = g_strsplit (text, " ", -1);
  if (g_strv_length (parts) != G_N_ELEMENTS (values))
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_VALUE, "“%s” needs three numbers, not “%s”", name, text);
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char *end;

      values[i] = g_ascii_strtod (parts[i], &end);
      if (end == parts[i] || *end != '\0' || !(ABS (values[i]) <= FARTHEST))
        {
          rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_VALUE, "“%s” in “%s” is not a number from %g to %g",
                                parts[i], name, -FARTHEST, FARTHEST);
          return FALSE;
        }
    }

  *vector = (RouseVector) { values[0], values[1], values[2] };

  return TRUE;
}

static gboolean
is_zero (RouseVector vector)
{
  return vector.x * vector.x + vector.y * vector.y + vector.z * vector.z < 1e-12;
}

static gboolean
read_direction (RouseNode *node, const char *name, RouseVector *vector, GError **error)
{
  if (!read_vector (node, name, vector, error))
    return FALSE;

  if (is_zero (*vector))
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_VALUE, "“%s” points nowhere", name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_camera (RouseRig *self, RouseNode *node, GError **error)
{
  static const char *const allowed[] = { "yaw", "elevation", "target", "scale", "aspect", NULL };
  RouseCameraRig *camera = &self->camera;

  return rouse_node_check_attributes (node, allowed, error)
         && rouse_node_require_double (node, "yaw", -180, 180, &camera->yaw, error)
         && rouse_node_require_double (node, "elevation", 6, 30, &camera->elevation, error)
         && read_vector (node, "target", &camera->target, error)
         && rouse_node_require_double (node, "scale", .1, 2, &camera->scale, error)
         && rouse_node_require_double (node, "aspect", .5, 3, &camera->aspect, error);
}

static gboolean
read_mat (RouseRig *self, RouseNode *node, GError **error)
{
  static const char *const allowed[] = { "x", "z", "half-x", "half-z", NULL };
  RouseMatRig *mat = &self->mat;

  mat->present = TRUE;

  return rouse_node_check_attributes (node, allowed, error)
         && rouse_node_require_double (node, "x", -FARTHEST, FARTHEST, &mat->x, error)
         && rouse_node_require_double (node, "z", -FARTHEST, FARTHEST, &mat->z, error)
         && rouse_node_require_double (node, "half-x", .05, FARTHEST, &mat->half_x, error)
         && rouse_node_require_double (node, "half-z", .05, FARTHEST, &mat->half_z, error);
}

static gboolean
read_floor (RouseRig *self, RouseNode *node, GError **error)
{
  static const char *const allowed[] = { "x", "z", "radius", NULL };
  RouseFloorRig *floor = &self->floor;

  floor->present = TRUE;

  return rouse_node_check_attributes (node, allowed, error)
         && rouse_node_require_double (node, "x", -FARTHEST, FARTHEST, &floor->x, error)
         && rouse_node_require_double (node, "z", -FARTHEST, FARTHEST, &floor->z, error)
         && rouse_node_require_double (node, "radius", .05, FARTHEST, &floor->radius, error);
}

static gboolean
read_chair (RouseRig *self, RouseNode *node, GError **error)
{
  static const char *const allowed[] = { "x", "z", "angle", "width", "depth", NULL };
  RouseChairRig *chair = &self->chair;

  chair->present = TRUE;

  return rouse_node_check_attributes (node, allowed, error)
         && rouse_node_require_double (node, "x", -FARTHEST, FARTHEST, &chair->x, error)
         && rouse_node_require_double (node, "z", -FARTHEST, FARTHEST, &chair->z, error)
         && rouse_node_require_double (node, "angle", -180, 180, &chair->angle, error)
         && rouse_node_require_double (node, "width", .1, 1, &chair->width, error)
         && rouse_node_require_double (node, "depth", .1, 1, &chair->depth, error);
}

static gboolean
read_side (RouseNode *node, RouseBodySide *side, GError **error)
{
  const char *text = rouse_node_get_attribute (node, "side");

  if (g_strcmp0 (text, "left") == 0)
    *side = ROUSE_BODY_LEFT;
  else if (g_strcmp0 (text, "right") == 0)
    *side = ROUSE_BODY_RIGHT;
  else
    {
      rouse_node_set_error (node, error, text == NULL ? ROUSE_CATALOG_ERROR_MISSING : ROUSE_CATALOG_ERROR_VALUE,
                            "“side” of a limb is “left” or “right”");
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_leg (RouseRig *self, RouseNode *node, GError **error)
{
  static const char *const allowed[] = { "side", "mode", "pole", NULL };
  RouseBodySide side;
  int mode;

  if (!rouse_node_check_attributes (node, allowed, error) || !read_side (node, &side, error)
      || !rouse_node_require_enum (node, "mode", ROUSE_TYPE_LIMB_MODE, &mode, error))
    return FALSE;

  self->legs[side].mode = (RouseLimbMode) mode;

  return mode == ROUSE_LIMB_FREE || read_direction (node, "pole", &self->legs[side].pole, error);
}

static gboolean
read_arm (RouseRig *self, RouseNode *node, GError **error)
{
  static const char *const allowed[] = { "side", "mode", "pole", "hand", "palm", NULL };
  RouseArmRig *arm;
  RouseBodySide side;
  int mode;

  if (!rouse_node_check_attributes (node, allowed, error) || !read_side (node, &side, error)
      || !rouse_node_require_enum (node, "mode", ROUSE_TYPE_LIMB_MODE, &mode, error))
    return FALSE;

  arm = &self->arms[side];
  arm->mode = (RouseLimbMode) mode;
  if (mode != ROUSE_LIMB_FREE && !read_direction (node, "pole", &arm->pole, error))
    return FALSE;
  if (rouse_node_get_attribute (node, "hand") != NULL && !read_direction (node, "hand", &arm->hand, error))
    return FALSE;

  return read_direction (node, "palm", &arm->palm, error);
}

static gboolean
read_still (RouseRig *self, RouseNode *node, GError **error)
{
  static const char *const allowed[] = { "at", "from", "to", NULL };
  RouseStill *still = &self->stills[self->n_stills];
  int place;

  if (self->n_stills == G_N_ELEMENTS (self->stills))
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT, "A motion has at most %u keep-still marks",
                            (guint) G_N_ELEMENTS (self->stills));
      return FALSE;
    }

  if (!rouse_node_check_attributes (node, allowed, error)
      || !rouse_node_require_enum (node, "at", ROUSE_TYPE_STILL_PLACE, &place, error)
      || !read_vector (node, "from", &still->from, error) || !read_vector (node, "to", &still->to, error))
    return FALSE;

  still->place = (RouseStillPlace) place;
  self->n_stills++;

  return TRUE;
}

static gboolean
read_glows (RouseRig *self, RouseNode *motion, GError **error)
{
  const char *text = rouse_node_get_attribute (motion, "glows");
  gboolean both = g_strcmp0 (text, "both") == 0;

  self->glows[ROUSE_BODY_LEFT] = both || g_strcmp0 (text, "left") == 0;
  self->glows[ROUSE_BODY_RIGHT] = both || g_strcmp0 (text, "right") == 0;
  if (self->glows[ROUSE_BODY_LEFT] || self->glows[ROUSE_BODY_RIGHT])
    return TRUE;

  rouse_node_set_error (motion, error, text == NULL ? ROUSE_CATALOG_ERROR_MISSING : ROUSE_CATALOG_ERROR_VALUE,
                        "“glows” is “left”, “right” or “both”");

  return FALSE;
}

/* Each limb and the camera exactly once, each prop at most once. */
static gboolean
check_counts (RouseNode *motion, GError **error)
{
  static const struct
  {
    const char *name;
    guint minimum;
    guint maximum;
  } counts[]
      = { { "camera", 1, 1 }, { "leg", 2, 2 }, { "arm", 2, 2 }, { "mat", 0, 1 }, { "floor", 0, 1 }, { "chair", 0, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      RouseNode *last = motion;
      guint n = 0;

      for (guint j = 0; j < motion->children->len; j++)
        {
          RouseNode *child = g_ptr_array_index (motion->children, j);

          if (!g_str_equal (child->name, counts[i].name))
            continue;
          if (n > 0
              && g_strcmp0 (rouse_node_get_attribute (last, "side"), rouse_node_get_attribute (child, "side")) == 0)
            {
              rouse_node_set_error (child, error, ROUSE_CATALOG_ERROR_CONFLICT, "A second <%s> like this", child->name);
              return FALSE;
            }
          last = child;
          n++;
        }

      if (n >= counts[i].minimum && n <= counts[i].maximum)
        continue;

      rouse_node_set_error (last, error, n > 0 ? ROUSE_CATALOG_ERROR_CONFLICT : ROUSE_CATALOG_ERROR_MISSING,
                            "A motion needs %u <%s>, not %u", counts[i].maximum, counts[i].name, n);
      return FALSE;
    }

  return TRUE;
}

/**
 * rouse_rig_init_from_node:
 * @self: (out caller-allocates): the rig
 * @motion: a `<motion>` element; its keys and phases are not looked at
 * @error: return location for an error of %ROUSE_CATALOG_ERROR
 *
 * Returns: whether the element described a whole rig
 */
gboolean
rouse_rig_init_from_node (RouseRig *self, RouseNode *motion, GError **error)
{
  static const struct
  {
    const char *name;
    ReadFunc read;
  } readers[] = { { "camera", read_camera }, { "mat", read_mat }, { "floor", read_floor }, { "chair", read_chair },
                  { "leg", read_leg },       { "arm", read_arm }, { "still", read_still } };
  int base, anchor;

  *self = (RouseRig) { 0 };

  if (!rouse_node_require_enum (motion, "base", ROUSE_TYPE_BASE, &base, error)
      || !rouse_node_require_enum (motion, "anchor", ROUSE_TYPE_ANCHOR, &anchor, error)
      || !read_glows (self, motion, error) || !check_counts (motion, error))
    return FALSE;

  self->base = (RouseBase) base;
  self->anchor = (RouseAnchor) anchor;

  for (guint i = 0; i < motion->children->len; i++)
    {
      RouseNode *child = g_ptr_array_index (motion->children, i);

      for (guint j = 0; j < G_N_ELEMENTS (readers); j++)
        if (g_str_equal (child->name, readers[j].name) && !readers[j].read (self, child, error))
          return FALSE;
    }

  return TRUE;
}
