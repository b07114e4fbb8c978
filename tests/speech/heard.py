# SPDX-License-Identifier: GPL-3.0-or-later
"""What the probe says it plays, and what a device was given to play. The folder of e2e's sound.py must be on the path."""
import subprocess
import tempfile
import threading
import time

import numpy
import sound

LIMIT = 0.040  # seconds; the ear forgives 45 ms between picture and sound (ITU-R BT.1359)
KNOWN = 0.6  # likeness; a clip against itself scores above 0.9, against another below 0.4


class Recording:
    """The monitor, with the time at which its samples came out of the device."""

    def __init__(self, device="speaker"):
        self.process = subprocess.Popen(
            ["parec", f"--device={device}.monitor", "--format=float32le", f"--rate={sound.RATE}", "--channels=1",
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
        time.sleep(0.3)  # what was played last is still on its way to us
        self.process.terminate()
        self.thread.join()
        self.process.wait()
        raw = b"".join(block for _, block in self.blocks)
        self.samples = numpy.frombuffer(raw[:len(raw) // 4 * 4], dtype="<f4")
        self.ends = numpy.cumsum([len(block) // 4 for _, block in self.blocks])
        self.starts = numpy.array([arrival for arrival, _ in self.blocks]) - self.ends / sound.RATE

    def time_of(self, sample):
        """When a sample was played. A block cannot arrive before its last sample was: the least delayed of the second
        around it tells, so that neither a drift of the device's clock nor a device that slept counts as lateness."""
        near = numpy.abs(self.ends - sample) < sound.RATE / 2
        return float(self.starts[near].min()) + sample / sound.RATE

    def sample_at(self, when):
        """Which sample was played at a time, to a tenth of a second."""
        block = int(numpy.searchsorted(self.starts + self.ends / sound.RATE, when))
        return int(self.ends[min(block, len(self.ends) - 1)])

    def cut(self, first, last):
        """The samples between two times and the number of the first of them."""
        first = max(0, self.sample_at(first))
        return self.samples[first:self.sample_at(last)], first


class Pilot:
    """A quiet tone above the voice, to the same device: where it breaks off or jumps, the server or the recording of it
    skipped samples of everybody's, which is nobody's fault who plays."""
    PITCH = 17130  # Hz; no block of a sound server is a whole number of its waves long
    LEVEL = 0.002

    def __init__(self):
        self.file = tempfile.TemporaryFile()
        wave = self.LEVEL * numpy.sin(2 * numpy.pi * self.PITCH / sound.RATE * numpy.arange(60 * sound.RATE))
        self.file.write(wave.astype("<f4").tobytes())
        self.file.seek(0)
        self.process = subprocess.Popen(
            ["pacat", "--playback", "--device=speaker", "--format=float32le", f"--rate={sound.RATE}", "--channels=1"],
            stdin=self.file)

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.file.close()

    @classmethod
    def skips(cls, samples, first, last):
        """At which samples between two something is missing, to 4 ms. The voice does not reach so high, but where it is cut
        off there is a click, which is over in 6 ms; a skip is silence for longer, or another place in the wave after it."""
        length, step = sound.RATE // 250, sound.RATE // 1000
        starts = numpy.arange(max(first, 0), min(last, len(samples)) - length, step)
        window = numpy.hanning(length)
        seen = numpy.array([
            (samples[at:at + length] * window * numpy.exp(-2j * numpy.pi * cls.PITCH / sound.RATE
                                                          * numpy.arange(at, at + length))).sum() for at in starts])
        wrong = numpy.abs(seen) < 0.7 * cls.LEVEL / 2 * window.sum()
        wrong[:-10] |= numpy.abs(numpy.angle(seen[10:] * numpy.conj(seen[:-10]))) > 0.3
        edges = numpy.flatnonzero(numpy.diff(numpy.concatenate(([False], wrong, [False]))))
        return [int(starts[begin]) for begin, end in zip(edges[::2], edges[1::2]) if end - begin >= 8]


class Told:
    """What the probe said."""

    def __init__(self, text):
        self.cues, self.positions, self.acts, self.stopped = [], [], [], []
        self.why, self.longest_act = [], 0
        self.wake_ups = self.ended = self.gap = self.device = None
        for line in text.splitlines():
            word, rest = line.split(maxsplit=1)
            if word == "cue":
                start, clip = rest.split()
                self.cues.append((int(start) / 1e9, clip))
            elif word == "position":
                when, position = rest.split()
                self.positions.append((int(when) / 1e6, int(position) / 1e9))
            elif word == "act":
                when, what, took = rest.split()
                self.acts.append((int(when) / 1e6, what))
                self.longest_act = max(self.longest_act, int(took) / 1e6)
                print(f"# {what} took {int(took) / 1000:.1f} ms")
            elif word == "ended":
                self.ended = int(rest) / 1e6
            elif word == "wake-ups":
                self.wake_ups = int(rest)
                print("# woke up", rest, "times in 6 s of a pause")
            elif word == "device":
                self.device = rest.strip()
            elif word == "gap":
                self.gap = int(rest) / 1e6
                print(f"# the main loop was held up for {1000 * self.gap:.0f} ms at most")
            else:
                if word == "stopped":
                    self.stopped.append(int(rest.split()[0]) / 1e9)
                    self.why.append(rest.split(maxsplit=1)[1])
                print("#", line)

    def jumps(self):
        """How far the position went back, and ahead of the time, at most, in seconds."""
        steps = [(t1 - t0, p1 - p0) for (t0, p0), (t1, p1) in zip(self.positions, self.positions[1:])]
        return max(-way for _, way in steps), max(way - passed for passed, way in steps)

    def crossings(self, first=0.0, last=float("inf")):
        """When the position passed each cue, as often as it did between two times."""
        steps = [step for step in self.positions if first <= step[0] <= last]
        for (t0, p0), (t1, p1) in zip(steps, steps[1:]):
            if 0 < p1 - p0 < 0.2 and t1 - t0 < 0.2:
                for start, clip in self.cues:
                    if p0 < start <= p1:
                        yield t0 + (start - p0) / (p1 - p0) * (t1 - t0), start, clip


def likeness(clip, samples):
    norm = float(numpy.sqrt((clip ** 2).sum() * (samples ** 2).sum()))
    return float((clip * samples).sum()) / norm if len(clip) == len(samples) and norm > 0.01 else 0.0


def measure(told, recording, clips, disturbed, first=0.0, last=float("inf")):
    """How late each cue between two times was heard, in seconds. What was disturbed, at its times, cannot be found whole,
    and what the server skipped too much of is not known again."""
    errors = []
    for expected, start, clip in told.crossings(first, last):
        length = len(clips[clip]) / sound.RATE
        if any(expected - 0.05 < at < expected + length for at in disturbed):
            continue
        samples, first = recording.cut(expected - 0.5, expected + length + 0.5)
        offset, like = sound.find(clips[clip], samples)
        late = recording.time_of(first + offset * sound.RATE) - expected
        if like >= KNOWN:
            errors.append(late)
        print(f"# {start:7.3f} s {clip:5} {1000 * late:+6.1f} ms, likeness {like:.2f}")
    return errors


def report(errors):
    """How far from their places the cues were heard at most, in seconds: of three or more, the worst does not count, for
    once in a while the whole machine stands still."""
    far = sorted((abs(late) for late in errors), reverse=True) or [1]
    print(f"# {len(errors)} cues, worst {', '.join(f'{1000 * away:.1f}' for away in far[:2])} ms")
    return far[1 if len(far) >= 3 else 0]


def tell(results):
    """Says the outcome of (name, whether it is so) in TAP; returns the exit status."""
    print(f"1..{len(results)}")
    for number, (name, good) in enumerate(results, 1):
        print("ok" if good else "not ok", number, "-", name)
    return int(not all(good for _, good in results))
