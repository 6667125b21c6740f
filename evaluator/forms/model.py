"""What an evaluation form is: questions with levels in words, weights, bands and a pass mark."""

import hashlib
import json
from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Text = Annotated[str, Field(min_length=1, max_length=4000)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


class Band(_Value):
    """A range of scores with a name: from `at` (0 to 100, included) up to the next band."""

    at: Annotated[float, Field(ge=0, le=100)]
    name: Text


class Question(_Value):
    """One thing the form asks about a call, answered by a level or by not applicable."""

    id: Id
    title: Text
    weight: Annotated[float, Field(gt=0, le=1000)]
    definition: Text
    good: Text
    levels: Annotated[tuple[Text, ...], Field(min_length=2, max_length=11)]
    evidence: tuple[Text, ...] = ()
    tip: str = ""
    source: str = ""

    @field_validator("levels", mode="before")
    @classmethod
    def _levels_from_mapping(cls, value: Any) -> Any:
        """Written as a mapping from 0 up, so that a reader sees which words go with which level."""
        if not isinstance(value, dict):
            return tuple(value) if isinstance(value, list) else value
        if set(value) != set(range(len(value))):
            raise ValueError("the levels must be numbered 0, 1, 2 and so on without a gap")
        return tuple(value[level] for level in range(len(value)))

    @field_validator("evidence", mode="before")
    @classmethod
    def _evidence_from_list(cls, value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value

    @property
    def top(self) -> int:
        """The highest level."""
        return len(self.levels) - 1


class Form(_Value):
    """An evaluation form. `hash` identifies its content: the same content on any machine."""

    id: Id
    version: Text
    title: Text
    summary: str = ""
    source: str = ""
    pass_mark: Annotated[float, Field(ge=0, le=100)]
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=200)]

    @field_validator("bands", "questions", mode="before")
    @classmethod
    def _from_list(cls, value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value

    @model_validator(mode="after")
    def _holds_together(self) -> "Form":
        ids = [question.id for question in self.questions]
        twice = sorted({id for id in ids if ids.count(id) > 1})
        if twice:
            raise ValueError(f"two questions have the same id: {', '.join(twice)}")
        starts = [band.at for band in self.bands]
        if starts != sorted(set(starts), reverse=True) or starts[-1] != 0:
            raise ValueError("the bands must run from the highest down to one that starts at 0")
        return self

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical JSON (sorted keys, no spaces, UTF-8), 64 hex digits."""
        canonical = json.dumps(
            self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        return hashlib.sha256(canonical.encode()).hexdigest()

    def question(self, id: str) -> Question:
        """The question with this id. Raises KeyError."""
        for question in self.questions:
            if question.id == id:
                return question
        raise KeyError(id)

    def band_of(self, score: float) -> Band:
        """The band that a score (0 to 100) falls in."""
        return next(band for band in self.bands if score >= band.at)
