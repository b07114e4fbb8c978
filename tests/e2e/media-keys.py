#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of a keyboard or headset and the lock screen: a session steered over the bus by a client that knows nothing
of Rouse (`gdbus`), and sleep that is held off only while somebody exercises. Protocol: TAP.
"""
import subprocess
import sys

from driver import Atspi, Rouse
from inhibitors import IDLE, SUSPEND, Inhibitors
from tap import run

PREFIX = "org.mpris.MediaPlayer2."
PATH = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"


def gdbus(name, path, method, *arguments):
    """What a call over the bus prints."""
    command = ["gdbus", "call", "--session", "--dest", name, "--object-path", path, "--method", method, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout


def player():
    """The name of the one player on the bus, if there is one."""
    names = gdbus("org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames")
    found = [name for name in names.split("'") if name.startswith(PREFIX)]
    assert len(found) <= 1, f"more than one player: {found}"
    return found[0] if found else None


def get(name):
    """A property of the player, as gdbus prints it."""
    return gdbus(player(), PATH, "org.freedesktop.DBus.Properties.Get", PLAYER, name)


def press(key):
    """What a media key does."""
    gdbus(player(), PATH, f"{PLAYER}.{key}")


def test_before(app, sleep):
    """Nothing is offered and nothing held off before a session."""
    assert player() is None, f"there is a player without a session: {player()}"
    assert not sleep.held(), f"sleep is held off without a session: {sleep.reasons()}"


def test_steering(app, sleep):
    """PlayPause pauses a session and takes it up again; Next leads to the next set."""
    app.press("Start")
    app.find(Atspi.Role.BUTTON, "Pause")
    app.wait("a player on the bus", player)
    app.wait("the status Playing", lambda: "'Playing'" in get("PlaybackStatus"))
    assert "'Daily three'" in get("Metadata"), get("Metadata")
    press("PlayPause")
    app.find(name="Paused. Come down and rest.")
    app.find(Atspi.Role.BUTTON, "Resume")
    assert "'Paused'" in get("PlaybackStatus"), get("PlaybackStatus")
    press("PlayPause")
    app.find(name="Back into position.")
    app.find(Atspi.Role.BUTTON, "Pause")
    press("Next")
    app.wait("the title of the set-up", lambda: "'Bridge · Get into position'" in get("Metadata"))
    press("Next")
    app.wait("the title of the first repetition", lambda: "'Bridge · 1 of 10'" in get("Metadata"))


def test_sleep(app, sleep):
    """Idle and suspend are held off while the session runs, and only then."""
    app.wait("idle and suspend to be held off", lambda: sleep.held() == IDLE | SUSPEND)
    press("Stop")
    app.wait("sleep to be allowed in a pause", lambda: not sleep.held())
    press("Play")
    app.wait("idle and suspend to be held off again", lambda: sleep.held() == IDLE | SUSPEND)


def test_left(app, sleep):
    """The player goes when the session is left, sleep is allowed again, and both come back with it."""
    app.press("Leave Session")
    app.wait("the player to go", lambda: player() is None)
    app.wait("sleep to be allowed", lambda: not sleep.held())
    app.press("Resume")
    app.wait("the player to come back", player)
    app.wait("idle and suspend to be held off", lambda: sleep.held() == IDLE | SUSPEND)


def test_ended(app, sleep):
    """Both go with the end of the session."""
    app.press("End Session")
    app.wait("the player to go", lambda: player() is None)
    app.wait("sleep to be allowed", lambda: not sleep.held())
    app.press("Done")


def main():
    sleep = Inhibitors()
    app = Rouse()
    app.find(Atspi.Role.BUTTON, "Start")
    status = run([test_before, test_steering, test_sleep, test_left, test_ended], app, sleep)
    app.close()
    return status


sys.exit(main())
