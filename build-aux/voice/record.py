# SPDX-License-Identifier: GPL-3.0-or-later
"""Records a voice: speaks every text of the catalogue that has no valid clip, and writes what the build needs."""

import argparse
import pathlib
import sys

import bundle
import opus
import script
import sound
from ears import RATE as EARS_RATE
from ears import Ears
from kokoro import RATE as ENGINE_RATE
from kokoro import Kokoro
from profiles import PROFILES, spoken

SOURCE = pathlib.Path(__file__).resolve().parents[2]
TARGET_LUFS = -16.0
# Half of what the project allows.
TOLERANCE = 0.25
PEAK_DBTP = -1.5
# Opus lets a peak come out a little higher than it went in.
CEILING_DBTP = -2.5
FIRST_LEVEL = -13.5
CLOSE = 0.1
# The limiter takes part of every decibel that is added.
LIMITER_SLOPE = 0.75
# Beyond this a hurried clip sticks out.
FASTEST = 1.6
# Other paces to try, as factors, when the recogniser does not understand a clip; a long text takes too long for all of them.
PACES = (1.0, 1.04, 0.97, 1.08)
PACES_OF_LONG = PACES[:2]
LONG_WORDS = 25
PACES_OF_WORD = (*PACES, 1.12, 1.18, 1.25, 0.93)


def takes_of(text):
    """(pace factor, words for the engine) of the takes to try, the best ones first."""
    paces = PACES_OF_LONG if len(text.split()) > LONG_WORDS else PACES_OF_WORD if " " not in text else PACES
    return [(factor, words) for factor in paces for words in spoken(text)]


