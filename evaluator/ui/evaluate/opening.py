"""What is shown when a call is opened, on which form, and which versions of it there are."""

from dataclasses import dataclass, replace
from typing import Final

from evaluator.desk import calls, evaluations, forms
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.beginning import nothing_said
from evaluator.scoring.draft import Draft
from evaluator.scoring.evaluation import Evaluation, KeptDraft
from evaluator.terms import Call
from evaluator.ui.evaluate.header import DRAFT
from evaluator.ui.evaluate.sitting import Sitting

FIRST_FORM: Final = "seven-point-call"
"""The form a call is opened with that this evaluator has not scored before."""

Shown = KeptDraft | Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A draft as it was kept, ready to go on with."""

    kept: KeptDraft
    draft: Draft

    @property
    def revisions(self) -> int:
        """How many finished ones there are below it."""
        return self.kept.base


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A finished revision, of how many."""

    evaluation: Evaluation
    revisions: int


Ready = Begun | Closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """All that is read of a call before it is shown, and the forms to score it with."""

    call: Call
    forms: tuple[Form, ...]
    ready: Ready

    @property
    def position(self) -> float:
        """Where the playhead stood last, in seconds."""
        return self.ready.kept.position if isinstance(self.ready, Begun) else 0.0


def read(desk: Desk, call_id: str, evaluator: str) -> Opened:
    """Read a call, and begin a draft of it where this evaluator has said nothing about it yet.

    Raises UserError when it cannot be opened.
    """
    call = calls.get(desk, call_id)
    forms = good_forms(desk)
    return Opened(
        call=call, forms=forms, ready=_ready(desk, _first(desk, call, evaluator, forms[0]))
    )


def reopened(desk: Desk, evaluation: Evaluation, focus: str) -> Begun:
    """A draft on top of a finished evaluation, with this point in focus. Raises UserError."""
    return _begun(replace(evaluations.reopen(desk, evaluation.id), focus=focus))


def good_forms(desk: Desk) -> tuple[Form, ...]:
    """The forms to score with, one an id, the one that was added last; `FIRST_FORM` is first.

    Raises UserError when there is none.
    """
    by_id = {form.id: form for form in forms.offered(desk)}
    if not by_id:
        raise UserError("There is no form to score with.", "Add one in Forms.")
    return tuple(sorted(by_id.values(), key=lambda form: form.id != FIRST_FORM))


def on_form(desk: Desk, call: Call, evaluator: str, form: Form, left: Sitting | None) -> Ready:
    """This evaluator's draft or finished evaluation on a form, else a new draft on it.

    A draft that is `left` for it does not stay where nothing was said in it.
    """
    own = [one for one in _own(desk, call, evaluator) if one.form.id == form.id]
    shown = own[0] if own else evaluations.open_draft(desk, call.id, evaluator, form)
    if left is not None:
        throw_away_if_blank(desk, left)
    return _ready(desk, shown)


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


def versions(revisions: int, draft: bool) -> list[tuple[int, str]]:
    """The versions to choose from, the newest first: revision (0 is the draft) and its name."""
    finished = [(number, f"Revision {number}") for number in range(revisions, 0, -1)]
    return [(DRAFT, "Draft"), *finished] if draft else finished


def as_agent(desk: Desk, call: Call, name: str) -> Call:
    """The call with its agent named; all other facts stay."""
    return calls.describe(desk, call.id, replace(calls.details_of(call), agent=name))


def _first(desk: Desk, call: Call, evaluator: str, form: Form) -> Shown:
    """This evaluator's draft of the call, else what they finished last, else a draft on `form`."""
    own = _own(desk, call, evaluator)
    drafts = [one for one in own if isinstance(one, KeptDraft)]
    for one in (*reversed(drafts), *reversed(own)):
        return one
    return evaluations.open_draft(desk, call.id, evaluator, form)


def _ready(desk: Desk, shown: Shown) -> Ready:
    if isinstance(shown, KeptDraft):
        return _begun(shown)
    return Closed(evaluation=shown, revisions=len(evaluations.revisions(desk, shown.id)))


def _begun(kept: KeptDraft) -> Begun:
    return Begun(kept=kept, draft=Draft(kept.form, kept.sheet))


def _own(desk: Desk, call: Call, evaluator: str) -> list[Shown]:
    rows = [row for row in calls.evaluations_of(desk, call.id) if row.evaluator == evaluator]
    drafts = {row.id: evaluations.draft(desk, row.id) for row in rows if row.draft}
    return [drafts.get(row.id) or evaluations.get(desk, row.id) for row in rows]
