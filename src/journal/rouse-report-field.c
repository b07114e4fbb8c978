/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of the JSON, in one table for writing and for reading, so that the two cannot disagree. */

#include "rouse-report-field.h"

#include "rouse-day.h"

#include <glib/gi18n-lib.h>

#define LONGEST (7 * 24 * 3600 * G_GINT64_CONSTANT (1000000000))
#define MOST 100000

#define AT(type, member) G_STRUCT_OFFSET (type, member)

const RouseField rouse_fields_of_session[] = {
  { "uuid", ROUSE_FIELD_TEXT, AT (RouseRecord, uuid) },
  { "routine", ROUSE_FIELD_ID, AT (RouseRecord, routine) },
  { "status", ROUSE_FIELD_WORD, AT (RouseRecord, status), rouse_status_get_type },
  { "start", ROUSE_FIELD_TIME, AT (RouseRecord, start) },
  { "zone", ROUSE_FIELD_TEXT, AT (RouseRecord, zone) },
  { "utc-offset", ROUSE_FIELD_NUMBER, AT (RouseRecord, utc_offset), NULL, -86400, 86400 },
  { "date", ROUSE_FIELD_DAY, AT (RouseRecord, day) },
  { "active", ROUSE_FIELD_LENGTH, AT (RouseRecord, active), NULL, 0, LONGEST },
  { "tired-before", ROUSE_FIELD_ANSWER, AT (RouseRecord, tired_before), NULL, 0, 10 },
  { "pain-before", ROUSE_FIELD_ANSWER, AT (RouseRecord, pain_before), NULL, 0, 10 },
  { "tired-after", ROUSE_FIELD_ANSWER, AT (RouseRecord, tired_after), NULL, 0, 10 },
  { "pain-after", ROUSE_FIELD_ANSWER, AT (RouseRecord, pain_after), NULL, 0, 10 },
  { "difficulty", ROUSE_FIELD_ANSWER, AT (RouseRecord, difficulty), NULL, 1, 5 },
  { "harder", ROUSE_FIELD_OPTIONAL_ID, AT (RouseRecord, harder) },
  { "next-day", ROUSE_FIELD_OPTIONAL_WORD, AT (RouseRecord, next_day), rouse_next_day_get_type },
  { NULL },
};

const RouseField rouse_fields_of_set[] = {
  { "exercise", ROUSE_FIELD_ID, AT (RouseRecordSet, exercise) },
  { "level", ROUSE_FIELD_WORD, AT (RouseRecordSet, level), rouse_level_get_type },
  { "side", ROUSE_FIELD_WORD, AT (RouseRecordSet, side), rouse_side_get_type },
  { "number", ROUSE_FIELD_NUMBER, AT (RouseRecordSet, number), NULL, 1, MOST },
  { "done", ROUSE_FIELD_NUMBER, AT (RouseRecordSet, done), NULL, 0, MOST },
  { "planned", ROUSE_FIELD_NUMBER, AT (RouseRecordSet, planned), NULL, 1, MOST },
  { "active", ROUSE_FIELD_LENGTH, AT (RouseRecordSet, active), NULL, 0, LONGEST },
  { "outcome", ROUSE_FIELD_WORD, AT (RouseRecordSet, outcome), rouse_outcome_get_type },
  { NULL },
};

const RouseField rouse_fields_of_hurt[] = {
  { "exercise", ROUSE_FIELD_OPTIONAL_ID, AT (RouseRecordHurt, exercise) },
  { "level", ROUSE_FIELD_WORD, AT (RouseRecordHurt, level), rouse_level_get_type },
  { "side", ROUSE_FIELD_WORD, AT (RouseRecordHurt, side), rouse_side_get_type },
  { "feeling", ROUSE_FIELD_WORD, AT (RouseRecordHurt, feeling), rouse_feeling_get_type },
  { "place", ROUSE_FIELD_WORD, AT (RouseRecordHurt, place), rouse_place_get_type },
  { "answer", ROUSE_FIELD_WORD, AT (RouseRecordHurt, answer), rouse_hurt_answer_get_type },
  { "flagged", ROUSE_FIELD_FLAG, AT (RouseRecordHurt, flagged) },
  { NULL },
};

const RouseField rouse_fields_of_goal[] = {
  { "from", ROUSE_FIELD_DAY, AT (RouseGoalChange, day) },
  { "days", ROUSE_FIELD_NUMBER, AT (RouseGoalChange, goal), NULL, ROUSE_GOAL_MINIMUM, ROUSE_GOAL_MAXIMUM },
  { NULL },
};

const RouseField rouse_fields_of_break[] = {
  { "first", ROUSE_FIELD_DAY, AT (RouseReportBreak, first) },
  { "last", ROUSE_FIELD_DAY, AT (RouseReportBreak, last) },
  { "reason", ROUSE_FIELD_WORD, AT (RouseReportBreak, reason), rouse_pause_reason_get_type },
  { NULL },
};

