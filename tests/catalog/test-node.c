/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader of catalogue files by itself: texts, translations, places and limits. */

#include <string.h>

#include "rouse-node.h"

static RouseNode *
parse (const char *text, const char *const *languages, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return rouse_node_parse ("a.xml", bytes, languages, error);
}

static void
assert_refused (const char *text, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RouseNode) node = parse (text, NULL, &error);

  g_assert_null (node);
  g_assert_nonnull (error);
  g_assert_true (error->domain == ROUSE_CATALOG_ERROR);
  g_assert_cmpstr (error->message, ==, reason);
}

static void
test_tree (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RouseNode) root
      = parse ("<?xml version='1.0'?>\n<!-- é < -->\n<a>\n  <b x='1'>  Two\n  words &amp; é. </b><b/></a>", NULL,
               &error);
  RouseNode *first = NULL;
  RouseNode *second = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (root->children->len, ==, 2);
  first = g_ptr_array_index (root->children, 0);
  second = g_ptr_array_index (root->children, 1);
  g_assert_cmpstr (first->text, ==, "Two words & é.");
  g_assert_cmpstr (rouse_node_get_attribute (first, "x"), ==, "1");
  g_assert_cmpuint (first->line, ==, 4);
  g_assert_cmpuint (first->column, ==, 3);
  /* Columns count characters, not bytes. */
  g_assert_cmpuint (second->line, ==, 5);
  g_assert_cmpuint (second->column, ==, 22);
  g_assert_cmpstr (second->text, ==, "");
}

static void
assert_language (const char *const *languages, const char *title, const char *text, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RouseNode) root = parse ("<a><title id='t'>Bridge</title><title xml:lang='de'>Brücke</title>"
                                      "<title xml:lang='pt-BR'>Ponte</title>"
                                      "<text>Lift.</text><text xml:lang='de'>Heben.</text></a>",
                                      languages, &error);
  RouseNode *node = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (root->children->len, ==, 2);
  node = rouse_node_get_child (root, "title");
  g_assert_cmpstr (node->text, ==, title);
  g_assert_cmpstr (node->language, ==, language);
  g_assert_cmpstr (rouse_node_get_attribute (node, "id"), ==, "t");
  g_assert_cmpstr (rouse_node_get_child (root, "text")->text, ==, text);
}

static void
test_languages (void)
{
  assert_language (NULL, "Bridge", "Lift.", NULL);
  assert_language ((const char *const[]) { "C", NULL }, "Bridge", "Lift.", NULL);
  assert_language ((const char *const[]) { "de_AT", "de", "C", NULL }, "Brücke", "Heben.", "de");
  assert_language ((const char *const[]) { "en_GB", "en", "de", NULL }, "Bridge", "Lift.", NULL);
  assert_language ((const char *const[]) { "fr", "C", NULL }, "Bridge", "Lift.", NULL);
  assert_language ((const char *const[]) { "fr", NULL }, "Bridge", "Lift.", NULL);
  /* Each text for itself: what one translation lacks comes from the next best. */
  assert_language ((const char *const[]) { "pt_BR", "de", NULL }, "Ponte", "Heben.", "pt_BR");
}

static void
test_places (void)
{
  assert_refused ("", "a.xml:1:1: Document was empty or contained only whitespace");
  assert_refused ("<?xml version='1.0'?>\n", "a.xml:2:1: No element");
  assert_refused ("<a/>\n<b/>", "a.xml:2:1: <b> stands beside the root");
  assert_refused ("<a>\n <b></a>", "a.xml:2:5: Element “a” was closed, but the currently open element is “b”");
  assert_refused ("<a>\n word <b/></a>", "a.xml:2:7: <b> stands in the middle of text");
  assert_refused ("<a><b/> word\n</a>", "a.xml:2:1: Text among the elements of <a>");
  assert_refused ("<a>\né\xff</a>", "a.xml:2:2: Not UTF-8");
  assert_refused ("<a x='1'\n x='2'/>", "a.xml:1:1: <a> has the attribute “x” twice");
  assert_refused ("<a><b/><b xml:lang='de'><c/></b></a>", "a.xml:1:25: <c> has no place in a translation");
  assert_refused ("<a xml:lang='de'/>", "a.xml:1:1: <a> translates nothing");
}

static void
assert_repeated (const char *head, const char *before, const char *after, guint n, const char *tail, const char *reason)
{
  g_autoptr (GString) text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u%s", before, i, after);
  g_string_append (text, tail);
  assert_refused (text->str, reason);
}

static void
test_limits (void)
{
  assert_repeated ("", "<a", ">", 200000, "", "a.xml:1:1: Larger than 1048576 bytes");
  assert_repeated ("", "<a", ">", 17, "", "a.xml:1:71: <a16> is nested deeper than 16 elements");
  assert_repeated ("<a>", "<b", "/>", 1025, "</a>", "a.xml:1:7086: <a> holds more than 1024 elements");
  assert_repeated ("<a ", "b", "='' ", 65, "/>", "a.xml:1:1: <a> has more than 64 attributes");
  assert_repeated ("<a><b/>", "<b xml:lang='x", "'/>", 16384, "</a>", "a.xml:1:349302: More than 16384 elements");
}

static void
assert_value (const char *attribute, gboolean good)
{
  g_autofree char *text = g_strdup_printf ("<a x='%s'/>", attribute);
  g_autoptr (RouseNode) node = parse (text, NULL, NULL);
  double value = -1;

  g_assert_nonnull (node);
  g_assert_true (rouse_node_require_double (node, "x", -1, 60, &value, NULL) == good);
}

/* Only plain decimals are numbers: the same data must mean the same everywhere. */
static void
test_numbers (void)
{
  assert_value ("2.5", TRUE);
  assert_value (".25", TRUE);
  assert_value ("-1", TRUE);
  assert_value ("60.1", FALSE);
  assert_value ("", FALSE);
  assert_value ("2,5", FALSE);
  assert_value ("2.5s", FALSE);
  assert_value (" 2", FALSE);
  assert_value ("0x10", FALSE);
  assert_value ("1e1", FALSE);
  assert_value ("inf", FALSE);
  assert_value ("nan", FALSE);
  assert_value ("1-2", FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/node/tree", test_tree);
  g_test_add_func ("/node/languages", test_languages);
  g_test_add_func ("/node/places", test_places);
  g_test_add_func ("/node/limits", test_limits);
  g_test_add_func ("/node/numbers", test_numbers);
  return g_test_run ();
}
