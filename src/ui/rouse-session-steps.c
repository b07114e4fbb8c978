/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-steps.h"

/* What to do while getting ready, as a list in which the line being spoken stands out: someone who cannot hear the
 * voice can work ahead, and someone who looks up late sees what was said. The lines are the cues of the present block.
 */
struct _RouseSessionSteps
{
  GtkWidget parent_instance;

  RouseSession *session;
  GtkWidget *scroller;
  GtkWidget *box;
  gint64 block_start; /* ns; -1: none */
  gboolean must_scroll;
  double size;    /* of the font in pixels; 0: the interface's */
  int current;    /* index of the line being spoken; -1 before the first */
  GArray *starts; /* of gint64, where each line's cue starts */
};

G_DEFINE_FINAL_TYPE (RouseSessionSteps, rouse_session_steps, GTK_TYPE_WIDGET)

/* A single line says no more than the caption does. */
#define LEAST_STEPS 2
/* Height in pixels over which lines at the edge fade. */
#define FADE 24

static gboolean
is_preparing (const RouseSegment *segment)
{
  return segment != NULL
         && (segment->kind == ROUSE_SEGMENT_START || segment->kind == ROUSE_SEGMENT_SETUP
             || segment->kind == ROUSE_SEGMENT_SWITCH);
}

static void
clear (RouseSessionSteps *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_array_set_size (self->starts, 0);
  self->current = -1;
}

static void
set_label_size (RouseSessionSteps *self, GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (self->size > 0)
    pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (self->size * PANGO_SCALE)));
  gtk_label_set_attributes (label, attributes);
}

static void
add_step (RouseSessionSteps *self, const RousePlacedCue *cue)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", cue->text, "wrap", TRUE, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (label, "prepare-step");
  set_label_size (self, GTK_LABEL (label));
  gtk_box_append (GTK_BOX (self->box), label);
  g_array_append_val (self->starts, cue->start);
}

static void
fill (RouseSessionSteps *self, gint64 start, gint64 end)
{
  gsize n_cues, n_parts;
  const RousePlacedCue *cues = rouse_timeline_get_cues (rouse_session_get_timeline (self->session), &n_cues);

  clear (self);
  for (gsize i = 0; i < n_cues; i++)
    {
      if (cues[i].start < start || cues[i].start >= end)
        continue;
      /* A countdown comes in parts, and is shown as a number. */
      rouse_cue_get_parts (cues[i].cue, &n_parts);
      if (n_parts == 0)
        add_step (self, &cues[i]);
    }
}

/* The present line stands in the middle, between what was said and what one can work ahead on. A list that has just
 * been filled or changed its size has its places later: until then there is nothing to scroll to. */
static void
scroll_to_current (RouseSessionSteps *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  const double page = gtk_adjustment_get_page_size (adjustment);
  GtkWidget *label = gtk_widget_get_first_child (self->box);
  graphene_rect_t bounds;

  if (!self->must_scroll)
    return;
  for (int i = 0; i < self->current && label != NULL; i++)
    label = gtk_widget_get_next_sibling (label);
  if (self->current < 0 || label == NULL || !gtk_widget_compute_bounds (label, self->box, &bounds)
      || bounds.size.height <= 0)
    return;
  gtk_adjustment_set_value (adjustment, bounds.origin.y - (page - bounds.size.height) / 2);
  self->must_scroll = FALSE;
}

static void
size_changed_cb (RouseSessionSteps *self)
{
  self->must_scroll = TRUE;
}

static void
mark_current (RouseSessionSteps *self)
{
  const gint64 position = rouse_session_get_position (self->session);
  GtkWidget *label = gtk_widget_get_first_child (self->box);
  int current = -1;

  for (guint i = 0; i < self->starts->len && g_array_index (self->starts, gint64, i) <= position; i++)
    current = (int) i;
  if (self->current == current)
    return;

  self->current = current;
  self->must_scroll = TRUE;
  for (int i = 0; label != NULL; i++, label = gtk_widget_get_next_sibling (label))
    {
      if (i == current)
        gtk_widget_add_css_class (label, "current");
      else
        gtk_widget_remove_css_class (label, "current");
      if (i < current)
        gtk_widget_add_css_class (label, "past");
      else
        gtk_widget_remove_css_class (label, "past");
    }
}

