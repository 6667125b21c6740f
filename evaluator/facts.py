"""Call facts: what is measured of a call from its sound alone, with the thresholds it was done by.

All times are seconds from the recording's start. None means: not measurable on one channel.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

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
        least = self.thresholds.dead_air_counted
        return tuple(stretch for stretch in self.dead_air if length(stretch) >= least)


def length(stretch: Stretch) -> float:
    """Seconds from the beginning to the end."""
    return stretch[1] - stretch[0]


def total(stretches: tuple[Stretch, ...]) -> float:
    """Seconds of all together."""
    return sum(map(length, stretches))
