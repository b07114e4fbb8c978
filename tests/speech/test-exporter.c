/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <glib/gstdio.h>
#include <gst/gst.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "rouse-clip-decoder.h"
#include "rouse-exporter.h"

#define MS G_GINT64_CONSTANT (1000000)

typedef struct
{
  char *folder;
  GFile *file;
  RouseVoice *voice;
  RouseTimeline *timeline;
  RouseExporter *exporter;
  GCancellable *cancellable;
  double fraction;
  gboolean done;
  guint n_files; /* when it was done */
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const FixtureCue cues[] = { { 0, TICK }, { 1234567890, WORD }, { 2500010417, ONE }, { 3 * 1000 * MS, WORD } };
  const RouseTone tones[] = { { 2 * 1000 * MS, ROUSE_PHASE_FIRST } };

  fixture->folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  fixture->file = g_file_new_build_filename (fixture->folder, "out.ogg", NULL);
  fixture->voice = fixture_voice_new ();
  fixture->timeline = fixture_timeline_new (3987654321, cues, 4, tones, 1);
  fixture->exporter = rouse_exporter_new (fixture->timeline, fixture->voice);
  fixture->cancellable = g_cancellable_new ();
}

static void
set_up_long (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, data);
  g_clear_object (&fixture->exporter);
  g_clear_object (&fixture->timeline);
  fixture->timeline = fixture_timeline_new (G_GINT64_CONSTANT (600000) * MS, NULL, 0, NULL, 0);
  fixture->exporter = rouse_exporter_new (fixture->timeline, fixture->voice);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_file_delete (fixture->file, NULL, NULL);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&fixture->exporter));
  g_assert_finalize_object (g_steal_pointer (&fixture->timeline));
  fixture_assert_finalized (g_steal_pointer (&fixture->voice));
  g_clear_object (&fixture->cancellable);
  g_clear_object (&fixture->file);
  g_clear_error (&fixture->error);
  g_free (fixture->folder);
}

static void
progress_cb (double fraction, gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpfloat (fraction, >=, fixture->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  fixture->fraction = fraction;
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  rouse_exporter_export_finish (ROUSE_EXPORTER (source), result, &fixture->error);
  fixture->n_files = count_files (fixture);
  fixture->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->done;
}

static void export (Fixture *fixture, GFile *file)
{
  rouse_exporter_export_async (fixture->exporter, file, progress_cb, fixture, fixture->cancellable, exported_cb,
                               fixture);
  g_assert_true (fixture_wait (is_done, fixture, 30000));
}

/* The file decodes to as many samples as the timeline has, and every cue stands in it at its own sample. */
static void
test_exact (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *clip;
    gint64 onset;
  } cues[] = { { "tick", 0 }, { "word", 59259 }, { "n-1", 120001 }, { "word", 144000 } };
  g_autoptr (RouseClipDecoder) decoder = NULL;
  g_autofree float *samples = NULL;
  g_autoptr (GBytes) ogg = NULL;
  gsize n_samples;

  export (fixture, fixture->file);
  g_assert_no_error (fixture->error);
  g_assert_cmpfloat (fixture->fraction, ==, 1);

  ogg = g_file_load_bytes (fixture->file, NULL, NULL, NULL);
  decoder = rouse_clip_decoder_new (NULL);
  samples = rouse_clip_decoder_decode (decoder, ogg, &n_samples, NULL);
  g_assert_cmpuint (n_samples, ==, 191407);
  g_assert_cmpint (rouse_samples_from_ns (rouse_timeline_get_length (fixture->timeline)), ==, (gint64) n_samples);

  for (gsize i = 0; i < G_N_ELEMENTS (cues); i++)
    {
      gsize n;
      const float *clip = rouse_voice_get_samples (fixture->voice, cues[i].clip, &n);
      gint64 first = MAX (cues[i].onset - 2000, 0);
      double likeness;
      gint64 found = first + fixture_find (clip, MIN (n, 4800), samples + first, MIN (n, 4800) + 4000, &likeness);

      g_test_message ("%s at %" G_GINT64_FORMAT ", meant %" G_GINT64_FORMAT ", likeness %.3f", cues[i].clip, found,
                      cues[i].onset, likeness);
      g_assert_cmpint (found, ==, cues[i].onset);
      g_assert_cmpfloat (likeness, >, 0.98);
    }
}

