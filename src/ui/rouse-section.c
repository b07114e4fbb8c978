/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-section.h"

/**
 * RouseSection:
 *
 * A part of a page under a title. The library sets that title as one and calls it a label: a screen reader could not
 * say where a part begins.
 */
G_DEFINE_TYPE (RouseSection, rouse_section, ADW_TYPE_PREFERENCES_GROUP)

/* Before the title is shown: what a screen reader has heard of keeps its role. */
static void
make_heading (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading"))
    g_object_set (widget, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    make_heading (child);
}

static void
rouse_section_class_init (RouseSectionClass *klass)
{
}

static void
rouse_section_init (RouseSection *self)
{
  make_heading (GTK_WIDGET (self));
}
