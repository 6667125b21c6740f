"""What conditions come to: every course of what they look at is tried, with what decides that."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import ceil, floor
from typing import Final, TypeAlias

from evaluator.figures import FIGURES
from evaluator.forms.check_conditions import conditions, drivers
from evaluator.forms.conditions import Condition, One, each_test, holds
from evaluator.forms.model import Form
from evaluator.forms.question import Question
from evaluator.forms.sections import Section
from evaluator.forms.values import Place

MOST_TESTS: Final = 40_000
"""So many tests are tried of a form; what is left then is taken for what can go either way."""
_MOST_NAMED: Final = 8
"""Options of one question that tests name; of more, not every choice of several is tried."""

_Named: TypeAlias = One | tuple[str, ...]
_Known: TypeAlias = dict[str, _Named]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What all courses come to: some hold and some do not, unless one of both is left out."""

    holds: bool
    fails: bool


_EITHER: Final = Outcome(holds=True, fails=True)


def unreachable(form: Form) -> tuple[str, ...]:
    """The ids of the questions that no answers and no facts of a call lead to."""
    return Reach(form).never


class Reach:
    """The conditions of a form, looked into. The same form, the same outcomes."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._left = MOST_TESTS
        self._told: dict[tuple[Place, ...], Outcome] = {}
        self._values: dict[str, list[_Named] | None] = {}
        self._tests = [*_tests(form)]

    @cached_property
    def never(self) -> tuple[str, ...]:
        """The ids of the questions that can never be asked."""
        return tuple(one.id for one in self._form.questions if not self.asked(one).holds)

    def asked(self, part: Question | Section) -> Outcome:
        """Whether a part can be asked, its own and its sections' conditions together."""
        parts = (part, *self._form.around(part))
        return self._outcome(tuple(one for one in parts if one.when is not None))

    def own(self, part: Question | Section) -> Outcome:
        """What the part's own condition comes to, whatever its sections' are."""
        return self._outcome((part,) if part.when is not None else ())

    def idle(self) -> Iterator[tuple[Place, Condition, bool]]:
        """The tests that whatever is answered or measured passes (True), or nothing does."""
        for place, test in self._tests:
            values = self._values_of(_subject(test))
            passed = {_passes(test, value) for value in values or ()}
            if values and test.question and not self._form.question(test.question).required:
                passed.add(False)  # it may not apply
            if len(passed) == 1:
                yield place, test, passed.pop()

    def _outcome(self, parts: tuple[Question | Section, ...]) -> Outcome:
        key = tuple((type(part).__name__, part.id) for part in parts)
        if key not in self._told:
            try:
                self._told[key] = self._tried([part.when for part in parts if part.when])
            except _TooMany:
                self._told[key] = _EITHER
        return self._told[key]

    def _tried(self, whens: list[Condition]) -> Outcome:
        order = self._leading(whens)
        looked = [*whens, *(when for one in order for when in self._of(one))]
        facts = dict.fromkeys(test.fact for when in looked for _, test in each_test(when))
        measured = [fact for fact in facts if fact is not None]
        found = set()
        for answers, figures in self._courses(order, measured, {}, {}):
            found.add(all(self._holds(when, answers, figures) for when in whens))
            if len(found) == 2:
                break
        return Outcome(holds=True in found, fails=False in found)

    def _courses(
        self, order: list[Question], facts: list[str], answers: _Known, figures: _Known
    ) -> Iterator[tuple[_Known, _Known]]:
        """Every course: facts first, which may not be measurable, then the answers in order."""
        if facts:
            yield from self._courses(order, facts[1:], answers, figures)
            for value in self._values_of(facts[0]) or ():
                self._spend(1)
                yield from self._courses(order, facts[1:], answers, {**figures, facts[0]: value})
        elif not order:
            yield answers, figures
        elif all(self._holds(when, answers, figures) for when in self._of(order[0])):
            values = self._values_of(order[0].id)
            if values is None:
                raise _TooMany
            for value in values:
                self._spend(1)
                yield from self._courses(order[1:], [], {**answers, order[0].id: value}, figures)
            if not order[0].required:  # it may not apply
                yield from self._courses(order[1:], [], answers, figures)
        else:
            yield from self._courses(order[1:], [], answers, figures)

    def _holds(self, when: Condition, answers: _Known, figures: _Known) -> bool:
        self._spend(sum(1 for _ in each_test(when)))
        return holds(when, answers, figures)

    def _spend(self, tests: int) -> None:
        self._left -= tests
        if self._left < 0:
            raise _TooMany

    def _of(self, question: Question) -> list[Condition]:
        parts: tuple[Question | Section, ...] = (question, *self._form.around(question))
        return [part.when for part in parts if part.when is not None]

    def _leading(self, whens: list[Condition]) -> list[Question]:
        """All that conditions look at, and what decides that: each behind what it looks at."""
        found: dict[str, Question] = {}

        def visit(id: str) -> None:
            if id not in found:
                question = self._form.question(id)
                for other in drivers(self._form, question):
                    visit(other)
                found[id] = question

        for when in whens:
            for _, test in each_test(when):
                if test.question is not None:
                    visit(test.question)
        return list(found.values())

    def _values_of(self, name: str) -> list[_Named] | None:
        """The answers or figures that the tests tell apart, one of each sort; None for too many."""
        if name not in self._values:
            tests = [test for _, test in self._tests if _subject(test) == name]
            given = {value for test in tests for value in test.named}
            every = (
                _figures(name, given)
                if name in FIGURES
                else _answers(self._form.question(name), given)
            )
            sorts = {tuple(_passes(test, one) for test in tests): one for one in every or ()}
            self._values[name] = None if every is None else [*sorts.values()]
        return self._values[name]


