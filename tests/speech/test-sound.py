#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the voice is heard when the position says, on a real sound server: through a pause long enough for the device
to fall asleep, pauses in the middle of a word, seeks both ways, and a server that dies in the middle of a word.

Runs inside tests/e2e/with-desktop: test-sound.py PROBE FOLDER-OF-E2E FOLDER-OF-CLIPS"""
import os
import subprocess
import sys
import tempfile
import threading
import time

import numpy

PROBE, E2E, CLIPS = sys.argv[1:4]
sys.path.insert(0, E2E)
import sound  # noqa: E402
from heard import LIMIT, Pilot, Recording, Told, likeness, measure, report, tell  # noqa: E402


def missing(clip, paused, before, after):
    """How many ms of a clip within 150 ms of a pause were heard neither up to it nor from the resume on, and how many
    times the server skipped something meanwhile."""
    step = sound.RATE // 100
    head, tail = clip[:step * 15], clip[-step * 25:]
    first = int(sound.find(head, before)[0] * sound.RATE)
    second = int(sound.find(tail, after)[0] * sound.RATE) - (len(clip) - len(tail))
    seam = int(paused * sound.RATE) // step * step
    lost = 0
    for at in range(max(seam - 15 * step, 0), min(seam + 15 * step, len(clip) - 2 * step), step):
        part = clip[at:at + 2 * step]
        places = [(before, first + at + shift) for shift in range(-6, 7)]
        places += [(after, second + at + shift) for shift in range(-6, 7)]
        if max(likeness(part, samples[place:place + 2 * step]) for samples, place in places if place >= 0) < 0.9:
            lost += 1
    skipped = len(Pilot.skips(before, first, first + seam + 5 * step)) \
        + len(Pilot.skips(after, second + seam - 15 * step, second + len(clip)))
    return 10 * lost, skipped


def whole(told, recording, clips):
    """How like themselves those words were heard that nobody paused in and the server skipped nothing of."""
    for expected, _, name in told.crossings():
        length = len(clips[name]) / sound.RATE
        if any(expected - 0.05 < at < expected + length for at, _ in told.acts):
            continue
        samples, _ = recording.cut(expected - 0.5, expected + length + 0.5)
        at, like = sound.find(clips[name], samples)
        first = int(at * sound.RATE)
        if not Pilot.skips(samples, first, first + len(clips[name])):
            yield like


def decidable(told, recording, clip):
    """How many ms each pause in a word lost, as far as anything can be said of it: not where a word is not whole and the
    server is seen to have skipped samples of everybody's at that place."""
    for (paused, _), (resumed, _) in zip(told.acts[::2], told.acts[1::2]):
        for expected, _, name in told.crossings():
            if name == "word" and expected < paused < expected + len(clip) / sound.RATE:
                lost, skipped = missing(clip, paused - expected, recording.cut(paused - 0.6, paused + 0.3)[0],
                                        recording.cut(resumed, resumed + 1.8)[0])
                print(f"# a pause in a word: {lost} ms lost, {skipped} skips seen")
                if lost == 0 or skipped == 0:
                    yield lost


def listen(clips, attempts=6):
    """Words, and pauses in the middle of them, until enough were heard that nothing but Rouse could have spoilt."""
    words, pauses = [], []
    sound.set_turn(1024)  # longer ones would hide what a pause loses
    for _ in range(attempts):
        pilot, recording = Pilot(), Recording()
        probe = subprocess.run([PROBE, CLIPS, "7000", "10", "1200:pause:700", "4600:pause:700"],
                               stdout=subprocess.PIPE, text=True, timeout=120, check=True)
        recording.stop()
        pilot.stop()
        told = Told(probe.stdout)
        words += whole(told, recording, clips)
        pauses += decidable(told, recording, clips["word"])
        if len(words) >= 3 and len(pauses) >= 2:
            break
    sound.set_turn(0)
    print("# words that the server played whole: " + ", ".join(f"{like:.2f}" for like in words))
    yield "every word is heard whole", len(words) >= 3 and min(words) >= 0.85
    yield "a pause in a word loses nothing of it", len(pauses) >= 2 and max(pauses) == 0


def follow(clips):
    """Pauses and seeks, on a server that stays."""
    recording = Recording()
    probe = subprocess.run(
        [PROBE, CLIPS, "14000", "10", "1200:pause:7000", "4600:pause:1000", "8200:seek:3000", "6300:seek:9800"],
        stdout=subprocess.PIPE, text=True, timeout=120, check=True)
    recording.stop()
    told = Told(probe.stdout)
    errors = measure(told, recording, clips, [at for at, _ in told.acts])
    worst = report(errors)

    silence = told.ended - recording.time_of(int(numpy.flatnonzero(numpy.abs(recording.samples) > 0.01)[-1]))
    print(f"# the last sample was heard {1000 * silence:.0f} ms before the end was told")
    yield "the voice is heard where the position is", len(errors) >= 5 and worst <= LIMIT
    yield "the end is told when the last sample was heard", -LIMIT <= silence <= 0.3
    # The server tells when its device falls asleep; a stream that goes on needs 120 wake-ups.
    yield "nothing wakes up in a pause", told.wake_ups is not None and told.wake_ups <= 20


def lose(clips):
    """A server that dies in the middle of a word and comes back: one of our own in front of the device."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"PULSE_RUNTIME_PATH": folder}

        def serve():
            server = subprocess.Popen(["pipewire-pulse"], env=env, stderr=subprocess.DEVNULL)
            while subprocess.run(["pactl", "info"], env=env, capture_output=True, check=False).returncode != 0:
                time.sleep(0.05)
            return server

        recording = Recording()
        server = serve()
        probe = subprocess.Popen([PROBE, CLIPS, "7000", "10"], stdout=subprocess.PIPE, text=True, env=env)
        said = []
        for line in probe.stdout:
            said.append(line)
            # A word stands from 1 s to 1.69 s.
            if line.startswith("position") and int(line.split()[2]) > 1.3e9 and server is not None:
                server.kill()
                server.wait()
                died = time.monotonic()
                server = None
                threading.Timer(1, lambda: servers.append(serve())).start()
                servers = []
        probe.wait()
        recording.stop()
        for server in servers:
            server.terminate()
            server.wait()

    told = Told("".join(said))
    errors = measure(told, recording, clips, [died])
    worst = report(errors)
    yield "a dead server is told, with the position", bool(told.stopped) and 1.25 < told.stopped[0] < 1.5
    yield "with the server the voice comes back, in its place", len(errors) >= 2 and worst <= LIMIT
    yield "and the session reaches its end", told.ended is not None


clip_samples = {clip: sound.decode(f"{CLIPS}/{clip}.opus") for clip in ("tick", "word", "n-1")}
sys.exit(tell([*follow(clip_samples), *listen(clip_samples), *lose(clip_samples)]))
