/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects motion files: a damaged or contradictory one is refused with place and reason, and poses between keyframes
 * never leave the range of their neighbours, so that no foot goes through the floor on the way. */

#include "rouse-motion.h"
#include "rouse-track.h"

#include <math.h>

#define HEAD                                                                                                           \
  "<motion id=\"m\" base=\"stand\" anchor=\"pelvis\" sides=\"mirrored\" glows=\"right\">\n"                            \
  "<camera yaw=\"0\" elevation=\"9\" target=\"0 0 0\" scale=\"1\" aspect=\"1\"/>\n"                                    \
  "<leg side=\"left\" mode=\"free\"/>\n"                                                                               \
  "<leg side=\"right\" mode=\"planted\" pole=\"1 0 0\"/>\n"                                                            \
  "<arm side=\"left\" mode=\"free\" palm=\"0 0 1\"/>\n"                                                                \
  "<arm side=\"right\" mode=\"free\" palm=\"0 0 -1\"/>\n"
#define KEYS "<rest pelvis=\"2\"/>\n<key id=\"a\"/>\n<key id=\"b\" pelvis=\"40\" right-glow=\"1\"/>\n"
#define FIRST "<phase role=\"first\"><at fraction=\"0\" key=\"a\"/><at fraction=\"1\" key=\"b\"/></phase>\n"
#define HOLD "<phase role=\"hold\"><at fraction=\"0\" key=\"b\"/></phase>\n"
#define SECOND "<phase role=\"second\"><at fraction=\"0\" key=\"b\"/><at fraction=\"1\" key=\"a\"/></phase>\n"
#define SETTLE "<phase role=\"settle\"><at fraction=\"0\" key=\"a\"/></phase>\n"
#define TAIL HOLD SECOND SETTLE "</motion>\n"

static RouseMotion *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (RouseNode) node = rouse_node_parse ("motion-m.xml", bytes, NULL, error);

  return node != NULL ? rouse_motion_new_from_node (node, error) : NULL;
}

typedef struct
{
  const char *name;
  const char *text;
  guint line;
  RouseCatalogError code;
} Bad;

