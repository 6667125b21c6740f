"""A blend: one figure of several forms on the same call, each with its share."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from evaluator.forms.checks import check_bands
from evaluator.forms.question import Band
from evaluator.forms.values import (
    Id,
    Misplaced,
    Percent,
    Text,
    Value,
    Version,
    Weight,
    Words,
    listed,
)


class Member(Value):
    """A form of a blend, and its share; shares need not add up to 100, but are easier read so."""

    form: Id
    share: Weight


class Blend(Value):
    """What is scored by the scores of several forms: 60 % seven points, 40 % call handling."""

    id: Id
    version: Version
    title: Text
    summary: Words = ""
    source: Words = ""
    pass_mark: Percent
    bands: Annotated[
        tuple[Band, ...],
        BeforeValidator(listed),
        Field(
            min_length=1,
            max_length=20,
            description="a list of 1 to 20 bands, such as {at: 80, name: On standard}",
        ),
    ]
    blend: Annotated[
        tuple[Member, ...],
        BeforeValidator(listed),
        Field(min_length=2, max_length=20, description="a list of 2 to 20 forms with their share"),
    ]

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        check_bands(self.bands, ("bands",))
        seen: set[str] = set()
        for place, member in enumerate(self.blend):
            if member.form in seen:
                raise Misplaced(
                    f"the form “{member.form}” is in the blend twice; expected it once",
                    ("blend", place, "form"),
                )
            seen.add(member.form)
        return self

    @property
    def shares(self) -> Mapping[str, float]:
        """The share of each form by its id."""
        return {member.form: member.share for member in self.blend}
