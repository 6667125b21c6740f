"""What is shown when a call is opened, on which form, and which versions of it there are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from evaluator.desk import calls, evaluations, forms
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.beginning import nothing_said
from evaluator.scoring.evaluation import Evaluation, KeptDraft
from evaluator.terms import Call
from evaluator.ui.evaluate.header import DRAFT
from evaluator.ui.evaluate.sitting import Sitting

FIRST_FORM: Final = "seven-point-call"
"""The form a call is opened with that this evaluator has not scored before."""

Shown = KeptDraft | Evaluation


def good_forms(desk: Desk) -> tuple[Form, ...]:
    """The forms to score with, one an id, the one that was added last; `FIRST_FORM` is first.

    Raises UserError when there is none.
    """
    by_id = {form.id: form for form in forms.offered(desk)}
    if not by_id:
        raise UserError("There is no form to score with.", "Add one in Forms.")
    return tuple(sorted(by_id.values(), key=lambda form: form.id != FIRST_FORM))


def first_shown(desk: Desk, call: Call, evaluator: str, form: Form) -> Shown:
    """This evaluator's draft of the call, else what they finished last, else a draft on `form`.

    Raises UserError when the draft cannot be begun.
    """
    own = _own(desk, call, evaluator)
    drafts = [one for one in own if isinstance(one, KeptDraft)]
    for one in (*reversed(drafts), *reversed(own)):
        return one
    return evaluations.open_draft(desk, call.id, evaluator, form)


def shown_on(desk: Desk, call: Call, evaluator: str, form: Form) -> Shown:
    """This evaluator's draft or finished evaluation on a form, else a new draft on it."""
    for one in _own(desk, call, evaluator):
        if one.form.id == form.id:
            return one
    return evaluations.open_draft(desk, call.id, evaluator, form)


def throw_away_if_blank(desk: Desk, sitting: Sitting) -> bool:
    """A draft in which nothing was said, of something never finished, leaves no trace.

    Returns whether it was one.
    """
    blank = sitting.base == 0 and nothing_said(sitting.form, sitting.sheet)
    if blank:
        evaluations.discard(desk, sitting.evaluation_id)
    return blank


def scored_by_others(desk: Desk, call: Call, sitting: Sitting) -> bool:
    """Whether there are evaluations of the call besides this one."""
    return any(row.id != sitting.evaluation_id for row in calls.evaluations_of(desk, call.id))


def versions(revisions: Sequence[Evaluation], draft: bool) -> list[tuple[int, str]]:
    """The versions to choose from, the newest first: revision (0 is the draft) and its name."""
    finished = [(one.revision, f"Revision {one.revision}") for one in reversed(revisions)]
    return [(DRAFT, "Draft"), *finished] if draft else finished


def as_agent(desk: Desk, call: Call, name: str) -> Call:
    """The call with its agent named; all other facts stay."""
    return calls.describe(desk, call.id, replace(calls.facts_of(call), agent=name))


def _own(desk: Desk, call: Call, evaluator: str) -> list[Shown]:
    rows = [row for row in calls.evaluations_of(desk, call.id) if row.evaluator == evaluator]
    drafts = {row.id: evaluations.draft(desk, row.id) for row in rows if row.draft}
    return [drafts.get(row.id) or evaluations.get(desk, row.id) for row in rows]
