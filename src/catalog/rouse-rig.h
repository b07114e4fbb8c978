/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-node.h"
#include "rouse-pose.h"

G_BEGIN_DECLS

/* A point or direction in the world: x right, y up, z toward the viewer; lengths in fractions of body height. */
typedef struct
{
  double x;
  double y;
  double z;
} RouseVector;

/* How the body lies in the world; FIGURE.md 1 gives the axes. */
typedef enum
{
  ROUSE_BASE_STAND,
  ROUSE_BASE_SUPINE,
  ROUSE_BASE_SIDE,
} RouseBase;
#define ROUSE_TYPE_BASE (rouse_base_get_type ())
GType rouse_base_get_type (void);

/* The joint that the anchor channels place. */
typedef enum
{
  ROUSE_ANCHOR_PELVIS,
  ROUSE_ANCHOR_NECK,
} RouseAnchor;
#define ROUSE_TYPE_ANCHOR (rouse_anchor_get_type ())
GType rouse_anchor_get_type (void);

/* Planted: the ankle is a target, the foot lies flat. Resting: the ankle is a target, the foot follows the shank.
 * Free: the joints' angles decide. */
typedef enum
{
  ROUSE_LIMB_PLANTED,
  ROUSE_LIMB_RESTING,
  ROUSE_LIMB_FREE,
} RouseLimbMode;
#define ROUSE_TYPE_LIMB_MODE (rouse_limb_mode_get_type ())
GType rouse_limb_mode_get_type (void);

/* What the two ends of a keep-still mark are measured from. */
typedef enum
{
  ROUSE_STILL_WORLD,
  ROUSE_STILL_PELVIS,
  ROUSE_STILL_SPINE,
  ROUSE_STILL_LEFT_ANKLE,
  ROUSE_STILL_RIGHT_ANKLE,
} RouseStillPlace;
#define ROUSE_TYPE_STILL_PLACE (rouse_still_place_get_type ())
GType rouse_still_place_get_type (void);

typedef struct
{
  RouseLimbMode mode;
  RouseVector pole;
} RouseLegRig;

typedef struct
{
  RouseLimbMode mode;
  RouseVector pole;
  RouseVector hand; /* where the fingers point; zero: along the forearm */
  RouseVector palm;
} RouseArmRig;

/* World: two points. Pelvis: forward, up, right. Spine: way along the spine, forward, right. Ankles: world axes. */
typedef struct
{
  RouseStillPlace place;
  RouseVector from;
  RouseVector to;
} RouseStill;

typedef struct
{
  double yaw;
  double elevation;
  RouseVector target;
  double scale;
  double aspect;
} RouseCameraRig;

typedef struct
{
  gboolean present;
  double x;
  double z;
  double half_x;
  double half_z;
} RouseMatRig;

typedef struct
{
  gboolean present;
  double x;
  double z;
  double radius;
} RouseFloorRig;

/* The back's rail runs along the chair's own x from left to right at depth zero, the seat reaches to -depth; turned
 * about the upright axis by angle, then moved to (x, z). */
typedef struct
{
  gboolean present;
  double x;
  double z;
  double angle;
  double width;
  double depth;
} RouseChairRig;

/* Everything about a motion's picture that no pose changes: a value, owned by its RouseMotion. */
typedef struct
{
  RouseBase base;
  RouseAnchor anchor;
  RouseLegRig legs[ROUSE_N_BODY_SIDES];
  RouseArmRig arms[ROUSE_N_BODY_SIDES];
  gboolean glows[ROUSE_N_BODY_SIDES];
  RouseCameraRig camera;
  RouseMatRig mat;
  RouseFloorRig floor;
  RouseChairRig chair;
  RouseStill stills[4];
  guint n_stills;
} RouseRig;

gboolean rouse_rig_init_from_node (RouseRig *self, RouseNode *motion, GError **error);

G_END_DECLS
