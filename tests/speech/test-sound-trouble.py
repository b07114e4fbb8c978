#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of the voice when the sound server hangs or its devices come and go: the program is never held up, the
position never jumps, and the voice is heard in its place as soon as there is somebody to play it.

Runs inside tests/e2e/with-desktop: test-sound-trouble.py PROBE FOLDER-OF-E2E FOLDER-OF-CLIPS"""
import os
import signal
import subprocess
import sys
import tempfile
import time

PROBE, E2E, CLIPS = sys.argv[1:4]
sys.path.insert(0, E2E)
import sound  # noqa: E402
from heard import LIMIT, Recording, Told, measure, report, tell  # noqa: E402

HELD_UP = 1.0  # seconds; a main loop that waits for a server that hangs is held up for three, or for ever
SETTLED = 1.0  # seconds after which a stream that was moved is played
MOVED = 0.1  # seconds; the server tells the delay of another device by and by


def pactl(*arguments):
    """What the sound server answers."""
    return subprocess.run(["pactl", *arguments], check=True, capture_output=True, text=True).stdout.strip()


def add_sink(name):
    """Adds a device, makes it the default, and returns what takes it away again."""
    module = pactl("load-module", "module-null-sink", f"sink_name={name}", f"rate={sound.RATE}")
    while pactl("get-default-sink") != name:
        pactl("set-default-sink", name)
        time.sleep(0.05)
    return module


def find_sink(name):
    """The module of a device that was added by somebody else."""
    for line in pactl("list", "modules", "short").splitlines():
        if f"sink_name={name} " in line:
            return line.split()[0]
    raise AssertionError(f"there is no {name}")


def send_streams_to(name):
    """Sends what plays to a device. Streams that are about to end may still be in the list, so it is done until it is so."""
    [device] = [line.split()[0] for line in pactl("list", "sinks", "short").splitlines() if line.split()[1] == name]
    while any((stream := line.split())[1] != device for line in pactl("list", "sink-inputs", "short").splitlines()):
        subprocess.run(["pactl", "move-sink-input", stream[0], name], check=False, stderr=subprocess.DEVNULL)
        time.sleep(0.05)


class Probe:
    """A timeline that is played, watched line by line."""

    def __init__(self, length, *plan, env=None):
        self.process = subprocess.Popen([PROBE, CLIPS, str(length), "10", *plan], stdout=subprocess.PIPE, text=True,
                                        env=env)
        self.said = []

    def until(self, condition):
        """Reads on until a line (its words) is what is waited for, or to the end; returns when that was."""
        for line in self.process.stdout:
            self.said.append(line)
            if condition(line.split()):
                break
        return time.monotonic()

    def until_position(self, seconds):
        """Reads on until the position is beyond some seconds."""
        return self.until(lambda words: words[0] == "position" and int(words[2]) > seconds * 1e9)

    def until_stopped(self):
        """Reads on until the sound is lost."""
        return self.until(lambda words: words[0] == "stopped")

    def end(self):
        """Reads the rest and says what was told."""
        self.until(lambda words: False)
        self.process.wait()
        return Told("".join(self.said))


def introduce():
    """What a mixer shows of the stream."""
    probe = Probe(3000)
    probe.until_position(1)
    said = {line.split(" = ")[0].strip(): line.split(" = ")[1].strip().strip('"')
            for line in pactl("list", "sink-inputs").splitlines() if " = " in line}
    told = probe.end()
    wanted = {
        "media.role": "music", "application.name": "Rouse", "application.id": "io.github.seed4f632501.Rouse",
        "application.icon_name": "io.github.seed4f632501.Rouse",
    }
    wrong = {key: said.get(key) for key in wanted if said.get(key) != wanted[key]}
    print(f"# wrong: {wrong}, device: {told.device}")
    yield "mixers show name, icon and role of the stream", not wrong
    yield "the device in use has its name", told.device == "Speaker"


def send_away():
    """Somebody sends the stream to a device that is not the default."""
    module = pactl("load-module", "module-null-sink", "sink_name=other", "sink_properties=device.description=Other")
    probe = Probe(10000)
    probe.until_position(1)
    send_streams_to("other")
    told = probe.end()
    pactl("unload-module", module)
    print(f"# device: {told.device}")
    yield "the name is that of the device in use, not of the default", told.device == "Other"


def hang(clips, what, *plan):
    """A server that hangs at 1 s, is asked for what the plan says, and goes on when it was given up."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"PULSE_RUNTIME_PATH": folder}
        server = subprocess.Popen(["pipewire-pulse"], env=env, stderr=subprocess.DEVNULL)
        while subprocess.run(["pactl", "info"], env=env, capture_output=True, check=False).returncode != 0:
            time.sleep(0.05)
        recording = Recording()
        probe = Probe(9000, "0:beat:20", *plan, env=env)
        hung = probe.until_position(1)
        server.send_signal(signal.SIGSTOP)
        probe.until_stopped()
        server.send_signal(signal.SIGCONT)
        told = probe.end()
        recording.stop()
        server.terminate()
        server.wait()

    worst = report(errors := measure(told, recording, clips, [hung], first=hung))
    back, ahead = told.jumps()
    print(f"# went back {1000 * back:.0f} ms and ahead {1000 * ahead:.0f} ms")
    seeks = any(act == "seek" for _, act in told.acts)
    yield f"a server that hangs{what} holds nothing up", told.gap < HELD_UP and told.longest_act < HELD_UP
    yield f"it is given up{what}, where the position is", \
        bool(told.stopped) and (told.stopped[0] == 4 if seeks else 1 <= told.stopped[0] < 1.5) \
        and told.why[0] == "The sound server does not answer"
    yield f"the position does not jump{what}", back <= 0 and (seeks or ahead < 0.1)
    yield f"with the server the voice comes back{what}, in its place", len(errors) >= 2 and worst <= LIMIT
    yield f"and the end is reached{what}", told.ended is not None


