# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the session manager and the screen saver of a desktop, and keeps the book of who holds off sleep.

On Wayland GTK takes two ways at once: it asks the session manager to hold off suspend, and the compositor to hold off
idle, which hands that on to the screen saver in its own name.
"""
import threading

from gi.repository import Gio, GLib

SESSION_MANAGER = ("org.gnome.SessionManager", "/org/gnome/SessionManager", """
  <node><interface name="org.gnome.SessionManager">
    <method name="RegisterClient">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="UnregisterClient"><arg type="o" direction="in"/></method>
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="u" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="Uninhibit"><arg type="u" direction="in"/></method>
    <property name="SessionIsActive" type="b" access="read"/>
  </interface></node>""")
SCREEN_SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", """
  <node><interface name="org.freedesktop.ScreenSaver">
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="UnInhibit"><arg type="u" direction="in"/></method>
  </interface></node>""")
SUSPEND, IDLE = 4, 8


class Inhibitors:
    """Must be there before the program: it looks for a session manager once, when it starts."""

    def __init__(self):
        self._lock = threading.Lock()
        self._held = {}
        self._cookie = 0
        ready = threading.Event()
        threading.Thread(target=self._serve, args=[ready], daemon=True).start()
        assert ready.wait(30), "the stand-in for the session manager did not start"

    def _serve(self, ready):
        context = GLib.MainContext()
        context.push_thread_default()
        address = Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION, None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self._bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        for name, path, xml in (SESSION_MANAGER, SCREEN_SAVER):
            interface = Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]
            self._bus.register_object(path, interface, self._called, self._asked, None)
            answer = self._bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                         "RequestName", GLib.Variant("(su)", (name, 4)), None, 0, -1, None)
            assert answer.unpack() == (1,), f"{name} belongs to somebody else"
        ready.set()
        GLib.MainLoop.new(context, False).run()

    def _asked(self, connection, sender, path, interface, name):
        return GLib.Variant("b", True)

    def _called(self, connection, sender, path, interface, method, parameters, invocation):
        values = parameters.unpack()
        if method == "RegisterClient":
            invocation.return_value(GLib.Variant("(o)", ("/org/gnome/SessionManager/Client1",)))
        elif method == "Inhibit":
            with self._lock:
                self._cookie += 1
                self._held[self._cookie] = (interface, *values)
            invocation.return_value(GLib.Variant("(u)", (self._cookie,)))
        elif method in ("Uninhibit", "UnInhibit"):
            with self._lock:
                del self._held[values[0]]
            invocation.return_value(None)
        else:
            invocation.return_value(None)

    def held(self):
        """What is held off now: the flags asked of the session manager, IDLE too for the screen saver."""
        with self._lock:
            held = list(self._held.values())
        flags = 0
        for interface, *values in held:
            flags |= values[3] if interface == SESSION_MANAGER[0] else IDLE
        return flags

    def reasons(self):
        """In whose name and why, for messages."""
        with self._lock:
            return list(self._held.values())