static gboolean
holds (const char *bytes, gsize length, const char *text)
{
  for (gsize i = 0; i + strlen (text) <= length; i++)
    if (memcmp (bytes + i, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

/* An existing file is replaced by the complete one, with the rights that a new file gets. */
static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_file_replace_contents (fixture->file, "old", 3, NULL, FALSE, 0, NULL, NULL, NULL);
  export (fixture, fixture->file);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_true (g_file_load_contents (fixture->file, NULL, &contents, &length, NULL, NULL));
  g_assert_cmpuint (length, >, 4000);
  g_assert_true (g_str_has_prefix (contents, "OggS"));
  g_assert_true (holds (contents, length, "ARTIST=Rouse"));
  g_assert_true (holds (contents, length, "LANGUAGE=en"));
}

/* Cancelled on the way: what was there before is there still, and nothing else. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;

  g_file_replace_contents (fixture->file, "old", 3, NULL, FALSE, 0, NULL, NULL, NULL);
  rouse_exporter_export_async (fixture->exporter, fixture->file, NULL, NULL, fixture->cancellable, exported_cb,
                               fixture);
  for (guint i = 0; count_files (fixture) < 2 && i < 1000; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_files (fixture), ==, 2);
  g_cancellable_cancel (fixture->cancellable);
  g_assert_true (fixture_wait (is_done, fixture, 30000));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_true (g_file_load_contents (fixture->file, NULL, &contents, NULL, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
}

/* A disk that is full: here a limit on the size of files, which fails in the same place. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  struct rlimit old, tight;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  tight = old;
  tight.rlim_cur = 8192;
  setrlimit (RLIMIT_FSIZE, &tight);
  export (fixture, fixture->file);
  setrlimit (RLIMIT_FSIZE, &old);

  g_assert_nonnull (fixture->error);
  g_test_message ("%s", fixture->error->message);
  g_assert_nonnull (strstr (fixture->error->message, "out.ogg"));
  g_assert_null (strstr (fixture->error->message, ".part"));
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "none", "out.ogg", NULL);
  const struct
  {
    const char *path;
    GIOErrorEnum code;
  } cases[] = {
    { missing, G_IO_ERROR_NOT_FOUND },
    { fixture->folder, G_IO_ERROR_IS_DIRECTORY },
    { "/dev/null/out.ogg", G_IO_ERROR_NOT_DIRECTORY },
    { "/", G_IO_ERROR_IS_DIRECTORY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (cases[i].path);

      fixture->done = FALSE;
      export (fixture, file);
      g_test_message ("%s", fixture->error->message);
      g_assert_error (fixture->error, G_IO_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (fixture->error->message, cases[i].path));
      g_assert_null (strstr (fixture->error->message, ".part"));
      g_clear_error (&fixture->error);
      g_assert_cmpuint (count_files (fixture), ==, 0);
    }
}

/* A device, a FIFO or a socket is no place for a file, and stays what it is: also behind a link. */
static void
test_special (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  const char *const paths[] = { fifo, link };
  GStatBuf status;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("fifo", link), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);

      fixture->done = FALSE;
      export (fixture, file);
      g_test_message ("%s", fixture->error->message);
      g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
      g_assert_nonnull (strstr (fixture->error->message, paths[i]));
      g_clear_error (&fixture->error);
      g_assert_cmpuint (count_files (fixture), ==, 2);
    }

  g_assert_cmpint (g_lstat (fifo, &status), ==, 0);
  g_assert_true (S_ISFIFO (status.st_mode));
  g_assert_cmpint (g_unlink (fifo), ==, 0);
  g_assert_cmpint (g_unlink (link), ==, 0);
}

