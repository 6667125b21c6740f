"""What the XPath of a condition means in a form: the condition, as plain values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from evaluator.figures import NAMES
from evaluator.forms.xlsform.expressions import FACT
from evaluator.forms.xlsform.xpath import (
    Among,
    Chosen,
    Compared,
    Joined,
    NotCarried,
    Tree,
    Unclear,
    parse,
)

Plain: TypeAlias = dict[str, Any]

_ORDERED: Final = ("scale", "number")


@dataclass(frozen=True, slots=True)
class Driver:
    """A point that conditions look at: its kind, how its answers are named, its steps.

    `first` is the number that the lowest level of a scale has in the spreadsheet.
    """

    id: str
    kind: str
    names: Mapping[str, str | int] = field(default_factory=dict)
    first: int = 0
    step: float = 1


Drivers: TypeAlias = Callable[[str], Driver]
"""The point of a name. Raises Unclear where there is none, NotCarried where it was left out."""


def condition_of(text: str, drivers: Drivers) -> Plain:
    """The condition that an expression says. Raises Unclear and NotCarried."""
    return _meant(parse(text), drivers)


def value_of(driver: Driver, said: str | int | float) -> str | int | float:
    """An answer as a form names it. What is no answer stays as it is: the form's check tells it."""
    text = said.strip() if isinstance(said, str) else f"{said:g}"
    if driver.kind in ("choice", "multiple", "yes_no"):
        return driver.names.get(text, text)
    number = _number(text) if isinstance(said, str) else said
    if driver.kind == "scale" and not isinstance(number, str):
        return number - driver.first
    return number


def _number(text: str) -> str | int | float:
    try:
        number = float(text)
        return int(number) if number.is_integer() and "." not in text else number
    except (ValueError, OverflowError):
        return text


def _meant(tree: Tree, drivers: Drivers) -> Plain:
    match tree:
        case Compared():
            return _compared(tree, drivers)
        case Chosen():
            return _chosen(tree, drivers)
        case Among(values, name):
            subject, driver = _subject(name, drivers)
            return {**subject, "any_of": [value_of(driver, value) for value in values]}
        case Joined("not", (Joined("or", parts) as inner,)):
            folded = _folded(inner, drivers)
            return {"none": [folded] if folded else [_meant(part, drivers) for part in parts]}
        case Joined("not", parts):
            return {"none": [_meant(part, drivers) for part in parts]}
    return _folded(tree, drivers) or {
        "all" if tree.word == "and" else "any": [_meant(part, drivers) for part in tree.parts]
    }


def _folded(tree: Joined, drivers: Drivers) -> Plain | None:
    """Several tests that a form says in one: any or all of some options, or not this one."""
    match tree:
        case Joined("and", (Compared(one, "!=", ""), Joined("not", (Chosen(other, value),)))):
            if one == other and drivers(one).kind == "multiple":
                return {"question": drivers(one).id, "is_not": value_of(drivers(one), value)}
            return None
    names = {part.name for part in tree.parts if isinstance(part, Chosen)}
    if len(names) != 1 or not all(isinstance(part, Chosen) for part in tree.parts):
        return None
    driver = drivers(names.pop())
    if driver.kind != "multiple":
        return None
    values = [value_of(driver, part.value) for part in tree.parts if isinstance(part, Chosen)]
    return {"question": driver.id, "any_of" if tree.word == "or" else "all_of": values}


def _chosen(tree: Chosen, drivers: Drivers) -> Plain:
    subject, driver = _subject(tree.name, drivers)
    value = value_of(driver, tree.value)
    return {**subject, "any_of": [value]} if driver.kind == "multiple" else {**subject, "is": value}


def _compared(tree: Compared, drivers: Drivers) -> Plain:
    subject, driver = _subject(tree.name, drivers)
    if tree.value == "":
        return _answered(tree, subject, driver)
    value = value_of(driver, tree.value)
    if tree.sign in ("=", "!="):
        return {**subject, "is" if tree.sign == "=" else "is_not": value}
    if isinstance(value, str):
        raise Unclear(f"“{tree.sign}” compares with “{value}”, which is no number")
    if tree.sign in (">=", "<="):
        return {**subject, "at_least" if tree.sign == ">=" else "at_most": value}
    if driver.kind in _ORDERED and value % driver.step:  # it lies between two answers
        return {**subject, "at_least" if tree.sign == ">" else "at_most": value}
    if driver.kind in _ORDERED:
        next_one = value + driver.step if tree.sign == ">" else value - driver.step
        return {**subject, "at_least" if tree.sign == ">" else "at_most": next_one}
    beyond = {**subject, "at_least" if tree.sign == ">" else "at_most": value}
    return {"all": [beyond, {"none": [{**subject, "is": value}]}]}


def _answered(tree: Compared, subject: Plain, driver: Driver) -> Plain:
    """`${reason} != ''`: any answer there is."""
    if driver.kind in ("choice", "yes_no", "multiple"):
        test: Plain = {**subject, "any_of": list(dict.fromkeys(driver.names.values()))}
    elif driver.kind in _ORDERED:
        test = {"any": [{**subject, "at_least": 0}, {**subject, "at_most": 0}]}
    else:
        raise NotCarried("it asks whether there is a figure at all")
    if tree.sign not in ("=", "!="):
        raise Unclear(f"“{tree.sign}” compares with nothing")
    return test if tree.sign == "!=" else {"none": [test]}


def _subject(name: str, drivers: Drivers) -> tuple[Plain, Driver]:
    if name.startswith(FACT):
        fact = name.removeprefix(FACT)
        if fact not in NAMES:
            raise Unclear(f"no figure of a call is called “{fact}”")
        return {"fact": fact}, Driver(fact, "fact")
    driver = drivers(name)
    return {"question": driver.id}, driver
