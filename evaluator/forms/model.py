"""What an evaluation form is: questions with levels in words, weights, bands and a pass mark.

The description of a field says what is expected there, in the words of the reader's errors.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator

from evaluator.forms.conditions import Condition, Given, only_facts
from evaluator.forms.values import (
    FigureName,
    Id,
    Level,
    Misplaced,
    Percent,
    Place,
    Text,
    Value,
    Words,
    listed,
)
from evaluator.terms import NOT_APPLICABLE


class Band(Value):
    """A range of scores with a name: from `at` (0 to 100, included) up to the next band."""

    at: Percent
    name: Text


class Suggestion(Value):
    """An answer that facts of the call draft, and when; the evaluator decides."""

    answer: Given
    when: Condition


class Question(Value):
    """One thing the form asks about a call, answered by a level or by not applicable.

    `evidence` is what to listen for, `evidence_at` the levels that ask for a moment that shows
    them, `not_applicable` when the call gives no chance to show it, `short` a title for narrow
    headings; `heading` is `short`, or the title where there is none. `listen_for_words` are phrases
    to find in the transcript, `facts` the figures of the call that are shown beside the point; of
    `suggest` the first whose condition holds drafts the answer.
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
        BeforeValidator(listed),
        Field(max_length=50, description="a list of at most 50 texts"),
    ] = ()
    tip: Words = ""
    source: Words = ""
    evidence_at: Annotated[
        tuple[Level, ...],
        BeforeValidator(listed),
        Field(max_length=11, description="a list of levels, such as [0, 1]"),
    ] = ()
    listen_for_words: Annotated[
        tuple[Text, ...],
        BeforeValidator(listed),
        Field(max_length=50, description="a list of at most 50 phrases"),
    ] = ()
    facts: Annotated[
        tuple[FigureName, ...],
        BeforeValidator(listed),
        Field(max_length=20, description="a list of figures of the call, such as [hold.total]"),
    ] = ()
    suggest: Annotated[
        tuple[Suggestion, ...],
        BeforeValidator(listed),
        Field(max_length=20, description="a list of an answer each with when it is drafted"),
    ] = ()

    @field_validator("levels", mode="before")
    @classmethod
    def _levels_from_mapping(cls, value: Any) -> Any:
        """Written as a mapping from 0 up, so that a reader sees which words go with which level."""
        if not isinstance(value, Mapping):
            return listed(value)
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


def _check_evidence_at(question: Question, at: Place) -> None:
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


def _check_suggestions(question: Question, at: Place) -> None:
    """An answer that the point takes, drafted by facts alone. Raises Misplaced."""
    for index, suggestion in enumerate(question.suggest):
        if suggestion.answer not in (*range(question.top + 1), NOT_APPLICABLE):
            raise Misplaced(
                f"point “{question.id}” has no answer “{suggestion.answer}” to draft; expected a"
                f" level from 0 to {question.top}, or “{NOT_APPLICABLE}”",
                (*at, index, "answer"),
            )
        only_facts(suggestion.when, (*at, index, "when"))


class Form(Value):
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
        BeforeValidator(listed),
        Field(min_length=1, max_length=20, description="a list of 1 to 20 bands"),
    ]
    questions: Annotated[
        tuple[Question, ...],
        BeforeValidator(listed),
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
            _check_suggestions(question, ("questions", place, "suggest"))
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
        content = self.model_dump(mode="json", exclude_defaults=True, by_alias=True)
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
