# SPDX-License-Identifier: GPL-3.0-or-later
"""What the loudspeaker got: records the null sink's monitor and finds known sounds in it."""
import subprocess
import threading
import time

import numpy

RATE = 48000
LONG_TURN = 2048  # samples, 43 ms
SEARCH_RATE = 12000  # speech is found as well there, in a quarter of the work


def decode(path):
    """The samples of a sound file, mono at RATE, as the sound library of the program itself decodes them."""
    raw = subprocess.run(
        ["gst-launch-1.0", "-q", "filesrc", f"location={path}", "!", "decodebin", "!", "audioconvert", "!",
         "audioresample", "!", f"audio/x-raw,format=F32LE,rate={RATE},channels=1", "!", "fdsink"],
        check=True, capture_output=True).stdout
    return numpy.frombuffer(raw, dtype="<f4")


def set_turn(samples):
    """How many samples the server plays at a turn, 0 being what its clients ask for. Without real-time rights, as a
    server of tests is, it misses a turn when the machine is late for it, and what should have been played then is
    skipped: long turns are seldom missed, but when exactly something was played is told to a turn only."""
    subprocess.run(["pw-metadata", "-n", "settings", "0", "clock.force-quantum", str(samples)],
                   check=True, stdout=subprocess.DEVNULL)


class Monitor:
    """A recording of all that the sink plays, from construction to stop()."""

    def __init__(self, sink="speaker"):
        self.process = subprocess.Popen(
            ["parec", f"--device={sink}.monitor", "--format=float32le", f"--rate={RATE}", "--channels=1",
             "--latency-msec=20"], stdout=subprocess.PIPE)
        self.blocks = []
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()
        deadline = time.monotonic() + 20
        while not self.blocks:
            if time.monotonic() > deadline:
                raise AssertionError("the monitor of the null sink gives no samples")
            time.sleep(0.02)

    def _read(self):
        while block := self.process.stdout.read1(1 << 16):
            self.blocks.append(block)

    def samples(self):
        """All samples so far."""
        raw = b"".join(self.blocks)
        return numpy.frombuffer(raw[:len(raw) // 4 * 4], dtype="<f4")

    def wait_for_sound(self, level=0.01, after=0, timeout=60):
        """Waits until something at least as loud as level was played after the sample; returns where it began."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            loud = numpy.flatnonzero(numpy.abs(self.samples()[after:]) >= level)
            if len(loud):
                return after + int(loud[0])
            time.sleep(0.05)
        raise AssertionError(f"nothing was heard for {timeout} s")

    def stop(self):
        """Ends the recording and returns all of it."""
        self.process.terminate()
        self.thread.join()
        self.process.wait()
        return self.samples()


def _coarse(samples):
    step = RATE // SEARCH_RATE
    usable = len(samples) // step * step
    return samples[:usable].reshape(-1, step).mean(axis=1)


def find(clip, recording):
    """Where in the recording the clip first stands: (seconds, likeness from 0 to 1), by normalised cross-correlation."""
    needle, hay = _coarse(clip), _coarse(recording)
    if len(hay) < len(needle):
        return 0.0, 0.0
    size = 1 << (len(hay) + len(needle)).bit_length()
    product = numpy.fft.irfft(numpy.fft.rfft(hay, size) * numpy.conj(numpy.fft.rfft(needle, size)), size)
    product = product[:len(hay) - len(needle) + 1]
    energy = numpy.concatenate(([0.0], numpy.cumsum(hay.astype(float) ** 2)))
    local = energy[len(needle):] - energy[:len(hay) - len(needle) + 1]
    norm = numpy.sqrt(numpy.maximum(local, 1e-9) * max(float((needle.astype(float) ** 2).sum()), 1e-9))
    likeness = product / norm
    # The same words may be spoken again later, and as well: the first place that is nearly as good as the best is meant.
    first = int(numpy.argmax(likeness >= 0.9 * likeness.max()))
    best = first + int(numpy.argmax(likeness[first:first + SEARCH_RATE // 20]))
    return best / SEARCH_RATE, float(likeness[best])
