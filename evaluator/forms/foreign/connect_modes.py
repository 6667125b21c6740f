"""By what Amazon Connect scores a form of ours: weights of sections, weights of questions, points.

The scores of options are whole numbers of 0 to 10 there, points whole numbers of 0 to 100.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from evaluator.forms.foreign.effective import Worths, in_points, own_worths, shares, whole
from evaluator.forms.foreign.values import Notes
from evaluator.forms.model import Form
from evaluator.forms.values import exact

_SCORES: Final = 10
_POINTS: Final = 100


@dataclass(frozen=True, slots=True)
class Chosen:
    """The mode, the weights of its sections or questions, and what every answer earns."""

    mode: str
    weights: Mapping[str, float]
    worths: Mapping[str, Worths]


def choose(form: Form, notes: Notes) -> Chosen:
    """How a form is told. What makes scores others is noted."""
    _note(form, notes)
    if form.scoring.method != "weighted":
        return Chosen("POINTS_BASED", {}, whole(in_points(form), _POINTS, notes)[0])
    scores = {
        question.id: own_worths(form, question).times(Fraction(_SCORES))
        for question in form.questions
    }
    if by_section := _by_section(form):
        return Chosen("SECTION_ONLY", by_section, _rounded(scores, notes))
    if form.scoring.not_applicable == "section" and _shared(form):
        notes.alter("scoring", "the weight of what does not apply goes to all, not its section")
    if all(_fits(scores[question.id]) for question in form.questions) or not _points_do(form):
        return Chosen("QUESTION_ONLY", _hundred(shares(form)), _rounded(scores, notes))
    return Chosen("POINTS_BASED", {}, whole(in_points(form), _POINTS, notes)[0])


def _note(form: Form, notes: Notes) -> None:
    scoring = form.scoring
    if scoring.on_fail != "zero":
        notes.alter("scoring", f"a failed form shows 0 there, not “on_fail: {scoring.on_fail}”")
    if scoring.cap != 100:
        notes.alter("scoring", "it is not known that a score may show above 100 there")
    for question in form.questions:
        place = f"point “{question.id}”"
        if not form.counts(question):
            continue
        if any(one.unselected for one in question.options):
            notes.alter(place, "points for not choosing an option are not carried")
        if any(points < 0 for points in question.earned):
            notes.alter(place, "points cannot be taken away there")


def _by_section(form: Form) -> dict[str, float]:
    """The weights of sections that share them evenly among their questions; else empty."""
    if form.scoring.not_applicable != "section" or not _shared(form):
        return {}
    weights: dict[str, Fraction] = {}
    for question in filter(form.counts, form.questions):
        around = form.around(question)
        weighed = [section for section in around if section.weight is not None]
        if len(weighed) != 1 or weighed[0].within or question.weight is not None:
            return {}
        weights[weighed[0].id] = exact(weighed[0].weight or 0)
    return _hundred(weights)


def _shared(form: Form) -> bool:
    return any(
        section.weight is not None
        for question in form.questions
        if form.counts(question)
        for section in form.around(question)
    )


def _hundred(weights: Mapping[str, Fraction]) -> dict[str, float]:
    """The same in proportion, 100 together."""
    total = sum(weights.values(), Fraction())
    return {id: float(one * 100 / total) for id, one in weights.items()}


def _fits(scores: Worths) -> bool:
    return all(one.denominator == 1 and 0 <= one <= _SCORES for one in scores.chosen) and (
        scores.cap is None or scores.cap == _SCORES or sum(scores.chosen) <= scores.cap
    )


def _points_do(form: Form) -> bool:
    """Whether points tell the same: whole numbers, of which the best counts as 100 %."""
    divisor = form.scoring.divisor
    bests = {question.span[1] for question in form.questions if form.counts(question)}
    best_is_all = divisor is None or bests <= {exact(divisor)}
    return best_is_all and _small(in_points(form).values())


def _small(worths: Iterable[Worths]) -> bool:
    notes = Notes()
    whole({str(number): one for number, one in enumerate(worths)}, _POINTS, notes)
    return not notes.altering


def _rounded(scores: Mapping[str, Worths], notes: Notes) -> dict[str, Worths]:
    found = {}
    for id, one in scores.items():
        if not _fits(one):
            notes.alter(f"point “{id}”", "its scores are no whole numbers of 10: they were rounded")
        chosen = tuple(Fraction(min(max(round(each), 0), _SCORES)) for each in one.chosen)
        found[id] = Worths(chosen, one.unselected, one.cap)
    return found
