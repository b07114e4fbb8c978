#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing of what was done can be written anywhere: the session runs all the same, the window says so, and does not go
with it before the person has agreed. With room in one place it goes at once, and the next start has everything in the
journal. Protocol: TAP.
"""
import os
import sqlite3
import subprocess
import sys

from driver import Atspi, Rouse
from tap import run

NAMES = ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
WHOLE = {name: os.environ[name] for name in NAMES}
NOWHERE = os.path.join(os.environ["STATE"], "no-folder")


def set_up(*whole):
    """Leaves these folders as they are; in the place of each other one is a file."""
    for name in NAMES:
        os.environ[name] = WHOLE[name] if name in whole else os.path.join(NOWHERE, "in-it")


def exercise():
    """Starts a session, does a repetition and ends it."""
    app = Rouse("--start=bridge", "--guidance=counts")
    app.find(Atspi.Role.BUTTON, "Pause")
    app.reach_set()
    app.wait("a repetition that is done", lambda: app.repetition() >= 2)
    app.press("End Session")
    app.press("Done")
    return app


def leave(app):
    """Presses the button of the window, the last of those that close something."""
    app.find(Atspi.Role.BUTTON, "Close")
    app.do(app.all(Atspi.Role.BUTTON, "Close")[-1], "click")


def test_nowhere():
    """With no room anywhere the card and the window say so, and the window stays until that is agreed to."""
    set_up()
    app = exercise()
    app.find(name="No advice today: your history cannot be read.")
    app.find(name="Your history cannot be saved now. It is tried again while Rouse is open.")
    leave(app)
    app.find(name="What You Did Is Not Saved")
    app.press("Stay Open")
    app.gone(name="What You Did Is Not Saved")
    subprocess.run(["gapplication", "action", os.environ["ROUSE_ID"], "quit"], check=True)
    app.press("Quit Anyway")
    assert app.process.wait(timeout=60) == 0


def test_somewhere():
    """With room in one place the window goes at once, and the next start finds everything."""
    set_up("XDG_STATE_HOME")
    app = exercise()
    leave(app)
    assert app.process.wait(timeout=60) == 0

    refuge = os.path.join(os.environ["XDG_STATE_HOME"], os.environ["ROUSE_ID"], "refuge", "refuge.sqlite")
    assert os.path.exists(refuge)

    set_up(*NAMES)
    app = Rouse()
    app.wait("an empty refuge", lambda: not os.path.exists(refuge))
    path = os.path.join(os.environ["XDG_DATA_HOME"], os.environ["ROUSE_ID"], "journal.sqlite")
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("SELECT status FROM session").fetchall() == [("ended-early",)]
        assert database.execute("SELECT count (*) FROM exercise_set WHERE done > 0").fetchall() == [(1,)]
    app.close()


with open(NOWHERE, "w", encoding="utf-8"):
    pass
os.environ["WAYLAND_DISPLAY"] = os.path.join(WHOLE["XDG_RUNTIME_DIR"], os.environ["WAYLAND_DISPLAY"])
sys.exit(run([test_nowhere, test_somewhere]))
