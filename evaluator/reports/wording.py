"""How dates, figures and lists are worded on paper: plain, unambiguous, the same everywhere."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from evaluator.terms import clock

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def day(when: date) -> str:
    """ "19 February 2025": no order of figures to guess."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def moment_of_day(when: datetime) -> str:
    """ "19 February 2025, 06:01 GMT": the time where it happened, with its zone."""
    zone = when.tzname() or ""
    return f"{day(when)}, {when:%H:%M} {zone}".rstrip()


def stretch(start: float, end: float | None) -> str:
    """ "1:55", or "0:34–0:41" for a stretch."""
    if end is None or clock(end) == clock(start):
        return clock(start)
    return f"{clock(start)}–{clock(end)}"


def listed(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
