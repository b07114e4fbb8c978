/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-timeline-json.h"

#include <json-glib/json-glib.h>

static const char *
get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value (class, value);

  /* The strings of an enumeration registered statically outlive its class. */
  return found != NULL ? found->value_nick : "";
}

static void
add_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

static void
add_int (JsonBuilder *json, const char *name, gint64 value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

static void
begin_array (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

static void
add_segments (JsonBuilder *json, RouseTimeline *timeline)
{
  gsize n;
  const RouseSegment *segments = rouse_timeline_get_segments (timeline, &n);

  begin_array (json, "segments");
  for (gsize i = 0; i < n; i++)
    {
      const RouseSegment *segment = &segments[i];
      const RousePlanItem *item = segment->item;
      gboolean moving = segment->kind == ROUSE_SEGMENT_PHASE;

      json_builder_begin_object (json);
      add_int (json, "start", segment->start);
      add_int (json, "length", segment->length);
      add_string (json, "kind", get_nick (ROUSE_TYPE_SEGMENT_KIND, segment->kind));
      add_string (json, "exercise", item != NULL ? rouse_exercise_get_id (item->exercise) : NULL);
      add_string (json, "variant", item != NULL ? rouse_variant_get_id (item->variant) : NULL);
      add_int (json, "set", segment->set);
      add_string (json, "side", get_nick (ROUSE_TYPE_SIDE, segment->side));
      add_int (json, "repetition", segment->repetition);
      add_string (json, "phase", moving ? get_nick (ROUSE_TYPE_PHASE, segment->phase) : NULL);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_cues (JsonBuilder *json, RouseTimeline *timeline)
{
  gsize n;
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n);

  begin_array (json, "cues");
  for (gsize i = 0; i < n; i++)
    {
      json_builder_begin_object (json);
      add_string (json, "id", cues[i].cue != NULL ? rouse_cue_get_id (cues[i].cue) : cues[i].clip);
      add_string (json, "clip", cues[i].clip);
      add_string (json, "text", cues[i].text);
      add_int (json, "start", cues[i].start);
      add_int (json, "length", cues[i].length);
      add_int (json, "priority", cues[i].priority);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_dropped (JsonBuilder *json, RouseTimeline *timeline)
{
  gsize n;
  const RouseDroppedCue *dropped = rouse_timeline_get_dropped (timeline, &n);

  begin_array (json, "dropped");
  for (gsize i = 0; i < n; i++)
    {
      RouseCue *replacement = dropped[i].replacement;

      json_builder_begin_object (json);
      add_string (json, "id", rouse_cue_get_id (dropped[i].cue));
      add_int (json, "at", dropped[i].at);
      add_string (json, "reason", get_nick (ROUSE_TYPE_DROP_REASON, dropped[i].reason));
      add_string (json, "replacement", replacement != NULL ? rouse_cue_get_id (replacement) : NULL);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_waits (JsonBuilder *json, RouseTimeline *timeline)
{
  gsize n;
  const RouseWait *waits = rouse_timeline_get_waits (timeline, &n);

  begin_array (json, "waits");
  for (gsize i = 0; i < n; i++)
    {
      json_builder_begin_object (json);
      add_int (json, "start", waits[i].start);
      add_int (json, "length", waits[i].length);
      json_builder_set_member_name (json, "skippable");
      json_builder_add_boolean_value (json, waits[i].skippable);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_tones (JsonBuilder *json, RouseTimeline *timeline)
{
  gsize n;
  const RouseTone *tones = rouse_timeline_get_tones (timeline, &n);

  begin_array (json, "tones");
  for (gsize i = 0; i < n; i++)
    {
      json_builder_begin_object (json);
      add_int (json, "start", tones[i].start);
      add_string (json, "phase", get_nick (ROUSE_TYPE_PHASE, tones[i].phase));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/**
 * rouse_timeline_to_json:
 * @self: a timeline
 *
 * Writes a timeline as JSON, always in the same order, with all times in ns from the start:
 *
 * |[
 * { "routine": id or null, "title": text or null, "length": ns,
 *   "segments": [ { "start", "length", "kind": "start" | "setup" | "phase" | "rest" | "switch" | "closing" |
 * "interlude", "exercise": id or null, "variant": id or null, "set": 0 outside sets, "side": "both" | "left" | "right",
 * "repetition": 0 outside phases, "phase": "first" | "hold" | "second" | "settle" | null } ], "cues": [ { "id", "clip",
 * "text", "start", "length": 0 where nothing can speak it, "priority" } ], "dropped": [ { "id", "at", "reason":
 * "too-long" | "collision", "replacement": id or null } ], "waits": [ { "start", "length", "skippable" } ], "tones": [
 * { "start", "phase" } ] }
 * ]|
 *
 * Returns: (transfer full): indented JSON that ends with a newline
 */
char *
rouse_timeline_to_json (RouseTimeline *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  RousePlan *plan;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  plan = rouse_timeline_get_plan (self);
  json_builder_begin_object (json);
  add_string (json, "routine", plan != NULL ? rouse_plan_get_id (plan) : NULL);
  add_string (json, "title", plan != NULL ? rouse_plan_get_title (plan) : NULL);
  add_int (json, "length", rouse_timeline_get_length (self));
  add_segments (json, self);
  add_cues (json, self);
  add_dropped (json, self);
  add_waits (json, self);
  add_tones (json, self);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}