def switch(clips):
    """Another device becomes the default, and goes again."""
    probe = Probe(14000)
    probe.until_position(2)
    module = add_sink("other")
    added = time.monotonic() + SETTLED
    other = Recording("other")
    probe.until_position(7.5)
    removed = time.monotonic()
    other.stop()
    speaker = Recording()
    pactl("unload-module", module)
    told = probe.end()
    speaker.stop()
    there = measure(told, other, clips, [], added, removed - SETTLED)
    here = measure(told, speaker, clips, [], removed + SETTLED)
    worst = report(there + here)
    last = report(here[-2:])
    back, ahead = told.jumps()
    print(f"# went back {1000 * back:.0f} ms and ahead {1000 * ahead:.0f} ms")
    yield "the voice goes to another default device, and back from one that went", \
        len(there) >= 2 and len(here) >= 2 and worst <= MOVED and last <= LIMIT
    yield "without a loss, a jump or an end before the end", \
        not told.stopped and back <= 0 and ahead < 0.1 and told.ended is not None


def unplug(clips):
    """The only device goes away in the middle, and one comes."""
    probe = Probe(8000)
    probe.until_position(2)
    pactl("unload-module", find_sink("speaker"))
    lost = probe.until_stopped()
    add_sink("speaker")
    recording = Recording()
    told = probe.end()
    recording.stop()
    worst = report(errors := measure(told, recording, clips, [], first=lost + SETTLED))
    back, ahead = told.jumps()
    print(f"# went back {1000 * back:.0f} ms and ahead {1000 * ahead:.0f} ms")
    yield "a device that was the last is missed", bool(told.stopped) and 2 <= told.stopped[0] < 3
    yield "with another the voice comes back, in its place", len(errors) >= 2 and worst <= LIMIT
    yield "nothing jumped, and the end was reached", back <= 0 and ahead < 0.1 and told.ended is not None


def plug(clips):
    """There is no device at the start."""
    pactl("unload-module", find_sink("speaker"))
    probe = Probe(5000)
    probe.until_stopped()
    add_sink("speaker")
    recording = Recording()
    told = probe.end()
    recording.stop()
    worst = report(errors := measure(told, recording, clips, []))
    yield "a server without a device is as good as none", \
        told.stopped[:1] == [0] and told.why[0] == "There is no sound device"
    yield "and with the first device everything is heard in its place", len(errors) >= 2 and worst <= LIMIT


clip_samples = {clip: sound.decode(f"{CLIPS}/{clip}.opus") for clip in ("tick", "word", "n-1")}
sys.exit(tell([
    *introduce(),
    *hang(clip_samples, " at a pause", "1050:pause:500"),
    *hang(clip_samples, " at a seek", "1050:seek:4000"),
    *hang(clip_samples, " while it plays"),
    *send_away(),
    *switch(clip_samples),
    *unplug(clip_samples),
    *plug(clip_samples),
]))
