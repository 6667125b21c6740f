"""How long evaluations took, and how many times the length of their calls: medians by name.

A median, since one evaluation left open over lunch would carry a mean away.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Protocol

from evaluator.terms import FEW_CALLS


class Timed(Protocol):
    """One finished evaluation of a name: seconds, None where they are not known."""

    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def taken(self) -> float | None: ...  # noqa: D102
    @property
    def call_length(self) -> float | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The finished evaluations of one name, and what is known of their time.

    `median`, `shortest` and `longest` (seconds) are of the `known` ones, None without any; `ratio`
    is the median of time taken / length of the call, of the `compared` ones, whose call has one.
    """

    name: str
    finished: int
    known: int
    median: float | None
    shortest: float | None
    longest: float | None
    compared: int
    ratio: float | None

    @property
    def few(self) -> bool:
        """Whether so few times are known that their median says nothing yet."""
        return self.known < FEW_CALLS

    @property
    def few_compared(self) -> bool:
        """Whether so few can be compared with their call that the ratio says nothing yet."""
        return self.compared < FEW_CALLS


def by_name(evaluations: Iterable[Timed]) -> tuple[Timing, ...]:
    """One timing a name, in the order of the names."""
    sorted_out: dict[str, list[Timed]] = {}
    for one in evaluations:
        sorted_out.setdefault(one.key, []).append(one)
    return tuple(_timing(name, sorted_out[name]) for name in sorted(sorted_out, key=str.casefold))


def _timing(name: str, evaluations: list[Timed]) -> Timing:
    times = [one.taken for one in evaluations if one.taken is not None]
    ratios = [
        one.taken / one.call_length
        for one in evaluations
        if one.taken is not None and one.call_length
    ]
    return Timing(
        name=name,
        finished=len(evaluations),
        known=len(times),
        median=median(times) if times else None,
        shortest=min(times, default=None),
        longest=max(times, default=None),
        compared=len(ratios),
        ratio=median(ratios) if ratios else None,
    )
