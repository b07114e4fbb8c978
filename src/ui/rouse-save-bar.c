/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-save-bar.h"

#include "rouse-exporter.h"
#include "rouse-session-starter.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/**
 * RouseSaveBar:
 *
 * Saves a routine as a file to listen to elsewhere, and shows how far that is. It is a bar and not a dialog, so that
 * the window can be used meanwhile; it belongs to the window and not to a page, so that pages can be left.
 */
struct _RouseSaveBar
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *title;
  GtkProgressBar *progress;

  /* owned */
  GCancellable *learning;    /* NULL when no voice learns what is to be saved */
  GCancellable *cancellable; /* NULL when nothing is being saved */
};

G_DEFINE_FINAL_TYPE (RouseSaveBar, rouse_save_bar, ADW_TYPE_BIN)

typedef enum
{
  PROP_SAVING = 1,
} RouseSaveBarProperty;

static GParamSpec *properties[PROP_SAVING + 1];

enum
{
  SIGNAL_SAVED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is to be saved, while the voice learns its words and then the person chooses where. */
typedef struct
{
  RouseSaveBar *bar;
  RouseCatalog *catalog;
  RouseSettings *settings;
  char *id;
  RouseVoice *voice;
  RouseTimeline *timeline; /* NULL until the voice knows its words */
} Choice;

/* What is being saved. */
typedef struct
{
  RouseSaveBar *bar;
  GFile *file;
} Job;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->bar);
  g_object_unref (choice->catalog);
  g_object_unref (choice->settings);
  g_free (choice->id);
  g_object_unref (choice->voice);
  g_clear_object (&choice->timeline);
  g_free (choice);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
job_free (Job *job)
{
  g_object_unref (job->bar);
  g_object_unref (job->file);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
set_cancellable (RouseSaveBar *self, GCancellable *cancellable)
{
  if (g_set_object (&self->cancellable, cancellable))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

static void
progressed_cb (double fraction, gpointer data)
{
  gtk_progress_bar_set_fraction (ROUSE_SAVE_BAR (data)->progress, fraction);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = rouse_exporter_export_finish (ROUSE_EXPORTER (source), result, &error);

  set_cancellable (job->bar, NULL);
  if (saved)
    g_signal_emit (job->bar, signals[SIGNAL_SAVED], 0, job->file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (job->bar, signals[SIGNAL_FAILED], 0, error->message);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Choice) choice = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    rouse_save_bar_save (choice->bar, choice->timeline, choice->voice, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_signal_emit (choice->bar, signals[SIGNAL_FAILED], 0, error->message);
}

static GtkFileDialog *
create_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (title, ".ogg", NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  const char *music = g_get_user_special_dir (G_USER_DIRECTORY_MUSIC);

  gtk_file_filter_set_name (filter, _ ("Ogg audio"));
  gtk_file_filter_add_mime_type (filter, "audio/ogg");
  gtk_file_dialog_set_title (dialog, _ ("Save as Audio"));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (name, G_DIR_SEPARATOR_S, '-'));
  gtk_file_dialog_set_default_filter (dialog, filter);
  if (music != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (music);

      gtk_file_dialog_set_initial_folder (dialog, folder);
    }
  return dialog;
}

static void
learned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Choice) choice = data;
  RouseSaveBar *self = choice->bar;
  g_autoptr (GError) error = NULL;
  g_autoptr (RousePlan) plan = NULL;
  g_autoptr (GtkFileDialog) dialog = NULL;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  g_clear_object (&self->learning);
  if (!rouse_speaker_learn_finish (ROUSE_SPEAKER (source), result, NULL))
    return;

  plan = rouse_session_starter_plan (choice->catalog, choice->settings, choice->id, NULL, &error);
  if (plan == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
      return;
    }

  choice->timeline = rouse_timeline_compile (plan, rouse_voice_get_clip_length, choice->voice);
  dialog = create_dialog (rouse_plan_get_title (plan));
  gtk_file_dialog_save (dialog, window, NULL, chosen_cb, g_steal_pointer (&choice));
}

static void
cancel_clicked_cb (RouseSaveBar *self)
{
  rouse_save_bar_cancel (self);
}

/* The window goes. What is being saved holds the bar until its file is away too. */
static void
rouse_save_bar_unroot (GtkWidget *widget)
{
  rouse_save_bar_cancel (ROUSE_SAVE_BAR (widget));
  GTK_WIDGET_CLASS (rouse_save_bar_parent_class)->unroot (widget);
}

