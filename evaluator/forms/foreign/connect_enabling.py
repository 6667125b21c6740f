"""Conditions of ours as Amazon Connect enables items by.

What is not known passes no test, with us as there. “none” can only be told of a whole condition, as
disabling what it holds for. Numbers that are answered cannot be looked at, and of the facts of a
call only those that are known there.
"""

from collections.abc import Mapping
from typing import Any, Final

from evaluator.forms.conditions import Condition, holds
from evaluator.forms.foreign.connect_facts import COMPARED, FIELDS
from evaluator.forms.foreign.telling import number
from evaluator.forms.model import Form, Question
from evaluator.forms.names import unique
from evaluator.forms.question import BY_PLACE

LONGEST_ID: Final = 40
"""How long an id may be there."""


def enablement(form: Form, when: Condition, refs: Mapping[str, str]) -> dict[str, Any] | None:
    """The enablement that says when something is asked; None where that cannot be told."""
    if when.none:
        told = condition(form, Condition(any=when.none), refs)
        actions = {"Action": "DISABLE", "DefaultAction": "ENABLE"}
    else:
        told = condition(form, when, refs)
        actions = {"Action": "ENABLE", "DefaultAction": "DISABLE"}
    return None if told is None else {"Condition": told, **actions}


def condition(form: Form, when: Condition, refs: Mapping[str, str]) -> dict[str, Any] | None:
    """A condition as it is told there; None where that cannot be done, as of “none”."""
    if when.none:
        return None
    inner = [_operand(form, one, refs) for one in when.group or (when,)]
    return None if None in inner else {"Operator": "OR" if when.any else "AND", "Operands": inner}


def option_refs(question: Question) -> dict[str, str]:
    """The ids of the options of a question there, by ours: all different, and not too long."""
    ids = [choice.id for choice in question.choices]
    found = {id: id for id in ids if len(id) <= LONGEST_ID}
    for id in ids:
        found.setdefault(id, unique(id[: LONGEST_ID - 6].rstrip("-"), found.values()))
    return found


def _operand(form: Form, one: Condition, refs: Mapping[str, str]) -> dict[str, Any] | None:
    if one.group:
        told = condition(form, one, refs)
        return None if told is None else {"Condition": told}
    if one.question is None:
        return _of_a_fact(one)
    driver = form.question(one.question)
    if driver.kind == "multiple":
        comparator, answers = _of_several(one)
    elif driver.kind in BY_PLACE:
        comparator, answers = "IN", _passing(driver, one)
    else:
        return None
    options = option_refs(driver)
    values = [{"Type": "OPTION_REF_ID", "RefId": options[answer]} for answer in answers]
    source = {"Type": "QUESTION_REF_ID", "RefId": refs[driver.id]}
    expression = {"Source": source, "Comparator": comparator, "Values": values}
    return {"Expression": expression} if values else None


def _of_a_fact(test: Condition) -> dict[str, Any] | None:
    field = FIELDS.get(test.fact or "")
    for name, comparator in COMPARED.items():
        compared = getattr(test, name)
        if field and isinstance(compared, int | float):
            source = {"Type": "CONTACT", "ContactField": field}
            values = [{"Type": "NUMERIC_VALUE", "NumericValue": number(compared)}]
            return {"Expression": {"Source": source, "Comparator": comparator, "Values": values}}
    return None


def _of_several(test: Condition) -> tuple[str, list[str]]:
    comparators = {"is_": "EXACT", "is_not": "NOT_IN", "any_of": "IN", "all_of": "ALL_IN"}
    for name, comparator in comparators.items():
        named = getattr(test, name)
        if named not in (None, ()):
            return comparator, list(map(str, named if isinstance(named, tuple) else (named,)))
    return "", []


def _passing(driver: Question, test: Condition) -> list[str]:
    """The options that pass a test; what is not answered passes none, whatever it asks."""
    return [
        choice.id
        for place, choice in enumerate(driver.choices)
        if holds(test, {driver.id: driver.named(place)}, {})
    ]
