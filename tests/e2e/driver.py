# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives Rouse as an assistive technology does: through the accessible tree and its actions, never by coordinates."""
import configparser
import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  (the version must be asked for first)

if not hasattr(Atspi.Role, "BUTTON"):  # its name before AT-SPI 2.54
    Atspi.Role.BUTTON = Atspi.Role.PUSH_BUTTON
# To an older GTK a switch is a check box; a newer one says what it is.
SWITCH = (Atspi.Role.CHECK_BOX, getattr(Atspi.Role, "SWITCH", Atspi.Role.CHECK_BOX))


def choose(**choices):
    """Has the program start with choices that a person has made before; “_” in a name stands for “-”."""
    path = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings", "keyfile")
    group = os.environ.get("ROUSE_ID", "io.github.seed4f632501.Rouse").replace(".", "/")
    os.environ["GSETTINGS_BACKEND"] = "keyfile"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    kept = configparser.ConfigParser()
    kept.read(path, encoding="utf-8")
    if not kept.has_section(group):
        kept.add_section(group)
    new = {name.replace("_", "-"): value for name, value in choices.items()}
    if new.items() <= dict(kept[group]).items():
        return
    kept[group].update(new)
    with open(path, "w", encoding="utf-8") as file:
        kept.write(file, space_around_delimiters=False)


class Rouse:
    """The running program. Every wait is for a condition and names what did not come. What is in process goes to Popen."""

    def __init__(self, *arguments, timeout=60, check_in=False, first=False, **process):
        self.timeout = timeout
        choose(check_in="true" if check_in else "false", safety_shown="false" if first else "true")
        if not os.access(os.environ["ROUSE"], os.X_OK):
            raise AssertionError(f"{os.environ['ROUSE']} is not there; install first (meson install)")
        self.process = subprocess.Popen([os.environ["ROUSE"], *arguments], **process)
        self.frame = self.wait("the window", self._frame)

    def _frame(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == self.process.pid and application.get_child_count():
                return application.get_child_at_index(0)
        return None

    def wait(self, what, condition):
        """Calls condition until it returns something true; returns that."""
        deadline = time.monotonic() + self.timeout
        while True:
            try:
                if result := condition():
                    return result
            except GLib.Error:
                pass  # an object that went away while it was looked at
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with {self.process.returncode} while waiting for {what}")
            if time.monotonic() > deadline:
                raise AssertionError(f"{what} did not come; the window shows:\n{self.outline()}")
            time.sleep(0.05)

    def all(self, role=None, name=None, root=None):
        """Every showing object of a role (an Atspi.Role, or several) whose name is, or begins with (ending in …), the given
        one."""
        found, stack = [], [root or self.frame]
        while stack:
            node = stack.pop()
            if not node.get_state_set().contains(Atspi.StateType.SHOWING):
                continue
            if self._is(node, role, name):
                found.append(node)
            stack.extend(filter(None, (node.get_child_at_index(i) for i in reversed(range(node.get_child_count())))))
        return found

    @staticmethod
    def _is(node, role, name):
        if role is not None and node.get_role() not in (role if isinstance(role, tuple) else (role,)):
            return False
        if name is None:
            return True
        if name.endswith("…"):
            return node.get_name().startswith(name[:-1])
        return node.get_name() == name

    def find(self, role=None, name=None):
        """Waits for the first such object."""
        found = self.wait(f"{role} “{name}”", lambda: self.all(role, name))
        return found[0]

    def gone(self, role=None, name=None):
        """Waits until no such object is showing."""
        self.wait(f"the end of {role} “{name}”", lambda: not self.all(role, name))

    @staticmethod
    def _actions(node):
        action = node.get_action_iface()
        return [action.get_action_name(i) for i in range(action.get_n_actions())] if action else []

    def do(self, node, name):
        """Performs the action of this name on the object, or on the part of it that has it."""
        for part in self.all(root=node):
            names = self._actions(part)
            if name in names:
                assert part.get_action_iface().do_action(names.index(name)), f"“{node.get_name()}”: {name} was refused"
                return
        raise AssertionError(f"“{node.get_name()}” ({node.get_role_name()}) has no action {name}")

    def press(self, name):
        """Activates the button of this name."""
        self.do(self.find(Atspi.Role.BUTTON, name), "click")

    def texts(self):
        """The names of all that is showing, in order."""
        return [node.get_name() for node in self.all() if node.get_name()]

    def repetition(self):
        """The repetition that the window counts, 0 while it counts none."""
        labels = [label.get_name() for label in self.all(Atspi.Role.LABEL)]
        for number, total in zip(labels, labels[1:]):
            if number.isdigit() and total.startswith("of "):
                return int(number)
        return 0

    def reach_set(self):
        """Goes forward from the beginning of a session to the countdown of its first set, and waits for a repetition. Only what
        has been seen is left: a press too many would lead past the set."""
        self.press("Forward")
        self.find(name="Get into position")
        self.press("Forward")
        self.wait("the first repetition", self.repetition)

    def skip_to_end(self):
        """Goes forward through the session until it is over, and leaves its page."""
        def over():
            if self.all(Atspi.Role.BUTTON, "Done"):
                return True
            for button in self.all(Atspi.Role.BUTTON, "Forward"):
                self.do(button, "click")
            return False

        self.wait("the end of the session", over)
        self.press("Done")

    def outline(self):
        """The showing tree with roles and names, for messages."""
        lines = []

        def walk(node, depth):
            if node is None or not node.get_state_set().contains(Atspi.StateType.SHOWING):
                return
            lines.append("  " * depth + f"{node.get_role_name()} “{node.get_name()}”")
            for index in range(node.get_child_count()):
                walk(node.get_child_at_index(index), depth + 1)

        try:
            walk(self.frame, 0)
        except (GLib.Error, AttributeError) as error:
            lines.append(str(error))
        return "\n".join(lines)

    def close(self):
        """Ends the program as the person's desktop would."""
        self.process.terminate()
        self.process.wait(timeout=self.timeout)
