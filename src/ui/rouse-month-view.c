/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-month-view.h"

#include "rouse-day-mark.h"
#include "rouse-day.h"
#include "rouse-progress-words.h"
#include "rouse-ui.h"
#include "rouse-week-marks.h"

#include <glib/gi18n.h>

/**
 * RouseMonthView:
 *
 * A month of days with what was done on them. Its rows are weeks from Monday to Sunday, as the weekly goal counts them.
 * One of its days has the focus and the arrow keys go from there, as in the grids of ARIA; Home and End go to the ends
 * of the week, Page Up and Page Down to the months beside it. It looks at the sessions of one month only.
 */
struct _RouseMonthView
{
  AdwBin parent_instance;

  /* template */
  GtkWidget *previous;
  GtkLabel *title;
  GtkWidget *next;
  GtkWidget *grid;
  GtkBox *weekdays;

  RouseDayMark *cells[42]; /* borrowed */
  GtkWidget *rows[6];      /* borrowed */

  /* owned */
  RouseCatalog *catalog;
  GPtrArray *records; /* of RouseRecord, by day */
  GArray *pauses;     /* of RousePause */

  guint32 today;
  guint32 first; /* the earliest day of interest */
  guint32 day;
  guint32 monday; /* of the first row */
};

typedef enum
{
  PROP_DAY = 1,
} RouseMonthViewProperty;

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_DAY + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RouseMonthView, rouse_month_view, ADW_TYPE_BIN)

static guint32
get_month_start (guint32 day)
{
  GDate date;

  g_date_set_julian (&date, day);
  g_date_set_day (&date, 1);

  return g_date_get_julian (&date);
}

static guint32
get_month_end (guint32 day)
{
  GDate date;

  g_date_set_julian (&date, day);
  g_date_set_day (&date, g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date)));

  return g_date_get_julian (&date);
}

/* The same day of another month, or its last one. */
static guint32
add_months (guint32 day, int n)
{
  GDate date;

  g_date_set_julian (&date, day);
  if (n < 0)
    g_date_subtract_months (&date, (guint) -n);
  else
    g_date_add_months (&date, (guint) n);

  return g_date_get_julian (&date);
}

static gboolean
is_paused (RouseMonthView *self, guint32 day)
{
  for (guint i = 0; i < self->pauses->len; i++)
    {
      const RousePause *pause = &g_array_index (self->pauses, RousePause, i);

      if (day >= pause->first && day <= pause->last)
        return TRUE;
    }

  return FALSE;
}

static RouseDayKind
get_kind (GPtrArray *records, gboolean paused)
{
  for (guint i = 0; i < records->len; i++)
    if (rouse_record_counts (records->pdata[i]))
      return ROUSE_DAY_DONE;
  if (records->len > 0)
    return ROUSE_DAY_PART;

  return paused ? ROUSE_DAY_PAUSED : ROUSE_DAY_NOTHING;
}

static void
update_cell (RouseMonthView *self, guint i)
{
  RouseDayMark *cell = self->cells[i];
  const guint32 day = self->monday + i;
  g_autoptr (GPtrArray) records = rouse_month_view_get_records (self, day);
  const gboolean paused = is_paused (self, day);
  g_autofree char *name = rouse_progress_words_dup_day (self->catalog, day, records, paused);
  g_autofree char *number = NULL;
  GDate date;

  g_date_set_julian (&date, day);
  /* Translators: a day of the month. */
  number = g_strdup_printf (C_ ("day of the month", "%d"), g_date_get_day (&date));
  rouse_day_mark_set_label (cell, number);
  rouse_day_mark_set_kind (cell, get_kind (records, paused));
  rouse_day_mark_set_today (cell, day == self->today);
  /* Tab comes to one of them and leaves them from there. */
  gtk_widget_set_focusable (GTK_WIDGET (cell), day == self->day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_SELECTED, day == self->day, -1);
}

static void
update_title (RouseMonthView *self)
{
  g_autofree char *title = NULL;
  GDate date;

  g_date_set_julian (&date, self->day);
  title = rouse_progress_words_dup_month (g_date_get_year (&date), g_date_get_month (&date));
  gtk_label_set_label (self->title, title);
  gtk_widget_set_sensitive (self->previous, get_month_start (self->day) > self->first);
  gtk_widget_set_sensitive (self->next, get_month_end (self->day) < get_month_end (self->today));
}

