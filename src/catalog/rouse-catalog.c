/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-catalog.h"

#include "rouse-catalog-loader.h"

/* All that can be done and said, read once from a folder of files and never changed. Made and owned by the application,
 * shared with whoever shows or says it; main thread. The files are read when something is first asked for: an
 * application has its first frame without them. */
struct _RouseCatalog
{
  GObject parent_instance;

  GFile *folder; /* until it has been read */
  char **languages;
  RouseCatalogContent content;
};

G_DEFINE_FINAL_TYPE (RouseCatalog, rouse_catalog, G_TYPE_OBJECT)

typedef enum
{
  PROP_EXERCISES = 1,
  PROP_ROUTINES,
  PROP_LESSONS,
  PROP_SAFETY,
  PROP_CUES,
  PROP_TEXT_LANGUAGE,
} RouseCatalogProperty;

static GParamSpec *properties[PROP_TEXT_LANGUAGE + 1];

static RouseCatalogContent *
get_content (RouseCatalog *self)
{
  g_autoptr (GFile) folder = g_steal_pointer (&self->folder);

  if (folder != NULL)
    rouse_catalog_content_load (&self->content, folder, (const char *const *) self->languages);
  return &self->content;
}

static void
rouse_catalog_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  const RouseCatalogContent *content = get_content (ROUSE_CATALOG (object));

  switch ((RouseCatalogProperty) property_id)
    {
    case PROP_EXERCISES:
      g_value_set_object (value, content->exercises);
      break;
    case PROP_ROUTINES:
      g_value_set_object (value, content->routines);
      break;
    case PROP_LESSONS:
      g_value_set_object (value, content->lessons);
      break;
    case PROP_SAFETY:
      g_value_set_object (value, content->safety);
      break;
    case PROP_CUES:
      g_value_set_object (value, content->cues);
      break;
    case PROP_TEXT_LANGUAGE:
      g_value_set_string (value, content->language);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_catalog_finalize (GObject *object)
{
  RouseCatalog *self = ROUSE_CATALOG (object);

  g_clear_object (&self->folder);
  g_clear_pointer (&self->languages, g_strfreev);
  rouse_catalog_content_clear (&self->content);
  G_OBJECT_CLASS (rouse_catalog_parent_class)->finalize (object);
}

static void
rouse_catalog_class_init (RouseCatalogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rouse_catalog_get_property;
  object_class->finalize = rouse_catalog_finalize;

  properties[PROP_EXERCISES] = g_param_spec_object ("exercises", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_ROUTINES] = g_param_spec_object ("routines", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_LESSONS] = g_param_spec_object ("lessons", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_SAFETY] = g_param_spec_object ("safety", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_CUES] = g_param_spec_object ("cues", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_TEXT_LANGUAGE] = g_param_spec_string ("text-language", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rouse_catalog_init (RouseCatalog *self)
{
}

/**
 * rouse_catalog_new:
 * @folder: a folder of catalogue files, in a resource or on disk
 * @languages: (nullable) (array zero-terminated=1): the languages wanted, best first, as g_get_language_names() has
 * them
 *
 * Makes a catalogue, whose files are read when something of it is first asked for. What is damaged is left out together
 * with whatever depends on it, what is missing stays away, and rouse_catalog_get_errors() tells both.
 *
 * Returns: (transfer full): the catalogue
 */
RouseCatalog *
rouse_catalog_new (GFile *folder, const char *const *languages)
{
  RouseCatalog *self = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  self = g_object_new (ROUSE_TYPE_CATALOG, NULL);
  self->folder = g_object_ref (folder);
  self->languages = g_strdupv ((char **) languages);
  return self;
}

/**
 * rouse_catalog_get_exercises:
 * @self: a #RouseCatalog
 *
 * Returns: (transfer none): its #RouseExercise objects, in their order
 */
GListModel *
rouse_catalog_get_exercises (RouseCatalog *self)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (self), NULL);

  return G_LIST_MODEL (get_content (self)->exercises);
}

/**
 * rouse_catalog_get_routines:
 * @self: a #RouseCatalog
 *
 * Returns: (transfer none): its #RouseRoutine objects, in their order
 */
GListModel *
rouse_catalog_get_routines (RouseCatalog *self)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (self), NULL);

  return G_LIST_MODEL (get_content (self)->routines);
}

/**
 * rouse_catalog_get_lessons:
 * @self: a #RouseCatalog
 *
 * Returns: (transfer none): its #RouseLesson objects, in their order
 */
GListModel *
rouse_catalog_get_lessons (RouseCatalog *self)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (self), NULL);

  return G_LIST_MODEL (get_content (self)->lessons);
}

/**
 * rouse_catalog_get_safety:
 * @self: a #RouseCatalog
 *
 * Returns: (transfer none): its #RouseText objects, in their order
 */
GListModel *
rouse_catalog_get_safety (RouseCatalog *self)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (self), NULL);

  return G_LIST_MODEL (get_content (self)->safety);
}

/**
 * rouse_catalog_get_cues:
 * @self: a #RouseCatalog
 *
 * Returns: (transfer none): its #RouseCue objects, in their order
 */
GListModel *
rouse_catalog_get_cues (RouseCatalog *self)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (self), NULL);

  return G_LIST_MODEL (get_content (self)->cues);
}

/**
 * rouse_catalog_get_exercise:
 * @self: a #RouseCatalog
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the exercise of that id
 */
RouseExercise *
rouse_catalog_get_exercise (RouseCatalog *self, const char *id)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return rouse_catalog_content_lookup (get_content (self), "exercise", id);
}

/**
 * rouse_catalog_get_routine:
 * @self: a #RouseCatalog
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the routine of that id
 */
RouseRoutine *
rouse_catalog_get_routine (RouseCatalog *self, const char *id)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return rouse_catalog_content_lookup (get_content (self), "routine", id);
}

/**
 * rouse_catalog_get_cue:
 * @self: a #RouseCatalog
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the cue of that id
 */
RouseCue *
rouse_catalog_get_cue (RouseCatalog *self, const char *id)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return rouse_catalog_content_lookup (get_content (self), "cue", id);
}

/**
 * rouse_catalog_get_message:
 * @self: a #RouseCatalog
 * @id: id of a message
 *
 * Returns: (transfer none) (nullable): the message of that id
 */
const char *
rouse_catalog_get_message (RouseCatalog *self, const char *id)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (get_content (self)->messages, id);
}

/**
 * rouse_catalog_get_spoken_text:
 * @self: a #RouseCatalog
 * @clip: a clip
 *
 * Returns: (transfer none) (nullable): the words that the clip speaks
 */
const char *
rouse_catalog_get_spoken_text (RouseCatalog *self, const char *clip)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (self), NULL);
  g_return_val_if_fail (clip != NULL, NULL);

  return g_hash_table_lookup (get_content (self)->spoken, clip);
}

/**
 * rouse_catalog_get_text_language:
 * @self: a #RouseCatalog
 *
 * Returns: (transfer none): the language of most spoken texts, such as "en" or "pt_BR"
 */
const char *
rouse_catalog_get_text_language (RouseCatalog *self)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (self), NULL);

  return get_content (self)->language;
}

/**
 * rouse_catalog_get_errors:
 * @self: a #RouseCatalog
 *
 * Returns: (transfer none) (array zero-terminated=1): what was left out and why, one line each, "FILE:LINE:COLUMN:
 * reason"; of what is missing altogether, "FILE: reason"
 */
const char *const *
rouse_catalog_get_errors (RouseCatalog *self)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (self), NULL);

  return (const char *const *) get_content (self)->errors;
}
