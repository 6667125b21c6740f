"""What the facts of a call draft: answers that the evaluator takes over, or does not."""

from collections.abc import Mapping

from evaluator.forms.conditions import One, holds
from evaluator.forms.model import Form, Question
from evaluator.terms import Answer


def suggestions(form: Form, figures: Mapping[str, float]) -> dict[str, Answer]:
    """Drafted answers by question id: of each question's suggestions the first that holds.

    `figures` are those of the call by name (`evaluator.figures`); what is not measurable is not in
    it, and drafts nothing.
    """
    drafted = ((question, _first(question, figures)) for question in form.questions)
    return {
        question.id: answer
        for question, given in drafted
        if given is not None and (answer := question.answer_of(given)) is not None
    }


def _first(question: Question, figures: Mapping[str, float]) -> One | None:
    """What the first suggestion that holds names; None where none holds."""
    held = (one.answer for one in question.suggest if holds(one.when, {}, figures))
    return next(held, None)
