"""The facts of a call from its sound: talk, turns, dead air, talk-over, gaps, hold and ringing."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from evaluator.audio.hold import bursts, held, rings
from evaluator.audio.speech import Activity
from evaluator.audio.stretches import Mask, Runs, at_least, mask_of, runs
from evaluator.audio.talk import FRAME, frames, talk
from evaluator.audio.turns import Turn, gaps, talk_over, turns
from evaluator.facts import AGENT, BOTH, CALLER, Entry, Facts, Speaker, Stretch, Thresholds, total

ANNOUNCED: Final = 10.0
"""Seconds after an announcement within which a silence must begin to be the hold it announced."""

_AROUND = 0.1  # seconds; sound is judged in windows, which reach over the edges of a stretch


def facts_of(
    activity: Activity,
    thresholds: Thresholds,
    *,
    agent_channel: int = 0,
    announced: Sequence[float] = (),
    redacted: Sequence[Stretch] = (),
) -> Facts:
    """The facts of what was listened to.

    `agent_channel` is the lane of the agent, 0 or 1. `announced` are the times, in seconds, at
    which somebody was asked to hold: sound alone cannot tell, a transcript or an evaluator can.
    The dead air that follows is then hold. What was said in the `redacted` stretches nobody can
    hear any more: they are no dead air, no hold and no gap, whatever stands in their place.
    """
    said = talk(activity)
    names = _names(len(said), agent_channel)
    sounds, size = bursts(activity, said), activity.loudness.level.shape[1]
    ringing = rings(sounds, _unanswered(said, names, size))
    answered = int(ringing[-1, 1]) if len(ringing) else 0
    hold = _any(held(sounds, said, thresholds.hold), size)
    hold[:answered] = False
    hold = mask_of(at_least(runs(hold), frames(thresholds.hold)), size)  # not the end of a ring
    unknown = _unknown(redacted, size)
    hold &= ~unknown
    silent = ~(_any(said, size) | hold | unknown)
    silent[:answered] = False
    dead = at_least(_to_the_edges(runs(silent), size), frames(thresholds.dead_air_noted))
    promised = np.array([_promised(first * FRAME, announced) for first, _ in dead], np.bool_)
    hold |= mask_of(dead[promised], size)
    spoken = turns(said, hold, frames(thresholds.dead_air_noted)) if len(said) == 2 else None
    over = talk_over(said, frames(thresholds.talk_over)) if spoken is not None else None
    end = activity.duration
    return Facts(
        duration=round(end, 3),
        complete=activity.complete,
        thresholds=thresholds,
        answered=_second(answered, end),
        channels=_speakers(said, names, spoken, answered, end),
        dead_air=_seconds(dead[~promised], end),
        talk_over=_entries(over, names, end),
        hold=_seconds(runs(hold), end),
        ringing=_seconds(ringing, end),
        gaps=_entries(gaps(spoken, hold | unknown), names, end) if spoken is not None else None,
    )


def _names(lanes: int, agent_channel: int) -> tuple[str, ...]:
    if lanes == 1:
        return (BOTH,)
    return (CALLER, AGENT) if agent_channel else (AGENT, CALLER)


def _unanswered(said: list[Runs], names: Sequence[str], size: int) -> list[int]:
    """The frame of each lane up to which the call may be ringing: until somebody speaks.

    On the agent's lane until the agent does: shoppers say the date and the hour before they ring.
    """
    first = [int(lane[0, 0]) if len(lane) else size for lane in said]
    return [first[lane] if name == AGENT else min(first) for lane, name in enumerate(names)]


def _promised(second: float, announced: Sequence[float]) -> bool:
    return any(0.0 <= second - time <= ANNOUNCED for time in announced)


def _unknown(redacted: Sequence[Stretch], size: int) -> Mask:
    """Where something was redacted, and a window to either side that holds some of it."""
    around = [(start - _AROUND, end + _AROUND) for start, end in redacted]
    return mask_of([(max(frames(start), 0), frames(end)) for start, end in around], size)


def _to_the_edges(silent: Runs, size: int) -> Runs:
    """Silences with the frame at either end in which sound ends or begins: partly they are silent.

    So a silence as long as a threshold is never found too short for it.
    """
    return np.stack((np.maximum(silent[:, 0] - 1, 0), np.minimum(silent[:, 1] + 1, size)), axis=1)


def _any(found: list[Runs], size: int) -> Mask:
    """Where one lane or both hold something."""
    return mask_of(np.concatenate(found), size)


def _speakers(
    said: list[Runs], names: Sequence[str], spoken: list[Turn] | None, answered: int, end: float
) -> tuple[Speaker, ...]:
    stretches = [_seconds(lane, end) for lane in said]
    talked = sum(map(total, stretches))
    return tuple(
        Speaker(
            name=names[lane],
            talk=round(total(own), 3),
            share=_share(total(own), talked) if spoken is not None else None,
            first_word=_first_word(said[lane], answered),
            turns=None if spoken is None else _of(spoken, lane, end),
            stretches=own,
        )
        for lane, own in enumerate(stretches)
    )


def _share(own: float, of_both: float) -> float:
    return round(own / of_both, 4) if of_both else 0.0


def _first_word(said: Runs, answered: int) -> float | None:
    later = said[said[:, 0] >= answered]
    return round(float(later[0, 0] - answered) * FRAME, 3) if len(later) else None


def _of(spoken: list[Turn], lane: int, end: float) -> tuple[Stretch, ...]:
    return tuple(_stretch(first, last, end) for by, first, last in spoken if by == lane)


def _entries(
    found: list[Turn] | None, names: Sequence[str], end: float
) -> tuple[Entry, ...] | None:
    if found is None:
        return None
    return tuple(
        Entry(stretch=_stretch(first, last, end), by=names[lane]) for lane, first, last in found
    )


def _seconds(found: Runs, end: float) -> tuple[Stretch, ...]:
    return tuple(_stretch(first, last, end) for first, last in found.tolist())


def _stretch(first: int, last: int, end: float) -> Stretch:
    return _second(first, end), _second(last, end)


def _second(frame: int, end: float) -> float:
    """The time of a frame, to the millisecond; the last window reaches beyond the end."""
    return round(min(frame * FRAME, end), 3)
