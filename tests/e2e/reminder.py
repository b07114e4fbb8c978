#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders from end to end: the service as a login starts it, on a bus with a notification daemon and a portal that
write down what they are told. Protocol: TAP.
"""
import datetime
import glob
import json
import os
import signal
import subprocess
import sys
import time

import numpy
from gi.repository import Gio, GLib

from driver import Atspi, Rouse
from sound import RATE, Monitor
from tap import run

ROUSE = os.environ["ROUSE"]
NAME = os.environ["ROUSE_ID"]
PATH = "/" + NAME.replace(".", "/")
SCHEMA = NAME + ".Reminders"
ENTRY = os.path.join(os.environ["XDG_CONFIG_HOME"], "autostart", NAME + ".desktop")
PORTAL = "org.freedesktop.portal.Desktop"
AUDIBLE = 0.003

NOTIFICATIONS_XML = """<node><interface name='org.gtk.Notifications'>
<method name='AddNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/></method>
<method name='RemoveNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/></method>
</interface></node>"""
PORTAL_XML = """<node><interface name='org.freedesktop.host.portal.Registry'>
<method name='Register'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/></method></interface>
<interface name='org.freedesktop.portal.Background'>
<method name='RequestBackground'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>
</interface></node>"""


class Desktop:
    """What is around the service."""

    def __init__(self):
        os.environ["GSETTINGS_BACKEND"] = "keyfile"  # what is kept has to outlive a process
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.shown = {}    # the notifications that are showing, by their ids
        self.n_shown = 0
        self.asked = []    # what the portal was asked, in order
        self.process = None
        self._serve("org.gtk.Notifications", "/org/gtk/Notifications", NOTIFICATIONS_XML, self._notified)
        self._serve(PORTAL, "/org/freedesktop/portal/desktop", PORTAL_XML, self._asked)

    def _serve(self, name, path, xml, called):
        for interface in Gio.DBusNodeInfo.new_for_xml(xml).interfaces:
            self.bus.register_object(path, interface, called, None, None)
        Gio.bus_own_name_on_connection(self.bus, name, Gio.BusNameOwnerFlags.NONE, None, None)
        self.wait(f"the name {name}", lambda: self.owner(name))

    def _notified(self, _bus, _sender, _path, _interface, method, parameters, invocation):
        if method == "AddNotification":
            _application, key, self.shown[key] = parameters.unpack()
            self.n_shown += 1
        else:
            self.shown.pop(parameters.unpack()[1], None)
        invocation.return_value(None)

    def _asked(self, bus, sender, _path, _interface, method, parameters, invocation):
        self.asked.append((method, parameters.unpack()))
        if method == "Register":
            invocation.return_value(None)
            return
        token = parameters.unpack()[1]["handle_token"]
        request = f"/org/freedesktop/portal/desktop/request/{sender[1:].replace('.', '_')}/{token}"
        invocation.return_value(GLib.Variant("(o)", (request,)))
        answer = {"background": GLib.Variant("b", True), "autostart": GLib.Variant("b", True)}
        bus.emit_signal(sender, request, "org.freedesktop.portal.Request", "Response",
                        GLib.Variant("(ua{sv})", (0, answer)))

    def wait(self, what, condition):
        """Lets things happen until the condition holds; returns what it returned."""
        deadline = time.monotonic() + 60
        while not (result := condition()):
            if time.monotonic() > deadline:
                raise AssertionError(f"{what} did not come; showing: {self.shown}; asked: {self.asked}")
            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(0.02)
        return result

    def owner(self, name):
        """Who has a name on the bus, if anybody has."""
        try:
            return self.bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetNameOwner",
                                      GLib.Variant("(s)", (name,)), None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        except GLib.Error:
            return None

    def login(self, **environment):
        """Starts the service."""
        self.process = subprocess.Popen([ROUSE, "--gapplication-service"], env={**os.environ, **environment})
        self.wait("the service", lambda: self.owner(NAME))

    def log_in(self):
        """Has a program that knows nothing of this one do what desktops do at login with the person's autostart entries."""
        subprocess.run(["dex", "--autostart", "--environment", "GNOME", "--search-paths", os.path.dirname(ENTRY)], check=True)
        self.wait("the service", lambda: self.owner(NAME))

    def log_out(self):
        """Ends whatever is the service without a word."""
        process = self.bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                     GLib.Variant("(s)", (NAME,)), None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        os.kill(process, signal.SIGKILL)
        self.wait("the end of the service", lambda: not self.owner(NAME))

    def kill(self):
        """Ends it without a word."""
        self.process.kill()
        self.process.wait()
        self.wait("the end of the service", lambda: not self.owner(NAME))

    def answer(self, action):
        """What pressing a button of a notification does."""
        self.bus.call_sync(NAME, PATH, "org.freedesktop.Application", "ActivateAction",
                           GLib.Variant("(sava{sv})", (action, [], {})), None, Gio.DBusCallFlags.NONE, -1, None)

    def hear(self):
        """Lets everything arrive that the service has said since it started."""
        self.bus.call_sync(NAME, PATH, "org.gtk.Actions", "List", None, None, Gio.DBusCallFlags.NONE, -1, None)
        while GLib.MainContext.default().iteration(False):
            pass

    def children(self):
        """The processes that the service has started and that are still there."""
        found = []
        for path in glob.glob(f"/proc/{self.process.pid}/task/*/children"):
            with open(path, encoding="ascii") as children:
                found += children.read().split()
        return found

    @staticmethod
    def set(key, value, schema=SCHEMA):
        """Chooses something."""
        subprocess.run(["gsettings", "set", schema, key, value], check=True)

    @staticmethod
    def get(key):
        """Reads something that is kept."""
        return subprocess.run(["gsettings", "get", SCHEMA, key], check=True, capture_output=True, text=True).stdout.strip()

    def miss(self):
        """Has one time come and go a few minutes ago, with nobody there; returns it as it will be kept."""
        now = datetime.datetime.now()
        slot = now - datetime.timedelta(minutes=5)
        self.set("times", f"['{slot:%H:%M}']")
        self.set("handled", f"'{now - datetime.timedelta(minutes=30):%Y-%m-%dT%H:%M}'")
        self.set("enabled", "true")
        return f"'{slot:%Y-%m-%dT%H:%M}'"


