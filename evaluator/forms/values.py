"""The values that forms are made of: texts, ids, numbers, and what says where a form is wrong.

The description of a type says what is expected there, in the words of the reader's errors.
"""

import unicodedata
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from evaluator.figures import NAMES

Place: TypeAlias = tuple[str | int, ...]
"""The way to a value in a form: ("questions", 3, "weight")."""


class Misplaced(ValueError):  # noqa: N818 - pydantic carries it to the reader
    """A form that does not hold together; `at` leads to the place: ("questions", 3, "id")."""

    def __init__(self, message: str, at: Place) -> None:
        super().__init__(message)
        self.at = at


class Value(BaseModel):
    """A part of a form: it never changes, takes nothing for something else, knows every name."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


def _printable(text: str) -> str:
    if text and not text.strip():
        raise ValueError("it is blank")
    if any(unicodedata.category(letter) == "Cc" and letter not in "\n\t" for letter in text):
        raise ValueError("it holds a control character")
    return text


def _figure(name: str) -> str:
    if name not in NAMES:
        raise ValueError("no figure of a call is called so")
    return name


def listed(value: Any) -> Any:
    """Strict reading takes no list for a tuple; a file has only lists."""
    return tuple(value) if isinstance(value, list) else value


Words = Annotated[
    str,
    Field(max_length=4000, description="text of at most 4000 characters, in quotes"),
    AfterValidator(_printable),
]
Text = Annotated[
    str,
    Field(min_length=1, max_length=4000, description="text of 1 to 4000 characters"),
    AfterValidator(_printable),
]
Id = Annotated[
    str,
    Field(
        pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\z",
        max_length=64,
        description="small letters a to z, digits and single hyphens, at most 64",
    ),
]
FigureName = Annotated[
    str,
    Field(description=f"one of {', '.join(NAMES)}"),
    AfterValidator(_figure),
]
Level = Annotated[int, Field(description="the number of a level")]
Percent = Annotated[float, Field(ge=0, le=100, description="a number from 0 to 100")]