class Recorder:
    def __init__(self, profile, cache, styles, folder):
        self.profile = profile
        self.folder = folder
        self.engine = Kokoro(profile, cache, styles)
        self.ears = Ears()
        self.limits = script.Limits(SOURCE / "data" / "voices" / "limits.ini")
        self.unclear = []
        self.too_long = []

    def say(self, text, pace):
        samples = sound.trim(self.engine.say(text, pace, sound.trim), ENGINE_RATE)
        return sound.resample(samples, ENGINE_RATE, sound.RATE)

    def fitting_pace(self, text, wanted, limit):
        """The slowest pace, not below the wanted one, at which the text fits."""
        pace = wanted
        while limit and pace < wanted * FASTEST:
            length = len(self.say(text, pace)) / sound.RATE
            if length <= limit:
                break
            pace = min(pace * max(1.01, length / limit), wanted * FASTEST)
        return pace

    def perform(self, clip, text, lengths):
        """The best take: of those that fit, the first that the recogniser understands."""
        limit = self.limits.seconds(clip, lengths)
        best = None
        for factor, words in takes_of(text):
            pace = self.fitting_pace(words, self.profile.pace * factor, limit)
            samples = self.say(words, pace)
            wrong, heard = self.ears.check(text, sound.resample(samples, sound.RATE, EARS_RATE))
            if best is None or wrong < best[0]:
                best = (wrong, heard, pace, samples)
            if wrong == 0:
                break
        wrong, heard, pace, samples = best
        length = len(samples) / sound.RATE
        if wrong:
            self.unclear.append(f"{clip}: “{text}” was heard as “{heard}”")
        if limit and length > limit:
            self.too_long.append(f"{clip}: {length:.2f} s, slot {limit:.2f} s")
        room = f" of {limit:.2f}" if limit else ""
        print(f"  {clip}: {length:.2f}{room} s, pace {pace:.2f}{', unclear: ' + heard if wrong else ''}", flush=True)
        return samples

    def encode(self, clip, samples, level):
        """(file, decoded samples) at the level in dB, with no peak above what is allowed."""
        gain = level - sound.voiced_level(samples)
        ceiling = CEILING_DBTP
        while True:
            data = opus.encode(sound.limit(samples * 10 ** (gain / 20), ceiling), clip)
            decoded = opus.decode(data)
            peak = sound.true_peak(decoded)
            if peak <= PEAK_DBTP - 0.1:
                return data, decoded
            ceiling -= peak - PEAK_DBTP + 0.2

    def encode_all(self, takes, kept, level):
        """Level None asks for the one that gives the voice its loudness. Returns (clip → file and samples, level)."""
        search, level = level is None, FIRST_LEVEL if level is None else level
        while True:
            done = {clip: self.encode(clip, samples, level) for clip, samples in takes.items()}
            everything = {**kept, **{clip: samples for clip, (_, samples) in done.items()}}
            measured = sound.loudness(sound.numpy.concatenate([everything[clip] for clip in sorted(everything)]))
            print(f"  level {level:.2f} dB: all clips joined read {measured:.2f} LUFS", flush=True)
            if abs(measured - TARGET_LUFS) <= (CLOSE if search else TOLERANCE):
                return done, level
            if not search:
                raise SystemExit("the voice is no longer as loud as it should be; record it anew with --all")
            level = round(level + (TARGET_LUFS - measured) / LIMITER_SLOPE, 2)

    def record(self, texts, only, everything):
        clips, level = bundle.read_voice(self.folder)
        clips = {clip: entry for clip, entry in clips.items() if clip in texts}
        stale = [
            clip
            for clip in self.limits.order(texts)
            if everything
            or clips.get(clip, ("",))[0] != script.text_hash(texts[clip])
            or not (self.folder / f"{clip}.opus").exists()
            or clip in only
        ]
        if only:
            stale = [clip for clip in stale if clip in only]
        print(f"{self.profile.ident}: {len(stale)} of {len(texts)} clips to record", flush=True)
        lengths = {clip: length / sound.RATE for clip, (_, length) in clips.items() if clip not in stale}
        takes = {}
        for clip in stale:
            takes[clip] = self.perform(clip, texts[clip], lengths)
            lengths[clip] = len(takes[clip]) / sound.RATE
        kept = {
            clip: opus.decode((self.folder / f"{clip}.opus").read_bytes())
            for clip in clips
            if clip not in takes and (self.folder / f"{clip}.opus").exists()
        }
        if takes:
            done, level = self.encode_all(takes, kept, None if everything or level is None else level)
            self.write(texts, clips, done, level)
        self.sweep(texts)

    def write(self, texts, clips, done, level):
        self.folder.mkdir(parents=True, exist_ok=True)
        for clip, (data, samples) in done.items():
            (self.folder / f"{clip}.opus").write_bytes(data)
            clips[clip] = (script.text_hash(texts[clip]), len(samples))
        bundle.write_voice(self.folder, self.profile, clips, level)
        bundle.write_resources(self.folder.parents[1], self.profile, clips)

    def sweep(self, texts):
        """Removes the clips of texts that are gone."""
        for path in self.folder.glob("*.opus"):
            if path.stem not in texts:
                path.unlink()


def main():
    parser = argparse.ArgumentParser(prog="build-aux/record-voice", description=__doc__)
    parser.add_argument("--voice", choices=sorted(PROFILES), action="append", help="record this voice only")
    parser.add_argument("--only", nargs="+", metavar="CLIP", default=[], help="record these clips, stale or not")
    parser.add_argument("--all", action="store_true", help="record every clip and set the voice's loudness anew")
    parser.add_argument("--cache", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--styles", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    texts = script.read_texts(SOURCE / "data" / "catalog")
    unknown = [clip for clip in arguments.only if clip not in texts]
    if unknown:
        raise SystemExit(f"no such clip in the catalogue: {', '.join(unknown)}")
    bad = False
    for ident in arguments.voice or sorted(PROFILES):
        profile = PROFILES[ident]
        folder = SOURCE / "data" / "voices" / profile.language / ident
        recorder = Recorder(profile, arguments.cache, arguments.styles, folder)
        recorder.record(texts, arguments.only, arguments.all)
        for title, lines in (("not understood by the recogniser", recorder.unclear), ("too long", recorder.too_long)):
            for line in lines:
                print(f"{ident}: {title}: {line}", file=sys.stderr)
        bad |= bool(recorder.too_long)
    return 1 if bad else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (script.ScriptError, opus.OpusError) as error:
        sys.exit(f"record-voice: {error}")
