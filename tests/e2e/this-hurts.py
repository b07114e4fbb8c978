#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Something hurts in the middle of a set: the session stops, asks, and goes on with the easier variant.

Everything is done through the accessible tree's actions. Protocol: TAP.
"""
import sys

from driver import Atspi, Rouse
from tap import run


def test_easier(app):
    """“This hurts” stops the session and asks; the easier variant is announced, counted down to and done."""
    app.press("This Hurts")
    app.find(name="Stopped. Ease back to a resting position.")
    for answer in ["0 Just effort: go on", "1 Easier version", "2 Skip this exercise", "3 End session"]:
        app.find(Atspi.Role.BUTTON, answer)
    app.find(Atspi.Role.BUTTON, "Signs that need urgent help")
    app.find(name="What does it feel like?")  # after some breaths
    app.press("1 Easier version")
    app.gone(Atspi.Role.BUTTON, "1 Easier version")
    app.find(name="Easier version. Lift the knee only a hand width.")
    app.find(name="Back into position.")
    first = app.wait("its first repetition", app.repetition)
    app.wait("the next repetition", lambda: app.repetition() > first)


def test_end(app):
    """Who says that it is pain in the chest is told to call for help, and the session is over."""
    app.press("This Hurts")
    app.press("Chest pain, fainting or hard to breathe")
    app.find(name="Call your emergency number now. Do not stay alone.")
    app.press("Close")
    app.find(name="Session Ended")
    app.find(Atspi.Role.BUTTON, "Done")


def main():
    app = Rouse("--start=clamshell", "--guidance=counts")
    app.reach_set()
    status = run([test_easier, test_end], app)
    app.close()
    return status


sys.exit(main())
