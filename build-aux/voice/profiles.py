# SPDX-License-Identifier: GPL-3.0-or-later
"""The voices that Rouse ships."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Profile:
    """A voice. Pace is the engine's speed for everything that has time; 1 is the engine's own."""

    ident: str
    name: str
    gender: str
    style: str
    british: bool
    pace: float
    language: str = "en"
    engine: str = "Kokoro-82M v1.0, int8 ONNX export of kokoro-onnx; pronunciation by misaki as ported in hibari-tts 0.2.1"
    licence: str = "Apache-2.0"

    @property
    def model(self):
        return f"Kokoro-82M v1.0, style {self.style}"


PROFILES = {
    profile.ident: profile
    for profile in (
        Profile(ident="heart", name="Heart", gender="female", style="af_heart", british=False, pace=0.80),
        Profile(ident="fenrir", name="Fenrir", gender="male", style="am_fenrir", british=False, pace=0.82),
    )
}

# What the engine is given where the bare text would be read with the wrong melody (a countdown goes on) or run together.
SPOKEN_AS = {
    "Starting in": "Starting in,",
    "Press space to pause, or H if it hurts.": "Press space, to pause, or H, if it hurts.",
}


def spoken(text):
    """Ways to write the text for the engine: a lone word or a heading gets a full stop, then it is tried without."""
    text = SPOKEN_AS.get(text, text)
    return (text,) if text[-1] in ".,!?:;…" else (text + ".", text)
