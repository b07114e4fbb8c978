/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * SECTION: what leaves the journal and comes back
 *
 * Both formats are UTF-8.
 *
 * JSON holds everything and can be read back; it has version 2:
 * {"format": "rouse-journal", "version": 2, "goals": [GOAL, …], "breaks": [BREAK, …], "sessions": [SESSION, …]}. A goal
 * has "from" (a date) and "days" (a week, 2 to 7). A break has "first", "last" (dates, both are part of it) and
 * "reason" (injury, illness, travel, other). Version 1 had neither goals nor breaks, and is read too. A session has
 * "uuid", "routine" (the id of a routine or an exercise), "status" (finished, ended-early, interrupted), "start" (ISO
 * 8601, UTC), "zone", "utc-offset" (seconds), "date" (the local one), "active" (nanoseconds) and, where they were
 * answered, "tired-before", "pain-before", "tired-after", "pain-after" (0 to 10), "difficulty" (1 to 5), "harder" (an
 * exercise) and "next-day" (better, same, worse, much-worse); then "sets" and "hurts". A set has "exercise", "level"
 * (easy, standard, hard), "side" (both, left, right: the working leg), "number", "done", "planned", "active" and
 * "outcome" (done, unfinished, skipped). A hurt has "exercise" (unless it was before the first), "level", "side",
 * "feeling", "place", "answer" and "flagged". A file with anything else in it is refused; so is one of a higher
 * version.
 *
 * CSV (RFC 4180) is for spreadsheets, and has version 1: a line for each set, with what belongs to its session on each.
 * A later version adds columns at the end only. Seconds are whole; what was not answered is empty.
 */

#include "rouse-report-field.h"
#include "rouse-report-plan.h"

#include <glib/gi18n-lib.h>

#define FORMAT "rouse-journal"

G_DEFINE_QUARK (rouse-report-error-quark, rouse_report_error)

G_DEFINE_ENUM_TYPE (RouseReportError,
                    rouse_report_error,
                    G_DEFINE_ENUM_VALUE (ROUSE_REPORT_ERROR_FOREIGN, "foreign"),
                    G_DEFINE_ENUM_VALUE (ROUSE_REPORT_ERROR_NEWER, "newer"),
                    G_DEFINE_ENUM_VALUE (ROUSE_REPORT_ERROR_BAD, "bad"))

