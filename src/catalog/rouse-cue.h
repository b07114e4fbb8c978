/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog-enums.h"
#include "rouse-node.h"

G_BEGIN_DECLS

/* A rule: when a cue is spoken. A cue without rules is spoken only where a variant or a routine lends it. */
typedef struct
{
  RouseMoment moment;
  guint guidances;        /* bit mask of 1u << RouseGuidance */
  guint first_repetition; /* 0: any repetition that no other rule of the moment names at that guidance */
  guint last_repetition;  /* G_MAXUINT: to the end of the set */
  guint smallest_set;     /* sets of fewer repetitions leave it out; 0: none does */
  RouseSide side;         /* BOTH: whichever side works; of a switch, the side that comes next */
  guint postures;         /* bit mask of 1u << RousePosture: that of the exercise done last (end-all, end-floor) */
  RouseCondition condition;
  guint order;   /* among the cues of one moment; also the number of a count */
  gint64 wait;   /* ns of silence after the cue while the person moves */
  gint64 at;     /* ns from the start of the block, for cues that have a place in it; -1: in order. It may fall
                  * into the wait of another cue. */
  gint64 before; /* ns before the end of the block; -1: no such place */
  gint64 repeat; /* ns after which it is said again while nobody answers; 0: once */
  gboolean wait_for_key;
} RouseCueRule;

/* A cue that a variant or an item of a routine borrows, with a rule of its own. What it leaves out ("omits") loses the
 * cue's own rules; a loan counts all the same. */
typedef struct
{
  char *cue; /* id of a cue anywhere in the catalogue */
  RouseCueRule rule;
} RouseCueLoan;

/* A piece of a cue that has its own place, such as the numbers of a countdown. */
typedef struct
{
  char *clip;
  char *text;
  gint64 before; /* ns before the end of the block at which it starts; -1: just before the next piece */
} RouseCuePart;

#define ROUSE_TYPE_CUE (rouse_cue_get_type ())
G_DECLARE_FINAL_TYPE (RouseCue, rouse_cue, ROUSE, CUE, GObject)

RouseCue *rouse_cue_new_from_node (RouseNode *node, GError **error);

const char *rouse_cue_get_id (RouseCue *self);
const char *rouse_cue_get_text (RouseCue *self);
guint rouse_cue_get_priority (RouseCue *self);
gint64 rouse_cue_get_max_length (RouseCue *self);
const char *rouse_cue_get_shorter (RouseCue *self);
const RouseCueRule *rouse_cue_get_rules (RouseCue *self, gsize *n_rules);
const RouseCuePart *rouse_cue_get_parts (RouseCue *self, gsize *n_parts);

G_END_DECLS
