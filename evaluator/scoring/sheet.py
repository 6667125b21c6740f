"""The answer sheet: all that an evaluator says about one call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from evaluator.terms import Answer, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Answers and comments by question id, moments in order of time, and the overall feedback.

    A sheet never changes: the draft replaces it. Texts are "" and `action_due` None when not given.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    moments: tuple[Moment, ...] = ()
    strengths: str = ""
    improvement: str = ""
    action: str = ""
    action_due: date | None = None
