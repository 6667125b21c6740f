"""What can be answered: options, ranges and levels, with what each earns, fails and asks for."""

from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal, TypeAlias, get_args

from pydantic import BeforeValidator, Field

from evaluator.forms.conditions import Given
from evaluator.forms.values import Id, Number, Points, Switch, Text, Value, listed

Critical: TypeAlias = Literal["customer", "business", "compliance"]
"""For whom an error is critical; each class has an accuracy of its own."""

Scope: TypeAlias = str
"""What an answer fails: the form, a section (`failed_section`) or a class of critical errors."""

Asked: TypeAlias = Literal["comment", "evidence"]

CRITICAL: Final[tuple[Critical, ...]] = get_args(Critical)
SECTIONS: Final[tuple[Scope, ...]] = ("section", "outer_section")
"""What fails a section of those around the question, in their order: the innermost first."""

NAMED: Final = "section:"
"""What fails a section by its id, wherever it stands, begins so."""


def fails_section(scope: Scope) -> bool:
    """Whether it is a section that is failed."""
    return scope in SECTIONS or scope.startswith(NAMED)


def failed_section(scope: Scope, around: Sequence[str]) -> str:
    """The id of the section that is failed, of those `around` the question or by its name; "" for
    what fails none.
    """
    if scope in SECTIONS:
        return around[SECTIONS.index(scope)]
    return scope.removeprefix(NAMED) if scope.startswith(NAMED) else ""


def one_or_several(value: Any) -> Any:
    """`fails: form` says the same as `fails: [form]`."""
    return (value,) if isinstance(value, str) else listed(value)


_SCOPES: Final = ("form", *SECTIONS, *CRITICAL)
_Scope = Annotated[
    str,
    Field(
        pattern=rf"\A({'|'.join(_SCOPES)}|{NAMED}[a-z0-9]+(-[a-z0-9]+)*)\z",
        max_length=len(NAMED) + 64,
        description="one of form, section, outer_section, customer, business, compliance and"
        " section:ID",
    ),
]
_Asked = Annotated[Asked, Field(description="comment or evidence")]


class Rules(Value):
    """What comes of an answer beside its points.

    `fails` is what it fails: the form, the section of the point, the outer section (the one around
    that), another section by its id (section:ID), or a class of critical errors.
    `bonus` points count above the highest that the point is measured by. `asks` for a comment, or
    for evidence: a moment of the recording.
    """

    fails: Annotated[
        tuple[_Scope, ...],
        BeforeValidator(one_or_several, json_schema_input_type=tuple[_Scope, ...] | _Scope),
        Field(
            max_length=20,
            description="form, section, outer_section, section:ID, customer, business, compliance",
        ),
    ] = ()
    bonus: Switch = False
    asks: Annotated[
        tuple[_Asked, ...],
        BeforeValidator(one_or_several, json_schema_input_type=tuple[Asked, ...] | Asked),
        Field(max_length=2, description="comment, evidence or both"),
    ] = ()


class Option(Rules):
    """One answer to choose, and what it earns.

    Where several may be chosen, `unselected` is what it earns when it is not.
    """

    id: Id
    text: Text
    points: Points = 0.0
    unselected: Points = 0.0


class Range(Rules):
    """The numbers from `from` to `to`, both included, and what they earn.

    Without `from` all below belong to it, without `to` all above.
    """

    from_: Number | None = Field(default=None, alias="from", description="a number")
    to: Number | None = Field(default=None, description="a number")
    points: Points = 0.0

    def holds(self, number: float) -> bool:
        """Whether a number belongs here."""
        low, high = self.from_, self.to
        return (low is None or number >= low) and (high is None or number <= high)


class LevelRules(Rules):
    """What comes of one level of a scale, or of yes or no."""

    at: Given


class Cause(Value):
    """A root cause that the evaluator can choose where a point was not met."""

    id: Id
    text: Text
