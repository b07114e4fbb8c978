#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was answered after a session decides what there is the next time: in its summary, on the card of the day, and
for whoever starts today's session from elsewhere. The next morning is asked about once. Protocol: TAP.
"""
import datetime
import os
import subprocess
import sys

from driver import Atspi, Rouse
from keyboard import Keyboard
from memory import ask, kill, tell
from tap import run

TIRED = "How tired does your back feel right now?"
PAIN = "Any pain in your back, hips or legs right now?"
SINCE = "How is your back since the last session?"
LIGHTER = "That was a bit much. The next one is lighter."
REST = "Please rest from this today. Look at the safety page before you go on."
ENDED = "UPDATE session SET status = 'ended-early' WHERE status <> 'finished'"


def exercise(app, keyboard, before, after):
    """Does a repetition of the bridge and a bit, with these answers about pain."""
    app.find(name=TIRED)
    keyboard.press("Right")
    answer(app, keyboard, before)
    app.find(Atspi.Role.BUTTON, "Pause")
    app.reach_set()
    app.wait("a repetition that is done", lambda: app.repetition() >= 2)
    app.press("End Session")
    app.find(name=TIRED)
    keyboard.press("Right")
    answer(app, keyboard, after)
    app.find(name="How hard was that?")
    keyboard.press("3", "Return")
    app.find(Atspi.Role.BUTTON, "Done")


def answer(app, keyboard, pain):
    """Answers how much it hurts."""
    app.find(name=PAIN)
    if pain == 0:
        keyboard.press("n")
        return
    keyboard.press("y")
    app.find(name="How strong?")
    keyboard.press(str(pain), "Return")


def test_lighter(keyboard):
    """Pain that rose makes the next one lighter: the summary says so, and so does the list of the next start."""
    app = Rouse("--start=bridge", "--guidance=counts", check_in=True)
    exercise(app, keyboard, 0, 3)
    app.wait("the advice", lambda: any(LIGHTER in text and "8 repetitions" in text for text in texts(app)))
    kill(app)
    app = Rouse(check_in=True)
    app.wait("the dose in the list", lambda: "8 reps" in app.texts())
    app.close()


def texts(app):
    """The names and descriptions of all that is showing."""
    return app.texts() + [node.get_description() for node in app.all()]


def test_morning(keyboard):
    """The day after it is asked once how the back is; “clearly worse” is written down, can be taken back, and skipped."""
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    tell(ENDED)
    tell(f"UPDATE session SET start = start - 86400000000, local_date = '{yesterday}'")
    app = Rouse(check_in=True)
    app.find(name=SINCE)
    app.press("Clearly worse")
    app.wait("the answer", lambda: ask("SELECT next_day FROM session") == [("much-worse",)])
    app.gone(name=SINCE)
    app.find(name=LIGHTER)
    app.press("Undo")
    app.find(name=SINCE)
    app.wait("the end of the answer", lambda: ask("SELECT next_day FROM session") == [(None,)])
    app.press("Skip")
    app.gone(name=SINCE)
    app.close()

    app = Rouse(check_in=True)
    app.find(name="Today")
    app.wait("the journal", lambda: ask("SELECT count (*) FROM session") == [(1,)])
    app.press("Main Menu")
    assert not app.all(name=SINCE), app.outline()
    kill(app)


def test_rest(keyboard):
    """Much pain afterwards makes it a day of rest: the card says so, and today's session does not start by itself."""
    app = Rouse("--start=bridge", "--guidance=counts", check_in=True)
    exercise(app, keyboard, 0, 7)
    app.find(name=REST)
    kill(app)

    app = Rouse(check_in=True)
    app.find(name=REST)
    app.find(Atspi.Role.BUTTON, "Start Anyway")
    subprocess.run(["gapplication", "action", os.environ["ROUSE_ID"], "start-today"], check=True)
    app.find(name="Get urgent help now")
    assert not app.all(name=TIRED), app.outline()
    assert ask("SELECT count (*) FROM session") == [(2,)]
    kill(app)


def test_today(keyboard):
    """On the day after one of rest, today's session is Gentle start."""
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    tell(f"UPDATE session SET start = start - 86400000000, local_date = '{yesterday}'")
    app = Rouse()
    app.find(name="Gentle start")
    subprocess.run(["gapplication", "action", os.environ["ROUSE_ID"], "start-today"], check=True)
    app.find(Atspi.Role.BUTTON, "Pause")
    app.wait("the session", lambda: ask("SELECT routine FROM session WHERE status = 'running'") == [("gentle-start",)])
    kill(app)

    app = Rouse()
    app.find(name="Interrupted")
    subprocess.run(["gapplication", "action", os.environ["ROUSE_ID"], "start-today"], check=True)
    app.find(Atspi.Role.BUTTON, "Pause")
    app.wait("the same session", lambda: ask("SELECT count (*) FROM session") == [(3,)])
    kill(app)


sys.exit(run([test_lighter, test_morning, test_rest, test_today], Keyboard()))
