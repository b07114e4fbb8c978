# SPDX-License-Identifier: GPL-3.0-or-later
"""Measuring and shaping samples. Loudness is that of ITU-R BS.1770-5."""

import numpy
from scipy import signal

RATE = 48000
LEAD = 0.010
TAIL = 0.040
FRAME = 0.005
# Below the loudest frame. The engine's background is under -90 dB, so that a soft f, h or t is well above these.
START_DB = -58
END_DB = -50


def decibels(value):
    return 20 * numpy.log10(max(value, 1e-9))


def frames_rms(samples, size, hop):
    count = max(0, 1 + (len(samples) - size) // hop)
    squares = numpy.concatenate(([0.0], numpy.cumsum(samples.astype(numpy.float64) ** 2)))
    starts = numpy.arange(count) * hop
    return numpy.sqrt((squares[starts + size] - squares[starts]) / size)


def trim(samples, rate):
    """Cuts the silence off both ends; what is left begins and ends at zero."""
    size = round(FRAME * rate)
    rms = frames_rms(samples, size, size)
    loudest = decibels(rms.max())
    levels = 20 * numpy.log10(numpy.maximum(rms, 1e-9))
    start = numpy.argmax(levels > loudest + START_DB) * size - round(LEAD * rate)
    end = (len(levels) - numpy.argmax(levels[::-1] > loudest + END_DB)) * size + round(TAIL * rate)
    cut = samples[max(0, start) : min(len(samples), end)].astype(numpy.float32).copy()
    rise, fall = round(0.004 * rate), round(0.030 * rate)
    cut[:rise] *= numpy.linspace(0, 1, rise, dtype=numpy.float32)
    cut[-fall:] *= numpy.cos(numpy.linspace(0, numpy.pi / 2, fall, dtype=numpy.float32)) ** 2
    return cut


def resample(samples, old, new):
    divisor = numpy.gcd(old, new)
    return signal.resample_poly(samples, new // divisor, old // divisor).astype(numpy.float32)


def weigh(samples):
    """K-weighting at 48 kHz; the coefficients are those of BS.1770-5, annex 1."""
    shelf = signal.lfilter(
        [1.53512485958697, -2.69169618940638, 1.19839281085285], [1.0, -1.69065929318241, 0.73248077421585], samples
    )
    return signal.lfilter([1.0, -2.0, 1.0], [1.0, -1.99004745483398, 0.99007225036621], shelf)


def loudness(samples):
    """Integrated loudness in LUFS: blocks of 400 ms, three quarters overlapping, gated at -70 and at -10 below."""
    power = frames_rms(weigh(samples), round(0.4 * RATE), round(0.1 * RATE)) ** 2

    def level(blocks):
        return -0.691 + 10 * numpy.log10(max(blocks.mean(), 1e-12)) if len(blocks) else -numpy.inf

    power = power[-0.691 + 10 * numpy.log10(numpy.maximum(power, 1e-12)) > -70]
    gate = level(power) - 10
    return level(power[-0.691 + 10 * numpy.log10(numpy.maximum(power, 1e-12)) > gate])


def voiced_level(samples):
    """RMS, K-weighted, of the frames within 25 dB of the loudest one, in dB: works for "One" too, which has no block."""
    rms = frames_rms(weigh(samples), round(0.020 * RATE), round(0.010 * RATE))
    return decibels(numpy.sqrt((rms[rms > rms.max() * 10 ** (-25 / 20)] ** 2).mean()))


def true_peak(samples):
    """In dBTP, four times oversampled."""
    return decibels(numpy.abs(signal.resample_poly(samples, 4, 1)).max())


def limit(samples, ceiling):
    """A gentle limiter: the gain goes down over 6 ms before a peak and comes back over 60 ms."""
    bound = 10 ** (ceiling / 20)
    step = RATE // 1000
    padded = numpy.pad(samples, (0, -len(samples) % step))
    peaks = numpy.abs(signal.resample_poly(padded, 4, 1)).reshape(-1, 4 * step).max(axis=1)
    wanted = numpy.minimum(1.0, bound / numpy.maximum(peaks, 1e-9))
    if wanted.min() == 1.0:
        return samples
    # Each step takes the lowest gain of its neighbourhood, so that the mean over a smaller one never exceeds what is wanted.
    held = numpy.lib.stride_tricks.sliding_window_view(numpy.pad(wanted, 4, constant_values=1.0), 9).min(axis=1)
    back = numpy.exp(-1 / 60)
    gain, now = numpy.empty_like(held), 1.0
    for index, value in enumerate(held):
        now = min(value, 1 - (1 - now) * back)
        gain[index] = now
    smooth = numpy.convolve(numpy.pad(gain, 3, mode="edge"), numpy.ones(7) / 7, "valid")
    middles = (numpy.arange(len(smooth)) + 0.5) * step
    return (samples * numpy.interp(numpy.arange(len(samples)), middles, smooth)).astype(numpy.float32)
