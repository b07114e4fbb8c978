/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-journal-private.h"

#include "rouse-day.h"

/**
 * RouseJournal:
 *
 * What was done and felt, on the disk. The main thread never waits for it: everything happens on a worker, in the order
 * in which it was asked for, and what cannot be written now is kept and written when it can be. Owned by the
 * application, which closes it last of all. Main thread only.
 */
G_DEFINE_FINAL_TYPE (RouseJournal, rouse_journal, G_TYPE_OBJECT)

typedef enum
{
  PROP_OPENED = 1,
  PROP_ERROR,
  PROP_N_UNSAVED,
  PROP_INTERRUPTED,
  PROP_SET_ASIDE,
  PROP_RESTORED_DAY,
} RouseJournalProperty;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_RESTORED_DAY + 1];
static guint signals[N_SIGNALS];

/* A disk that is full or gone is asked again after a while, and less and less often, in µs. */
#define SHORTEST_DELAY (2 * ROUSE_CLOCK_SECOND)
#define LONGEST_DELAY (60 * ROUSE_CLOCK_SECOND)

static void start_work (RouseJournal *self);

/*
 * rouse_journal_create_job:
 *
 * Returns: (transfer full): something to be done, dated now and here: the worker does not know the clock, which belongs
 *   to the main thread
 */
RouseJournalJob *
rouse_journal_create_job (RouseJournal *self, RouseJournalJobKind kind)
{
  RouseJournalJob *job = g_new0 (RouseJournalJob, 1);

  job->kind = kind;
  job->moment.now = rouse_clock_get_wall (self->clock);
  job->moment.today = rouse_day_at (job->moment.now, rouse_clock_get_zone (self->clock));

  return job;
}

/*
 * rouse_journal_push:
 * @job: (transfer full): something to be done after everything else
 */
void
rouse_journal_push (RouseJournal *self, RouseJournalJob *job)
{
  rouse_journal_worker_push (self->worker, job);
  start_work (self);
}

static gboolean
retry_cb (gpointer data)
{
  RouseJournal *self = data;

  self->retry = 0;
  rouse_journal_push (self, rouse_journal_create_job (self, ROUSE_JOURNAL_JOB_RETRY));

  return G_SOURCE_REMOVE;
}

static void
stop_retrying (RouseJournal *self)
{
  if (self->retry != 0)
    rouse_clock_remove_wake_up (self->clock, self->retry);
  self->retry = 0;
}

static void
arm_retry (RouseJournal *self)
{
  if (self->error == NULL || g_error_matches (self->error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_NEWER))
    {
      self->retry_delay = SHORTEST_DELAY;
      stop_retrying (self);
    }
  else if (self->retry == 0)
    {
      self->retry = rouse_clock_add_wake_up (self->clock, rouse_clock_get_monotonic (self->clock) + self->retry_delay,
                                             retry_cb, self, NULL);
      self->retry_delay = MIN (2 * self->retry_delay, LONGEST_DELAY);
    }
}

static gboolean
is_same_error (const GError *a, const GError *b)
{
  return a == b
         || (a != NULL && b != NULL && g_error_matches (a, b->domain, b->code) && g_str_equal (a->message, b->message));
}

/*
 * rouse_journal_set_interrupted:
 * @record: (nullable): a session that can be taken up again
 */
void
rouse_journal_set_interrupted (RouseJournal *self, RouseRecord *record)
{
  if (self->interrupted == record)
    return;

  g_clear_pointer (&self->interrupted, rouse_record_unref);
  self->interrupted = record != NULL ? rouse_record_ref (record) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INTERRUPTED]);
}

static void
take_findings (RouseJournal *self, RouseJournalFindings *findings)
{
  if (findings->interrupted != NULL)
    rouse_journal_set_interrupted (self, findings->interrupted);
  if (findings->set_aside == NULL && findings->restored_day == 0)
    return;

  if (self->restored_day != findings->restored_day)
    {
      self->restored_day = findings->restored_day;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESTORED_DAY]);
    }
  if (findings->set_aside != NULL && g_set_str (&self->set_aside, findings->set_aside))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SET_ASIDE]);
}

