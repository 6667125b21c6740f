"""Call facts: what is measured of a call from its sound alone, with the thresholds it was done by.

All times are seconds from the recording's start. None means: not measurable on one channel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Final, TypeAlias

from evaluator.errors import UserError
from evaluator.terms import clock

Stretch: TypeAlias = tuple[float, float]
"""From when to when, in seconds."""

AGENT: Final = "agent"
CALLER: Final = "caller"
BOTH: Final = "both"
"""Who is heard on a channel: BOTH where there is only one, mixed from the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From how many seconds on something is a fact. Rubrics 9.5 gives dead air's two.

    `dead_air_noted` is worth listening to, `dead_air_counted` counts. `talk_over` leaves out the
    "mm-hm" of somebody who listens. `hold` leaves out single beeps and clicks.
    """

    dead_air_noted: float = 5.0
    dead_air_counted: float = 7.0
    talk_over: float = 0.5
    hold: float = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """What one channel holds.

    `share` is that of the talk of both, 0 to 1. `turns` go on until the other speaks, or until
    nobody has for as long as is noted as dead air. `monologue` is the longest of them.
    `first_word` is in seconds after the answer; None when nothing is said after it.
    """

    name: str
    talk: float
    share: float | None
    first_word: float | None
    turns: tuple[Stretch, ...] | None
    stretches: tuple[Stretch, ...]

    @property
    def monologue(self) -> Stretch | None:
        """The longest turn; None where turns cannot be told or there is none."""
        return max(self.turns, key=length) if self.turns else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A stretch that somebody brought about: who came in on the other, or who answered."""

    stretch: Stretch
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of a call. `channels` are in the recording's order.

    `answered` is when the last ring before the first word ends, 0 where none is heard. `ringing`
    holds those rings; what rings later is hold. `gaps` lie between the end of one's turn and the
    beginning of the other's. `complete` is False where part of the file could not be decoded or
    is missing: the facts are those of the rest. `measurable` is False on one channel.
    """

    duration: float
    complete: bool
    thresholds: Thresholds
    answered: float
    channels: tuple[Speaker, ...]
    dead_air: tuple[Stretch, ...]
    talk_over: tuple[Entry, ...] | None
    hold: tuple[Stretch, ...]
    ringing: tuple[Stretch, ...]
    gaps: tuple[Entry, ...] | None

    @property
    def measurable(self) -> bool:
        """Whether what needs two channels could be measured."""
        return self.talk_over is not None

    @property
    def counted_dead_air(self) -> tuple[Stretch, ...]:
        """The dead air that is long enough to count, not only to be noted."""
        least = self.thresholds.dead_air_counted  # times are to the millisecond, floats are not
        return tuple(stretch for stretch in self.dead_air if round(length(stretch), 3) >= least)


def within(stretch: Stretch, duration: float, shortest: float) -> Stretch:
    """What of a stretch lies on a recording so long.

    Raises UserError where it ends before it starts, begins after the recording, or less of it than
    `shortest` lies there.
    """
    if stretch[1] < stretch[0]:
        raise UserError("The stretch ends before it starts.", "Give the earlier time first.")
    if stretch[0] >= duration:
        raise UserError(f"The call ends at {clock(duration)}, before this stretch.")
    start, end = max(stretch[0], 0.0), min(stretch[1], duration)
    if end - start < shortest:
        raise UserError("The stretch is too short.", "Choose a longer one.")
    return start, end


def length(stretch: Stretch) -> float:
    """Seconds from the beginning to the end."""
    return stretch[1] - stretch[0]


def total(stretches: Sequence[Stretch]) -> float:
    """Seconds of all together."""
    return sum(map(length, stretches), 0.0)


def clock_of(edge: float) -> str:
    """Where a stretch begins or ends, as m:ss: edges are sure to a hundredth, so 39.992 is 0:40."""
    return clock(round(edge, 1))


def to_json(facts: Facts) -> dict[str, Any]:
    """Facts as JSON values: what the command line prints, and what is kept.

    null is what one channel does not tell. Of dead air `stretches` and `total` are what is noted,
    `count` what is long enough to count.
    """
    return {
        "duration": facts.duration,
        "complete": facts.complete,
        "measurable": facts.measurable,
        "answered": facts.answered,
        "channels": [_speaker(speaker) for speaker in facts.channels],
        "dead_air": {**_stretches(facts.dead_air), "count": len(facts.counted_dead_air)},
        "talk_over": _entries(facts.talk_over),
        "hold": _stretches(facts.hold),
        "ringing": _stretches(facts.ringing),
        "gaps": _gaps(facts.gaps),
        "thresholds": asdict(facts.thresholds),
    }


def from_json(told: Mapping[str, Any]) -> Facts:
    """The facts that `to_json` told."""
    return Facts(
        duration=told["duration"],
        complete=told["complete"],
        thresholds=Thresholds(**told["thresholds"]),
        answered=told["answered"],
        channels=tuple(
            Speaker(
                name=one["name"],
                talk=one["talk"],
                share=one["share"],
                first_word=one["first_word"],
                turns=None if one["turns"] is None else _read(one["turn_stretches"]),
                stretches=_read(one["stretches"]),
            )
            for one in told["channels"]
        ),
        dead_air=_read(told["dead_air"]["stretches"]),
        talk_over=_read_entries(told["talk_over"]),
        hold=_read(told["hold"]["stretches"]),
        ringing=_read(told["ringing"]["stretches"]),
        gaps=_read_entries(told["gaps"]),
    )


def _speaker(speaker: Speaker) -> dict[str, Any]:
    turns, monologue = speaker.turns, speaker.monologue
    longest = 0.0 if monologue is None else round(length(monologue), 3)
    return {
        "name": speaker.name,
        "talk": speaker.talk,
        "share": speaker.share,
        "turns": None if turns is None else len(turns),
        "first_word": speaker.first_word,
        "longest": None if turns is None else longest,
        "stretches": _listed(speaker.stretches),
        "turn_stretches": None if turns is None else _listed(turns),
    }


def _stretches(found: Sequence[Stretch]) -> dict[str, Any]:
    return {"total": round(total(found), 3), "count": len(found), "stretches": _listed(found)}


def _entries(found: Sequence[Entry] | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {**_stretches([one.stretch for one in found]), "by": [one.by for one in found]}


def _gaps(found: Sequence[Entry] | None) -> dict[str, Any] | None:
    told = _entries(found)
    if told is None or found is None:
        return None
    waits = [length(one.stretch) for one in found] or [0.0]
    return {"median": round(median(waits), 3), "longest": round(max(waits), 3), **told}


def _listed(found: Sequence[Stretch]) -> list[list[float]]:
    return [list(stretch) for stretch in found]


def _read(listed: Sequence[Sequence[float]]) -> tuple[Stretch, ...]:
    return tuple((start, end) for start, end in listed)


def _read_entries(told: Mapping[str, Any] | None) -> tuple[Entry, ...] | None:
    if told is None:
        return None
    stretches = zip(_read(told["stretches"]), told["by"], strict=True)
    return tuple(Entry(stretch=stretch, by=by) for stretch, by in stretches)
