/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-node.h"

#include <string.h>

/* Limits of one file, far above what any honest one needs. They bound memory and recursion whatever a file holds. */
#define MAX_DEPTH 16
#define MAX_ELEMENTS 16384
#define MAX_CHILDREN 1024
#define MAX_ATTRIBUTES 64

/* A file on its way to a tree of nodes. */
typedef struct
{
  GRefString *file;
  const char *const *languages;
  GPtrArray *open; /* of RouseNode, borrowed: from the root to the innermost */
  GArray *ranks;   /* of guint, beside open: how well the text of the last child fits the languages */
  RouseNode *root;
  GString *text;
  guint n_elements;
  guint line; /* where the piece in hand starts */
  guint column;
  gboolean translation; /* inside an element that only brings a translation of the one before it */
  char *language;
} Reader;

G_DEFINE_QUARK (rouse-catalog-error-quark, rouse_catalog_error)

static RouseNode *
node_new (Reader *reader, const char *name)
{
  RouseNode *self = g_new0 (RouseNode, 1);

  self->file = g_ref_string_acquire (reader->file);
  self->line = reader->line;
  self->column = reader->column;
  self->name = g_strdup (name);
  self->text = g_strdup ("");
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_node_free);
  self->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

static void G_GNUC_PRINTF (4, 5)
    reader_set_error (Reader *reader, GError **error, RouseCatalogError code, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, ROUSE_CATALOG_ERROR, code, "%s:%u:%u: %s", reader->file, reader->line, reader->column, reason);
}

static gboolean
is_source_language (const char *language)
{
  return g_str_equal (language, "C") || g_str_equal (language, "POSIX") || g_str_equal (language, "en");
}

/* Place of a language in the reader's wishes, 0 the best; NULL is the language that the files are written in. */
static guint
rank_language (const char *const *languages, const char *language)
{
  guint i = 0;

  for (; languages != NULL && languages[i] != NULL; i++)
    {
      if (language == NULL ? is_source_language (languages[i]) : g_str_equal (languages[i], language))
        return i;
    }
  /* Whoever asked for none of the languages that are there gets the source. */
  return language == NULL ? i : i + 1;
}

static RouseNode *
innermost (Reader *reader)
{
  return reader->open->len > 0 ? g_ptr_array_index (reader->open, reader->open->len - 1) : NULL;
}

/* gettext puts each translation right behind its source, with the same name and often without the attributes. */
static gboolean
start_translation (Reader *reader, const char *name, const char *language, GError **error)
{
  RouseNode *parent = innermost (reader);
  RouseNode *source = NULL;

  if (parent != NULL && parent->children->len > 0)
    source = g_ptr_array_index (parent->children, parent->children->len - 1);
  if (source == NULL || !g_str_equal (source->name, name))
    {
      reader_set_error (reader, error, ROUSE_CATALOG_ERROR_CONFLICT, "<%s> translates nothing", name);
      return FALSE;
    }
  reader->translation = TRUE;
  reader->language = g_strdelimit (g_strdup (language), "-", '_');
  return TRUE;
}

