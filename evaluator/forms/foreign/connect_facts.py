"""Data of a contact that Connect's conditions look at, as figures of a call, and back.

Only what means the same in both: its non-talk time is silence and hold together, its interaction
time is without hold, and its interruptions are told apart otherwise.
"""

from collections.abc import Mapping
from math import ceil, floor
from typing import Any, Final

FIGURES: Final[Mapping[str, str]] = {
    "LONGEST_HOLD_DURATION": "hold.longest",
    "CUSTOMER_HOLD_TIME": "hold.total",
    "NUMBER_OF_HOLDS": "hold.count",
    "CONTACT_DURATION": "duration",
}
"""Fields of a contact by our names; both in seconds, or how many."""
FIELDS: Final[Mapping[str, str]] = {figure: field for field, figure in FIGURES.items()}
COMPARED: Final[Mapping[str, str]] = {
    "at_least": "GREATER_THAN_OR_EQUAL_TO",
    "at_most": "LESS_THAN_OR_EQUAL_TO",
    "is_": "EQUAL_TO",
    "is_not": "NOT_EQUAL_TO",
}
"""Comparators of one number, by our tests."""
ORDERED: Final = (*COMPARED.values(), "GREATER_THAN", "LESS_THAN")


def compared(asked: Mapping[str, str], comparator: str, value: float, *, whole: bool) -> Any:
    """A comparison as a test of ours; `whole` where there are only whole numbers.

    Above and below are not among our tests: they are at least and not, at most and not.
    """
    match comparator:
        case "GREATER_THAN" if whole:
            return {**asked, "at_least": floor(value) + 1}
        case "LESS_THAN" if whole:
            return {**asked, "at_most": ceil(value) - 1}
        case "GREATER_THAN":
            return {"all": [{**asked, "at_least": value}, {**asked, "is_not": value}]}
        case "LESS_THAN":
            return {"all": [{**asked, "at_most": value}, {**asked, "is_not": value}]}
    test = next(name for name, one in COMPARED.items() if one == comparator)
    return {**asked, test.rstrip("_"): value}
