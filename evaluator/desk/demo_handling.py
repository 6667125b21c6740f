"""What the demo's mystery-shop calls achieved, on a second form: with it they count on a blend."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from evaluator.desk.demo_plan import Judged, PlannedCall
from evaluator.forms.model import Form, Question
from evaluator.scoring.draft import Draft
from evaluator.scoring.evidence import asks
from evaluator.scoring.sheet import Sheet
from evaluator.terms import NOT_APPLICABLE, Answer, Shop

FORM: Final = "call-handling"
_LOWEST: Final = 2
"""Below, a level wants its reason in words; these visits have few."""
_OFTEN: Final = 0.85
"""How often a courtesy of the hold, the transfer or a silence was there."""
_WHY: Final = {
    "hold-asked": "Put on hold without a question first.",
    "hold-reason": "No word on what the hold was for.",
    "transfer-warm": "The shopper had to begin again from the start.",
    "rings": "The sixth ring before anybody answered.",
}
_NOTHING_WRONG: Final = ("data-safe", "disclosed", "respectful", "stayed", "honest", "rights")


def handled(form: Form, call: PlannedCall) -> Judged | None:
    """What who scored a visit first says of how it was handled; None where nobody has finished.

    The answers follow the facts of the visit, and how well the call was held.
    """
    if call.shop is None or not call.judged or call.judged[0].draft:
        return None
    first = call.judged[0]
    levels = [level for level in first.sheet.answers.values() if isinstance(level, int)]
    chance = random.Random(f"{call.details.reference} {first.evaluator}")  # noqa: S311 - a demo
    sheet = _Handling(chance, call.shop, fmean(levels)).sheet(form)
    return Judged(evaluator=first.evaluator, sheet=sheet, draft=False)


@dataclass(frozen=True, slots=True)
class _Handling:
    chance: random.Random
    shop: Shop
    level: float

    def sheet(self, form: Form) -> Sheet:
        draft = Draft(form)
        for question in form.questions:
            hidden = {part.id for part in draft.score.parts if part.state == "hidden"}
            if question.id not in hidden:
                draft.answer(question.id, self._answer(question))
                if asks(question, draft.sheet):
                    draft.comment(question.id, _WHY.get(question.id, question.title))
        weakest = min(_levels(form, draft.sheet), key=lambda one: one[1])[0]
        draft.strengths("The request was dealt with on this call.")
        draft.improvement(form.question(weakest).tip)
        return draft.sheet

    def _answer(self, question: Question) -> Answer:
        known: Mapping[str, Answer] = {
            "channel": "phone",
            "held": _yes(bool(self.shop.hold_seconds)),
            "transferred": _yes(bool(self.shop.transfers)),
            "rings": self.shop.rings or 0,
            "silence": NOT_APPLICABLE,
            "recorded-truly": "unseen",
        }
        if question.id in known:
            return known[question.id]
        if question.id in _NOTHING_WRONG:
            return "yes"
        if question.kind == "yes_no":
            return _yes(self.chance.random() < _OFTEN)
        level = round(self.chance.gauss(self.level, 0.6))
        return max(_LOWEST, min(question.top, level))


def _levels(form: Form, sheet: Sheet) -> list[tuple[str, int]]:
    """The points with a tip that were answered by a level."""
    return [
        (id, level)
        for id, level in sheet.answers.items()
        if isinstance(level, int) and form.question(id).kind == "scale" and form.question(id).tip
    ]


def _yes(so: bool) -> str:
    return "yes" if so else "no"
