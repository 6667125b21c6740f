"""Scoring a call: the draft between sittings, finishing and reopening."""

from datetime import datetime

from evaluator.desk import calls, forms
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.evaluation import Evaluation, KeptDraft
from evaluator.scoring.sheet import Sheet


def open_draft(desk: Desk, call_id: str, evaluator: str, form: Form) -> KeptDraft:
    """The draft of this evaluator on this call and form; a new one when there is none.

    Raises UserError when the evaluation is finished already (reopen it), when nobody is named, and
    for a form that is a draft, retired or not as it was published.
    """
    name = calls.name_of(evaluator)
    if not name:
        raise UserError("Nobody is named as the evaluator.", "Give your name in the settings.")
    forms.check_published(desk, form)
    return desk.store.evaluations.open(call_id, desk.store.people.evaluator(name), form)


def keep_draft(
    desk: Desk,
    evaluation_id: str,
    sheet: Sheet,
    focus: str | None,
    position: float,
    taken: float | None = None,
) -> datetime:
    """Keep a draft; on the disk when this returns, which is the time of saving.

    `taken` is all the time worked on it in seconds; None leaves what is kept of that.
    """
    return desk.store.evaluations.keep(evaluation_id, sheet, focus, position, taken)


def finish(desk: Desk, evaluation_id: str) -> Evaluation:
    """Finish a draft: score it and lock it as a new revision.

    Raises UserError while a point is open, evidence lacks or the agent is unknown.
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
