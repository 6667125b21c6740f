"""What the feedback report says of each point: its answer, what it earned, what it failed."""

from collections.abc import Iterator, Mapping
from datetime import date
from math import ceil
from typing import Final

from evaluator.forms.in_words import fails_in_words
from evaluator.forms.model import Question
from evaluator.forms.question import LEVELLED
from evaluator.reports.content import Flag, Point
from evaluator.reports.wording import day
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.result import Part
from evaluator.scoring.worth import worth
from evaluator.terms import NOT_APPLICABLE, Answer, percent, trimmed

_STANDARD: Final = 0.75
"""3 of 4 "meets standard" (rubrics section 1.1)."""


def points_of(evaluation: Evaluation, flags: Mapping[str, Flag]) -> dict[str, Point]:
    """The points that were asked, by their ids; numbered as the form has them."""
    parts = {part.id: part for part in evaluation.score.parts}
    return {
        question.id: _point(number, question, evaluation, parts[question.id], flags)
        for number, question in enumerate(evaluation.form.questions, 1)
        if parts[question.id].state != "hidden"
    }


def _point(
    number: int, question: Question, evaluation: Evaluation, part: Part, flags: Mapping[str, Flag]
) -> Point:
    sheet = evaluation.sheet
    answer = sheet.answers.get(question.id)
    level = answer if isinstance(answer, int) and question.kind in LEVELLED else None
    top = question.top if question.kind in LEVELLED else 0
    standard = ceil(_STANDARD * top)
    earned, of = _earned(evaluation, question, part, answer)
    share = earned / of if of else None
    low = share is not None and share < _STANDARD if level is None else level < standard
    counted, decimals = part.state == "counted", evaluation.score.decimals
    return Point(
        number=number,
        title=question.title,
        level=level,
        top=top,
        standard=standard,
        part=share,
        scored=evaluation.form.counts(question),
        answer=_answer(question, answer, part, earned),
        words=_words(question, answer, part),
        fails=fails_in_words(
            [one.fails for one in evaluation.score.failed if one.question == question.id],
            sections=question.sections,
        ),
        causes=_causes(question, sheet.causes.get(question.id, ())),
        comment=sheet.comments.get(question.id, ""),
        flags=tuple(flags[m.id] for m in sheet.moments if question.id in m.questions),
        tip=question.tip if low else "",
        verdict=", ".join(_verdict(part)),
        counts=_counts(evaluation, question, part),
        earned=_of(earned, of) if counted else "N/A" if part.state == "n/a" else "–",
        weight=trimmed(part.weight),
        share=percent(part.share, 1) if part.of else "–",
        points=trimmed(part.points, decimals) if counted else "–",
        of=trimmed(part.of, decimals) if part.of else "–",
    )


def _earned(
    evaluation: Evaluation, question: Question, part: Part, answer: Answer | None
) -> tuple[float, float]:
    """The question's own points, and what they are of."""
    if part.state != "counted" or answer is None:
        return 0.0, 0.0
    measured = worth(evaluation.form, question)
    return measured.points(answer), measured.possible


def _of(earned: float, of: float) -> str:
    return f"{trimmed(earned)} of {trimmed(of)}" if of else f"+{trimmed(earned)}"


def _answer(question: Question, answer: Answer | None, part: Part, earned: float) -> str:
    """The answer where there is room for a few letters only."""
    if answer == NOT_APPLICABLE:
        return "N/A"
    if answer is None:
        return "–"
    if question.kind == "scale":
        return str(answer)
    if question.kind == "yes_no":
        return str(question.named(answer)).capitalize()
    return trimmed(earned) if part.state == "counted" else ""


def _words(question: Question, answer: Answer | None, part: Part) -> str:
    if answer == NOT_APPLICABLE:
        return "Not applicable: the call gave no chance to show it."
    if answer is None:
        return "Open: not answered yet." if part.state == "open" else "Nothing noted."
    if isinstance(answer, tuple) and part.state == "counted":
        return _added_up(question, answer)
    if question.kind == "date":
        return day(date.fromisoformat(str(answer)))
    return question.in_words(answer) or "None of them."


def _added_up(question: Question, chosen: tuple[str, ...]) -> str:
    """Several options with what each earns, so that the sum can be done again."""
    took = [one for one in question.options if one.id in chosen]
    left = [one for one in question.options if one.id not in chosen and one.unselected]
    told = ["; ".join(f"{one.text} ({trimmed(one.points)})" for one in took) or "None of them"]
    if left:
        told.append("Not chosen: " + "; ".join(f"{o.text} ({trimmed(o.unselected)})" for o in left))
    if question.cap is not None:
        told.append(f"At most {trimmed(question.cap)} together")
    return ". ".join(told) + "."


def _causes(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cause.text for cause in question.causes if cause.id in chosen)


def _verdict(part: Part) -> Iterator[str]:
    """Its own band and pass mark, where the form has some."""
    if part.band is not None:
        yield part.band
    if part.passed is not None:
        yield "passed" if part.passed else "not passed"


def _counts(evaluation: Evaluation, question: Question, part: Part) -> str:
    """What a point counts for, as little as says it: its weight says nothing within a section."""
    if not evaluation.form.counts(question):
        return "not scored"
    if question.bonus:
        return "bonus"
    if not evaluation.score.sections:
        return f"weight {trimmed(part.weight)}"
    return f"{percent(part.share, 1)} of the score" if part.of else "left out"
