"""When a Connect form enables its items, as conditions of ours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from evaluator.forms.foreign.connect_facts import FIGURES, ORDERED, compared
from evaluator.forms.foreign.group import Group
from evaluator.forms.foreign.values import Misfit

_ACTIONS: Final = ("ENABLE", "DISABLE")
_OPERATORS: Final = ("AND", "OR")
_COMPARATORS: Final = ("IN", "NOT_IN", "ALL_IN", "EXACT")
_OTHERWISE: Final = {
    "EQUALS": "EQUAL_TO", "NOT_EQUALS": "NOT_EQUAL_TO", "CONTAINS": "IN", "NOT_CONTAINS": "NOT_IN",
}  # fmt: skip
"""Comparators that are no words of theirs, and what each can only mean of one value."""


@dataclass(slots=True)
class Known:
    """A question as conditions refer to it: what it is here, its options by their ids there."""

    group: Group
    content: dict[str, Any]
    several: bool = False
    options: dict[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    def named(self, ref: str) -> str | int:
        """An option as conditions of ours name it. Raises KeyError."""
        id = self.options[ref]
        return int(id) if self.content.get("kind", "scale") == "scale" else id


class NotCarried(Exception):  # noqa: N818 - caught where the condition begins
    """A condition that looks at what a form of ours cannot look at; where, and at what."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(what)
        self.place = place


def enabled(owners: Iterable[Group], content: dict[str, Any], known: Mapping[str, Known]) -> None:
    """Give a section or a question the conditions that the file gives its owners, which are itself
    and those around it that are not carried. Raises Misfit.
    """
    whens = [when for owner in owners if (when := _enabled(owner, known))]
    if whens:
        content["when"] = whens[0] if len(whens) == 1 else {"all": whens}
        content["when_not"] = "disable"


def _enabled(owner: Group, known: Mapping[str, Known]) -> dict[str, Any] | None:
    enablement = owner.group("Enablement")
    if enablement is None:
        return None
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
        when = condition_of(condition, known)
    except NotCarried as error:
        said = f"a condition on {error} is not carried: what it is about is always asked"
        owner.notes.leave_out(error.place, said)
        enablement.pass_over()
        return None
    return when if action == "ENABLE" else {"none": [when]}


def condition_of(condition: Group, known: Mapping[str, Known]) -> dict[str, Any]:
    """A condition of theirs as one of ours. Raises Misfit and NotCarried."""
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
        return condition_of(condition, known)
    raise Misfit(operand.place, "it holds nothing; expected “Expression” or “Condition”")


def _expression(expression: Group, known: Mapping[str, Known]) -> dict[str, Any]:
    source = expression.group("Source")
    if source is None:
        raise Misfit(expression.place, "it has no “Source”; expected one")
    values = expression.groups("Values")
    if not values:
        raise Misfit(expression.at("Values"), "there are none; expected one or more")
    comparator = _comparator(expression, len(values))
    kind = source.text("Type").upper()
    if kind == "CONTACT":
        return _of_the_contact(source, comparator, values)
    if kind not in ("", "QUESTION_REF_ID"):
        raise NotCarried(source.place, kind)
    ref = source.meant("RefId", known)
    driver = known.get(ref)
    if driver is None and not known:
        raise NotCarried(source.place, f"the answer to “{ref[:40]}”")
    if driver is None:
        raise Misfit(source.at("RefId"), f"“{ref[:40]}” is no question of the form")
    if driver.content.get("kind") == "number" and comparator in ORDERED:
        _must_be_answered(driver, comparator)
        return _number({"question": driver.content["id"]}, comparator, values, whole=True)
    if not driver.order:
        raise NotCarried(source.place, f"the answer to “{ref[:40]}”")
    if not driver.several:
        comparator = {"EQUAL_TO": "IN", "NOT_EQUAL_TO": "NOT_IN"}.get(comparator, comparator)
    if comparator not in _COMPARATORS:
        raise NotCarried(expression.at("Comparator"), f"{comparator or 'no comparator'}")
    _must_be_answered(driver, comparator)
    return _test(driver, comparator, [_answer(value, driver) for value in values])


