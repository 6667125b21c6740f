"""Scoring answers on a form: made once for a form, used for as many calls as need be.

Everything is counted in whole numbers of one small unit (`counting.py`) and divided once, here: a
score is the floating-point number nearest to the exact figure. What explains it is made of the same
whole numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from evaluator.forms.model import Form, Question, band_of
from evaluator.forms.options import CRITICAL, Critical
from evaluator.forms.question import BY_PLACE, Band
from evaluator.scoring.answers import check
from evaluator.scoring.counting import Counted, Counting, Weights
from evaluator.scoring.result import Accuracy, Part, Score, SectionPart, State
from evaluator.scoring.worth import most
from evaluator.terms import Answer, shown

__all__ = ["Part", "Score", "Scorer", "check", "score"]

NOTHING: Final[Mapping[str, float]] = MappingProxyType({})
_PARTS: Final = 16_384
"""How many parts are remembered: they come again with the levels and the patterns of calls."""


def score(
    form: Form, answers: Mapping[str, Answer], figures: Mapping[str, float] = NOTHING
) -> Score:
    """Score answers (by question id) on a form; `figures` of the call are for its conditions.

    Raises UserError for an unknown question id or an answer that does not fit its question.
    """
    return Scorer(form).score(answers, figures)


@dataclass(frozen=True, slots=True)
class Standing:
    """What answers come to as they stand, without the parts that explain it.

    `passes` looks at the score alone: what is open is left out of it, as if it did not apply.
    """

    value: float | None
    band: str | None
    passes: bool | None
    open: tuple[str, ...]


class Scorer:
    """A form made ready for scoring."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._counting = Counting(form)
        self._questions = {question.id: question for question in form.questions}
        self._wanted = tuple(
            q.id for q in form.questions if form.counts(q) or q.required or q.optional_driver
        )
        self._tops = {q.id: q.top for q in form.questions if q.kind in BY_PLACE}
        self._weights = {q.id: self._weight(q) for q in form.questions}
        self._part = lru_cache(_PARTS)(self._part_anew)
        self._critical = _critical(form)

    def score(self, answers: Mapping[str, Answer], figures: Mapping[str, float] = NOTHING) -> Score:
        """The score of answers, as `score` gives it. Raises UserError."""
        self._check(answers)
        counted = self._counting.count(answers, figures)
        standing, weights, kept = self._stand(answers, counted), counted.weights, counted.kept
        asked = len(self._questions) - len(counted.hidden)
        return Score(
            value=standing.value,
            band=standing.band,
            passed=None if standing.open else standing.passes,
            answered=asked - len(standing.open),
            open=standing.open,
            parts=tuple(
                self._part(id, "counted", kept[id], weights)
                if id in kept
                else self._part(id, self._state(id, answers, counted))
                for id in self._questions
            ),
            raw=_percent(sum(counted.earned.values()), weights.total),
            asked=asked,
            failed=counted.failed,
            critical=self._accuracies(answers, counted),
            sections=self._sections(counted),
        )

    def standing(
        self, answers: Mapping[str, Answer], figures: Mapping[str, float] = NOTHING
    ) -> Standing:
        """What answers that fit the form (`answers.check`) come to: `score` without what explains
        it, in a third of the time.
        """
        return self._stand(answers, self._counting.count(answers, figures))

    def _weight(self, question: Question) -> float:
        """The weight in the form; under points and ratio what the question can count for."""
        factor = self._counting.factors.get(question.id)
        if factor is None:
            return 0.0
        if self.form.scoring.method == "weighted":
            return 1.0 if question.weight is None else question.weight
        return float(factor * most(question))

    def _check(self, answers: Mapping[str, Answer]) -> None:
        """As `check`, which is asked only where an answer is no level that there is."""
        for id, answer in answers.items():
            if type(answer) is not int or not 0 <= answer <= self._tops.get(id, -1):
                check(self.form, {id: answer})

    def _stand(self, answers: Mapping[str, Answer], counted: Counted) -> Standing:
        percent = _percent(sum(counted.kept.values()), counted.weights.total)
        value = self._shown(percent, counted.fails_form)
        band, passed = _verdict(value, self.form.bands, self.form.pass_mark)
        return Standing(
            value=value,
            band=band,
            passes=False if counted.fails_form else passed,
            open=tuple(id for id in self._wanted if id not in answers and id not in counted.hidden),
        )

    def _shown(self, value: float | None, fails: bool) -> float | None:
        """A score with what the form says of failing and of more than 100, never below 0."""
        if value is None:
            return None
        scoring = self.form.scoring
        value = min(max(value, 0.0), scoring.cap)
        if fails and scoring.on_fail != "flag":
            return min(value, scoring.fail_cap or 0.0)
        return value

    def _state(self, id: str, answers: Mapping[str, Answer], counted: Counted) -> State:
        """What became of a question that does not count."""
        if id in counted.left_out:
            return "hidden" if id in counted.hidden else "n/a"
        return "open" if id in self._wanted and id not in answers else "unscored"

    def _part_anew(
        self, id: str, state: State, points: int = 0, weights: Weights | None = None
    ) -> Part:
        """The part of a question; one that does not count has no `points` and no `weights`."""
        question = self._questions[id]
        weight = self._weights[id]
        if weights is None:
            return Part(id=id, weight=weight, share=0.0, points=0.0, of=0.0, state=state)
        of = weights.possible[id]
        band, passed = _verdict(_percent(points, of), question.bands, question.pass_mark)
        return Part(
            id=id,
            weight=weight,
            share=of / weights.total if weights.total else 0.0,
            points=points / weights.unit,
            of=of / weights.unit,
            state=state,
            band=band,
            passed=passed,
        )

    def _sections(self, counted: Counted) -> tuple[SectionPart, ...]:
        weights, found = counted.weights, []
        for section in self.form.sections:
            ids, of = weights.inside[section.id]
            points = sum(map(counted.kept.__getitem__, ids))
            value = _percent(points, of)
            band, passed = _verdict(value, section.bands, section.pass_mark)
            found.append(
                SectionPart(
                    id=section.id,
                    share=of / weights.total if weights.total else 0.0,
                    points=points / weights.unit,
                    of=of / weights.unit,
                    value=value,
                    raw=_percent(sum(map(counted.earned.__getitem__, ids)), of),
                    band=band,
                    passed=passed,
                    failed=section.id in counted.zeroed,
                )
            )
        return tuple(found)

    def _accuracies(self, answers: Mapping[str, Answer], counted: Counted) -> tuple[Accuracy, ...]:
        return tuple(
            Accuracy(
                of=of,
                asked=sum(id in answers and id not in counted.left_out for id in ids),
                failed=len({one.question for one in counted.failed if one.fails == of}),
            )
            for of, ids in self._critical.items()
        )


def _critical(form: Form) -> dict[Critical, tuple[str, ...]]:
    """By class, the questions with errors of it; only classes that have any."""
    found: dict[Critical, tuple[str, ...]] = {}
    for of in CRITICAL:
        ids = (q.id for q in form.questions if any(of in one.fails for one in q.ruled))
        if those := tuple(ids):
            found[of] = those
    return found


def _percent(points: int, of: int) -> float | None:
    """Whole numbers divide to the nearest float there is."""
    return 100 * points / of if of else None


def _verdict(
    value: float | None, bands: tuple[Band, ...], pass_mark: float | None
) -> tuple[str | None, bool | None]:
    """Band and pass look at the score as shown, so that paper never contradicts itself."""
    if value is None or (not bands and pass_mark is None):
        return None, None
    seen = max(float(shown(value)), 0.0)
    band = band_of(bands, seen).name if bands else None
    return band, None if pass_mark is None else seen >= pass_mark
