/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-voice-parser.h"

#include <glib/gi18n.h>

#include "rouse-voice.h"

/* No clip is longer: two minutes hold the longest paragraph that is read aloud. */
#define MAX_CLIP_SAMPLES (G_GINT64_CONSTANT (120) * ROUSE_SAMPLE_RATE)

typedef struct
{
  RouseVoiceDescription *description;
  char **text; /* where the text of the open element goes; NULL where there may be none */
  guint depth;
} Parse;

static void
clip_free (gpointer data)
{
  RouseVoiceClip *clip = data;

  g_free (clip->id);
  g_free (clip->hash);
  g_free (clip->samples);
  g_free (clip);
}

/* Ids become names of files and of folders in a bundle. */
static gboolean
is_id (const char *id)
{
  return id[0] != '\0' && id[0] != '.' && strspn (id, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_.") == strlen (id);
}

static gboolean
is_hash (const char *hash)
{
  return strlen (hash) == 64 && strspn (hash, "0123456789abcdef") == 64;
}

static gboolean
parse_voice (Parse *parse, const char **names, const char **values, GError **error)
{
  RouseVoiceDescription *description = parse->description;

  if (!g_markup_collect_attributes ("voice", names, values, error, G_MARKUP_COLLECT_STRDUP, "id", &description->id,
                                    G_MARKUP_COLLECT_STRDUP, "language", &description->language,
                                    G_MARKUP_COLLECT_STRDUP, "gender", &description->gender,
                                    G_MARKUP_COLLECT_STRDUP | G_MARKUP_COLLECT_OPTIONAL, "level", &description->level,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;

  if (!is_id (description->id) || !is_id (description->language))
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                   _ ("“%s” in “%s” cannot be the id of a voice"), description->id, description->language);
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse_clip (Parse *parse, const char **names, const char **values, GError **error)
{
  const char *id, *hash, *length;
  RouseVoiceClip *clip;
  guint64 n_samples;

  if (!g_markup_collect_attributes ("clip", names, values, error, G_MARKUP_COLLECT_STRING, "id", &id,
                                    G_MARKUP_COLLECT_STRING, "hash", &hash, G_MARKUP_COLLECT_STRING, "length", &length,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;

  if (!is_id (id))
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, _ ("“%s” cannot be the id of a clip"), id);
      return FALSE;
    }
  if (g_hash_table_contains (parse->description->clips, id))
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, _ ("There are two clips “%s”"), id);
      return FALSE;
    }
  if (!is_hash (hash))
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                   _ ("Clip “%s”: “%s” is not a SHA-256 in lower-case digits"), id, hash);
      return FALSE;
    }
  if (!g_ascii_string_to_unsigned (length, 10, 1, MAX_CLIP_SAMPLES, &n_samples, error))
    return FALSE;

  clip = g_new0 (RouseVoiceClip, 1);
  clip->id = g_strdup (id);
  clip->hash = g_strdup (hash);
  clip->n_samples = (gint64) n_samples;
  g_hash_table_insert (parse->description->clips, clip->id, clip);
  return TRUE;
}

static gboolean
parse_text_element (Parse *parse, const char *element, const char **names, const char **values, GError **error)
{
  const struct
  {
    const char *element;
    char **text;
  } places[] = {
    { "name", &parse->description->name },
    { "engine", &parse->description->engine },
    { "model", &parse->description->model },
    { "licence", &parse->description->licence },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (element, places[i].element))
      {
        if (*places[i].text != NULL)
          {
            g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, _ ("There are two elements <%s>"),
                         element);
            return FALSE;
          }
        *places[i].text = g_strdup ("");
        parse->text = places[i].text;
        return g_markup_collect_attributes (element, names, values, error, G_MARKUP_COLLECT_INVALID, NULL);
      }

  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, _ ("Unknown element <%s>"), element);
  return FALSE;
}

static void
element_started_cb (GMarkupParseContext *context,
                    const char *element,
                    const char **names,
                    const char **values,
                    gpointer data,
                    GError **error)
{
  Parse *parse = data;
  guint depth = parse->depth++;

  if (depth == 0 && g_str_equal (element, "voice"))
    parse_voice (parse, names, values, error);
  else if (depth == 1 && g_str_equal (element, "clip"))
    parse_clip (parse, names, values, error);
  else if (depth == 1)
    parse_text_element (parse, element, names, values, error);
  else
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, _ ("<%s> has no place here"), element);
}

static void
element_ended_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Parse *parse = data;
  RouseVoiceDescription *description = parse->description;

  parse->depth--;
  if (parse->text != NULL && **parse->text == '\0')
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_EMPTY, _ ("<%s> is empty"), element);
  parse->text = NULL;

  /* A voice that cannot say where it comes from and under which terms must not be shipped. */
  if (parse->depth == 0
      && (description->name == NULL || description->engine == NULL || description->model == NULL
          || description->licence == NULL))
    g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                         _ ("<voice> needs <name>, <engine>, <model> and <licence>"));
}

static void
text_read_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Parse *parse = data;
  g_autofree char *stripped = g_strstrip (g_strndup (text, length));

  if (*stripped == '\0')
    return;

  if (parse->text == NULL)
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, _ ("Text has no place here: “%s”"), stripped);
      return;
    }

  g_free (*parse->text);
  *parse->text = g_steal_pointer (&stripped);
}

/**
 * rouse_voice_description_load:
 * @file: a voice.xml
 * @error: return location for an error
 *
 * Returns: (transfer full): what @file says, or %NULL with %ROUSE_VOICE_ERROR_MISSING where it cannot be read, or with
 *   %ROUSE_VOICE_ERROR_DAMAGED and "file:line:column: reason" where it says what it may not
 */
RouseVoiceDescription *
rouse_voice_description_load (GFile *file, GError **error)
{
  static const GMarkupParser parser = { element_started_cb, element_ended_cb, text_read_cb, NULL, NULL };
  g_autofree char *path = g_file_get_parse_name (file);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &cause);
  g_autoptr (GMarkupParseContext) context = NULL;
  Parse parse = { 0 };
  gsize size;
  const char *xml;

  if (bytes == NULL)
    {
      g_set_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING, "%s: %s", path, cause->message);
      return NULL;
    }

  parse.description = g_new0 (RouseVoiceDescription, 1);
  parse.description->clips = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, clip_free);
  context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &parse, NULL);
  xml = g_bytes_get_data (bytes, &size);

  if (!g_markup_parse_context_parse (context, xml, (gssize) size, &cause)
      || !g_markup_parse_context_end_parse (context, &cause))
    {
      int line, column;

      g_markup_parse_context_get_position (context, &line, &column);
      g_set_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_DAMAGED, "%s:%d:%d: %s", path, line, column,
                   cause->message);
      rouse_voice_description_free (parse.description);
      return NULL;
    }

  return parse.description;
}

/**
 * rouse_voice_description_free:
 * @self: (transfer full): a description
 */
void
rouse_voice_description_free (RouseVoiceDescription *self)
{
  g_free (self->id);
  g_free (self->language);
  g_free (self->gender);
  g_free (self->level);
  g_free (self->name);
  g_free (self->engine);
  g_free (self->model);
  g_free (self->licence);
  g_hash_table_unref (self->clips);
  g_free (self);
}
