"""Evaluations as plain rows, one an answer: the same columns for spreadsheets and programs."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, TypeAlias

from evaluator.forms.model import Question
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.result import Part
from evaluator.scoring.worth import worth
from evaluator.terms import Answer, Kind, Moment, Shop, clock

Value: TypeAlias = str | int | float | bool | None
AnswerRow: TypeAlias = dict[str, Value]

COLUMNS: Final = (
    "evaluation",
    "revision",
    "evaluator",
    "finished",
    "score",
    "band",
    "passed",
    "form",
    "form_version",
    "form_hash",
    "call",
    "reference",
    "agent",
    "team",
    "client",
    "started",
    "direction",
    "file",
    "file_sha256",
    "duration",
    "question",
    "question_title",
    "answer",
    "answer_words",
    "top",
    "comment",
    "moments",
    "weight",
    "share",
    "points",
    "of",
    "strengths",
    "improvement",
    "action",
    "action_due",
    "is_shop",
    "scenario",
    "shopper",
    "number_dialled",
    "rings",
    "seconds_to_answer",
    "menu_steps",
    "hold_seconds",
    "transfers",
    "ended_by",
    "narrative",
    "taken",
    "call_length",
    "raw_score",
    "kind",
    "section",
    "section_title",
    "section_score",
    "state",
    "value",
    "earned",
    "possible",
    "fails",
    "causes",
)
"""What every row holds, in this order; a file without rows has them as well.

Columns are only ever added at the end.
"""


def answer_rows(evaluation: Evaluation) -> Iterator[AnswerRow]:
    """One row for each question of the form, with the call's and the evaluation's facts on each.

    None where there is nothing; times in ISO 8601 with their offset; `points` of `of` are weighted,
    `earned` of `possible` the question's own; `taken` and `call_length` are seconds. `answer` is a
    place from 0 where `value` names it: yes, the id of an option; several are parted by "; ".
    """
    before, after = _before(evaluation), _after(evaluation)
    parts = {part.id: part for part in evaluation.score.parts}
    scores = {part.id: part.value for part in evaluation.score.sections}
    for question in evaluation.form.questions:
        part = parts[question.id]
        answer: AnswerRow = {
            **_answered(evaluation, question, part),
            "weight": part.weight,
            "share": part.share,
            "points": part.points,
            "of": part.of,
            "kind": question.kind,
            "section": question.section or None,
            "section_score": scores.get(question.section),
            "state": part.state,
            **_earned(evaluation, question, part),
        }
        yield {**before, **answer, **after}


def _answered(evaluation: Evaluation, question: Question, part: Part) -> AnswerRow:
    """What was said of a question; what a hidden one was answered before it was says nothing."""
    form, sheet = evaluation.form, evaluation.sheet
    answer = None if part.state == "hidden" else sheet.answers.get(question.id)
    moments = [_heard(moment) for moment in sheet.moments if question.id in moment.questions]
    return {
        "question": question.id,
        "question_title": question.title,
        "answer": _plain(answer),
        "answer_words": None if answer is None else question.in_words(answer) or None,
        "top": question.top,
        "comment": sheet.comments.get(question.id),
        "moments": "; ".join(moments) or None,
        "section_title": form.section(question.section).title if question.section else None,
        "value": None if answer is None else _plain(question.named(answer)),
        "causes": "; ".join(
            cause.text for cause in question.causes if cause.id in sheet.causes.get(question.id, ())
        )
        or None,
    }


def _plain(answer: Answer | None) -> Value:
    return "; ".join(answer) if isinstance(answer, tuple) else answer


def _earned(evaluation: Evaluation, question: Question, part: Part) -> AnswerRow:
    """The question's own points before weights, and what its answer fails."""
    answer = evaluation.sheet.answers.get(question.id)
    fails = [one.fails for one in evaluation.score.failed if one.question == question.id]
    earned: AnswerRow = {"earned": None, "possible": None}
    if part.state == "counted" and answer is not None:
        measured = worth(evaluation.form, question)
        earned = {"earned": measured.points(answer), "possible": measured.possible}
    return {**earned, "fails": "; ".join(dict.fromkeys(fails)) or None}


def _heard(moment: Moment) -> str:
    """ "1:55", with the kind behind it where it is not plain evidence."""
    kind = "" if moment.kind is Kind.EVIDENCE else f" {moment.kind}"
    return f"{clock(moment.start)}{kind}"


def _before(evaluation: Evaluation) -> AnswerRow:
    call, score = evaluation.call, evaluation.score
    return {
        "evaluation": evaluation.id,
        "revision": evaluation.revision,
        "evaluator": evaluation.evaluator.name,
        "finished": _iso(evaluation.finished),
        "score": score.value,
        "band": score.band,
        "passed": score.passed,
        "form": evaluation.form.id,
        "form_version": evaluation.form.version,
        "form_hash": evaluation.form.hash,
        "call": call.id,
        "reference": call.reference or None,
        "agent": call.agent.name if call.agent else None,
        "team": (call.agent.team or None) if call.agent else None,
        "client": call.client.name if call.client else None,
        "started": _iso(call.started),
        "direction": str(call.direction) or None,
        "file": call.recording.path.name if call.recording else None,
        "file_sha256": call.recording.sha256 if call.recording else None,
        "duration": call.recording.duration if call.recording else None,
    }


def _after(evaluation: Evaluation) -> AnswerRow:
    sheet, shop = evaluation.sheet, evaluation.call.shop or Shop()
    return {
        "strengths": sheet.strengths or None,
        "improvement": sheet.improvement or None,
        "action": sheet.action or None,
        "action_due": sheet.action_due.isoformat() if sheet.action_due else None,
        "is_shop": evaluation.call.shop is not None,
        "scenario": shop.scenario or None,
        "shopper": shop.shopper or None,
        "number_dialled": shop.number_dialled or None,
        "rings": shop.rings,
        "seconds_to_answer": shop.seconds_to_answer,
        "menu_steps": shop.menu_steps,
        "hold_seconds": shop.hold_seconds,
        "transfers": shop.transfers,
        "ended_by": str(shop.ended_by) or None,
        "narrative": shop.narrative or None,
        "taken": evaluation.taken,
        "call_length": evaluation.call_length,
        "raw_score": evaluation.score.raw,
    }


def _iso(time: datetime | None) -> str | None:
    return time.isoformat() if time else None