static void
rouse_save_bar_dispose (GObject *object)
{
  RouseSaveBar *self = ROUSE_SAVE_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_SAVE_BAR);
  g_clear_object (&self->learning);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (rouse_save_bar_parent_class)->dispose (object);
}

static void
rouse_save_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RouseSaveBar *self = ROUSE_SAVE_BAR (object);

  switch ((RouseSaveBarProperty) id)
    {
    case PROP_SAVING:
      g_value_set_boolean (value, rouse_save_bar_get_saving (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_save_bar_class_init (RouseSaveBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rouse_save_bar_dispose;
  object_class->get_property = rouse_save_bar_get_property;
  widget_class->unroot = rouse_save_bar_unroot;

  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * RouseSaveBar::saved:
   * @file: the file
   *
   * A file is complete.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", ROUSE_TYPE_SAVE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_FILE);

  /**
   * RouseSaveBar::failed:
   * @reason: a sentence
   *
   * A file could not be saved, and nothing of it is there. Cancelling is no failure.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", ROUSE_TYPE_SAVE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-save-bar.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseSaveBar, title);
  gtk_widget_class_bind_template_child (widget_class, RouseSaveBar, progress);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
rouse_save_bar_init (RouseSaveBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rouse_save_bar_choose:
 * @self: a bar
 * @catalog: the catalogue
 * @settings: what the person chose
 * @speaker: whose voice is used
 * @id: the id of a routine or of an exercise
 *
 * Asks where to save a routine as this person does it, as soon as the voice knows its words, and saves it there. Does
 * nothing while another one is being saved or about to be.
 */
void
rouse_save_bar_choose (
    RouseSaveBar *self, RouseCatalog *catalog, RouseSettings *settings, RouseSpeaker *speaker, const char *id)
{
  g_autoptr (GError) error = NULL;
  RouseVoice *voice;
  Choice *choice;

  g_return_if_fail (ROUSE_IS_SAVE_BAR (self));
  g_return_if_fail (ROUSE_IS_SPEAKER (speaker));

  if (self->learning != NULL || self->cancellable != NULL)
    return;

  rouse_speaker_use_voice (speaker, NULL);
  voice = rouse_speaker_get_voice (speaker, &error);
  if (voice == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
      return;
    }

  choice = g_new0 (Choice, 1);
  choice->bar = g_object_ref (self);
  choice->catalog = g_object_ref (catalog);
  choice->settings = g_object_ref (settings);
  choice->id = g_strdup (id);
  choice->voice = g_object_ref (voice);
  self->learning = g_cancellable_new ();
  rouse_speaker_learn_async (speaker, self->learning, learned_cb, choice);
}

/**
 * rouse_save_bar_save:
 * @self: a bar
 * @timeline: what to save; it has a plan
 * @voice: who speaks
 * @file: where to
 *
 * Saves a routine, and tells of the end with "saved" or "failed". Does nothing while another one is being saved.
 */
void
rouse_save_bar_save (RouseSaveBar *self, RouseTimeline *timeline, RouseVoice *voice, GFile *file)
{
  g_autoptr (RouseExporter) exporter = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *words = NULL;
  Job *job;

  g_return_if_fail (ROUSE_IS_SAVE_BAR (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->cancellable != NULL)
    return;

  /* Translators: %s is the title of a routine or an exercise. */
  words = g_strdup_printf (_ ("Saving “%s”"), rouse_plan_get_title (rouse_timeline_get_plan (timeline)));
  gtk_label_set_label (self->title, words);
  gtk_progress_bar_set_fraction (self->progress, 0);
  set_cancellable (self, cancellable);

  job = g_new0 (Job, 1);
  job->bar = g_object_ref (self);
  job->file = g_object_ref (file);
  exporter = rouse_exporter_new (timeline, voice);
  rouse_exporter_export_async (exporter, file, progressed_cb, self, cancellable, exported_cb, job);
}

/**
 * rouse_save_bar_cancel:
 * @self: a bar
 *
 * Stops saving; nothing of the file stays. Does nothing when nothing is being saved or about to be.
 */
void
rouse_save_bar_cancel (RouseSaveBar *self)
{
  g_return_if_fail (ROUSE_IS_SAVE_BAR (self));

  g_cancellable_cancel (self->learning);
  g_cancellable_cancel (self->cancellable);
}

/**
 * rouse_save_bar_get_saving:
 * @self: a bar
 *
 * Returns: whether something is being saved
 */
gboolean
rouse_save_bar_get_saving (RouseSaveBar *self)
{
  g_return_val_if_fail (ROUSE_IS_SAVE_BAR (self), FALSE);

  return self->cancellable != NULL;
}
