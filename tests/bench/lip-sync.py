#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether voice and picture agree: a whole session of the installed program, from its first word to its last.

    tests/e2e/with-desktop tests/bench/lip-sync.py [ROUTINE]

What the loudspeaker gets is recorded, and the position that the window shows is read ten times a second over the bus
(the media controls ask the session for it, as every frame of the figure does). Each cue is then looked for in the
recording, and the position at the moment when it was heard is compared with its place in the timeline. The recording's
own delay of up to one buffer counts against the program.

Prints the worst and the median, and fails beyond 40 ms: 45 ms is where people begin to notice that a voice comes before
its picture (ITU-R BT.1359).
"""
import bisect
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "e2e"))
from driver import Rouse  # noqa: E402  (its folder must be known first)
from gi.repository import Gio, GLib  # noqa: E402
from sound import RATE, Monitor, decode, find  # noqa: E402

LIMIT = 0.040
LIKE = 0.6        # see spoken.py
EARLY, LATE = 0.5, 0.5
PERIOD = 0.1
LONGEST_ANSWER = 0.01  # an answer that took longer does not say when it was true
PLAYER = "org.mpris.MediaPlayer2.Player"


def rouse(*arguments):
    """What the command line prints."""
    return subprocess.run([os.environ["ROUSE"], *arguments], check=True, capture_output=True, text=True).stdout


class TimedMonitor(Monitor):
    """A recording that knows when each of its samples was played."""

    def __init__(self):
        self.arrivals = []  # (samples so far, when their last one had come)
        super().__init__()

    def _read(self):
        n_bytes = 0
        while block := self.process.stdout.read1(1 << 16):
            now = time.monotonic()
            self.blocks.append(block)
            n_bytes += len(block)
            self.arrivals.append((n_bytes // 4, now))

    def get_sample(self, when):
        """About which sample was played at a time."""
        n, arrived = self.arrivals[min(bisect.bisect_left(self.arrivals, when, key=lambda arrival: arrival[1]),
                                       len(self.arrivals) - 1)]
        return n + (when - arrived) * RATE

    def get_time(self, sample):
        """When a sample was played. Blocks come late, but never early: of those around it the most punctual counts."""
        first = bisect.bisect_left(self.arrivals, (sample - 2 * RATE, 0.0))
        last = bisect.bisect_right(self.arrivals, (sample + 2 * RATE, 0.0))
        return min(when - (n - sample) / RATE for n, when in self.arrivals[first:last])


class Positions:
    """The position that the window shows, as often as it was asked for."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.samples = []  # (when, position in seconds), both in order
        self.player = None
        self.status = None
        self.over = False
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _call(self, name, path, interface, method, arguments):
        return self.bus.call_sync(name, path, interface, method, arguments, None, 0, 5000, None).unpack()[0]

    def find_player(self):
        """The name of the one player on the bus, if there is one."""
        names = self._call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "ListNames", None)
        self.player = next((name for name in names if name.startswith("org.mpris.MediaPlayer2.")), None)
        return self.player

    def _get(self, name):
        return self._call(self.player, "/org/mpris/MediaPlayer2", "org.freedesktop.DBus.Properties", "Get",
                          GLib.Variant("(ss)", (PLAYER, name)))

    def _run(self):
        try:
            while not self.over:
                before = time.monotonic()
                position = self._get("Position")
                after = time.monotonic()
                if after - before <= LONGEST_ANSWER:
                    self.samples.append(((before + after) / 2, position / 1e6))
                time.sleep(PERIOD)
        except GLib.Error:
            self.over = True  # the player goes with the session

    def get_at(self, when):
        """The position that was shown then, by the first answer after it, and how long after it that came: what came
        before may be from before the session began to move."""
        asked, position = self.samples[min(bisect.bisect_left(self.samples, (when, 0.0)), len(self.samples) - 1)]
        return max(position + when - asked, 0.0), abs(when - asked)

    def get_time(self, position):
        """About when a position was shown."""
        index = max(bisect.bisect_right([shown for _, shown in self.samples], position) - 1, 0)
        asked, shown = self.samples[index]
        return asked + position - shown


def record(routine):
    """Does a whole session; returns what was heard and what was shown."""
    monitor, positions = TimedMonitor(), Positions()
    app = Rouse(f"--start={routine}")
    app.wait("the player", positions.find_player)
    positions.thread.start()
    while not positions.over:
        time.sleep(1)
        assert app.process.poll() is None, f"the program ended with {app.process.returncode}"
    monitor.stop()
    app.close()
    return monitor, positions


def compare(monitor, positions, timeline, samples):
    """The difference of every cue in seconds, positive where the voice comes after the picture."""
    recording, differences, missed = monitor.samples(), [], []
    for cue in timeline["cues"]:
        start, length = cue["start"] / 1e9, cue["length"] / 1e9
        if not length:
            continue
        clip = samples[round(start * RATE):round((start + length) * RATE)]
        first = max(round(monitor.get_sample(positions.get_time(start) - EARLY)), 0)
        at, likeness = find(clip, recording[first:first + round((EARLY + LATE) * RATE) + len(clip)])
        if likeness < LIKE:
            missed.append(cue)
            print(f"{start:8.2f} s  {cue['id']:12}  not heard (likeness {likeness:.2f})", flush=True)
            continue
        position, distance = positions.get_at(monitor.get_time(round(first + at * RATE)))
        differences.append(position - start)
        print(f"{start:8.2f} s  {cue['id']:12} {1000 * (position - start):+7.1f} ms  likeness {likeness:.2f}"
              f"  asked {1000 * distance:.0f} ms away", flush=True)
    return differences, missed


def main():
    routine = sys.argv[1] if len(sys.argv) > 1 else "daily-three"
    timeline = json.loads(rouse(f"--timeline={routine}", "--json"))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "session.ogg")
        rouse(f"--export={path}", f"--routine={routine}")
        samples = decode(path)
    monitor, positions = record(routine)
    differences, missed = compare(monitor, positions, timeline, samples)
    assert differences, "no cue was heard at all"
    worst = max(differences, key=abs)
    print(f"{routine}: {len(differences)} cues heard, {len(missed)} not; {len(positions.samples)} positions; median "
          f"{1000 * statistics.median(differences):+.1f} ms, worst {1000 * worst:+.1f} ms (at most {1000 * LIMIT:.0f})")
    return bool(missed) or abs(worst) > LIMIT


if __name__ == "__main__":
    sys.exit(main())