static const Bad bad[] = {
  { "order",
    HEAD KEYS "<phase role=\"first\"><at fraction=\"0\" key=\"a\"/>\n<at fraction=\".6\" key=\"b\"/>\n"
              "<at fraction=\".5\" key=\"b\"/></phase>\n" TAIL,
    12, ROUSE_CATALOG_ERROR_CONFLICT },
  { "same-fraction",
    HEAD KEYS "<phase role=\"first\"><at fraction=\"0\" key=\"a\"/>\n<at fraction=\"0\" key=\"b\"/></phase>\n" TAIL, 11,
    ROUSE_CATALOG_ERROR_CONFLICT },
  { "unknown-channel", HEAD "<rest pelvis=\"2\"/>\n<key id=\"a\" tail=\"1\"/>\n" FIRST TAIL, 8,
    ROUSE_CATALOG_ERROR_UNKNOWN },
  { "channel-not-a-number", HEAD "<rest pelvis=\"much\"/>\n<key id=\"a\"/>\n" FIRST TAIL, 7,
    ROUSE_CATALOG_ERROR_VALUE },
  { "channel-out-of-range", HEAD "<rest pelvis=\"4000\"/>\n<key id=\"a\"/>\n" FIRST TAIL, 7,
    ROUSE_CATALOG_ERROR_VALUE },
  { "missing-phase", HEAD KEYS FIRST HOLD SETTLE "</motion>\n", 1, ROUSE_CATALOG_ERROR_MISSING },
  { "phase-twice", HEAD KEYS FIRST FIRST TAIL, 11, ROUSE_CATALOG_ERROR_CONFLICT },
  { "unknown-phase", HEAD KEYS "<phase role=\"jump\"><at fraction=\"0\" key=\"a\"/></phase>\n" TAIL, 10,
    ROUSE_CATALOG_ERROR_VALUE },
  { "empty-phase", HEAD KEYS "<phase role=\"first\"/>\n" TAIL, 10, ROUSE_CATALOG_ERROR_MISSING },
  { "fraction-above-one",
    HEAD KEYS "<phase role=\"first\"><at fraction=\"0\" key=\"a\"/>\n<at fraction=\"1.5\" key=\"b\"/></phase>\n" TAIL,
    11, ROUSE_CATALOG_ERROR_VALUE },
  { "fraction-negative", HEAD KEYS "<phase role=\"first\"><at fraction=\"-.5\" key=\"a\"/></phase>\n" TAIL, 10,
    ROUSE_CATALOG_ERROR_VALUE },
  { "late-start", HEAD KEYS "<phase role=\"first\"><at fraction=\".2\" key=\"a\"/></phase>\n" TAIL, 10,
    ROUSE_CATALOG_ERROR_VALUE },
  { "unknown-key", HEAD KEYS "<phase role=\"first\"><at fraction=\"0\" key=\"c\"/></phase>\n" TAIL, 10,
    ROUSE_CATALOG_ERROR_CONFLICT },
  { "key-twice", HEAD "<rest/>\n<key id=\"a\"/>\n<key id=\"a\"/>\n" FIRST TAIL, 9, ROUSE_CATALOG_ERROR_CONFLICT },
  { "no-rest", HEAD "<key id=\"a\"/>\n<key id=\"b\"/>\n" FIRST TAIL, 1, ROUSE_CATALOG_ERROR_MISSING },
  { "jump-between-phases", HEAD KEYS "<phase role=\"first\"><at fraction=\"0\" key=\"a\"/></phase>\n" TAIL, 1,
    ROUSE_CATALOG_ERROR_CONFLICT },
  { "jump-out-of-ready", HEAD KEYS "<ready><at fraction=\"0\" key=\"b\"/></ready>\n" FIRST TAIL, 1,
    ROUSE_CATALOG_ERROR_CONFLICT },
  { "ready-twice",
    HEAD KEYS
    "<ready><at fraction=\"0\" key=\"a\"/></ready>\n<ready><at fraction=\"0\" key=\"a\"/></ready>\n" FIRST TAIL,
    11, ROUSE_CATALOG_ERROR_CONFLICT },
  { "third-leg", HEAD "<leg side=\"left\" mode=\"free\"/>\n" KEYS FIRST TAIL, 7, ROUSE_CATALOG_ERROR_CONFLICT },
  { "mat-not-a-number", HEAD "<mat x=\"0\" z=\"0\" half-x=\"1\" half-z=\"no\"/>\n" KEYS FIRST TAIL, 7,
    ROUSE_CATALOG_ERROR_VALUE },
  { "unknown-element", HEAD "<hat/>\n" KEYS FIRST TAIL, 7, ROUSE_CATALOG_ERROR_UNKNOWN },
  { "vector-of-two", HEAD "<still at=\"world\" from=\"0 1\" to=\"0 0 0\"/>\n" KEYS FIRST TAIL, 7,
    ROUSE_CATALOG_ERROR_VALUE },
  { "no-sides", "<motion id=\"m\" base=\"stand\" anchor=\"pelvis\" glows=\"right\"></motion>\n", 1,
    ROUSE_CATALOG_ERROR_MISSING },
  { "no-limbs", "<motion id=\"m\" base=\"stand\" anchor=\"pelvis\" sides=\"both\" glows=\"right\"></motion>\n", 1,
    ROUSE_CATALOG_ERROR_MISSING },
};

static void
test_bad (gconstpointer data)
{
  const Bad *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RouseMotion) motion = parse (row->text, &error);
  g_autofree char *place = g_strdup_printf ("motion-m.xml:%u:", row->line);

  g_assert_null (motion);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_error (error, ROUSE_CATALOG_ERROR, (int) row->code);
  g_assert_true (g_str_has_prefix (error->message, place));
}

static void
test_good (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RouseMotion) motion = parse (HEAD KEYS FIRST TAIL, &error);
  RousePose pose, ready;

  g_assert_no_error (error);
  g_assert_cmpstr (rouse_motion_get_id (motion), ==, "m");
  g_assert_true (rouse_motion_get_mirrored (motion, ROUSE_SIDE_LEFT));
  g_assert_false (rouse_motion_get_mirrored (motion, ROUSE_SIDE_RIGHT));
  g_assert_false (rouse_motion_get_mirrored (motion, ROUSE_SIDE_BOTH));

  /* A channel that a key does not name keeps its value at rest. */
  rouse_motion_get_pose (motion, ROUSE_PHASE_FIRST, 1, ROUSE_SIDE_RIGHT, &pose);
  g_assert_cmpfloat (pose.values[ROUSE_CHANNEL_PELVIS], ==, 40);
  g_assert_cmpfloat (pose.values[ROUSE_CHANNEL_RIGHT_GLOW], ==, 1);
  rouse_motion_get_pose (motion, ROUSE_PHASE_SETTLE, .5, ROUSE_SIDE_RIGHT, &pose);
  g_assert_cmpfloat (pose.values[ROUSE_CHANNEL_PELVIS], ==, 2);
  rouse_motion_get_ready_pose (motion, .5, ROUSE_SIDE_RIGHT, &ready);
  g_assert_cmpmem (&pose, sizeof pose, &ready, sizeof ready);
  rouse_motion_get_pose (motion, ROUSE_PHASE_FIRST, .5, ROUSE_SIDE_RIGHT, &pose);
  g_assert_cmpfloat_with_epsilon (pose.values[ROUSE_CHANNEL_PELVIS], 21, 1e-9);

  g_assert_finalize_object (g_steal_pointer (&motion));
}

