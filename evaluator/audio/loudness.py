"""How loud each lane of a recording speaks, and how many times louder it is to be heard."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from evaluator.audio.peaks import Peaks
from evaluator.audio.silence import loudness, sounding

Gains: TypeAlias = tuple[float, float]
"""How many times louder each of two lanes is heard than it was recorded; 0 is not heard."""

_TO: Final = 0.5  # of full scale: where the loud sounds of a quiet lane come to
_MOST: Final = 8.0  # times, 18 dB: more would lift the noise of the line to where speech was
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
    """How loud the sound of a lane is as a rule, and where it is loud; of full scale."""

    usual: float
    loud: float


def _speech(low: np.ndarray, high: np.ndarray) -> _Speech:
    """What sounds on a lane: its pauses say nothing of how loud it is."""
    loud = loudness(low, high)
    sounds = loud[sounding(loud)] / 32768
    if not sounds.size:
        return _Speech(0.0, 0.0)
    return _Speech(float(np.sqrt(np.mean(sounds**2))), float(np.percentile(sounds, _LOUD)))


def _room(lane: _Speech) -> float:
    """How many times louder a lane may be made: its loud sounds come to `_TO`."""
    return min(max(_TO / lane.loud, 1.0), _MOST) if lane.loud else 1.0


def _evened(first: _Speech, second: _Speech) -> Gains:
    """Both at one loudness: the quiet lane comes up as far as it may, the other down the rest."""
    if not first.usual or not second.usual:
        return 1.0, 1.0
    apart = min(max(first.usual / second.usual, 1 / _MOST), _MOST)
    if apart >= 1:
        up = min(apart, _room(second))
        return up / apart, up
    up = min(1 / apart, _room(first))
    return up, up * apart
