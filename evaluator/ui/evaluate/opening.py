"""What is shown when a call is opened, and which versions of it there are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from evaluator.desk import calls, evaluations, forms
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.evaluation import Evaluation, KeptDraft
from evaluator.terms import Call
from evaluator.ui.evaluate.header import DRAFT

FIRST_FORM: Final = "seven-point-call"
"""The form a call is opened with that this evaluator has not scored before."""


def first_shown(desk: Desk, call: Call, evaluator: str) -> KeptDraft | Evaluation:
    """This evaluator's draft of the call, else their finished evaluation, else a new draft.

    Raises UserError when the draft cannot be begun.
    """
    mine = [row for row in calls.evaluations_of(desk, call.id) if row.evaluator == evaluator]
    for row in reversed(mine):
        if row.draft and (kept := evaluations.draft(desk, row.id)):
            return kept
    if mine:
        return evaluations.get(desk, mine[-1].id)
    return evaluations.open_draft(desk, call.id, evaluator, _form(desk))


def versions(revisions: Sequence[Evaluation], draft: bool) -> list[tuple[int, str]]:
    """The versions to choose from, the newest first: revision (0 is the draft) and its name."""
    finished = [(one.revision, f"Revision {one.revision}") for one in reversed(revisions)]
    return [(DRAFT, "Draft"), *finished] if draft else finished


def as_agent(desk: Desk, call: Call, name: str) -> Call:
    """The call with its agent named; all other facts stay."""
    return calls.describe(desk, call.id, replace(calls.facts_of(call), agent=name))


def _form(desk: Desk) -> Form:
    good = [file.form for file in forms.available(desk) if file.form is not None]
    for form in good:
        if form.id == FIRST_FORM:
            return form
    if not good:
        raise UserError("There is no form to score with.", "Add one in Forms.")
    return good[0]