static void
update (RouseMonthView *self)
{
  const guint32 start = get_month_start (self->day);
  const guint32 end = get_month_end (self->day);

  self->monday = rouse_day_get_monday (start);
  update_title (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    gtk_widget_set_visible (self->rows[i], self->monday + 7 * i <= end);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      const gboolean inside = self->monday + i >= start && self->monday + i <= end;

      gtk_widget_set_visible (GTK_WIDGET (self->cells[i]), inside);
      if (inside)
        update_cell (self, i);
    }
}

static gboolean
focus_day (RouseMonthView *self)
{
  return gtk_widget_grab_focus (GTK_WIDGET (self->cells[self->day - self->monday]));
}

static void
activate_day (RouseMonthView *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, self->day);
}

static void
previous_clicked_cb (RouseMonthView *self)
{
  rouse_month_view_set_day (self, add_months (self->day, -1));
}

static void
next_clicked_cb (RouseMonthView *self)
{
  rouse_month_view_set_day (self, add_months (self->day, 1));
}

/* Left is what is on the left, where the week runs from the right too. */
static gboolean
find_target (RouseMonthView *self, guint key, guint32 *day)
{
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *day = mirrored ? self->day + 1 : self->day - 1;
      return TRUE;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *day = mirrored ? self->day - 1 : self->day + 1;
      return TRUE;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *day = self->day - 7;
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *day = self->day + 7;
      return TRUE;

    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      *day = add_months (self->day, -1);
      return TRUE;

    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      *day = add_months (self->day, 1);
      return TRUE;

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      *day = MAX (rouse_day_get_monday (self->day), get_month_start (self->day));
      return TRUE;

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      *day = MIN (rouse_day_get_monday (self->day) + 6, get_month_end (self->day));
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (RouseMonthView *self, guint key, guint code, GdkModifierType state)
{
  guint32 day;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space || key == GDK_KEY_ISO_Enter)
    {
      activate_day (self);
      return GDK_EVENT_STOP;
    }
  if (!find_target (self, key, &day))
    return GDK_EVENT_PROPAGATE;

  rouse_month_view_set_day (self, day);
  focus_day (self);

  return GDK_EVENT_STOP;
}

static void
released_cb (RouseMonthView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    if (GTK_WIDGET (self->cells[i]) == cell)
      rouse_month_view_set_day (self, self->monday + i);
  focus_day (self);
  activate_day (self);
}

static void
create_cells (RouseMonthView *self)
{
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *name = rouse_week_marks_dup_weekday (i);
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", rouse_week_marks_get_letter (i), "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, NULL);

      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (self->weekdays, label);
    }

  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      GtkGesture *click = gtk_gesture_click_new ();
      GtkWidget *slot = adw_bin_new ();

      if (i % 7 == 0)
        {
          self->rows[i / 7]
              = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);
          gtk_box_append (GTK_BOX (self->grid), self->rows[i / 7]);
        }
      self->cells[i] = ROUSE_DAY_MARK (rouse_day_mark_new (GTK_ACCESSIBLE_ROLE_GRID_CELL));
      g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (GTK_WIDGET (self->cells[i]), GTK_EVENT_CONTROLLER (click));
      adw_bin_set_child (ADW_BIN (slot), GTK_WIDGET (self->cells[i]));
      gtk_box_append (GTK_BOX (self->rows[i / 7]), slot);
    }
}

