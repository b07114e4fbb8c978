/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which sessions have a process that leads them. Each is a byte of one empty file that its process locks: the kernel
 * takes the lock back however the process ends, and it is seen from other containers too, where a process id says
 * nothing. */

/* For locks that belong to the open file and not to the process. */
#define _GNU_SOURCE

#include "rouse-session-locks.h"

#include <fcntl.h>
#include <unistd.h>

struct _RouseSessionLocks
{
  int file; /* -1: there can be no locks here */
};

/*
 * rouse_session_locks_new:
 * @path: of the file
 *
 * Returns: (transfer full): the locks; where there can be none every session is anybody's
 */
RouseSessionLocks *
rouse_session_locks_new (const char *path)
{
  RouseSessionLocks *self = g_new0 (RouseSessionLocks, 1);

  self->file = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  return self;
}

/*
 * rouse_session_locks_free:
 *
 * Leaves all sessions.
 */
void
rouse_session_locks_free (RouseSessionLocks *self)
{
  if (self->file >= 0)
    close (self->file);
  g_free (self);
}

static gboolean
set_lock (RouseSessionLocks *self, short type, gint64 session)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = (off_t) session, .l_len = 1 };

  return self->file < 0 || fcntl (self->file, F_OFD_SETLK, &lock) == 0 || (errno != EAGAIN && errno != EACCES);
}

/*
 * rouse_session_locks_take:
 * @session: the id of its row
 *
 * Returns: whether no other process leads the session; then this one does
 */
gboolean
rouse_session_locks_take (RouseSessionLocks *self, gint64 session)
{
  return set_lock (self, F_WRLCK, session);
}

/*
 * rouse_session_locks_leave:
 * @session: the id of its row
 *
 * This process leads the session no longer.
 */
void
rouse_session_locks_leave (RouseSessionLocks *self, gint64 session)
{
  set_lock (self, F_UNLCK, session);
}
