"""Conditions: when a section or a question is asked, and when a fact of the call drafts an answer.

A condition is one test (`question:` or `fact:` with `is`, `is_not`, `any_of`, `all_of`, `at_least`
or `at_most`) or a group of conditions (`all:`, `any:` or `none:`), as deep as need be.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, Self, TypeAlias

from pydantic import BeforeValidator, Field, PlainValidator, model_validator

from evaluator.forms.values import FigureName, Id, Misplaced, Place, Value, listed

One: TypeAlias = str | int | float
"""What a test compares with: a level, "yes" or "no", an option's id, a number."""

Known: TypeAlias = Mapping[str, One | tuple[str, ...]]
"""What is known, by the id of a question or the name of a figure; what is not known is not in it.

An answer stands here as a test names it (`Question.named`).
"""

GROUPS: Final = ("all", "any", "none")
SUBJECTS: Final = ("question", "fact")
TESTS: Final = ("is", "is_not", "any_of", "all_of", "at_least", "at_most")
_FIELDS: Final = {"is": "is_"}  # the only test whose name Python keeps for itself


def _one(value: Any) -> One:
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value == "":
        raise ValueError("it is not one value")
    return value


_GIVEN: Final = "a level, yes or no, the id of an option, or a number"
Given = Annotated[
    One,
    PlainValidator(_one, json_schema_input_type=Annotated[str, Field(min_length=1)] | int | float),
    Field(description=_GIVEN),
]
_Several = Annotated[
    tuple[Given, ...],
    BeforeValidator(listed),
    Field(max_length=256, description="a list of at most 256 answers"),
]
_Inner = Annotated[
    tuple["Condition", ...],
    BeforeValidator(listed),
    Field(max_length=256, description="a list of at most 256 conditions"),
]
_Bound = Annotated[float, Field(description="a number")]


class Condition(Value):
    """One test, or a group of conditions.

    A test of something that is not known (not answered, hidden, not measurable) does not hold,
    whichever test it is; so `none` of it holds.
    """

    all: _Inner = ()
    any: _Inner = ()
    none: _Inner = ()
    question: Annotated[Id | None, Field(description="the id of a point")] = None
    fact: FigureName | None = None
    is_: Given | None = Field(default=None, alias="is", description=_GIVEN)
    is_not: Given | None = None
    any_of: _Several = ()
    all_of: _Several = ()
    at_least: _Bound | None = None
    at_most: _Bound | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        heads = [name for name in (*GROUPS, *SUBJECTS) if getattr(self, name)]
        tests = [name for name in TESTS if getattr(self, _FIELDS.get(name, name)) not in (None, ())]
        if len(heads) != 1:
            raise ValueError(
                "a condition is one of “all”, “any” and “none” with a list of conditions, or one"
                " test of a “question” or a “fact”"
            )
        if (heads[0] in SUBJECTS) != (len(tests) == 1) or len(tests) > 1:
            raise ValueError(
                "a test has one of “is”, “is_not”, “any_of”, “all_of”, “at_least” and “at_most”,"
                " and a group has none"
            )
        return self

    @property
    def group(self) -> tuple["Condition", ...]:
        """The conditions of a group; empty for a test."""
        return self.all or self.any or self.none

    @property
    def named(self) -> tuple[One, ...]:
        """The answers or numbers that a test compares with; empty for a group."""
        one = (self.is_, self.is_not, self.at_least, self.at_most)
        return (*(value for value in one if value is not None), *self.any_of, *self.all_of)


def each_test(condition: Condition, place: Place = ()) -> Iterator[tuple[Place, Condition]]:
    """Every single test of a condition with its place, in order."""
    if not condition.group:
        yield place, condition
    for kind in GROUPS:
        for number, inner in enumerate(getattr(condition, kind)):
            yield from each_test(inner, (*place, kind, number))


def holds(condition: Condition, answers: Known, figures: Known) -> bool:
    """Whether a condition holds, given what is known."""
    if condition.all:
        return all(holds(inner, answers, figures) for inner in condition.all)
    if condition.any:
        return any(holds(inner, answers, figures) for inner in condition.any)
    if condition.none:
        return not any(holds(inner, answers, figures) for inner in condition.none)
    if condition.question is not None:
        return _passes(condition, answers.get(condition.question))
    return _passes(condition, figures.get(condition.fact or ""))


def _passes(test: Condition, known: One | tuple[str, ...] | None) -> bool:
    if known is None:
        return False
    if test.at_least is not None or test.at_most is not None:
        return _between(known, test.at_least, test.at_most)
    said = set(known) if isinstance(known, tuple) else {known}
    if test.is_ is not None:
        return said == {test.is_}
    if test.is_not is not None:
        return test.is_not not in said
    return not said.isdisjoint(test.any_of) if test.any_of else said.issuperset(test.all_of)


def _between(known: One | tuple[str, ...], at_least: float | None, at_most: float | None) -> bool:
    if not isinstance(known, int | float):
        return False
    return (at_least is None or known >= at_least) and (at_most is None or known <= at_most)


def only_facts(condition: Condition, place: Place) -> None:
    """Raise Misplaced where a condition tests an answer: here it may test facts alone."""
    for at, test in each_test(condition, place):
        if test.question is not None:
            raise Misplaced(
                "a suggestion looks at an answer; expected it to look at facts of the call alone",
                (*at, "question"),
            )
