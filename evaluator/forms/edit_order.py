"""Items of a part that is being made, moved up and down: levels, options, ranges, causes."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from evaluator.forms.edit_named import renumbered
from evaluator.forms.tree import Content, at, moved, put
from evaluator.forms.values import Place


def moved_item(content: Content, place: Place, to: int) -> Content:
    """With an item at another number of its list; whatever names it goes with it.

    A level takes along what it earns, fails and asks for. Ranges keep their bounds, from the lowest
    up, and what comes of them moves; only where the bounds are in no order do they move as well.
    """
    *owner, name, number = place
    part, here = tuple(owner), int(number)
    items = at(content, (*part, name), ())
    if not (0 <= to < len(items) and 0 <= here < len(items)):
        return content
    if name == "ranges":
        return put(content, (*part, name), _moved_range(items, here, to))  # type: ignore[no-any-return]
    content = moved(content, place, to)
    if name == "levels":
        points = at(content, (*part, "points"))
        if isinstance(points, list) and len(points) == len(items):
            content = moved(content, (*part, "points", here), to)
    if name in ("levels", "options"):
        order = [*range(len(items))]
        order.insert(to, order.pop(here))
        content = renumbered(content, part, {old: new for new, old in enumerate(order)})
    return content


def _moved_range(ranges: Sequence[Any], here: int, to: int) -> list[Any]:
    order = [*ranges]
    order.insert(to, order.pop(here))
    if not _rises(ranges):
        return order
    bounds = ("from", "to")
    return [
        {name: place[name] for name in bounds if name in place}
        | {name: value for name, value in one.items() if name not in bounds}
        for place, one in zip(ranges, order, strict=True)
    ]


def _rises(ranges: Sequence[Any]) -> bool:
    """Whether each range begins above the end of the one before."""
    ends = [(one.get("to"), next.get("from")) for one, next in pairwise(ranges)]
    return all(
        isinstance(low, int | float) and isinstance(high, int | float) and low < high
        for low, high in ends
    )
