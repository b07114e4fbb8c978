/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-summary.h"

#include "rouse-closures.h"
#include "rouse-focus.h"
#include "rouse-harder-row.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/* What was done, for each exercise and side, with the closing words of the catalogue. It judges nothing: a session that
 * was stopped reads as calmly as one that reached its end. */
struct _RouseSessionSummary
{
  AdwBin parent_instance;

  /* Template. */
  GtkWidget *scroller;
  GtkLabel *heading;
  GtkLabel *words;
  GtkLabel *feedback;
  GtkListBox *list;
  AdwBin *harder_bin;
  GtkWidget *done;
  AdwBin *next_bin;
  GtkWidget *offer_box;
  GtkLabel *question;
  GtkWidget *accept;

  RouseBriefOffer *offer; /* nullable */
  GPtrArray *titles;      /* of char *, what each row is about */
  GPtrArray *results;     /* of char *, what each row says was done */
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (RouseSessionSummary, rouse_session_summary, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

/* Sets of one exercise on one side, added up. */
typedef struct
{
  const RouseSetResult *first;
  guint done;
  guint planned;
} Sum;

static gboolean
has_moment (RouseCue *cue, RouseMoment moment)
{
  gsize n_rules;
  const RouseCueRule *rules = rouse_cue_get_rules (cue, &n_rules);

  for (gsize i = 0; i < n_rules; i++)
    if (rules[i].moment == moment)
      return TRUE;
  return FALSE;
}

/* The words with which this session closes: of the closings the one that fits the last posture is in the timeline. */
static const char *
find_closing (RouseSession *session)
{
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (rouse_session_get_timeline (session), &n_cues);

  for (gsize i = n_cues; i > 0; i--)
    if (has_moment (cues[i - 1].cue, ROUSE_MOMENT_CLOSING))
      return cues[i - 1].text;
  return NULL;
}

static const char *
find_early_end (RouseSession *session)
{
  RousePlan *plan = rouse_timeline_get_plan (rouse_session_get_timeline (session));
  GListModel *cues = rouse_catalog_get_cues (rouse_plan_get_catalog (plan));

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (RouseCue) cue = g_list_model_get_item (cues, i);

      if (has_moment (cue, ROUSE_MOMENT_END_EARLY))
        return rouse_cue_get_text (cue);
    }
  return NULL;
}

static GArray *
sum_results (RouseSession *session)
{
  GArray *sums = g_array_new (FALSE, TRUE, sizeof (Sum));
  gsize n_results;
  const RouseSetResult *results = rouse_session_get_results (session, &n_results);

  for (gsize i = 0; i < n_results; i++)
    {
      Sum *sum = NULL;

      for (guint j = 0; j < sums->len && sum == NULL; j++)
        {
          Sum *other = &g_array_index (sums, Sum, j);

          if (other->first->item_index == results[i].item_index && other->first->side == results[i].side)
            sum = other;
        }
      if (sum == NULL)
        {
          g_array_set_size (sums, sums->len + 1);
          sum = &g_array_index (sums, Sum, sums->len - 1);
          sum->first = &results[i];
        }
      sum->done += results[i].done;
      sum->planned += results[i].planned;
    }
  return sums;
}

static guint
count_done (const GArray *sums)
{
  guint done = 0;

  for (guint i = 0; i < sums->len; i++)
    done += g_array_index (sums, Sum, i).done;
  return done;
}

static gboolean
belongs_to (const RouseSegment *segment, const RouseSetResult *result)
{
  return segment->kind == ROUSE_SEGMENT_PHASE && segment->item_index == result->item_index
         && (segment->side == result->side || result->side == ROUSE_SIDE_BOTH);
}

/* Whether the session went on past all sets of a sum: those were skipped, while others were not reached. */
static gboolean
is_behind (RouseSession *session, const Sum *sum)
{
  const gint64 position = rouse_session_get_position (session);
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (rouse_session_get_timeline (session), &n_segments);

  for (gsize i = 0; i < n_segments; i++)
    if (segments[i].start + segments[i].length > position && belongs_to (&segments[i], sum->first))
      return FALSE;
  return TRUE;
}

/* An exercise can be done in two ways in one session, one row each. */
static char *
format_title (const RousePlanItem *item)
{
  const char *title = rouse_exercise_get_title (item->exercise);

  switch (rouse_variant_get_level (item->variant))
    {
    case ROUSE_LEVEL_EASY:
      /* Translators: %s is the title of an exercise that was done in its easier variant. */
      return g_strdup_printf (C_ ("summary", "%s · easier"), title);
    case ROUSE_LEVEL_HARD:
      /* Translators: %s is the title of an exercise that was done in its harder variant. */
      return g_strdup_printf (C_ ("summary", "%s · harder"), title);
    case ROUSE_LEVEL_STANDARD:
    default:
      return g_strdup (title);
    }
}

static void
add_row (RouseSessionSummary *self, const Sum *sum)
{
  const char *side = rouse_closures_get_side_title (sum->first->side);
  g_autofree char *title = format_title (sum->first->item);
  char *result = sum->done > 0 ? rouse_closures_format_result (sum->done, sum->planned) : g_strdup (_ ("Skipped"));
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", side != NULL ? side : "",
                                 "use-markup", FALSE, "activatable", FALSE, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", result, NULL);

  gtk_widget_add_css_class (label, "numeric");
  if (sum->done >= sum->planned)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", "accessible-role",
                                             GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->titles, g_steal_pointer (&title));
  g_ptr_array_add (self->results, result);
}

