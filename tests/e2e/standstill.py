#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is stopped in the middle of a session, as a suspend or a busy machine stops it, and goes on half a minute
later: nobody exercised meanwhile. ROUSE_STANDSTILL sets for how many seconds it is stopped. Protocol: TAP.
"""
import os
import signal
import sys
import time

from driver import Atspi, Rouse
from tap import run

STANDSTILL = float(os.environ.get("ROUSE_STANDSTILL", "30"))
NUMBERS = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]


def wait_for_repetition(app, number):
    """Waits until a repetition is being done."""
    app.wait(f"repetition {number}", lambda: app.repetition() == number and app.all(Atspi.Role.BUTTON, "Pause"))


def stand_still(app):
    """Stops the process, and lets it go on."""
    os.kill(app.process.pid, signal.SIGSTOP)
    time.sleep(STANDSTILL)
    os.kill(app.process.pid, signal.SIGCONT)


def assert_paused(app, seen):
    """The session is paused by itself, and shows the repetition that was being done when it was stopped: the one seen just
    before, or the next where that began before the signal came. Returns it."""
    app.find(Atspi.Role.BUTTON, "Resume")
    app.find(name="Paused. Come down and rest.")
    shown = app.repetition()
    assert shown in (seen, seen + 1), f"repetition {shown} is shown, {seen} was being done"
    return shown


def assert_repeated(app, number):
    """Resumed, it is this repetition that is counted next, not a later one."""
    app.press("Resume")
    app.find(name="Back into position.")
    app.find(Atspi.Role.BUTTON, "Pause")
    wait_for_repetition(app, number)
    # The number of the repetition before stays until there is another.
    counted = app.wait("a number", lambda: [name for name in app.texts() if name in NUMBERS[number - 1:]])
    assert counted == [NUMBERS[number - 1]], f"{counted} was counted, repetition {number} was interrupted"


def test_movement(app, done):
    """Stopped in the middle of a movement, it is paused afterwards, and the same repetition comes again."""
    wait_for_repetition(app, 2)
    time.sleep(2)
    stand_still(app)
    assert_repeated(app, assert_paused(app, 2))


def test_count(app, done):
    """Stopped in the word that counts, or soon after it, it is paused afterwards, and the same repetition comes again."""
    # The test before leaves the session in such a word.
    seen = app.wait("a repetition", app.repetition)
    app.find(name=NUMBERS[seen - 1])
    stand_still(app)
    done.append(assert_paused(app, seen))
    assert_repeated(app, done[0])


def test_credit(app, done):
    """What was repeated counts once, and what passed while it was stopped not at all."""
    app.press("End Session")
    app.find(Atspi.Role.BUTTON, "Done")
    results = [name for name in app.texts() if name.endswith(" of 10")]
    assert results == [f"{done[0]} of 10"], f"{done[0]} repetitions were done: {results}"


def main():
    app = Rouse("--start=bridge", "--guidance=counts", timeout=120)
    app.reach_set()
    status = run([test_movement, test_count, test_credit], app, [])
    app.close()
    return status


sys.exit(main())
