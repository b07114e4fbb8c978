/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-goal-plan.h"
#include "rouse-report.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How a field of a record, a set or a hurt is written in JSON. OPTIONAL ones are left out where there is nothing. */
typedef enum
{
  ROUSE_FIELD_TEXT,
  ROUSE_FIELD_OPTIONAL_TEXT,
  ROUSE_FIELD_ID,
  ROUSE_FIELD_OPTIONAL_ID,
  ROUSE_FIELD_WORD,          /* the nick of an enumeration */
  ROUSE_FIELD_OPTIONAL_WORD, /* nothing is its first value */
  ROUSE_FIELD_NUMBER,        /* of 32 bits, between least and most */
  ROUSE_FIELD_LENGTH,        /* of 64 bits, in ns */
  ROUSE_FIELD_ANSWER,        /* nothing is ROUSE_UNANSWERED */
  ROUSE_FIELD_FLAG,
  ROUSE_FIELD_TIME, /* ISO 8601 in UTC */
  ROUSE_FIELD_DAY,  /* ISO 8601 */
} RouseFieldKind;

typedef struct
{
  const char *name;
  RouseFieldKind kind;
  glong offset;
  GType (*get_type) (void); /* of words */
  gint64 least;
  gint64 most;
} RouseField;

/* Both days are part of it. */
typedef struct
{
  guint32 first;
  guint32 last;
  RousePauseReason reason;
} RouseReportBreak;

extern const RouseField rouse_fields_of_goal[];
extern const RouseField rouse_fields_of_break[];
extern const RouseField rouse_fields_of_session[];
extern const RouseField rouse_fields_of_set[];
extern const RouseField rouse_fields_of_hurt[];

void rouse_field_write (const RouseField *self, gconstpointer structure, JsonBuilder *builder);
gboolean rouse_field_read (const RouseField *self, JsonObject *object, gpointer structure, GError **error);
void rouse_fields_write (const RouseField *fields, gconstpointer structure, JsonBuilder *builder);
gboolean rouse_fields_read (const RouseField *fields, JsonNode *node, gpointer structure, GError **error);
JsonArray *rouse_fields_get_list (JsonObject *object, const char *name, GError **error);
gboolean rouse_fields_check (const RouseField *fields, JsonObject *object, const char *const *others, GError **error);

G_END_DECLS
