"""Literal values for the tests of the paper: a call, a shop without a recording, any length."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import sin
from pathlib import Path
from zoneinfo import ZoneInfo

from evaluator.forms.model import Band, Form, Question
from evaluator.insight.change import change
from evaluator.insight.estimate import estimate
from evaluator.insight.table import Heading, PointTable, side_by_side
from evaluator.insight.trend import Trend, over_time
from evaluator.reports.content import BandMark, CallLine, ClientReport, Quote
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.score import score
from evaluator.scoring.sheet import Sheet
from evaluator.terms import (
    Agent,
    Answer,
    Call,
    Client,
    Direction,
    EndedBy,
    Evaluator,
    Kind,
    Moment,
    Recording,
    Shop,
)

LEVELS = (
    "Not done when it was due, or done in a way that made things worse.",
    "A trace of it: late, mechanical or cut short.",
    "Done, but with a gap that the customer would notice.",
    "Done fully, in time, in a natural voice.",
    "The standard met, and visibly fitted to this customer.",
)
TITLES = (
    ("lead-in", "Lead-in", 12),
    ("yield", "Yield, don’t talk over", 12),
    ("listen", "Listen to understand", 16),
    ("acknowledge", "Acknowledge the concern", 20),
    ("ask", "Ask in full, courteous sentences", 12),
    ("pace", "Pace the customer", 12),
    ("close", "Close", 16),
)
BANDS = (
    Band(at=90, name="Exemplary"),
    Band(at=80, name="On standard"),
    Band(at=70, name="Developing"),
    Band(at=0, name="Needs coaching"),
)
ANSWERS: dict[str, Answer] = {
    "lead-in": 3,
    "yield": 2,
    "listen": 4,
    "acknowledge": 3,
    "ask": 3,
    "pace": "n/a",
    "close": 3,
}
MOMENTS = (
    Moment(id="m1", start=4.2, note="Name given, help offered, warm.", questions=("lead-in",)),
    Moment(
        id="m2",
        start=34,
        end=41,
        note="Cuts in while the mileage is read.",
        questions=("yield",),
        kind=Kind.COACH,
    ),
    Moment(
        id="m3",
        start=52,
        note="“Two breakdowns in a week is no fun.”",
        questions=("acknowledge",),
        kind=Kind.PRAISE,
    ),
    Moment(id="m4", start=115, note="Plays back both faults.", questions=("listen",)),
    Moment(id="m5", start=140, end=169, note="Hold: asked for, thanked for.", kind=Kind.COMPLIANCE),
    Moment(id="m6", start=221, end=238, note="Recap with day and price.", questions=("close",)),
)


def form(questions: int = 7) -> Form:
    """The seven points, or as many as asked for."""
    asked = [
        Question(
            id=id if turn == 0 else f"{id}-{turn}",
            title=title if turn == 0 else f"{title}, once more ({turn})",
            weight=weight,
            definition="What this point looks at.",
            good="What it sounds like when it is done well.",
            levels=LEVELS,
            tip=f"Breathe out once after the caller’s last word. ({title})",
        )
        for turn in range(questions // 7 + 1)
        for id, title, weight in TITLES
    ]
    return Form(
        id="seven-point-call",
        version="1",
        title="Seven-point call",
        pass_mark=80,
        bands=BANDS,
        questions=tuple(asked[:questions]),
    )


def recording(duration: float = 245.2) -> Recording:
    return Recording(
        id="r1",
        sha256="3f9c0d5e7ba21144" * 4,
        path=Path("/calls/2025/auto_repairs_40.wav"),
        size=3_926_172,
        duration=duration,
        channels=2,
        sample_rate=8000,
        codec="pcm_mulaw",
    )


def call(**changes: object) -> Call:
    facts: dict[str, object] = {
        "id": "c1",
        "came_in": datetime(2025, 2, 20, 9, 0, tzinfo=UTC),
        "agent": Agent("a1", "Chris L.", "Workshop desk"),
        "client": Client("k1", "Auto Repairs Ltd"),
        "started": datetime(2025, 2, 19, 6, 1, 22, tzinfo=ZoneInfo("Europe/London")),
        "direction": Direction.INBOUND,
        "reference": "AR-0040",
        "recording": recording(),
    }
    return Call(**{**facts, **changes})  # type: ignore[arg-type]


def shop_call() -> Call:
    return call(
        recording=None,
        reference="MS-117",
        shop=Shop(
            scenario="Booking a repair after a second breakdown",
            shopper="Shopper 12",
            number_dialled="+44 20 7946 0182",
            rings=3,
            seconds_to_answer=9.5,
            menu_steps=2,
            hold_seconds=29,
            transfers=0,
            ended_by=EndedBy.CALLER,
            narrative="The agent answered on the third ring.\n\nI gave the reason for my call.",
        ),
    )


def sheet(**changes: object) -> Sheet:
    said: dict[str, object] = {
        "answers": ANSWERS,
        "comments": {
            "lead-in": "Name given, help offered, warm.",
            "yield": "Cut in twice while the mileage was read.",
            "listen": "Both faults played back; the caller says “exactly”.",
            "acknowledge": "“Two breakdowns in a week is no fun”: specific, and before the fix.",
            "close": "Day, price and reference; the caller hangs up first.",
        },
        "moments": MOMENTS,
        "strengths": "Played both faults back before opening a screen (1:55).",
        "improvement": "Let the caller finish: two cut-ins on the mileage (0:34).",
        "action": "Breathe out once after the caller’s last word.",
        "action_due": date(2025, 3, 7),
    }
    return Sheet(**{**said, **changes})  # type: ignore[arg-type]


def evaluation(**changes: object) -> Evaluation:
    """The sample evaluation; its score is worked out from its form and sheet."""
    used = changes.get("form") or form()
    said = changes.get("sheet") or sheet()
    facts: dict[str, object] = {
        "id": "0193a7c2-e5b1-7d0a-9c3f-2b6d4e8f1a05",
        "revision": 1,
        "call": call(),
        "evaluator": Evaluator("e1", "Bea N."),
        "form": used,
        "sheet": said,
        "score": score(used, said.answers),  # type: ignore[arg-type, attr-defined]
        "finished": datetime(2025, 2, 21, 14, 30, tzinfo=ZoneInfo("Europe/London")),
        "digest": "d" * 64,
    }
    return Evaluation(**{**facts, **changes})  # type: ignore[arg-type]


def peaks(columns: int = 500) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Two lanes that take turns, louder and softer."""
    agent, caller = [], []
    for column in range(columns):
        loud = abs(sin(column * 1.7)) * abs(sin(column / 11)) * 0.8 + 0.1
        talks = sin(column / 23) > 0
        agent.append(loud if talks else 0.01)
        caller.append(0.01 if talks else loud)
    return tuple(agent), tuple(caller)


