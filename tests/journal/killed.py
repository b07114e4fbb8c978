# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on the disk after a program was killed in a session, beside what that program had said before."""
import os
import shutil
import sqlite3

SIDES = ["both", "left", "right"]


class Session:
    """What one session said before it was killed."""

    def __init__(self):
        self.over, self.saved, self.begun, self.ended = set(), set(), False, False


class Witness:
    """What all sessions said, and what the journal had after the last kill."""

    def __init__(self, n_sets):
        self.n_sets = n_sets  # of a session that comes to its end
        self.sessions, self.states, self.sets = {}, {}, {}
        self.n_writing = self.n_cut_off = 0  # sets that were on their way to the disk; those of them that did not get there
        self.current = None

    def begin(self, uuid):
        """A session begins or goes on."""
        self.current = self.sessions.setdefault(uuid, Session())

    def over(self, exercise, side, number):
        """A set lies behind, all of it done."""
        self.current.over.add((exercise, SIDES[int(side)], int(number)))

    def saved(self):
        """All that was said so far is on the disk."""
        self.current.begun, self.current.saved = True, set(self.current.over)

    def end(self):
        """The session came to its end, which is on the disk."""
        self.current.ended = True

    def look(self, path, folder):
        """Reads the sets and the states of all sessions from a copy: the program finds the file as the kill left it."""
        copy = os.path.join(folder, "copy.sqlite")
        for suffix in ["", "-wal"]:
            if os.path.exists(path + suffix):
                shutil.copy(path + suffix, copy + suffix)
            elif os.path.exists(copy + suffix):
                os.remove(copy + suffix)
        if os.path.exists(copy + "-shm"):
            os.remove(copy + "-shm")
        self.states, self.sets = {}, {}
        if not os.path.exists(copy):
            return
        with sqlite3.connect(copy) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            if database.execute("SELECT count (*) FROM sqlite_schema").fetchone()[0]:
                self.states = dict(database.execute("SELECT uuid, status FROM session"))
                self.sets = {uuid: set() for uuid in self.states}
                for uuid, *key in database.execute(
                        "SELECT uuid, exercise, side, number FROM exercise_set JOIN session ON session = id"
                        " WHERE outcome = 'done'"):
                    self.sets[uuid].add(tuple(key))
        database.close()

    def compare(self):
        """Asserts that the journal has what it must have and nothing else.

        What was over but not yet saved when it was killed is to be done once more: the next run of that session starts
        from what is in the journal.
        """
        for uuid, session in self.sessions.items():
            if not session.begun and uuid not in self.states:
                continue  # killed before its beginning was on the disk
            assert uuid in self.states, f"{uuid} is lost"
            assert session.saved <= self.sets[uuid], f"{uuid}: lost {session.saved - self.sets[uuid]}"
            assert self.sets[uuid] <= session.over, f"{uuid}: not over {self.sets[uuid] - session.over}"
            if session.ended:
                assert self.states[uuid] == "finished", f"{uuid} is {self.states[uuid]}"
            self.n_writing += len(session.over - session.saved)
            self.n_cut_off += len(session.over - self.sets[uuid])
            session.over, session.saved = set(self.sets[uuid]), set(self.sets[uuid])
        assert set(self.states) <= set(self.sessions), "a session that never was"

    def expect_offer(self, offer):
        """Asserts that the session that was killed is offered, unless all of its sets were over."""
        running = [uuid for uuid, status in self.states.items()
                   if status in ("running", "interrupted") and len(self.sets[uuid]) < self.n_sets]
        assert (offer is not None) == bool(running), f"offered {offer} of {running}"
        assert offer is None or offer in running

    def count(self):
        """How many sets are in the journal."""
        return sum(len(found) for found in self.sets.values())

    def tell(self):
        """The figures, in words."""
        return (f"{len(self.sessions)} sessions, {self.count()} sets; {self.n_writing} were on their way to the disk,"
                f" {self.n_cut_off} of them are to be done again")
