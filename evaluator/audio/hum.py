"""The hum of the mains: what sounds all the time, deep and with many overtones, and says nothing.

Its overtones are as tonal as music: taken for it, they are hold from the first second to the last.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from evaluator.audio.decode import Block

LEAST: Final = 150
"""Windows, 5 s: in less a vowel may be as steady as hum."""

_OVERTONES = slice(4, 36)  # lines of the spectrum, 31 Hz each: 125 to 1,100 Hz
_DEEP = 7  # the line, 220 Hz, below which hum sounds and no telephone does
_BASS = 0.01  # of its strongest line: a tone that begins higher has no more than spills over
_ALWAYS = 10  # per cent of the windows that are fainter than what sounds all the time
_PEAK = 8.0  # times its neighbours: what of that is hum, and not noise
_REACH = 8  # lines to either side that are neighbours
_NOISE = 25  # per cent of them that are no hum, where its overtones lie close
_SKIRT = 2  # lines to either side of an overtone that have some of it
_MOSTLY = 30  # per cent of the windows that have less in such a line: where two meet, it beats
_BEATS = 12.0  # times as strong as that hum may be where two of its overtones meet


class Hum(NamedTuple):
    """What hums, each of shape (lanes, lines of the spectrum).

    `power` is 0 in the lines where nothing hums, `floor` what the lines would have without hum.
    """

    power: Block
    floor: Block


def hum_of(power: Block) -> Hum:
    """The hum in power spectra from all over a recording, shape (lanes, windows, lines).

    It is there in nearly all windows, stands out of its neighbours, and begins below what a
    telephone sounds: a tone that goes on for all of a recording is none.
    """
    if power.shape[1] < LEAST:
        none = np.zeros((power.shape[0], power.shape[2]), np.float32)
        return Hum(none, none)
    always, mostly = np.percentile(power, (_ALWAYS, _MOSTLY), axis=1).astype(np.float32)
    floor = _floor(always)
    peaks = np.where(always > _PEAK * floor, always, 0.0)
    peaks[:, : _OVERTONES.start] = peaks[:, _OVERTONES.stop :] = 0.0
    peaks[peaks[:, :_DEEP].max(1) <= _BASS * peaks.max(1)] = 0.0
    lines = np.pad(peaks > 0, ((0, 0), (_SKIRT, _SKIRT)))
    near = sliding_window_view(lines, 2 * _SKIRT + 1, axis=1).any(2)
    return Hum(np.where(near, mostly, 0.0), floor)


def without(power: Block, hum: Hum) -> Block:
    """Power spectra, shape (lanes, windows, lines), less the hum; the noise in its lines stays."""
    if not hum.power.any():
        return power
    left = np.maximum(power - _BEATS * hum.power[:, np.newaxis], hum.floor[:, np.newaxis])
    clear: Block = np.minimum(power, left)
    return clear


def _floor(always: Block) -> Block:
    """What a line has by its neighbours, as many above as below, or all above the deepest ones."""
    count = 2 * _REACH + 1
    near = sliding_window_view(always, count, axis=1)
    first = np.arange(always.shape[1]) - _REACH
    near = near[:, np.clip(first, _OVERTONES.start, near.shape[1] - 1)]
    floor: Block = np.percentile(near, _NOISE, axis=2).astype(np.float32)
    return floor