static void
append_fade (GtkSnapshot *snapshot, int width, int height, double above, double below)
{
  const float part = height > 0 ? MIN (0.5f, (float) FADE / (float) height) : 0;
  const GskColorStop stops[] = {
    { 0, { 0, 0, 0, (float) (1 - above) } },
    { part, { 0, 0, 0, 1 } },
    { 1 - part, { 0, 0, 0, 1 } },
    { 1, { 0, 0, 0, (float) (1 - below) } },
  };

  gtk_snapshot_append_linear_gradient (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height),
                                       &GRAPHENE_POINT_INIT (0, 0), &GRAPHENE_POINT_INIT (0, (float) height), stops,
                                       G_N_ELEMENTS (stops));
}

/* Lines that do not fit fade away: a line cut in half looks like a fault. */
static void
rouse_session_steps_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RouseSessionSteps *self = ROUSE_SESSION_STEPS (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  const double above = gtk_adjustment_get_value (adjustment);
  const double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - above;

  gtk_snapshot_push_mask (snapshot, GSK_MASK_MODE_ALPHA);
  append_fade (snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget), MIN (1, above / FADE),
               MIN (1, below / FADE));
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->scroller, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
rouse_session_steps_dispose (GObject *object)
{
  RouseSessionSteps *self = ROUSE_SESSION_STEPS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rouse_session_steps_parent_class)->dispose (object);
}

static void
rouse_session_steps_finalize (GObject *object)
{
  g_array_unref (ROUSE_SESSION_STEPS (object)->starts);
  G_OBJECT_CLASS (rouse_session_steps_parent_class)->finalize (object);
}

static void
rouse_session_steps_class_init (RouseSessionStepsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rouse_session_steps_dispose;
  object_class->finalize = rouse_session_steps_finalize;
  widget_class->snapshot = rouse_session_steps_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sessionsteps");
}

static void
rouse_session_steps_init (RouseSessionSteps *self)
{
  self->block_start = -1;
  self->current = -1;
  self->starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vscrollbar-policy",
                                 GTK_POLICY_EXTERNAL, "child", self->box, "min-content-height", 0, NULL);
  /* It scrolls by itself, and there is nothing in it to act on. */
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "value-changed",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "changed",
                           G_CALLBACK (size_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rouse_session_steps_new:
 * @session: the session whose blocks are listed
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
rouse_session_steps_new (RouseSession *session)
{
  RouseSessionSteps *self = g_object_new (ROUSE_TYPE_SESSION_STEPS, NULL);

  g_return_val_if_fail (ROUSE_IS_SESSION (session), GTK_WIDGET (self));

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * rouse_session_steps_update:
 * @self: a list
 *
 * Brings the list to the session's position.
 *
 * Returns: whether there is something to show
 */
gboolean
rouse_session_steps_update (RouseSessionSteps *self)
{
  const RouseSegment *segment;
  gint64 start, length;

  g_return_val_if_fail (ROUSE_IS_SESSION_STEPS (self), FALSE);

  segment = rouse_session_get_segment (self->session);
  if (!is_preparing (segment))
    {
      if (self->block_start != -1)
        clear (self);
      self->block_start = -1;
      return FALSE;
    }

  rouse_timeline_get_stretch (rouse_session_get_timeline (self->session), segment->start, &start, &length);
  if (start != self->block_start)
    {
      self->block_start = start;
      fill (self, start, start + length);
    }
  mark_current (self);
  scroll_to_current (self);
  return self->starts->len >= LEAST_STEPS;
}

/**
 * rouse_session_steps_set_size:
 * @self: a list
 * @size: size of the font in pixels; 0 for that of the interface
 *
 * Sets from how far the list can be read.
 */
void
rouse_session_steps_set_size (RouseSessionSteps *self, double size)
{
  g_return_if_fail (ROUSE_IS_SESSION_STEPS (self));

  if (ABS (self->size - size) < 0.5)
    return;

  self->size = size;
  for (GtkWidget *label = gtk_widget_get_first_child (self->box); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    set_label_size (self, GTK_LABEL (label));
}

/**
 * rouse_session_steps_get_n_steps:
 * @self: a list
 *
 * Returns: how many lines it has
 */
guint
rouse_session_steps_get_n_steps (RouseSessionSteps *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STEPS (self), 0);

  return self->starts->len;
}

/**
 * rouse_session_steps_get_current:
 * @self: a list
 *
 * Returns: index of the line being spoken or last spoken; -1 before the first
 */
int
rouse_session_steps_get_current (RouseSessionSteps *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STEPS (self), -1);

  return self->current;
}
