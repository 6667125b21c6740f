"""From a recording and a filled-in sheet to a finished evaluation, in one step."""

from dataclasses import replace
from pathlib import Path

from evaluator import figures
from evaluator.desk import calls, evaluations, intake
from evaluator.desk.calls import CallFacts
from evaluator.desk.desk import Desk
from evaluator.desk.facts import measure
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.beginning import looked_at, nothing_said
from evaluator.scoring.draft import Draft
from evaluator.scoring.evaluation import Evaluation, KeptDraft
from evaluator.scoring.evidence import check_shown
from evaluator.scoring.score import score
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call


def evaluate(
    desk: Desk, recording: Path, form: Form, sheet: Sheet, *, facts: CallFacts, evaluator: str
) -> Evaluation:
    """Bring a recording in, score it with a complete sheet and finish.

    The same call by the same evaluator on the same form gets a new revision; the one before stays.
    Facts that are given are set, the others stay as the call has them. Where the form's conditions
    look at the sound, that is measured first, with the usual thresholds.
    Raises UserError, before anything is kept, for open points, a wrong answer, a moment or a
    comment that the form asks for, and an evaluator without a name; and when nobody says who the
    agent is, or this evaluator has a draft of the call that finishing would overwrite.
    """
    sheet = _measured(recording, form, sheet)
    _complete(form, sheet)
    evaluator = calls.name_of(evaluator)
    if not evaluator:
        raise UserError("Nobody is named as the evaluator.")
    call = intake.bring_in_one(desk, recording)
    call = calls.describe(desk, call.id, calls.filled(facts, calls.facts_of(call)))
    if call.agent is None:
        raise UserError("Nobody is named as the agent of this call.")
    kept = _draft_for(desk, call, evaluator, form, sheet)
    evaluations.keep_draft(desk, kept.evaluation_id, sheet, None, 0.0)
    return evaluations.finish(desk, kept.evaluation_id)


def _measured(recording: Path, form: Form, sheet: Sheet) -> Sheet:
    """The sheet with the figures of the call that decide what the form asks."""
    if not looked_at(form):
        return sheet
    draft = Draft(form, sheet)
    draft.measured(figures.measured(measure(recording)))
    return draft.sheet


def _complete(form: Form, sheet: Sheet) -> None:
    left = score(form, sheet.answers, sheet.figures).open
    if left:
        raise UserError(
            f"These points have no answer: {', '.join(left)}.",
            "Answer each with a level or “n/a”.",
        )
    check_shown(form, sheet, recorded=True)


def _draft_for(desk: Desk, call: Call, evaluator: str, form: Form, sheet: Sheet) -> KeptDraft:
    """A draft that holds nothing else of anybody's: new, on top of the finished revision, or left
    by the same step when it was interrupted.
    """
    for row in calls.evaluations_of(desk, call.id):
        if row.evaluator == evaluator and _form_id(desk, row.id) == form.id:
            kept = evaluations.draft(desk, row.id)
            if kept is not None and (
                nothing_said(form, kept.sheet) or _unnamed(kept.sheet) == _unnamed(sheet)
            ):
                return kept
            if kept is not None:
                raise UserError(
                    f"{evaluator} has an unfinished draft of this call on “{form.title}”.",
                    "Finish or discard it in the window first.",
                )
            return evaluations.reopen(desk, row.id)
    return evaluations.open_draft(desk, call.id, evaluator, form)


def _unnamed(sheet: Sheet) -> Sheet:
    """What a sheet says; the ids of moments are made anew at every reading."""
    return replace(sheet, moments=tuple(replace(one, id="") for one in sheet.moments))


def _form_id(desk: Desk, evaluation_id: str) -> str:
    kept = evaluations.draft(desk, evaluation_id)
    return kept.form.id if kept else evaluations.get(desk, evaluation_id).form.id
