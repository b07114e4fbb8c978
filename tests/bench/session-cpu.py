#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a running session costs: processor time of the installed program while the figure moves, and while nobody sees it.

    tests/e2e/with-desktop tests/bench/session-cpu.py [SECONDS]

The figure is drawn with the cairo renderer, as on a machine without a GPU, in a window in which it has about 480×360
pixels; how many it has is told, because its cost goes with them. Then another window covers the whole screen, so that
the compositor tells the program that it is not seen. Percent are of one core.
"""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "e2e"))
from driver import Atspi, Rouse, choose  # noqa: E402  (its folder must be known first)

SECONDS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
WIDTH, HEIGHT = 840, 560  # of the window
SETTLED = 5  # a window that is covered is told so after three seconds
COVER = """
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import GLib, Gtk
Gtk.init()
window = Gtk.Window()
window.fullscreen()
window.present()
GLib.MainLoop().run()
"""


def cpu(process):
    """The processor time of a process so far, in seconds."""
    with open(f"/proc/{process.pid}/stat", encoding="utf-8") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(app):
    """Percent of a core over some seconds."""
    before, since = cpu(app.process), time.monotonic()
    time.sleep(SECONDS)
    return 100 * (cpu(app.process) - before) / (time.monotonic() - since)


def main():
    choose(window_width=str(WIDTH), window_height=str(HEIGHT))
    app = Rouse("--start=daily-three")
    app.find(name="Get into position")
    app.press("Forward")
    app.wait("the first repetition", lambda: app.repetition() >= 1)
    size = app.all(Atspi.Role.IMAGE, "Bridge")[0].get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    print(f"figure {size.width}×{size.height}, seen    {measure(app):5.1f} % of a core", flush=True)

    with subprocess.Popen([sys.executable, "-c", COVER]) as cover:
        time.sleep(SETTLED)
        print(f"figure {size.width}×{size.height}, covered {measure(app):5.1f} % of a core", flush=True)
        cover.terminate()
    app.close()


main()
