/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script.h"

/* A speakable element that is still open; a countdown has speakable parts inside a speakable whole. */
typedef struct
{
  char *clip;
  GString *text;
} Open;

typedef struct
{
  GHashTable *texts;
  /* One entry for every open element, NULL for those that are not spoken. */
  GPtrArray *open;
} Reader;

static void
open_free (gpointer data)
{
  Open *open = data;

  if (open == NULL)
    return;
  g_free (open->clip);
  g_string_free (open->text, TRUE);
  g_free (open);
}

/* White space of any kind and length becomes one space, none is left at the ends. */
static char *
collapse (const char *text)
{
  g_autoptr (GString) result = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar sign = g_utf8_get_char (at);

      if (g_unichar_isspace (sign))
        {
          gap = TRUE;
          continue;
        }
      if (gap && result->len > 0)
        g_string_append_c (result, ' ');
      g_string_append_unichar (result, sign);
      gap = FALSE;
    }
  return g_string_free (g_steal_pointer (&result), FALSE);
}

static void
element_started_cb (GMarkupParseContext *context,
                    const char *element,
                    const char **names,
                    const char **values,
                    gpointer user_data,
                    GError **error)
{
  Reader *reader = user_data;
  Open *open = NULL;

  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (!g_str_equal (names[i], "clip"))
        continue;
      open = g_new (Open, 1);
      open->clip = g_strdup (values[i]);
      open->text = g_string_new (NULL);
    }
  g_ptr_array_add (reader->open, open);
}

static void
element_ended_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Reader *reader = user_data;
  Open *open = g_ptr_array_index (reader->open, reader->open->len - 1);

  if (open != NULL && !g_hash_table_insert (reader->texts, g_strdup (open->clip), collapse (open->text->str)))
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "clip %s is there twice", open->clip);
  g_ptr_array_remove_index (reader->open, reader->open->len - 1);
}

static void
text_found_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Reader *reader = user_data;

  for (guint i = 0; i < reader->open->len; i++)
    {
      Open *open = g_ptr_array_index (reader->open, i);

      if (open != NULL)
        g_string_append_len (open->text, text, (gssize) length);
    }
}

static gboolean
read_file (GHashTable *texts, const char *path, GError **error)
{
  static const GMarkupParser parser
      = { .start_element = element_started_cb, .end_element = element_ended_cb, .text = text_found_cb };
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (open_free);
  Reader reader = { .texts = texts, .open = open };
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &reader, NULL);
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return FALSE;
  if (g_markup_parse_context_parse (context, contents, (gssize) length, error)
      && g_markup_parse_context_end_parse (context, error))
    return TRUE;
  g_prefix_error (error, "%s: ", path);
  return FALSE;
}

/**
 * script_read:
 * @folder: the catalogue's folder in the source tree
 * @error: return location for an error
 *
 * Reads the text of every element that has a clip attribute, in all of the folder's XML files. The text is
 * what the application shows: white space collapsed and trimmed.
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): clip id → text
 */
GHashTable *
script_read (const char *folder, GError **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".xml") && !read_file (texts, path, error))
        return NULL;
    }
  return g_steal_pointer (&texts);
}

/**
 * script_hash:
 * @text: a speakable text
 *
 * Returns: (transfer full): what voice.xml must say of a clip of this text: SHA-256 of its UTF-8 bytes, in hexadecimal
 */
char *
script_hash (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}