static JsonNode *
create_text (const char *text)
{
  return text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;
}

static JsonNode *
create_number (gint64 number)
{
  return json_node_init_int (json_node_alloc (), number);
}

static JsonNode *
create_word (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return create_text (g_enum_get_value (klass, value)->value_nick);
}

static JsonNode *
create_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);
  g_autofree char *text = utc != NULL ? g_date_time_format_iso8601 (utc) : NULL;

  return create_text (text != NULL ? text : "1970-01-01T00:00:00Z");
}

static JsonNode *
create_day (guint32 day)
{
  char text[ROUSE_DAY_LENGTH];

  rouse_day_format (day, text);

  return create_text (text);
}

static JsonNode *
create_node (const RouseField *self, gconstpointer structure)
{
  const int number = G_STRUCT_MEMBER (int, structure, self->offset);

  switch (self->kind)
    {
    case ROUSE_FIELD_TEXT:
    case ROUSE_FIELD_OPTIONAL_TEXT:
    case ROUSE_FIELD_ID:
    case ROUSE_FIELD_OPTIONAL_ID:
      return create_text (G_STRUCT_MEMBER (const char *, structure, self->offset));
    case ROUSE_FIELD_WORD:
      return create_word (self->get_type (), number);
    case ROUSE_FIELD_OPTIONAL_WORD:
      return number != 0 ? create_word (self->get_type (), number) : NULL;
    case ROUSE_FIELD_NUMBER:
      return create_number (number);
    case ROUSE_FIELD_LENGTH:
      return create_number (G_STRUCT_MEMBER (gint64, structure, self->offset));
    case ROUSE_FIELD_ANSWER:
      return number != ROUSE_UNANSWERED ? create_number (number) : NULL;
    case ROUSE_FIELD_FLAG:
      return json_node_init_boolean (json_node_alloc (), number != 0);
    case ROUSE_FIELD_TIME:
      return create_time (G_STRUCT_MEMBER (gint64, structure, self->offset));
    case ROUSE_FIELD_DAY:
      return create_day (G_STRUCT_MEMBER (guint32, structure, self->offset));
    default:
      g_return_val_if_reached (NULL);
    }
}

/*
 * rouse_field_write:
 * @structure: what has the field
 *
 * Writes a field, unless there is nothing in it.
 */
void
rouse_field_write (const RouseField *self, gconstpointer structure, JsonBuilder *builder)
{
  JsonNode *node = create_node (self, structure);

  if (node == NULL)
    return;
  json_builder_set_member_name (builder, self->name);
  json_builder_add_value (builder, node);
}

static gboolean
refuse (const RouseField *self, const char *reason, GError **error)
{
  /* Translators: the name of a field in a file, and what is wrong with it. */
  g_set_error (error, ROUSE_REPORT_ERROR, ROUSE_REPORT_ERROR_BAD, _ ("“%s” %s"), self->name, reason);

  return FALSE;
}

/* Ids come from files of the catalogue, and are never empty. */
static gboolean
is_id (const char *text)
{
  if (!g_ascii_islower (text[0]))
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '-')
      return FALSE;

  return TRUE;
}

static gboolean
read_text (const RouseField *self, const char *text, gpointer structure, GError **error)
{
  const gboolean id = self->kind == ROUSE_FIELD_ID || self->kind == ROUSE_FIELD_OPTIONAL_ID;

  if (text[0] == '\0' || strlen (text) > 255)
    return refuse (self, _ ("is empty or too long"), error);
  if (id && !is_id (text))
    return refuse (self, _ ("is not the name of an exercise or a routine"), error);
  G_STRUCT_MEMBER (const char *, structure, self->offset) = text;

  return TRUE;
}

static gboolean
read_word (const RouseField *self, const char *text, gpointer structure, GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (self->get_type ());
  const GEnumValue *value = g_enum_get_value_by_nick (klass, text);

  if (value == NULL)
    return refuse (self, _ ("is a word that is not known"), error);
  G_STRUCT_MEMBER (int, structure, self->offset) = value->value;

  return TRUE;
}

static gboolean
read_time (const RouseField *self, const char *text, gpointer structure, GError **error)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  if (time == NULL)
    return refuse (self, _ ("is not a time such as 2026-11-22T08:00:00Z"), error);
  G_STRUCT_MEMBER (gint64, structure, self->offset) = g_date_time_to_unix_usec (time);

  return TRUE;
}

static gboolean
read_day (const RouseField *self, const char *text, gpointer structure, GError **error)
{
  const guint32 day = rouse_day_parse (text);

  if (day == 0)
    return refuse (self, _ ("is not a date such as 2026-11-22"), error);
  G_STRUCT_MEMBER (guint32, structure, self->offset) = day;

  return TRUE;
}

static gboolean
read_string (const RouseField *self, JsonNode *node, gpointer structure, GError **error)
{
  const char *text = json_node_get_string (node);

  if (self->kind == ROUSE_FIELD_TIME)
    return read_time (self, text, structure, error);
  if (self->kind == ROUSE_FIELD_DAY)
    return read_day (self, text, structure, error);
  if (self->get_type != NULL)
    return read_word (self, text, structure, error);

  return read_text (self, text, structure, error);
}

