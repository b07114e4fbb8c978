#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the installed program in a real GNOME Shell, from the icon in the grid to the reminder that is caught up, and takes a
picture of each step. Started by build-aux/shell-tour. Protocol: TAP.
"""
import datetime
import json
import os
import shutil
import signal
import subprocess
import sys
import time

from gi.repository import Gio, GLib

from tap import run

NAME = "io.github.seed4f632501.Rouse"
SCHEMA = NAME + ".Reminders"
PLAYER = "org.mpris.MediaPlayer2." + NAME
# What a script in the shell needs to find and press something.
TOOLS = """
const Clutter = imports.gi.Clutter;
const app = imports.gi.Shell.AppSystem.get_default().lookup_app('%s.desktop');
const find = (actor, wanted) => {
    if (wanted(actor)) return actor;
    for (const child of actor.get_children()) { const found = child.visible && find(child, wanted); if (found) return found; }
    return null;
};
const place = actor => {
    if (!actor) return null;
    const [x, y] = actor.get_transformed_position(), [width, height] = actor.get_transformed_size();
    return [x + width / 2, y + height / 2];
};
""" % NAME


class Shell:
    """The shell, through the door that its unsafe mode opens for tests."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        # It begins with the overview; one that is hidden on its way in stays.
        self.wait("the overview", lambda: self.eval("!Main.layoutManager._startingUp && Main.overview._shownState === 'SHOWN'"))
        self.eval("(Main.overview.hide(), true)")
        self.wait("the desktop", lambda: self.eval("!Main.overview.visible"))
        # What the shell has to say about tests being run by root would lie above what is to be pressed.
        self.eval("Main.messageTray.getSources().forEach(source => source.notifications.slice().forEach(it => it.destroy()))")
        self.wait("the end of banners", lambda: self.eval("!Main.messageTray._banner"))
        self.set("check-in", "false", NAME)
        self.set("safety-shown", "true", NAME)
        # Sessions are short.
        self.set("left-out", "['clamshell', 'hinge']", NAME)
        self.set("levels", "{'bridge': uint32 0}", NAME)
        self.set("guidance", "counts", NAME)

    def call(self, name, path, interface, method, signature="()", *parameters):
        """Calls a method and returns what it returned."""
        return self.bus.call_sync(name, path, interface, method, GLib.Variant(signature, parameters), None,
                                  Gio.DBusCallFlags.NO_AUTO_START, 60000, None).unpack()

    def eval(self, script):
        """What an expression, which may use the tools, has for a value in the shell."""
        fine, value = self.call("org.gnome.Shell", "/org/gnome/Shell", "org.gnome.Shell", "Eval", "(s)",
                                f"(() => {{ {TOOLS} return {script}; }})()")
        if not fine:
            raise AssertionError(value)
        return json.loads(value) if value else None

    @staticmethod
    def wait(what, condition, patience=60):
        """Waits until the condition holds; returns what it returned."""
        deadline = time.monotonic() + patience
        while not (result := condition()):
            if time.monotonic() > deadline:
                raise AssertionError(f"{what} did not come")
            time.sleep(0.1)
        return result

    def picture(self, name):
        """Takes a picture once everything has been drawn."""
        time.sleep(1)
        self.call("org.gnome.Shell.Screenshot", "/org/gnome/Shell/Screenshot", "org.gnome.Shell.Screenshot", "Screenshot",
                  "(bbs)", False, False, os.path.join(os.environ["PICTURES"], name + ".png"))

    def click(self, what, root, wanted):
        """Presses the first actor below the root for which the test holds, where it is on the screen."""
        x, y = self.wait(what, lambda: self.eval(f"place(find({root}, actor => {wanted}))"))
        self.eval(f"""(() => {{ const seat = Clutter.get_default_backend().get_default_seat();
            const pointer = global.tourPointer ??= seat.create_virtual_device(Clutter.InputDeviceType.POINTER_DEVICE);
            let now = imports.gi.GLib.get_monotonic_time();
            pointer.notify_absolute_motion(now++, {x}, {y});
            pointer.notify_button(now++, 1, Clutter.ButtonState.PRESSED);
            pointer.notify_button(now++, 1, Clutter.ButtonState.RELEASED); return true; }})()""")

    def window(self):
        """The size of the program's window and whether it has the focus, or nothing while there is none."""
        return self.eval("""(() => { const window = app.get_windows()[0]; const frame = window?.get_frame_rect();
            return window && frame.width > 0 ? {size: [frame.width, frame.height], focused: window.has_focus(),
                                                minimized: window.minimized, n: app.get_windows().length} : null; })()""")

    def launch(self):
        """Launches the program as a launcher does."""
        self.eval("app.launch(global.display.get_current_time_roundtrip(), -1, imports.gi.Shell.AppLaunchGpu.APP_PREF)")

    def owned(self, name):
        """Whether a name is on the bus."""
        return self.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", "(s)", name)[0]

    def process(self):
        """The number of the program's process."""
        return self.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID", "(s)", NAME)[0]

    def action(self, name):
        """Performs an action of the program."""
        self.call(NAME, "/" + NAME.replace(".", "/"), "org.freedesktop.Application", "ActivateAction", "(sava{sv})", name, [], {})

    def hear(self):
        """Lets everything arrive that the program has said so far."""
        self.call(NAME, "/" + NAME.replace(".", "/"), "org.gtk.Actions", "List")

    def quit(self):
        """Ends the program, also where it goes on as a service."""
        def gone():
            try:
                self.action("quit")
            except GLib.Error:
                pass  # it is on its way, or between the two
            return not self.owned(NAME) and not self.window()

        self.wait("the end of the program", gone)

    def reminder(self):
        """The reminder that is showing, if one is."""
        shown = self.eval("""Main.messageTray.getSources().flatMap(source => source.notifications)
            .map(it => [it.title, it.body, (it.actions ?? []).map(action => action.label)])""")
        return next((it for it in shown if "Start now" in it[2]), None)

    @staticmethod
    def set(key, value, schema=SCHEMA):
        """Chooses something."""
        subprocess.run(["gsettings", "set", schema, key, value], check=True)

    @staticmethod
    def get(key, schema=SCHEMA):
        """Reads something that is kept."""
        return subprocess.run(["gsettings", "get", schema, key], check=True, capture_output=True, text=True).stdout.strip()


