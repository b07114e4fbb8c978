/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-cue-rule.h"

#define MAX_REPETITION 99
#define ANY_POSTURE ((1u << ROUSE_POSTURE_LYING) | (1u << ROUSE_POSTURE_STANDING))

static const char *const nothing[] = { NULL };

static void
loan_clear (RouseCueLoan *loan)
{
  g_free (loan->cue);
}

/**
 * rouse_cue_loans_new:
 *
 * Returns: (transfer full): an empty array of #RouseCueLoan that frees what it holds
 */
GArray *
rouse_cue_loans_new (void)
{
  GArray *loans = g_array_new (FALSE, TRUE, sizeof (RouseCueLoan));

  g_array_set_clear_func (loans, (GDestroyNotify) loan_clear);
  return loans;
}

/**
 * rouse_cue_loans_free:
 * @loans: (transfer full) (nullable) (array length=n_loans): what g_array_steal() took from rouse_cue_loans_new()
 * @n_loans: how many there are
 *
 * Frees loans that have left their array.
 */
void
rouse_cue_loans_free (RouseCueLoan *loans, gsize n_loans)
{
  for (gsize i = 0; i < n_loans; i++)
    loan_clear (&loans[i]);
  g_free (loans);
}

/* "3" or "1-2" */
static gboolean
parse_repetitions (const char *word, guint *first, guint *last)
{
  g_auto (GStrv) ends = g_strsplit (word, "-", 2);
  guint64 from = 0;
  guint64 to = 0;

  if (ends[0] == NULL || !g_ascii_string_to_unsigned (ends[0], 10, 1, MAX_REPETITION, &from, NULL))
    return FALSE;
  to = from;
  if (ends[1] != NULL && !g_ascii_string_to_unsigned (ends[1], 10, from, MAX_REPETITION, &to, NULL))
    return FALSE;
  *first = (guint) from;
  *last = (guint) to;
  return TRUE;
}

/* One rule for each stretch of repetitions that the attribute lists. */
static gboolean
append_rules (RouseNode *node, const RouseCueRule *rule, GArray *rules, GError **error)
{
  const char *repetitions = rouse_node_get_attribute (node, "repetitions");
  g_auto (GStrv) words = g_strsplit (repetitions != NULL ? repetitions : "", " ", -1);
  RouseCueRule copy = *rule;

  if (repetitions == NULL)
    {
      g_array_append_val (rules, copy);
      return TRUE;
    }
  if (g_str_equal (repetitions, "every"))
    {
      copy.first_repetition = 1;
      copy.last_repetition = G_MAXUINT;
      g_array_append_val (rules, copy);
      return TRUE;
    }
  for (guint i = 0; i == 0 || words[i] != NULL; i++)
    {
      if (words[i] == NULL || !parse_repetitions (words[i], &copy.first_repetition, &copy.last_repetition))
        {
          rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_VALUE,
                                "“repetitions” of <rule> is “%s”, not “every” or numbers such as “3” or “1-2”",
                                repetitions);
          return FALSE;
        }
      g_array_append_val (rules, copy);
    }
  return TRUE;
}

static gboolean
read_place (RouseNode *node, RouseCueRule *rule, GError **error)
{
  if (!rouse_node_read_seconds (node, "wait", 60, &rule->wait, error)
      || !rouse_node_read_seconds (node, "at", 600, &rule->at, error)
      || !rouse_node_read_seconds (node, "before", 600, &rule->before, error)
      || !rouse_node_read_seconds (node, "repeat", 600, &rule->repeat, error))
    return FALSE;
  if (rule->at < 0 || rule->before < 0)
    return TRUE;
  rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT, "<rule> has both “at” and “before”");
  return FALSE;
}

/**
 * rouse_cue_read_rule:
 * @node: a <rule>
 * @rules: (element-type RouseCueRule): where to add what it says
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * Returns: whether the element is good
 */
gboolean
rouse_cue_read_rule (RouseNode *node, GArray *rules, GError **error)
{
  static const char *const attributes[]
      = { "moment", "guidance", "repetitions", "smallest-set", "side",   "posture",      "condition",
          "order",  "wait",     "at",          "before",       "repeat", "wait-for-key", NULL };
  RouseCueRule rule = { .postures = ANY_POSTURE, .at = -1, .before = -1 };
  int moment = 0;
  int side = ROUSE_SIDE_BOTH;
  int condition = ROUSE_CONDITION_ALWAYS;

  if (!rouse_node_check_attributes (node, attributes, error) || !rouse_node_check_children (node, nothing, error)
      || !rouse_node_require_enum (node, "moment", ROUSE_TYPE_MOMENT, &moment, error)
      || !rouse_node_require_flags (node, "guidance", ROUSE_TYPE_GUIDANCE, &rule.guidances, error)
      || !rouse_node_read_uint (node, "smallest-set", 1, MAX_REPETITION, &rule.smallest_set, error)
      || !rouse_node_read_enum (node, "side", ROUSE_TYPE_SIDE, &side, error)
      || (rouse_node_get_attribute (node, "posture") != NULL
          && !rouse_node_require_flags (node, "posture", ROUSE_TYPE_POSTURE, &rule.postures, error))
      || !rouse_node_read_enum (node, "condition", ROUSE_TYPE_CONDITION, &condition, error)
      || !rouse_node_read_uint (node, "order", 1, MAX_REPETITION, &rule.order, error)
      || !rouse_node_read_boolean (node, "wait-for-key", &rule.wait_for_key, error) || !read_place (node, &rule, error))
    return FALSE;
  rule.moment = (RouseMoment) moment;
  rule.side = (RouseSide) side;
  rule.condition = (RouseCondition) condition;
  return append_rules (node, &rule, rules, error);
}

/**
 * rouse_cue_read_loan:
 * @node: a <loan>
 * @loans: (element-type RouseCueLoan): where to add what it lends, one entry a rule
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * Returns: whether the element is good
 */
gboolean
rouse_cue_read_loan (RouseNode *node, GArray *loans, GError **error)
{
  static const char *const attributes[] = { "cue", NULL };
  static const char *const children[] = { "rule", NULL };
  g_autoptr (GArray) rules = g_array_new (FALSE, TRUE, sizeof (RouseCueRule));
  g_autofree char *cue = NULL;

  if (!rouse_node_check_attributes (node, attributes, error) || !rouse_node_check_children (node, children, error)
      || !rouse_node_require_string (node, "cue", &cue, error))
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    {
      if (!rouse_cue_read_rule (g_ptr_array_index (node->children, i), rules, error))
        return FALSE;
    }
  if (rules->len == 0)
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_MISSING, "<loan> has no <rule>");
      return FALSE;
    }
  for (guint i = 0; i < rules->len; i++)
    {
      RouseCueLoan loan = { g_strdup (cue), g_array_index (rules, RouseCueRule, i) };

      g_array_append_val (loans, loan);
    }
  return TRUE;
}

/**
 * rouse_cue_read_omit:
 * @node: an <omit>
 * @omitted: (element-type utf8): where to add the id of the cue
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * Returns: whether the element is good
 */
gboolean
rouse_cue_read_omit (RouseNode *node, GPtrArray *omitted, GError **error)
{
  static const char *const attributes[] = { "cue", NULL };
  char *cue = NULL;

  if (!rouse_node_check_attributes (node, attributes, error) || !rouse_node_check_children (node, nothing, error)
      || !rouse_node_require_string (node, "cue", &cue, error))
    return FALSE;
  g_ptr_array_add (omitted, cue);
  return TRUE;
}
