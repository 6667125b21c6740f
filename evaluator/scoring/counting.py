"""Answers counted on a form: which questions count, what each earns, and what fails.

All of it is whole numbers of one small unit: nothing is rounded, and no order makes a difference.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Final, TypeVar

from evaluator.forms.asked import Conditions
from evaluator.forms.conditions import One
from evaluator.forms.model import Form, Question
from evaluator.forms.options import Option, Range, failed_section
from evaluator.forms.question import BY_PLACE
from evaluator.forms.values import exact
from evaluator.scoring.result import Failure
from evaluator.scoring.weights import tree, weigh
from evaluator.scoring.worth import Worth, most, worth
from evaluator.terms import NOT_APPLICABLE, Answer

_PATTERNS: Final = 1024
"""How many patterns of counting questions are remembered with their weights."""

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What the questions that count weigh: a factor for what each answer is worth, and what is
    possible. `possible` (by question) and `total` are whole numbers of 1 / `unit`.

    `inside` has by section which of them stand in it, and what is possible there.
    """

    factors: Mapping[str, int]
    possible: Mapping[str, int]
    total: int
    unit: int
    inside: Mapping[str, tuple[tuple[str, ...], int]]


@dataclass(frozen=True, slots=True)
class Counted:
    """Answers counted: what is `earned` by each question that counts, and what is `kept` of that
    where a section failed (points taken away stay so), in whole numbers of 1 / `weights.unit`.
    `zeroed` are failed sections, `left_out` the questions that are `hidden` or do not apply.
    """

    hidden: frozenset[str]
    left_out: frozenset[str]
    weights: Weights
    earned: Mapping[str, int]
    kept: Mapping[str, int]
    failed: tuple[Failure, ...]
    zeroed: frozenset[str]

    @property
    def fails_form(self) -> bool:
        """Whether an answer fails the whole form."""
        return any(one.fails == "form" for one in self.failed)


class Counting:
    """A form made ready for counting.

    `factors` are what points are multiplied by under points and ratio, by question that can count.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self._conditions = Conditions(form)
        self._around = {q.id: tuple(one.id for one in form.around(q)) for q in form.questions}
        worths = [worth(form, question) for question in form.questions if form.counts(question)]
        self._unit = lcm(*(one.unit for one in worths))
        self._worth = {one.question.id: _earning(one, self._unit) for one in worths}
        self._counting = frozenset(self._worth)
        self._failing = {
            question.id: _failing(question)
            for question in form.questions
            if any(one.fails for one in question.ruled)
        }
        self.factors = {one.question.id: _factor(form, one.question) for one in worths}
        self._tree = tree(form)
        self._weights = lru_cache(_PATTERNS)(self._weigh)

    def count(self, answers: Mapping[str, Answer], figures: Mapping[str, float]) -> Counted:
        """Count answers that fit the form."""
        hidden = self._conditions.hidden(answers, figures)
        left_out = hidden.union(_not_applicable(answers))
        weights = self._weights(self._counting.intersection(answers).difference(left_out))
        earned = {
            id: factor * self._worth[id](answers[id]) for id, factor in weights.factors.items()
        }
        failed = tuple(
            failure
            for id, failing in self._failing.items()
            if id in answers and id not in left_out
            for failure in failing(answers[id])
        )
        ids = (failed_section(one.fails, self._around[one.question]) for one in failed)
        zeroed = frozenset(filter(None, ids))
        kept = earned
        if zeroed:
            kept = {
                id: points if zeroed.isdisjoint(self._around[id]) else min(points, 0)
                for id, points in earned.items()
            }
        return Counted(hidden, left_out, weights, earned, kept, failed, zeroed)

    def _weigh(self, counted: frozenset[str]) -> Weights:
        """Weighted: a factor for each answer's worth, which is possible in full. Else the factors
        of points, and what is possible is the question's most, none for a bonus.
        """
        scoring = self._form.scoring
        if scoring.method == "weighted":
            everywhere = scoring.not_applicable == "everywhere"
            factors, unit = weigh(self._tree, counted, everywhere=everywhere)
            most_of = factors
        else:
            factors, most_of, unit = self._weigh_points(counted)
        possible = {id: one * self._unit for id, one in most_of.items()}
        inside = {}
        for section in self._form.sections:
            ids = tuple(id for id in factors if section.id in self._around[id])
            inside[section.id] = ids, sum(possible[id] for id in ids)
        total = sum(possible.values())
        return Weights(factors, possible, total, unit * self._unit, inside)

    def _weigh_points(self, counted: Collection[str]) -> tuple[dict[str, int], dict[str, int], int]:
        factors = {id: self.factors[id] for id in self.factors if id in counted}
        possible = {id: one * most(self._form.question(id)) for id, one in factors.items()}
        unit = lcm(*(one.denominator for one in (*factors.values(), *possible.values())))
        return (
            {id: int(one * unit) for id, one in factors.items()},
            {id: int(one * unit) for id, one in possible.items()},
            unit,
        )


def _not_applicable(answers: Mapping[str, Answer]) -> list[str]:
    if NOT_APPLICABLE not in answers.values():
        return []
    return [id for id, answer in answers.items() if answer == NOT_APPLICABLE]


def _factor(form: Form, question: Question) -> Fraction:
    """What a question's points are multiplied by: the weights of its sections, under ratio."""
    factor = Fraction(1)
    if form.scoring.method == "ratio":
        for section in form.around(question):
            factor *= 1 if section.weight is None else exact(section.weight)
    return factor


def _earning(worth: Worth, unit: int) -> Callable[[Answer], int]:
    """What an answer is worth, in whole numbers of 1 / `unit`."""
    times = unit // worth.unit
    return _looked_up(worth.question, lambda answer: times * worth.of(answer))


def _failing(question: Question) -> Callable[[Answer], tuple[Failure, ...]]:
    """What an answer to a question fails."""

    def failing(answer: Answer) -> tuple[Failure, ...]:
        named = question.named(answer)
        return tuple(
            Failure(question=question.id, answer=_named(rules, named), fails=fails)
            for rules in question.rules_of(answer)
            for fails in rules.fails
        )

    return _looked_up(question, failing)


def _named(chosen: Option | Range, named: One | tuple[str, ...]) -> One:
    """What was chosen, as the form names it; of several options the one."""
    if isinstance(named, tuple):
        return chosen.id if isinstance(chosen, Option) else ""
    return named


def _looked_up(question: Question, of: Callable[[Answer], Of]) -> Callable[[Answer], Of]:
    """The same, worked out once where an answer is one of few places."""
    if question.kind not in BY_PLACE:
        return of
    known: dict[Answer, Of] = {place: of(place) for place in range(question.top + 1)}
    return known.__getitem__
