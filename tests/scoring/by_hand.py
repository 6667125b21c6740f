"""Scores by hand: the rules of scoring once more, in fractions and as plainly as can be."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from evaluator.forms.model import Form
from evaluator.terms import Answer


@dataclass
class ByHand:
    """A score, what it was before failing and the cap, and what failed: (question, scope)."""

    value: float | None
    raw: float | None
    failed: set[tuple[str, str]]


def by_hand(form: Form, answers: dict[str, Answer]) -> ByHand:
    """The score of answers on a form without conditions."""
    said = {id: answer for id, answer in answers.items() if answer != "n/a"}
    counted = [one for one in form.questions if one.id in said and form.counts(one)]
    failed = {
        (one.id, scope)
        for one in form.questions
        if one.id in said
        for chosen in _chosen(one, said[one.id])
        for scope in chosen.fails
    }
    zeroed = {
        form.around(form.question(id))[0 if scope == "section" else 1].id
        for id, scope in failed
        if scope in ("section", "outer_section")
    }
    of = earned = kept = Fraction()
    for one in counted:
        possible = _possible(form, one, counted)
        points = possible * _part(form, one, said[one.id]) if _weighted(form) else (
            _factor(form, one) * _points(one, said[one.id])
        )  # fmt: skip
        of += possible
        earned += points
        lost = any(section.id in zeroed for section in form.around(one))
        kept += min(points, Fraction()) if lost else points
    if not of:
        return ByHand(None, None, failed)
    value = min(max(float(100 * kept / of), 0.0), form.scoring.cap)
    if form.scoring.on_fail != "flag" and any(scope == "form" for _, scope in failed):
        value = min(value, form.scoring.fail_cap or 0.0)
    return ByHand(value, float(100 * earned / of), failed)


def _weighted(form: Form) -> bool:
    return form.scoring.method == "weighted"


def _points(one: Any, answer: Any) -> Fraction:
    """The points that an answer earns."""
    if one.kind in ("scale", "yes_no"):
        if isinstance(one.points, tuple):
            return _decimal(one.points[answer])
        return _decimal(one.top if one.points is None else one.points) * answer / one.top
    total = sum((_decimal(chosen.points) for chosen in _chosen(one, answer)), Fraction())
    return total if one.cap is None else min(total, _decimal(one.cap))


def _chosen(one: Any, answer: Any) -> list[Any]:
    """What was chosen: with its rules, and but for levels with its points."""
    if one.kind in ("scale", "yes_no"):
        return [rule for rule in one.rules if rule.at in (answer, ("no", "yes")[answer > 0])]
    if one.kind == "number":
        return [part for part in one.ranges if part.holds(answer)]
    if one.kind == "multiple":
        return [option for option in one.options if option.id in answer]
    return [one.options[answer]] if one.kind == "choice" else []


def _ends(one: Any) -> tuple[Fraction, Fraction]:
    """The least and the most points that an answer earns."""
    if one.kind == "multiple":
        return Fraction(), _points(one, [option.id for option in one.options])
    tried = [part.from_ if part.from_ is not None else part.to for part in one.ranges]
    every = [_points(one, answer) for answer in tried or range(one.top + 1)]
    return min(every), max(every)


def _part(form: Form, one: Any, answer: Answer) -> Fraction:
    """An answer as a part of the best, from 0 or from the lowest."""
    least, best = _ends(one)
    floor = least if form.scoring.floor == "lowest" else Fraction()
    return (_points(one, answer) - floor) / (best - floor)


def _possible(form: Form, one: Any, counted: list[Any]) -> Fraction:
    if _weighted(form):
        return _share(form, one, counted)
    return Fraction() if one.bonus else _factor(form, one) * max(_ends(one)[1], Fraction())


def _factor(form: Form, one: Any) -> Fraction:
    factor = Fraction(1)
    for section in form.around(one) if form.scoring.method == "ratio" else ():
        factor *= _decimal(section.weight or 1)
    return factor


def _share(form: Form, part: Any, counted: list[Any]) -> Fraction:
    """A weight, or its part of the weight around it, shared by what is there with it."""
    around = _weighs(form, part)
    if around is None:
        return _decimal(part.weight)
    everywhere = form.scoring.not_applicable == "everywhere"
    among = [one for one in form.questions if everywhere or one in counted]
    sections = [
        section
        for section in form.sections
        if section.weight and any(section in form.around(one) for one in among)
    ]
    beside = [one for one in (*among, *sections) if _weighs(form, one) == around]
    total = sum((_decimal(one.weight) for one in beside), Fraction())
    return _share(form, around, counted) * _decimal(part.weight) / total


def _weighs(form: Form, part: Any) -> Any:
    """The innermost section with a weight around a question or a section; None for none."""
    return next((section for section in form.around(part) if section.weight), None)


def _decimal(number: float | None) -> Fraction:
    return Fraction(str(1 if number is None else number))
