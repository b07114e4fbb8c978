# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to say: the speakable texts of the catalogue, and how long some of them may take."""

import configparser
import hashlib
import pathlib
import xml.etree.ElementTree as ElementTree


class ScriptError(Exception):
    """The catalogue cannot be spoken as it stands."""


def collapse(text):
    """The exact text of a clip: white space collapsed and trimmed, as the catalogue's readers do."""
    return " ".join(text.split())


def text_hash(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_texts(folder):
    """Clip id → exact text, from every element with a clip attribute in the folder's XML files."""
    texts = {}
    for path in sorted(pathlib.Path(folder).glob("*.xml")):
        for element in ElementTree.parse(path).iter():
            clip = element.get("clip")
            if clip is None:
                continue
            text = collapse("".join(element.itertext()))
            if not text:
                raise ScriptError(f"{path.name}: clip {clip} has no text")
            if clip in texts:
                raise ScriptError(f"{path.name}: clip {clip} is there twice")
            texts[clip] = text
    return texts


class Limits:
    """The slots of data/voices/limits.ini, in milliseconds."""

    def __init__(self, path):
        parser = configparser.ConfigParser(delimiters="=", interpolation=None)
        parser.optionxform = str
        parser.read_string(pathlib.Path(path).read_text(encoding="utf-8"))
        self.single = {clip: int(value) for clip, value in parser["limits"].items()}
        self.chains = {}
        for clip, value in parser["chains"].items():
            slot, gap, *before = value.rstrip(";").split(";")
            self.chains[clip] = (int(slot), int(gap), before)

    def seconds(self, clip, lengths):
        """The longest that the clip may take, or None; lengths has the clips that chains refer to, in seconds."""
        if clip in self.chains:
            slot, gap, before = self.chains[clip]
            return (slot - gap) / 1000 - max(lengths[name] for name in before)
        return self.single[clip] / 1000 if clip in self.single else None

    def order(self, clips):
        """The clips with those in front that others have to wait for."""
        first = {name for _, _, before in self.chains.values() for name in before}
        return sorted(clips, key=lambda clip: (clip not in first, clip))
