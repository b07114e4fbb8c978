# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers for the person and the desktop what the portals ask: where to save a file, whether Rouse may run in the background and
keep the screen awake, and how GNOME looks."""
import os
import pathlib
import subprocess
import threading
import time

from gi.repository import Gio, GLib

NAME = "org.freedesktop.impl.portal.desktop.rouse"
PATH = "/org/freedesktop/portal/desktop"
INTERFACES = """
<node>
  <interface name="org.freedesktop.impl.portal.FileChooser">
    <method name="SaveFile">
      <arg type="o" name="handle" direction="in"/><arg type="s" name="app_id" direction="in"/>
      <arg type="s" name="parent_window" direction="in"/><arg type="s" name="title" direction="in"/>
      <arg type="a{sv}" name="options" direction="in"/>
      <arg type="u" name="response" direction="out"/><arg type="a{sv}" name="results" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.impl.portal.Access">
    <method name="AccessDialog">
      <arg type="o" name="handle" direction="in"/><arg type="s" name="app_id" direction="in"/>
      <arg type="s" name="parent_window" direction="in"/><arg type="s" name="title" direction="in"/>
      <arg type="s" name="subtitle" direction="in"/><arg type="s" name="body" direction="in"/>
      <arg type="a{sv}" name="options" direction="in"/>
      <arg type="u" name="response" direction="out"/><arg type="a{sv}" name="results" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.impl.portal.Background">
    <method name="GetAppState"><arg type="a{sv}" name="apps" direction="out"/></method>
    <method name="NotifyBackground">
      <arg type="o" name="handle" direction="in"/><arg type="s" name="app_id" direction="in"/>
      <arg type="s" name="name" direction="in"/>
      <arg type="u" name="response" direction="out"/><arg type="a{sv}" name="results" direction="out"/>
    </method>
    <method name="EnableAutostart">
      <arg type="s" name="app_id" direction="in"/><arg type="b" name="enable" direction="in"/>
      <arg type="as" name="commandline" direction="in"/><arg type="u" name="flags" direction="in"/>
      <arg type="b" name="result" direction="out"/>
    </method>
    <signal name="RunningApplicationsChanged"/>
  </interface>
  <interface name="org.freedesktop.impl.portal.Inhibit">
    <method name="Inhibit">
      <arg type="o" name="handle" direction="in"/><arg type="s" name="app_id" direction="in"/>
      <arg type="s" name="window" direction="in"/><arg type="u" name="flags" direction="in"/>
      <arg type="a{sv}" name="options" direction="in"/>
    </method>
    <method name="CreateMonitor">
      <arg type="o" name="handle" direction="in"/><arg type="o" name="session_handle" direction="in"/>
      <arg type="s" name="app_id" direction="in"/><arg type="s" name="window" direction="in"/>
      <arg type="u" name="response" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.impl.portal.Settings">
    <method name="ReadAll">
      <arg type="as" name="namespaces" direction="in"/><arg type="a{sa{sv}}" name="value" direction="out"/>
    </method>
    <method name="Read">
      <arg type="s" name="namespace" direction="in"/><arg type="s" name="key" direction="in"/>
      <arg type="v" name="value" direction="out"/>
    </method>
  </interface>
</node>
"""

# What GNOME has as long as nobody chooses.
LOOK = {"org.gnome.desktop.interface": {"font-name": GLib.Variant("s", "Adwaita Sans 11"),
                                        "icon-theme": GLib.Variant("s", "Adwaita")},
        "org.gnome.desktop.wm.preferences": {"button-layout": GLib.Variant("s", "appmenu:close")}}
INTERFACE_NAMES = [interface.name for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces]


class Backend:
    """The backend on the session bus, served by a thread of its own, and the portal itself in front of it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.asked = []
        self.ready = threading.Event()
        self.loop = GLib.MainLoop.new(GLib.MainContext(), False)
        threading.Thread(target=self._serve, daemon=True).start()
        self.ready.wait()
        self._start_portal()

    def _serve(self):
        self.loop.get_context().push_thread_default()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(os.environ["DBUS_SESSION_BUS_ADDRESS"], flags)
        for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
            self.connection.register_object(PATH, interface, self._called)
        self._ask_bus("RequestName", GLib.Variant("(su)", (NAME, 0)))
        self.ready.set()
        self.loop.run()

    def _ask_bus(self, method, parameters):
        return self.connection.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                                         parameters, None, 0, -1).unpack()[0]

    def _start_portal(self):
        portals = self.folder / "portals"
        portals.mkdir()
        (portals / "rouse.portal").write_text(
            f"[portal]\nDBusName={NAME}\nInterfaces={';'.join(INTERFACE_NAMES)};\nUseIn=GNOME\n")
        self.process = subprocess.Popen(["/usr/libexec/xdg-desktop-portal"],
                                        env=os.environ | {"XDG_DESKTOP_PORTAL_DIR": str(portals)})
        deadline = time.monotonic() + 60
        while not self._ask_bus("NameHasOwner", GLib.Variant("(s)", ("org.freedesktop.portal.Desktop",))):
            if time.monotonic() > deadline:
                raise AssertionError("the portal did not come")
            time.sleep(0.05)

    def _called(self, _connection, _sender, _path, _interface, method, parameters, invocation):
        arguments = parameters.unpack()
        self.asked.append((method, *arguments))
        try:
            invocation.return_value(getattr(self, "_answer_" + method)(arguments))
        except KeyError as key:
            invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", f"there is no {key}")

    def _answer_SaveFile(self, arguments):
        uri = (self.folder / arguments[-1].get("current_name", "saved.ogg")).as_uri()
        return GLib.Variant("(ua{sv})", (0, {"uris": GLib.Variant("as", [uri])}))

    def _answer_AccessDialog(self, _arguments):
        return GLib.Variant("(ua{sv})", (0, {}))

    def _answer_GetAppState(self, _arguments):
        return GLib.Variant("(a{sv})", ({},))

    def _answer_NotifyBackground(self, _arguments):
        return GLib.Variant("(ua{sv})", (0, {"result": GLib.Variant("u", 1)}))  # allowed

    def _answer_EnableAutostart(self, arguments):
        return GLib.Variant("(b)", (arguments[1],))

    def _answer_Inhibit(self, _arguments):
        return None

    def _answer_CreateMonitor(self, _arguments):
        return GLib.Variant("(u)", (0,))

    def _answer_ReadAll(self, _arguments):
        return GLib.Variant("(a{sa{sv}})", (LOOK,))

    def _answer_Read(self, arguments):
        return GLib.Variant("(v)", (LOOK[arguments[0]][arguments[1]],))

    def calls(self, method):
        """The arguments of each call of a method so far."""
        return [call[1:] for call in self.asked if call[0] == method]

    def stop(self):
        """Ends the portal."""
        self.process.terminate()
        self.process.wait()
        self.loop.quit()
