"""Who has the word: turns, who came in on whom, and how long answers take. Needs two lanes."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from evaluator.audio.stretches import Mask, Runs, at_least, mask_of, runs


class Turn(NamedTuple):
    """What one lane does, from the first frame to the one after the last."""

    lane: int
    first: int
    last: int


def turns(said: list[Runs], hold: Mask, longest_pause: int) -> list[Turn]:
    """The turns of two lanes, in the order in which they begin.

    A turn goes on until the other lane speaks, until a silence of `longest_pause` frames, or until
    somebody is put on hold. What lies wholly within a stretch of the other lane is no turn: the
    "mm-hm" of a listener, or a try that did not get the word.
    """
    found: list[Turn] = []
    for turn in sorted(_stretches(said), key=lambda turn: turn.first):
        before = found[-1] if found else None
        if (
            before is not None
            and before.lane == turn.lane
            and turn.first - before.last < longest_pause
            and not hold[before.last : turn.first].any()
        ):
            found[-1] = before._replace(last=turn.last)
        else:
            found.append(turn)
    return found


def talk_over(said: list[Runs], shortest: int) -> list[Turn]:
    """Where both lanes speak for `shortest` frames or more, with the lane that came in."""
    size = max((int(lane[-1, 1]) for lane in said if len(lane)), default=0)
    both = runs(mask_of(said[0], size) & mask_of(said[1], size))
    begun = set(said[0][:, 0].tolist()) - set(said[1][:, 0].tolist())
    return [
        Turn(0 if first in begun else 1, first, last)
        for first, last in at_least(both, shortest).tolist()
    ]


def gaps(spoken: list[Turn], hold: Mask) -> list[Turn]:
    """The silences between a turn of one lane and the next of the other, with who answers.

    A wait on hold is nobody's answer; where the other came in early there is no silence.
    """
    return [
        Turn(after.lane, before.last, after.first)
        for before, after in pairwise(spoken)
        if before.lane != after.lane
        and before.last <= after.first
        and not hold[before.last : after.first].any()
    ]


def _stretches(said: list[Runs]) -> list[Turn]:
    """The stretches of both lanes that lie within none of the other's."""
    found = []
    for lane, other in ((0, said[1]), (1, said[0])):
        for first, last in said[lane].tolist():
            around = np.searchsorted(other[:, 0], first, "right") - 1
            if around < 0 or other[around, 1] < last:
                found.append(Turn(lane, first, last))
    return found
