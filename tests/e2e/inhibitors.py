# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the session manager, the screen saver and the portal of a desktop, and keeps the book of who holds off
sleep.

On Wayland GTK takes two ways at once: it asks the session manager to hold off suspend (a newer one the portal, in a sandbox or
not), and the compositor to hold off idle, which hands that on to the screen saver in its own name.
"""
import os
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
PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", """
  <node><interface name="org.freedesktop.portal.Inhibit">
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <method name="CreateMonitor">
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface></node>""")
REQUEST = """
  <node><interface name="org.freedesktop.portal.Request">
    <method name="Close"/>
  </interface></node>"""
SUSPEND, IDLE = 4, 8


class Inhibitors:
    """Must be there before the program: it looks for a session manager and a portal once, when it starts."""

    def __init__(self):
        self._lock = threading.Lock()
        self._held = {}
        self._count = 0
        self._write_service()
        ready = threading.Event()
        threading.Thread(target=self._serve, args=[ready], daemon=True).start()
        assert ready.wait(30), "the stand-in for the desktop did not start"

    @staticmethod
    def _write_service():
        """GTK looks for a portal only where the bus could start one."""
        folder = os.path.join(os.environ["XDG_DATA_HOME"], "dbus-1", "services")
        os.makedirs(folder)
        with open(os.path.join(folder, PORTAL[0] + ".service"), "w", encoding="utf-8") as file:
            file.write(f"[D-BUS Service]\nName={PORTAL[0]}\nExec=/bin/false\n")

    def _serve(self, ready):
        context = GLib.MainContext()
        context.push_thread_default()
        address = Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION, None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self._bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self._call_bus("ReloadConfig")
        for name, path, xml in (SESSION_MANAGER, SCREEN_SAVER, PORTAL):
            self._export(path, xml)
            answer = self._call_bus("RequestName", GLib.Variant("(su)", (name, 4)))
            assert answer.unpack() == (1,), f"{name} belongs to somebody else"
        ready.set()
        GLib.MainLoop.new(context, False).run()

    def _call_bus(self, method, parameters=None):
        return self._bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                                   parameters, None, 0, -1, None)

    def _export(self, path, xml):
        interface = Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]
        return self._bus.register_object(path, interface, self._called, self._asked, None)

    def _asked(self, connection, sender, path, interface, name):
        return GLib.Variant("u", 3) if name == "version" else GLib.Variant("b", True)

    def _called(self, connection, sender, path, interface, method, parameters, invocation):
        values = parameters.unpack()
        answer = None
        if method == "RegisterClient":
            answer = GLib.Variant("(o)", ("/org/gnome/SessionManager/Client1",))
        elif method == "CreateMonitor":
            answer = GLib.Variant("(o)", (PORTAL[1] + "/session/1",))
        elif method == "Inhibit" and path == PORTAL[1]:
            answer = GLib.Variant("(o)", (self._hold_for_portal(values),))
        elif method == "Inhibit":
            self._count += 1
            self._hold(self._count, values[3] if path == SESSION_MANAGER[1] else IDLE, interface, *values)
            answer = GLib.Variant("(u)", (self._count,))
        elif method == "Close":
            self._let_go(path)
        elif method in ("Uninhibit", "UnInhibit"):
            self._let_go(values[0])
        invocation.return_value(answer)

    def _hold_for_portal(self, values):
        """Returns the path of the request, which is closed to allow sleep again."""
        self._count += 1
        handle = f"{PORTAL[1]}/request/{self._count}"
        self._export(handle, REQUEST)
        self._hold(handle, values[1], *values)
        return handle

    def _hold(self, key, flags, *reasons):
        with self._lock:
            self._held[key] = (flags, *reasons)

    def _let_go(self, key):
        with self._lock:
            del self._held[key]

    def held(self):
        """What is held off now: the flags asked of the session manager or the portal, IDLE too for the screen saver."""
        with self._lock:
            held = list(self._held.values())
        result = 0
        for flags, *_reasons in held:
            result |= flags
        return result

    def reasons(self):
        """In whose name and why, for messages."""
        with self._lock:
            return list(self._held.values())
