"""Where nobody makes a sound on a call: what the player may leave out."""

from typing import Final

import numpy as np

from evaluator.audio.decode import Block
from evaluator.audio.peaks import Peaks

Stretches = tuple[tuple[float, float], ...]
"""From when to when, in seconds, in order and apart."""

SHORTEST: Final = 1.0
"""Seconds; a shorter pause belongs to the way somebody speaks."""

_ABOVE_NOISE: Final = 3.0  # times the noise of the line, 10 dB: where sound begins
_NOISE: Final = 10  # per cent of a lane that are noise at most, in the worst of calls
_LOUDEST: Final = 99.9  # per cent of a lane below its loud sounds; clicks are rarer
_WITHIN: Final = (1 / 64, 1 / 4)  # of the loud sounds: sound begins between these, however noisy
_FAINTEST: Final = 64  # of 32768; below this a lane is off


def silences(peaks: Peaks, *, shortest: float = SHORTEST) -> Stretches:
    """The stretches in which every lane is silent for at least `shortest` seconds.

    Loudness decides, lane by lane against the noise of its own line: music and tones are sound.
    Nothing where no lane has any sound: then there is nothing to go on to.
    """
    sound = np.zeros(peaks.low.shape[1], bool)
    for low, high in zip(peaks.low, peaks.high, strict=True):
        sound |= sounding(loudness(low, high))
    if not sound.any():
        return ()
    second = peaks.sample_rate / peaks.bucket
    edges = np.flatnonzero(np.diff(np.concatenate(([True], sound, [True])))) / second
    begins, ends = edges[0::2], np.minimum(edges[1::2], peaks.duration)
    long = ends - begins >= shortest
    return tuple(zip(begins[long].tolist(), ends[long].tolist(), strict=True))


def loudness(low: Block, high: Block) -> Block:
    """The highest sample of every bucket of a lane, whatever its sign: 0 to 32768."""
    highest: Block = np.maximum(high.astype(np.int32), -low.astype(np.int32))
    return highest


def sounding(loudness: Block) -> Block:
    """Where a lane has sound, bucket by bucket; `loudness` is 0 to 32768."""
    noise, loud = np.percentile(loudness, (_NOISE, _LOUDEST)) if loudness.size else (0.0, 0.0)
    least, most = (part * loud for part in _WITHIN)
    begins = max(min(max(noise * _ABOVE_NOISE, least), most), _FAINTEST)
    sounds: Block = loudness >= begins
    return sounds
