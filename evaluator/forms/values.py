"""The values that forms are made of: texts, ids, numbers, and what says where a form is wrong.

The description of a type says what is expected there, in the words of the reader's errors.
"""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, Any, Final, Self, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from evaluator.figures import NAMES

Place: TypeAlias = tuple[str | int, ...]
"""The way to a value in a form: ("questions", 3, "weight")."""


Copied = TypeVar("Copied", bound=BaseModel)


class Misplaced(ValueError):  # noqa: N818 - pydantic carries it to the reader
    """A form that does not hold together; `at` leads to the place: ("questions", 3, "id").

    `more` are other faults of the kind, that were found beside it.
    """

    def __init__(self, message: str, at: Place) -> None:
        super().__init__(message)
        self.at = at
        self.more: tuple[Misplaced, ...] = ()


def every(*checks: Callable[[], None]) -> None:
    """Run every check. Raises the first Misplaced of them, with the others beside it."""
    faults: list[Misplaced] = []
    for check in checks:
        try:
            check()
        except Misplaced as fault:
            faults.append(fault)
    if faults:
        faults[0].more = tuple(faults[1:])
        raise faults[0]


class Value(BaseModel):
    """A part of a form: it never changes, takes nothing for something else, knows every name."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)

    def __copy__(self) -> Self:
        """A copy works out anew what was kept, such as a hash: `model_copy` may change fields."""
        return _fresh(super().__copy__())

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """As `__copy__`, for `model_copy(deep=True)`."""
        return _fresh(super().__deepcopy__(memo))


def _fresh(copy: Copied) -> Copied:
    """Without what the properties of the original had worked out."""
    for worked_out in copy.__dict__.keys() - type(copy).model_fields.keys():
        del copy.__dict__[worked_out]
    return copy


LANGUAGE: Final = r"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\z"
"""How the code of a language looks, such as en or pt-BR."""


class _Translated:
    """Marks a text that a file may give as a group of languages (`languages.py`)."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        text = handler(core)
        group = {"type": "object", "additionalProperties": text, "minProperties": 1}
        return {"anyOf": [text, {**group, "propertyNames": {"pattern": LANGUAGE}}]}


TRANSLATED: Final = _Translated()
_CONTROLS: Final = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f"
"""Unicode's control characters, but for the tab and the end of a line."""
_CONTROL: Final = re.compile(f"[{_CONTROLS}]")


class _Printable:
    """Has the schema say of a text what `_printable` does: empty or not blank, and no controls."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        said = rf"\A([^\S{_CONTROLS}]*[^\s{_CONTROLS}][^{_CONTROLS}]*)?\z"
        return {**handler(core), "pattern": said}


PRINTABLE: Final = _Printable()


def exact(number: float) -> Fraction:
    """The decimal that was written, not the nearest binary float."""
    return Fraction(repr(number))


def listed(value: Any) -> Any:
    """Strict reading takes no list for a tuple; a file has only lists."""
    return tuple(value) if isinstance(value, list) else value


def _printable(text: str) -> str:
    if text and not text.strip():
        raise ValueError("it is blank")
    if _CONTROL.search(text):
        raise ValueError("it holds a control character")
    return text


def _figure(name: str) -> str:
    if name not in NAMES:
        raise ValueError("no figure of a call is called so")
    return name


Words = Annotated[
    str,
    Field(max_length=4000, description="text of at most 4000 characters, in quotes"),
    AfterValidator(_printable),
    PRINTABLE,
    TRANSLATED,
]
Text = Annotated[
    str,
    Field(min_length=1, max_length=4000, description="text of 1 to 4000 characters"),
    AfterValidator(_printable),
    PRINTABLE,
    TRANSLATED,
]
Id = Annotated[
    str,
    Field(
        pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\z",
        max_length=64,
        description="small letters a to z, digits and single hyphens, at most 64",
    ),
]
SectionId = Annotated[
    str,
    Field(
        pattern=r"\A([a-z0-9]+(-[a-z0-9]+)*)?\z",
        max_length=64,
        description="the id of a section",
    ),
]
Version = Annotated[
    str,
    Field(min_length=1, max_length=40, description="text of 1 to 40 characters in quotes"),
    AfterValidator(_printable),
    PRINTABLE,
]
FigureName = Annotated[
    str,
    Field(description=f"one of {', '.join(NAMES)}", json_schema_extra={"enum": [*NAMES]}),
    AfterValidator(_figure),
]
Level = Annotated[int, Field(description="the number of a level")]
Number = Annotated[float, Field(description="a number")]
Switch = Annotated[bool, Field(description="true or false")]
Percent = Annotated[float, Field(ge=0, le=100, description="a number from 0 to 100")]
Weight = Annotated[float, Field(gt=0, le=1000, description="a number above 0, at most 1000")]
Points = Annotated[
    float, Field(ge=-1000, le=1000, description="a number of points from -1000 to 1000")
]
Most = Annotated[
    float, Field(gt=0, le=100_000, description="a number of points above 0, at most 100000")
]