static gboolean
read_number (const RouseField *self, JsonNode *node, gpointer structure, GError **error)
{
  const gint64 number = json_node_get_int (node);

  if (number < self->least || number > self->most)
    return refuse (self, _ ("is a number that cannot be"), error);
  if (self->kind == ROUSE_FIELD_LENGTH)
    G_STRUCT_MEMBER (gint64, structure, self->offset) = number;
  else
    G_STRUCT_MEMBER (int, structure, self->offset) = (int) number;

  return TRUE;
}

static gboolean
read_missing (const RouseField *self, GError **error)
{
  if (self->kind == ROUSE_FIELD_OPTIONAL_TEXT || self->kind == ROUSE_FIELD_OPTIONAL_ID
      || self->kind == ROUSE_FIELD_OPTIONAL_WORD || self->kind == ROUSE_FIELD_ANSWER)
    return TRUE;

  return refuse (self, _ ("is missing"), error);
}

static GType
get_json_type (const RouseField *self)
{
  switch (self->kind)
    {
    case ROUSE_FIELD_NUMBER:
    case ROUSE_FIELD_LENGTH:
    case ROUSE_FIELD_ANSWER:
      return G_TYPE_INT64;
    case ROUSE_FIELD_FLAG:
      return G_TYPE_BOOLEAN;
    case ROUSE_FIELD_TEXT:
    case ROUSE_FIELD_OPTIONAL_TEXT:
    case ROUSE_FIELD_ID:
    case ROUSE_FIELD_OPTIONAL_ID:
    case ROUSE_FIELD_WORD:
    case ROUSE_FIELD_OPTIONAL_WORD:
    case ROUSE_FIELD_TIME:
    case ROUSE_FIELD_DAY:
    default:
      return G_TYPE_STRING;
    }
}

/*
 * rouse_field_read:
 * @object: what was read
 * @structure: where the field is to be set; a text is borrowed from @object
 *
 * Returns: %FALSE with %ROUSE_REPORT_ERROR_BAD where it cannot be so
 */
gboolean
rouse_field_read (const RouseField *self, JsonObject *object, gpointer structure, GError **error)
{
  JsonNode *node = json_object_get_member (object, self->name);

  if (node == NULL)
    return read_missing (self, error);
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != get_json_type (self))
    return refuse (self, _ ("is of another kind than it has to be"), error);
  if (self->kind == ROUSE_FIELD_FLAG)
    {
      G_STRUCT_MEMBER (gboolean, structure, self->offset) = json_node_get_boolean (node);
      return TRUE;
    }

  return get_json_type (self) == G_TYPE_STRING ? read_string (self, node, structure, error)
                                               : read_number (self, node, structure, error);
}

/*
 * rouse_fields_check:
 * @object: what was read
 * @others: (array zero-terminated): members that may be there beside the fields
 *
 * Returns: %FALSE with %ROUSE_REPORT_ERROR_BAD where there is something that nobody knows
 */
gboolean
rouse_fields_check (const RouseField *fields, JsonObject *object, const char *const *others, GError **error)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      gboolean known = g_strv_contains (others, name);

      for (const RouseField *field = fields; field->name != NULL && !known; field++)
        known = g_str_equal (field->name, name);
      if (!known)
        {
          g_set_error (error, ROUSE_REPORT_ERROR, ROUSE_REPORT_ERROR_BAD, _ ("“%s” is not known"), name);
          return FALSE;
        }
    }

  return TRUE;
}

/*
 * rouse_fields_write:
 *
 * Writes an object with these fields.
 */
void
rouse_fields_write (const RouseField *fields, gconstpointer structure, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  for (const RouseField *field = fields; field->name != NULL; field++)
    rouse_field_write (field, structure, builder);
  json_builder_end_object (builder);
}

/*
 * rouse_fields_read:
 *
 * Reads an object that has these fields and no others.
 */
gboolean
rouse_fields_read (const RouseField *fields, JsonNode *node, gpointer structure, GError **error)
{
  const char *const none[] = { NULL };
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, ROUSE_REPORT_ERROR, ROUSE_REPORT_ERROR_BAD, _ ("it is not an object"));
      return FALSE;
    }
  object = json_node_get_object (node);
  for (const RouseField *field = fields; field->name != NULL; field++)
    if (!rouse_field_read (field, object, structure, error))
      return FALSE;

  return rouse_fields_check (fields, object, none, error);
}

/*
 * rouse_fields_get_list:
 *
 * Returns: (transfer none) (nullable): the list of this name
 */
JsonArray *
rouse_fields_get_list (JsonObject *object, const char *name, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  g_set_error (error, ROUSE_REPORT_ERROR, ROUSE_REPORT_ERROR_BAD, _ ("“%s” is not a list"), name);

  return NULL;
}
