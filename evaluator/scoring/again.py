"""What was answered on one version of a form, scored on another; what does not fit is named.

An answer is carried over when it means the same: a level of a scale with as many levels, an option
that is still there (by its id, wherever it stands), a number or text that is still taken. Points
that nobody was asked, and answers that do not fit, are left out as if they did not apply.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from evaluator.forms.model import Form, Question
from evaluator.forms.question import LEVELLED
from evaluator.scoring.answers import fits
from evaluator.scoring.beginning import looked_at
from evaluator.scoring.score import NOTHING, Scorer, Standing
from evaluator.terms import NOT_APPLICABLE, Answer

_Carry: TypeAlias = Callable[[Answer], Answer | None]
"""An answer as the other version has it; None where it has none such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A sheet on another version. `gone` points are not in it, the answers of `misfits` do not fit
    its points, `unasked` points count in it and have no answer. `unknown` are figures of the call
    that its conditions look at and the sheet does not have: they pass no test.
    """

    standing: Standing
    gone: tuple[str, ...]
    misfits: tuple[str, ...]
    unasked: tuple[str, ...]
    unknown: tuple[str, ...]


class Rescorer:
    """Scores what was answered on `before` as `after` would; made once for many sheets."""

    def __init__(self, before: Form, after: Form, scorer: Scorer | None = None) -> None:
        self._scorer = scorer or Scorer(after)
        self._figures = looked_at(after)
        stands = {question.id: question for question in after.questions}
        self._carried: dict[str, _Carry | None] = {
            one.id: _carrying(one, stands[one.id]) for one in before.questions if one.id in stands
        }
        self._as_they_are = {id for id, carry in self._carried.items() if carry is None}

    def score(
        self, answered: Mapping[str, Answer], figures: Mapping[str, float] = NOTHING
    ) -> Again:
        """What was answered, and the figures that were kept with it, on the other version."""
        gone: tuple[str, ...] = ()
        misfits: tuple[str, ...] = ()
        if not self._as_they_are.issuperset(answered):
            answered, gone, misfits = self._carry(answered)
        standing = self._scorer.standing(answered, figures)
        return Again(
            standing=standing,
            gone=gone,
            misfits=misfits,
            unasked=tuple(id for id in standing.open if id not in misfits),
            unknown=tuple(name for name in self._figures if name not in figures),
        )

    def _carry(
        self, answered: Mapping[str, Answer]
    ) -> tuple[dict[str, Answer], tuple[str, ...], tuple[str, ...]]:
        """The answers as the other version has them, which points are gone, which do not fit."""
        answers: dict[str, Answer] = {}
        gone, misfits = [], []
        for id, answer in answered.items():
            if id not in self._carried:
                gone.append(id)
                continue
            carry = self._carried[id]
            carried = answer if carry is None else carry(answer)
            if carried is None:
                misfits.append(id)
            else:
                answers[id] = carried
        return answers, tuple(gone), tuple(misfits)


def _carrying(before: Question, after: Question) -> _Carry | None:
    """How answers are carried from a point to its other version; None: just as they are."""
    if _alike(before, after):
        return None
    if before.kind != after.kind:
        return lambda answer: _not_applicable(after, answer)

    def carry(answer: Answer) -> Answer | None:
        if answer == NOT_APPLICABLE:
            return _not_applicable(after, answer)
        if before.kind == "scale" and before.top != after.top:
            return None
        if before.kind == "choice" and isinstance(answer, int):
            return after.level_of(before.options[answer].id)
        return answer if fits(after, answer) else None

    return carry


def _alike(before: Question, after: Question) -> bool:
    """Whether both take the same answers, by which each means the same."""
    if (before.kind, before.required) != (after.kind, after.required):
        return False
    if before.kind in LEVELLED:
        return before.top == after.top
    if before.kind == "number":
        return (before.step, before.ranges) == (after.step, after.ranges)
    return [one.id for one in before.options] == [one.id for one in after.options]


def _not_applicable(question: Question, answer: Answer) -> Answer | None:
    return answer if answer == NOT_APPLICABLE and not question.required else None
