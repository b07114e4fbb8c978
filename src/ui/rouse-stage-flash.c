/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-stage-flash.h"

#include <adwaita.h>

/* A frame of the phase's colour around the stage that lights up and fades: whoever cannot hear the tone at a change of
 * phase sees it from the corner of an eye. It never lights more than twice within a second, and not at all where the
 * system asks for less movement. Drawn below everything else; nothing can be clicked on it. */
struct _RouseStageFlash
{
  GtkWidget parent_instance;

  AdwAnimation *animation;
  gint64 last; /* monotonic time in µs when it last lit up; G_MININT64: never */
};

G_DEFINE_FINAL_TYPE (RouseStageFlash, rouse_stage_flash, GTK_TYPE_WIDGET)

/* WCAG 2.2, 2.3.1: no more than three flashes in any period of one second. Half of a second apart there are at most
 * three flanks of light in the worst second, its ends included. */
#define LEAST_INTERVAL (G_USEC_PER_SEC / 2)
#define FADE 400
/* Width of the frame in parts of the smaller side, and how much of its colour lies over the rest. */
#define FRAME 0.025f
#define TINT 0.1f

static void
rouse_stage_flash_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const float width = (float) gtk_widget_get_width (widget);
  const float height = (float) gtk_widget_get_height (widget);
  const float frame = MIN (width, height) * FRAME;
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height);
  const float widths[] = { frame, frame, frame, frame };
  GskRoundedRect outline;
  GdkRGBA color, tint;
  GdkRGBA colors[4];

  gtk_widget_get_color (widget, &color);
  tint = color;
  tint.alpha *= TINT;
  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    colors[i] = color;
  gsk_rounded_rect_init_from_rect (&outline, &all, 0);
  gtk_snapshot_append_color (snapshot, &tint, &all);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
rouse_stage_flash_dispose (GObject *object)
{
  g_clear_object (&ROUSE_STAGE_FLASH (object)->animation);
  G_OBJECT_CLASS (rouse_stage_flash_parent_class)->dispose (object);
}

static void
rouse_stage_flash_class_init (RouseStageFlashClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_stage_flash_dispose;
  widget_class->snapshot = rouse_stage_flash_snapshot;
  gtk_widget_class_set_css_name (widget_class, "stageflash");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rouse_stage_flash_init (RouseStageFlash *self)
{
  AdwAnimationTarget *target = adw_property_animation_target_new (G_OBJECT (self), "opacity");

  self->last = G_MININT64;
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, FADE, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_OUT_CUBIC);
  gtk_widget_set_opacity (GTK_WIDGET (self), 0);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * rouse_stage_flash_new:
 *
 * Returns: (transfer floating): a frame that is dark
 */
GtkWidget *
rouse_stage_flash_new (void)
{
  return g_object_new (ROUSE_TYPE_STAGE_FLASH, NULL);
}

/**
 * rouse_stage_flash_strike:
 * @self: a flash
 * @now: monotonic time in µs
 *
 * Lights the frame, unless it did a moment ago or less movement is asked for.
 *
 * Returns: whether it lit up
 */
gboolean
rouse_stage_flash_strike (RouseStageFlash *self, gint64 now)
{
  g_return_val_if_fail (ROUSE_IS_STAGE_FLASH (self), FALSE);

  if (!adw_get_enable_animations (GTK_WIDGET (self)) || (self->last != G_MININT64 && now - self->last < LEAST_INTERVAL))
    return FALSE;

  self->last = now;
  /* At once, and not with the next frame. */
  gtk_widget_set_opacity (GTK_WIDGET (self), 1);
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
  return TRUE;
}
