/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-sidebar-entries.h"

#include "rouse-topic.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

/* What the list lists, section by section: what can be done, what can be read, and what was done. */

static GListModel *
create_slice (GListModel *topics, RouseTopicKind first, guint n)
{
  return G_LIST_MODEL (gtk_slice_list_model_new (g_object_ref (topics), first, n));
}

/**
 * rouse_sidebar_entries_create_topics:
 *
 * Returns: (transfer full): one #RouseTopic of each kind, in the order of #RouseTopicKind
 */
GListModel *
rouse_sidebar_entries_create_topics (void)
{
  GListStore *topics = g_list_store_new (ROUSE_TYPE_TOPIC);

  for (RouseTopicKind kind = ROUSE_TOPIC_LESSONS; kind <= ROUSE_TOPIC_PROGRESS; kind++)
    {
      g_autoptr (RouseTopic) topic = rouse_topic_new (kind);

      g_list_store_append (topics, topic);
    }
  return G_LIST_MODEL (topics);
}

/**
 * rouse_sidebar_entries_create:
 * @catalog: what can be done
 * @topics: as of rouse_sidebar_entries_create_topics()
 *
 * Returns: (transfer full): all entries, in sections
 */
GListModel *
rouse_sidebar_entries_create (RouseCatalog *catalog, GListModel *topics)
{
  GListStore *sections = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListModel) learn = create_slice (topics, ROUSE_TOPIC_LESSONS, 2);
  g_autoptr (GListModel) own = create_slice (topics, ROUSE_TOPIC_PROGRESS, 1);

  g_list_store_append (sections, rouse_catalog_get_exercises (catalog));
  g_list_store_append (sections, rouse_catalog_get_routines (catalog));
  g_list_store_append (sections, learn);
  g_list_store_append (sections, own);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (sections)));
}

/**
 * rouse_sidebar_entries_get_section:
 * @item: an entry
 *
 * Returns: the heading of its section
 */
const char *
rouse_sidebar_entries_get_section (GObject *item)
{
  if (ROUSE_IS_EXERCISE (item))
    return _ ("Exercises");
  if (ROUSE_IS_ROUTINE (item))
    return _ ("Routines");
  if (rouse_topic_get_kind (ROUSE_TOPIC (item)) == ROUSE_TOPIC_PROGRESS)
    return _ ("Your Sessions");
  return _ ("Learn");
}