static void
done_cb (RouseSessionSummary *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

/* The answer takes the place of the question, and the focus does not get lost with the button. */
static void
accept_cb (RouseSessionSummary *self)
{
  rouse_brief_offer_accept (self->offer);
  gtk_widget_grab_focus (self->done);
  gtk_widget_set_visible (self->accept, FALSE);
  gtk_label_set_label (self->question,
                       _ ("Next time there will be fewer words. Each exercise’s page changes it back."));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->question),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
ask (RouseSessionSummary *self, RouseBriefOffer *offer)
{
  g_autofree char *question = rouse_brief_offer_dup_question (offer);

  if (question == NULL)
    return;

  g_set_object (&self->offer, offer);
  gtk_label_set_label (self->question, question);
  gtk_widget_set_visible (self->offer_box, TRUE);
}

static void
rouse_session_summary_dispose (GObject *object)
{
  g_clear_object (&ROUSE_SESSION_SUMMARY (object)->offer);
  gtk_widget_dispose_template (GTK_WIDGET (object), ROUSE_TYPE_SESSION_SUMMARY);
  G_OBJECT_CLASS (rouse_session_summary_parent_class)->dispose (object);
}

static void
rouse_session_summary_finalize (GObject *object)
{
  g_ptr_array_unref (ROUSE_SESSION_SUMMARY (object)->titles);
  g_ptr_array_unref (ROUSE_SESSION_SUMMARY (object)->results);
  G_OBJECT_CLASS (rouse_session_summary_parent_class)->finalize (object);
}

static void
rouse_session_summary_class_init (RouseSessionSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_session_summary_dispose;
  G_OBJECT_CLASS (klass)->finalize = rouse_session_summary_finalize;

  signals[SIGNAL_CLOSED]
      = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-session-summary.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseSessionSummary, scroller);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionSummary, heading);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionSummary, words);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionSummary, feedback);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionSummary, list);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionSummary, harder_bin);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionSummary, done);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionSummary, next_bin);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionSummary, offer_box);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionSummary, question);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionSummary, accept);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
rouse_session_summary_init (RouseSessionSummary *self)
{
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->results = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  rouse_focus_lead_in (GTK_SCROLLED_WINDOW (self->scroller));
}

/**
 * rouse_session_summary_new:
 * @session: a session that is over
 * @offer: (nullable): what may be asked at its end
 *
 * Returns: (transfer floating): what was done in it
 */
GtkWidget *
rouse_session_summary_new (RouseSession *session, RouseBriefOffer *offer)
{
  RouseSessionSummary *self = g_object_new (ROUSE_TYPE_SESSION_SUMMARY, NULL);
  g_autoptr (GArray) sums = NULL;
  gboolean finished;
  const char *words;

  g_return_val_if_fail (ROUSE_IS_SESSION (session), GTK_WIDGET (self));

  sums = sum_results (session);
  finished = rouse_session_get_state (session) == ROUSE_SESSION_FINISHED && count_done (sums) > 0;
  words = finished ? find_closing (session) : count_done (sums) > 0 ? find_early_end (session) : NULL;
  gtk_label_set_label (self->heading, finished ? _ ("Session Complete") : _ ("Session Ended"));
  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), words != NULL);

  for (guint i = 0; i < sums->len; i++)
    {
      const Sum *sum = &g_array_index (sums, Sum, i);

      /* Of a session that was stopped, what was not reached is not worth a word: what was done counts. What was
       * passed over is said, for it was a choice. */
      if (sum->done > 0 || is_behind (session, sum))
        add_row (self, sum);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->results->len > 0);
  if (offer != NULL)
    ask (self, offer);
  return GTK_WIDGET (self);
}

