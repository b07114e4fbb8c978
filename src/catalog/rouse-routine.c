/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-routine.h"

#include "rouse-cue-rule.h"

/* A row of exercises with rests between them. Owned by the catalogue; main thread. */
struct _RouseRoutine
{
  GObject parent_instance;

  char *id;
  guint order;
  char *title;
  char *summary;
  char *welcome;
  gint64 closing_length;
  gboolean always_brief;
  gboolean standard_tempo;
  gboolean progression;
  guint unlocked_at;
  gint64 start_full;
  gint64 start_brief;
  GPtrArray *omitted; /* of id, NULL at the end */
  GArray *items;      /* of RouseRoutineItem */
};

static void item_clear (RouseRoutineItem *item);

G_DEFINE_FINAL_TYPE (RouseRoutine, rouse_routine, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_ORDER,
  PROP_TITLE,
  PROP_SUMMARY,
  PROP_WELCOME,
  PROP_CLOSING_LENGTH,
  PROP_ALWAYS_BRIEF,
  PROP_STANDARD_TEMPO,
  PROP_PROGRESSION,
  PROP_UNLOCKED_AT,
} RouseRoutineProperty;

static GParamSpec *properties[PROP_UNLOCKED_AT + 1];

static void
rouse_routine_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseRoutine *self = ROUSE_ROUTINE (object);

  switch ((RouseRoutineProperty) property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_ORDER:
      g_value_set_uint (value, self->order);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_WELCOME:
      g_value_set_string (value, self->welcome);
      break;
    case PROP_CLOSING_LENGTH:
      g_value_set_int64 (value, self->closing_length);
      break;
    case PROP_ALWAYS_BRIEF:
      g_value_set_boolean (value, self->always_brief);
      break;
    case PROP_STANDARD_TEMPO:
      g_value_set_boolean (value, self->standard_tempo);
      break;
    case PROP_PROGRESSION:
      g_value_set_boolean (value, self->progression);
      break;
    case PROP_UNLOCKED_AT:
      g_value_set_uint (value, self->unlocked_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_routine_finalize (GObject *object)
{
  RouseRoutine *self = ROUSE_ROUTINE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->welcome);
  g_ptr_array_unref (self->omitted);
  g_array_unref (self->items);
  G_OBJECT_CLASS (rouse_routine_parent_class)->finalize (object);
}

static void
rouse_routine_class_init (RouseRoutineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rouse_routine_get_property;
  object_class->finalize = rouse_routine_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_ORDER] = g_param_spec_uint ("order", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  properties[PROP_WELCOME] = g_param_spec_string ("welcome", NULL, NULL, NULL, flags);
  properties[PROP_CLOSING_LENGTH] = g_param_spec_int64 ("closing-length", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ALWAYS_BRIEF] = g_param_spec_boolean ("always-brief", NULL, NULL, FALSE, flags);
  properties[PROP_STANDARD_TEMPO] = g_param_spec_boolean ("standard-tempo", NULL, NULL, FALSE, flags);
  properties[PROP_UNLOCKED_AT] = g_param_spec_uint ("unlocked-at", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PROGRESSION] = g_param_spec_boolean ("progression", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rouse_routine_init (RouseRoutine *self)
{
  self->omitted = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  self->items = g_array_new (FALSE, TRUE, sizeof (RouseRoutineItem));
  g_array_set_clear_func (self->items, (GDestroyNotify) item_clear);
}

static void
item_clear (RouseRoutineItem *item)
{
  g_free (item->exercise);
  rouse_cue_loans_free (item->loans, item->n_loans);
}

static gboolean
read_levels (RouseRoutineItem *item, RouseNode *node, GError **error)
{
  if (!rouse_node_require_flags (node, "levels", ROUSE_TYPE_LEVEL, &item->levels, error))
    return FALSE;
  item->any_level = (item->levels & (item->levels - 1)) != 0;
  if (item->levels & (1u << ROUSE_LEVEL_STANDARD))
    item->level = ROUSE_LEVEL_STANDARD;
  else
    item->level = item->levels & (1u << ROUSE_LEVEL_EASY) ? ROUSE_LEVEL_EASY : ROUSE_LEVEL_HARD;
  return TRUE;
}

static gboolean
read_loans (RouseRoutineItem *item, RouseNode *node, GError **error)
{
  static const char *const children[] = { "loan", NULL };
  g_autoptr (GArray) loans = rouse_cue_loans_new ();

  if (!rouse_node_check_children (node, children, error))
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    {
      if (!rouse_cue_read_loan (g_ptr_array_index (node->children, i), loans, error))
        return FALSE;
    }
  item->loans = g_array_steal (loans, &item->n_loans);
  return TRUE;
}

static gboolean
check_item (RouseRoutineItem *item, RouseNode *node, GError **error)
{
  if (item->fixed && item->repetitions == 0)
    rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT,
                          "<item> has a fixed number of repetitions, but no number");
  else if (item->sets > 1 && item->rest_between_sets < 0)
    rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_MISSING, "<item> has %u sets, but no “rest-between-sets”",
                          item->sets);
  else if (item->sets == 1 && item->rest_between_sets >= 0)
    rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT,
                          "<item> has “rest-between-sets”, but only one set");
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_item (RouseRoutine *self, RouseNode *node, GError **error)
{
  static const char *const attributes[]
      = { "exercise", "levels", "repetitions", "fixed", "sets", "rest", "rest-between-sets", "setup", "switch", NULL };
  RouseRoutineItem *item = NULL;

  /* Added before it is filled, so that an error on the way leaves it to the array. */
  g_array_set_size (self->items, self->items->len + 1);
  item = &g_array_index (self->items, RouseRoutineItem, self->items->len - 1);
  item->rest_before = -1;
  item->rest_between_sets = -1;
  item->setup = -1;
  item->change_sides = -1;
  return rouse_node_check_attributes (node, attributes, error)
         && rouse_node_require_string (node, "exercise", &item->exercise, error) && read_levels (item, node, error)
         && rouse_node_read_uint (node, "repetitions", 1, 15, &item->repetitions, error)
         && rouse_node_read_boolean (node, "fixed", &item->fixed, error)
         && rouse_node_require_uint (node, "sets", 1, 5, &item->sets, error)
         && rouse_node_read_seconds (node, "rest", 600, &item->rest_before, error)
         && rouse_node_read_seconds (node, "rest-between-sets", 600, &item->rest_between_sets, error)
         && rouse_node_read_seconds (node, "setup", 600, &item->setup, error)
         && rouse_node_read_seconds (node, "switch", 600, &item->change_sides, error) && read_loans (item, node, error)
         && check_item (item, node, error);
}

static gboolean
read_head (RouseRoutine *self, RouseNode *node, GError **error)
{
  static const char *const attributes[]
      = { "id",           "order",          "welcome",     "start-full",  "start-brief", "closing",
          "always-brief", "standard-tempo", "progression", "unlocked-at", NULL };

  self->progression = TRUE;
  self->welcome = g_strdup (rouse_node_get_attribute (node, "welcome"));
  return rouse_node_check_attributes (node, attributes, error)
         && rouse_node_require_string (node, "id", &self->id, error)
         && rouse_node_require_uint (node, "order", 1, 1000, &self->order, error)
         && rouse_node_require_seconds (node, "start-full", 0, 600, &self->start_full, error)
         && rouse_node_require_seconds (node, "start-brief", 0, 600, &self->start_brief, error)
         && rouse_node_require_seconds (node, "closing", 0, 600, &self->closing_length, error)
         && rouse_node_read_boolean (node, "always-brief", &self->always_brief, error)
         && rouse_node_read_boolean (node, "standard-tempo", &self->standard_tempo, error)
         && rouse_node_read_boolean (node, "progression", &self->progression, error)
         && rouse_node_read_uint (node, "unlocked-at", 1, 99, &self->unlocked_at, error);
}

static gboolean
read_children (RouseRoutine *self, RouseNode *node, GError **error)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RouseNode *child = g_ptr_array_index (node->children, i);

      if (g_str_equal (child->name, "omit") && !rouse_cue_read_omit (child, self->omitted, error))
        return FALSE;
      if (g_str_equal (child->name, "item") && !read_item (self, child, error))
        return FALSE;
    }
  if (self->items->len > 0)
    return TRUE;
  rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_MISSING, "<routine> has no <item>");
  return FALSE;
}

