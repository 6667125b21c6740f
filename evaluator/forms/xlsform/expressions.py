"""Conditions as XLSForm writes them, in the shapes of XPath that mean the same elsewhere.

Only what both say is written; docs/decisions/0094-forms-as-spreadsheets.md has the shapes.
"""

from typing import TYPE_CHECKING, Final

from evaluator.forms.conditions import Condition, One

if TYPE_CHECKING:
    from evaluator.forms.model import Form

FACT: Final = "fact."
"""What stands before the name of a fact, as in ${fact.hold.total}."""


def expression(form: "Form", condition: Condition) -> str:
    """A condition in XPath. `meaning.condition_of` gives the same condition back."""
    return _written(form, condition, inner=False)


def ncname(id: str) -> str:
    """An id as a name in XLSForm, which does not begin with a digit."""
    return f"_{id}" if id[0].isdecimal() else id


def number(value: float) -> str:
    """A number as one would type it."""
    said = repr(value)
    return said.removesuffix(".0") if isinstance(value, float) else said


def _written(form: "Form", condition: Condition, *, inner: bool) -> str:
    if condition.none:
        found = [_written(form, one, inner=len(condition.none) > 1) for one in condition.none]
        return f"not({' or '.join(found)})"
    if condition.group:
        alone = len(condition.group) == 1
        found = [_written(form, one, inner=inner or not alone) for one in condition.group]
        return _joined(found, "and" if condition.all else "or", inner=inner)
    return _test(form, condition, inner=inner)


def _joined(found: list[str], word: str, *, inner: bool) -> str:
    text = f" {word} ".join(found)
    return f"({text})" if inner and len(found) > 1 else text


def _test(form: "Form", test: Condition, *, inner: bool) -> str:
    several = test.question is not None and form.question(test.question).kind == "multiple"
    name = ncname(test.question) if test.question is not None else f"{FACT}{test.fact}"
    subject = f"${{{name}}}"
    if test.at_least is not None:
        return f"{subject} >= {number(test.at_least)}"
    if test.at_most is not None:
        return f"{subject} <= {number(test.at_most)}"
    if test.is_ is not None:
        return f"{subject} = {_literal(test.is_)}"
    if several:
        return _of_several(test, subject, inner=inner)
    if test.is_not is not None:
        return f"{subject} != {_literal(test.is_not)}"
    return f"selected('{' '.join(map(_plain, test.any_of or test.all_of))}', {subject})"


def _of_several(test: Condition, subject: str, *, inner: bool) -> str:
    if test.is_not is not None:
        without = [f"{subject} != ''", f"not(selected({subject}, '{test.is_not}'))"]
        return _joined(without, "and", inner=inner)
    chosen = [f"selected({subject}, '{one}')" for one in test.any_of or test.all_of]
    return _joined(chosen, "or" if test.any_of else "and", inner=inner)


def _literal(value: One) -> str:
    return f"'{value}'" if isinstance(value, str) else number(value)


def _plain(value: One) -> str:
    return value if isinstance(value, str) else number(value)
