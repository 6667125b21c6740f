"""The shared words and values that cross every threshold: small, frozen, without behaviour.

Each word is defined in CONTEXT.md. Times of day are aware datetimes in the zone they came from;
times on a recording are seconds from its start.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

NOT_APPLICABLE: Final = "n/a"

Answer: TypeAlias = int | float | str | tuple[str, ...]
"""What a question is answered by, as its kind says; a question without an answer is open.

The place of a level or an option, from 0 up (int); a number (float); the ids of the options chosen;
a text, a day or a time of day in ISO 8601; or not applicable, whatever the kind.
"""

FEW_CALLS: Final = 3
"""Below this many calls an average carries a caution (rubrics: one shop proves nothing)."""


class Direction(StrEnum):
    """Who rang whom."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"
    UNKNOWN = ""


class EndedBy(StrEnum):
    """Who ended a mystery-shop call."""

    AGENT = "agent"
    CALLER = "caller"
    CUT_OFF = "cut off"
    UNKNOWN = ""


class Period(StrEnum):
    """How scores over time are cut: labels are "2026-05", "2026-W19" (ISO week) and "" for all."""

    MONTH = "month"
    WEEK = "week"
    ALL = "all"


class Group(StrEnum):
    """What scores are compared by; NONE puts all calls together."""

    NONE = ""
    AGENT = "agent"
    TEAM = "team"
    FORM = "form"
    EVALUATOR = "evaluator"
    CLIENT = "client"


class Kind(StrEnum):
    """What a moment is kept for."""

    EVIDENCE = "evidence"
    PRAISE = "praise"
    COACH = "coach"
    COMPLIANCE = "compliance"


class Redacting(StrEnum):
    """What is heard in place of a stretch that was overwritten."""

    SILENCE = "silence"
    BEEP = "beep"


@dataclass(frozen=True, slots=True)
class Client:
    """Whose phone lines are evaluated."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Agent:
    """Who answered or made the call. `team` is "" when there is none."""

    id: str
    name: str
    team: str = ""


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Who scores a call."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The sound of a call: `sha256` of the file is its identity, `path` where it was last seen.

    `duration` is in seconds, `size` in bytes.
    """

    id: str
    sha256: str
    path: Path
    size: int
    duration: float
    channels: int
    sample_rate: int
    codec: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """The facts of a mystery-shop visit (rubrics section 11); None and "" mean not noted."""

    scenario: str = ""
    shopper: str = ""
    number_dialled: str = ""
    rings: int | None = None
    seconds_to_answer: float | None = None
    menu_steps: int | None = None
    hold_seconds: float | None = None
    transfers: int | None = None
    ended_by: EndedBy = EndedBy.UNKNOWN
    narrative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One phone call to be evaluated: with a recording, as a mystery shop, or both.

    `agent` is None while nobody has said who it was. `agent_channel` is the recording's channel
    that carries the agent (0 or 1); the other one is the caller's.
    """

    id: str
    came_in: datetime
    agent: Agent | None = None
    client: Client | None = None
    started: datetime | None = None
    direction: Direction = Direction.UNKNOWN
    reference: str = ""
    recording: Recording | None = None
    shop: Shop | None = None
    agent_channel: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time (`end` None) or a stretch of the recording, in seconds, linked to any questions."""

    id: str
    start: float
    end: float | None = None
    note: str = ""
    questions: tuple[str, ...] = ()
    kind: Kind = Kind.EVIDENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A stretch of a call that was overwritten in the product's copy of its recording, for good.

    `start` and `end` are seconds; `by` is the evaluator's name, `reason` "" when none was given.
    `was` and `now` are the SHA-256 of the recording before and after.
    """

    id: str
    call_id: str
    start: float
    end: float
    how: Redacting
    reason: str
    by: str
    at: datetime
    was: str
    now: str


def rounded(number: float, decimals: int) -> str:
    """A number with so many decimals, halves away from 0 as people round by hand, never “-0”.

    It is the decimal that is rounded, as it is written, and not its binary neighbour.
    """
    found = Decimal(repr(number)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return str(found if found else abs(found))


def added(numbers: Iterable[float]) -> float:
    """Numbers added up as the decimals that are written, so that 0.1 and 0.2 are 0.3."""
    return float(sum((Decimal(repr(one)) for one in numbers), Decimal()))


def trimmed(number: float, most: int = 2) -> str:
    """A weight or a number of points: at most so many decimals, none that say nothing."""
    told = rounded(number, most)
    return told.rstrip("0").rstrip(".") if "." in told else told


def counted(number: int, thing: str) -> str:
    """ "1 call", "12 calls", "1,200 calls"."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def percent(part: float, decimals: int = 0) -> str:
    """ "40 %" for 0.4, or "40.0 %" with a decimal."""
    return f"{rounded(float(100 * Decimal(repr(part))), decimals)} %"


def shown(score: float | None) -> str:
    """A score as every page shows it: one decimal, halves up; a dash where there is none."""
    return "–" if score is None else rounded(score, 1)


def signed(change: float | None) -> str:
    """A change of a score as every page shows it: with its sign, and none where it is 0.0."""
    if change is None:
        return "–"
    size = shown(abs(change))
    return size if size == "0.0" else f"{'−' if change < 0 else '+'}{size}"


def clock(seconds: float) -> str:
    """A time on a recording as m:ss, or h:mm:ss from an hour up; fractions are cut off."""
    whole = int(seconds)
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes}:{rest:02d}"
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"