static gboolean
take_attributes (Reader *reader, RouseNode *node, const char **names, const char **values, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i >= MAX_ATTRIBUTES)
        {
          reader_set_error (reader, error, ROUSE_CATALOG_ERROR_SYNTAX, "<%s> has more than %d attributes", node->name,
                            MAX_ATTRIBUTES);
          return FALSE;
        }
      if (!g_hash_table_insert (node->attributes, g_strdup (names[i]), g_strdup (values[i])))
        {
          reader_set_error (reader, error, ROUSE_CATALOG_ERROR_CONFLICT, "<%s> has the attribute “%s” twice",
                            node->name, names[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_limits (Reader *reader, const char *name, GError **error)
{
  RouseNode *parent = innermost (reader);

  if (reader->open->len >= MAX_DEPTH)
    reader_set_error (reader, error, ROUSE_CATALOG_ERROR_SYNTAX, "<%s> is nested deeper than %d elements", name,
                      MAX_DEPTH);
  else if (++reader->n_elements > MAX_ELEMENTS)
    reader_set_error (reader, error, ROUSE_CATALOG_ERROR_SYNTAX, "More than %d elements", MAX_ELEMENTS);
  else if (parent == NULL && reader->root != NULL)
    reader_set_error (reader, error, ROUSE_CATALOG_ERROR_SYNTAX, "<%s> stands beside the root", name);
  else if (parent != NULL && parent->children->len >= MAX_CHILDREN)
    reader_set_error (reader, error, ROUSE_CATALOG_ERROR_SYNTAX, "<%s> holds more than %d elements", parent->name,
                      MAX_CHILDREN);
  else if (reader->translation)
    reader_set_error (reader, error, ROUSE_CATALOG_ERROR_UNKNOWN, "<%s> has no place in a translation", name);
  else
    return TRUE;
  return FALSE;
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **names,
                  const char **values,
                  gpointer data,
                  GError **error)
{
  Reader *reader = data;
  RouseNode *parent = innermost (reader);
  RouseNode *node = NULL;
  const guint unranked = G_MAXUINT;

  if (!check_limits (reader, name, error))
    return;
  if (reader->text->len > 0)
    {
      reader_set_error (reader, error, ROUSE_CATALOG_ERROR_CONFLICT, "<%s> stands in the middle of text", name);
      return;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], "xml:lang"))
        {
          start_translation (reader, name, values[i], error);
          return;
        }
    }

  node = node_new (reader, name);
  if (parent != NULL)
    g_ptr_array_add (parent->children, node);
  else
    reader->root = node;
  g_ptr_array_add (reader->open, node);
  g_array_append_val (reader->ranks, unranked);
  take_attributes (reader, node, names, values, error);
}

/* Keeps a single space where the file has line ends and indentation, and none at the ends. */
static void
collapse (GString *text)
{
  gsize length = 0;

  for (gsize i = 0; i < text->len; i++)
    {
      if (!g_ascii_isspace (text->str[i]))
        text->str[length++] = text->str[i];
      else if (length > 0 && text->str[length - 1] != ' ')
        text->str[length++] = ' ';
    }
  if (length > 0 && text->str[length - 1] == ' ')
    length--;
  g_string_truncate (text, length);
}

static void
set_text (RouseNode *node, const char *text)
{
  g_free ((char *) node->text);
  node->text = g_strdup (text);
}

static void
end_translation (Reader *reader)
{
  RouseNode *parent = innermost (reader);
  RouseNode *source = g_ptr_array_index (parent->children, parent->children->len - 1);
  guint *best = &g_array_index (reader->ranks, guint, reader->ranks->len - 1);
  guint rank = rank_language (reader->languages, reader->language);

  if (reader->text->len > 0 && rank < *best)
    {
      *best = rank;
      set_text (source, reader->text->str);
      g_free ((char *) source->language);
      source->language = g_steal_pointer (&reader->language);
    }
  g_clear_pointer (&reader->language, g_free);
  reader->translation = FALSE;
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Reader *reader = data;
  RouseNode *node = innermost (reader);

  collapse (reader->text);
  if (reader->translation)
    end_translation (reader);
  else if (reader->text->len > 0 && node->children->len > 0)
    reader_set_error (reader, error, ROUSE_CATALOG_ERROR_CONFLICT, "Text among the elements of <%s>", name);
  else
    {
      set_text (node, reader->text->str);
      g_ptr_array_set_size (reader->open, (int) reader->open->len - 1);
      g_array_set_size (reader->ranks, reader->ranks->len - 1);
      if (reader->ranks->len > 0)
        g_array_index (reader->ranks, guint, reader->ranks->len - 1) = rank_language (reader->languages, NULL);
    }
  g_string_truncate (reader->text, 0);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reader *reader = data;

  /* White space before the first word is never part of a text; without it "no text yet" is simply an empty string. */
  while (reader->text->len == 0 && length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  g_string_append_len (reader->text, text, (gssize) length);
}

/* Lines and columns count from 1, columns in characters. */
static void
advance (Reader *reader, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\n')
        {
          reader->line++;
          reader->column = 1;
        }
      else if (((guchar) text[i] & 0xc0) != 0x80)
        reader->column++;
    }
}

