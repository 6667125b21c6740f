"""Which questions can never be asked: every course of what they look at is tried."""

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Final

from evaluator.forms.asked import Conditions
from evaluator.forms.check_conditions import conditions, drivers
from evaluator.forms.conditions import Condition, each_test
from evaluator.forms.model import Form
from evaluator.forms.question import Question
from evaluator.terms import Answer

MOST_COURSES: Final = 20_000
"""With more courses than these a question is taken for one that can be asked."""


def unreachable(form: Form) -> tuple[str, ...]:
    """The ids of the questions that no answers and no facts of a call lead to."""
    decided, tests = Conditions(form), _tests(form)
    return tuple(
        question.id
        for question in form.questions
        if decided.has(question.id) and not _reachable(form, question, decided, tests)
    )


def _reachable(form: Form, question: Question, decided: Conditions, tests: list[Condition]) -> bool:
    leading = _leading(form, question)
    answers = {id: _answers(form.question(id), tests) for id in leading}
    figures = {name: _around(tests, name) for name in _facts(tests)}
    if prod(map(len, answers.values())) * prod(map(len, figures.values())) > MOST_COURSES:
        return True
    return any(
        question.id
        not in decided.hidden(
            dict(zip(answers, course, strict=True)), dict(zip(figures, measured, strict=True))
        )
        for course in product(*answers.values())
        for measured in product(*figures.values())
    )


def _tests(form: Form) -> list[Condition]:
    return [test for _, condition in conditions(form) for _, test in each_test(condition)]


def _leading(form: Form, question: Question) -> tuple[str, ...]:
    """All that decides whether a question is asked, and what decides that."""
    found: dict[str, None] = {}
    waiting = [question]
    while waiting:
        for id in drivers(form, waiting.pop()):
            if id not in found:
                found[id] = None
                waiting.append(form.question(id))
    return tuple(found)


def _answers(question: Question, tests: list[Condition]) -> list[Answer]:
    """The answers to try: all there are, or those on which the tests divide."""
    if question.kind == "number":
        mine = [test for test in tests if test.question == question.id]
        near = {
            float(value) + step * question.step
            for test in mine
            for value in test.named
            if isinstance(value, int | float)
            for step in (-1, 0, 1)
        }
        return [value for value in sorted(near) if question.takes(value)]
    if question.kind == "multiple":
        ids = [option.id for option in question.options]
        several = [test.all_of for test in tests if test.question == question.id and test.all_of]
        chosen = [tuple(id for id in ids if id in some) for some in several]
        return [(), tuple(ids), *((id,) for id in ids), *chosen]
    return list(range(question.top + 1))


def _facts(tests: list[Condition]) -> Iterator[str]:
    yield from dict.fromkeys(test.fact for test in tests if test.fact is not None)


def _around(tests: list[Condition], fact: str) -> list[float]:
    """Values of a fact on every side of what the tests compare it with."""
    named = {float(v) for test in tests if test.fact == fact for v in test.named}
    return sorted({value + step for value in named for step in (-0.001, 0.0, 0.001)})
