/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the models ask of an element: its parts and values, each checked as it is read. */

#include "rouse-node.h"

#include <math.h>
#include <string.h>

#define NS_PER_S 1e9

/**
 * rouse_node_set_error:
 * @self: the element that is wrong
 * @error: (nullable): return location
 * @code: the kind of mistake
 * @format: the reason, printf style, without place and full stop
 * @...: what the format needs
 *
 * Sets an error that names the place of the element.
 */
void
rouse_node_set_error (RouseNode *self, GError **error, RouseCatalogError code, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, ROUSE_CATALOG_ERROR, (int) code, "%s:%u:%u: %s", self->file, self->line, self->column, reason);
}

/**
 * rouse_node_get_child:
 * @self: an element
 * @name: name of a child
 *
 * Returns: (transfer none) (nullable): the first child of that name
 */
RouseNode *
rouse_node_get_child (RouseNode *self, const char *name)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      RouseNode *child = g_ptr_array_index (self->children, i);

      if (g_str_equal (child->name, name))
        return child;
    }
  return NULL;
}

/**
 * rouse_node_get_attribute:
 * @self: an element
 * @name: name of an attribute
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
rouse_node_get_attribute (RouseNode *self, const char *name)
{
  return g_hash_table_lookup (self->attributes, name);
}

/**
 * rouse_node_require_child:
 * @self: an element
 * @name: name of a child
 * @child: (out) (transfer none): the child
 * @error: return location
 *
 * Gets a child that must be there exactly once.
 *
 * Returns: whether it is
 */
gboolean
rouse_node_require_child (RouseNode *self, const char *name, RouseNode **child, GError **error)
{
  *child = NULL;
  for (guint i = 0; i < self->children->len; i++)
    {
      RouseNode *candidate = g_ptr_array_index (self->children, i);

      if (!g_str_equal (candidate->name, name))
        continue;
      if (*child != NULL)
        {
          rouse_node_set_error (candidate, error, ROUSE_CATALOG_ERROR_CONFLICT, "A second <%s> in <%s>", name,
                                self->name);
          return FALSE;
        }
      *child = candidate;
    }
  if (*child != NULL)
    return TRUE;
  rouse_node_set_error (self, error, ROUSE_CATALOG_ERROR_MISSING, "<%s> has no <%s>", self->name, name);
  return FALSE;
}

/**
 * rouse_node_take_text:
 * @self: an element
 * @text: (out) (transfer full): its text
 * @error: return location
 *
 * Gets the text of an element that must have some and nothing else.
 *
 * Returns: whether it has
 */
gboolean
rouse_node_take_text (RouseNode *self, char **text, GError **error)
{
  if (self->children->len > 0)
    {
      RouseNode *child = g_ptr_array_index (self->children, 0);

      rouse_node_set_error (child, error, ROUSE_CATALOG_ERROR_UNKNOWN, "<%s> has no place in <%s>", child->name,
                            self->name);
      return FALSE;
    }
  if (*self->text == '\0')
    {
      rouse_node_set_error (self, error, ROUSE_CATALOG_ERROR_MISSING, "<%s> has no text", self->name);
      return FALSE;
    }
  *text = g_strdup (self->text);
  return TRUE;
}

/**
 * rouse_node_require_text:
 * @self: an element
 * @name: name of a child
 * @text: (out) (transfer full): the child's text
 * @error: return location
 *
 * Gets the text of a child that must be there exactly once; it may have the attribute "clip" and no other.
 *
 * Returns: whether it is
 */
gboolean
rouse_node_require_text (RouseNode *self, const char *name, char **text, GError **error)
{
  static const char *const allowed[] = { "clip", NULL };
  RouseNode *child = NULL;

  return rouse_node_require_child (self, name, &child, error) && rouse_node_check_attributes (child, allowed, error)
         && rouse_node_take_text (child, text, error);
}

/**
 * rouse_node_require_string:
 * @self: an element
 * @name: name of an attribute
 * @value: (out) (transfer full): its value
 * @error: return location
 *
 * Gets an attribute that must be there and not empty.
 *
 * Returns: whether it is
 */
gboolean
rouse_node_require_string (RouseNode *self, const char *name, char **value, GError **error)
{
  const char *found = rouse_node_get_attribute (self, name);

  if (found == NULL || *found == '\0')
    {
      rouse_node_set_error (self, error, ROUSE_CATALOG_ERROR_MISSING, "<%s> has no “%s”", self->name, name);
      return FALSE;
    }
  *value = g_strdup (found);
  return TRUE;
}

