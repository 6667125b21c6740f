"""What is wrong or doubtful in a blend of forms: each finding with its place and how to mend it."""

from collections.abc import Container, Iterator
from fractions import Fraction
from typing import Final

from evaluator.forms.blend import Blend
from evaluator.forms.findings import Finding
from evaluator.forms.values import exact

__all__ = ["Finding", "lint_blend"]

_WHOLE: Final = 100
_ROUNDING: Final = Fraction(1, 1000)
"""Thirds such as 33.333 never add up to the last digit."""


def lint_blend(
    blend: Blend, published: Container[str], retired: Container[str]
) -> tuple[Finding, ...]:
    """Everything to mend in a blend, errors first; forms are known by their ids."""
    found = [*_forms(blend, published, retired), *_shares(blend)]
    return tuple(sorted(found, key=lambda one: not one.error))


def _forms(blend: Blend, published: Container[str], retired: Container[str]) -> Iterator[Finding]:
    for place, member in enumerate(blend.blend):
        if member.form in published:
            continue
        here = member.form in retired
        yield Finding(
            error=not here,
            place=("blend", place, "form"),
            message=f"The form “{member.form}” is retired, so that no further call can be whole."
            if here
            else f"There is no published form “{member.form}”.",
            mend="Take it into use again, or another form in its place."
            if here
            else "Publish it, or take it out.",
        )


def _shares(blend: Blend) -> Iterator[Finding]:
    total = sum((exact(share) for share in blend.shares.values()), Fraction())
    if abs(total - _WHOLE) > _ROUNDING:
        yield Finding(
            error=False,
            place=("blend",),
            message=f"The shares add up to {float(total):.6g}, not to {_WHOLE}.",
            mend="Each counts by its part of the sum; balanced, it reads as it counts.",
        )