static void
take_news (RouseJournal *self)
{
  g_auto (RouseJournalNews) news = { 0 };

  rouse_journal_worker_take_news (self->worker, &news);
  g_object_freeze_notify (G_OBJECT (self));
  if (!is_same_error (self->error, news.error))
    {
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&news.error);
      if (self->error != NULL)
        g_info ("%s", self->error->message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }
  if (self->n_unsaved != news.n_unsaved)
    {
      self->n_unsaved = news.n_unsaved;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNSAVED]);
    }
  self->exposed = news.exposed;
  take_findings (self, &news.findings);
  if (self->opened != news.opened)
    {
      self->opened = news.opened;
      g_debug ("Journal %s, interrupted: %s", self->opened ? "open" : "closed",
               self->interrupted != NULL ? self->interrupted->uuid : "none");
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPENED]);
    }
  g_object_thaw_notify (G_OBJECT (self));
  arm_retry (self);
  if (news.changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
work_cb (GTask *task, gpointer source, gpointer worker, GCancellable *cancellable)
{
  rouse_journal_worker_work (worker);
  g_task_return_boolean (task, TRUE);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RouseJournal *self = ROUSE_JOURNAL (source);

  self->working = FALSE;
  take_news (self);
  if (rouse_journal_worker_has_jobs (self->worker))
    start_work (self);
}

static void
start_work (RouseJournal *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->working)
    return;

  self->working = TRUE;
  task = g_task_new (self, NULL, worked_cb, NULL);
  g_task_set_static_name (task, "Rouse journal");
  g_task_set_task_data (task, rouse_journal_worker_ref (self->worker), (GDestroyNotify) rouse_journal_worker_unref);
  g_task_run_in_thread (task, work_cb);
}

