#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Before a session and after it the program asks how it feels, and is answered by keys alone; what was said is on the
disk as soon as it is said. Protocol: TAP.
"""
import sys

from driver import Atspi, Rouse
from keyboard import Keyboard
from memory import ask, kill
from tap import run

TIRED = "How tired does your back feel right now?"
PAIN = "Any pain in your back, hips or legs right now?"


def tell(app, keyboard, question, *keys):
    """Answers a question when it is asked."""
    app.find(name=question)
    keyboard.press(*keys)


def test_gentle(keyboard):
    """Some pain before is offered Gentle start, which begins; afterwards the same is asked, and kept at once."""
    app = Rouse("--start=daily-three", "--guidance=counts", check_in=True, first=True)
    app.find(name="Before Your First Session")
    tell(app, keyboard, TIRED, "3", "Return")
    tell(app, keyboard, PAIN, "y")
    tell(app, keyboard, "How strong?", "4", "Return")
    tell(app, keyboard, "Today may be a day for Gentle start.", "g")
    app.find(Atspi.Role.BUTTON, "Pause")
    app.wait("the answers of before",
             lambda: ask("SELECT routine, tired_before, pain_before FROM session") == [("gentle-start", 3, 4)])

    app.reach_set()
    app.wait("a repetition that is done", lambda: app.repetition() >= 2)
    app.press("End Session")
    tell(app, keyboard, TIRED, "2", "Return")
    app.find(name=PAIN)
    app.wait("the first answer of after", lambda: ask("SELECT tired_after FROM session") == [(2,)])
    keyboard.press("n")
    tell(app, keyboard, "How hard was that?", "3", "Return")
    app.find(name="About the same as before, and that is fine.")
    app.wait("the last answer", lambda: ask("SELECT pain_after, difficulty FROM session") == [(0, 3)])
    kill(app)
    assert ask("SELECT status, tired_before, pain_before, tired_after, pain_after, difficulty FROM session") == [
        ("ended-early", 3, 4, 2, 0, 3)]


def test_rest(keyboard):
    """With much pain there is no session: the safety page opens, and the answer is kept."""
    app = Rouse("--start=bridge", check_in=True)
    tell(app, keyboard, TIRED, "1", "0", "Return")
    assert not app.all(name="Before Your First Session")
    tell(app, keyboard, PAIN, "y")
    tell(app, keyboard, "How strong?", "8", "Return")
    app.find(name="Get urgent help now")
    app.press("Back")
    app.find(name="Better to Rest Today")
    app.wait("the answer", lambda: ask("SELECT tired_before, pain_before FROM session WHERE routine = 'bridge'") == [
        (10, 8)])
    assert ask("SELECT status FROM session WHERE routine = 'bridge'") == [("ended-early",)]
    assert ask("SELECT count (*) FROM exercise_set JOIN session ON id = session WHERE routine = 'bridge'") == [(0,)]
    kill(app)


def test_space(keyboard):
    """Space begins at once, whatever is asked."""
    app = Rouse("--start=bridge", check_in=True)
    app.find(name=TIRED)
    keyboard.press("Space")
    app.find(Atspi.Role.BUTTON, "Pause")
    kill(app)


def test_no_questions(keyboard):
    """Who wants no questions reads before the very first session what has to be known, and begins with Space."""
    app = Rouse("--start=bridge", first=True)
    app.find(name="Before Your First Session")
    app.find(name="Get urgent help now")
    assert not app.all(name=TIRED)
    keyboard.press("Space")
    app.find(Atspi.Role.BUTTON, "Pause")
    kill(app)


sys.exit(run([test_gentle, test_rest, test_space, test_no_questions], Keyboard()))
