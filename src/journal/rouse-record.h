/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog-enums.h"
#include "rouse-hurt.h"

G_BEGIN_DECLS

/* INTERRUPTED: the program went away in the middle, and the person has not said yet whether to go on. */
typedef enum
{
  ROUSE_STATUS_RUNNING,
  ROUSE_STATUS_FINISHED,
  ROUSE_STATUS_ENDED_EARLY,
  ROUSE_STATUS_INTERRUPTED,
} RouseStatus;
#define ROUSE_TYPE_STATUS (rouse_status_get_type ())
GType rouse_status_get_type (void);

/* DONE: every repetition. UNFINISHED: some of them. SKIPPED: none. */
typedef enum
{
  ROUSE_OUTCOME_DONE,
  ROUSE_OUTCOME_UNFINISHED,
  ROUSE_OUTCOME_SKIPPED,
} RouseOutcome;
#define ROUSE_TYPE_OUTCOME (rouse_outcome_get_type ())
GType rouse_outcome_get_type (void);

/* How the back is the morning after (CONTENT.md 5). */
typedef enum
{
  ROUSE_NEXT_DAY_UNANSWERED,
  ROUSE_NEXT_DAY_BETTER,
  ROUSE_NEXT_DAY_SAME,
  ROUSE_NEXT_DAY_WORSE,
  ROUSE_NEXT_DAY_MUCH_WORSE,
} RouseNextDay;
#define ROUSE_TYPE_NEXT_DAY (rouse_next_day_get_type ())
GType rouse_next_day_get_type (void);

/* A check-in question that was not answered. */
#define ROUSE_UNANSWERED (-1)

/* A set of one side. Active time in ns, pauses left out. */
typedef struct
{
  const char *exercise; /* id; kept by the record */
  RouseLevel level;
  RouseSide side; /* BOTH also where the legs take turns */
  guint number;   /* from 1, of its side */
  guint done;     /* repetitions */
  guint planned;
  gint64 active;
  RouseOutcome outcome;
} RouseRecordSet;

/* Something that hurt. */
typedef struct
{
  const char *exercise; /* nullable: before the first exercise; kept by the record */
  RouseLevel level;
  RouseSide side;
  RouseFeeling feeling;
  RousePlace place;
  RouseHurtAnswer answer;
  gboolean flagged; /* counts for the progression */
} RouseRecordHurt;

/* A session as it is remembered. Fields are set directly, strings with g_set_str(); sets and hurts are added by
 * functions. Whoever shares a record between threads or owners does not change it any more. */
typedef struct
{
  gint64 id; /* of the row; 0 while it is in no file */
  char *uuid;
  char *routine; /* id of a routine, or of an exercise done alone */
  RouseStatus status;

  gint64 start;   /* µs since 1970, UTC */
  char *zone;     /* identifier of the time zone at the start, such as "Europe/Berlin" */
  int utc_offset; /* seconds east of UTC at the start */
  guint32 day;    /* local date of the start, as a Julian day of GDate */
  gint64 active;  /* ns, pauses left out */

  int tired_before; /* 0 to 10, or ROUSE_UNANSWERED, as the other three */
  int pain_before;
  int tired_after;
  int pain_after;
  int difficulty; /* 1 to 5, or ROUSE_UNANSWERED */
  char *harder;   /* nullable: id of the exercise that was harder than the rest */
  RouseNextDay next_day;

  char *plan; /* nullable: what is needed to take it up again */

  GArray *sets;  /* of RouseRecordSet, in the order in which they are done */
  GArray *hurts; /* of RouseRecordHurt, by time */
} RouseRecord;

/* Who trains across midnight has not slept yet, in µs from the start of the session; our choice. */
#define ROUSE_RECORD_NIGHT (6 * 3600 * (gint64) G_USEC_PER_SEC)

#define ROUSE_TYPE_RECORD (rouse_record_get_type ())
GType rouse_record_get_type (void);

RouseRecord *rouse_record_new (const char *routine);
RouseRecord *rouse_record_copy (const RouseRecord *self);
RouseRecord *rouse_record_ref (RouseRecord *self);
void rouse_record_unref (RouseRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseRecord, rouse_record_unref)

void rouse_record_set_start (RouseRecord *self, gint64 start, GTimeZone *zone);
void rouse_record_add_set (RouseRecord *self, const RouseRecordSet *set);
void rouse_record_add_hurt (RouseRecord *self, const RouseRecordHurt *hurt);
const RouseRecordSet *rouse_record_get_sets (const RouseRecord *self, guint *n_sets);
const RouseRecordHurt *rouse_record_get_hurts (const RouseRecord *self, guint *n_hurts);
gboolean rouse_record_is_empty (const RouseRecord *self);
gboolean rouse_record_counts (const RouseRecord *self);

G_END_DECLS
