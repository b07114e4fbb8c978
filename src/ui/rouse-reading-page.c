/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-reading-page.h"

#include "rouse-read-button.h"
#include "rouse-text-card.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/**
 * RouseReadingPage:
 *
 * Cards to read or to listen to, one by one or all in a row: the lessons, and the safety page.
 */
struct _RouseReadingPage
{
  AdwNavigationPage parent_instance;

  /* template */
  RouseReadButton *read_all;
  GtkLabel *lead;
  GtkBox *cards;

  /* owned */
  RouseSpeaker *speaker;
};

G_DEFINE_FINAL_TYPE (RouseReadingPage, rouse_reading_page, ADW_TYPE_NAVIGATION_PAGE)

static RouseTextCard *
add_card (RouseReadingPage *self, GStrvBuilder *all, const char *clip, const char *title, const char *text)
{
  g_auto (GStrv) clips = rouse_speaker_list_clips (self->speaker, clip);
  GtkWidget *card = rouse_text_card_new (self->speaker, clip, title, text);

  g_strv_builder_addv (all, (const char **) clips);
  gtk_box_append (self->cards, card);
  return ROUSE_TEXT_CARD (card);
}

static RouseReadingPage *
create (RouseSpeaker *speaker, const char *tag, const char *title, const char *lead)
{
  RouseReadingPage *self = g_object_new (ROUSE_TYPE_READING_PAGE, "tag", tag, "title", title, NULL);

  self->speaker = g_object_ref (speaker);
  gtk_label_set_label (self->lead, lead);
  return self;
}

static void
end (RouseReadingPage *self, GStrvBuilder *all)
{
  g_auto (GStrv) clips = g_strv_builder_end (all);

  rouse_read_button_set_subject (self->read_all, _ ("The whole page"));
  rouse_read_button_set_clips (self->read_all, self->speaker, adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (self)),
                               (const char *const *) clips);
}

static void
rouse_reading_page_hidden (AdwNavigationPage *page)
{
  rouse_speaker_stop (ROUSE_READING_PAGE (page)->speaker);
}

static void
rouse_reading_page_dispose (GObject *object)
{
  RouseReadingPage *self = ROUSE_READING_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_READING_PAGE);
  g_clear_object (&self->speaker);

  G_OBJECT_CLASS (rouse_reading_page_parent_class)->dispose (object);
}

static void
rouse_reading_page_class_init (RouseReadingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_reading_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hidden = rouse_reading_page_hidden;

  g_type_ensure (ROUSE_TYPE_READ_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-reading-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseReadingPage, read_all);
  gtk_widget_class_bind_template_child (widget_class, RouseReadingPage, lead);
  gtk_widget_class_bind_template_child (widget_class, RouseReadingPage, cards);
}

static void
rouse_reading_page_init (RouseReadingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rouse_reading_page_new_lessons:
 * @catalog: the lessons
 * @speaker: reads them aloud
 *
 * Returns: (transfer floating): the page of the lessons
 */
AdwNavigationPage *
rouse_reading_page_new_lessons (RouseCatalog *catalog, RouseSpeaker *speaker)
{
  GListModel *lessons = rouse_catalog_get_lessons (catalog);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  RouseReadingPage *self = create (speaker, "lessons", _ ("Why Your Back Gets Tired"),
                                   _ ("What the exercises are for, and what to do in the hours between them."));

  for (guint i = 0; i < g_list_model_get_n_items (lessons); i++)
    {
      g_autoptr (RouseLesson) lesson = g_list_model_get_item (lessons, i);

      add_card (self, all, rouse_lesson_get_clip (lesson), rouse_lesson_get_title (lesson),
                rouse_lesson_get_text (lesson));
    }
  end (self, all);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * rouse_reading_page_new_safety:
 * @catalog: the points of the safety page
 * @speaker: reads them aloud
 *
 * Returns: (transfer floating): the safety page
 */
AdwNavigationPage *
rouse_reading_page_new_safety (RouseCatalog *catalog, RouseSpeaker *speaker)
{
  GListModel *points = rouse_catalog_get_safety (catalog);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  RouseReadingPage *self
      = create (speaker, "safety", _ ("Safety"), _ ("This is general exercise guidance, not medical care."));

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (RouseText) point = g_list_model_get_item (points, i);
      RouseTextCard *card = add_card (self, all, rouse_text_get_clip (point), rouse_text_get_title (point),
                                      rouse_text_get_text (point));

      rouse_text_card_set_urgency (card, rouse_text_card_get_urgency_of (rouse_text_get_clip (point)));
    }
  end (self, all);
  return ADW_NAVIGATION_PAGE (self);
}
