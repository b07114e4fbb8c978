/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-command-line.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "rouse-command-line-output.h"
#include "rouse-chime.h"
#include "rouse-config.h"
#include "rouse-exporter.h"
#include "rouse-overrides.h"
#include "rouse-timeline-json.h"
#include "rouse-voices.h"

/* Seconds after which a chime that cannot be played is given up: a sound server that hangs lets nobody go. */
#define LONGEST_CHIME 15

/* A number that was not given. */
#define ABSENT G_MININT

/* What was asked for, as it was written. */
typedef struct
{
  gboolean version;
  gboolean list;
  gboolean json;
  gboolean service;
  gboolean chime;
  char *start;
  char *timeline;
  char *export;
  char *routine;
  char *guidance;
  char *variant;
  char *tempo;
  char *first_side;
  char *language;
  char *voice;
  int repetitions;
  int sets;
  char **rest;
} Options;

/* What an export, or a voice that learns, is waiting for. */
typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  GError *error;
} Wait;

static void
options_clear (Options *options)
{
  g_free (options->start);
  g_free (options->timeline);
  g_free (options->export);
  g_free (options->routine);
  g_free (options->guidance);
  g_free (options->variant);
  g_free (options->tempo);
  g_free (options->first_side);
  g_free (options->language);
  g_free (options->voice);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (char **argv, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Print the version"), NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options->list, N_ ("List routines, exercises and voices"), NULL },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options->start, N_ ("Start a routine or a single exercise"),
      N_ ("ROUTINE") },
    { "timeline", 0, 0, G_OPTION_ARG_STRING, &options->timeline, N_ ("Print what happens when in a routine"),
      N_ ("ROUTINE") },
    { "export", 0, 0, G_OPTION_ARG_FILENAME, &options->export, N_ ("Save a routine as an Ogg Opus file"), N_ ("FILE") },
    { "routine", 0, 0, G_OPTION_ARG_STRING, &options->routine, N_ ("The routine to export"), N_ ("ROUTINE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("List, or print the timeline, as JSON"), NULL },
    { "guidance", 0, 0, G_OPTION_ARG_STRING, &options->guidance, N_ ("How much is said"), "full|brief|counts" },
    { "reps", 0, 0, G_OPTION_ARG_INT, &options->repetitions, N_ ("Repetitions of each set"), N_ ("N") },
    { "sets", 0, 0, G_OPTION_ARG_INT, &options->sets, N_ ("Sets of each exercise"), N_ ("N") },
    { "variant", 0, 0, G_OPTION_ARG_STRING, &options->variant, N_ ("How hard"), "easy|standard|hard" },
    { "tempo", 0, 0, G_OPTION_ARG_STRING, &options->tempo, N_ ("How fast"), "standard|slow" },
    { "first-side", 0, 0, G_OPTION_ARG_STRING, &options->first_side, N_ ("The leg that works first"), "left|right" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options->language, N_ ("Language of words and voice"), N_ ("LL") },
    { "voice", 0, 0, G_OPTION_ARG_STRING, &options->voice, N_ ("Id of the voice"), N_ ("ID") },
    { "gapplication-service", 0, 0, G_OPTION_ARG_NONE, &options->service, N_ ("Run in the background"), NULL },
    { "chime", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &options->chime, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->rest, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) arguments = g_strdupv (argv);

  g_option_context_set_summary (context, _ ("Guided exercises for the glutes, so that the back can rest."));
  g_option_context_set_description (context,
                                    _ ("ROUTINE is the id of a routine or of an exercise, as --list shows it."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse_strv (context, &arguments, error);
}

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

/* What changes nothing is refused: whoever wrote it thinks that it does. */
static gboolean
check_choices (const Options *options, int n_tasks, GError **error)
{
  const struct
  {
    const char *name;
    gboolean given;
  } choices[] = {
    { "--guidance", options->guidance != NULL }, { "--reps", options->repetitions != ABSENT },
    { "--sets", options->sets != ABSENT },       { "--variant", options->variant != NULL },
    { "--tempo", options->tempo != NULL },       { "--first-side", options->first_side != NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].given && (n_tasks == 0 || options->list))
      return refuse (error, _ ("%s only goes with --start, --timeline and --export"), choices[i].name);
  if (n_tasks == 0 && (options->language != NULL || options->voice != NULL))
    return refuse (error, _ ("%s only goes with --list, --start, --timeline and --export"),
                   options->language != NULL ? "--language" : "--voice");
  return TRUE;
}

static gboolean
check (const Options *options, GError **error)
{
  int n_tasks = options->list + (options->start != NULL) + (options->timeline != NULL) + (options->export != NULL);

  if (options->rest != NULL)
    return refuse (error, _ ("“%s” is not an option; --help lists them"), options->rest[0]);
  if (n_tasks > 1)
    return refuse (error, _ ("Only one of --list, --start, --timeline and --export can be done at a time"));
  if (options->export != NULL && options->routine == NULL)
    return refuse (error, _ ("--export needs --routine=ROUTINE"));
  if (g_strcmp0 (options->export, "-") == 0)
    return refuse (error, _ ("--export needs the name of a file, and “-” is none"));
  if (options->routine != NULL && options->export == NULL)
    return refuse (error, _ ("--routine only goes with --export"));
  if (options->json && !options->list && options->timeline == NULL)
    return refuse (error, _ ("--json only goes with --list and --timeline"));
  return check_choices (options, n_tasks, error);
}

static void
add_word (GVariantDict *overrides, const char *name, const char *word)
{
  if (word != NULL)
    g_variant_dict_insert (overrides, name, "s", word);
}

static void
add_number (GVariantDict *overrides, const char *name, int number)
{
  if (number != ABSENT)
    g_variant_dict_insert (overrides, name, "i", number);
}

/* Returns: (transfer floating): what was asked for this session alone */
static GVariant *
make_overrides (const Options *options)
{
  g_auto (GVariantDict) overrides = G_VARIANT_DICT_INIT (NULL);

  add_word (&overrides, "first-side", options->first_side);
  add_word (&overrides, "tempo", options->tempo);
  add_word (&overrides, "variant", options->variant);
  add_word (&overrides, "guidance", options->guidance);
  add_word (&overrides, "voice", options->voice);
  add_number (&overrides, "reps", options->repetitions);
  add_number (&overrides, "sets", options->sets);
  return g_variant_dict_end (&overrides);
}

static RouseCatalog *
open_catalog (const Options *options, const char *pkgdatadir, GError **error)
{
  const char *const wanted[] = { options->language, NULL };
  g_autofree char *path = g_build_filename (pkgdatadir, "rouse-catalog.gresource", NULL);
  g_autoptr (GResource) bundle = g_resource_load (path, NULL);
  g_autoptr (GFile) folder = g_file_new_for_uri ("resource://" RESOURCE_BASE "/catalog");
  g_autoptr (RouseCatalog) catalog = NULL;
  const char *const *errors;

  if (bundle == NULL)
    {
      refuse (error, _ ("The exercises cannot be opened: “%s” is missing or damaged"), path);
      return NULL;
    }

  g_resources_register (bundle);
  catalog = rouse_catalog_new (folder, options->language != NULL ? wanted : g_get_language_names ());
  /* A bundle that was cut short opens, but holds nothing. */
  if (g_list_model_get_n_items (rouse_catalog_get_exercises (catalog)) == 0)
    {
      refuse (error, _ ("The exercises cannot be opened: “%s” is missing or damaged"), path);
      return NULL;
    }
  errors = rouse_catalog_get_errors (catalog);
  for (gsize i = 0; errors != NULL && errors[i] != NULL; i++)
    g_printerr ("rouse: %s\n", errors[i]);

  if (options->language != NULL && g_strcmp0 (rouse_catalog_get_text_language (catalog), options->language) != 0)
    {
      refuse (error, _ ("There are no words in the language “%s”"), options->language);
      return NULL;
    }

  return g_steal_pointer (&catalog);
}

static void
learned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  rouse_voice_learn_finish (ROUSE_VOICE (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static gboolean
learn (RouseVoice *voice, RouseCatalog *catalog, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Wait wait = { .loop = loop };

  rouse_voice_learn_cues_async (voice, catalog, NULL, learned_cb, &wait);
  g_main_loop_run (loop);
  if (wait.error == NULL)
    return TRUE;

  g_propagate_error (error, wait.error);
  return FALSE;
}

/* The application goes on with another voice where the chosen one is gone; somebody who names one here means it. */
static RouseVoice *
find_voice (const Options *options, RouseCatalog *catalog, const char *pkgdatadir, GError **error)
{
  g_autoptr (RouseVoice) voice
      = rouse_voices_open (pkgdatadir, rouse_catalog_get_text_language (catalog), options->voice, error);

  if (voice != NULL && options->voice != NULL && !g_str_equal (rouse_voice_get_id (voice), options->voice))
    {
      refuse (error, _ ("There is no voice “%s” for the language “%s”"), options->voice,
              rouse_voice_get_language (voice));
      return NULL;
    }

  return g_steal_pointer (&voice);
}

static RouseVoice *
open_voice (const Options *options, RouseCatalog *catalog, const char *pkgdatadir, GError **error)
{
  g_autoptr (RouseVoice) voice = find_voice (options, catalog, pkgdatadir, error);

  return voice != NULL && learn (voice, catalog, error) ? g_steal_pointer (&voice) : NULL;
}

static RouseTimeline *
compile (const Options *options, RouseCatalog *catalog, const char *id, RouseVoice *voice, GError **error)
{
  RousePlanChoices choices = { .first_side = ROUSE_SIDE_LEFT, .tempo = ROUSE_TEMPO_STANDARD };
  g_autoptr (GVariant) overrides = g_variant_ref_sink (make_overrides (options));
  g_autoptr (RousePlan) plan = NULL;

  if (!rouse_overrides_apply (overrides, &choices, error))
    return NULL;

  plan = rouse_plan_new (catalog, id, &choices, error);
  return plan != NULL ? rouse_timeline_compile (plan, rouse_voice_get_clip_length, voice) : NULL;
}

static gboolean
list (const Options *options, RouseCatalog *catalog, const char *pkgdatadir, GError **error)
{
  g_autoptr (GListModel) voices = rouse_voices_list (pkgdatadir, rouse_catalog_get_text_language (catalog));
  g_autoptr (GError) silent = NULL;
  g_autoptr (RouseVoice) voice = open_voice (options, catalog, pkgdatadir, &silent);
  g_autofree char *text = NULL;

  if (voice == NULL && options->voice != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&silent));
      return FALSE;
    }

  if (options->json)
    text = rouse_command_line_list_to_json (catalog, voice, voices);
  else
    text = rouse_command_line_list_to_text (catalog, voice, voices);
  g_print ("%s", text);
  return TRUE;
}

static gboolean
print_timeline (const Options *options, RouseCatalog *catalog, const char *pkgdatadir, GError **error)
{
  g_autoptr (GError) silent = NULL;
  g_autoptr (RouseVoice) voice = open_voice (options, catalog, pkgdatadir, &silent);
  g_autoptr (RouseTimeline) timeline = NULL;
  g_autofree char *text = NULL;

  if (voice == NULL && options->voice != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&silent));
      return FALSE;
    }

  timeline = compile (options, catalog, options->timeline, voice, error);
  if (timeline == NULL)
    return FALSE;

  if (voice == NULL)
    g_printerr ("rouse: %s; %s\n", silent->message, _ ("cues take as long as reading them"));
  text = options->json ? rouse_timeline_to_json (timeline) : rouse_command_line_timeline_to_text (timeline);
  g_print ("%s", text);
  return TRUE;
}

static void
progress_cb (double fraction, gpointer data)
{
  rouse_command_line_show_progress (fraction);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  rouse_exporter_export_finish (ROUSE_EXPORTER (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static gboolean
interrupted_cb (gpointer data)
{
  Wait *wait = data;

  g_cancellable_cancel (wait->cancellable);
  return G_SOURCE_CONTINUE;
}

/* Who started the program with a signal ignored, as nohup does, wants it to go on. */
static guint
watch_signal (int number, Wait *wait)
{
  struct sigaction action;

  if (sigaction (number, NULL, &action) == 0 && action.sa_handler == SIG_IGN)
    return 0;
  return g_unix_signal_add (number, interrupted_cb, wait);
}

static gboolean export (const Options *options, RouseCatalog *catalog, const char *pkgdatadir, GError **error)
{
  g_autoptr (RouseVoice) voice = open_voice (options, catalog, pkgdatadir, error);
  g_autoptr (RouseTimeline) timeline
      = voice != NULL ? compile (options, catalog, options->routine, voice, error) : NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->export);
  g_autoptr (RouseExporter) exporter = NULL;
  gboolean terminal = isatty (STDERR_FILENO);
  Wait wait = { loop, cancellable, NULL };
  const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  guint watches[G_N_ELEMENTS (signals)];
  gboolean failed;

  if (timeline == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    watches[i] = watch_signal (signals[i], &wait);
  exporter = rouse_exporter_new (timeline, voice);
  rouse_exporter_export_async (exporter, file, terminal ? progress_cb : NULL, NULL, cancellable, exported_cb, &wait);
  g_main_loop_run (loop);
  for (gsize i = 0; i < G_N_ELEMENTS (watches); i++)
    g_clear_handle_id (&watches[i], g_source_remove);

  if (terminal)
    rouse_command_line_hide_progress ();
  failed = wait.error != NULL;
  if (g_error_matches (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The export was stopped and nothing was saved"));
  else if (wait.error != NULL)
    g_propagate_error (error, g_steal_pointer (&wait.error));
  g_clear_error (&wait.error);
  return !failed;
}

static gboolean
run (const Options *options, const char *pkgdatadir, GError **error)
{
  g_autoptr (RouseCatalog) catalog = open_catalog (options, pkgdatadir, error);

  if (catalog == NULL)
    return FALSE;
  if (options->list)
    return list (options, catalog, pkgdatadir, error);
  if (options->timeline != NULL)
    return print_timeline (options, catalog, pkgdatadir, error);
  if (options->export != NULL)
    return export (options, catalog, pkgdatadir, error);

  /* A wrong id is told where it was typed, and not in a window. */
  g_autoptr (RouseTimeline) timeline = compile (options, catalog, options->start, NULL, error);
  g_autoptr (RouseVoice) voice
      = timeline != NULL && options->voice != NULL ? find_voice (options, catalog, pkgdatadir, error) : NULL;
  return timeline != NULL && (options->voice == NULL || voice != NULL);
}

/**
 * rouse_command_line_run:
 * @argc: number of arguments
 * @argv: (array length=argc): the arguments, the first being the program; not changed
 * @pkgdatadir: folder with the catalogue's and the voices' bundles
 * @start: (out) (transfer full) (nullable): what to start: the id given with --start, and the options that go with it,
 * as an `(sa{sv})`, see rouse_overrides_apply()
 * @status: (out): exit status of the program when it is done
 *
 * Does what needs no window: listing, printing a timeline, exporting. It needs no display, no session bus and no sound
 * device, and so must come before the application is made. Errors are one line on the standard error output.
 *
 * Returns: whether the program is done; else the application is to be run
 */
gboolean
rouse_command_line_run (int argc, char **argv, const char *pkgdatadir, GVariant **start, int *status)
{
  g_auto (Options) options = { .repetitions = ABSENT, .sets = ABSENT };
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (argc > 0 && argv != NULL && argv[argc] == NULL, TRUE);
  g_return_val_if_fail (pkgdatadir != NULL && start != NULL && status != NULL, TRUE);

  *start = NULL;
  *status = EXIT_SUCCESS;
  if (!parse (argv, &options, &error) || !check (&options, &error))
    goto failed;

  if (options.version)
    {
      g_print ("rouse %s\n", VERSION);
      return TRUE;
    }
  if (options.chime)
    {
      alarm (LONGEST_CHIME);
      if (!rouse_chime_play (APP_ID, _ ("Rouse"), &error))
        goto failed;
      return TRUE;
    }
  if (options.list || options.timeline != NULL || options.export != NULL)
    {
      if (!run (&options, pkgdatadir, &error))
        goto failed;
      return TRUE;
    }
  if (options.start != NULL)
    {
      if (!run (&options, pkgdatadir, &error))
        goto failed;
      /* The application finds its words as every program does. */
      if (options.language != NULL)
        g_setenv ("LANGUAGE", options.language, TRUE);
      *start = g_variant_ref_sink (g_variant_new ("(s@a{sv})", options.start, make_overrides (&options)));
    }
  return FALSE;

failed:
  g_printerr ("rouse: %s\n", error->message);
  *status = EXIT_FAILURE;
  return TRUE;
}
