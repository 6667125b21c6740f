"""When a Connect form enables its items, as conditions of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from evaluator.forms.foreign.group import Group
from evaluator.forms.foreign.values import Misfit

_ACTIONS: Final = ("ENABLE", "DISABLE")
_OPERATORS: Final = ("AND", "OR")
_COMPARATORS: Final = ("IN", "NOT_IN", "ALL_IN", "EXACT")


@dataclass(slots=True)
class Known:
    """A question as conditions refer to it: what it is here, its options by their ids there."""

    group: Group
    content: dict[str, Any]
    options: dict[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()


class _NotCarried(Exception):  # noqa: N818 - caught where the condition begins
    """A condition that looks at what a form of ours cannot look at; its place and what it is."""


def enabled(owner: Group, content: dict[str, Any], known: Mapping[str, Known]) -> None:
    """Give a section or a question the condition that the file gives it. Raises Misfit."""
    enablement = owner.group("Enablement")
    if enablement is None:
        return
    action = enablement.one_of("Action", _ACTIONS) or "ENABLE"
    other = _ACTIONS[1 - _ACTIONS.index(action)]
    default = enablement.one_of("DefaultAction", _ACTIONS)
    if not default:
        owner.notes.repair(enablement.place, f"it has no “DefaultAction”; {other} was put in")
    elif default == action:
        raise Misfit(
            enablement.place, f"“Action” and “DefaultAction” are both {action}; expected two"
        )
    condition = enablement.group("Condition")
    if condition is None:
        raise Misfit(enablement.place, "it has no “Condition”; expected one")
    try:
        when = _condition(condition, known)
    except _NotCarried as error:
        owner.notes.leave_out(
            str(error), "this condition is not carried: what it is about is always asked"
        )
        return
    content["when"] = when if action == "ENABLE" else {"none": [when]}
    content["when_not"] = "disable"


def _condition(condition: Group, known: Mapping[str, Known]) -> dict[str, Any]:
    operator = condition.one_of("Operator", _OPERATORS)
    operands = condition.groups("Operands")
    if not operands:
        raise Misfit(condition.at("Operands"), "there are none; expected one or more")
    if not operator and len(operands) > 1:
        raise Misfit(condition.place, "it has no “Operator”; expected AND or OR")
    inner = [_operand(operand, known) for operand in operands]
    return inner[0] if len(inner) == 1 else {"all" if operator == "AND" else "any": inner}


def _operand(operand: Group, known: Mapping[str, Known]) -> dict[str, Any]:
    expression, condition = operand.group("Expression"), operand.group("Condition")
    if expression is not None:
        return _expression(expression, known)
    if condition is not None:
        return _condition(condition, known)
    raise Misfit(operand.place, "it holds nothing; expected “Expression” or “Condition”")


def _expression(expression: Group, known: Mapping[str, Known]) -> dict[str, Any]:
    source = expression.group("Source")
    if source is None:
        raise Misfit(expression.place, "it has no “Source”; expected one")
    if source.text("Type") not in ("", "QUESTION_REF_ID"):
        raise _NotCarried(source.place)
    ref = source.name_of("RefId")
    driver = known.get(ref)
    if driver is None:
        raise Misfit(source.at("RefId"), f"“{ref[:40]}” is no question of the form")
    if not driver.order:
        raise _NotCarried(source.place)
    comparator = expression.text("Comparator").upper()
    if comparator not in _COMPARATORS:
        raise _NotCarried(expression.place)
    answers = [_answer(value, driver) for value in expression.groups("Values")]
    if not answers:
        raise Misfit(expression.at("Values"), "there are none; expected one or more")
    _must_be_answered(driver)
    return _test(driver, comparator, answers)


def _answer(value: Group, driver: Known) -> str | int:
    value.raw("Type")
    ref = value.name_of("RefId")
    id = driver.options.get(ref)
    if id is None:
        raise Misfit(value.at("RefId"), f"“{ref[:40]}” is no option of that question")
    return int(id) if driver.content.get("kind", "scale") == "scale" else id


def _test(driver: Known, comparator: str, answers: list[Any]) -> dict[str, Any]:
    asked = {"question": driver.content["id"]}
    several = driver.content.get("kind") == "multiple"
    if comparator == "NOT_IN":
        tests = [{**asked, "is_not": one} for one in answers]
        return tests[0] if len(tests) == 1 else {"all": tests}
    if comparator == "IN":
        one = len(answers) == 1 and not several
        return {**asked, "is": answers[0]} if one else {**asked, "any_of": answers}
    if not several:
        if len(answers) > 1:
            raise Misfit(driver.group.place, "it takes one answer, and a condition wants several")
        return {**asked, "is": answers[0]}
    if comparator == "ALL_IN":
        return {**asked, "all_of": answers}
    if len(answers) == 1:
        return {**asked, "is": answers[0]}
    others = [{**asked, "is_not": id} for id in driver.order if id not in answers]
    return {"all": [{**asked, "all_of": answers}, *others]}


def _must_be_answered(driver: Known) -> None:
    """What a condition looks at takes no “not applicable” with us."""
    if driver.group.switch("NotApplicableEnabled") and not driver.content.get("required"):
        driver.group.notes.leave_out(
            driver.group.at("NotApplicableEnabled"),
            "not applicable is not carried, since a condition looks at this question",
        )
    driver.content["required"] = True