/* GMarkup starts its messages with its own idea of the place, in the user's language. */
static const char *
skip_place (const char *message)
{
  const char *colon = strstr (message, ": ");

  return colon != NULL && g_ascii_isdigit (colon[-1]) ? colon + 2 : message;
}

static gboolean
check_bytes (Reader *reader, const char *text, gsize length, GError **error)
{
  const char *end = NULL;

  if (length > ROUSE_NODE_MAX_SIZE)
    {
      reader_set_error (reader, error, ROUSE_CATALOG_ERROR_SYNTAX, "Larger than %d bytes", ROUSE_NODE_MAX_SIZE);
      return FALSE;
    }
  if (!g_utf8_validate (text, (gssize) length, &end))
    {
      advance (reader, text, (gsize) (end - text));
      reader_set_error (reader, error, ROUSE_CATALOG_ERROR_SYNTAX, "Not UTF-8");
      return FALSE;
    }
  return TRUE;
}

/* The parser is fed from one "<" to the next, because it does not tell where an element starts: the piece in hand does.
 */
static gboolean
feed (Reader *reader, GMarkupParseContext *context, const char *text, gsize length, GError **error)
{
  g_autoptr (GError) failure = NULL;
  const char *end = text + length;

  while (failure == NULL && text < end)
    {
      const char *next = memchr (text + 1, '<', (gsize) (end - text - 1));
      gsize piece = (gsize) ((next != NULL ? next : end) - text);

      if (g_markup_parse_context_parse (context, text, (gssize) piece, &failure))
        advance (reader, text, piece);
      text += piece;
    }
  if (failure == NULL)
    g_markup_parse_context_end_parse (context, &failure);

  if (failure == NULL && reader->root != NULL)
    return TRUE;
  if (failure == NULL)
    reader_set_error (reader, error, ROUSE_CATALOG_ERROR_SYNTAX, "No element");
  else if (failure->domain == ROUSE_CATALOG_ERROR)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    reader_set_error (reader, error, ROUSE_CATALOG_ERROR_SYNTAX, "%s", skip_place (failure->message));
  return FALSE;
}

/**
 * rouse_node_parse:
 * @file: name of the file, for messages
 * @bytes: its content
 * @languages: (nullable) (array zero-terminated=1): the languages wanted, best first, as g_get_language_names() has
 * them
 * @error: return location for a %ROUSE_CATALOG_ERROR, "FILE:LINE:COLUMN: reason"
 *
 * Reads a file of the catalogue into a tree. A translation (the same element with xml:lang behind its source) replaces
 * the text of its source where it is wanted, and is never a node itself.
 *
 * Returns: (transfer full) (nullable): the root element
 */
RouseNode *
rouse_node_parse (const char *file, GBytes *bytes, const char *const *languages, GError **error)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (RouseNode) root = NULL;
  Reader reader = { NULL };
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  gboolean good = FALSE;

  reader.file = g_ref_string_new (file);
  reader.languages = languages;
  reader.open = g_ptr_array_new ();
  reader.ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  reader.text = g_string_new (NULL);
  reader.line = 1;
  reader.column = 1;

  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reader, NULL);
  good = check_bytes (&reader, text, length, error) && feed (&reader, context, text, length, error);

  root = reader.root;
  g_ptr_array_unref (reader.open);
  g_array_unref (reader.ranks);
  g_string_free (reader.text, TRUE);
  g_free (reader.language);
  g_ref_string_release (reader.file);
  return good ? g_steal_pointer (&root) : NULL;
}

/**
 * rouse_node_free:
 * @self: (transfer full): an element
 *
 * Frees an element and all below it.
 */
void
rouse_node_free (RouseNode *self)
{
  g_return_if_fail (self != NULL);

  g_ref_string_release ((GRefString *) self->file);
  g_free ((char *) self->name);
  g_free ((char *) self->text);
  g_free ((char *) self->language);
  g_ptr_array_unref (self->children);
  g_hash_table_unref (self->attributes);
  g_free (self);
}