def test_catch_up(desktop):
    """What was missed comes once at login, with three answers, before there is a display, and without sound."""
    desktop.miss()
    desktop.login(WAYLAND_DISPLAY="none", DISPLAY="none")
    shown = desktop.wait("the reminder", lambda: desktop.shown.get("reminder"))
    assert shown["title"] == "Time to wake your glutes", shown
    assert shown["priority"] == "high", shown
    assert shown["default-action"] == "app.reminder-open", shown
    assert [button["label"] for button in shown["buttons"]] == ["Start now", "In 30 minutes", "Not today"], shown
    with open(f"/proc/{desktop.process.pid}/maps", encoding="utf-8") as maps:
        assert "/gstreamer-1.0/" not in maps.read(), "the service has loaded plug-ins for sound"


def test_login(desktop):
    """The portal is told who asks and what to start; there is an entry that starts the service at login."""
    desktop.wait("the request", lambda: [asked for asked in desktop.asked if asked[0] == "RequestBackground"])
    (method, (name, _)), (_, (_, options)) = desktop.asked
    assert (method, name) == ("Register", NAME), desktop.asked
    assert options["autostart"] is True, options
    assert options["commandline"] == ["rouse", "--gapplication-service"], options
    desktop.wait("the entry", lambda: os.path.exists(ENTRY))
    with open(ENTRY, encoding="utf-8") as entry:
        assert "--gapplication-service" in entry.read()


def test_killed(desktop):
    """A service that was killed before a reminder is back at the next login, by the entry that it wrote, and catches up once;
    killed after the reminder it does not remind again."""
    desktop.kill()
    desktop.miss()
    before = desktop.n_shown
    desktop.log_in()
    desktop.wait("the reminder", lambda: desktop.n_shown > before)
    desktop.log_out()
    desktop.log_in()
    desktop.answer("reminder-later")
    desktop.hear()
    assert desktop.n_shown == before + 1, desktop.shown
    assert desktop.get("again") != "int64 0"
    desktop.log_out()


def heard_roles():
    """What everything that plays at this moment is for."""
    inputs = subprocess.run(["pactl", "--format=json", "list", "sink-inputs"], check=True, capture_output=True, text=True)
    return [one["properties"].get("media.role") for one in json.loads(inputs.stdout)]


def test_chime(desktop):
    """Who wants a chime hears it once with the reminder, as a sound of the system; the service has nothing of it in its
    memory."""
    desktop.set("sound", "true")
    desktop.miss()
    monitor = Monitor()
    desktop.login()
    desktop.wait("the reminder", lambda: desktop.shown.get("reminder"))
    service = desktop.owner(NAME)
    assert desktop.wait("the sound", heard_roles) == ["event"]
    desktop.wait("the end of the chime", lambda: not desktop.children())
    desktop.wait("the end of the sound", lambda: not heard_roles())
    loud = numpy.flatnonzero(numpy.abs(monitor.stop()) > AUDIBLE) / RATE
    assert desktop.owner(NAME) == service, "the service is another"
    assert 1 < loud[-1] - loud[0] < 2, f"heard for {loud[-1] - loud[0]:.1f} s"
    assert numpy.diff(loud).max() < 0.1, "it was not one chime"
    with open(f"/proc/{desktop.process.pid}/maps", encoding="utf-8") as maps:
        assert "/gstreamer-1.0/" not in maps.read(), "the service has loaded plug-ins for sound"
    desktop.kill()


