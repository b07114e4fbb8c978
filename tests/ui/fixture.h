/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-clock.h"
#include "rouse-settings.h"
#include "rouse-speaker.h"

#include <adwaita.h>

/* The real catalogue, and a speaker whose folder has no voices. */
typedef struct
{
  RouseCatalog *catalog;
  RouseSettings *settings;
  RouseSpeaker *speaker;
  RouseClock *clock;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

GtkWidget *fixture_show (AdwNavigationPage *page);
void fixture_close (GtkWidget *window);
GtkWidget *fixture_find (GtkWidget *root, GType type, guint position);
guint fixture_count (GtkWidget *root, GType type);
gboolean fixture_press (GtkWidget *widget, guint keyval, GdkModifierType state);
void fixture_iterate (guint milliseconds);
void fixture_settle (GtkWidget *window, int width);
