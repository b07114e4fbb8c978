/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-search-provider.h"

#include "rouse-config.h"
#include "rouse-shell.h"

#include <glib/gi18n-lib.h>

/* Fewer letters begin too many words of a text to mean one of them. */
#define LETTERS_OF_A_WORD 3

/**
 * RouseSearchProvider:
 *
 * Finds exercises, routines and lessons for the overview of GNOME Shell, which starts the application for that. It
 * needs no display, and reads the catalogue when it is first asked. Owned by the application; main thread only.
 */
struct _RouseSearchProvider
{
  GObject parent_instance;

  GApplication *application; /* borrowed: it owns the provider */
  RouseCatalog *catalog;
  RouseShellSearchProvider2 *skeleton;
  GPtrArray *entries; /* of Entry; nullable until somebody searches */
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_LAUNCHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RouseSearchProvider, rouse_search_provider, G_TYPE_OBJECT)

/* Something to find. */
typedef struct
{
  const char *id; /* these are the catalogue's */
  const char *title;
  const char *description;
  char *words; /* where it is looked for beside the title */
} Entry;

static void
entry_free (Entry *entry)
{
  g_free (entry->words);
  g_free (entry);
}

/* Takes @words. */
static void
add_entry (RouseSearchProvider *self, const char *id, const char *title, const char *description, char *words)
{
  Entry *entry = g_new (Entry, 1);

  *entry = (Entry) { id, title, description, words };
  g_ptr_array_add (self->entries, entry);
}

static char *
list_exercise_words (RouseExercise *exercise)
{
  /* Translators: words with which exercises are searched for, separated by spaces. */
  const char *common = C_ ("search", "exercise workout training glutes hips back physiotherapy");
  GString *words = g_string_new (common);

  g_string_append_printf (words, " %s %s", rouse_exercise_get_summary (exercise), rouse_exercise_get_works (exercise));
  for (RouseLevel level = ROUSE_LEVEL_EASY; level <= ROUSE_LEVEL_HARD; level++)
    {
      RouseVariant *variant = rouse_exercise_get_variant (exercise, level);
      const char *title = variant != NULL ? rouse_variant_get_title (variant) : NULL;

      if (title != NULL)
        g_string_append_printf (words, " %s", title);
    }
  return g_string_free_and_steal (words);
}

static void
add_exercises (RouseSearchProvider *self)
{
  GListModel *exercises = rouse_catalog_get_exercises (self->catalog);

  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RouseExercise) exercise = g_list_model_get_item (exercises, i);

      add_entry (self, rouse_exercise_get_id (exercise), rouse_exercise_get_title (exercise),
                 rouse_exercise_get_summary (exercise), list_exercise_words (exercise));
    }
}

static void
add_routines (RouseSearchProvider *self)
{
  GListModel *routines = rouse_catalog_get_routines (self->catalog);

  for (guint i = 0; i < g_list_model_get_n_items (routines); i++)
    {
      g_autoptr (RouseRoutine) routine = g_list_model_get_item (routines, i);

      add_entry (self, rouse_routine_get_id (routine), rouse_routine_get_title (routine),
                 rouse_routine_get_summary (routine),
                 g_strjoin (" ",
                            /* Translators: words with which routines are searched for, separated by spaces. */
                            C_ ("search", "routine session workout training exercises glutes hips"),
                            rouse_routine_get_summary (routine), NULL));
    }
}

/* The text of a lesson has too many words: somebody who looks for something else would find it all the time. */
static void
add_lessons (RouseSearchProvider *self)
{
  GListModel *lessons = rouse_catalog_get_lessons (self->catalog);

  for (guint i = 0; i < g_list_model_get_n_items (lessons); i++)
    {
      g_autoptr (RouseLesson) lesson = g_list_model_get_item (lessons, i);

      add_entry (self, rouse_lesson_get_id (lesson), rouse_lesson_get_title (lesson), rouse_lesson_get_text (lesson),
                 /* Translators: words with which lessons are searched for, separated by spaces. */
                 g_strdup (C_ ("search", "lesson learn back pain posture sitting glutes")));
    }
}

static GPtrArray *
get_entries (RouseSearchProvider *self)
{
  if (self->entries == NULL)
    {
      self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
      add_exercises (self);
      add_routines (self);
      add_lessons (self);
    }
  return self->entries;
}

/* Every word that was typed begins a word of @text; whoever types an accent finds words without it, and the other way.
 */
static gboolean
begins_words (const char *typed, const char *text)
{
  g_autofree char *plain = g_str_to_ascii (typed, NULL);

  return g_str_match_string (typed, text, TRUE)
         || (strchr (plain, '?') == NULL && g_str_match_string (plain, text, TRUE));
}

static gboolean
has_word (const char *typed)
{
  g_auto (GStrv) words = g_str_tokenize_and_fold (typed, NULL, NULL);

  return words[0] != NULL;
}

/* Transfer full: what was found, by its title first. */
static GStrv
search (RouseSearchProvider *self, const char *const *terms)
{
  g_autofree char *typed = g_strjoinv (" ", (char **) terms);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  const gboolean everywhere = g_utf8_strlen (typed, -1) >= LETTERS_OF_A_WORD;
  GPtrArray *entries;

  if (!has_word (typed))
    return g_strv_builder_end (found);

  entries = get_entries (self);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);
      g_autofree char *all = g_strjoin (" ", entry->title, entry->words, NULL);

      if (begins_words (typed, entry->title))
        g_strv_builder_add (found, entry->id);
      else if (everywhere && begins_words (typed, all))
        g_ptr_array_add (others, (gpointer) entry->id);
    }
  for (guint i = 0; i < others->len; i++)
    g_strv_builder_add (found, g_ptr_array_index (others, i));
  return g_strv_builder_end (found);
}