def test_silence(desktop):
    """Nothing is heard while the person is not to be disturbed; where there is nothing to hear it with, the reminder comes
    all the same."""
    desktop.set("show-banners", "false", "org.gnome.desktop.notifications")
    desktop.miss()
    desktop.shown.clear()
    monitor = Monitor()
    desktop.login()
    desktop.wait("the reminder", lambda: desktop.shown.get("reminder"))
    desktop.hear()
    assert not desktop.children(), "there is a chime"
    assert not (numpy.abs(monitor.stop()) > AUDIBLE).any(), "something was heard"
    desktop.kill()

    desktop.set("show-banners", "true", "org.gnome.desktop.notifications")
    desktop.miss()
    desktop.shown.clear()
    desktop.login(PULSE_SERVER="unix:/nonexistent")
    service = desktop.owner(NAME)
    desktop.wait("the reminder", lambda: desktop.shown.get("reminder"))
    desktop.hear()
    desktop.wait("the end of the chime", lambda: not desktop.children())
    desktop.hear()
    assert desktop.owner(NAME) == service, "the service is gone, or another"
    desktop.set("sound", "false")
    desktop.kill()


def test_done(desktop):
    """Nothing comes once the day's session is done."""
    slot = desktop.miss()
    desktop.set("last-day-done", f"'{datetime.date.today()}'", NAME)
    before = desktop.n_shown
    desktop.login()
    desktop.wait("the time to be dealt with", lambda: desktop.get("handled") == slot)
    desktop.answer("reminder-not-today")
    assert desktop.n_shown == before, desktop.shown
    desktop.kill()
    desktop.set("last-day-done", "''", NAME)
    desktop.set("quiet-day", "''")


def test_start(desktop):
    """One press starts the session in the process that waited, which is light again when its window is gone."""
    desktop.miss()
    desktop.login()
    desktop.wait("the reminder", lambda: desktop.shown.get("reminder"))
    desktop.answer("reminder-start")
    desktop.wait("the session", lambda: desktop.owner("org.mpris.MediaPlayer2." + NAME))
    assert "reminder" not in desktop.shown, desktop.shown
    before = desktop.owner(NAME)
    desktop.answer("quit")
    desktop.wait("the service after the window", lambda: desktop.owner(NAME) not in (None, before))
    assert desktop.process.poll() is None, "the process did not go on"
    with open(f"/proc/{desktop.process.pid}/comm", encoding="utf-8") as name:
        assert name.read() == "rouse\n", "lists of processes show another name"
    with open(f"/proc/{desktop.process.pid}/maps", encoding="utf-8") as maps:
        assert "/gstreamer-1.0/" not in maps.read(), "the service still has what the session needed"


def close_on_test(desktop):
    """Has a window ask for a reminder to see what it looks like, and closes it at once; returns the process and who it was
    on the bus."""
    app = Rouse()
    desktop.answer("reminders")
    app.find(Atspi.Role.BUTTON, "Test Reminder")
    n_shown, owner = desktop.n_shown, desktop.owner(NAME)
    app.press("Test Reminder")
    # The toolkit takes presses in their order, so that the dialog is only gone when the first has been heard.
    app.press("Close")
    app.gone(Atspi.Role.BUTTON, "Test Reminder")
    desktop.answer("quit")
    desktop.wait("the test", lambda: desktop.n_shown > n_shown)
    return app.process, owner


def test_test(desktop):
    """A reminder that somebody wants to see comes though the window is gone. After it the process ends, or goes on as the
    service, which does not take it back."""
    desktop.answer("quit")
    assert desktop.process.wait(timeout=60) == 0
    desktop.set("enabled", "false")
    process, _ = close_on_test(desktop)
    assert process.wait(timeout=60) == 0

    desktop.set("enabled", "true")
    desktop.set("sound", "true")
    desktop.process, before = close_on_test(desktop)
    desktop.wait("the service after the window", lambda: desktop.owner(NAME) not in (None, before))
    desktop.hear()
    assert "reminder" in desktop.shown, "the service took back what was just shown"
    assert desktop.process.poll() is None, "the process did not go on"
    assert not desktop.children(), "a chime outlived what it was for"
    desktop.set("sound", "false")


def test_quit(desktop):
    """Without a window, quitting ends the service, and switching the reminders off does."""
    desktop.answer("quit")
    assert desktop.process.wait(timeout=60) == 0
    desktop.login()
    desktop.set("enabled", "false")
    assert desktop.process.wait(timeout=60) == 0
    assert not os.path.exists(ENTRY)


sys.exit(run([test_catch_up, test_login, test_killed, test_chime, test_silence, test_done, test_start, test_test, test_quit], Desktop()))
