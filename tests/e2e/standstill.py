#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is stopped in the middle of a session, as a suspend or a busy machine stops it, and goes on half a minute
later: nobody exercised meanwhile. ROUSE_STANDSTILL sets for how many seconds it is stopped. Protocol: TAP.
"""
import os
import signal
import sys
import time
import traceback

from driver import Atspi, Rouse

STANDSTILL = float(os.environ.get("ROUSE_STANDSTILL", "30"))
NUMBERS = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]


def ring(app):
    """The repetition that the ring shows; it has other numbers around a set, which are seconds."""
    found = app.all(Atspi.Role.LEVEL_BAR, "Progress")
    names = [node.get_name() for node in (app.all(Atspi.Role.LABEL, root=found[0]) if found else [])]
    return int(names[0]) if names[1:] == ["of 10"] else None


def wait_for_repetition(app, number):
    """Waits until a repetition is being done."""
    app.wait(f"repetition {number}", lambda: ring(app) == number and app.all(Atspi.Role.BUTTON, "Pause"))


def stand_still(app):
    """Stops the process, and lets it go on."""
    os.kill(app.process.pid, signal.SIGSTOP)
    time.sleep(STANDSTILL)
    os.kill(app.process.pid, signal.SIGCONT)


def assert_paused(app, number):
    """The session is paused by itself, and shows the repetition that was being done."""
    app.find(Atspi.Role.BUTTON, "Resume")
    app.find(name="Paused. Come down and rest.")
    assert ring(app) == number, f"repetition {ring(app)} is shown, {number} was being done"


def assert_repeated(app, number):
    """Resumed, it is this repetition that is counted next, not a later one."""
    app.press("Resume")
    app.find(name="Back into position.")
    app.find(Atspi.Role.BUTTON, "Pause")
    wait_for_repetition(app, number)
    # The number of the repetition before stays until there is another.
    counted = app.wait("a number", lambda: [name for name in app.texts() if name in NUMBERS[number - 1:]])
    assert counted == [NUMBERS[number - 1]], f"{counted} was counted, repetition {number} was interrupted"


def test_movement(app):
    """Stopped in the middle of a movement, it is paused afterwards, and the same repetition comes again."""
    wait_for_repetition(app, 3)
    time.sleep(2)
    stand_still(app)
    assert_paused(app, 3)
    assert_repeated(app, 3)


def test_count(app):
    """Stopped in the middle of the word that counts, it is paused afterwards, and the same repetition comes again."""
    wait_for_repetition(app, 4)
    app.find(name="Four")
    stand_still(app)
    assert_paused(app, 4)
    assert_repeated(app, 4)


def test_credit(app):
    """What was repeated counts once, and what passed while it was stopped not at all."""
    app.press("End Session")
    app.find(Atspi.Role.BUTTON, "Done")
    results = [name for name in app.texts() if name.endswith(" of 10")]
    assert results == ["4 of 10"], f"four repetitions were done: {results}"


def main():
    tests = [test_movement, test_count, test_credit]
    failed = False
    print(f"1..{len(tests)}", flush=True)
    app = Rouse("--start=bridge", "--guidance=counts", timeout=120)
    app.find(Atspi.Role.BUTTON, "Pause")
    for number, test in enumerate(tests, 1):
        try:
            test(app)
            print(f"ok {number} {test.__doc__}", flush=True)
        except Exception:  # a failed test must not keep the next from running
            failed = True
            print(traceback.format_exc().replace("\n", "\n# "), f"\nnot ok {number} {test.__doc__}", flush=True)
    app.close()
    return failed


sys.exit(main())
