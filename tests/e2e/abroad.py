#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A computer that travels while the program is open in a sandbox: there the zone of the process stays what it was, and
what is written down is of the day of where the computer is all the same. Protocol: TAP.
"""
import datetime
import os
import shutil
import subprocess
import sys
import unittest
import zoneinfo

from driver import Atspi, Rouse
from memory import ask, kill
from tap import run

ROUSE = os.environ["ROUSE"]
FOLDER = os.path.join(os.environ["STATE"], "monitor")
# What Flatpak keeps up to date; the rest of the folder is nobody's here.
SANDBOX = ["--dev-bind", "/", "/", "--tmpfs", "/run", "--bind", FOLDER, "/run/host/monitor", "--die-with-parent"]
# A day and an hour apart: never the same date.
EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"


class Abroad(Rouse):
    """The program in a sandbox, doing a session."""

    def __init__(self):
        program = shutil.which("bwrap")
        if program is None or subprocess.run([program, *SANDBOX, "true"], check=False).returncode != 0:
            raise unittest.SkipTest("nobody can make a sandbox here")
        os.environ["ROUSE"] = program
        super().__init__(*SANDBOX, ROUSE, "--start=bridge", "--guidance=counts")

    def _frame(self):
        desktop = Atspi.get_desktop(0)
        for application in filter(None, (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))):
            if application.get_name() == "rouse" and application.get_child_count():
                return application.get_child_at_index(0)
        return None


def travel(zone):
    """Takes the computer there, as Flatpak tells of it: a new file in the place of the old one."""
    os.makedirs(FOLDER, exist_ok=True)
    path = os.path.join(FOLDER, "timezone")
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(zone + "\n")
    os.replace(path + ".new", path)


def expect(*zones):
    """What the journal has to say of sessions in these zones."""
    return [(zone, str(datetime.datetime.now(zoneinfo.ZoneInfo(zone)).date())) for zone in zones]


def test_abroad():
    """Each session has the zone and the date of where it was done, before and after a journey."""
    travel(EAST)
    app = Abroad()
    app.find(Atspi.Role.BUTTON, "Pause")
    app.wait("the first session", lambda: ask("SELECT zone, local_date FROM session") == expect(EAST))
    app.press("End Session")
    app.press("Done")
    app.gone(Atspi.Role.BUTTON, "Done")
    travel(WEST)
    subprocess.run([ROUSE, "--start=bridge", "--guidance=counts"], check=True)
    app.find(Atspi.Role.BUTTON, "Pause")
    app.wait("the second session",
             lambda: ask("SELECT zone, local_date FROM session ORDER BY id") == expect(EAST, WEST))
    kill(app)


sys.exit(run([test_abroad]))
