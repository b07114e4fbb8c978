/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-journal-file.h"

G_BEGIN_DECLS

/* What the disk does when it is written. */
typedef enum
{
  DISK_GOOD,
  DISK_FULL,
  DISK_NEARLY_FULL,
  DISK_READ_ONLY,
} Disk;

/* A folder that goes with the test, and the path of a journal in it. */
typedef struct
{
  char *folder;
  char *path;
  RouseJournalMoment moment;
} JournalFixture;

void journal_fixture_set_up (JournalFixture *self, gconstpointer data);
void journal_fixture_tear_down (JournalFixture *self, gconstpointer data);
void journal_fixture_set_disk (Disk disk);
void journal_fixture_spare (const char *folder);

RouseRecord *journal_fixture_create_record (JournalFixture *self, RouseStatus status, guint n_sets);
gint64 journal_fixture_ask (const char *path, const char *sql);
void journal_fixture_tell (const char *path, const char *sql);
char *journal_fixture_get_backup (JournalFixture *self, const char *name);
void journal_fixture_fill (JournalFixture *self, guint n_sessions);
void journal_fixture_spoil (const char *path, gsize offset, gsize length);
void journal_fixture_let_go (gpointer object);
void journal_fixture_truncate (const char *path, gsize length);

G_END_DECLS