static void
show_rest (RouseSessionSummary *self, const char *words)
{
  gtk_label_set_label (self->heading, _ ("Better to Rest Today"));
  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
}

/**
 * rouse_session_summary_set_check_in:
 * @self: a summary
 * @check_in: the check-in of its session, which is over
 *
 * Says what the answers mean, and asks which exercise was harder.
 */
void
rouse_session_summary_set_check_in (RouseSessionSummary *self, RouseCheckIn *check_in)
{
  RouseTimeline *timeline;
  RouseCatalog *catalog;
  GtkWidget *harder = NULL;

  g_return_if_fail (ROUSE_IS_SESSION_SUMMARY (self));
  g_return_if_fail (ROUSE_IS_CHECK_IN (check_in));

  timeline = rouse_session_get_timeline (rouse_check_in_get_session (check_in));
  catalog = rouse_plan_get_catalog (rouse_timeline_get_plan (timeline));
  if (rouse_check_in_get_stage (check_in) == ROUSE_CHECK_IN_REST)
    {
      show_rest (self, rouse_catalog_get_message (catalog, "pain-high"));
      return;
    }
  if (self->results->len == 0)
    return;

  gtk_label_set_label (self->feedback, rouse_catalog_get_message (catalog, rouse_check_in_get_feedback (check_in)));
  gtk_widget_set_visible (GTK_WIDGET (self->feedback), TRUE);
  if (rouse_check_in_get_answers (check_in)->difficulty != ROUSE_CHECK_IN_UNANSWERED)
    harder = rouse_harder_row_new (check_in);
  adw_bin_set_child (self->harder_bin, harder);
  gtk_widget_set_visible (GTK_WIDGET (self->harder_bin), harder != NULL);
}

/**
 * rouse_session_summary_set_next:
 * @self: a summary
 * @next: what comes next; shown as long as it is visible itself
 */
void
rouse_session_summary_set_next (RouseSessionSummary *self, GtkWidget *next)
{
  g_return_if_fail (ROUSE_IS_SESSION_SUMMARY (self));
  g_return_if_fail (GTK_IS_WIDGET (next));

  adw_bin_set_child (self->next_bin, next);
  g_object_bind_property (next, "visible", self->next_bin, "visible", G_BINDING_SYNC_CREATE);
}

/**
 * rouse_session_summary_focus:
 * @self: a summary
 *
 * Moves the focus to what was done, and not to the button: who meant to pause at the last moment must not close it.
 */
void
rouse_session_summary_focus (RouseSessionSummary *self)
{
  g_return_if_fail (ROUSE_IS_SESSION_SUMMARY (self));

  gtk_widget_grab_focus (self->scroller);
}

/**
 * rouse_session_summary_get_words:
 * @self: a summary
 *
 * Returns: the closing words
 */
const char *
rouse_session_summary_get_words (RouseSessionSummary *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_SUMMARY (self), NULL);

  return gtk_label_get_label (self->words);
}

/**
 * rouse_session_summary_get_n_rows:
 * @self: a summary
 *
 * Returns: how many exercises and sides it lists
 */
guint
rouse_session_summary_get_n_rows (RouseSessionSummary *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_SUMMARY (self), 0);

  return self->results->len;
}

/**
 * rouse_session_summary_get_row_title:
 * @self: a summary
 * @row: index of a row
 *
 * Returns: (nullable): the exercise of the row, such as "Bridge · easier"
 */
const char *
rouse_session_summary_get_row_title (RouseSessionSummary *self, guint row)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_SUMMARY (self), NULL);

  return row < self->titles->len ? g_ptr_array_index (self->titles, row) : NULL;
}

/**
 * rouse_session_summary_get_row_result:
 * @self: a summary
 * @row: index of a row
 *
 * Returns: (nullable): what the row says was done, such as "10 of 10"
 */
const char *
rouse_session_summary_get_row_result (RouseSessionSummary *self, guint row)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_SUMMARY (self), NULL);

  return row < self->results->len ? g_ptr_array_index (self->results, row) : NULL;
}

/**
 * rouse_session_summary_get_question:
 * @self: a summary
 *
 * Returns: (nullable): what it asks, or what became of it
 */
const char *
rouse_session_summary_get_question (RouseSessionSummary *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_SUMMARY (self), NULL);

  return gtk_widget_get_visible (self->offer_box) ? gtk_label_get_label (self->question) : NULL;
}
