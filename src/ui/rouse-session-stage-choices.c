/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be chosen of the stage: whether and how large captions are shown, whether it flashes, and whether it is to
 * be read from the floor. */

#include "rouse-session-stage-private.h"

/**
 * rouse_session_stage_get_captions:
 * @self: a stage
 *
 * Returns: whether what is spoken is shown
 */
gboolean
rouse_session_stage_get_captions (RouseSessionStage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (self), FALSE);

  return self->captions;
}

/**
 * rouse_session_stage_set_captions:
 * @self: a stage
 * @captions: whether what is spoken is shown
 *
 * Shows or hides the caption; the other parts get its room.
 */
void
rouse_session_stage_set_captions (RouseSessionStage *self, gboolean captions)
{
  g_return_if_fail (ROUSE_IS_SESSION_STAGE (self));

  captions = !!captions;
  if (self->captions == captions)
    return;

  self->captions = captions;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  rouse_session_stage_notify (self, ROUSE_SESSION_STAGE_PROP_CAPTIONS);
}

/**
 * rouse_session_stage_get_caption_size:
 * @self: a stage
 *
 * Returns: how large captions are: 0 standard, 1 large, 2 largest
 */
int
rouse_session_stage_get_caption_size (RouseSessionStage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (self), 0);

  return self->caption_size;
}

/**
 * rouse_session_stage_set_caption_size:
 * @self: a stage
 * @size: 0 standard, 1 large, 2 largest
 *
 * Sets how large captions are; the other parts give them the room.
 */
void
rouse_session_stage_set_caption_size (RouseSessionStage *self, int size)
{
  g_return_if_fail (ROUSE_IS_SESSION_STAGE (self));
  g_return_if_fail (size >= 0 && size < ROUSE_N_CAPTION_SIZES);

  if (self->caption_size == size)
    return;

  self->caption_size = size;
  rouse_session_stage_update_largest (self);
  rouse_session_stage_notify (self, ROUSE_SESSION_STAGE_PROP_CAPTION_SIZE);
}

/**
 * rouse_session_stage_get_flash:
 * @self: a stage
 *
 * Returns: whether it flashes when the phase changes
 */
gboolean
rouse_session_stage_get_flash (RouseSessionStage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (self), FALSE);

  return self->flashes;
}

/**
 * rouse_session_stage_set_flash:
 * @self: a stage
 * @flash: whether it flashes when the phase changes
 *
 * Sets whether a change of phase is seen from the corner of an eye.
 */
void
rouse_session_stage_set_flash (RouseSessionStage *self, gboolean flash)
{
  g_return_if_fail (ROUSE_IS_SESSION_STAGE (self));

  flash = !!flash;
  if (self->flashes == flash)
    return;

  self->flashes = flash;
  rouse_session_stage_notify (self, ROUSE_SESSION_STAGE_PROP_FLASH);
}

/**
 * rouse_session_stage_get_large:
 * @self: a stage
 *
 * Returns: whether texts are as large as they can be
 */
gboolean
rouse_session_stage_get_large (RouseSessionStage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (self), FALSE);

  return self->large;
}

/**
 * rouse_session_stage_set_large:
 * @self: a stage
 * @large: whether texts are as large as they can be
 *
 * Makes the stage readable from the floor, three metres away.
 */
void
rouse_session_stage_set_large (RouseSessionStage *self, gboolean large)
{
  g_return_if_fail (ROUSE_IS_SESSION_STAGE (self));

  large = !!large;
  if (self->large == large)
    return;

  self->large = large;
  rouse_session_stage_update_largest (self);
  rouse_session_stage_notify (self, ROUSE_SESSION_STAGE_PROP_LARGE);
}

/**
 * rouse_session_stage_set_head:
 * @self: a stage
 * @head: height of what lies over its upper edge for a while, in pixels
 *
 * Keeps that free, where there is height enough for it.
 */
void
rouse_session_stage_set_head (RouseSessionStage *self, int head)
{
  g_return_if_fail (ROUSE_IS_SESSION_STAGE (self));

  if (self->head == head)
    return;
  self->head = head;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
