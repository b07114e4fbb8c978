/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_SECTION (rouse_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (RouseSection, rouse_section, ROUSE, SECTION, AdwPreferencesGroup)

struct _RouseSectionClass
{
  AdwPreferencesGroupClass parent_class;
};

G_END_DECLS
