"""What is typed and chosen on the right goes to the sitting that is under hand then."""

from collections.abc import Callable

from evaluator.ui.evaluate.side import Side


def connect_words(side: Side, do: Callable[..., None]) -> None:
    """Lead the words of moments and overall feedback to `do`: a sitting's method and what to it."""
    moments, feedback = side.moments, side.feedback
    moments.noted.connect(lambda id, text: do("note", id, text))
    moments.linked.connect(lambda id, question: do("link", id, question))
    moments.kind_chosen.connect(lambda id, kind: do("set_kind", id, kind))
    moments.removed.connect(lambda id: do("remove_moment", id))
    feedback.strengths_said.connect(lambda text: do("strengths", text))
    feedback.improvement_said.connect(lambda text: do("improvement", text))
    feedback.action_said.connect(lambda text: do("action", text))
    feedback.due_said.connect(lambda day: do("action_due", day))