static void
rouse_journal_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RouseJournal *self = ROUSE_JOURNAL (object);

  switch ((RouseJournalProperty) id)
    {
    case PROP_OPENED:
      g_value_set_boolean (value, self->opened);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_N_UNSAVED:
      g_value_set_uint (value, self->n_unsaved);
      break;
    case PROP_INTERRUPTED:
      g_value_set_boxed (value, self->interrupted);
      break;
    case PROP_SET_ASIDE:
      g_value_set_string (value, self->set_aside);
      break;
    case PROP_RESTORED_DAY:
      g_value_set_uint (value, self->restored_day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_journal_dispose (GObject *object)
{
  RouseJournal *self = ROUSE_JOURNAL (object);

  if (self->clock != NULL)
    stop_retrying (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rouse_journal_parent_class)->dispose (object);
}

static void
rouse_journal_finalize (GObject *object)
{
  RouseJournal *self = ROUSE_JOURNAL (object);

  g_clear_pointer (&self->worker, rouse_journal_worker_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->interrupted, rouse_record_unref);
  g_free (self->set_aside);

  G_OBJECT_CLASS (rouse_journal_parent_class)->finalize (object);
}

static void
rouse_journal_class_init (RouseJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rouse_journal_get_property;
  object_class->dispose = rouse_journal_dispose;
  object_class->finalize = rouse_journal_finalize;

  properties[PROP_OPENED] = g_param_spec_boolean ("opened", NULL, NULL, FALSE, read);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, read);
  properties[PROP_N_UNSAVED] = g_param_spec_uint ("n-unsaved", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[PROP_INTERRUPTED] = g_param_spec_boxed ("interrupted", NULL, NULL, ROUSE_TYPE_RECORD, read);
  properties[PROP_SET_ASIDE] = g_param_spec_string ("set-aside", NULL, NULL, NULL, read);
  properties[PROP_RESTORED_DAY] = g_param_spec_uint ("restored-day", NULL, NULL, 0, G_MAXUINT, 0, read);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * RouseJournal::changed:
   * @self: the journal
   *
   * Something was stored, or is kept until it can be: what was read before may be out of date.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", ROUSE_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_journal_init (RouseJournal *self)
{
  self->retry_delay = SHORTEST_DELAY;
}

/**
 * rouse_journal_new:
 * @path: of the file, see rouse_journal_get_default_path()
 * @clock: tells when something is stored, and when to try again
 *
 * Makes a journal that has not been opened.
 *
 * Returns: (transfer full): a new journal
 */
RouseJournal *
rouse_journal_new (const char *path, RouseClock *clock)
{
  RouseJournal *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (ROUSE_IS_CLOCK (clock), NULL);

  self = g_object_new (ROUSE_TYPE_JOURNAL, NULL);
  self->clock = g_object_ref (clock);
  self->worker = rouse_journal_worker_new (path);

  return self;
}

/**
 * rouse_journal_open:
 * @self: a journal
 *
 * Opens the file, once there is time for it, and makes the backup of the day. Whatever else is asked for opens it too.
 */
void
rouse_journal_open (RouseJournal *self)
{
  g_return_if_fail (ROUSE_IS_JOURNAL (self));

  rouse_journal_push (self, rouse_journal_create_job (self, ROUSE_JOURNAL_JOB_OPEN));
  rouse_journal_push (self, rouse_journal_create_job (self, ROUSE_JOURNAL_JOB_BACK_UP));
}

/**
 * rouse_journal_close:
 * @self: a journal
 *
 * Does everything that is still to be done, waits for it, and closes the file. For the end of the program, and the only
 * function here that waits.
 *
 * Returns: whether everything is on the disk
 */
gboolean
rouse_journal_close (RouseJournal *self)
{
  g_return_val_if_fail (ROUSE_IS_JOURNAL (self), FALSE);

  rouse_journal_worker_push (self->worker, rouse_journal_create_job (self, ROUSE_JOURNAL_JOB_RETRY));
  rouse_journal_worker_work (self->worker);
  rouse_journal_worker_close (self->worker);
  take_news (self);
  stop_retrying (self);

  return self->n_unsaved == 0;
}

/**
 * rouse_journal_get_opened:
 * @self: a journal
 *
 * Returns: whether the file could be opened
 */
gboolean
rouse_journal_get_opened (RouseJournal *self)
{
  g_return_val_if_fail (ROUSE_IS_JOURNAL (self), FALSE);

  return self->opened;
}

/**
 * rouse_journal_get_error:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): why not everything is on the disk, of #ROUSE_JOURNAL_ERROR
 */
const GError *
rouse_journal_get_error (RouseJournal *self)
{
  g_return_val_if_fail (ROUSE_IS_JOURNAL (self), NULL);

  return self->error;
}

/**
 * rouse_journal_get_n_unsaved:
 * @self: a journal
 *
 * Returns: how many sessions are kept in memory because they could not be written
 */
guint
rouse_journal_get_n_unsaved (RouseJournal *self)
{
  g_return_val_if_fail (ROUSE_IS_JOURNAL (self), 0);

  return self->n_unsaved;
}

/**
 * rouse_journal_get_interrupted:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): a session that can be taken up again, or be said to end where it is
 */
RouseRecord *
rouse_journal_get_interrupted (RouseJournal *self)
{
  g_return_val_if_fail (ROUSE_IS_JOURNAL (self), NULL);

  return self->interrupted;
}

/**
 * rouse_journal_get_set_aside:
 * @self: a journal
 *
 * Returns: (nullable): the new name of a file that was damaged, in the folder of the journal
 */
const char *
rouse_journal_get_set_aside (RouseJournal *self)
{
  g_return_val_if_fail (ROUSE_IS_JOURNAL (self), NULL);

  return self->set_aside;
}

/**
 * rouse_journal_get_restored_day:
 * @self: a journal
 *
 * Returns: the Julian day of the backup that took the place of a damaged file; 0 when there was none
 */
guint32
rouse_journal_get_restored_day (RouseJournal *self)
{
  g_return_val_if_fail (ROUSE_IS_JOURNAL (self), 0);

  return self->restored_day;
}
