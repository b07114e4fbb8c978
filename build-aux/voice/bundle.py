# SPDX-License-Identifier: GPL-3.0-or-later
"""voice.xml, and the list of a voice's files for the resource compiler."""

import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape, quoteattr

# REUSE-IgnoreStart
SPDX = "<!-- SPDX-License-Identifier: {} -->"
# REUSE-IgnoreEnd
PREFIX = "/io/github/seed4f632501/Rouse/voices"


def read_voice(folder):
    """(clip id → (hash, length), level) of what is recorded; empty where there is nothing."""
    path = folder / "voice.xml"
    if not path.exists():
        return {}, None
    root = ElementTree.parse(path).getroot()
    clips = {clip.get("id"): (clip.get("hash"), int(clip.get("length"))) for clip in root.iter("clip")}
    return clips, float(root.get("level"))


def write_voice(folder, profile, clips, level):
    """Level is what single clips are set to; a clip that is recorded alone later needs it."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        SPDX.format(profile.licence),
        f'<voice id="{profile.ident}" language="{profile.language}" gender="{profile.gender}" level="{level:.2f}">',
        f"  <name>{escape(profile.name)}</name>",
        f"  <engine>{escape(profile.engine)}</engine>",
        f"  <model>{escape(profile.model)}</model>",
        f"  <licence>{escape(profile.licence)}</licence>",
    ]
    lines += [
        f"  <clip id={quoteattr(clip)} hash={quoteattr(digest)} length={quoteattr(str(length))}/>"
        for clip, (digest, length) in sorted(clips.items())
    ]
    (folder / "voice.xml").write_text("\n".join([*lines, "</voice>", ""]), encoding="utf-8")


def write_resources(folder, profile, clips):
    """Opus is compressed already, so the bundle is not."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        SPDX.format("GPL-3.0-or-later"),
        "<gresources>",
        f'  <gresource prefix="{PREFIX}/{profile.language}/{profile.ident}">',
        "    <file>voice.xml</file>",
    ]
    lines += [f"    <file>{escape(clip)}.opus</file>" for clip in sorted(clips)]
    lines += ["  </gresource>", "</gresources>", ""]
    (folder / f"voice-{profile.language}-{profile.ident}.gresource.xml").write_text("\n".join(lines), encoding="utf-8")
