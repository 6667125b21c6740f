"""What is doubtful in the weights and points of a form."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from evaluator.forms.findings import Finding, called, warning
from evaluator.forms.model import Form
from evaluator.forms.values import Place, exact

_ROUNDING: Final = Fraction(1, 1000)
"""Weights such as 33.333 or 100/41 never add up to the last digit; so little changes no score."""


def weights(form: Form) -> Iterator[Finding]:
    """Weights that are read as percent and do not add up; unused ones; points that are none."""
    yield from _earning_alike(form)
    if form.scoring.method != "weighted":
        yield from _unused(form)
        return
    yield from _adding_up(form, "", (), "The weights", Fraction(100))
    for place, section in enumerate(form.sections):
        if section.weight is not None:
            named = f"The weights in {called('section', place, section)}"
            at: Place = ("sections", place, "weight")
            yield from _adding_up(form, section.id, at, named, exact(section.weight))
    yield from _without_ranges(form)


def _without_ranges(form: Form) -> Iterator[Finding]:
    """A number with a weight that is scored by nothing."""
    for place, question in enumerate(form.questions):
        bare = question.kind == "number" and not question.ranges
        if bare and question.scored and question.weight is not None:
            yield warning(
                ("questions", place, "weight"),
                f"{called('Point', place, question)} has a weight, but no ranges that say what"
                " a number earns: it is not scored.",
                "Add ranges, or take the weight away.",
            )


def _adding_up(
    form: Form, section: str, at: Place, named: str, other: Fraction
) -> Iterator[Finding]:
    weights = [*_own(form, section)]
    given = [weight for weight in weights if weight is not None]
    if not given and section:
        return  # shared evenly
    total = sum(map(exact, given), Fraction())
    if len(given) < len(weights):
        yield warning(
            at,
            f"{named} are given for some points and not for others, which count 1.",
            "Give each a weight, or none.",
        )
    elif given and all(abs(total - wanted) > _ROUNDING for wanted in (Fraction(100), other)):
        lack = f"{float(abs(100 - total)):g}"
        yield warning(
            at,
            f"{named} add up to {float(total):g}, not to 100.",
            f"Add {lack} in all, or balance them."
            if total < 100
            else f"Take {lack} away in all, or balance them.",
        )


def _own(form: Form, section: str) -> Iterator[float | None]:
    """The weights that share what a section has; those of an inner one without weight too."""
    for question in form.questions:
        if question.section == section and form.counts(question):
            yield question.weight
    for inner in form.sections:
        if inner.within == section:
            if inner.weight is None:
                yield from _own(form, inner.id)
            elif any(
                form.counts(question)
                for question in form.questions
                if inner in form.around(question)
            ):
                yield inner.weight


def _unused(form: Form) -> Iterator[Finding]:
    method = form.scoring.method
    parts: list[tuple[Place, str, float | None]] = [
        (("questions", place, "weight"), called("Point", place, one), one.weight)
        for place, one in enumerate(form.questions)
    ]
    if method == "points":
        parts += [
            (("sections", place, "weight"), called("Section", place, one), one.weight)
            for place, one in enumerate(form.sections)
        ]
    for at, named, weight in parts:
        if weight is not None:
            yield warning(
                at,
                f"{named} has a weight, which “method: {method}” does not look at.",
                "Take it away, or change its points.",
            )


def _earning_alike(form: Form) -> Iterator[Finding]:
    """Questions that tell no call from another. Under weights they are refused where all earn 0."""
    for place, question in enumerate(form.questions):
        if form.counts(question) and len({*question.earned, *_unselected(form, place)}) == 1:
            yield warning(
                ("questions", place),
                f"{called('Point', place, question)} is scored, and its answers all earn"
                f" {float(question.earned[0]):g}.",
                "Give its best answer more points, or say “scored: false”.",
            )


def _unselected(form: Form, place: int) -> Iterator[Fraction]:
    """What options of several earn when they are not chosen; nothing chosen is an answer too."""
    question = form.questions[place]
    if question.kind == "multiple":
        yield from (exact(option.unselected) for option in question.options)
