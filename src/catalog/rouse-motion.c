/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-motion.h"

#include "rouse-track.h"

/* How a body moves through one repetition: numbers out of a `<motion>` file, immutable once made. Whoever holds the
 * catalogue shares it; any thread may read it. It knows nothing of seconds: a phase's length comes from the dose. */
struct _RouseMotion
{
  GObject parent_instance;

  char *id;
  gboolean mirrors;
  gboolean alternates;
  RouseRig rig;
  RouseTrack *phases[ROUSE_N_PHASES];
  RouseTrack *ready;
};

G_DEFINE_FINAL_TYPE (RouseMotion, rouse_motion, G_TYPE_OBJECT)

/* Channels are angles, shares or small lengths; none has a meaning beyond this. */
#define LARGEST_VALUE 360.0

static gboolean
read_channels (RouseNode *node, RousePose *pose, GError **error)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, node->attributes);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      RouseChannel channel;

      if (g_str_equal (name, "id"))
        continue;
      if (!rouse_pose_channel_from_name (name, &channel))
        {
          rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_UNKNOWN, "There is no channel “%s”", (char *) name);
          return FALSE;
        }
      if (!rouse_node_require_double (node, name, -LARGEST_VALUE, LARGEST_VALUE, &pose->values[channel], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_rest (RouseNode *node, RousePose *rest, GError **error)
{
  RouseNode *child;

  *rest = (RousePose) { 0 };

  if (!rouse_node_require_child (node, "rest", &child, error))
    return FALSE;
  if (rouse_node_get_attribute (child, "id") != NULL)
    {
      rouse_node_set_error (child, error, ROUSE_CATALOG_ERROR_UNKNOWN, "<rest> has no “id”");
      return FALSE;
    }

  return read_channels (child, rest, error);
}

/* A key names only what differs from the rest pose. */
static GHashTable *
read_keys (RouseNode *node, const RousePose *rest, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < node->children->len; i++)
    {
      RouseNode *child = g_ptr_array_index (node->children, i);
      g_autofree RousePose *pose = g_memdup2 (rest, sizeof *rest);
      g_autofree char *id = NULL;

      if (!g_str_equal (child->name, "key"))
        continue;
      if (!rouse_node_require_string (child, "id", &id, error) || !read_channels (child, pose, error))
        return NULL;
      if (g_hash_table_contains (keys, id))
        {
          rouse_node_set_error (child, error, ROUSE_CATALOG_ERROR_CONFLICT, "A second key “%s”", id);
          return NULL;
        }
      g_hash_table_insert (keys, g_steal_pointer (&id), g_steal_pointer (&pose));
    }

  return g_steal_pointer (&keys);
}

static gboolean
read_knot (RouseNode *node, GHashTable *keys, RouseTrack *track, GError **error)
{
  static const char *const allowed[] = { "fraction", "key", NULL };
  g_autofree char *key = NULL;
  const RousePose *pose;
  double fraction;

  if (!rouse_node_check_attributes (node, allowed, error)
      || !rouse_node_require_double (node, "fraction", 0, 1, &fraction, error)
      || !rouse_node_require_string (node, "key", &key, error))
    return FALSE;

  pose = g_hash_table_lookup (keys, key);
  if (pose == NULL)
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT, "There is no key “%s”", key);
      return FALSE;
    }
  if (rouse_track_get_n_knots (track) == 0 && fraction > 0)
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_VALUE, "The first keyframe belongs at fraction 0");
      return FALSE;
    }
  if (!rouse_track_add (track, fraction, pose))
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT,
                            "Keyframes are out of order: %g comes after a later or equal one", fraction);
      return FALSE;
    }

  return TRUE;
}

static RouseTrack *
read_track (RouseNode *node, GHashTable *keys, GError **error)
{
  static const char *const children[] = { "at", NULL };
  g_autoptr (RouseTrack) track = rouse_track_new ();

  if (!rouse_node_check_children (node, children, error))
    return NULL;

  for (guint i = 0; i < node->children->len; i++)
    if (!read_knot (g_ptr_array_index (node->children, i), keys, track, error))
      return NULL;

  if (rouse_track_get_n_knots (track) == 0)
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_MISSING, "<%s> has no keyframe", node->name);
      return NULL;
    }

  return g_steal_pointer (&track);
}

