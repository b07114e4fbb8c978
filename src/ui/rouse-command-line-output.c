/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-command-line-output.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define BAR_WIDTH 40

static const char *
get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

/* How long it takes with nothing chosen; 0 where it cannot be done. */
static gint64
get_length (RouseCatalog *catalog, const char *id, RouseVoice *voice)
{
  const RousePlanChoices choices = { .first_side = ROUSE_SIDE_LEFT, .tempo = ROUSE_TEMPO_STANDARD };
  g_autoptr (RousePlan) plan = rouse_plan_new (catalog, id, &choices, NULL);
  g_autoptr (RouseTimeline) timeline = NULL;

  if (plan == NULL)
    return 0;

  timeline = rouse_timeline_compile (plan, rouse_voice_get_clip_length, voice);
  return rouse_timeline_get_length (timeline);
}

static char *
format_length (gint64 ns)
{
  gint64 seconds = (ns + 500000000) / 1000000000;

  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

typedef struct
{
  const char *id;
  const char *title;
  const char *summary;
} Entry;

static Entry
get_entry (gpointer item)
{
  if (ROUSE_IS_ROUTINE (item))
    return (Entry) { rouse_routine_get_id (item), rouse_routine_get_title (item), rouse_routine_get_summary (item) };
  if (ROUSE_IS_EXERCISE (item))
    return (Entry) { rouse_exercise_get_id (item), rouse_exercise_get_title (item), rouse_exercise_get_summary (item) };
  return (Entry) { rouse_voice_get_id (item), rouse_voice_get_name (item), rouse_voice_get_language (item) };
}

/* Columns are as wide on the screen as their letters are many, which bytes are not. */
static void
append_column (GString *text, const char *column, gsize width)
{
  gsize length = (gsize) g_utf8_strlen (column, -1);

  g_string_append (text, column);
  for (gsize i = length; i < width + 2; i++)
    g_string_append_c (text, ' ');
}

static void
append_section (GString *text, const char *title, GListModel *items, RouseCatalog *catalog, RouseVoice *voice)
{
  g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", title);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);
      Entry entry = get_entry (item);

      g_string_append (text, "  ");
      append_column (text, entry.id, 14);
      append_column (text, entry.title, 16);
      if (!ROUSE_IS_VOICE (item))
        {
          g_autofree char *length = format_length (get_length (catalog, entry.id, voice));

          append_column (text, length, 5);
        }
      g_string_append_printf (text, "%s\n", entry.summary);
    }
}

/**
 * rouse_command_line_list_to_text:
 * @catalog: what can be done
 * @voice: (nullable): the voice whose clips decide how long it takes
 * @voices: (element-type RouseVoice): the installed voices
 *
 * Returns: (transfer full): a table for people
 */
char *
rouse_command_line_list_to_text (RouseCatalog *catalog, RouseVoice *voice, GListModel *voices)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_section (text, _ ("Routines"), rouse_catalog_get_routines (catalog), catalog, voice);
  append_section (text, _ ("Exercises"), rouse_catalog_get_exercises (catalog), catalog, voice);
  append_section (text, _ ("Voices"), voices, catalog, voice);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}

static void
add_section (JsonBuilder *json, const char *name, GListModel *items, RouseCatalog *catalog, RouseVoice *voice)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);
      Entry entry = get_entry (item);

      json_builder_begin_object (json);
      add_string (json, "id", entry.id);
      add_string (json, ROUSE_IS_VOICE (item) ? "name" : "title", entry.title);
      add_string (json, ROUSE_IS_VOICE (item) ? "language" : "summary", entry.summary);
      if (!ROUSE_IS_VOICE (item))
        {
          json_builder_set_member_name (json, "length");
          json_builder_add_int_value (json, get_length (catalog, entry.id, voice));
        }
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/**
 * rouse_command_line_list_to_json:
 * @catalog: what can be done
 * @voice: (nullable): the voice whose clips decide how long it takes
 * @voices: (element-type RouseVoice): the installed voices
 *
 * Returns: (transfer full): an object with "routines" and "exercises" (each of id, title, summary and length in ns)
 *   and "voices" (each of id, name and language)
 */
