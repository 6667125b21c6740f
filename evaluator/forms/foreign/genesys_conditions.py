"""Conditions of ours as Genesys Cloud has them: a list of answers, all or any of which were given.

What is not known passes no test, with us as there; so “is not” is told as any of the others, and a
`none`, which holds of what is not known, cannot be told at all.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from evaluator.forms.conditions import Condition, holds
from evaluator.forms.model import Question
from evaluator.forms.options import Range
from evaluator.forms.question import BY_PLACE

Spots: TypeAlias = Mapping[str, tuple[int, int, Question]]
"""Questions by id, each with the places from 0 of its group and of itself in that group."""


def visibility(conditions: Iterable[Condition], spots: Spots) -> dict[str, Any] | None:
    """A condition that holds where all of these do; None where that cannot be told."""
    parts = [part for one in conditions for part in _all_of(one)]
    found = [_any_of(part, spots) for part in parts]
    told = [ways for ways in found if ways]
    if len(told) < len(found):
        return None
    if len(told) == 1:
        return {"combiningOperation": "OR" if len(told[0]) > 1 else "AND", "predicates": told[0]}
    if all(len(ways) == 1 for ways in told):
        return {"combiningOperation": "AND", "predicates": [ways[0] for ways in told]}
    return None


def _all_of(condition: Condition) -> list[Condition]:
    return (
        [part for one in condition.all for part in _all_of(one)] if condition.all else [condition]
    )


def _any_of(condition: Condition, spots: Spots) -> list[str]:
    """The ways to the answers of which any makes a condition hold; empty where there are none."""
    if condition.any:
        found = [_any_of(one, spots) for one in condition.any]
        return [way for ways in found for way in ways] if all(found) else []
    if condition.all and len(condition.all) == 1:
        return _any_of(condition.all[0], spots)
    if condition.question is None:
        return []
    group, place, driver = spots[condition.question]
    if driver.kind in BY_PLACE:
        passing = [
            number
            for number in range(driver.top + 1)
            if holds(condition, {driver.id: driver.named(number)}, {})
        ]
    elif driver.kind == "number" and driver.ranges:
        passing = _ranges(condition, driver)
    else:
        return []
    return [f"/form/questionGroup/{group}/question/{place}/answer/{one}" for one in passing]


def _ranges(condition: Condition, driver: Question) -> list[int]:
    """The ranges whose numbers pass; empty where one is divided."""
    passing = []
    for number, one in enumerate(driver.ranges):
        known = {
            holds(condition, {driver.id: value}, {}) for value in _tried(condition, one, driver)
        }
        if len(known) > 1:
            return []
        if True in known:
            passing.append(number)
    return passing


def _tried(condition: Condition, one: Range, driver: Question) -> list[float]:
    """The ends of a range, and what of it a test divides on."""
    named = [float(value) for value in condition.named if isinstance(value, int | float)]
    near = [value + step * driver.step for value in named for step in (-1, 0, 1)]
    ends = [end for end in (one.from_, one.to) if end is not None]
    far = [-1e9] * (one.from_ is None) + [1e9] * (one.to is None)
    return [*ends, *far, *(value for value in near if one.holds(value))]
