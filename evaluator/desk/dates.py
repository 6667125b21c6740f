"""Dates and times as people and telephone systems write them: unambiguous, or refused."""

import re
from collections.abc import Iterable
from datetime import datetime
from enum import Enum

from evaluator.errors import UserError

_SLASHED = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})"
    r"(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m\.?)?)?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(.*)")
_IN_NAMES = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T_ -]?(\d{2})[-:.]?(\d{2})(?:[-:.]?(\d{2}))?)?"
)
_WORDED = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y")
_TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")

_FIRST_YEAR, _LAST_YEAR = 1900, 2999

IN_NAMES = _IN_NAMES.pattern
"""How a date looks in the name of a file: 2025-02-19T06-01-22, 20250219_060122, 2025-02-19."""


class Order(Enum):
    """What stands first in dates like 03/04/2025."""

    DAY = "day"
    MONTH = "month"
    UNKNOWN = "unknown"


def order_of(texts: Iterable[str]) -> Order:
    """What stands first in a column of dates: one that has a day above 12 tells it for all.

    UNKNOWN when none tells, or two contradict each other.
    """
    told = set()
    for text in texts:
        parts = _SLASHED.fullmatch(text.strip())
        if parts and int(parts[1]) > 12:
            told.add(Order.DAY)
        elif parts and int(parts[3]) > 12:
            told.add(Order.MONTH)
    return told.pop() if len(told) == 1 else Order.UNKNOWN


def read_time(text: str, order: Order = Order.UNKNOWN) -> datetime:
    """An aware time from text; without a zone it is this machine's.

    Reads ISO 8601, 2025/02/19, 19.02.2025, 19 Feb 2025, and 19/02/2025 where the day shows (or
    `order` says) which is which. Raises UserError for anything else.
    """
    text = " ".join(text.split())
    year_first = _YEAR_FIRST.fullmatch(text)
    if year_first:
        year, month, day, rest = year_first.groups()
        text = f"{year}-{int(month):02d}-{int(day):02d}{rest}"
    try:
        return local(datetime.fromisoformat(text))
    except ValueError:
        slashed = _SLASHED.fullmatch(text)
        return _from_parts(text, slashed, order) if slashed else _from_words(text)


def read_in_name(text: str) -> datetime | None:
    """The time in the name of a file, in this machine's zone; None where it is no real time."""
    found = _IN_NAMES.fullmatch(text)
    if found is None:
        return None
    try:
        return local(datetime(*(int(part or 0) for part in found.groups())))  # type: ignore[arg-type]
    except ValueError:
        return None


def local(time: datetime) -> datetime:
    """The time with its zone: its own, or this machine's at that time.

    Raises ValueError for a year in which nobody telephoned: it is a slip, and zones end somewhere.
    """
    if not _FIRST_YEAR <= time.year <= _LAST_YEAR:
        raise ValueError(f"{time.year} is no year of a call")
    return time if time.tzinfo else time.astimezone()


def _from_parts(text: str, parts: re.Match[str], order: Order) -> datetime:
    first, second = int(parts[1]), int(parts[3])
    if first > 12 or first == second or parts[2] == ".":
        day, month = first, second
    elif second > 12 or order is Order.MONTH:
        day, month = second, first
    elif order is Order.DAY:
        day, month = first, second
    else:
        raise UserError(
            f"“{text}” may mean two days.", "Write the date as 2025-12-31, the year first."
        )
    hour, minute, seconds = (int(parts[at] or 0) for at in (5, 6, 7))
    if parts[8]:
        hour = hour % 12 + (12 if parts[8].lower() == "p" else 0)
    try:
        return local(datetime(int(parts[4]), month, day, hour, minute, seconds))
    except ValueError as error:
        raise _no_date(text) from error


def _from_words(text: str) -> datetime:
    plain = text.replace(",", "")
    for day in _WORDED:
        for time in _TIMES:
            try:
                return local(datetime.strptime(plain, day + time))
            except ValueError:
                continue
    raise _no_date(text)


def _no_date(text: str) -> UserError:
    return UserError(f"“{text[:60]}” is no date.", "Write it as 2025-12-31 or 2025-12-31 14:05.")
