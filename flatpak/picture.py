# SPDX-License-Identifier: GPL-3.0-or-later
"""Photographs the screen of a compositor that has none, as a recorder of the screen does."""
import subprocess

from gi.repository import Gio, GLib

NAME = "org.gnome.Mutter.ScreenCast"


class Camera:
    """The first monitor of the compositor on the session bus."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        displays = self._call("org.gnome.Mutter.DisplayConfig", "/org/gnome/Mutter/DisplayConfig",
                              "org.gnome.Mutter.DisplayConfig", "GetCurrentState")
        self.monitor = displays[1][0][0][0]

    def _call(self, name, path, interface, method, parameters=None):
        return self.bus.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, 30000, None).unpack()

    def take(self, path):
        """Writes what is on the monitor now to a PNG file."""
        session, = self._call(NAME, "/org/gnome/Mutter/ScreenCast", NAME, "CreateSession", GLib.Variant("(a{sv})", ({},)))
        stream, = self._call(NAME, session, NAME + ".Session", "RecordMonitor", GLib.Variant("(sa{sv})", (self.monitor, {})))
        loop, nodes = GLib.MainLoop(), []

        def added(_bus, _sender, _path, _interface, _signal, parameters):
            nodes.append(parameters.unpack()[0])
            loop.quit()

        subscription = self.bus.signal_subscribe(NAME, NAME + ".Stream", "PipeWireStreamAdded", stream, None,
                                                 Gio.DBusSignalFlags.NONE, added)
        self._call(NAME, session, NAME + ".Session", "Start")
        GLib.timeout_add_seconds(30, loop.quit)
        if not nodes:
            loop.run()
        self.bus.signal_unsubscribe(subscription)
        assert nodes, "the compositor gave no picture"
        subprocess.run(["gst-launch-1.0", "-q", "pipewiresrc", f"path={nodes[0]}", "num-buffers=1", "!", "videoconvert", "!",
                        "pngenc", "!", "filesink", f"location={path}"], check=True, timeout=60, stdout=subprocess.DEVNULL)
        self._call(NAME, session, NAME + ".Session", "Stop")
