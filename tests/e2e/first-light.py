#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person without a mouse and without sight of the screen: opens each exercise, hears a step, does a session to its end.

Everything is done through the accessible tree's actions. What the loudspeaker got is compared with the same session saved
as a file: each cue must stand where the timeline says, within the 45 ms in which picture and sound count as one
(ITU-R BT.1359). Protocol: TAP.
"""
import json
import os
import subprocess
import sys
import tempfile

from driver import Atspi, Rouse
from sound import RATE, Monitor, decode, find
from tap import run

TOLERANCE = 0.045
ONSET = 0.7  # seconds
LIKE = 0.6  # a clip against itself through the sound server scores above 0.9, against another below 0.4
EXERCISES = ["Bridge", "Clamshell", "Hip hinge"]


def rouse(*arguments):
    """What the command line prints."""
    return subprocess.run([os.environ["ROUSE"], *arguments], check=True, capture_output=True, text=True).stdout


class Session:
    """The Daily three as the timeline describes it and as the file of it sounds."""

    def __init__(self, folder):
        path = os.path.join(folder, "daily-three.ogg")
        rouse(f"--export={path}", "--routine=daily-three")
        self.samples = decode(path)
        self.timeline = json.loads(rouse("--timeline=daily-three", "--json"))

    def cues(self, start, end):
        """The cues that lie whole between two positions in ns, in order."""
        return [cue for cue in self.timeline["cues"]
                if cue["length"] and cue["start"] >= start and cue["start"] + cue["length"] <= end]

    def clip(self, cue):
        """The samples of a cue."""
        first = round(cue["start"] * RATE / 1e9)
        return self.samples[first:first + round(cue["length"] * RATE / 1e9)]

    def segment(self, kind, **wanted):
        """The first segment of a kind with these values."""
        return next(segment for segment in self.timeline["segments"]
                    if segment["kind"] == kind and all(segment.get(key) == value for key, value in wanted.items()))


def heard(session, cues, recording):
    """Asserts that the cues stand in the recording as far from each other as in the timeline.

    What is looked for is how each begins. A sound server without real-time rights on a busy machine skips now and then:
    of four cues one may be spoilt by that."""
    spoilt, begun = [], None
    for cue in cues:
        clip, place, window = session.clip(cue)[:round(ONSET * RATE)], 0.0, recording
        if begun is not None:  # some words are spoken in every repetition: look near the place where these belong
            place = max(begun + cue["start"] / 1e9 - 0.5, 0.0)
            window = recording[round(place * RATE):round((place + 1) * RATE) + len(clip)]
        at, likeness = find(clip, window)
        offset = place + at - cue["start"] / 1e9
        off = 0.0 if begun is None else offset - begun
        print(f"# {cue['id']:12} {1000 * off:+6.1f} ms  likeness {likeness:.2f}", flush=True)
        if likeness < LIKE or abs(off) > TOLERANCE:
            spoilt.append(cue["text"])
        else:
            begun = offset
    assert len(spoilt) <= len(cues) // 4, f"not heard in their places: {spoilt}"


def open_exercise(app, title):
    """Opens an exercise from the list and returns its figure."""
    app.do(app.find(Atspi.Role.LIST_ITEM, title), "row.activate")
    return app.find(Atspi.Role.IMAGE, title)


def test_exercises(app, session):
    """Each exercise opens, describes its figure and speaks its first step."""
    for title, identity in zip(EXERCISES, ["bridge", "clamshell", "hinge"]):
        figure = open_exercise(app, title)
        assert figure.get_description(), f"the figure of {title} has no description"
        step = app.wait("the first step", lambda: app.all(Atspi.Role.LIST_ITEM, "1. …"))[0]
        monitor = Monitor()
        app.do(step, "row.activate")
        monitor.wait_for_sound()
        app.wait("the step to be read to its end", lambda s=step: s.get_description() == "Read aloud and show")
        recording = monitor.stop()
        assert len(recording[abs(recording) > 0.01]) > RATE / 2, f"{identity}: the step was hardly heard"


def repetition(app):
    """The repetition that the window counts, 0 while it counts none."""
    labels = [label.get_name() for dial in app.all(Atspi.Role.LEVEL_BAR, "Progress")
              for label in app.all(Atspi.Role.LABEL, root=dial)]
    return int(labels[0]) if len(labels) == 2 and labels[0].isdigit() else 0


def test_session(app, session):
    """The Daily three begins by itself, is heard where its timeline says, pauses, resumes and comes to its end."""
    start = session.segment("start")
    lift = session.segment("phase", exercise="bridge", repetition=1, phase="first")
    monitor = Monitor()
    app.press("Start")
    app.find(name="Get into position")
    heard(session, session.cues(start["start"], start["start"] + start["length"]), monitor.stop())

    # What is looked for stays until the next press: words that come and go could be missed on a busy machine.
    monitor = Monitor()
    app.press("Forward")
    app.wait("the third repetition", lambda: repetition(app) >= 3)
    recording = monitor.stop()
    second = session.segment("phase", exercise="bridge", repetition=2, phase="settle")
    heard(session, session.cues(lift["start"], second["start"]), recording)

    app.press("Pause")
    app.find(name="Paused. Come down and rest.")
    interrupted = repetition(app)
    app.press("Resume")
    app.find(name="Back into position.")
    app.wait("the repetition after the interrupted one", lambda: repetition(app) == interrupted + 1)

    def finished():
        if app.all(Atspi.Role.BUTTON, "Done"):
            return True
        for button in app.all(Atspi.Role.BUTTON, "Forward"):
            app.do(button, "click")
        return False

    app.wait("the end of the session", finished)
    app.press("Done")
    app.find(Atspi.Role.LIST_ITEM, "Bridge")


def main():
    with tempfile.TemporaryDirectory() as folder:
        session = Session(folder)
        app = Rouse()
        status = run([test_exercises, test_session], app, session)
        app.close()
    return status


sys.exit(main())
