# SPDX-License-Identifier: GPL-3.0-or-later
"""What the loudspeaker should get: a routine as its timeline describes it and as the file of it sounds.

A cue must stand where the timeline says, within the 45 ms in which picture and sound count as one (ITU-R BT.1359)."""
import json
import os
import subprocess

from sound import RATE, decode, find

TOLERANCE = 0.045
ONSET = 0.7  # seconds
LIKE = 0.6  # a clip against itself through the sound server scores above 0.9, against another below 0.4


def rouse(*arguments):
    """What the command line prints."""
    return subprocess.run([os.environ["ROUSE"], *arguments], check=True, capture_output=True, text=True).stdout


class Routine:
    """The timeline of a routine, and the samples of its file."""

    def __init__(self, identity, folder):
        path = os.path.join(folder, "routine.ogg")
        rouse(f"--export={path}", f"--routine={identity}")
        self.samples = decode(path)
        self.timeline = json.loads(rouse(f"--timeline={identity}", "--json"))

    def cues(self, start, end):
        """The cues that lie whole between two positions in ns, in order."""
        return [cue for cue in self.timeline["cues"]
                if cue["length"] and cue["start"] >= start and cue["start"] + cue["length"] <= end]

    def clip(self, cue):
        """The samples of a cue."""
        first = round(cue["start"] * RATE / 1e9)
        return self.samples[first:first + round(cue["length"] * RATE / 1e9)]

    def segment(self, kind, **wanted):
        """The first segment of a kind with these values."""
        return next(segment for segment in self.timeline["segments"]
                    if segment["kind"] == kind and all(segment.get(key) == value for key, value in wanted.items()))


def heard(routine, cues, recording):
    """Asserts that the cues stand in the recording as far from each other as in the timeline.

    Returns where the timeline begins in the recording, in seconds. What is looked for is how each begins. A sound server
    without real-time rights on a busy machine skips now and then: of four cues one may be spoilt by that."""
    spoilt, begun = [], None
    for cue in cues:
        clip, place, window = routine.clip(cue)[:round(ONSET * RATE)], 0.0, recording
        if begun is not None:  # some words are spoken in every repetition: look near the place where these belong
            place = max(begun + cue["start"] / 1e9 - 0.5, 0.0)
            window = recording[round(place * RATE):round((place + 1) * RATE) + len(clip)]
        at, likeness = find(clip, window)
        offset = place + at - cue["start"] / 1e9
        off = 0.0 if begun is None else offset - begun
        print(f"# {cue['id']:12} {1000 * off:+6.1f} ms  likeness {likeness:.2f}", flush=True)
        if likeness < LIKE or abs(off) > TOLERANCE:
            spoilt.append(cue["text"])
        else:
            begun = offset
    assert len(spoilt) <= len(cues) // 4, f"not heard in their places: {spoilt}"
    return begun