static void
write_session (const RouseRecord *record, JsonBuilder *builder)
{
  guint n_sets, n_hurts;
  const RouseRecordSet *sets = rouse_record_get_sets (record, &n_sets);
  const RouseRecordHurt *hurts = rouse_record_get_hurts (record, &n_hurts);

  json_builder_begin_object (builder);
  for (const RouseField *field = rouse_fields_of_session; field->name != NULL; field++)
    rouse_field_write (field, record, builder);
  json_builder_set_member_name (builder, "sets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_sets; i++)
    rouse_fields_write (rouse_fields_of_set, &sets[i], builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "hurts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_hurts; i++)
    rouse_fields_write (rouse_fields_of_hurt, &hurts[i], builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* What runs has not been done yet. */
static gboolean
is_over (const RouseRecord *record)
{
  return record->status != ROUSE_STATUS_RUNNING;
}

/**
 * rouse_report_to_json:
 * @records: (element-type RouseRecord): sessions; one that runs is left out
 * @goals: (nullable): weekly goals as rouse_settings_dup_goal_changes() has them
 * @breaks: (nullable): breaks as rouse_settings_dup_pauses() has them
 *
 * Returns: (transfer full): all that is known of them
 */
char *
rouse_report_to_json (GPtrArray *records, GVariant *goals, GVariant *breaks)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (records != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, ROUSE_REPORT_VERSION);
  rouse_report_plan_write (goals, breaks, builder);
  json_builder_set_member_name (builder, "sessions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    if (is_over (records->pdata[i]))
      write_session (records->pdata[i], builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);

  return json_generator_to_data (generator, NULL);
}

static gboolean
refuse (const char *reason, GError **error)
{
  g_set_error_literal (error, ROUSE_REPORT_ERROR, ROUSE_REPORT_ERROR_BAD, reason);

  return FALSE;
}

static gboolean
read_sets (JsonObject *object, RouseRecord *record, GError **error)
{
  JsonArray *sets = rouse_fields_get_list (object, "sets", error);

  for (guint i = 0; sets != NULL && i < json_array_get_length (sets); i++)
    {
      RouseRecordSet set = { 0 };
      gboolean good = rouse_fields_read (rouse_fields_of_set, json_array_get_element (sets, i), &set, error)
                      && (set.done <= set.planned || refuse (_ ("more was done than planned"), error));

      if (!good)
        {
          /* Translators: a place in a file, before what is wrong there. */
          g_prefix_error (error, _ ("set %u: "), i + 1);
          return FALSE;
        }
      rouse_record_add_set (record, &set);
    }

  return sets != NULL;
}

static gboolean
read_hurts (JsonObject *object, RouseRecord *record, GError **error)
{
  JsonArray *hurts = rouse_fields_get_list (object, "hurts", error);

  for (guint i = 0; hurts != NULL && i < json_array_get_length (hurts); i++)
    {
      RouseRecordHurt hurt = { 0 };

      if (!rouse_fields_read (rouse_fields_of_hurt, json_array_get_element (hurts, i), &hurt, error))
        {
          /* Translators: a place in a file, before what is wrong there. */
          g_prefix_error (error, _ ("hurt %u: "), i + 1);
          return FALSE;
        }
      rouse_record_add_hurt (record, &hurt);
    }

  return hurts != NULL;
}

/* A record owns its texts. */
static void
take_texts (RouseRecord *record, const RouseRecord *borrowed)
{
  g_set_str (&record->uuid, borrowed->uuid);
  g_set_str (&record->routine, borrowed->routine);
  g_set_str (&record->zone, borrowed->zone);
  g_set_str (&record->harder, borrowed->harder);
}

static gboolean
read_fields (JsonObject *object, RouseRecord *record, GError **error)
{
  const char *const others[] = { "sets", "hurts", NULL };
  RouseRecord read = *record;

  read.harder = NULL;
  for (const RouseField *field = rouse_fields_of_session; field->name != NULL; field++)
    if (!rouse_field_read (field, object, &read, error))
      return FALSE;
  if (!rouse_fields_check (rouse_fields_of_session, object, others, error))
    return FALSE;
  if (!g_uuid_string_is_valid (read.uuid))
    return refuse (_ ("“uuid” is not one"), error);

  take_texts (record, &read);
  /* Nobody goes on elsewhere with what was interrupted here. */
  record->status = read.status == ROUSE_STATUS_FINISHED ? ROUSE_STATUS_FINISHED : ROUSE_STATUS_ENDED_EARLY;
  record->start = read.start;
  record->utc_offset = read.utc_offset;
  record->day = read.day;
  record->active = read.active;
  record->tired_before = read.tired_before;
  record->pain_before = read.pain_before;
  record->tired_after = read.tired_after;
  record->pain_after = read.pain_after;
  record->difficulty = read.difficulty;
  record->next_day = read.next_day;

  return TRUE;
}

static RouseRecord *
read_session (JsonNode *node, GError **error)
{
  g_autoptr (RouseRecord) record = rouse_record_new ("");
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (_ ("it is not an object"), error);
      return NULL;
    }
  object = json_node_get_object (node);
  if (!read_fields (object, record, error) || !read_sets (object, record, error) || !read_hurts (object, record, error))
    return NULL;

  return g_steal_pointer (&record);
}

static gboolean
check_header (JsonObject *root, GError **error)
{
  JsonNode *format = json_object_get_member (root, "format");
  JsonNode *version = json_object_get_member (root, "version");

  if (format == NULL || !JSON_NODE_HOLDS_VALUE (format) || g_strcmp0 (json_node_get_string (format), FORMAT) != 0
      || version == NULL || !JSON_NODE_HOLDS_VALUE (version) || json_node_get_value_type (version) != G_TYPE_INT64
      || json_node_get_int (version) < 1)
    {
      g_set_error_literal (error, ROUSE_REPORT_ERROR, ROUSE_REPORT_ERROR_FOREIGN,
                           _ ("This is not a journal of Rouse."));
      return FALSE;
    }
  if (json_node_get_int (version) > ROUSE_REPORT_VERSION)
    {
      g_set_error_literal (error, ROUSE_REPORT_ERROR, ROUSE_REPORT_ERROR_NEWER,
                           _ ("This was saved by a newer version of Rouse."));
      return FALSE;
    }

  return TRUE;
}

/**
 * rouse_report_from_json:
 * @text: what rouse_report_to_json() has made, perhaps long ago or by somebody else
 * @length: of it, in bytes; -1 for a text that ends with a zero
 * @goals: (out) (optional) (nullable) (transfer full): weekly goals; %NULL where the file is older than those
 * @breaks: (out) (optional) (nullable) (transfer full): breaks; %NULL where the file is older than those
 * @error: return location for an error of #ROUSE_REPORT_ERROR; its message says where it is
 *
 * Reads sessions, all of them or none. What was interrupted has ended.
 *
 * Returns: (transfer full) (element-type RouseRecord) (nullable): the sessions
 */
GPtrArray *
rouse_report_from_json (const char *text, gssize length, GVariant **goals, GVariant **breaks, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);
  g_autoptr (GError) reason = NULL;
  g_auto (RouseReportPlan) plan = { 0 };
  JsonNode *root;
  JsonArray *sessions;

  g_return_val_if_fail (text != NULL, NULL);

  if (!json_parser_load_from_data (parser, text, length, &reason))
    {
      /* Line, column and reason, after what the parser calls every text. */
      g_set_error_literal (error, ROUSE_REPORT_ERROR, ROUSE_REPORT_ERROR_BAD,
                           g_str_has_prefix (reason->message, "<data>:") ? reason->message + strlen ("<data>:")
                                                                         : reason->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, ROUSE_REPORT_ERROR, ROUSE_REPORT_ERROR_FOREIGN,
                           _ ("This is not a journal of Rouse."));
      return NULL;
    }
  if (!check_header (json_node_get_object (root), error)
      || !rouse_report_plan_read (json_node_get_object (root), &plan, error))
    return NULL;
  sessions = rouse_fields_get_list (json_node_get_object (root), "sessions", error);
  for (guint i = 0; sessions != NULL && i < json_array_get_length (sessions); i++)
    {
      RouseRecord *record = read_session (json_array_get_element (sessions, i), error);

      if (record == NULL)
        {
          /* Translators: a place in a file, before what is wrong there. */
          g_prefix_error (error, _ ("Session %u: "), i + 1);
          return NULL;
        }
      g_ptr_array_add (records, record);
    }

  if (sessions == NULL)
    return NULL;

  if (goals != NULL)
    *goals = g_steal_pointer (&plan.goals);
  if (breaks != NULL)
    *breaks = g_steal_pointer (&plan.breaks);

  return g_steal_pointer (&records);
}