static gboolean
initial_cb (RouseSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  g_auto (GStrv) results = NULL;

  g_application_hold (self->application);
  results = search (self, terms);
  rouse_shell_search_provider2_complete_get_initial_result_set (self->skeleton, invocation,
                                                                (const char *const *) results);
  g_application_release (self->application);
  return TRUE;
}

/* There is so little to search that what was found before would not make it faster. */
static gboolean
further_cb (RouseSearchProvider *self,
            GDBusMethodInvocation *invocation,
            const char *const *previous,
            const char *const *terms)
{
  g_auto (GStrv) results = NULL;

  g_application_hold (self->application);
  results = search (self, terms);
  rouse_shell_search_provider2_complete_get_subsearch_result_set (self->skeleton, invocation,
                                                                  (const char *const *) results);
  g_application_release (self->application);
  return TRUE;
}

static void
add_meta (GVariantBuilder *metas, const Entry *entry)
{
  g_autoptr (GIcon) icon = g_themed_icon_new (APP_ID "-symbolic");
  g_autoptr (GVariant) serialized = g_icon_serialize (icon);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (entry->id));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (entry->title));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (entry->description));
  g_variant_builder_add (metas, "{sv}", "icon", serialized);
  g_variant_builder_close (metas);
}

/* An id that nothing has is passed over: it may be one that an older version gave. */
static gboolean
metas_cb (RouseSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *ids)
{
  GVariantBuilder metas;
  GPtrArray *entries;

  g_application_hold (self->application);
  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  entries = get_entries (self);
  for (gsize i = 0; ids[i] != NULL; i++)
    for (guint j = 0; j < entries->len; j++)
      {
        const Entry *entry = g_ptr_array_index (entries, j);

        if (g_str_equal (entry->id, ids[i]))
          add_meta (&metas, entry);
      }
  rouse_shell_search_provider2_complete_get_result_metas (self->skeleton, invocation, g_variant_builder_end (&metas));
  g_application_release (self->application);
  return TRUE;
}

static gboolean
activate_cb (RouseSearchProvider *self,
             GDBusMethodInvocation *invocation,
             const char *id,
             const char *const *terms,
             guint timestamp)
{
  rouse_shell_search_provider2_complete_activate_result (self->skeleton, invocation);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
  return TRUE;
}

static gboolean
launch_cb (RouseSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms, guint timestamp)
{
  rouse_shell_search_provider2_complete_launch_search (self->skeleton, invocation);
  g_signal_emit (self, signals[SIGNAL_LAUNCHED], 0);
  return TRUE;
}

static void
rouse_search_provider_dispose (GObject *object)
{
  RouseSearchProvider *self = ROUSE_SEARCH_PROVIDER (object);

  if (self->skeleton != NULL)
    rouse_search_provider_unexport (self);
  g_clear_object (&self->skeleton);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (rouse_search_provider_parent_class)->dispose (object);
}

static void
rouse_search_provider_class_init (RouseSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_search_provider_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ROUSE_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_LAUNCHED]
      = g_signal_new ("launched", ROUSE_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_search_provider_init (RouseSearchProvider *self)
{
  self->skeleton = rouse_shell_search_provider2_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-get-initial-result-set", G_CALLBACK (initial_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-subsearch-result-set", G_CALLBACK (further_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-result-metas", G_CALLBACK (metas_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-activate-result", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-launch-search", G_CALLBACK (launch_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rouse_search_provider_new:
 * @application: kept running while it answers, so that its inactivity begins anew
 * @catalog: what can be found
 *
 * Returns: (transfer full): a provider that nobody can reach yet
 */
RouseSearchProvider *
rouse_search_provider_new (GApplication *application, RouseCatalog *catalog)
{
  RouseSearchProvider *self = g_object_new (ROUSE_TYPE_SEARCH_PROVIDER, NULL);

  g_return_val_if_fail (G_IS_APPLICATION (application), self);
  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), self);

  self->application = application;
  self->catalog = g_object_ref (catalog);
  return self;
}

/**
 * rouse_search_provider_export:
 * @self: a provider
 * @connection: the application's
 * @application_path: the application's path on the bus; the provider is SearchProvider below it
 * @error: set where the path is taken
 *
 * Has to be done before the application has its name on the bus: the question for which it was started comes at once.
 *
 * Returns: whether it can be reached
 */
gboolean
rouse_search_provider_export (RouseSearchProvider *self,
                              GDBusConnection *connection,
                              const char *application_path,
                              GError **error)
{
  g_autofree char *path = g_strconcat (application_path, "/SearchProvider", NULL);

  g_return_val_if_fail (ROUSE_IS_SEARCH_PROVIDER (self), FALSE);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, path, error);
}

/**
 * rouse_search_provider_unexport:
 * @self: a provider
 *
 * Takes it off the bus, if it is there.
 */
void
rouse_search_provider_unexport (RouseSearchProvider *self)
{
  g_return_if_fail (ROUSE_IS_SEARCH_PROVIDER (self));

  if (g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton)) != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}
