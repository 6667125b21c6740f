"""Six months of invented calls: who rang when, how it was scored and in what words.

People, companies and figures are made up. The plan depends on its last day and
length alone.
"""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from evaluator.desk.calls import CallDetails
from evaluator.forms.model import Form, Question
from evaluator.places import shipped
from evaluator.scoring.sheet import Sheet
from evaluator.terms import NOT_APPLICABLE, Answer, Direction, EndedBy, Shop

_SEED: Final = 20_260_501
HALF_A_YEAR: Final = 26
"""Weeks."""
_TWICE: Final = 0.03
"""How many of the calls two evaluators score."""


@dataclass(frozen=True, slots=True)
class _Person:
    """An agent: the level they start at (0 to 4), what half a year changes, where they differ."""

    name: str
    team: str
    client: str
    level: float
    change: float
    best: str
    worst: str


_AGENTS: Final = (
    _Person("Dee Marlow", "Front desk", "Harbour Clinic", 3.3, 0.2, "lead-in", "pace"),
    _Person("Anouk Verbeke", "Front desk", "Harbour Clinic", 2.6, 1.2, "acknowledge", "close"),
    _Person("Tomasz Wilk", "Front desk", "Harbour Clinic", 3.0, 0.1, "close", "ask"),
    _Person("Priya Raman", "Claims", "Tallow & Reed Insurance", 3.5, -0.1, "listen", "yield"),
    _Person("Joel Osei", "Claims", "Tallow & Reed Insurance", 3.0, -1.0, "pace", "acknowledge"),
    _Person("Signe Halvorsen", "Claims", "Tallow & Reed Insurance", 3.1, 0.5, "ask", "lead-in"),
    _Person("Marco Bellini", "Service", "Northgate Motors", 2.3, 0.8, "pace", "ask"),
    _Person("Yara Haddad", "Service", "Northgate Motors", 3.2, 0.0, "yield", "close"),
    _Person("Callum Reid", "Service", "Northgate Motors", 2.8, -0.2, "lead-in", "listen"),
)
_EVALUATORS: Final[Mapping[str, float]] = {
    "Ruth Calder": 0.0,
    "Emeka Obi": 0.2,
    "Lena Fischer": -0.2,
    "Sam Whitlock": 0.05,
}
"""The evaluators, and how much milder or stricter than the others they are, in levels."""