static gboolean
read_phase (RouseMotion *self, RouseNode *node, GHashTable *keys, GError **error)
{
  static const char *const allowed[] = { "role", NULL };
  int phase;

  if (!rouse_node_check_attributes (node, allowed, error)
      || !rouse_node_require_enum (node, "role", ROUSE_TYPE_PHASE, &phase, error))
    return FALSE;
  if (self->phases[phase] != NULL)
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT, "A second phase of this role");
      return FALSE;
    }

  self->phases[phase] = read_track (node, keys, error);

  return self->phases[phase] != NULL;
}

static gboolean
read_ready (RouseMotion *self, RouseNode *node, GHashTable *keys, GError **error)
{
  static const char *const allowed[] = { NULL };

  if (!rouse_node_check_attributes (node, allowed, error))
    return FALSE;
  if (self->ready != NULL)
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT, "A second <ready>");
      return FALSE;
    }

  self->ready = read_track (node, keys, error);

  return self->ready != NULL;
}

static gboolean
read_tracks (RouseMotion *self, RouseNode *node, GError **error)
{
  g_autoptr (GHashTable) keys = NULL;
  RousePose rest;

  if (!read_rest (node, &rest, error))
    return FALSE;
  keys = read_keys (node, &rest, error);
  if (keys == NULL)
    return FALSE;

  for (guint i = 0; i < node->children->len; i++)
    {
      RouseNode *child = g_ptr_array_index (node->children, i);

      if (g_str_equal (child->name, "phase") && !read_phase (self, child, keys, error))
        return FALSE;
      if (g_str_equal (child->name, "ready") && !read_ready (self, child, keys, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
poses_equal (const RousePose *a, const RousePose *b)
{
  for (guint i = 0; i < ROUSE_N_CHANNELS; i++)
    if (ABS (a->values[i] - b->values[i]) > 1e-9)
      return FALSE;

  return TRUE;
}

/* A body cannot jump: each track starts where the one before it ended, and a repetition ends where it began. */
static gboolean
check_joints (RouseMotion *self, RouseNode *node, GError **error)
{
  static const char *const names[] = { "first", "hold", "second", "settle" };

  for (guint i = 0; i < ROUSE_N_PHASES; i++)
    if (self->phases[i] == NULL)
      {
        rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_MISSING, "The phase “%s” is missing", names[i]);
        return FALSE;
      }

  for (guint i = 0; i < ROUSE_N_PHASES; i++)
    {
      guint next = (i + 1) % ROUSE_N_PHASES;

      if (poses_equal (rouse_track_get_last (self->phases[i]), rouse_track_get_first (self->phases[next])))
        continue;

      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT, "The phase “%s” does not start where “%s” ends",
                            names[next], names[i]);
      return FALSE;
    }

  if (self->ready != NULL
      && !poses_equal (rouse_track_get_last (self->ready), rouse_track_get_first (self->phases[ROUSE_PHASE_FIRST])))
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT,
                            "The phase “first” does not start where <ready> ends");
      return FALSE;
    }

  return TRUE;
}

/* An alternating motion shows both sides in one picture, so there is nothing left for a mirror to tell. */
static gboolean
read_sides (RouseMotion *self, RouseNode *node, GError **error)
{
  const char *sides = rouse_node_get_attribute (node, "sides");

  self->mirrors = g_strcmp0 (sides, "mirrored") == 0;
  self->alternates = g_strcmp0 (sides, "alternating") == 0;
  if (self->mirrors || self->alternates || g_strcmp0 (sides, "both") == 0)
    return TRUE;

  rouse_node_set_error (node, error, sides == NULL ? ROUSE_CATALOG_ERROR_MISSING : ROUSE_CATALOG_ERROR_VALUE,
                        "“sides” is “both”, “mirrored” or “alternating”");

  return FALSE;
}

static void
rouse_motion_finalize (GObject *object)
{
  RouseMotion *self = ROUSE_MOTION (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->ready, rouse_track_free);
  for (guint i = 0; i < ROUSE_N_PHASES; i++)
    g_clear_pointer (&self->phases[i], rouse_track_free);

  G_OBJECT_CLASS (rouse_motion_parent_class)->finalize (object);
}

