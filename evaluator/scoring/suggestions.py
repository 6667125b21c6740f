"""What the facts of a call draft: answers that the evaluator takes over, or does not."""

from collections.abc import Mapping
from typing import cast

from evaluator.forms.conditions import holds
from evaluator.forms.model import Form
from evaluator.terms import Answer


def suggestions(form: Form, figures: Mapping[str, float]) -> dict[str, Answer]:
    """Drafted answers by question id: of each question's suggestions the first that holds.

    `figures` are those of the call by name (`evaluator.figures`); what is not measurable is not in
    it, and drafts nothing.
    """
    found: dict[str, Answer] = {}
    for question in form.questions:
        for one in question.suggest:
            if holds(one.when, {}, figures):
                found[question.id] = cast(Answer, one.answer)  # the form has checked it
                break
    return found
