"""Scoring answers on a form: made once for a form, used for as many calls as need be.

Everything is counted in whole numbers of one small unit and divided once, at the edge: a score is
the floating-point number nearest to the exact figure, whatever the order of the questions.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm
from types import MappingProxyType
from typing import Final

from evaluator.forms.asked import Conditions
from evaluator.forms.model import Form, Question, band_of
from evaluator.forms.options import CRITICAL, SECTIONS, Option, Range, Rules
from evaluator.forms.question import BY_PLACE, Band
from evaluator.forms.values import exact
from evaluator.scoring.answers import check
from evaluator.scoring.result import Accuracy, Failure, Part, Score, SectionPart, State
from evaluator.scoring.weights import tree, weigh
from evaluator.scoring.worth import most, worth
from evaluator.terms import NOT_APPLICABLE, Answer, shown

__all__ = ["Part", "Score", "Scorer", "check", "score"]

NOTHING: Final[Mapping[str, float]] = MappingProxyType({})
_PATTERNS: Final = 2048
"""How many patterns of counting questions are remembered with their weights."""


def score(
    form: Form, answers: Mapping[str, Answer], figures: Mapping[str, float] = NOTHING
) -> Score:
    """Score answers (by question id) on a form; `figures` of the call are for its conditions.

    Raises UserError for an unknown question id or an answer that does not fit its question.
    """
    return Scorer(form).score(answers, figures)


@dataclass(frozen=True, slots=True)
class Standing:
    """What answers come to as they stand, without the parts that explain it.

    `passes` looks at the score alone: what is open is left out of it, as if it did not apply.
    """

    value: float | None
    band: str | None
    passes: bool | None
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """Answers counted: what became of each question, what is earned before and after failing."""

    states: Mapping[str, State]
    weights: "_Weights"
    earned: Mapping[str, int]
    kept: Mapping[str, int]
    failed: tuple[Failure, ...]
    zeroed: set[str]


@dataclass(frozen=True, slots=True)
class _Weights:
    """What the questions that count weigh: as whole numbers of 1 / `unit`, and as shown."""

    factors: Mapping[str, int]
    possible: Mapping[str, int]
    total: int
    unit: int


class Scorer:
    """A form made ready for scoring."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._conditions = Conditions(form)
        self._weighted = form.scoring.method == "weighted"
        self._tree = tree(form) if self._weighted else ()
        self._worth = {q.id: worth(form, q) for q in form.questions if form.counts(q)}
        self._unit = lcm(*(one.unit for one in self._worth.values()))
        self._around = {
            question.id: tuple(section.id for section in form.around(question))
            for question in form.questions
        }
        self._failing = {
            question.id: question.ruled
            for question in form.questions
            if any(one.fails for one in question.ruled)
        }
        self._weights = {question.id: self._weight(question) for question in form.questions}
        self._tops = {q.id: q.top for q in form.questions if q.kind in BY_PLACE}
        self._weigh = lru_cache(_PATTERNS)(self._weigh_anew)
        self._apart = lru_cache(maxsize=None)(self._part_apart)

    def score(self, answers: Mapping[str, Answer], figures: Mapping[str, float] = NOTHING) -> Score:
        """The score of answers, as `score` gives it. Raises UserError."""
        self._check(answers)
        return self._told(answers, self._count(answers, figures))

    def standing(
        self, answers: Mapping[str, Answer], figures: Mapping[str, float] = NOTHING
    ) -> Standing:
        """What answers that fit the form (`answers.check`) come to, in a quarter of the time."""
        counted = self._count(answers, figures)
        value, band, passed, fails = self._verdict(counted)
        return Standing(
            value=value,
            band=band,
            passes=False if fails and passed is not None else passed,
            open=tuple(id for id, state in counted.states.items() if state == "open"),
        )

    def _check(self, answers: Mapping[str, Answer]) -> None:
        """As `check`, which is asked only where an answer is no level that there is."""
        for id, answer in answers.items():
            if type(answer) is not int or not 0 <= answer <= self._tops.get(id, -1):
                check(self.form, {id: answer})

    def _count(self, answers: Mapping[str, Answer], figures: Mapping[str, float]) -> _Counted:
        states = self._states(answers, self._conditions.hidden(answers, figures))
        weights = self._weigh(frozenset(id for id, one in states.items() if one == "counted"))
        earned = {
            id: factor * self._worth[id].of(answers[id]) * (self._unit // self._worth[id].unit)
            for id, factor in weights.factors.items()
        }
        failed = self._failed(answers, states)
        zeroed = {
            self._around[one.question][SECTIONS.index(one.fails)]
            for one in failed
            if one.fails in SECTIONS
        }
        kept = {
            id: 0 if zeroed.intersection(self._around[id]) else points
            for id, points in earned.items()
        } if zeroed else earned  # fmt: skip
        return _Counted(states, weights, earned, kept, failed, zeroed)

    def _verdict(self, counted: _Counted) -> tuple[float | None, str | None, bool | None, bool]:
        """The score as it is shown, its band, whether that passes, and whether the form failed."""
        percent = _percent(sum(counted.kept.values()), counted.weights.total)
        value = self._shown(percent, counted.failed)
        band, passed = _verdict(value, self.form.bands, self.form.pass_mark)
        return value, band, passed, any(one.fails == "form" for one in counted.failed)

    def _states(self, answers: Mapping[str, Answer], hidden: frozenset[str]) -> dict[str, State]:
        return {
            question.id: self._state(question, answers.get(question.id), question.id in hidden)
            for question in self.form.questions
        }

    def _state(self, question: Question, answer: Answer | None, hidden: bool) -> State:
        if hidden:
            return "hidden"
        counts = question.id in self._worth
        if answer is None:
            return "open" if counts or question.required else "unscored"
        if answer == NOT_APPLICABLE:
            return "n/a"
        return "counted" if counts else "unscored"

    def _weigh_anew(self, counted: frozenset[str]) -> _Weights:
        """Weighted: a factor for each answer's worth, which is possible in full. Else: 1 (or the
        sections' factors), and what is possible is the question's most, none for a bonus.
        """
        if self._weighted:
            everywhere = self.form.scoring.not_applicable == "everywhere"
            factors = weigh(self._tree, counted, everywhere=everywhere)
            possible = factors
        else:
            factors = {id: self._factor(id) for id in counted}
            possible = {id: factor * most(self.form.question(id)) for id, factor in factors.items()}
        unit = lcm(*(one.denominator for one in (*factors.values(), *possible.values())))
        whole = {id: int(one * unit) * self._unit for id, one in possible.items()}
        return _Weights(
            factors={
                question.id: int(factors[question.id] * unit)
                for question in self.form.questions
                if question.id in factors
            },
            possible=whole,
            total=sum(whole.values()),
            unit=unit * self._unit,
        )

    def _factor(self, id: str) -> Fraction:
        factor = Fraction(1)
        if self.form.scoring.method == "ratio":
            for section in self.form.around(self.form.question(id)):
                factor *= 1 if section.weight is None else exact(section.weight)
        return factor

    def _failed(
        self, answers: Mapping[str, Answer], states: Mapping[str, State]
    ) -> tuple[Failure, ...]:
        return tuple(
            Failure(question=id, answer=named, fails=fails)
            for id, ruled in self._failing.items()
            if id in answers and states[id] not in ("hidden", "n/a")
            for named, rules in _chosen(self.form.question(id), ruled, answers[id])
            for fails in rules.fails
        )

    def _told(self, answered: Collection[str], counted: _Counted) -> Score:
        states, weights, kept = counted.states, counted.weights, counted.kept
        value, band, passed, fails = self._verdict(counted)
        open_ = tuple(id for id, state in states.items() if state == "open")
        asked = len(states) - sum(state == "hidden" for state in states.values())
        return Score(
            value=value,
            band=band,
            passed=None if open_ else False if fails else passed,
            answered=asked - len(open_),
            open=open_,
            parts=tuple(
                self._part(question, states[question.id], weights, kept)
                for question in self.form.questions
            ),
            raw=_percent(sum(counted.earned.values()), weights.total),
            asked=asked,
            failed=counted.failed,
            critical=self._critical(
                counted.failed, [id for id in answered if states[id] not in ("hidden", "n/a")]
            ),
            sections=self._sections(weights, counted.earned, kept, counted.zeroed),
        )

    def _shown(self, value: float | None, failed: tuple[Failure, ...]) -> float | None:
        """A score with what the form says of failing and of more than 100, never below 0."""
        if value is None:
            return None
        scoring = self.form.scoring
        value = min(max(value, 0.0), scoring.cap)
        if any(failure.fails == "form" for failure in failed) and scoring.on_fail != "flag":
            return min(value, scoring.fail_cap or 0.0)
        return value

    def _part(
        self, question: Question, state: State, weights: _Weights, kept: Mapping[str, int]
    ) -> Part:
        id = question.id
        if state != "counted":
            return self._apart(id, state)
        of = weights.possible[id]
        band = passed = None
        if question.bands or question.pass_mark is not None:
            band, passed = _verdict(_percent(kept[id], of), question.bands, question.pass_mark)
        return Part(
            id=id,
            weight=self._weights[id],
            share=of / weights.total if weights.total else 0.0,
            points=kept[id] / weights.unit,
            of=of / weights.unit,
            state=state,
            band=band,
            passed=passed,
        )

    def _part_apart(self, id: str, state: State) -> Part:
        """The part of a question that does not count."""
        return Part(id=id, weight=self._weights[id], share=0.0, points=0.0, of=0.0, state=state)

    def _weight(self, question: Question) -> float:
        """The weight in the form; under points and ratio what the question can count for."""
        if question.id not in self._worth:
            return 0.0
        if self._weighted:
            return 1.0 if question.weight is None else question.weight
        return float(self._factor(question.id) * most(question))

    def _sections(
        self,
        weights: _Weights,
        earned: Mapping[str, int],
        kept: Mapping[str, int],
        zeroed: set[str],
    ) -> tuple[SectionPart, ...]:
        found = []
        for section in self.form.sections:
            ids = [id for id in weights.factors if section.id in self._around[id]]
            of = sum(weights.possible[id] for id in ids)
            points = sum(kept[id] for id in ids)
            value = _percent(points, of)
            band, passed = _verdict(value, section.bands, section.pass_mark)
            found.append(
                SectionPart(
                    id=section.id,
                    share=of / weights.total if weights.total else 0.0,
                    points=points / weights.unit,
                    of=of / weights.unit,
                    value=value,
                    raw=_percent(sum(earned[id] for id in ids), of),
                    band=band,
                    passed=passed,
                    failed=section.id in zeroed,
                )
            )
        return tuple(found)

    def _critical(
        self, failed: tuple[Failure, ...], applies: Collection[str]
    ) -> tuple[Accuracy, ...]:
        found = []
        for of in CRITICAL:
            those = {
                id for id, ruled in self._failing.items() if any(of in one.fails for one in ruled)
            }
            wrong = {one.question for one in failed if one.fails == of}
            if those:
                asked = len(those.intersection(applies))
                found.append(Accuracy(of=of, asked=asked, failed=len(wrong)))
        return tuple(found)


def _chosen(
    question: Question, ruled: Sequence[Option | Range], answer: Answer
) -> Iterator[tuple[int | float | str, Rules]]:
    """What was chosen, as the form names it, with its rules."""
    if isinstance(answer, tuple):
        for rules in ruled:
            if isinstance(rules, Option) and rules.id in answer:
                yield rules.id, rules
    elif question.kind == "number":
        number = float(answer)
        yield number, next(one for one in ruled if isinstance(one, Range) and one.holds(number))
    else:
        rules = ruled[int(answer)]
        named = rules.id if isinstance(rules, Option) else ""
        yield int(answer) if question.kind == "scale" else named, rules


def _percent(points: int, of: int) -> float | None:
    """Whole numbers divide to the nearest float there is."""
    return 100 * points / of if of else None


def _verdict(
    value: float | None, bands: tuple[Band, ...], pass_mark: float | None
) -> tuple[str | None, bool | None]:
    """Band and pass look at the score as shown, so that paper never contradicts itself."""
    if value is None:
        return None, None
    seen = max(float(shown(value)), 0.0)
    band = band_of(bands, seen).name if bands else None
    return band, None if pass_mark is None else seen >= pass_mark
