/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-progress-page.h"

G_BEGIN_DECLS

typedef enum
{
  ROUSE_PROGRESS_FORMAT_CSV,
  ROUSE_PROGRESS_FORMAT_JSON,
  ROUSE_PROGRESS_FORMAT_SHEET,
} RouseProgressFormat;

void
rouse_progress_files_choose (RouseProgressPage *page, RouseProgressFormat format, GPtrArray *records, GBytes *sheet);
void rouse_progress_files_save (
    RouseProgressPage *page, RouseProgressFormat format, GPtrArray *records, GBytes *sheet, GFile *file);
void rouse_progress_files_choose_import (RouseProgressPage *page, RouseJournal *journal);
void rouse_progress_files_import (RouseProgressPage *page, RouseJournal *journal, GFile *file);

G_END_DECLS
