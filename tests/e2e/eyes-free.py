#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person who cannot see the window and has a keyboard: what a screen reader would have said, from the list to the end.

Keys reach the program through the compositor, as from a keyboard. What it tells an assistive technology is written down:
the name of whatever gets the focus, and what is announced. Protocol: TAP.
"""
import sys

from driver import Atspi, Rouse
from gi.repository import Gio, GLib
from tap import run

KEYS = {"Tab": 0xFF09, "Return": 0xFF0D, "Escape": 0xFF1B, "Left": 0xFF51, "Right": 0xFF53, "Down": 0xFF54, "Home": 0xFF50,
        "F1": 0xFFBE, "F9": 0xFFC6, "F10": 0xFFC7, "space": 0x20}
REMOTE = "org.gnome.Mutter.RemoteDesktop"


class Keyboard:
    """A keyboard at the compositor."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.session = self.call("/org/gnome/Mutter/RemoteDesktop", REMOTE, "CreateSession", None)[0]
        self.call(self.session, REMOTE + ".Session", "Start", None)

    def call(self, path, interface, method, arguments):
        return self.bus.call_sync(REMOTE, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, -1)

    def press(self, key):
        """Presses a key and lets it go."""
        for down in [True, False]:
            keysym = GLib.Variant("(ub)", (KEYS.get(key) or ord(key), down))
            self.call(self.session, REMOTE + ".Session", "NotifyKeyboardKeysym", keysym)


class Reader(Rouse):
    """The program with a log of what a screen reader would have said."""

    def __init__(self, *arguments):
        self.lines = []
        self.listener = Atspi.EventListener.new(self.heard)
        for event in ["object:announcement", "object:state-changed:focused"]:
            self.listener.register(event)
        super().__init__(*arguments)
        self.keyboard = Keyboard()

    def heard(self, event):
        try:
            if event.type.startswith("object:announcement"):
                self.note(f"announced: {event.any_data}")
            elif event.detail1:
                self.note(f"focus: {event.source.get_name()} ({event.source.get_role_name()})")
        except GLib.Error:
            pass  # it went away before it could be asked for its name

    def note(self, line):
        print(f"# {line}", flush=True)
        self.lines.append(line)

    def wait(self, what, condition):
        def listening():
            while GLib.MainContext.default().iteration(False):
                pass
            return condition()

        return super().wait(what, listening)

    def press_key(self, key):
        """Presses a key; returns the number of lines there were before."""
        before = len(self.lines)
        self.note(f"key: {key}")
        self.keyboard.press(key)
        return before

    def said(self, words, since=0):
        """Waits until a line begins with the words; returns the lines since."""
        self.wait(f"“{words}”", lambda: any(line.startswith(words) for line in self.lines[since:]))
        return self.lines[since:]


def test_list(app):
    """The list, the menu and the safety page are reached by keys, and each place says what it is."""
    app.press_key("F10")
    app.find(Atspi.Role.MENU_ITEM)
    app.press_key("Escape")
    app.gone(Atspi.Role.MENU_ITEM)
    app.said("focus: Read Aloud (button)", app.press_key("F1"))
    app.said("focus: Safety (list item)", app.press_key("F9"))


def reach(app, words):
    """Goes on with Tab until the focus is on what begins with these words."""
    for _ in range(40):
        before = app.press_key("Tab")
        app.said("focus: ", before)
        if any(line.startswith(f"focus: {words}") for line in app.lines[before:]):
            return
    raise AssertionError(f"Tab did not reach {words}")


def announced(app, since=0):
    return [line[len("announced: "):] for line in app.lines[since:] if line.startswith("announced: ")]


def read_ring(app, begins, has):
    """Waits until the ring's value is such words, as the bus of assistive technologies has them."""
    def told():
        for ring in app.all(Atspi.Role.LEVEL_BAR, "Progress"):
            words = ring.get_description()
            if words.startswith(begins) and has in words:
                return words
        return None

    app.note(f"ring: {app.wait(f'{begins}… {has} on the ring', told)}")


def test_session(app):
    """A session begins, tells of exercise and side, tells of phases only while the voice is muted, and comes to its end."""
    app.said("focus: Bridge (list item)", app.press_key("F9"))
    app.said("focus: Clamshell (list item)", app.press_key("Down"))
    app.said("focus: Hip hinge (list item)", app.press_key("Down"))
    reach(app, "Start")
    begun = app.press_key("space")
    app.wait("the focus on its controls", lambda: any(line.endswith("(button)") for line in app.lines[begun:]))
    # Only what has been seen is left: a key too many would lead past the set.
    app.press_key("Right")
    app.find(name="Get into position")
    app.said("announced: Hip hinge, Left leg", begun)
    read_ring(app, "", "left")
    app.press_key("Right")
    app.wait("the second repetition", lambda: app.repetition() == 2)
    read_ring(app, "Repetition 2 of 10: ", "")
    told = announced(app, begun)
    assert told == ["Hip hinge, Left leg"], told

    muted = app.press_key("m")
    app.wait("words for the muted voice", lambda: len(announced(app, muted)) >= 4)
    app.press_key("m")
    app.wait("the voice again", lambda: any("Voice" in line for line in announced(app, muted)))

    side = app.press_key("Right")
    app.said("announced: Hip hinge, Right leg", side)

    paused = app.press_key("space")
    app.said("announced: Paused", paused)
    app.said("announced: Resuming", app.press_key("space"))

    # The library announces a notice without its words, and a screen reader takes what comes at once after it for the same.
    left = app.press_key("Escape")
    assert "announced: A toast appeared" in app.said("announced: Session paused, with the button “Resume”", left)
    reach(app, "Resume (button)")
    app.said("focus: Pause (button)", app.press_key("Return"))

    def finished():
        if app.all(Atspi.Role.BUTTON, "Done"):
            return True
        app.press_key("Right")
        return False

    app.wait("the end", finished)
    reach(app, "Done (button)")
    app.press_key("Return")
    app.gone(Atspi.Role.BUTTON, "Done")


def main():
    app = Reader()
    status = run([test_session, test_list], app)
    app.close()
    return status


sys.exit(main())