@dataclass(frozen=True)
class Tallied:
    """What the store would have added up: a name's calls in a period, or on a question."""

    key: str
    period: str = ""
    question: str = ""
    calls: int = 0
    total: float = 0.0
    squares: float = 0.0


NAMES = ("Chris L.", "Andrew K.", "Dee Ruiz")
MONTHS = ("2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10")


def scores(agent: int, month: int) -> tuple[float, ...]:
    """Made-up scores of an agent's calls in a month."""
    count = 4 + (agent * 3 + month * 2) % 5
    return tuple(
        round(72 + 3 * month * (agent == 0) + 4 * agent + 9 * sin(call * 2.1 + agent + month), 1)
        for call in range(count)
    )


def tallied(key: str, values: Iterable[float], **where: str) -> Tallied:
    values = tuple(values)
    squares = sum(value * value for value in values)
    return Tallied(key=key, calls=len(values), total=sum(values), squares=squares, **where)


def trend(names: tuple[str, ...] = NAMES, months: int = 6, *, together: bool = False) -> Trend:
    found = []
    for month in range(months):
        by_agent = [scores(agent, month) for agent in range(len(names))]
        if together:
            values = [value for agent in by_agent for value in agent]
            found.append(tallied("", values, period=MONTHS[month]))
        else:
            for name, values in zip(names, by_agent, strict=True):
                found.append(tallied(name, values, period=MONTHS[month]))
    return over_time(found, pass_mark=80.0)


def headings() -> tuple[Heading, ...]:
    return tuple(Heading(id=id, title=title, short=title, top=4) for id, title, _ in TITLES)


def table(course: Trend) -> PointTable:
    shares = [
        tallied(
            series.name,
            (0.5 + 0.06 * at + 0.1 * sin(call) for call in range(30)),
            question=heading.id,
        )
        for series in course.series
        for at, heading in enumerate(headings())
    ]
    return side_by_side(headings(), course, shares)


def client_report(
    names: tuple[str, ...] = NAMES, months: int = 6, **changes: object
) -> ClientReport:
    """Six months of three agents, or fewer of both."""
    overall = trend(names, months, together=True)
    by_agent = trend(names, months)
    values = [
        (name, month, call, value)
        for agent, name in enumerate(names)
        for month in range(months)
        for call, value in enumerate(scores(agent, month))
    ]
    facts: dict[str, object] = {
        "client": "Auto Repairs Ltd",
        "since": date(2026, 5, 1),
        "until": date(2026, 10, 31),
        "made": datetime(2026, 11, 2, 9, 30, tzinfo=ZoneInfo("Europe/London")),
        "forms": ("Seven-point call",),
        "evaluators": ("Bea N.", "Jo M."),
        "overall": estimate(
            len(values), sum(v for *_, v in values), sum(v * v for *_, v in values)
        ),
        "pass_mark": 80.0,
        "passed": sum(value >= 80 for *_, value in values),
        "bands": tuple(BandMark(band.at, band.name) for band in BANDS),
        "trend": overall,
        "by_agent": by_agent if len(names) > 1 else None,
        "change": change(overall.series[0].points[0], overall.series[0].points[-1]),
        "points": table(overall),
        "agents": table(by_agent),
        "calls": tuple(
            CallLine(
                started=datetime(
                    2026, 5 + month, 3 + call, 9, 15, tzinfo=ZoneInfo("Europe/London")
                ),
                agent=name,
                reference=f"AR-{100 * month + call:04}",
                score=value,
                band=next(band.name for band in BANDS if value >= band.at),
            )
            for name, month, call, value in values
        ),
        "quotes": (
            Quote(
                about="Went well",
                text="Played both faults back before opening a screen.",
                agent="Chris L.",
                started=datetime(2026, 10, 4, 9, 15, tzinfo=UTC),
            ),
            Quote(
                about="Work on",
                text="Let the caller finish: two cut-ins on the mileage.",
                agent="Dee Ruiz",
                started=datetime(2026, 9, 6, 9, 15, tzinfo=UTC),
            ),
            Quote(about="Close", text="Day, price and reference.", agent="Andrew K.", started=None),
        ),
    }
    return ClientReport(**{**facts, **changes})  # type: ignore[arg-type]


def no_calls() -> ClientReport:
    """A period in which nothing was finished."""
    nothing = over_time(())
    empty = PointTable(questions=(), rows=())
    return ClientReport(
        client="Auto Repairs Ltd",
        since=date(2026, 5, 1),
        until=date(2026, 10, 31),
        made=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
        overall=estimate(0, 0, 0),
        trend=nothing,
        points=empty,
        agents=empty,
    )