/**
 * rouse_routine_new_from_node:
 * @node: a <routine>
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * Returns: (transfer full) (nullable): the routine that the element describes
 */
RouseRoutine *
rouse_routine_new_from_node (RouseNode *node, GError **error)
{
  static const char *const children[] = { "title", "summary", "omit", "item", NULL };
  g_autoptr (RouseRoutine) self = g_object_new (ROUSE_TYPE_ROUTINE, NULL);

  if (rouse_node_check_children (node, children, error) && read_head (self, node, error)
      && rouse_node_require_text (node, "title", &self->title, error)
      && rouse_node_require_text (node, "summary", &self->summary, error) && read_children (self, node, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * rouse_routine_get_id:
 * @self: a #RouseRoutine
 *
 * Returns: (transfer none): its id
 */
const char *
rouse_routine_get_id (RouseRoutine *self)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), NULL);

  return self->id;
}

/**
 * rouse_routine_get_order:
 * @self: a #RouseRoutine
 *
 * Returns: its place among the routines, from 1
 */
guint
rouse_routine_get_order (RouseRoutine *self)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), 0);

  return self->order;
}

/**
 * rouse_routine_get_title:
 * @self: a #RouseRoutine
 *
 * Returns: (transfer none): its name
 */
const char *
rouse_routine_get_title (RouseRoutine *self)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), NULL);

  return self->title;
}

