# SPDX-License-Identifier: GPL-3.0-or-later
"""Presses keys as a person does: through the compositor, to whatever has the focus."""
from gi.repository import Gio, GLib

NAME = "org.gnome.Mutter.RemoteDesktop"
PATH = "/org/gnome/Mutter/RemoteDesktop"
KEYS = {"Return": 0xff0d, "Space": 0x20, "Shift": 0xffe1, "Right": 0xff53}


class Keyboard:
    """A keyboard of the private compositor."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.session = self._call(PATH, NAME, "CreateSession", None).unpack()[0]
        self._call(self.session, NAME + ".Session", "Start", None)
        self.press("Shift")  # the compositor makes the device with the first key

    def _call(self, path, interface, method, parameters):
        return self.bus.call_sync(NAME, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, -1)

    def press(self, *keys):
        """Presses one key after the other: a character, or a name out of KEYS."""
        for key in keys:
            keysym = KEYS.get(key) or ord(key)
            for pressed in (True, False):
                self._call(self.session, NAME + ".Session", "NotifyKeyboardKeysym",
                           GLib.Variant("(ub)", (keysym, pressed)))
