"""What each question weighs once it is known which of them count: the shares of a weighted form."""

from collections.abc import Collection
from dataclasses import dataclass
from math import lcm
from typing import TypeAlias

from evaluator.forms.model import Form
from evaluator.forms.values import exact


@dataclass(frozen=True, slots=True)
class Branch:
    """A section with a weight, and what shares it; `question` alone for a question."""

    weight: int
    question: str = ""
    shared_by: tuple["Branch", ...] = ()

    def alive(self, counted: Collection[str]) -> bool:
        """Whether anything of it counts."""
        return self.question in counted or any(one.alive(counted) for one in self.shared_by)


Tree: TypeAlias = tuple[tuple[Branch, ...], int]
"""What shares the weight of a form, weights in whole numbers of 1 / the unit behind it."""


def tree(form: Form) -> Tree:
    """What shares the weight of a form; only what can count is in it."""
    weights = [*(one.weight for one in form.questions), *(one.weight for one in form.sections)]
    unit = lcm(*(exact(weight).denominator for weight in weights if weight is not None))
    return _branches(form, "", unit), unit


def _branches(form: Form, section: str, unit: int) -> tuple[Branch, ...]:
    """What shares the weight of a section; an inner one without a weight shares it question by
    question.
    """
    found = [
        Branch(_whole(question.weight, unit), question.id)
        for question in form.questions
        if question.section == section and form.counts(question)
    ]
    for inner in form.sections:
        if inner.within == section and (shared_by := _branches(form, inner.id, unit)):
            if inner.weight is None:
                found.extend(shared_by)
            else:
                found.append(Branch(_whole(inner.weight, unit), shared_by=shared_by))
    return tuple(found)


def _whole(weight: float | None, unit: int) -> int:
    return unit if weight is None else int(exact(weight) * unit)


def weigh(form: Tree, counted: Collection[str], *, everywhere: bool) -> tuple[dict[str, int], int]:
    """The weight of each question that counts, in whole numbers of 1 / the unit behind them.

    Together they are what is possible. What does not count leaves its weight to the rest of its
    section, or to all (`everywhere`).
    """
    found: list[tuple[str, int, int]] = []

    def live(among: tuple[Branch, ...]) -> list[Branch]:
        return [one for one in among if everywhere or one.alive(counted)]

    def share(among: list[Branch], of: int, unit: int) -> None:
        for one in among:
            if inner := live(one.shared_by):
                share(inner, of * one.weight, unit * sum(inside.weight for inside in inner))
            elif one.question in counted:
                found.append((one.question, of * one.weight, unit))

    branches, unit = form
    share(live(branches), 1, unit)
    common = lcm(*{unit for _, _, unit in found})
    return {id: weight * (common // unit) for id, weight, unit in found}, common
