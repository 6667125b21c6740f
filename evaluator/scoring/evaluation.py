"""A call as judged: the finished evaluation, and the draft as it is kept between sittings."""

from dataclasses import dataclass
from datetime import datetime

from evaluator.forms.model import Form
from evaluator.scoring.score import Score
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call, Evaluator


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """One finished revision of an evaluation: it never changes. Revisions count from 1.

    `form` is the form as it was then (pinned by id, version and hash); `digest` seals the content.
    `taken` is how long the evaluator worked on it in seconds, over all sittings and all revisions
    up to this one; None when that is not known.
    """

    id: str
    revision: int
    call: Call
    evaluator: Evaluator
    form: Form
    sheet: Sheet
    score: Score
    finished: datetime
    digest: str
    taken: float | None = None

    @property
    def call_length(self) -> float | None:
        """How long the call is in seconds: what `taken` is compared with."""
        return self.call.recording.duration if self.call.recording else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """A draft as the store keeps it. `base` is the revision it reopens, 0 for a first draft.

    `focus` is the id of the question in focus, `position` the playhead in seconds. `taken` as in
    `Evaluation`: with what the revisions before took; 0 before the first work on it.
    """

    evaluation_id: str
    base: int
    call: Call
    evaluator: Evaluator
    form: Form
    sheet: Sheet
    focus: str | None
    position: float
    saved: datetime
    taken: float | None = None
