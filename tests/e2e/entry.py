#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop does with the installed files: it starts the program by its name on the bus, by the actions of its
entry, by the entry's commands, and for a search. Protocol: TAP.
"""
import configparser
import os
import shlex
import subprocess
import sys
import time

from gi.repository import Gio, GLib

from driver import Atspi, Rouse
from tap import run

ROUSE = os.environ["ROUSE"]
NAME = os.environ["ROUSE_ID"]
PLAYER = "org.mpris.MediaPlayer2." + NAME
DATA = os.environ["XDG_DATA_DIRS"].split(":")[0]


def read(*path):
    """An installed file of groups and keys."""
    parser = configparser.RawConfigParser(interpolation=None)
    parser.optionxform = str
    with open(os.path.join(DATA, *path), encoding="utf-8") as file:
        parser.read_file(file)
    return parser


class Shell:
    """The part of a desktop that starts programs."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.entry = read("applications", NAME + ".desktop")
        self.provider = read("gnome-shell", "search-providers", NAME + ".search-provider.ini")["Shell Search Provider"]

    def call(self, name, path, interface, method, parameters=None):
        """Asks somebody on the bus, who is started for that."""
        return self.bus.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, 60000, None)

    def ask_bus(self, method, parameters=None):
        """Asks the bus itself."""
        return self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, parameters).unpack()

    def owned(self, name):
        """Whether a name is on the bus."""
        return self.ask_bus("NameHasOwner", GLib.Variant("(s)", (name,)))[0]

    def process(self):
        """The number of the program's process."""
        return self.ask_bus("GetConnectionUnixProcessID", GLib.Variant("(s)", (NAME,)))[0]

    @staticmethod
    def wait(what, condition):
        """Waits until the condition holds."""
        deadline = time.monotonic() + 60
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"{what} did not come")
            time.sleep(0.05)

    def action(self, name, *parameters):
        """Presses an action, as a desktop does for an entry that the bus can activate."""
        self.call(NAME, "/" + NAME.replace(".", "/"), "org.freedesktop.Application", "ActivateAction",
                  GLib.Variant("(sava{sv})", (name, parameters, {})))

    def search(self, method, signature, *parameters):
        """Asks the search provider that the installed file names."""
        return self.call(self.provider["BusName"], self.provider["ObjectPath"], "org.gnome.Shell.SearchProvider2",
                         method, GLib.Variant(signature, parameters)).unpack()

    def show_displays(self):
        """From here on what the bus starts finds the compositor."""
        names = ["WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS"]
        self.ask_bus("UpdateActivationEnvironment",
                     GLib.Variant("(a{ss})", ({name: os.environ[name] for name in names if name in os.environ},)))

    def quit(self):
        """Ends the program, if it is there."""
        if self.owned(NAME):
            self.action("quit")
        self.wait("the end of the program", lambda: not self.owned(NAME))


class Opened(Rouse):
    """A program that the bus has started."""

    def __init__(self, shell):
        self.timeout = 60
        self.pid = shell.process()
        self.process = self
        self.frame = self.wait("the window", self._frame)

    @staticmethod
    def poll():
        """The bus's own children are not to be waited for."""


def test_search(shell):
    """A search starts the program without a display and without sound; it answers, and ends by itself."""
    assert not shell.owned(NAME)
    assert shell.search("GetInitialResultSet", "(as)", ["bridge"]) == (["bridge"],)
    with open(f"/proc/{shell.process()}/maps", encoding="utf-8") as maps:
        assert "/gstreamer-1.0/" not in maps.read(), "a search has loaded plug-ins for sound"
    (metas,) = shell.search("GetResultMetas", "(as)", ["bridge"])
    assert [meta["name"] for meta in metas] == ["Bridge"], metas
    shell.wait("the end of the program by itself", lambda: not shell.owned(NAME))


def test_result(shell):
    """Choosing what was found opens its page, also where a window is open."""
    shell.show_displays()
    shell.search("ActivateResult", "(sasu)", "hinge", ["hip"], 0)
    app = Opened(shell)
    app.find(Atspi.Role.IMAGE, "Hip hinge")
    before = shell.process()
    shell.search("ActivateResult", "(sasu)", "strong", ["strong"], 0)
    app.gone(Atspi.Role.IMAGE, "Hip hinge")
    app.find(Atspi.Role.HEADING, "Strong")
    shell.search("ActivateResult", "(sasu)", "all-day", ["all"], 0)
    app.find(Atspi.Role.LABEL, "Why Your Back Gets Tired")
    assert shell.process() == before
    shell.quit()


def shows(shell, name):
    """What an action of the entry leads to."""
    app = Opened(shell)
    if name == "start-today":
        shell.wait("the session", lambda: shell.owned(PLAYER))
    else:
        app.wait("the page", lambda: "Progress" in [label.get_name() for label in app.all(Atspi.Role.LABEL)])


def test_actions(shell):
    """Each action of the entry works over the bus, and so does its command; today's begins a session."""
    names = shell.entry["Desktop Entry"]["Actions"].strip(";").split(";")
    assert names == ["start-today", "progress"], names
    for name in names:
        shell.action(name)
        shows(shell, name)
        shell.quit()

        command = shlex.split(shell.entry["Desktop Action " + name]["Exec"])
        with subprocess.Popen(command, env={**os.environ, "PATH": f"{os.path.dirname(ROUSE)}:{os.environ['PATH']}"}) as process:
            shell.wait("the program", lambda: shell.owned(NAME))
            shows(shell, name)
            shell.quit()
            assert process.wait(timeout=60) == 0


sys.exit(run([test_search, test_result, test_actions], Shell()))
