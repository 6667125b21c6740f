"""How loud each lane of a recording speaks, and how many times louder it is to be heard."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from evaluator.audio.peaks import Peaks
from evaluator.audio.silence import loudness, sounding

Gains: TypeAlias = tuple[float, float]
"""How many times louder each of two lanes is heard than it was recorded; 0 is not heard."""

_TO: Final = 0.5  # of full scale: where the loud sounds of a quiet lane come to
_MOST: Final = 8.0  # times, 18 dB: more would lift the noise of most lines to where speech was
_MOST_EVER: Final = 64.0  # times, 36 dB, on a line without noise: a microphone that was turned down
_NOISE: Final = 0.008  # of full scale, -42 dB: noise that is lifted no further is hardly heard
_LOUD: Final = 99.5  # per cent of a lane's sound that is not as loud as its loud sounds
_NOTICED: Final = 1.2  # times; less is not heard, and not worth a copy


@dataclass(frozen=True, slots=True)
class Mix:
    """How a recording with two lanes is to be heard.

    `alone` is the lane (0 or 1) that is heard alone, None for both. `decibels` is how much louder
    than recorded each lane is wanted. `even` brings the quiet lane to the loudness of the other.
    """

    alone: int | None = None
    decibels: tuple[float, float] = (0.0, 0.0)
    even: bool = False


AS_RECORDED: Final = Mix()


def gains(mix: Mix, peaks: Peaks) -> Gains | None:
    """The gain of each lane; None where that makes no difference that is heard.

    A lane that is heard alone is made louder where it is quiet. `peaks` have two lanes.
    """
    wanted = [10 ** (one / 20) for one in mix.decibels]
    first, second = (_speech(low, high) for low, high in zip(peaks.low, peaks.high, strict=True))
    if mix.alone is not None:
        alone = wanted[mix.alone] * _room((first, second)[mix.alone])
        return (round(alone, 2), 0.0) if mix.alone == 0 else (0.0, round(alone, 2))
    evened = _evened(first, second) if mix.even else (1.0, 1.0)
    times = (round(wanted[0] * evened[0], 2), round(wanted[1] * evened[1], 2))
    return times if any(max(one, 1 / one) >= _NOTICED for one in times) else None


@dataclass(frozen=True, slots=True)
class _Speech:
    """How loud the sound of a lane is as a rule, and where it is loud; of full scale.

    `most` is how many times louder the noise between its sounds lets it be made.
    """

    usual: float
    loud: float
    most: float


def _speech(low: np.ndarray, high: np.ndarray) -> _Speech:
    """What sounds on a lane: its pauses say nothing of how loud it is."""
    loud = loudness(low, high)
    heard = sounding(loud)
    sounds, noise = loud[heard] / 32768, loud[~heard] / 32768
    if not sounds.size:
        return _Speech(0.0, 0.0, 1.0)
    usual, highest = float(np.sqrt(np.mean(sounds**2))), float(np.percentile(sounds, _LOUD))
    return _Speech(usual, highest, _most(noise))


def _most(noise: np.ndarray) -> float:
    """How many times louder a lane with this noise may be made."""
    if not noise.size:
        return _MOST
    return min(max(_NOISE / max(float(np.median(noise)), 1e-6), _MOST), _MOST_EVER)


def _room(lane: _Speech) -> float:
    """How many times louder a lane may be made: its loud sounds come to `_TO`."""
    return min(max(_TO / lane.loud, 1.0), lane.most) if lane.loud else 1.0


def _evened(first: _Speech, second: _Speech) -> Gains:
    """Both at one loudness: the quiet lane comes up as far as it may, the other down the rest."""
    if not first.usual or not second.usual:
        return 1.0, 1.0
    if first.usual < second.usual:
        return _brought(first, second)
    up, down = _brought(second, first)
    return down, up


def _brought(quiet: _Speech, loud: _Speech) -> Gains:
    """The gains of a lane that is softer, and of the other."""
    apart = min(loud.usual / quiet.usual, quiet.most)
    up = min(apart, _room(quiet))
    return up, max(up / apart, 1 / _MOST)