static gboolean
set_value_error (RouseNode *self, const char *name, GError **error, const char *wanted)
{
  rouse_node_set_error (self, error, ROUSE_CATALOG_ERROR_VALUE, "“%s” of <%s> is “%s”, not %s", name, self->name,
                        rouse_node_get_attribute (self, name), wanted);
  return FALSE;
}

/**
 * rouse_node_require_double:
 * @self: an element
 * @name: name of an attribute
 * @minimum: the least value
 * @maximum: the greatest value
 * @value: (out): its value
 * @error: return location
 *
 * Gets a number that must be there and within its range.
 *
 * Returns: whether it is
 */
gboolean
rouse_node_require_double (
    RouseNode *self, const char *name, double minimum, double maximum, double *value, GError **error)
{
  g_autofree char *text = NULL;
  char *end = NULL;
  double number = 0;

  if (!rouse_node_require_string (self, name, &text, error))
    return FALSE;
  /* Plain decimals only: strtod() would also take "inf", "nan" and hexadecimal. */
  number = g_ascii_strtod (text, &end);
  if (strspn (text, "-.0123456789") == strlen (text) && end != text && *end == '\0' && number >= minimum
      && number <= maximum)
    {
      *value = number;
      return TRUE;
    }
  g_autofree char *wanted = g_strdup_printf ("a number from %g to %g", minimum, maximum);
  return set_value_error (self, name, error, wanted);
}

/**
 * rouse_node_require_uint:
 * @self: an element
 * @name: name of an attribute
 * @minimum: the least value
 * @maximum: the greatest value
 * @value: (out): its value
 * @error: return location
 *
 * Gets a whole number that must be there and within its range.
 *
 * Returns: whether it is
 */
gboolean
rouse_node_require_uint (RouseNode *self, const char *name, guint minimum, guint maximum, guint *value, GError **error)
{
  g_autofree char *text = NULL;
  guint64 number = 0;

  if (!rouse_node_require_string (self, name, &text, error))
    return FALSE;
  if (g_ascii_string_to_unsigned (text, 10, minimum, maximum, &number, NULL))
    {
      *value = (guint) number;
      return TRUE;
    }
  g_autofree char *wanted = g_strdup_printf ("a whole number from %u to %u", minimum, maximum);
  return set_value_error (self, name, error, wanted);
}

static char *
list_nicks (GEnumClass *enum_class)
{
  GString *list = g_string_new ("one of");

  for (guint i = 0; i < enum_class->n_values; i++)
    g_string_append_printf (list, "%s %s", i > 0 ? "," : "", enum_class->values[i].value_nick);
  return g_string_free_and_steal (list);
}

/**
 * rouse_node_require_enum:
 * @self: an element
 * @name: name of an attribute
 * @type: an enumeration
 * @value: (out): the value whose nick the attribute is
 * @error: return location
 *
 * Gets a word that must be there and belong to an enumeration.
 *
 * Returns: whether it does
 */
gboolean
rouse_node_require_enum (RouseNode *self, const char *name, GType type, int *value, GError **error)
{
  g_autoptr (GEnumClass) enum_class = g_type_class_ref (type);
  g_autofree char *text = NULL;
  GEnumValue *found = NULL;

  if (!rouse_node_require_string (self, name, &text, error))
    return FALSE;
  found = g_enum_get_value_by_nick (enum_class, text);
  if (found != NULL)
    {
      *value = found->value;
      return TRUE;
    }
  g_autofree char *wanted = list_nicks (enum_class);
  return set_value_error (self, name, error, wanted);
}

/**
 * rouse_node_require_flags:
 * @self: an element
 * @name: name of an attribute
 * @type: an enumeration
 * @mask: (out): 1 << value for each word of the attribute
 * @error: return location
 *
 * Gets a list of words, separated by single spaces, that must all belong to an enumeration.
 *
 * Returns: whether they do
 */
gboolean
rouse_node_require_flags (RouseNode *self, const char *name, GType type, guint *mask, GError **error)
{
  g_autoptr (GEnumClass) enum_class = g_type_class_ref (type);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  guint found = 0;

  if (!rouse_node_require_string (self, name, &text, error))
    return FALSE;
  words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      GEnumValue *value = g_enum_get_value_by_nick (enum_class, words[i]);

      if (value == NULL || (found & (1u << value->value)) != 0)
        {
          g_autofree char *wanted = list_nicks (enum_class);

          return set_value_error (self, name, error, wanted);
        }
      found |= 1u << value->value;
    }
  *mask = found;
  return TRUE;
}

/**
 * rouse_node_require_seconds:
 * @self: an element
 * @name: name of an attribute in seconds
 * @minimum: the least value, in seconds
 * @maximum: the greatest value, in seconds
 * @value: (out): its value, in ns
 * @error: return location
 *
 * Gets a length of time that must be there and within its range.
 *
 * Returns: whether it is
 */
