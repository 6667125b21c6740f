"""Music, ringing and tones: what sounds on a lane where nobody speaks.

Loudness alone is not enough: a lorry passing the caller is loud too. Music and tones put their
power on few frequencies, noise spreads it; that tells them apart (decision 40).
"""

from typing import Final

import numpy as np

from evaluator.audio.spectrum import LEVELS
from evaluator.audio.speech import Activity
from evaluator.audio.stretches import Mask, Runs, at_least, joined, mask_of, runs
from evaluator.audio.talk import SLOW, frames, leaked, smooth

_TONAL = 0.25  # flatness of a window that is tonal whatever lies beside it: a key, a chord
_TONAL_AROUND = 0.4  # mean of `_AROUND` windows: dense music over noise; noise alone is above 0.45
_AROUND = 5
_AUDIBLE = -50.0  # dBFS; what is fainter is nobody's hold music
_BELOW_TALK = 30.0  # dB: on a quiet lane, what is that far under the loud parts of its talk
_LOUD = 95  # percentile of the level in talk
_SHORTEST = 0.06  # seconds; a key is pressed for longer, a click is shorter
_BURST = 0.5  # seconds of silence within one ring (0.2 in Britain), between keys, between chords
_CADENCE = 2.2  # the silence after a ring is up to twice as long as the ring (2 s, 4 s in America)
_PAUSE = 4.5  # seconds; a longer silence is no part of a cadence
_RING: Final = (0.3, 5.0)
"""Seconds a ring lasts: the answer may cut it short, and what goes on for longer is music."""

_WHOLE_RING = 0.7  # seconds: where no ring is as long, it was the beep of a recorder


def bursts(activity: Activity, talk: list[Runs]) -> list[Runs]:
    """What sounds without speech on each lane, in frames: a ring, some keys, a piece of music."""
    return [_bursts(activity, lane, said) for lane, said in enumerate(talk)]


def _bursts(activity: Activity, lane: int, said: Runs) -> Runs:
    flatness = activity.loudness.flatness[lane]
    around = np.convolve(flatness, np.ones(_AROUND, np.float32) / _AROUND, "same")[: flatness.size]
    level, spoken = activity.loudness.level[lane], mask_of(said, flatness.size * LEVELS)
    talk = float(np.percentile(level[spoken], _LOUD)) if spoken.any() else 0.0
    loud = level.reshape(-1, LEVELS).max(1) > min(_AUDIBLE, talk - _BELOW_TALK)
    tonal = loud & ((flatness < _TONAL) | (around < _TONAL_AROUND))
    sounding: Mask = np.repeat(tonal, LEVELS) & ~spoken
    if len(activity.loudness.level) == 2:
        sounding &= ~leaked(smooth(activity.loudness.level, SLOW), lane)
    return joined(at_least(runs(sounding), frames(_SHORTEST)), frames(_BURST))


def rings(found: list[Runs], until: list[int]) -> Runs:
    """The rings that begin before each lane's frame `until`, of the lane with most, in frames."""
    early = [lane[lane[:, 0] < end] for lane, end in zip(found, until, strict=True)]
    most = max(map(_rings, early), key=len)
    return most if len(at_least(most, frames(_WHOLE_RING))) else most[:0]


def _rings(found: Runs) -> Runs:
    """What is as long as a ring; what sounds for longer is music, and what follows it no ring."""
    shortest, longest = map(frames, _RING)
    lengths = found[:, 1] - found[:, 0]
    music = np.cumsum(lengths > longest) > 0
    return found[(lengths >= shortest) & ~music]


def held(found: list[Runs], talk: list[Runs], shortest: float) -> list[Runs]:
    """Bursts with what belongs together made one, each lane, `shortest` seconds or more.

    They are apart by no more than a cadence, and nobody speaks on the lane in between.
    """
    together = [_cadenced(lane, said) for lane, said in zip(found, talk, strict=True)]
    return [at_least(lane, frames(shortest)) for lane in together]


def _cadenced(found: Runs, said: Runs) -> Runs:
    if len(found) < 2:
        return found
    ends, begins = found[:-1, 1], found[1:, 0]
    lengths = found[:, 1] - found[:, 0]
    silence = np.minimum(_CADENCE * np.minimum(lengths[:-1], lengths[1:]), frames(_PAUSE))
    spoken = np.searchsorted(said[:, 0], begins) > np.searchsorted(said[:, 0], ends)
    apart = (begins - ends > np.maximum(silence, frames(_BURST))) | spoken
    return np.stack((found[np.append(True, apart), 0], found[np.append(apart, True), 1]), axis=1)
