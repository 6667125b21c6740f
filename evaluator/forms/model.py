"""What an evaluation form is: questions with levels in words, weights, bands and a pass mark.

The description of a field says what is expected there, in the words of the reader's errors.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)


class Misplaced(ValueError):  # noqa: N818 - pydantic carries it to the reader
    """A form that does not hold together; `at` leads to the place: ("questions", 3, "id")."""

    def __init__(self, message: str, at: tuple[str | int, ...]) -> None:
        super().__init__(message)
        self.at = at


def _printable(text: str) -> str:
    if text and not text.strip():
        raise ValueError("it is blank")
    if any(unicodedata.category(letter) == "Cc" and letter not in "\n\t" for letter in text):
        raise ValueError("it holds a control character")
    return text


def _tuple(value: Any) -> Any:
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
Percent = Annotated[float, Field(ge=0, le=100, description="a number from 0 to 100")]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


class Band(_Value):
    """A range of scores with a name: from `at` (0 to 100, included) up to the next band."""

    at: Percent
    name: Text


class Question(_Value):
    """One thing the form asks about a call, answered by a level or by not applicable.

    `evidence` is what to listen for, `evidence_at` the levels that ask for a moment that shows
    them, `not_applicable` when the call gives no chance to show it, `short` a title for narrow
    headings; `heading` is `short`, or the title where there is none.
    """

    id: Id
    title: Text
    short: Words = ""
    weight: Annotated[float, Field(gt=0, le=1000, description="a number above 0, at most 1000")]
    definition: Text
    good: Text
    levels: Annotated[
        tuple[Text, ...],
        Field(min_length=2, max_length=11, description="2 to 11 levels, numbered from 0 up"),
    ]
    not_applicable: Words = ""
    evidence: Annotated[
        tuple[Text, ...],
        BeforeValidator(_tuple),
        Field(max_length=50, description="a list of at most 50 texts"),
    ] = ()
    tip: Words = ""
    source: Words = ""
    evidence_at: Annotated[
        tuple[int, ...],
        BeforeValidator(_tuple),
        Field(max_length=11, description="a list of levels, such as [0, 1]"),
    ] = ()

    @field_validator("levels", mode="before")
    @classmethod
    def _levels_from_mapping(cls, value: Any) -> Any:
        """Written as a mapping from 0 up, so that a reader sees which words go with which level."""
        if not isinstance(value, Mapping):
            return _tuple(value)
        if {repr(level) for level in value} != {str(level) for level in range(len(value))}:
            raise ValueError("the numbers are not 0, 1, 2 and so on without a gap")
        return tuple(value[level] for level in range(len(value)))

    @property
    def top(self) -> int:
        """The highest level."""
        return len(self.levels) - 1

    @property
    def heading(self) -> str:
        """The title where there is little room."""
        return self.short or self.title


def _check_evidence_at(question: Question, at: tuple[str | int, ...]) -> None:
    """Each level once, and only levels that there are. Raises Misplaced."""
    named = question.evidence_at
    for index, level in enumerate(named):
        if not 0 <= level <= question.top:
            raise Misplaced(
                f"point “{question.id}” has no level {level} to ask for evidence at; expected"
                f" levels from 0 to {question.top}",
                (*at, index),
            )
        if level in named[:index]:
            raise Misplaced(
                f"point “{question.id}” names level {level} twice in “evidence_at”; expected it"
                " once",
                (*at, index),
            )


class Form(_Value):
    """An evaluation form. `hash` identifies its content: the same content on any machine."""

    id: Id
    version: Annotated[
        Text, Field(max_length=40, description="text of 1 to 40 characters in quotes")
    ]
    title: Text
    summary: Words = ""
    source: Words = ""
    pass_mark: Percent
    bands: Annotated[
        tuple[Band, ...],
        BeforeValidator(_tuple),
        Field(min_length=1, max_length=20, description="a list of 1 to 20 bands"),
    ]
    questions: Annotated[
        tuple[Question, ...],
        BeforeValidator(_tuple),
        Field(min_length=1, max_length=200, description="a list of 1 to 200 points"),
    ]

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        seen: set[str] = set()
        for place, question in enumerate(self.questions):
            if question.id in seen:
                raise Misplaced(
                    f"a second point has the id “{question.id}”; expected an id of its own",
                    ("questions", place, "id"),
                )
            seen.add(question.id)
            _check_evidence_at(question, ("questions", place, "evidence_at"))
        for place, (band, lower) in enumerate(zip(self.bands, self.bands[1:], strict=False)):
            if lower.at >= band.at:
                raise Misplaced(
                    f"band “{lower.name}” does not start below band “{band.name}”; expected the"
                    " bands from the highest down",
                    ("bands", place + 1, "at"),
                )
        if self.bands[-1].at != 0:
            raise Misplaced(
                f"the last band, “{self.bands[-1].name}”, starts at {self.bands[-1].at:g};"
                " expected it to start at 0",
                ("bands", len(self.bands) - 1, "at"),
            )
        return self

    @cached_property
    def hash(self) -> str:
        """SHA-256 of `to_json()`, 64 hex digits."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, no spaces, optional fields only where they say something.

        Leaving defaults out keeps the hash of an old form when the model gains optional fields.
        """
        content = self.model_dump(mode="json", exclude_defaults=True)
        return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The form that `to_json` wrote. Raises ValueError when it is not one."""
        return cls.model_validate_json(text)

    def question(self, id: str) -> Question:
        """The question with this id. Raises KeyError."""
        for question in self.questions:
            if question.id == id:
                return question
        raise KeyError(id)

    def band_of(self, score: float) -> Band:
        """The band that a score (0 to 100) falls in."""
        return next(band for band in self.bands if score >= band.at)