_SCENARIOS: Final[Mapping[str, tuple[str, str]]] = {
    "Harbour Clinic": ("Moves an appointment, worried about a bill", "01632 960 101"),
    "Tallow & Reed Insurance": ("Asks about a water damage that was refused", "01632 960 202"),
    "Northgate Motors": ("Books a service, car needed back by four", "01632 960 303"),
}
"""What is tested and the number dialled, by client; 01632 960 is kept for drama by Ofcom."""
_SHOPPERS: Final = ("Shopper 14", "Shopper 22", "Shopper 31")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What an evaluator says about a call; a draft leaves its last points open."""

    evaluator: str
    sheet: Sheet
    draft: bool

    @property
    def taken(self) -> float:
        """How long they worked on it, in seconds: about nine minutes, with a few long ones."""
        words = sorted(self.sheet.comments.values())
        chance = random.Random(f"{self.evaluator}: {words}")  # noqa: S311 - nothing secret
        return round(chance.lognormvariate(6.2, 0.4))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCall:
    """A call to be made: its details, the visit where it was a mystery shop, and who scored it."""

    details: CallDetails
    shop: Shop | None
    judged: tuple[Judged, ...]


def plan(form: Form, until: date, weeks: int = HALF_A_YEAR) -> Iterator[PlannedCall]:
    """The calls of the weeks that end with the day `until`, in order of time.

    The last week holds drafts and calls nobody has scored yet, as a real desk does.
    """
    chance = random.Random(_SEED)  # noqa: S311 - data to look at, nothing secret
    words: dict[str, Any] = json.loads(
        shipped("resources", "demo", "words.json").read_text("utf-8")
    )
    number = 0
    for week in range(weeks):
        monday = until - timedelta(days=7 * (weeks - week) - 1)
        times = sorted(
            (_moment(chance, monday, until), place)
            for place in range(len(_AGENTS))
            for _ in range(1 + (chance.random() < 0.1))
        )
        for started, place in times:
            number += 1
            who = _AGENTS[place]
            level = who.level + who.change * week / weeks
            scorer = _Scorer(chance, form, words, who, level, started.date())
            yield PlannedCall(
                details=CallDetails(
                    agent=who.name,
                    team=who.team,
                    client=who.client,
                    started=started,
                    direction=Direction.OUTBOUND if chance.random() < 0.1 else Direction.INBOUND,
                    reference=f"D-{number:04d}",
                ),
                shop=_visit(chance, who) if chance.random() < 0.2 else None,
                judged=tuple(_judged(chance, scorer, newest=week == weeks - 1)),
            )


def _moment(chance: random.Random, monday: date, until: date) -> datetime:
    """A time of a working day, eight to six."""
    day = monday + timedelta(days=chance.randrange(7))
    if day.weekday() > 4:
        day -= timedelta(days=chance.randrange(2, 5))
    clock = time(chance.randrange(8, 18), chance.randrange(60), chance.randrange(60))
    return datetime.combine(min(day, until), clock).astimezone()


def _visit(chance: random.Random, who: _Person) -> Shop:
    scenario, number = _SCENARIOS[who.client]
    rings, hold = chance.randrange(1, 7), chance.choice((0, 0, 0, 25, 40, 75, 130))
    after = f", then {hold} seconds on hold" if hold else ""
    return Shop(
        scenario=scenario,
        shopper=chance.choice(_SHOPPERS),
        number_dialled=number,
        rings=rings,
        seconds_to_answer=rings * 5.0,
        menu_steps=chance.randrange(3),
        hold_seconds=float(hold),
        transfers=int(chance.random() < 0.2),
        ended_by=chance.choice((EndedBy.AGENT, EndedBy.CALLER, EndedBy.CALLER)),
        narrative=f"Answered after {rings} rings{after}. {who.name} gave a name when asked. "
        "The request was dealt with on this call.",
    )


def _judged(chance: random.Random, scorer: "_Scorer", *, newest: bool) -> Iterator[Judged]:
    """Who scored it: nobody or a draft for some of the newest, two evaluators for a few."""
    first, second = chance.sample(tuple(_EVALUATORS), 2)
    fate = chance.random()
    if newest and fate < 0.35:
        return
    sheet = scorer.sheet(_EVALUATORS[first])
    if newest and fate < 0.7:
        yield Judged(evaluator=first, sheet=_begun(sheet), draft=True)
        return
    yield Judged(evaluator=first, sheet=sheet, draft=False)
    if chance.random() < _TWICE:
        yield Judged(evaluator=second, sheet=scorer.sheet(_EVALUATORS[second]), draft=False)


def _begun(sheet: Sheet) -> Sheet:
    some = list(sheet.answers)[:4]
    return Sheet(
        answers={id: sheet.answers[id] for id in some},
        comments={id: sheet.comments[id] for id in some if id in sheet.comments},
    )


@dataclass(frozen=True, slots=True)
class _Scorer:
    """Fills in sheets on one call whose agent works at about `level`."""

    chance: random.Random
    form: Form
    words: dict[str, Any]
    who: _Person
    level: float
    day: date

    def sheet(self, mildness: float) -> Sheet:
        answers = {q.id: self._answer(q, mildness) for q in self.form.questions}
        levels = {id: answer for id, answer in answers.items() if isinstance(answer, int)}
        best = max(levels, key=lambda id: levels[id])
        worst = min(levels, key=lambda id: levels[id])
        weak = levels[worst] < 3
        return Sheet(
            answers=answers,
            comments={
                id: self.chance.choice(self.words[id]["levels"][level])
                for id, level in levels.items()
                if level in (0, 1, 4) or self.chance.random() < 0.4
            },
            strengths=self.words[best]["strength"],
            improvement=self.words[worst]["improvement"],
            action=self.form.question(worst).tip if weak else "",
            action_due=self.day + timedelta(days=14) if weak else None,
        )

    def _answer(self, question: Question, mildness: float) -> Answer:
        if question.id == "acknowledge" and self.chance.random() < 0.05:
            return NOT_APPLICABLE
        level = self.level + mildness
        level += {self.who.best: 0.5, self.who.worst: -0.7}.get(question.id, 0.0)
        return max(0, min(question.top, round(self.chance.gauss(level, 0.6))))