def _comparator(expression: Group, values: int) -> str:
    said = expression.text("Comparator").upper()
    if said not in _OTHERWISE or values > 1:
        return said
    place, meant = expression.at("Comparator"), _OTHERWISE[said]
    expression.notes.repair(place, f"“{said}” was taken as {meant}, since it has one value")
    return meant


def _of_the_contact(source: Group, comparator: str, values: list[Group]) -> dict[str, Any]:
    """A test of what is known of the contact: a figure of ours, or not carried."""
    names = ("ContactField", "ContactAttributeKey", "SegmentAttributeKey")
    field = _meant(source, names, "RefId", "ContactField") or "the contact"
    figure = FIGURES.get(field)
    if figure is None or comparator not in ORDERED:
        raise NotCarried(source.place, field[:60])
    return _number({"fact": figure}, comparator, values, whole=figure.endswith("count"))


def _meant(group: Group, names: tuple[str, ...], otherwise: str, meant: str) -> str:
    """The text of the first of some names, else of another that is taken as what is meant."""
    name = group.first_of((*names, otherwise))
    if name == otherwise:
        group.notes.repair(group.at(name), f"it was taken as the “{meant}”")
    return group.text(name)


def _number(
    asked: Mapping[str, str], comparator: str, values: list[Group], *, whole: bool
) -> dict[str, Any]:
    if len(values) > 1:
        raise Misfit(values[1].place, f"{comparator} takes one value; expected no second")
    values[0].raw("Type")
    name = values[0].first_of(("NumericValue", "RefId", "StringValue"))
    number = values[0].number(name, -1e9, 1e9)
    if number is None:
        raise Misfit(values[0].place, "it has no “NumericValue”; expected a number")
    found: dict[str, Any] = compared(asked, comparator, number, whole=whole)
    return found


def _answer(value: Group, driver: Known) -> str | int:
    value.raw("Type")
    ref = value.meant("RefId", driver.options)
    if ref not in driver.options:
        raise Misfit(value.at("RefId"), f"“{ref[:40]}” is no option of that question")
    return driver.named(ref)


def _test(driver: Known, comparator: str, answers: list[Any]) -> dict[str, Any]:
    asked = {"question": driver.content["id"]}
    if comparator == "NOT_IN":
        tests = [{**asked, "is_not": one} for one in answers]
        return tests[0] if len(tests) == 1 else {"all": tests}
    if comparator == "IN":
        one = len(answers) == 1 and not driver.several
        return {**asked, "is": answers[0]} if one else {**asked, "any_of": answers}
    if not driver.several:
        tests = [{**asked, "is": one} for one in answers]  # of one answer, several never hold
        return tests[0] if len(tests) == 1 else {"all": tests}
    if comparator == "ALL_IN":
        return {**asked, "all_of": answers}
    if len(answers) == 1:
        return {**asked, "is": answers[0]}
    others = [{**asked, "is_not": id} for id in driver.order if id not in answers]
    return {"all": [{**asked, "all_of": answers}, *others]}


def _must_be_answered(driver: Known, comparator: str = "") -> None:
    """What a condition looks at is answered, or is not applicable where the file says so: that is
    none of its answers, so that it is among some of them does not hold.
    """
    if driver.content.get("required"):
        return
    if not driver.group.switch("NotApplicableEnabled"):
        driver.content["required"] = True
        return
    driver.content["optional_driver"] = True
    if comparator in ("NOT_IN", "NOT_EQUAL_TO"):
        driver.group.notes.leave_out(
            driver.group.at("NotApplicableEnabled"),
            f"what {comparator} comes to where this does not apply is not published: here it does"
            " not hold",
        )
