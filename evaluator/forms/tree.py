"""Plain values changed at a place: each change is a new whole that shares what stayed the same."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from evaluator.forms.values import Place

Content: TypeAlias = Mapping[str, Any]
"""A form as plain values, as its file has them; half a form too. It is never changed."""

_NOTHING: Final[tuple[Any, ...]] = (None, "", [], {})


def at(whole: Any, place: Place, default: Any = None) -> Any:
    """The value at a place, or the default where there is none."""
    for step in place:
        try:
            whole = whole[step]
        except (KeyError, IndexError, TypeError):
            return default
    return whole


def put(whole: Any, place: Place, value: Any) -> Any:
    """With a value at a place; nothing (None and what is empty) takes the name away.

    In a list the place stays, be it empty: it counts.
    """
    if not place:
        return value
    step, *rest = place
    if isinstance(step, int):
        inner = [*whole]
        inner[step] = put(inner[step], tuple(rest), value)
        return inner
    known = dict(whole or {})
    known[step] = put(known.get(step), tuple(rest), value)
    if known[step] in _NOTHING:
        del known[step]
    return known


def inserted(whole: Any, place: Place, item: Any) -> Any:
    """With an item in a list; the last step of the place is its number."""
    *owner, number = place
    items = [*at(whole, tuple(owner), ())]
    items.insert(int(number), item)
    return put(whole, tuple(owner), items)


def removed(whole: Any, place: Place) -> Any:
    """Without an item of a list."""
    *owner, number = place
    items = [*at(whole, tuple(owner), ())]
    del items[int(number)]
    return put(whole, tuple(owner), items)


def moved(whole: Any, place: Place, to: int) -> Any:
    """With an item of a list at another number of it."""
    return inserted(removed(whole, place), (*place[:-1], to), at(whole, place))


def as_list(value: Any) -> list[Any]:
    """One or several, as a list: `fails: form` says the same as `fails: [form]`."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
