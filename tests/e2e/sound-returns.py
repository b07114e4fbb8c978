#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sound server dies or hangs in the middle of a session and comes back: the page says that there is no sound, the
session goes on, what is due after the return is heard in its place, and it comes to its end. Protocol: TAP.
"""
import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile

from driver import Atspi, Rouse
from gi.repository import Gio, GLib
from sound import LONG_TURN, RATE, Monitor, set_turn
from spoken import Routine, heard
from tap import run

SERVERS = ["pipewire", "wireplumber", "pipewire-pulse"]
PLAYER = "org.mpris.MediaPlayer2.Player"
NOTICE = "No sound: follow the captions"
# The recording comes in blocks, and the answer over the bus takes its time on a busy machine; a voice that went on where it
# was lost would be some ten seconds late.
GLANCE = 1


def servers():
    """The processes of the private sound server, by what they share with nobody else: the runtime folder."""
    mine, found = f"XDG_RUNTIME_DIR={os.environ['XDG_RUNTIME_DIR']}".encode(), []
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/comm", encoding="utf-8") as comm, open(f"/proc/{entry}/environ", "rb") as environ:
                if comm.read().strip() in SERVERS and mine in environ.read().split(b"\0"):
                    found.append(int(entry))
        except OSError:
            pass  # ended while it was looked at, or somebody else's
    return found


def kill_servers(app):
    """Ends the sound server at once, as a crash does."""
    found = servers()
    assert len(found) == len(SERVERS), "not all parts of the sound server run"
    for process in found:
        with contextlib.suppress(ProcessLookupError):  # one part may end by itself when it misses another
            os.kill(process, signal.SIGKILL)
    app.wait("the end of the sound server", lambda: not servers())


def pactl(*arguments):
    """What the sound server answers, or None when it does not obey."""
    result = subprocess.run(["pactl", *arguments], capture_output=True, check=False, text=True)
    return result.stdout.strip() if result.returncode == 0 else None


def answers():
    """Whether somebody listens at the socket, which a crash leaves behind."""
    with socket.socket(socket.AF_UNIX) as end:
        return end.connect_ex(os.path.join(os.environ["XDG_RUNTIME_DIR"], "pipewire-0")) == 0


def start_servers(app, started, log):
    """Starts the sound server and its null sink again, in the order of with-desktop."""
    started.append(subprocess.Popen(SERVERS[:1], stdout=log, stderr=log))
    app.wait("the socket of the sound server", answers)
    started += [subprocess.Popen([name], stdout=log, stderr=log) for name in SERVERS[1:]]
    app.wait("the sound server", lambda: pactl("info"))
    set_turn(LONG_TURN)
    assert pactl("load-module", "module-null-sink", "sink_name=speaker", f"rate={RATE}"), "there is no null sink"
    app.wait("the session manager", lambda: pactl("set-default-sink", "speaker") is not None)
    app.wait("the default sink", lambda: pactl("get-default-sink") == "speaker")


def begin_exercise(app):
    """Goes to the first repetition as soon as the session is heard, and to the middle of a word in it."""
    monitor = Monitor()
    monitor.wait_for_sound()
    app.reach_set()
    monitor.wait_for_sound(after=len(monitor.samples()))
    monitor.stop()


def ask(name, path, method, arguments=None):
    """What somebody on the bus answers."""
    interface, _, member = method.rpartition(".")
    return Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(name, path, interface, member, arguments, None, 0, -1).unpack()


def player():
    """The name of the media controls on the bus, if they are there."""
    names = ask("org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames")[0]
    return next((name for name in names if name.startswith("org.mpris.MediaPlayer2.")), None)


def get(name):
    """What the desktop's media controls show."""
    return ask(player(), "/org/mpris/MediaPlayer2", "org.freedesktop.DBus.Properties.Get",
               GLib.Variant("(ss)", (PLAYER, name)))[0]


def set_volume(volume):
    """Turns the voice."""
    ask(player(), "/org/mpris/MediaPlayer2", "org.freedesktop.DBus.Properties.Set",
        GLib.Variant("(ssv)", (PLAYER, "Volume", GLib.Variant("d", volume))))


def test_return(app, routine, started, log):
    """Sound that was lost comes back in the middle of a session, where the session is by then."""
    begin_exercise(app)
    app.wait("the media controls", player)
    set_volume(0.75)
    kill_servers(app)
    app.find(Atspi.Role.LABEL, NOTICE)
    lost = app.repetition()
    start_servers(app, started, log)
    app.gone(Atspi.Role.LABEL, NOTICE)
    assert get("Volume") == 0.75, "the voice came back louder or quieter than it was"

    monitor = Monitor()
    last = app.repetition()
    assert last >= lost, "the session did not go on without sound"
    app.wait("the next repetition", lambda: app.repetition() == last + 1)
    position, seen = get("Position") / 1e6, len(monitor.samples()) / RATE
    app.wait("the repetition after the next two", lambda: app.repetition() == last + 3)
    recording = monitor.stop()

    first, end = (routine.segment("phase", exercise="bridge", repetition=number, phase="first")["start"]
                  for number in (last + 1, last + 3))
    begun = heard(routine, routine.cues(first, end), recording)
    late = begun + position - seen
    assert abs(late) < GLANCE, f"the voice came back {late:+.1f} s from where the session was"
    assert not app.all(Atspi.Role.LABEL, NOTICE), "the page still says that there is no sound"
    app.skip_to_end()
    app.find(Atspi.Role.LIST_ITEM, "Bridge")


def test_hang(app, routine, started, log):
    """A sound server that hangs holds up neither the window nor the session, and is heard again when it goes on."""
    app.press("Start")
    begin_exercise(app)
    hanging = servers()
    for process in hanging:
        os.kill(process, signal.SIGSTOP)
    try:
        app.press("Pause")
        app.find(name="Paused. Come down and rest.")
        app.find(Atspi.Role.LABEL, NOTICE)
        last = app.repetition()
        app.press("Resume")
        app.find(name="Back into position.")
        app.wait("the next repetition without sound", lambda: app.repetition() > last)
    finally:
        for process in hanging:
            os.kill(process, signal.SIGCONT)
    app.gone(Atspi.Role.LABEL, NOTICE)
    monitor = Monitor()
    monitor.wait_for_sound()
    monitor.stop()
    app.skip_to_end()


def main():
    started = []
    set_turn(LONG_TURN)
    with tempfile.TemporaryDirectory() as folder, open(os.path.join(folder, "servers.log"), "wb") as log:
        routine = Routine("daily-three", folder)
        app = Rouse("--start=daily-three")
        status = run([test_return, test_hang], app, routine, started, log)
        app.close()
        for process in reversed(started):
            process.terminate()
            process.wait()
    return status


sys.exit(main())
