"""What each question weighs once it is known which of them count: the shares of a weighted form."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from evaluator.forms.model import Form
from evaluator.forms.values import exact


@dataclass(frozen=True, slots=True)
class Branch:
    """A section with a weight, and what shares it; `question` alone for a question."""

    weight: Fraction
    question: str = ""
    shared_by: tuple["Branch", ...] = ()

    def alive(self, counted: Collection[str]) -> bool:
        """Whether anything of it counts."""
        return self.question in counted or any(one.alive(counted) for one in self.shared_by)


Tree: TypeAlias = tuple[Branch, ...]


def tree(form: Form, section: str = "") -> Tree:
    """What shares the weight of a section, or of the form; a section without a weight shares none.

    Only what can count is in it.
    """
    found = [
        Branch(exact(question.weight) if question.weight is not None else Fraction(1), question.id)
        for question in form.questions
        if question.section == section and form.counts(question)
    ]
    for inner in form.sections:
        if inner.within == section and (shared_by := tree(form, inner.id)):
            if inner.weight is None:
                found.extend(shared_by)
            else:
                found.append(Branch(exact(inner.weight), shared_by=shared_by))
    return tuple(found)


def weigh(branches: Tree, counted: Collection[str], *, everywhere: bool) -> dict[str, Fraction]:
    """The weight of each question that counts; together they are what is possible.

    What does not count leaves its weight to the rest of its section, or to all (`everywhere`).
    """
    found: dict[str, Fraction] = {}

    def share(among: Tree, amount: Fraction | None) -> None:
        live = [one for one in among if everywhere or one.alive(counted)]
        total = sum((one.weight for one in live), Fraction())
        for one in live:
            part = one.weight if amount is None else amount * one.weight / total
            if one.shared_by:
                share(one.shared_by, part)
            elif one.question in counted:
                found[one.question] = part

    share(branches, None)
    return found
