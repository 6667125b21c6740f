"""From a recording and filled-in sheets to finished evaluations, in one step."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from evaluator import figures
from evaluator.desk import calls, evaluations, intake
from evaluator.desk.calls import CallDetails
from evaluator.desk.desk import Desk
from evaluator.desk.facts import measure
from evaluator.desk.forms import check_published
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.beginning import looked_at, nothing_said
from evaluator.scoring.draft import Draft
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.evidence import check_shown
from evaluator.scoring.score import score
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call


def evaluate(
    desk: Desk, recording: Path, form: Form, sheet: Sheet, *, details: CallDetails, evaluator: str
) -> Evaluation:
    """Bring a recording in, score it with a complete sheet and finish: `evaluate_all` on one form.

    Raises UserError as that does.
    """
    (done,) = evaluate_all(desk, recording, ((form, sheet),), details=details, evaluator=evaluator)
    return done


def evaluate_all(
    desk: Desk,
    recording: Path,
    sheets: Sequence[tuple[Form, Sheet]],
    *,
    details: CallDetails,
    evaluator: str,
) -> tuple[Evaluation, ...]:
    """Bring a recording in, score it on each of these forms with a complete sheet and finish all.

    The same call by the same evaluator on the same form gets a new revision; the one before stays.
    Facts that are given are set, the others stay as the call has them. Where a form's conditions
    look at the sound, that is measured first, with the usual thresholds.
    Raises UserError, before anything is kept, for open points, a wrong answer, a moment or a
    comment that a form asks for, and an evaluator without a name; and, before anything is finished,
    when nobody says who the agent is, when this evaluator has a draft of the call that finishing
    would overwrite, and for a form that nothing is scored with.
    """
    sheets = _measured(recording, sheets)
    for form, sheet in sheets:
        _complete(form, sheet)
    evaluator = calls.name_of(evaluator)
    if not evaluator:
        raise UserError("Nobody is named as the evaluator.")
    call = intake.bring_in_one(desk, recording)
    call = calls.describe(desk, call.id, calls.filled(details, calls.details_of(call)))
    if call.agent is None:
        raise UserError("Nobody is named as the agent of this call.")
    there = [_there(desk, call, evaluator, form, sheet) for form, sheet in sheets]
    begun = []
    for id, (form, sheet) in zip(there, sheets, strict=True):
        kept = (
            evaluations.reopen(desk, id)
            if id
            else evaluations.open_draft(desk, call.id, evaluator, form)
        )
        evaluations.keep_draft(desk, kept.evaluation_id, sheet, None, 0.0)
        begun.append(kept.evaluation_id)
    return tuple(evaluations.finish(desk, id) for id in begun)


def _measured(
    recording: Path, sheets: Sequence[tuple[Form, Sheet]]
) -> tuple[tuple[Form, Sheet], ...]:
    """The sheets with the figures of the call that decide what the forms ask."""
    if not any(looked_at(form) for form, _ in sheets):
        return tuple(sheets)
    known, found = figures.measured(measure(recording)), []
    for form, sheet in sheets:
        draft = Draft(form, sheet)
        if looked_at(form):
            draft.measured(known)
        found.append((form, draft.sheet))
    return tuple(found)


def _complete(form: Form, sheet: Sheet) -> None:
    left = score(form, sheet.answers, sheet.figures).open
    if left:
        raise UserError(
            f"These points have no answer: {', '.join(left)}.",
            "Answer each with a level or “n/a”.",
        )
    check_shown(form, sheet, recorded=True)


def _there(desk: Desk, call: Call, evaluator: str, form: Form, sheet: Sheet) -> str | None:
    """The evaluation that is gone on with, None where there is none yet.

    It holds nothing else of anybody's: it is finished, or a draft without a word or left by the
    same step when it was interrupted. Raises UserError for any other draft, and for a form that
    nothing is scored with.
    """
    for row in calls.evaluations_of(desk, call.id):
        if row.evaluator == evaluator and _form_id(desk, row.id) == form.id:
            kept = evaluations.draft(desk, row.id)
            if kept is not None and not (
                nothing_said(form, kept.sheet) or _unnamed(kept.sheet) == _unnamed(sheet)
            ):
                raise UserError(
                    f"{evaluator} has an unfinished draft of this call on “{form.title}”.",
                    "Finish or discard it in the window first.",
                )
            return row.id
    check_published(desk, form)
    return None


def _unnamed(sheet: Sheet) -> Sheet:
    """What a sheet says; the ids of moments are made anew at every reading."""
    return replace(sheet, moments=tuple(replace(one, id="") for one in sheet.moments))


def _form_id(desk: Desk, evaluation_id: str) -> str:
    kept = evaluations.draft(desk, evaluation_id)
    return kept.form.id if kept else evaluations.get(desk, evaluation_id).form.id
