"""The answer sheet: all that an evaluator says about one call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from evaluator.errors import UserError
from evaluator.terms import Answer, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Answers and comments by question id, moments in order of time, and the overall feedback.

    A sheet never changes: the draft replaces it. Texts are "" and `action_due` None when not given.
    `suggested` holds, by question id, what the facts of the call drafted, whatever was chosen;
    `figures` by name what the form's conditions looked at; `causes` the ids of the root causes
    that were chosen for a question.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    suggested: Mapping[str, Answer] = field(default_factory=dict)
    figures: Mapping[str, float] = field(default_factory=dict)
    causes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    moments: tuple[Moment, ...] = ()
    strengths: str = ""
    improvement: str = ""
    action: str = ""
    action_due: date | None = None


LONGEST = 1_000_000.0
"""The latest time on a recording that a moment may have, in seconds (some 11 days)."""


def check_moment(moment: Moment) -> None:
    """Raise UserError unless a moment's times are in order and on a recording."""
    end = moment.start if moment.end is None else moment.end
    if end < moment.start:
        raise UserError("The moment ends before it starts.", "Give the earlier time first.")
    # Written so that a NaN, which is neither before nor after, is refused as well.
    if not (0 <= moment.start <= end <= LONGEST):
        raise UserError(
            "A moment is not before 0:00 of its call, and not days after it.",
            "Correct its times; the rest is kept.",
        )


def whole(text: str) -> str:
    """A text that every file can hold: halves of characters joined, or replaced where alone.

    Such halves (lone surrogates) come from the clipboard and from JSON escapes.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
