#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the bundle, uses Rouse inside its sandbox, and removes it. PICTURES names a folder for photographs of its window.
Started by flatpak/test-install. Protocol: TAP.
"""
import configparser
import os
import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SOURCE / "tests" / "e2e"))

from driver import Atspi, Rouse  # noqa: E402  (the path comes first)
from picture import Camera  # noqa: E402
from portal_backend import Backend  # noqa: E402
from sound import Monitor  # noqa: E402
from tap import run  # noqa: E402

ID = "io.github.seed4f632501.Rouse"
# What falls back to X11 is noted by flatpak as both.
PERMISSIONS = {"shared": {"ipc"}, "sockets": {"fallback-x11", "x11", "wayland", "pulseaudio"}, "devices": {"dri"}}
HOME = pathlib.Path(os.environ["HOME"])


def flatpak(*arguments):
    """What flatpak prints; an error of it is a failure."""
    result = subprocess.run(["flatpak", *arguments], capture_output=True, text=True)
    assert result.returncode == 0, f"flatpak {' '.join(arguments)}: {result.stderr}"
    return result.stdout


def inside(script):
    """What a shell in Rouse's own sandbox prints."""
    return flatpak("run", "--command=sh", ID, "-c", script)


class Sandboxed(Rouse):
    """The program in its sandbox, whose bus connections come from a proxy: it is known by its name."""

    def __init__(self, *arguments):
        os.environ["ROUSE"] = "/usr/bin/flatpak"
        super().__init__("run", ID, *arguments)

    def _frame(self):
        desktop = Atspi.get_desktop(0)
        for application in filter(None, (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))):
            if application.get_name() == "rouse" and application.get_child_count():
                return application.get_child_at_index(0)
        return None

    def toggle(self, name):
        """Switches the row of this name."""
        self.find(name=name)
        for part in self.all(name=name):
            for action in set(self._actions(part)) & {"activate", "click", "toggle"}:
                self.do(part, action)
                return
        raise AssertionError(f"“{name}” cannot be switched")

    @staticmethod
    def photograph(name):
        """Keeps what is on the screen."""
        Camera().take(os.path.join(os.environ["PICTURES"], name + ".png"))

    def close(self):
        subprocess.run(["flatpak", "kill", ID], check=True)
        self.process.wait(timeout=self.timeout)


def test_install(_backend):
    """The bundle installs for one person, and exports its desktop entry and icon."""
    flatpak("--user", "install", "-y", "--noninteractive", "--reinstall", os.environ["BUNDLE"])
    exports = pathlib.Path(os.environ["FLATPAK_USER_DIR"]) / "exports" / "share"
    assert (exports / "applications" / f"{ID}.desktop").is_file()
    assert (exports / "icons" / "hicolor" / "scalable" / "apps" / f"{ID}.svg").is_file()


def test_permissions(_backend):
    """It may do what is allowed, and nothing else."""
    shown = flatpak("info", "--show-permissions", ID)
    print("# " + shown.strip().replace("\n", "\n# "))
    parser = configparser.ConfigParser()
    parser.read_string(shown)
    assert parser.sections() == ["Context"], shown
    assert {key: set(filter(None, value.split(";"))) for key, value in parser["Context"].items()} == PERMISSIONS, shown


def test_sandbox(_backend):
    """Inside there is no network and nothing of the person's home folder."""
    (HOME / "private.txt").write_text("private")
    interfaces = inside("cut -d: -f1 -s /proc/net/dev").split()
    assert interfaces == ["lo"], interfaces
    assert inside("ls $HOME/private.txt 2>&1 || true").strip().endswith("No such file or directory")


def test_command_line(_backend):
    """The command line works without a window, with espeak-ng and both recorded voices."""
    listed = flatpak("run", ID, "--list")
    for word in ("daily-three", "clamshell", "heart", "fenrir", "espeak-ng"):
        assert word in listed, listed


def test_session(backend):
    """A session runs: its words are on the screen and on the loudspeaker, and the screen stays awake."""
    app, monitor = Sandboxed("--start=clamshell", "--guidance=brief"), Monitor()
    try:
        app.press("Start Now")
        app.find(Atspi.Role.BUTTON, "Pause")
        monitor.wait_for_sound()
        app.find(name="Clamshell, lying on your side.")
        app.wait("the wish to stay awake", lambda: backend.calls("Inhibit"))
        app.photograph("session")
    finally:
        monitor.stop()
        app.close()
    assert {call[1] for call in backend.calls("Inhibit")} == {ID}, backend.calls("Inhibit")


def test_export(backend):
    """A routine is saved through the file portal, to a place that the sandbox itself cannot see."""
    app = Sandboxed()
    try:
        app.find(name="Peel your spine up, finish with the glutes, roll down.")
        app.photograph("list")
        app.press("Save as Audio…")
        app.find(name="Open Folder")
    finally:
        app.close()
    (_handle, application, _parent, _title, options), = backend.calls("SaveFile")
    assert application == ID
    assert (backend.folder / options["current_name"]).read_bytes()[:4] == b"OggS"


def test_reminder(backend):
    """Who switches reminders on is asked, and Rouse may start with the session and without a window."""
    app = Sandboxed()
    try:
        subprocess.run(["gdbus", "call", "--session", "--dest", ID, "--object-path", "/" + ID.replace(".", "/"), "--method",
                        "org.freedesktop.Application.ActivateAction", "reminders", "[]", "{}"], check=True, capture_output=True)
        app.toggle("Remind Me")
        app.wait("the portal's question", lambda: backend.calls("EnableAutostart"))
        app.find(name="Ready in the background")
        app.photograph("reminders")
    finally:
        app.close()
    (application, enable, command, _flags), *_ = backend.calls("EnableAutostart")
    assert (application, enable) == (ID, True)
    assert command[-1] == "--gapplication-service", command


def test_uninstall(_backend):
    """Nothing stays but the person's own data."""
    flatpak("--user", "uninstall", "-y", "--noninteractive", ID)
    left = [path for path in pathlib.Path(os.environ["FLATPAK_USER_DIR"]).rglob(f"*{ID}*")
            if not path.is_dir() and ".removed" not in path.parts]
    assert not left, left
    assert (HOME / ".var" / "app" / ID).is_dir()


def main():
    with tempfile.TemporaryDirectory() as folder:
        backend = Backend(folder)
        status = run([test_install, test_permissions, test_sandbox, test_command_line, test_session, test_export,
                      test_reminder, test_uninstall], backend)
        backend.stop()
    return status


sys.exit(main())
