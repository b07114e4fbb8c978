/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ROUSE_CATALOG_ERROR (rouse_catalog_error_quark ())
GQuark rouse_catalog_error_quark (void);

/* SYNTAX: not well-formed, not UTF-8 or beyond a limit. UNKNOWN: an element, an attribute or an id that has no place
 * there. MISSING: a part that must be there. VALUE: a value out of its range. CONFLICT: two parts contradict each
 * other. */
typedef enum
{
  ROUSE_CATALOG_ERROR_SYNTAX,
  ROUSE_CATALOG_ERROR_UNKNOWN,
  ROUSE_CATALOG_ERROR_MISSING,
  ROUSE_CATALOG_ERROR_VALUE,
  ROUSE_CATALOG_ERROR_CONFLICT,
} RouseCatalogError;

typedef struct _RouseNode RouseNode;

/* An element of a catalogue file. Text is collapsed and trimmed; children and text are already in the best language. */
struct _RouseNode
{
  const char *file;
  guint line;
  guint column;
  const char *name;
  const char *text;     /* "" where there is none */
  const char *language; /* nullable: the text as it stands in the file, English */
  GPtrArray *children;  /* of RouseNode, owned */
  GHashTable *attributes;
};

/* No honest file comes near it; a larger one is refused before it is read. */
#define ROUSE_NODE_MAX_SIZE (1024 * 1024)

RouseNode *rouse_node_parse (const char *file, GBytes *bytes, const char *const *languages, GError **error);
void rouse_node_free (RouseNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseNode, rouse_node_free)

RouseNode *rouse_node_get_child (RouseNode *self, const char *name);
const char *rouse_node_get_attribute (RouseNode *self, const char *name);
gboolean rouse_node_require_child (RouseNode *self, const char *name, RouseNode **child, GError **error);
gboolean rouse_node_require_text (RouseNode *self, const char *name, char **text, GError **error);
gboolean rouse_node_require_string (RouseNode *self, const char *name, char **value, GError **error);
gboolean rouse_node_require_double (
    RouseNode *self, const char *name, double minimum, double maximum, double *value, GError **error);
gboolean
rouse_node_require_uint (RouseNode *self, const char *name, guint minimum, guint maximum, guint *value, GError **error);
gboolean rouse_node_require_enum (RouseNode *self, const char *name, GType type, int *value, GError **error);
gboolean rouse_node_require_flags (RouseNode *self, const char *name, GType type, guint *mask, GError **error);
gboolean rouse_node_require_seconds (
    RouseNode *self, const char *name, double minimum, double maximum, gint64 *value, GError **error);
gboolean
rouse_node_read_uint (RouseNode *self, const char *name, guint minimum, guint maximum, guint *value, GError **error);
gboolean rouse_node_read_enum (RouseNode *self, const char *name, GType type, int *value, GError **error);
gboolean rouse_node_read_seconds (RouseNode *self, const char *name, double maximum, gint64 *value, GError **error);
gboolean rouse_node_read_boolean (RouseNode *self, const char *name, gboolean *value, GError **error);
gboolean rouse_node_take_text (RouseNode *self, char **text, GError **error);
gboolean rouse_node_check_children (RouseNode *self, const char *const *allowed, GError **error);
gboolean rouse_node_check_attributes (RouseNode *self, const char *const *allowed, GError **error);
void rouse_node_set_error (RouseNode *self, GError **error, RouseCatalogError code, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

G_END_DECLS