gboolean
rouse_node_require_seconds (
    RouseNode *self, const char *name, double minimum, double maximum, gint64 *value, GError **error)
{
  double seconds = 0;

  if (!rouse_node_require_double (self, name, minimum, maximum, &seconds, error))
    return FALSE;
  *value = llround (seconds * NS_PER_S);
  return TRUE;
}

/**
 * rouse_node_read_uint:
 * @self: an element
 * @name: name of an attribute that may be absent
 * @minimum: the least value
 * @maximum: the greatest value
 * @value: (inout): its value; left alone when it is absent
 * @error: return location
 *
 * Returns: %FALSE if it is there and wrong
 */
gboolean
rouse_node_read_uint (RouseNode *self, const char *name, guint minimum, guint maximum, guint *value, GError **error)
{
  return rouse_node_get_attribute (self, name) == NULL
         || rouse_node_require_uint (self, name, minimum, maximum, value, error);
}

/**
 * rouse_node_read_enum:
 * @self: an element
 * @name: name of an attribute that may be absent
 * @type: an enumeration
 * @value: (inout): its value; left alone when it is absent
 * @error: return location
 *
 * Returns: %FALSE if it is there and wrong
 */
gboolean
rouse_node_read_enum (RouseNode *self, const char *name, GType type, int *value, GError **error)
{
  return rouse_node_get_attribute (self, name) == NULL || rouse_node_require_enum (self, name, type, value, error);
}

/**
 * rouse_node_read_seconds:
 * @self: an element
 * @name: name of an attribute in seconds that may be absent
 * @maximum: the greatest value, in seconds
 * @value: (inout): its value, in ns; left alone when it is absent
 * @error: return location
 *
 * Returns: %FALSE if it is there and wrong
 */
gboolean
rouse_node_read_seconds (RouseNode *self, const char *name, double maximum, gint64 *value, GError **error)
{
  return rouse_node_get_attribute (self, name) == NULL
         || rouse_node_require_seconds (self, name, 0, maximum, value, error);
}

/**
 * rouse_node_read_boolean:
 * @self: an element
 * @name: name of an attribute that may be absent
 * @value: (inout): whether it is "yes"; left alone when it is absent
 * @error: return location
 *
 * Returns: %FALSE if it is there and neither "yes" nor "no"
 */
gboolean
rouse_node_read_boolean (RouseNode *self, const char *name, gboolean *value, GError **error)
{
  const char *text = rouse_node_get_attribute (self, name);

  if (text == NULL)
    return TRUE;
  if (!g_str_equal (text, "yes") && !g_str_equal (text, "no"))
    return set_value_error (self, name, error, "one of yes, no");
  *value = g_str_equal (text, "yes");
  return TRUE;
}

/**
 * rouse_node_check_children:
 * @self: an element
 * @allowed: (array zero-terminated=1): names of the children it may have
 * @error: return location
 *
 * Checks an element that is made of elements: nothing unknown, and no text.
 *
 * Returns: whether all its children are allowed
 */
gboolean
rouse_node_check_children (RouseNode *self, const char *const *allowed, GError **error)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      RouseNode *child = g_ptr_array_index (self->children, i);

      if (!g_strv_contains (allowed, child->name))
        {
          rouse_node_set_error (child, error, ROUSE_CATALOG_ERROR_UNKNOWN, "<%s> has no place in <%s>", child->name,
                                self->name);
          return FALSE;
        }
    }
  if (*self->text != '\0')
    {
      rouse_node_set_error (self, error, ROUSE_CATALOG_ERROR_UNKNOWN, "Text has no place in <%s>", self->name);
      return FALSE;
    }
  return TRUE;
}

/**
 * rouse_node_check_attributes:
 * @self: an element
 * @allowed: (array zero-terminated=1): names of the attributes it may have
 * @error: return location
 *
 * Returns: whether all its attributes are allowed
 */
gboolean
rouse_node_check_attributes (RouseNode *self, const char *const *allowed, GError **error)
{
  GHashTableIter iter;
  gpointer name = NULL;
  const char *worst = NULL;

  /* The first in the alphabet, so that two mistakes give the same message in every run. */
  g_hash_table_iter_init (&iter, self->attributes);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (!g_strv_contains (allowed, name) && (worst == NULL || strcmp (name, worst) < 0))
        worst = name;
    }
  if (worst == NULL)
    return TRUE;
  rouse_node_set_error (self, error, ROUSE_CATALOG_ERROR_UNKNOWN, "“%s” has no place in <%s>", worst, self->name);
  return FALSE;
}