def soon(minutes=0):
    """The next full minute that is at least ten seconds away, and so many minutes more."""
    moment = datetime.datetime.now() + datetime.timedelta(seconds=70)
    return moment.replace(second=0, microsecond=0) + datetime.timedelta(minutes=minutes)


class Login:
    """GNOME's session manager, which starts what the person has in the folder of autostart entries, and nothing else."""

    def __init__(self, shell):
        self.shell = shell
        folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "gnome-session", "sessions")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "tour.session"), "w", encoding="utf-8") as file:
            file.write("[GNOME Session]\nName=Tour\nRequiredComponents=\n")
        manager = shutil.which("gnome-session-binary", path="/usr/libexec:/usr/lib")
        with open(os.path.join(os.environ["STATE"], "gnome-session.log"), "ab") as log:
            self.manager = subprocess.Popen([manager, "--session=tour", "--disable-acceleration-check"], stdout=log, stderr=log,
                                            env={**os.environ, "XDG_CONFIG_DIRS": os.path.join(os.environ["STATE"], "none")})
        shell.wait("the service", lambda: shell.owned(NAME))
        # It may have kept something when it started, and whoever writes to the same file at that moment undoes it, or is undone.
        shell.hear()

    def crash(self):
        """Ends the service, and the session with it, without a word."""
        os.kill(self.shell.process(), signal.SIGKILL)
        self.shell.wait("the end of the service", lambda: not self.shell.owned(NAME))
        self.manager.kill()
        self.manager.wait()


def test_grid(shell):
    """The icon is in the grid, and a click on it opens the window."""
    shell.eval("Main.overview.showApps(), true")
    icon = f"actor.app?.get_id() === '{NAME}.desktop' && actor.mapped"
    shell.wait("the icon", lambda: shell.eval(f"place(find(Main.overview._overview.controls.appDisplay, actor => {icon}))"))
    shell.picture("grid")
    shell.click("the icon", "Main.overview._overview.controls.appDisplay", icon)
    shell.wait("the window", shell.window)
    shell.picture("launched")


def test_size(shell):
    """The window has the size again that it had when it was closed."""
    shell.eval("(app.get_windows()[0].move_resize_frame(true, 40, 60, 820, 560), true)")
    shell.wait("the other size", lambda: shell.window()["size"] == [820, 560])
    shell.quit()
    shell.launch()
    shell.wait("the window", shell.window)
    shell.wait("the other size", lambda: shell.window()["size"] == [820, 560])


def test_second(shell):
    """Launching it again raises the window that is there, and the shell knows that there is no other to be had."""
    shell.eval("(app.get_windows()[0].minimize(), true)")
    shell.wait("the window to be put away", lambda: shell.window()["minimized"])
    shell.launch()
    shell.wait("the window with the focus", lambda: shell.window()["focused"])
    assert shell.window()["n"] == 1, shell.window()
    assert not shell.eval("app.can_open_new_window()")
    shell.quit()