static void
rouse_motion_class_init (RouseMotionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rouse_motion_finalize;
}

static void
rouse_motion_init (RouseMotion *self)
{
}

/**
 * rouse_motion_new_from_node:
 * @node: a `<motion>` element
 * @error: return location for an error of %ROUSE_CATALOG_ERROR
 *
 * Returns: (transfer full) (nullable): the motion
 */
RouseMotion *
rouse_motion_new_from_node (RouseNode *node, GError **error)
{
  static const char *const attributes[] = { "id", "base", "anchor", "sides", "glows", NULL };
  static const char *const children[]
      = { "camera", "mat", "floor", "chair", "leg", "arm", "still", "rest", "key", "phase", "ready", NULL };
  g_autoptr (RouseMotion) self = g_object_new (ROUSE_TYPE_MOTION, NULL);

  g_return_val_if_fail (node != NULL, NULL);

  if (!rouse_node_check_attributes (node, attributes, error) || !rouse_node_check_children (node, children, error)
      || !rouse_node_require_string (node, "id", &self->id, error) || !read_sides (self, node, error)
      || !rouse_rig_init_from_node (&self->rig, node, error) || !read_tracks (self, node, error)
      || !check_joints (self, node, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * rouse_motion_get_id:
 * @self: a motion
 *
 * Returns: (transfer none): its id, that of the variant it belongs to
 */
const char *
rouse_motion_get_id (RouseMotion *self)
{
  g_return_val_if_fail (ROUSE_IS_MOTION (self), NULL);

  return self->id;
}

/**
 * rouse_motion_get_mirrored:
 * @self: a motion
 * @side: the working leg
 *
 * Motions are keyed for the right side, and a mirrored picture is the other side of the body. Text direction has no
 * part in it.
 *
 * Returns: whether the picture for @side is mirrored
 */
gboolean
rouse_motion_get_mirrored (RouseMotion *self, RouseSide side)
{
  g_return_val_if_fail (ROUSE_IS_MOTION (self), FALSE);

  return self->mirrors && side == ROUSE_SIDE_LEFT;
}

/**
 * rouse_motion_get_pose:
 * @self: a motion
 * @phase: a phase of the repetition
 * @fraction: how much of the phase is over, from 0 to 1
 * @side: the working leg; of a motion that alternates, the leg that straightens
 * @pose: (out): the pose
 */
void
rouse_motion_get_pose (RouseMotion *self, RousePhase phase, double fraction, RouseSide side, RousePose *pose)
{
  g_return_if_fail (ROUSE_IS_MOTION (self));
  g_return_if_fail ((guint) phase < ROUSE_N_PHASES);
  g_return_if_fail (pose != NULL);

  rouse_track_sample (self->phases[phase], fraction, pose);
  if (self->alternates && side == ROUSE_SIDE_LEFT)
    rouse_pose_swap_legs (pose);
}

/**
 * rouse_motion_get_ready_pose:
 * @self: a motion
 * @fraction: how much of getting ready is over, from 0 to 1
 * @side: the working leg
 * @pose: (out): the pose
 *
 * The way from the stance that the setup describes into the first repetition; run it backwards after the last one.
 */
void
rouse_motion_get_ready_pose (RouseMotion *self, double fraction, RouseSide side, RousePose *pose)
{
  g_return_if_fail (ROUSE_IS_MOTION (self));
  g_return_if_fail (pose != NULL);

  if (self->ready == NULL)
    {
      rouse_motion_get_pose (self, ROUSE_PHASE_FIRST, 0, side, pose);
      return;
    }

  rouse_track_sample (self->ready, fraction, pose);
  if (self->alternates && side == ROUSE_SIDE_LEFT)
    rouse_pose_swap_legs (pose);
}

/**
 * rouse_motion_get_rig:
 * @self: a motion
 *
 * Returns: (transfer none): what no pose changes: base, limbs, camera, props, marks
 */
const RouseRig *
rouse_motion_get_rig (RouseMotion *self)
{
  g_return_val_if_fail (ROUSE_IS_MOTION (self), NULL);

  return &self->rig;
}
