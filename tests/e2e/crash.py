#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed in the middle of a session. The next start offers to resume it, once it goes on where it was
left, and once it is let to have ended there; what is on the disk is whole. tests/journal/crash.py kills more often.
Protocol: TAP.
"""
import sys

from driver import Atspi, Rouse
from memory import ask, kill, tell
from tap import run


def running(app):
    """A session is being led, and the journal knows it."""
    app.find(Atspi.Role.BUTTON, "Pause")
    app.wait("a row of the session", lambda: ask("SELECT count (*) FROM session WHERE status = 'running'") == [(1,)])


def test_resume():
    """Killed in a session, it is offered and goes on."""
    app = Rouse("--start=bridge")
    running(app)
    kill(app)
    assert ask("SELECT status FROM session") == [("running",)]

    app = Rouse()
    app.find(name="Interrupted")
    app.find(Atspi.Role.BUTTON, "Finish There")
    app.press("Resume")
    running(app)
    assert ask("SELECT count (*) FROM session") == [(1,)]
    kill(app)


def test_finish_there():
    """Killed once more, it is offered again and can be let to have ended."""
    app = Rouse()
    app.find(name="Interrupted")
    app.press("Finish There")
    app.find(name="Today")
    app.wait("the end", lambda: ask("SELECT status FROM session") == [("ended-early",)])
    app.close()


def test_hurt():
    """Where it hurt in what was cut off, and another session is begun in its place, that one is easier at once."""
    app = Rouse("--start=bridge")
    running(app)
    kill(app)
    tell(
        "INSERT INTO hurt SELECT max (id), 0, 'bridge', 'standard', 'both', 'sharp', 'knee', 'skip', 1 FROM session"
        " WHERE status = 'running'"
    )

    app = Rouse("--start=bridge")
    app.wait("the other one", lambda: ask("SELECT status FROM session")[1:] == [("ended-early",), ("running",)])
    [(hurt,), (other,)] = ask("SELECT plan FROM session WHERE id > 1")
    assert "('bridge', 1, 0, 1, 10)" in hurt, hurt
    assert "('bridge', 0, 0, 1, 6)" in other, other
    kill(app)


sys.exit(run([test_resume, test_finish_there, test_hurt]))