/* A link stays, and what it leads to is replaced; through a folder that is a link itself, and where nothing is yet. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = g_build_filename (fixture->folder, "a", "b", NULL);
  g_autofree char *parent = g_build_filename (fixture->folder, "a", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "folder", NULL);
  g_autofree char *inner = g_build_filename (deep, "inner", NULL);
  g_autofree char *outer = g_build_filename (fixture->folder, "outer", NULL);
  g_autofree char *real = g_build_filename (parent, "real.ogg", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (outer);

  /* outer → folder/inner, folder → a/b, a/b/inner → ../real.ogg: that is a/real.ogg, and not real.ogg. */
  g_assert_cmpint (g_mkdir_with_parents (deep, 0700), ==, 0);
  g_assert_cmpint (symlink ("a/b", folder), ==, 0);
  g_assert_cmpint (symlink ("../real.ogg", inner), ==, 0);
  g_assert_cmpint (symlink ("folder/inner", outer), ==, 0);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *contents = NULL;

      fixture->done = FALSE;
      fixture->fraction = 0;
      export (fixture, link);
      g_assert_no_error (fixture->error);
      g_assert_true (g_file_test (outer, G_FILE_TEST_IS_SYMLINK));
      g_assert_true (g_file_test (inner, G_FILE_TEST_IS_SYMLINK));
      g_assert_true (g_file_get_contents (real, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, "OggS"));
      g_assert_cmpuint (count_files (fixture), ==, 3);
      g_assert_true (g_file_set_contents (real, "old", 3, NULL));
    }

  g_unlink (real);
  g_unlink (inner);
  g_unlink (outer);
  g_unlink (folder);
  g_rmdir (deep);
  g_rmdir (parent);
}

static gint n_synchronised;
static gboolean held_up;
static gboolean broken;

/* In the place of libc's, to know who waits for the disk: a slow one takes seconds. */
int
fsync (int fd)
{
  held_up |= g_main_context_is_owner (NULL);
  g_atomic_int_inc (&n_synchronised);
  errno = EIO;
  return broken ? -1 : 0;
}

/* The file is on the disk before it has its name, and no window stands still for that. */
static void
test_synchronised (Fixture *fixture, gconstpointer data)
{
  g_atomic_int_set (&n_synchronised, 0);
  held_up = FALSE;
  export (fixture, fixture->file);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (g_atomic_int_get (&n_synchronised), ==, 1);
  g_assert_false (held_up);
}

/* What did not reach the disk is no file, and whoever is told so finds nothing of it. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (fixture->file);

  broken = TRUE;
  export (fixture, fixture->file);
  broken = FALSE;
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (fixture->error->message, path));
  g_assert_cmpuint (fixture->n_files, ==, 0);
}

/* Links that lead in a circle lead to an error. */
static void
test_circle (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (fixture->file);

  g_assert_cmpint (symlink ("out.ogg", path), ==, 0);
  export (fixture, fixture->file);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  g_assert_nonnull (strstr (fixture->error->message, path));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exporter/exact", Fixture, NULL, set_up, test_exact, tear_down);
  g_test_add ("/exporter/replace", Fixture, NULL, set_up, test_replace, tear_down);
  g_test_add ("/exporter/cancel", Fixture, NULL, set_up_long, test_cancel, tear_down);
  g_test_add ("/exporter/full", Fixture, NULL, set_up_long, test_full, tear_down);
  g_test_add ("/exporter/unwritable", Fixture, NULL, set_up, test_unwritable, tear_down);
  g_test_add ("/exporter/special", Fixture, NULL, set_up, test_special, tear_down);
  g_test_add ("/exporter/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/exporter/synchronised", Fixture, NULL, set_up, test_synchronised, tear_down);
  g_test_add ("/exporter/broken", Fixture, NULL, set_up, test_broken, tear_down);
  g_test_add ("/exporter/circle", Fixture, NULL, set_up, test_circle, tear_down);

  return g_test_run ();
}