/**
 * rouse_routine_get_summary:
 * @self: a #RouseRoutine
 *
 * Returns: (transfer none): what it holds
 */
const char *
rouse_routine_get_summary (RouseRoutine *self)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), NULL);

  return self->summary;
}

/**
 * rouse_routine_get_welcome:
 * @self: a #RouseRoutine
 *
 * Returns: (transfer none) (nullable): id of the cue that opens it
 */
const char *
rouse_routine_get_welcome (RouseRoutine *self)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), NULL);

  return self->welcome;
}

/**
 * rouse_routine_get_closing_length:
 * @self: a #RouseRoutine
 *
 * Returns: how long the closing words last at least, in ns
 */
gint64
rouse_routine_get_closing_length (RouseRoutine *self)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), 0);

  return self->closing_length;
}

/**
 * rouse_routine_get_always_brief:
 * @self: a #RouseRoutine
 *
 * Returns: whether guidance is never full
 */
gboolean
rouse_routine_get_always_brief (RouseRoutine *self)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), FALSE);

  return self->always_brief;
}

/**
 * rouse_routine_get_standard_tempo:
 * @self: a #RouseRoutine
 *
 * Returns: whether the tempo is always the standard one
 */
gboolean
rouse_routine_get_standard_tempo (RouseRoutine *self)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), FALSE);

  return self->standard_tempo;
}

/**
 * rouse_routine_get_unlocked_at:
 * @self: a #RouseRoutine
 *
 * Returns: how many repetitions the person should do of each of its exercises before it is for them; 0: none
 */
guint
rouse_routine_get_unlocked_at (RouseRoutine *self)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), 0);

  return self->unlocked_at;
}

/**
 * rouse_routine_get_progression:
 * @self: a #RouseRoutine
 *
 * Returns: whether it counts for later doses
 */
gboolean
rouse_routine_get_progression (RouseRoutine *self)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), FALSE);

  return self->progression;
}

/**
 * rouse_routine_get_start_length:
 * @self: a #RouseRoutine
 * @guidance: how much is said
 *
 * Returns: how long the words at the start last at least, in ns; at counts as long as at brief
 */
gint64
rouse_routine_get_start_length (RouseRoutine *self, RouseGuidance guidance)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), 0);

  return guidance == ROUSE_GUIDANCE_FULL ? self->start_full : self->start_brief;
}

/**
 * rouse_routine_omits:
 * @self: a #RouseRoutine
 * @cue: id of a cue
 *
 * Returns: whether the cue's own rules do not count in this routine
 */
gboolean
rouse_routine_omits (RouseRoutine *self, const char *cue)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), FALSE);

  /* An empty array has no terminated vector behind it yet. */
  return self->omitted->len > 0 && g_strv_contains ((const char *const *) self->omitted->pdata, cue);
}

/**
 * rouse_routine_get_items:
 * @self: a #RouseRoutine
 * @n_items: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_items): its exercises, in order
 */
const RouseRoutineItem *
rouse_routine_get_items (RouseRoutine *self, gsize *n_items)
{
  g_return_val_if_fail (ROUSE_IS_ROUTINE (self), NULL);

  *n_items = self->items->len;
  return (const RouseRoutineItem *) self->items->data;
}

static gboolean
lends (const RouseRoutineItem *item, const char *cue)
{
  for (gsize i = 0; i < item->n_loans; i++)
    {
      if (g_str_equal (item->loans[i].cue, cue))
        return TRUE;
    }
  return FALSE;
}

/**
 * rouse_routine_remove_item:
 * @self: a #RouseRoutine
 * @index: which of its exercises
 *
 * Takes an exercise out. What was to be said only there gets its own place back, so that no warning is lost with it.
 */
void
rouse_routine_remove_item (RouseRoutine *self, guint index)
{
  const RouseRoutineItem *item = NULL;

  g_return_if_fail (ROUSE_IS_ROUTINE (self));
  g_return_if_fail (index < self->items->len);

  item = &g_array_index (self->items, RouseRoutineItem, index);
  for (guint i = self->omitted->len; i > 0; i--)
    {
      if (lends (item, g_ptr_array_index (self->omitted, i - 1)))
        g_ptr_array_remove_index (self->omitted, i - 1);
    }
  g_array_remove_index (self->items, index);
}
