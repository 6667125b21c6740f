"""The score of an answer sheet, explained question by question, in exact arithmetic."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from evaluator.errors import UserError
from evaluator.forms.model import Form, Question
from evaluator.terms import NOT_APPLICABLE, Answer, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one question adds to the score.

    `share` (0 to 1) is its part of the weights that count; `points` of `of` are weighted points.
    A question that is open or not applicable has share, points and `of` 0.
    So sum(points) / sum(of) * 100 is the score, and so is sum(share * points / of) * 100.
    """

    id: str
    weight: float
    share: float
    points: float
    of: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score with the parts that explain it.

    `value` is 0 to 100, the float nearest to the exact figure, None where no question counts.
    `passed` is None while a question is open and where there is no score. `answered` counts levels
    and not applicable alike; `open` names what is left.
    """

    value: float | None
    band: str | None
    passed: bool | None
    answered: int
    open: tuple[str, ...]
    parts: tuple[Part, ...]


def score(form: Form, answers: Mapping[str, Answer]) -> Score:
    """Score answers (by question id) on a form.

    Weighted points: 100 * sum(weight * level / top) / sum(weight), over the questions answered with
    a level; not applicable leaves both sums (rubrics section 1.2). Band and pass mark look at the
    score as shown, so that paper never names a band beside a figure outside it.
    Raises UserError for an unknown question id or a level out of range.
    """
    check(form, answers)
    counted = {id: level for id, level in answers.items() if level != NOT_APPLICABLE}
    weights = {q.id: _exact(q.weight) if q.id in counted else Fraction() for q in form.questions}
    points = {q.id: weights[q.id] * counted.get(q.id, 0) / q.top for q in form.questions}
    total = sum(weights.values())
    value = float(100 * sum(points.values()) / total) if total else None
    open_ = tuple(q.id for q in form.questions if q.id not in answers)
    seen = None if value is None else float(shown(value))
    return Score(
        value=value,
        band=None if seen is None else form.band_of(seen).name,
        passed=None if seen is None or open_ else seen >= form.pass_mark,
        answered=len(form.questions) - len(open_),
        open=open_,
        parts=tuple(
            Part(
                id=question.id,
                weight=question.weight,
                share=float(weights[question.id] / total) if total else 0.0,
                points=float(points[question.id]),
                of=float(weights[question.id]),
            )
            for question in form.questions
        ),
    )


def check(form: Form, answers: Mapping[str, Answer]) -> None:
    """Raise UserError unless every answer belongs to a question of the form and is in its range."""
    check_ids(form, answers)
    for question in form.questions:
        if question.id in answers and not _in_range(question, answers[question.id]):
            raise UserError(
                f"“{answers[question.id]}” is no answer to “{question.id}”.",
                f"Expected a whole number from 0 to {question.top}, or “{NOT_APPLICABLE}”.",
            )


def check_ids(form: Form, ids: Iterable[str]) -> None:
    """Raise UserError unless every id is that of a question of the form."""
    known = [question.id for question in form.questions]
    for id in ids:
        if id not in known:
            raise UserError(
                f"The form “{form.title}” has no point “{id}”.",
                f"Its points are: {', '.join(known)}.",
            )


def _in_range(question: Question, answer: object) -> bool:
    if answer == NOT_APPLICABLE:
        return True
    return isinstance(answer, int) and not isinstance(answer, bool) and 0 <= answer <= question.top


def _exact(number: float) -> Fraction:
    """The decimal that was written, not the nearest binary float."""
    return Fraction(repr(number))
