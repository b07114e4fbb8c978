# SPDX-License-Identifier: GPL-3.0-or-later
"""Samples ↔ Ogg Opus, with Debian's opus-tools: opusenc states the exact length, which the decoders then give."""

import subprocess
import zlib

import numpy

RATE = 48000
KILOBITS = 40


class OpusError(Exception):
    pass


def run(command, data):
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=True)
    except FileNotFoundError as error:
        raise OpusError(f"{command[0]} is missing; install the package opus-tools") from error
    except subprocess.CalledProcessError as error:
        raise OpusError(f"{command[0]}: {error.stderr.decode(errors='replace').strip()}") from error
    return done.stdout


def encode(samples, name):
    """The file's bytes; the stream number comes from the name, so that the same samples give the same bytes."""
    data = numpy.clip(numpy.round(samples * 8388607), -8388608, 8388607).astype("<i4")
    packed = data.view(numpy.uint8).reshape(-1, 4)[:, :3].tobytes()
    options = ["--quiet", "--raw", "--raw-rate", str(RATE), "--raw-chan", "1", "--raw-bits", "24"]
    options += ["--bitrate", str(KILOBITS), "--vbr", "--speech", "--comp", "10", "--discard-comments"]
    options += ["--serial", str(zlib.crc32(name.encode()) & 0x7FFFFFFF), "--padding", "0"]
    return run(["opusenc", *options, "-", "-"], packed)


def decode(data):
    """Samples at 48 kHz."""
    raw = run(["opusdec", "--quiet", "--rate", str(RATE), "--float", "--no-dither", "--force-wav", "-", "-"], data)
    start = raw.index(b"data") + 8
    return numpy.frombuffer(raw[start : start + (len(raw) - start) // 4 * 4], "<f4").copy()
