"""Answers that facts of a call draft with us, as what Connect answers by itself by a condition.

There as here the first whose condition holds is the answer, and the evaluator may give another.
"""

from typing import Any

from evaluator.forms.conditions import Condition
from evaluator.forms.foreign.connect_enabling import condition, option_refs
from evaluator.forms.model import Form, Question
from evaluator.forms.question import BY_PLACE


def automation(form: Form, question: Question) -> dict[str, Any] | None:
    """What answers a question by itself there; None where nothing does, or it cannot be told.

    One that is not told leaves the others without their order, so none is.
    """
    if not question.suggest or question.kind not in BY_PLACE:
        return None
    refs = option_refs(question)
    rules: list[dict[str, Any]] = []
    otherwise: dict[str, Any] = {}
    whens = tuple(one.when for one in question.suggest)
    for number, one in enumerate(question.suggest):
        answer = question.answer_of(one.answer)
        if not isinstance(answer, int):
            return None  # not applicable is no option there
        ref = refs[question.choices[answer].id]
        if number and number == len(whens) - 1 and one.when == Condition(none=whens[:-1]):
            otherwise = {"DefaultOptionRefId": ref}
            continue
        told = condition(form, one.when, {})
        if told is None:
            return None
        rules.append({"AutomationRule": {"Condition": told, "OptionRefId": ref}})
    return {"Options": rules, **otherwise, "AnswerSource": {"SourceType": "CONDITION"}}
