#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person without a mouse and without sight of the screen: opens each exercise, hears a step, does a session to its end.

Everything is done through the accessible tree's actions. What the loudspeaker got is compared with the same session saved
as a file: each cue must stand where the timeline says. Protocol: TAP.
"""
import sys
import tempfile

from driver import Atspi, Rouse
from sound import LONG_TURN, RATE, Monitor, set_turn
from spoken import Routine, heard
from tap import run

EXERCISES = ["Bridge", "Clamshell", "Hip hinge"]


def open_exercise(app, title):
    """Opens an exercise from the list and returns its figure."""
    app.do(app.find(Atspi.Role.LIST_ITEM, title), "row.activate")
    return app.find(Atspi.Role.IMAGE, title)


def test_exercises(app, routine):
    """Each exercise opens, describes its figure and speaks its first step."""
    for title, identity in zip(EXERCISES, ["bridge", "clamshell", "hinge"]):
        figure = open_exercise(app, title)
        assert figure.get_description(), f"the figure of {title} has no description"
        step = app.wait("the first step", lambda: app.all(Atspi.Role.LIST_ITEM, "1. …"))[0]
        monitor = Monitor()
        app.do(step, "row.activate")
        monitor.wait_for_sound()
        app.wait("the step to be read to its end", lambda s=step: s.get_description().endswith("Read aloud and show"))
        recording = monitor.stop()
        assert len(recording[abs(recording) > 0.01]) > RATE / 2, f"{identity}: the step was hardly heard"


def test_session(app, routine):
    """The Daily three begins by itself, is heard where its timeline says, pauses, resumes and comes to its end."""
    start = routine.segment("start")
    lift = routine.segment("phase", exercise="bridge", repetition=1, phase="first")
    monitor = Monitor()
    app.press("Start")
    app.find(name="Get into position")
    heard(routine, routine.cues(start["start"], start["start"] + start["length"]), monitor.stop())

    # What is looked for stays until the next press: words that come and go could be missed on a busy machine.
    monitor = Monitor()
    app.press("Forward")
    app.wait("the third repetition", lambda: app.repetition() >= 3)
    recording = monitor.stop()
    second = routine.segment("phase", exercise="bridge", repetition=2, phase="settle")
    heard(routine, routine.cues(lift["start"], second["start"]), recording)

    app.press("Pause")
    app.find(name="Paused. Come down and rest.")
    interrupted = app.repetition()
    app.press("Resume")
    app.find(name="Back into position.")
    app.wait("the repetition after the interrupted one", lambda: app.repetition() == interrupted + 1)

    app.skip_to_end()
    app.find(Atspi.Role.LIST_ITEM, "Bridge")


def main():
    set_turn(LONG_TURN)
    with tempfile.TemporaryDirectory() as folder:
        routine = Routine("daily-three", folder)
        app = Rouse()
        status = run([test_exercises, test_session], app, routine)
        app.close()
    return status


sys.exit(main())