def test_search(shell):
    """The overview finds an exercise by its name; choosing it opens its page."""
    shell.eval("(Main.overview.show(), Main.overview.searchEntry.set_text('bridge'), true)")
    result = "actor.metaInfo?.id === 'bridge' && actor.mapped"
    shell.wait("the result", lambda: shell.eval(f"place(find(Main.overview._overview.controls, actor => {result}))"))
    shell.picture("search")
    shell.click("the result", "Main.overview._overview.controls", result)
    shell.wait("the window", shell.window)
    shell.picture("found")
    shell.quit()


def test_dock(shell):
    """The menu of the icon in the dock has the actions; one of them starts a session."""
    shell.set("favorite-apps", f"['{NAME}.desktop']", "org.gnome.shell")
    shell.eval("Main.overview.show(), true")
    icon = f"actor.app?.get_id() === '{NAME}.desktop' && actor.popupMenu"
    shell.wait("the icon", lambda: shell.eval(f"place(find(Main.overview.dash, actor => {icon}))"))
    shell.eval(f"(find(Main.overview.dash, actor => {icon}).popupMenu(), true)")
    shell.picture("dock")
    shell.click("the action", "Main.layoutManager.uiGroup", "actor.mapped && actor.text === 'Start Today’s Session'")
    shell.wait("the session", lambda: shell.owned(PLAYER))
    shell.picture("started")
    shell.quit()


def test_reminder(shell):
    """A reminder comes while there is no window; its button starts a session, which is recorded; the next time that day passes
    in silence."""
    first, second = soon(), soon(4)
    shell.set("times", f"['{first:%H:%M}', '{second:%H:%M}']")
    shell.set("enabled", "true")
    service = subprocess.Popen(["rouse", "--gapplication-service"])
    shell.wait("the reminder", shell.reminder, patience=120)
    assert shell.window() is None
    assert shell.reminder()[2] == ["Start now", "In 30 minutes", "Not today"], shell.reminder()
    shell.wait("the banner", lambda: shell.eval("!!Main.messageTray._banner"))
    shell.eval("(Main.messageTray._banner.expand(false), true)")
    shell.picture("reminder")
    shell.click("the button", "Main.messageTray._banner", "actor.label === 'Start now'")
    shell.wait("the session", lambda: shell.owned(PLAYER))
    shell.picture("session")
    assert shell.reminder() is None
    today = f"'{datetime.date.today()}'"
    shell.wait("the record", lambda: shell.get("last-day-done", NAME) == today, patience=240)
    shell.picture("recorded")
    shell.action("quit")
    shell.wait("the end of the window", lambda: not shell.window())
    shell.wait("the second time", lambda: datetime.datetime.now() > second + datetime.timedelta(seconds=5), patience=300)
    assert shell.reminder() is None, shell.reminder()
    assert service.poll() is None
    shell.quit()
    service.wait()


def test_killed(shell):
    """A service that was killed before a time is back at the next login and catches up once; at the one after it is silent."""
    # A time that passed after today's session may not have been looked at yet, and without that session would be caught up.
    shell.set("handled", f"'{datetime.datetime.now():%Y-%m-%dT%H:%M}'")
    shell.set("last-day-done", "''", NAME)
    login = Login(shell)
    assert shell.reminder() is None, shell.reminder()
    missed = soon()
    shell.set("times", f"['{missed:%H:%M}']")
    login.crash()
    shell.wait("the missed time", lambda: datetime.datetime.now() > missed + datetime.timedelta(seconds=3), patience=120)
    assert shell.reminder() is None, shell.reminder()
    login = Login(shell)
    shell.wait("the reminder", shell.reminder)
    shell.picture("caught-up")
    login.crash()

    # One that comes again takes the place of the old one, which can be told by a mark.
    shown = "Main.messageTray.getSources().flatMap(source => source.notifications)"
    shell.eval(f"({shown}.forEach(it => {{ it.tourSeen = true; }}), true)")
    login = Login(shell)
    assert shell.eval(f"{shown}.map(it => !!it.tourSeen)") == [True]
    shell.action("reminder-not-today")
    shell.wait("the end of the reminder", lambda: not shell.reminder())
    shell.quit()
    login.manager.kill()
    login.manager.wait()


sys.exit(run([test_grid, test_size, test_second, test_search, test_dock, test_reminder, test_killed], Shell()))