static void
rouse_month_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((RouseMonthViewProperty) id)
    {
    case PROP_DAY:
      g_value_set_uint (value, ROUSE_MONTH_VIEW (object)->day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_month_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((RouseMonthViewProperty) id)
    {
    case PROP_DAY:
      rouse_month_view_set_day (ROUSE_MONTH_VIEW (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_month_view_dispose (GObject *object)
{
  RouseMonthView *self = ROUSE_MONTH_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_MONTH_VIEW);
  g_clear_object (&self->catalog);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->pauses, g_array_unref);

  G_OBJECT_CLASS (rouse_month_view_parent_class)->dispose (object);
}

static void
rouse_month_view_class_init (RouseMonthViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rouse_month_view_get_property;
  object_class->set_property = rouse_month_view_set_property;
  object_class->dispose = rouse_month_view_dispose;

  properties[PROP_DAY] = g_param_spec_uint ("day", NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * RouseMonthView::activated:
   * @day: a local day, as a Julian day of #GDate
   *
   * The person wants to know what was done on a day.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", ROUSE_TYPE_MONTH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-month-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseMonthView, previous);
  gtk_widget_class_bind_template_child (widget_class, RouseMonthView, title);
  gtk_widget_class_bind_template_child (widget_class, RouseMonthView, next);
  gtk_widget_class_bind_template_child (widget_class, RouseMonthView, grid);
  gtk_widget_class_bind_template_child (widget_class, RouseMonthView, weekdays);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
rouse_month_view_init (RouseMonthView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_cells (self);
}

/**
 * rouse_month_view_new:
 *
 * Returns: (transfer floating): a month; it shows something once it is loaded
 */
GtkWidget *
rouse_month_view_new (void)
{
  return g_object_new (ROUSE_TYPE_MONTH_VIEW, NULL);
}

static guint32
find_first (RouseMonthView *self)
{
  guint32 first = self->today;

  for (guint i = 0; i < self->records->len; i++)
    first = MIN (first, ((const RouseRecord *) self->records->pdata[i])->day);

  return first;
}

/**
 * rouse_month_view_load:
 * @self: a month
 * @catalog: names what was done
 * @records: (element-type RouseRecord): all sessions, by day
 * @pauses: (element-type RousePause): the breaks
 * @today: the present local day, as a Julian day of #GDate
 *
 * Shows what was done; the month stays the one that is shown, at first the present one.
 */
void
rouse_month_view_load (RouseMonthView *self, RouseCatalog *catalog, GPtrArray *records, GArray *pauses, guint32 today)
{
  g_return_if_fail (ROUSE_IS_MONTH_VIEW (self));
  g_return_if_fail (ROUSE_IS_CATALOG (catalog));
  g_return_if_fail (records != NULL && pauses != NULL && today > 31);

  g_set_object (&self->catalog, catalog);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_ptr_array_ref (records);
  g_clear_pointer (&self->pauses, g_array_unref);
  self->pauses = g_array_ref (pauses);
  self->today = today;
  self->first = get_month_start (find_first (self));
  if (self->day == 0)
    rouse_month_view_set_day (self, today);
  else
    self->day = CLAMP (self->day, self->first, get_month_end (today));
  update (self);
}

/**
 * rouse_month_view_get_day:
 * @self: a month
 *
 * Returns: the day that the keyboard is on, as a Julian day of #GDate; 0 before anything was loaded
 */
guint32
rouse_month_view_get_day (RouseMonthView *self)
{
  g_return_val_if_fail (ROUSE_IS_MONTH_VIEW (self), 0);

  return self->day;
}

/**
 * rouse_month_view_set_day:
 * @self: a month that was loaded
 * @day: a local day, as a Julian day of #GDate; kept between the month of the first session and the present one
 *
 * Goes to a day and shows its month.
 */
void
rouse_month_view_set_day (RouseMonthView *self, guint32 day)
{
  g_return_if_fail (ROUSE_IS_MONTH_VIEW (self));
  g_return_if_fail (self->catalog != NULL);

  day = CLAMP (day, self->first, get_month_end (self->today));
  if (self->day == day)
    return;

  self->day = day;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

static guint
find_position (GPtrArray *records, guint32 day)
{
  guint low = 0;
  guint high = records->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (((const RouseRecord *) records->pdata[middle])->day < day)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * rouse_month_view_get_records:
 * @self: a month that was loaded
 * @day: a local day, as a Julian day of #GDate
 *
 * Returns: (transfer full) (element-type RouseRecord): the sessions of that day in which something was done
 */
GPtrArray *
rouse_month_view_get_records (RouseMonthView *self, guint32 day)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);

  g_return_val_if_fail (ROUSE_IS_MONTH_VIEW (self), found);
  g_return_val_if_fail (self->records != NULL, found);

  for (guint i = find_position (self->records, day); i < self->records->len; i++)
    {
      RouseRecord *record = self->records->pdata[i];

      if (record->day != day)
        break;
      if (!rouse_record_is_empty (record))
        g_ptr_array_add (found, rouse_record_ref (record));
    }

  return found;
}
