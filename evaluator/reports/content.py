"""What a report says, before anyone decides how it looks: frozen values, made from values only."""

from dataclasses import dataclass
from datetime import date, datetime

from evaluator.insight.change import Change
from evaluator.insight.estimate import Estimate
from evaluator.insight.frequency import Frequency
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

    `value` and `place` are None where there is no score. `raw` tells of the score before what
    failed and before the cap, "" where that is the same.
    """

    score: str
    value: float | None
    band: str
    place: int | None
    bands: tuple[BandMark, ...]
    pass_mark: float
    outcome: str
    raw: str


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

    `level` is None where it is not applicable or open, and `top` 0 where there are no levels;
    `answer` is short, "" where only `words` can say it. `part` (0 to 1) is what was earned of what
    could be, None where nothing counted. `standard` is the level from which the point needs no
    coaching; `tip` is "" from there up. What is not `scored` is an observation. `earned` are its
    own points (“3 of 4”), `counts` is what it counts for, `fails` what its answer fails, in words.
    """

    number: int
    title: str
    level: int | None
    top: int
    standard: int
    part: float | None
    scored: bool
    answer: str
    words: str
    fails: str
    causes: tuple[str, ...]
    comment: str
    flags: tuple[Flag, ...]
    tip: str
    verdict: str
    counts: str
    earned: str
    weight: str
    share: str
    points: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """What a section came to. `within` another it is one of its parts, whose sums it holds too.

    `score` is “–” where nothing counted, and `value` None; `note` says what is behind a score: its
    band and pass, or that it failed and what it would have been. `weight` is its own in the form.
    """

    title: str
    within: bool
    failed: bool
    score: str
    value: float | None
    note: str
    weight: str
    share: str
    points: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointGroup:
    """The points of a section in their order; `section` is None for those in none.

    `title` is "" where there is nothing to tell groups apart by. `not_asked` says in a line
    each which points were not asked, and when they are.
    """

    title: str
    section: SectionLine | None
    points: tuple[Point, ...]
    not_asked: tuple[str, ...]


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
    """How the score came about: the sums under the table of points, and what they give.

    `measure` heads the points' own figures: levels, or what was earned.
    """

    measure: str
    points: str
    of: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnBlend:
    """What a call comes to on a blend that the report was asked to tell of, by its forms."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A feedback report on one evaluation. `scenario` is "" where it is short enough for a fact.

    `points` are those that were asked, in the form's order and numbers; `groups` hold the same by
    section. `failures` say which answers failed what, `accuracy` how each class of errors came out.
    `blend` is there where one was asked for.
    """

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
    groups: tuple[PointGroup, ...]
    sections: tuple[SectionLine, ...]
    failures: tuple[str, ...]
    accuracy: tuple[Fact, ...]
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
    blend: OnBlend | None = None


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
class BlendedForm:
    """A form of a blend, its share (0 to 1) and what it came to on the calls that count."""

    title: str
    share: float
    estimate: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class BlendOf:
    """The blend that the calls of a report are scored on; `counted` says which of them count."""

    title: str
    forms: tuple[BlendedForm, ...]
    counted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientReport:
    """A report on a period: for a client, an agent or a team, "" where it is not narrowed to one.

    `since` and `until` are days, both included, None where the period is open. `overall` is the
    estimate over all the calls, `trend` has one series (all together), `by_agent` a series an
    agent, None where there is nothing to compare. `change` is the last period against the first.
    `points` and `sections` hold one row (all together), `agents` a row an agent; `noted` is what
    was answered without a score. `pass_mark` and `bands` are None
    and () where forms differ in them; `passed` counts the calls that reached the pass mark. On a
    `blend` every score of a call is the blended one, and calls that do not count are nowhere in it.
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
    sections: PointTable | None = None
    noted: tuple[Frequency, ...] = ()
    agents: PointTable
    blend: BlendOf | None = None
    calls: tuple[CallLine, ...] = ()
    quotes: tuple[Quote, ...] = ()