def _tests(form: Form) -> Iterator[tuple[Place, Condition]]:
    """Every test in the form with its place: of conditions, then of suggestions."""
    for at, when in conditions(form):
        yield from each_test(when, at)
    for number, question in enumerate(form.questions):
        for place, one in enumerate(question.suggest):
            yield from each_test(one.when, ("questions", number, "suggest", place, "when"))


def _subject(test: Condition) -> str:
    return test.question or test.fact or ""


def _passes(test: Condition, value: _Named) -> bool:
    return holds(test, {_subject(test): value}, {_subject(test): value})


class _TooMany(Exception):  # noqa: N818 - no error: what is left is not looked into
    """More has been tried than is worth the wait."""


def _answers(question: Question, given: set[One]) -> list[_Named] | None:
    """The answers as tests name them: all there are, or those on which the tests divide."""
    if question.kind == "number":
        ends = {end for one in question.ranges for end in (one.from_, one.to) if end is not None}
        steps = (-question.step, 0, question.step)
        near = {number + step for number in (*_numbers(given), *ends, 0.0) for step in steps}
        return [number for number in sorted(near) if question.takes(number)]
    if question.kind != "multiple":
        return [question.named(place) for place in range(question.top + 1)]
    ids = [option.id for option in question.options]
    tried = [id for id in ids if id in given] + [id for id in ids if id not in given][:1]
    if len(tried) > _MOST_NAMED + 1:
        return None
    return [some for count in range(len(tried) + 1) for some in combinations(tried, count)]


def _figures(name: str, given: set[One]) -> list[_Named]:
    """Values of a figure on every side of what the tests compare it with; none is below 0."""
    whole = FIGURES[name].unit in ("times", "counted")
    most = 1.0 if FIGURES[name].unit == "share" else float("inf")
    near = {0.0, 1.0}
    for number in _numbers(given):
        if whole:
            near |= {floor(number) - 1.0, floor(number), ceil(number), ceil(number) + 1.0}
        else:
            near |= {number - 0.001, number, number + 0.001}
    return [number for number in sorted(near) if 0 <= number <= most]


def _numbers(given: set[One]) -> list[float]:
    return [float(value) for value in given if isinstance(value, int | float)]
