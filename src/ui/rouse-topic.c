/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-topic.h"

#include <glib/gi18n.h>

/**
 * RouseTopic:
 *
 * A page of the list that is not one entry of the catalogue: a whole collection of it, or what was done. Owned by the
 * list's model.
 */
struct _RouseTopic
{
  GObject parent_instance;

  RouseTopicKind kind;
};

G_DEFINE_FINAL_TYPE (RouseTopic, rouse_topic, G_TYPE_OBJECT)

static void
rouse_topic_class_init (RouseTopicClass *klass)
{
}

static void
rouse_topic_init (RouseTopic *self)
{
}

/**
 * rouse_topic_new:
 * @kind: what it is about
 *
 * Returns: (transfer full): a topic
 */
RouseTopic *
rouse_topic_new (RouseTopicKind kind)
{
  RouseTopic *self = g_object_new (ROUSE_TYPE_TOPIC, NULL);

  self->kind = kind;
  return self;
}

/**
 * rouse_topic_get_kind:
 * @self: a topic
 *
 * Returns: what it is about
 */
RouseTopicKind
rouse_topic_get_kind (RouseTopic *self)
{
  g_return_val_if_fail (ROUSE_IS_TOPIC (self), ROUSE_TOPIC_LESSONS);

  return self->kind;
}

/**
 * rouse_topic_get_title:
 * @self: a topic
 *
 * Returns: what the list calls it
 */
const char *
rouse_topic_get_title (RouseTopic *self)
{
  g_return_val_if_fail (ROUSE_IS_TOPIC (self), NULL);

  switch (self->kind)
    {
    case ROUSE_TOPIC_LESSONS:
      return _ ("Why your back gets tired");
    case ROUSE_TOPIC_SAFETY:
      return _ ("Safety");
    case ROUSE_TOPIC_PROGRESS:
      return _ ("Progress");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rouse_topic_get_summary:
 * @self: a topic
 *
 * Returns: what is in it
 */
const char *
rouse_topic_get_summary (RouseTopic *self)
{
  g_return_val_if_fail (ROUSE_IS_TOPIC (self), NULL);

  switch (self->kind)
    {
    case ROUSE_TOPIC_LESSONS:
      return _ ("Six short cards");
    case ROUSE_TOPIC_SAFETY:
      return _ ("When to wait, when to get help");
    case ROUSE_TOPIC_PROGRESS:
      return _ ("What you did, and how it felt");
    default:
      g_return_val_if_reached (NULL);
    }
}