char *
rouse_command_line_list_to_json (RouseCatalog *catalog, RouseVoice *voice, GListModel *voices)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (json);
  add_section (json, "routines", rouse_catalog_get_routines (catalog), catalog, voice);
  add_section (json, "exercises", rouse_catalog_get_exercises (catalog), catalog, voice);
  add_section (json, "voices", voices, catalog, voice);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

static void
append_time (GString *text, gint64 ns)
{
  gint64 ms = ns / 1000000;

  g_string_append_printf (text, "%3d:%02d.%03d  ", (int) (ms / 60000), (int) (ms / 1000 % 60), (int) (ms % 1000));
}

static void
append_segment (GString *text, const RouseSegment *segment)
{
  append_time (text, segment->start);
  g_string_append (text, get_nick (ROUSE_TYPE_SEGMENT_KIND, segment->kind));
  if (segment->item != NULL)
    g_string_append_printf (text, " · %s", rouse_variant_get_id (segment->item->variant));
  if (segment->set > 0)
    /* Translators: one column of a table; the number of a set of repetitions. */
    g_string_append_printf (text, _ (" · set %u"), segment->set);
  if (segment->side != ROUSE_SIDE_BOTH)
    g_string_append_printf (text, " · %s", get_nick (ROUSE_TYPE_SIDE, (int) segment->side));
  if (segment->kind == ROUSE_SEGMENT_PHASE)
    g_string_append_printf (text, " · %u · %s", segment->repetition,
                            segment->item != NULL
                                ? rouse_variant_get_phase (segment->item->variant, segment->phase)->title
                                : get_nick (ROUSE_TYPE_PHASE, (int) segment->phase));
  g_string_append_c (text, '\n');
}

/**
 * rouse_command_line_timeline_to_text:
 * @timeline: a timeline
 *
 * Returns: (transfer full): a table for people: segments, what is spoken in them, and what was left out
 */
char *
rouse_command_line_timeline_to_text (RouseTimeline *timeline)
{
  g_autoptr (GString) text = g_string_new (NULL);
  RousePlan *plan = rouse_timeline_get_plan (timeline);
  g_autofree char *length = format_length (rouse_timeline_get_length (timeline));
  gsize n_segments, n_cues, n_dropped, cue = 0;
  const RouseSegment *segments = rouse_timeline_get_segments (timeline, &n_segments);
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n_cues);
  const RouseDroppedCue *dropped = rouse_timeline_get_dropped (timeline, &n_dropped);

  g_string_append_printf (text, "%s, %s\n", plan != NULL ? rouse_plan_get_title (plan) : "", length);
  for (gsize i = 0; i < n_segments; i++)
    {
      append_segment (text, &segments[i]);
      for (; cue < n_cues && cues[cue].start < segments[i].start + segments[i].length; cue++)
        {
          append_time (text, cues[cue].start);
          g_string_append_printf (text, "    “%s”\n", cues[cue].text);
        }
    }

  if (n_dropped > 0)
    g_string_append_printf (text, "\n%s\n", _ ("Left out"));
  for (gsize i = 0; i < n_dropped; i++)
    {
      append_time (text, dropped[i].at);
      g_string_append_printf (text, "    “%s” (%s)\n", rouse_cue_get_text (dropped[i].cue),
                              get_nick (ROUSE_TYPE_DROP_REASON, (int) dropped[i].reason));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * rouse_command_line_show_progress:
 * @fraction: 0 to 1
 *
 * Draws a bar over the last one on the terminal that the standard error output is.
 */
void
rouse_command_line_show_progress (double fraction)
{
  char bar[BAR_WIDTH + 1] = { 0 };

  for (int i = 0; i < BAR_WIDTH; i++)
    bar[i] = i < fraction * BAR_WIDTH ? '#' : '.';
  g_printerr ("\r[%s] %3d %%", bar, (int) (fraction * 100));
}

/**
 * rouse_command_line_hide_progress:
 *
 * Takes the bar away, so that what follows stands on an empty line.
 */
void
rouse_command_line_hide_progress (void)
{
  /* EL, erase in line: ECMA-48, 8.3.41. */
  g_printerr ("\r\033[K");
}
