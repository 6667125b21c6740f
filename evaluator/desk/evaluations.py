"""Scoring a call: the draft between sittings, finishing, reopening, and the way in one step."""

from datetime import datetime
from pathlib import Path

from evaluator.desk import calls, intake
from evaluator.desk.calls import CallFacts
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.evaluation import Evaluation, KeptDraft
from evaluator.scoring.score import score
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call


def open_draft(desk: Desk, call_id: str, evaluator: str, form: Form) -> KeptDraft:
    """The draft of this evaluator on this call and form; a new one when there is none.

    Raises UserError when the evaluation is finished already (reopen it), or nobody is named.
    """
    name = evaluator.strip()
    if not name:
        raise UserError("Nobody is named as the evaluator.", "Give your name in the settings.")
    return desk.store.evaluations.open(call_id, desk.store.people.evaluator(name), form)


def keep_draft(
    desk: Desk, evaluation_id: str, sheet: Sheet, focus: str | None, position: float
) -> datetime:
    """Keep a draft; on the disk when this returns, which is the time of saving."""
    return desk.store.evaluations.keep(evaluation_id, sheet, focus, position)


def finish(desk: Desk, evaluation_id: str) -> Evaluation:
    """Finish a draft: score it and lock it as a new revision.

    Raises UserError while a point is open or the agent is unknown.
    """
    return desk.store.evaluations.finish(evaluation_id)


def reopen(desk: Desk, evaluation_id: str) -> KeptDraft:
    """A draft on top of the latest revision, which stays as it is."""
    return desk.store.evaluations.reopen(evaluation_id)


def discard(desk: Desk, evaluation_id: str) -> None:
    """Throw the draft away; finished revisions stay."""
    desk.store.evaluations.discard(evaluation_id)


def get(desk: Desk, evaluation_id: str, revision: int | None = None) -> Evaluation:
    """A finished evaluation, the latest revision unless one is named. Raises UserError."""
    return desk.store.evaluations.get(evaluation_id, revision)


def draft(desk: Desk, evaluation_id: str) -> KeptDraft | None:
    """The draft of an evaluation, None when there is none."""
    return desk.store.evaluations.draft(evaluation_id)


def revisions(desk: Desk, evaluation_id: str) -> tuple[Evaluation, ...]:
    """All finished revisions of an evaluation, the first one first."""
    return desk.store.evaluations.revisions(evaluation_id)


def latest_draft(desk: Desk) -> KeptDraft | None:
    """The draft that was kept last, to go on with."""
    return desk.store.evaluations.latest_draft()


def evaluate(
    desk: Desk, recording: Path, form: Form, sheet: Sheet, *, facts: CallFacts, evaluator: str
) -> Evaluation:
    """Bring a recording in, score it with a complete sheet and finish.

    The same call by the same evaluator on the same form gets a new revision; the one before stays.
    Facts that are given are set, the others stay as the call has them.
    Raises UserError, before anything is kept, for open points, a wrong answer or an unknown agent;
    and when this evaluator has a draft of the call that finishing would overwrite.
    """
    _complete(form, sheet)
    if not evaluator.strip():
        raise UserError("Nobody is named as the evaluator.")
    call = intake.bring_in_one(desk, recording)
    call = calls.describe(desk, call.id, calls.filled(facts, calls.facts_of(call)))
    if call.agent is None:
        raise UserError("Nobody is named as the agent of this call.")
    kept = _blank(desk, call, evaluator.strip(), form)
    keep_draft(desk, kept.evaluation_id, sheet, None, 0.0)
    return finish(desk, kept.evaluation_id)


def _complete(form: Form, sheet: Sheet) -> None:
    left = score(form, sheet.answers).open
    if left:
        raise UserError(
            f"These points have no answer: {', '.join(left)}.",
            "Answer each with a level or “n/a”.",
        )


def _blank(desk: Desk, call: Call, evaluator: str, form: Form) -> KeptDraft:
    """A draft that holds nothing of anybody's: new, or on top of the finished revision."""
    for row in calls.evaluations_of(desk, call.id):
        if row.evaluator == evaluator and _form_id(desk, row.id) == form.id:
            if row.draft:
                raise UserError(
                    f"{evaluator} has an unfinished draft of this call on “{form.title}”.",
                    "Finish or discard it in the window first.",
                )
            return reopen(desk, row.id)
    return open_draft(desk, call.id, evaluator, form)


def _form_id(desk: Desk, evaluation_id: str) -> str:
    kept = draft(desk, evaluation_id)
    return kept.form.id if kept else get(desk, evaluation_id).form.id
