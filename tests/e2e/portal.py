#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders and a real xdg-desktop-portal, whose backend, the part that a desktop brings, is a mock that is told what to
answer and writes down what it is asked. Protocol: TAP.
"""
import collections
import configparser
import datetime
import os
import subprocess
import sys
import time
import unittest

from gi.repository import Gio, GLib

from driver import SWITCH, Atspi, Rouse
from tap import run

ROUSE = os.environ["ROUSE"]
SANDBOX = os.path.join(os.path.dirname(os.path.abspath(__file__)), "in-sandbox")
NAME = os.environ["ROUSE_ID"]
PATH = "/" + NAME.replace(".", "/")
SCHEMA = NAME + ".Reminders"
ENTRY = os.path.join(os.environ["XDG_CONFIG_HOME"], "autostart", NAME + ".desktop")
PORTAL = "org.freedesktop.portal.Desktop"
BACKEND = "org.freedesktop.impl.portal.desktop.rouse"
OBJECT = "/org/freedesktop/portal/desktop"
STORE = "org.freedesktop.impl.portal.PermissionStore"
REASON = "Rouse reminds you of your session at the times you chose."
# What the backend can do, each method with the code that answers. It takes the program for one with a window, else the portal
# would kill it where it may not run without one, perhaps before it ends by itself.
METHODS = [
    ("Access", "AccessDialog", "osssssa{sv}", "ua{sv}", "ret = (dbus.UInt32(0), {})"),
    ("Background", "GetAppState", "", "a{sv}", f"ret = {{'{NAME}': dbus.UInt32(1, variant_level=1)}}"),
    ("Background", "NotifyBackground", "oss", "ua{sv}", "ret = (dbus.UInt32(0), {})"),
    ("Notification", "AddNotification", "ssa{sv}", "", ""),
    ("Notification", "RemoveNotification", "ss", "", ""),
]


class Portal:
    """A portal with its backend, and what is around them."""

    def __init__(self):
        os.environ["GSETTINGS_BACKEND"] = "keyfile"  # what is kept has to outlive a process
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.process = None
        self.shield()
        self.backend = subprocess.Popen(
            [sys.executable, "-m", "dbusmock", BACKEND, OBJECT, "org.freedesktop.impl.portal.Access"], stdout=sys.stderr
        )
        self.wait("the backend", lambda: self.owned(BACKEND))
        for interface, *method in METHODS:
            self.mock("AddMethod", "(sssss)", "org.freedesktop.impl.portal." + interface, *method)

    def shield(self):
        """Whatever portal is installed is not started: a test has the one that it starts, or none."""
        folder = os.path.join(os.environ["XDG_DATA_HOME"], "dbus-1", "services")
        os.makedirs(folder)
        with open(os.path.join(folder, PORTAL + ".service"), "w", encoding="utf-8") as file:
            file.write(f"[D-BUS Service]\nName={PORTAL}\nExec=/bin/false\n")
        self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReloadConfig")

    def call(self, name, path, interface, method, signature="()", *parameters):
        """Calls a method and returns what it returned."""
        return self.bus.call_sync(name, path, interface, method, GLib.Variant(signature, parameters), None,
                                  Gio.DBusCallFlags.NO_AUTO_START if name == NAME else Gio.DBusCallFlags.NONE, 60000,
                                  None).unpack()

    def mock(self, method, signature, *parameters):
        """Tells the backend something, or asks it."""
        return self.call(BACKEND, OBJECT, "org.freedesktop.DBus.Mock", method, signature, *parameters)

    def asked(self, method):
        """The arguments of every call of a method of the backend since the last portal was started."""
        return [arguments for _when, arguments in self.mock("GetMethodCalls", "(s)", method)[0]]

    def answer_dialogs(self, response):
        """What the person answers from now on: 0 is yes, 1 is no."""
        self.mock("AddMethod", "(sssss)", "org.freedesktop.impl.portal.Access", "AccessDialog", "osssssa{sv}", "ua{sv}",
                  f"ret = (dbus.UInt32({response}), {{}})")

    def permit(self, permission):
        """Does what a person does in the settings of a desktop: “yes”, “no”, or “ask”, which has it ask."""
        self.call(STORE, "/org/freedesktop/impl/portal/PermissionStore", STORE, "SetPermission", "(sbssas)", "background",
                  True, "background", NAME, [permission])

    def owned(self, name):
        """Whether a name is on the bus."""
        return self.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", "(s)", name)[0]

    @staticmethod
    def wait(what, condition):
        """Waits until the condition holds; returns what it returned."""
        deadline = time.monotonic() + 60
        while not (result := condition()):
            if time.monotonic() > deadline:
                raise AssertionError(f"{what} did not come")
            time.sleep(0.05)
        return result

    def start(self):
        """Starts the portal. What it asked an earlier backend is forgotten."""
        folder = os.path.join(os.environ["XDG_RUNTIME_DIR"], "portals")
        interfaces = ";".join(sorted({"org.freedesktop.impl.portal." + method[0] for method in METHODS}))
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "rouse.portal"), "w", encoding="utf-8") as file:
            file.write(f"[portal]\nDBusName={BACKEND}\nInterfaces={interfaces};\n")
        with open(os.path.join(folder, "portals.conf"), "w", encoding="utf-8") as file:
            file.write("[preferred]\ndefault=rouse\n")
        self.mock("ClearCalls", "()")
        self.process = subprocess.Popen(["/usr/libexec/xdg-desktop-portal"],
                                        env={**os.environ, "XDG_DESKTOP_PORTAL_DIR": folder})
        self.wait("the portal", lambda: self.owned(PORTAL))

    def stop(self):
        """Ends the portal."""
        self.process.terminate()
        self.process.wait()
        self.wait("the end of the portal", lambda: not self.owned(PORTAL))

    def press(self, action):
        """Performs an action of the program, as a desktop does."""
        self.call(NAME, PATH, "org.freedesktop.Application", "ActivateAction", "(sava{sv})", action, [], {})

    @staticmethod
    def set(key, value):
        """Chooses something."""
        subprocess.run(["gsettings", "set", SCHEMA, key, value], check=True)

    def miss(self):
        """Has one time come and go a few minutes ago, with nobody there."""
        now = datetime.datetime.now()
        self.set("times", f"['{now - datetime.timedelta(minutes=5):%H:%M}']")
        self.set("handled", f"'{now - datetime.timedelta(minutes=30):%Y-%m-%dT%H:%M}'")
        self.set("enabled", "true")


class Page(Rouse):
    """The program in a sandbox, with its Reminders page open."""

    def __init__(self, portal):
        if subprocess.run([SANDBOX, NAME, "true"], check=False).returncode != 0:
            raise unittest.SkipTest("nobody can make a sandbox here")
        self.portal = portal
        os.environ["ROUSE"] = SANDBOX
        super().__init__(NAME, ROUSE)
        portal.press("reminders")
        # Below these there is far less to look through.
        self.frame = self.wait("the dialog", self._dialog)
        self.frame = self.find(Atspi.Role.PANEL, "Reminders")

    def _frame(self):
        desktop = Atspi.get_desktop(0)
        for application in children(desktop):
            if application.get_name() == "rouse" and application.get_child_count():
                return application.get_child_at_index(0)
        return None

    def _dialog(self):
        for part in children(self.frame):
            for dialog in children(part):
                if dialog.get_role() == Atspi.Role.DIALOG:
                    return dialog
        return None

    def first(self, role=None, name=None):
        """The showing object of this role and name that is nearest to the top. Each look at one takes its time."""
        queue = collections.deque([self.frame])
        while queue:
            node = queue.popleft()
            if not node.get_state_set().contains(Atspi.StateType.SHOWING):
                continue
            if self._is(node, role, name):
                return node
            queue.extend(children(node))
        return None

    def find(self, role=None, name=None):
        return self.wait(f"{role} “{name}”", lambda: self.first(role, name))

    def perform(self, role, name, action):
        """Performs the action of the object, once it is there and stays there."""
        def performed():
            node = self.first(role, name)
            if node:
                self.do(node, action)
            return node

        self.wait(f"{role} “{name}”", performed)

    def quit(self):
        """Ends the program, and the service that it may go on as."""
        def ended():
            try:
                self.portal.press("quit")
            except GLib.Error:
                pass  # it is on its way, or between the two
            return self.process.poll() is not None

        self.portal.wait("the end of the program", ended)


def children(node):
    """The objects below one."""
    return filter(None, (node.get_child_at_index(index) for index in range(node.get_child_count())))


def read_entry():
    """The command that is started at login."""
    parser = configparser.RawConfigParser()
    parser.optionxform = str
    parser.read(ENTRY, encoding="utf-8")
    return parser["Desktop Entry"]["Exec"]


def login(portal, *wrapper):
    """Starts the service as a login does."""
    process = subprocess.Popen([*wrapper, ROUSE, "--gapplication-service"])
    portal.wait("the service", lambda: portal.owned(NAME) or process.poll() is not None)
    return process


def test_answers(portal):
    """Who switches reminders on is asked, with the plain reason. After a no the page says so and asks again; after a yes
    the portal starts the service at login."""
    portal.start()
    portal.permit("ask")
    portal.answer_dialogs(1)
    page = Page(portal)
    assert not portal.asked("AccessDialog"), "asked before anybody wanted reminders"
    page.perform(SWITCH, "Remind Me", "toggle")
    page.find(name="Only while the window is open")
    (_handle, application, _parent, _title, subtitle, _body, _options), = portal.asked("AccessDialog")
    assert (application, subtitle) == (NAME, REASON), (application, subtitle)
    assert not os.path.exists(ENTRY)

    portal.answer_dialogs(0)
    page.perform(Atspi.Role.BUTTON, "Allow…", "click")
    page.find(name="Ready in the background")
    assert len(portal.asked("AccessDialog")) == 2
    assert read_entry() == f"flatpak run --command=rouse {NAME} --gapplication-service", read_entry()
    page.quit()


def test_notification(portal):
    """The portal is handed the reminder with its texts and answers; an answer takes it back."""
    portal.permit("yes")
    portal.miss()
    process = login(portal, SANDBOX, NAME)
    (application, key, shown), = portal.wait("the reminder", lambda: portal.asked("AddNotification"))
    assert (application, key) == (NAME, "reminder"), (application, key)
    assert shown["title"] == "Time to wake your glutes", shown
    assert shown["body"].startswith("Three exercises, about ten minutes."), shown
    assert shown["priority"] == "high", shown
    assert shown["default-action"] == "app.reminder-open", shown
    assert [(button["label"], button["action"]) for button in shown["buttons"]] == [
        ("Start now", "app.reminder-start"), ("In 30 minutes", "app.reminder-later"),
        ("Not today", "app.reminder-not-today")], shown
    removed = len(portal.asked("RemoveNotification"))
    portal.press("reminder-not-today")
    portal.wait("the end of the reminder", lambda: len(portal.asked("RemoveNotification")) > removed)
    portal.press("quit")
    assert process.wait(timeout=60) == 0


def test_withdrawn(portal):
    """A permission that was withdrawn ends the service at every login; the page says so."""
    portal.permit("no")
    n_asked = len(portal.asked("AccessDialog"))
    # The entry is the portal's: older than 1.22 it takes it away with the first refusal, a newer one leaves it where it is.
    for _login in range(2):
        process = login(portal, SANDBOX, NAME)
        assert process.wait(timeout=60) == 0
        portal.wait("the end of the service", lambda: not portal.owned(NAME))
    page = Page(portal)
    page.find(name="Only while the window is open")
    page.quit()
    assert len(portal.asked("AccessDialog")) == n_asked, "the person was asked though the settings say no"


def test_outside(portal):
    """Outside a sandbox the portal learns who asks; the entry starts this very program."""
    process = login(portal)
    portal.wait("the entry", lambda: os.path.exists(ENTRY) and read_entry() == f'"{ROUSE}" --gapplication-service')
    portal.press("quit")
    assert process.wait(timeout=60) == 0
    os.remove(ENTRY)
    portal.stop()


def test_none(portal):
    """Without any portal there is an entry, too, which goes when reminders are switched off."""
    process = login(portal)
    portal.wait("the entry", lambda: os.path.exists(ENTRY) and read_entry() == f'"{ROUSE}" --gapplication-service')
    portal.set("enabled", "false")
    portal.wait("the end of the entry", lambda: not os.path.exists(ENTRY))
    portal.press("quit")
    assert process.wait(timeout=60) == 0


sys.exit(run([test_answers, test_notification, test_withdrawn, test_outside, test_none], Portal()))
