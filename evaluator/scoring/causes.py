"""Root causes: where a form offers them, and which of them there are."""

from collections.abc import Mapping

from evaluator.errors import UserError
from evaluator.forms.model import Form, Question
from evaluator.forms.question import BY_PLACE
from evaluator.scoring.answers import check_ids
from evaluator.terms import NOT_APPLICABLE, Answer


def offers_causes(question: Question, answer: Answer | None) -> bool:
    """Whether root causes are offered with an answer: at the levels that the question names, or
    where it earns less than half of what it could; with what has no levels, always.
    """
    if not question.causes or answer is None or answer == NOT_APPLICABLE:
        return False
    if question.kind not in BY_PLACE or not isinstance(answer, int):
        return True
    if question.causes_at:
        return answer in map(question.level_of, question.causes_at)
    lowest, best = question.span
    return question.earned[answer] - lowest < (best - lowest) / 2


def check_causes(form: Form, causes: Mapping[str, tuple[str, ...]]) -> None:
    """Raise UserError unless every cause is one of its question's."""
    check_ids(form, causes)
    for id, chosen in causes.items():
        known = [cause.id for cause in form.question(id).causes]
        for cause in chosen:
            if cause not in known:
                raise UserError(
                    f"The point “{id}” has no cause “{cause}”.",
                    f"Its causes are: {', '.join(known) or 'none'}.",
                )