static RouseTrack *
make_track (const double *fractions, const double *values, guint n)
{
  RouseTrack *track = rouse_track_new ();

  for (guint i = 0; i < n; i++)
    {
      RousePose pose = { 0 };

      pose.values[ROUSE_CHANNEL_HEAD] = values[i];
      g_assert_true (rouse_track_add (track, fractions[i], &pose));
    }

  return track;
}

static double
sample (RouseTrack *track, double fraction)
{
  RousePose pose;

  rouse_track_sample (track, fraction, &pose);

  return pose.values[ROUSE_CHANNEL_HEAD];
}

static void
test_monotone (void)
{
  static const double fractions[] = { 0, .1, .5, .6, 1 };
  static const double values[] = { 0, 1, 30, 31, 12 };
  g_autoptr (RouseTrack) track = make_track (fractions, values, G_N_ELEMENTS (values));
  const double step = 1e-4;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpfloat_with_epsilon (sample (track, fractions[i]), values[i], 1e-9);

  /* Up to the highest keyframe it only rises, then it only falls: no overshoot anywhere. */
  for (double t = 0; t < 1 - step; t += step)
    g_assert_cmpfloat ((sample (track, t + step) - sample (track, t)) * (t + step / 2 < .6 ? 1 : -1), >=, -1e-9);

  /* At rest at both ends and at the turn, but not at the keyframes in between. */
  g_assert_cmpfloat (fabs (sample (track, step) - values[0]), <, 1e-3);
  g_assert_cmpfloat (fabs (sample (track, 1 - step) - values[4]), <, 1e-3);
  g_assert_cmpfloat (fabs (sample (track, .6 + step) - values[3]), <, 1e-3);
  g_assert_cmpfloat ((sample (track, .1 + step) - sample (track, .1 - step)) / (2 * step), >, 10);
}

static void
test_track_order (void)
{
  g_autoptr (RouseTrack) track = rouse_track_new ();
  RousePose pose = { 0 };

  g_assert_true (rouse_track_add (track, .2, &pose));
  g_assert_false (rouse_track_add (track, .2, &pose));
  g_assert_false (rouse_track_add (track, .1, &pose));
  g_assert_false (rouse_track_add (track, 1.1, &pose));
  g_assert_false (rouse_track_add (track, NAN, &pose));
  g_assert_cmpuint (rouse_track_get_n_knots (track), ==, 1);
}

static void
test_channels (void)
{
  RousePose pose = { 0 };
  RouseChannel channel;

  for (guint i = 0; i < ROUSE_N_CHANNELS; i++)
    {
      g_assert_true (rouse_pose_channel_from_name (rouse_pose_channel_to_name ((RouseChannel) i), &channel));
      g_assert_cmpuint (channel, ==, i);
      pose.values[i] = i + 1;
    }
  g_assert_false (rouse_pose_channel_from_name ("tail", &channel));

  rouse_pose_swap_legs (&pose);
  g_assert_cmpfloat (pose.values[ROUSE_CHANNEL_LEFT_KNEE], ==, ROUSE_CHANNEL_RIGHT_KNEE + 1);
  g_assert_cmpfloat (pose.values[ROUSE_CHANNEL_LEFT_ANKLE_Z], ==, -(ROUSE_CHANNEL_RIGHT_ANKLE_Z + 1.0));
  g_assert_cmpfloat (pose.values[ROUSE_CHANNEL_LEFT_ELBOW], ==, ROUSE_CHANNEL_LEFT_ELBOW + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/motion/good", test_good);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/catalog/motion/bad/%s", bad[i].name);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  g_test_add_func ("/catalog/motion/monotone", test_monotone);
  g_test_add_func ("/catalog/motion/track-order", test_track_order);
  g_test_add_func ("/catalog/motion/channels", test_channels);

  return g_test_run ();
}
