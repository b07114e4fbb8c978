#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the voice is heard when the position says, on a real sound server: through a pause long enough for the device
to fall asleep, a short one in the middle of a word, and seeks both ways.

Runs inside tests/e2e/with-desktop: test-sound.py PROBE FOLDER-OF-E2E FOLDER-OF-CLIPS"""
import subprocess
import sys
import threading
import time

import numpy

PROBE, E2E, CLIPS = sys.argv[1:4]
sys.path.insert(0, E2E)
import sound  # noqa: E402

LIMIT = 0.040  # seconds; the ear forgives 45 ms between picture and sound (ITU-R BT.1359)
PLAN = ["1200:pause:7000", "4600:pause:1000", "8200:seek:3000", "6300:seek:9800"]
LENGTH_MS = 14000


class Recording:
    """The monitor, with the time at which its samples came out of the device."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["parec", "--device=speaker.monitor", "--format=float32le", f"--rate={sound.RATE}", "--channels=1",
             "--latency-msec=10"], stdout=subprocess.PIPE, bufsize=0)
        self.blocks = []
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()
        while not self.blocks:
            time.sleep(0.02)

    def _read(self):
        while block := self.process.stdout.read(1 << 16):
            self.blocks.append((time.monotonic(), block))

    def stop(self):
        self.process.terminate()
        self.thread.join()
        self.process.wait()
        raw = b"".join(block for _, block in self.blocks)
        samples = numpy.frombuffer(raw[:len(raw) // 4 * 4], dtype="<f4")
        ends = numpy.cumsum([len(block) // 4 for _, block in self.blocks])
        arrivals = numpy.array([arrival for arrival, _ in self.blocks])
        # A block cannot arrive before its last sample was played; the least delayed ones tell when that was.
        starts = arrivals - ends / sound.RATE
        return samples, ends, starts

def time_of(sample, ends, starts):
    """When a sample was played: from the least delayed block of the second around it, so that a drift between the
    device's clock and ours, and a device that slept, do not count as lateness."""
    near = numpy.abs(ends - sample) < sound.RATE / 2
    return float(starts[near].min()) + sample / sound.RATE


def crossings(positions, cues):
    """When the position that was told passed each cue: (seconds, cue), as often as it did."""
    found = []
    for (t0, p0), (t1, p1) in zip(positions, positions[1:]):
        if not (0 < p1 - p0 < 0.2 and t1 - t0 < 0.2):
            continue
        for start, clip in cues:
            if p0 < start <= p1:
                found.append((t0 + (start - p0) / (p1 - p0) * (t1 - t0), start, clip))
    return found


def likeness(clip, samples):
    norm = float(numpy.sqrt((clip ** 2).sum() * (samples ** 2).sum()))
    return float((clip * samples).sum()) / norm if norm > 0.01 else 0.0


def missing(clip, samples, before, after):
    """How many ms of a clip were heard neither up to a pause nor from the resume on."""
    step = sound.RATE // 100
    head, tail = clip[:step * 15], clip[-step * 25:]
    first = before[0] + int(sound.find(head, samples[before[0]:before[1]])[0] * sound.RATE)
    second = after[0] + int(sound.find(tail, samples[after[0]:after[1]])[0] * sound.RATE) - (len(clip) - len(tail))
    lost = 0
    for at in range(0, len(clip) - 2 * step, step):
        part = clip[at:at + 2 * step]
        heard = [samples[place + at + shift:place + at + shift + 2 * step] for place in (first, second) for shift in range(-6, 7)]
        if max(likeness(part, one) if len(one) == len(part) else 0 for one in heard) < 0.9:
            lost += 1
    return 10 * lost


def main():
    recording = Recording()
    probe = subprocess.run([PROBE, CLIPS, str(LENGTH_MS), "10", *PLAN], stdout=subprocess.PIPE, text=True, timeout=120, check=True)
    ended_at = time.monotonic()
    time.sleep(0.3)
    samples, ends, starts = recording.stop()

    cues, positions, acts, wake_ups = [], [], [], None
    for line in probe.stdout.splitlines():
        words = line.split(maxsplit=3)
        if words[0] == "cue":
            cues.append((int(words[1]) / 1e9, words[2]))
        elif words[0] == "position":
            positions.append((int(words[1]) / 1e6, int(words[2]) / 1e9))
        elif words[0] == "act":
            acts.append((int(words[1]) / 1e6, words[2], int(words[3]) / 1000))
        elif words[0] == "wake-ups":
            wake_ups = int(words[1])
            print("# woke up", wake_ups, "times in 6 s of a pause")
        elif words[0] == "ended":
            ended_at = int(words[1]) / 1e6
        else:
            print("#", line)

    clips = {clip: sound.decode(f"{CLIPS}/{clip}.opus") for clip in {clip for _, clip in cues}}
    errors = []
    for expected, start, clip in crossings(positions, cues):
        # Only a cue that was heard to its end can be found whole.
        length = len(clips[clip]) / sound.RATE
        if any(expected - 0.05 < at < expected + length for at, _, _ in acts):
            continue
        middle = int(numpy.searchsorted([s + e / sound.RATE for s, e in zip(starts, ends)], expected))
        around = int(ends[min(middle, len(ends) - 1)])
        first = max(0, around - sound.RATE // 2)
        offset, likeness = sound.find(clips[clip], samples[first:around + sound.RATE // 2 + len(clips[clip])])
        heard = time_of(first + offset * sound.RATE, ends, starts)
        errors.append((heard - expected, likeness))
        print(f"# {start:7.3f} s {clip:5} {1000 * (heard - expected):+6.1f} ms, likeness {likeness:.2f}")

    played_at = starts.min() if len(starts) else 0
    lost = []
    for (paused, what, _), (resumed, *_) in zip(acts, acts[1:]):
        cut = [clip for expected, _, clip in crossings(positions, cues)
               if what == "pause" and expected < paused < expected + len(clips[clip]) / sound.RATE]
        if cut:
            index = [int((at - played_at) * sound.RATE) for at in (paused - 0.6, paused + 0.3, resumed, resumed + 1.6)]
            lost.append(missing(clips[cut[0]], samples, index[:2], index[2:]))
            print(f"# a pause in a word lost {lost[-1]} ms of it")

    loud = numpy.flatnonzero(numpy.abs(samples) > 0.01)
    for at, what, took in acts:
        print(f"# {what} took {took:.1f} ms")
    silence = ended_at - time_of(int(loud[-1]), ends, starts)
    print(f"# the last sample was heard {1000 * silence:.0f} ms before the end was told")

    worst = max(abs(error) for error, _ in errors)
    print(f"# {len(errors)} cues, worst {1000 * worst:.1f} ms")
    checks = [
        ("the voice is heard where the position is", len(errors) >= 10 and worst <= LIMIT),
        ("every word is heard whole", min(likeness for _, likeness in errors) > 0.8),
        ("a pause in a word loses nothing of it", lost and max(lost) == 0),
        ("the end is told when the last sample was heard", -LIMIT <= silence <= 0.3),
        # The server tells when its device falls asleep; a stream that goes on needs 120 wake-ups.
        ("nothing wakes up in a pause", wake_ups is not None and wake_ups <= 20),
    ]
    print(f"1..{len(checks)}")
    for number, (name, good) in enumerate(checks, 1):
        print("ok" if good else "not ok", number, "-", name)
    return 0 if all(good for _, good in checks) else 1


sys.exit(main())
