/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ROUSE_TOPIC_LESSONS,
  ROUSE_TOPIC_SAFETY,
  ROUSE_TOPIC_PROGRESS,
} RouseTopicKind;

#define ROUSE_TYPE_TOPIC (rouse_topic_get_type ())
G_DECLARE_FINAL_TYPE (RouseTopic, rouse_topic, ROUSE, TOPIC, GObject)

RouseTopic *rouse_topic_new (RouseTopicKind kind);

RouseTopicKind rouse_topic_get_kind (RouseTopic *self);
const char *rouse_topic_get_title (RouseTopic *self);
const char *rouse_topic_get_summary (RouseTopic *self);

G_END_DECLS
