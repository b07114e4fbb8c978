#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the program, window and all, in sped-up sessions, and looks at what is on the disk.

    tests/e2e/with-desktop --no-sound tests/e2e/kills.py [KILLS [SEED]]

After each kill every set that was over and said to be saved is in the journal, no set is that was not over, and the file
is whole. The next start offers the session that was killed, and takes it up or lets it have ended and begins another. The
moments are drawn from a seed; at one kill in four the end of a set is waited for, so that some come while it is written.

Needs libfaketime (the package is called faketime or libfaketime): the clocks of the program run SPEED times as fast,
which it is not told, and a session without sound goes by the clock. So fast a clock leaps now and then on a busy machine,
and the session pauses as after any standstill; the next start goes on with it. What was over and saved is heard from the
program's own debug messages. Protocol: TAP.
"""
import glob
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import unittest

from driver import Rouse, choose
from memory import kill
from tap import run

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journal"))
from killed import Witness  # noqa: E402  (its folder must be known first)

N_KILLS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1_000_000)
SPEED = 25
LONGEST = 5  # how long a session runs before it is killed, in seconds of the person who watches
WRITING = 0.03  # how long after the end of a set it is killed, at most
START = ["--start=quick-wake-up", "--guidance=counts"]
N_SETS = 5
MESSAGE = re.compile(r"rouse-DEBUG: [\d:.]+: (.*)")


class Log:
    """What the program says, kept in a file: what was said stays said."""

    def __init__(self, path):
        self.path = path

    def read(self):
        """All messages of this run, without one that is not whole yet."""
        with open(self.path, encoding="utf-8") as file:
            return [found[1] for line in file.read().split("\n")[:-1] if (found := MESSAGE.search(line))]

    def find(self, pattern, after=0):
        """The groups of the first message that matches, or None."""
        return next((found.groups() for line in self.read()[after:] if (found := re.fullmatch(pattern, line))), None)


def hear(witness, lines):
    """Takes what one run of the program said into account."""
    ends = False
    for line in lines:
        if found := re.fullmatch(r"Session (\S+): begins", line):
            witness.begin(found[1])
            ends = False
        elif found := re.fullmatch(r"Behind: set (\d+) of (\S+), side (\d), (\d+) of \4", line):
            witness.over(found[2], found[3], found[1])
        elif re.fullmatch(r"Session \S+: ends", line):
            ends = True
        elif re.fullmatch(r"Session \S+: saved", line):
            witness.saved()
            if ends:
                witness.end()


class Kills:
    """One kill after the other, in the same journal."""

    def __init__(self, folder):
        libraries = glob.glob("/usr/lib*/**/faketime/libfaketimeMT.so.1", recursive=True)
        if not libraries:
            raise unittest.SkipTest("libfaketime is not there")
        self.library = libraries[0]
        self.chance = random.Random(SEED)
        self.witness = Witness(N_SETS)
        self.folder = folder
        choose(window_width="360", window_height="294")  # of which little is drawn, so that drawing holds nothing up
        self.path = os.path.join(os.environ["XDG_DATA_HOME"], os.environ["ROUSE_ID"], "journal.sqlite")
        self.ahead = 0.0  # by how much the program's clocks are, in seconds
        self.offered = 0
        self.let_go = None  # the session that was just let to have ended

    def environment(self):
        """What makes the clocks run; they go on where those of the last run were."""
        return os.environ | {
            "FAKETIME": f"+{self.ahead:.0f} x{SPEED}",
            "FAKETIME_DONT_FAKE_MONOTONIC": "0",
            "FAKETIME_NO_CACHE": "1",
            "G_MESSAGES_DEBUG": "rouse",
            "LANGUAGE": "en",
            "LC_ALL": "C.UTF-8",
            "LD_PRELOAD": self.library,
            "PULSE_SERVER": "none",
        }

    def lead(self, app, log):
        """Has a session begin or go on, after what was killed has been offered or not."""
        [uuid] = app.wait("the journal", lambda: log.find(r"Journal open, interrupted: (\S+)"))
        offer = uuid if uuid != "none" else None
        self.witness.expect_offer(offer)
        if offer is not None:
            self.offered += 1
            app.find(name="Interrupted")
            if self.chance.randrange(3):
                app.press("Resume")
                [goes_on] = app.wait("the session", lambda: log.find(r"Session (\S+): begins"))
                assert goes_on == offer, f"{offer} was offered, {goes_on} goes on"
                return
            app.press("Finish There")
            self.let_go = offer
        app.find(name="Today")
        subprocess.run([os.environ["ROUSE"], *START], check=True, timeout=app.timeout)
        app.wait("the session", lambda: log.find(r"Session (\S+): begins"))

    def await_moment(self, log):
        """Waits for the moment of the kill."""
        deadline = time.monotonic() + self.chance.uniform(0, LONGEST)
        at_end, rest = self.chance.randrange(4) == 0, self.chance.uniform(0, WRITING)
        if at_end:
            after = len(log.read())
            while log.find(r"Behind: .*", after) is None and time.monotonic() < deadline + LONGEST:
                time.sleep(0.002)
            deadline = time.monotonic() + rest
        time.sleep(max(0, deadline - time.monotonic()))

    def kill(self):
        """Starts the program, kills it, and looks."""
        since = time.monotonic()
        log, self.let_go = Log(os.path.join(self.folder, "log")), None
        with open(log.path, "w", encoding="utf-8") as file:
            app = Rouse(env=self.environment(), stdout=file)
        try:
            self.lead(app, log)
            self.await_moment(log)
        finally:
            kill(app)
        self.ahead += (time.monotonic() - since) * (SPEED - 1)
        hear(self.witness, log.read())
        self.witness.look(self.path, self.folder)
        self.witness.compare()
        if self.let_go is not None and self.witness.current.begun:
            assert self.witness.states[self.let_go] == "ended-early", f"{self.let_go} is not let go"


def test_kills():
    """What was over is kept and nothing else, and what was killed is offered."""
    print(f"# seed {SEED}, {N_KILLS} kills", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        kills = Kills(folder)
        for number in range(1, N_KILLS + 1):
            kills.kill()
            if number % 10 == 0 or number == N_KILLS:
                print(f"# {number} kills, {kills.offered} times offered: {kills.witness.tell()}", flush=True)
    assert kills.offered > N_KILLS // 2 and kills.witness.count() > N_KILLS // 8, "they came too early to say anything"


sys.exit(run([test_kills]))
