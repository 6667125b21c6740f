"""Whether conditions make sense: what they look at is there, is always answered, and so."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Final

from evaluator.forms.check_question import answers_in_words
from evaluator.forms.conditions import Condition, each_test
from evaluator.forms.question import UNSCORED, Question
from evaluator.forms.values import Misplaced, Place, every

if TYPE_CHECKING:
    from evaluator.forms.model import Form

_ORDERED: Final = ("scale", "number")


def check_conditions(form: "Form") -> None:
    """Raise Misplaced for conditions on what is not there or optional, and for a circle."""
    every(
        *(
            partial(_check_test, form, test, place)
            for at, condition in conditions(form)
            for place, test in each_test(condition, at)
        )
    )
    _check_circles(form)


def conditions(form: "Form") -> Iterator[tuple[Place, Condition]]:
    """The conditions of sections and questions, each with its place."""
    for place, section in enumerate(form.sections):
        if section.when is not None:
            yield ("sections", place, "when"), section.when
    for place, question in enumerate(form.questions):
        if question.when is not None:
            yield ("questions", place, "when"), question.when


def drivers(form: "Form", question: Question) -> tuple[str, ...]:
    """The ids of the questions that decide whether a question is asked, its sections' included."""
    asked = (question.when, *(section.when for section in form.around(question)))
    found = (test.question for when in asked if when for _, test in each_test(when))
    return tuple(dict.fromkeys(id for id in found if id is not None))


def _check_test(form: "Form", test: Condition, at: Place) -> None:
    if test.question is not None:
        _check_driver(form, test, test.question, at)
    elif any(isinstance(value, str) for value in test.named):
        raise Misplaced(
            "a fact of the call is a number; expected “at_least” or “at_most” a number", at
        )


def _check_driver(form: "Form", test: Condition, id: str, at: Place) -> None:
    known = {question.id: question for question in form.questions}
    if id not in known:
        near = "".join(f", such as {one}" for one in get_close_matches(id, known, 1))
        raise Misplaced(
            f"there is no point “{id}” to look at; expected the id of a point of the form{near}",
            (*at, "question"),
        )
    driver = known[id]
    if driver.kind in UNSCORED:
        raise Misplaced(
            f"point “{id}” is answered with {driver.kind}; expected a condition to look at a"
            " scale, yes_no, choice, multiple or number",
            (*at, "question"),
        )
    if not (driver.required or driver.optional_driver):
        raise Misplaced(
            f"point “{id}” may be left out as not applicable; expected “required: true” on it,"
            " since a condition looks at it, or “optional_driver: true” where not applicable is to"
            " pass no test",
            (*at, "question"),
        )
    _check_values(driver, test, at)


def _check_values(driver: Question, test: Condition, at: Place) -> None:
    bound = test.at_least is not None or test.at_most is not None
    if bound and driver.kind not in _ORDERED:
        raise Misplaced(
            f"answers to point “{driver.id}” have no order; expected “is” or “any_of”", at
        )
    if test.all_of and driver.kind != "multiple":
        raise Misplaced(
            f"point “{driver.id}” takes one answer; expected “is” or “any_of”", (*at, "all_of")
        )
    for value in () if bound else test.named:
        if not _is_answer(driver, value):
            raise Misplaced(
                f"point “{driver.id}” has no answer “{value}” to look for; expected"
                f" {next(answers_in_words(driver))}",
                at,
            )


def _is_answer(driver: Question, value: object) -> bool:
    """Whether an answer may be named so in a test: as `Question.named` names it."""
    match driver.kind:
        case "scale":
            return isinstance(value, int) and driver.level_of(value) is not None
        case "number":
            return isinstance(value, int | float) and driver.takes(value)
        case _:
            return value in {option.id for option in driver.choices}


def _check_circles(form: "Form") -> None:
    looks_at = {question.id: drivers(form, question) for question in form.questions}
    for place, question in enumerate(form.questions):
        if circle := _circle(looks_at, question.id):
            told = " looks at ".join(f"“{id}”" for id in circle)
            raise Misplaced(
                f"conditions go round in a circle: {told}; expected one of them to go",
                _looking(form, place, circle[1]),
            )


def _looking(form: "Form", place: int, at: str) -> Place:
    """The place of the condition by which a question looks at another: its own, or a section's."""
    question = form.questions[place]
    sections = {one.id: number for number, one in enumerate(form.sections)}
    parts: list[tuple[Place, Condition | None]] = [
        (("questions", place, "when"), question.when),
        *((("sections", sections[one.id], "when"), one.when) for one in form.around(question)),
    ]
    return next(
        here
        for here, when in parts
        if when is not None and any(test.question == at for _, test in each_test(when))
    )


def _circle(looks_at: Mapping[str, tuple[str, ...]], start: str) -> tuple[str, ...]:
    """The way from a question back to itself, the shortest one; empty where there is none."""
    seen: set[str] = set()
    ways: list[tuple[str, ...]] = [(start,)]
    while ways:
        way = ways.pop(0)
        for id in looks_at[way[-1]]:
            if id == start:
                return (*way, id)
            if id not in seen:
                seen.add(id)
                ways.append((*way, id))
    return ()
