"""What every answer of a form is worth in points that are earned of what is possible.

Systems that only know points, or whole numbers, are told a weighted form in these: each question's
share of its best answer, times what it weighs. They come out as whole numbers where that can be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from evaluator.forms.foreign.values import Notes
from evaluator.forms.model import Form, Question
from evaluator.forms.values import exact


@dataclass(frozen=True, slots=True)
class Worths:
    """What the answers to a question earn: each, each where it is not chosen, and at most."""

    chosen: tuple[Fraction, ...]
    unselected: tuple[Fraction, ...]
    cap: Fraction | None

    @property
    def all(self) -> tuple[Fraction, ...]:
        """Every one of them."""
        return (*self.chosen, *self.unselected, *(() if self.cap is None else (self.cap,)))

    @property
    def rounded(self) -> "Worths":
        """The nearest whole numbers."""
        return Worths(
            tuple(Fraction(round(one)) for one in self.chosen),
            tuple(Fraction(round(one)) for one in self.unselected),
            None if self.cap is None else Fraction(round(self.cap)),
        )

    def times(self, factor: Fraction) -> "Worths":
        """The same in other units."""
        return Worths(
            tuple(one * factor for one in self.chosen),
            tuple(one * factor for one in self.unselected),
            None if self.cap is None else self.cap * factor,
        )


def own_worths(form: Form, question: Question) -> Worths:
    """What the answers to a question earn by the form's method, without its weight; a share of 1
    where the form is weighted. All 0 where it does not count.
    """
    count = len(question.ruled)
    options = question.options if question.kind == "multiple" else ()
    if not form.counts(question):
        return Worths((Fraction(),) * count, (Fraction(),) * len(options), None)
    cap = None if question.cap is None else exact(question.cap)
    given = Worths(question.earned, tuple(exact(one.unselected) for one in options), cap)
    scoring = form.scoring
    if scoring.method != "weighted":
        return given
    lowest, best = question.span
    least = lowest if scoring.floor == "lowest" else Fraction()
    whole = (best if scoring.divisor is None else exact(scoring.divisor)) - least
    if options:  # several add up: the least is taken from the first alone
        first = (given.chosen[0] - least, *given.chosen[1:])
        others = (given.unselected[0] - least, *given.unselected[1:])
        return Worths(first, others, None if cap is None else cap - least).times(1 / whole)
    return Worths(tuple(one - least for one in given.chosen), (), None).times(1 / whole)


def shares(form: Form) -> dict[str, Fraction]:
    """What each question that counts weighs in a weighted form when all of them count."""
    found: dict[str, Fraction] = {}

    def share(section: str, amount: Fraction | None) -> None:
        weighed = list(_weighed(form, section))
        total = sum((weight for _, _, weight in weighed), Fraction())
        for question, inner, weight in weighed:
            part = weight if amount is None else amount * weight / total
            if question is not None:
                found[question.id] = part
            else:
                share(inner, part)

    share("", None)
    return found


def _weighed(form: Form, section: str) -> Iterator[tuple[Question | None, str, Fraction]]:
    for question in form.questions:
        if question.section == section and form.counts(question):
            weight = Fraction(1) if question.weight is None else exact(question.weight)
            yield question, "", weight
    for inner in form.sections:
        if inner.within != section or not _counts_in(form, inner.id):
            continue
        if inner.weight is None:
            yield from _weighed(form, inner.id)
        else:
            yield None, inner.id, exact(inner.weight)


def _counts_in(form: Form, section: str) -> bool:
    return any(
        section in [one.id for one in form.around(question)] and form.counts(question)
        for question in form.questions
    )


def in_points(form: Form) -> dict[str, Worths]:
    """What every answer earns where all is points: shares times weights, points times factors."""
    found = {question.id: own_worths(form, question) for question in form.questions}
    if form.scoring.method == "weighted":
        weights = shares(form)
        return {id: one.times(weights.get(id, Fraction(1))) for id, one in found.items()}
    if form.scoring.method == "ratio":
        return {
            question.id: found[question.id].times(factor(form, question))
            for question in form.questions
        }
    return found


def factor(form: Form, question: Question) -> Fraction:
    """The product of the weights of the sections around a question."""
    product = Fraction(1)
    for section in form.around(question):
        product *= 1 if section.weight is None else exact(section.weight)
    return product


def whole(
    worths: Mapping[str, Worths], most: int, notes: Notes
) -> tuple[dict[str, Worths], Fraction]:
    """The same in the largest unit in which all are whole numbers, of at most `most`, and how many
    of that unit are one. Where there is none they are rounded, and that is noted.
    """
    several = [one for held in worths.values() for one in held.all]
    unit = Fraction(lcm(*(one.denominator for one in several)))
    unit /= gcd(*(int(one * unit) for one in several)) or 1
    highest = max((abs(one) for one in several), default=Fraction())
    if highest * unit <= most:
        return {id: held.times(unit) for id, held in worths.items()}, unit
    notes.alter("scores", f"they are no whole numbers up to {most} together: they were rounded")
    unit = most / highest
    return {id: held.times(unit).rounded for id, held in worths.items()}, unit
