"""Answers of a point that is being made which facts of the call draft, and when."""

from evaluator.figures import NAMES
from evaluator.forms.edit_conditions import answers_to
from evaluator.forms.question import BY_PLACE
from evaluator.forms.tree import Content, at, inserted
from evaluator.forms.values import Place

SUGGESTS = (*BY_PLACE, "number")
"""The kinds whose answer facts can draft."""


def add_suggestion(content: Content, place: Place) -> Content:
    """With one suggestion more: an answer, by the fact that stands beside the point first."""
    question = at(content, place)
    answers = answers_to(question)
    new = {
        "answer": answers[0] if answers else 0,
        "when": {"fact": next(iter(question.get("facts", ())), NAMES[0]), "at_least": 1},
    }
    return inserted(content, (*place, "suggest", len(question.get("suggest", ()))), new)  # type: ignore[no-any-return]
