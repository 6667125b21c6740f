"""What a report says, before anyone decides how it looks: frozen values, made from values only."""

from dataclasses import dataclass
from datetime import date, datetime

from evaluator.insight.change import Change
from evaluator.insight.estimate import Estimate
from evaluator.insight.table import PointTable
from evaluator.insight.trend import Trend
from evaluator.terms import Kind


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the facts: what it is and what it was."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class BandMark:
    """A band on the scale from 0 to 100: it starts at `at` and ends where the one above starts."""

    at: float
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The score as shown, its band (`place` 0 is the highest of `bands`) and pass or not, in words.

    `value` and `place` are None where there is no score.
    """

    score: str
    value: float | None
    band: str
    place: int | None
    bands: tuple[BandMark, ...]
    pass_mark: float
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A moment with its number on this call; seconds from the start of the recording.

    `sort` is its kind in a word.
    """

    number: int
    start: float
    end: float | None
    when: str
    kind: Kind
    sort: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point: what was answered, in words, and why.

    `level` is None where it is not applicable or open; `answer` says which. `standard` is the level
    from which the point needs no coaching; `tip` is "" from there up.
    """

    number: int
    title: str
    level: int | None
    top: int
    standard: int
    answer: str
    words: str
    comment: str
    flags: tuple[Flag, ...]
    tip: str
    weight: str
    share: str
    points: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One channel as drawn: loudness from 0 to 1, evenly spread over the recording."""

    name: str
    agent: bool
    peaks: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Where on the call: its lanes, its length in seconds, and every moment."""

    duration: float
    lanes: tuple[Lane, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """How the score came about: the sums under the table of points, and what they give."""

    points: str
    of: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A feedback report on one evaluation. `scenario` is "" where it is short enough for a fact."""

    agent: str
    client: str
    lede: str
    dated: str
    reference: str
    verdict: Verdict
    went_well: str
    work_on: str
    do_next: str
    due: str
    facts: tuple[Fact, ...]
    measured: tuple[Fact, ...]
    points: tuple[Point, ...]
    other_flags: tuple[Flag, ...]
    strip: Strip | None
    scenario: str
    narrative: str
    working: Working
    form: str
    colophon: tuple[Fact, ...]
    evaluator: str
    evaluation: str
    finished: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """One call in the table of calls. `started` carries its zone; None where it is not known."""

    started: datetime | None
    agent: str
    reference: str
    score: float | None
    band: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of an evaluator: `about` is "Went well", "Work on" or the title of a point."""

    about: str
    text: str
    agent: str
    started: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientReport:
    """A report on a period: for a client, an agent or a team, "" where it is not narrowed to one.

    `since` and `until` are days, both included, None where the period is open. `overall` is the
    estimate over all the calls, `trend` has one series (all together), `by_agent` a series an
    agent, None where there is nothing to compare. `change` is the last period against the first.
    `points` holds one row (all together), `agents` a row an agent. `pass_mark` and `bands` are None
    and () where forms differ in them; `passed` counts the calls that reached the pass mark.
    """

    client: str = ""
    agent: str = ""
    team: str = ""
    since: date | None = None
    until: date | None = None
    made: datetime
    forms: tuple[str, ...] = ()
    evaluators: tuple[str, ...] = ()
    overall: Estimate
    pass_mark: float | None = None
    passed: int | None = None
    bands: tuple[BandMark, ...] = ()
    trend: Trend
    by_agent: Trend | None = None
    change: Change | None = None
    points: PointTable
    agents: PointTable
    calls: tuple[CallLine, ...] = ()
    quotes: tuple[Quote, ...] = ()
