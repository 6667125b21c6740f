"""An average that says how sure it is: with its number of calls and its 95 % interval."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from evaluator.insight.student import t_95
from evaluator.terms import FEW_CALLS


class Summed(Protocol):
    """The calls of one name: how many, the sum of their values and of the values' squares."""

    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def calls(self) -> int: ...  # noqa: D102
    @property
    def total(self) -> float: ...  # noqa: D102
    @property
    def squares(self) -> float: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean over `calls` calls, with its 95 % interval from `low` to `high`.

    `mean` is None without a call; the interval and `error` (the mean's standard error) are None
    under two calls, where nothing can be said about the spread.
    """

    calls: int
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    error: float | None = None

    @property
    def few(self) -> bool:
        """Whether there are so few calls that the mean carries a caution."""
        return self.calls < FEW_CALLS


def estimate(
    calls: int, total: float, squares: float, *, floor: float = 0.0, ceiling: float = 100.0
) -> Estimate:
    """The mean of a value over calls, from its sum and the sum of its squares.

    The interval is Student's: mean ± t(0.975, calls - 1) * s / sqrt(calls), s with calls - 1 in its
    denominator; it is cut to what the value can be, `floor` to `ceiling`. Bonus goes above the
    ceiling and negative points below the floor: a mean that lies there is not cut.
    """
    if calls == 0:
        return Estimate(calls=0)
    mean = total / calls
    floor, ceiling = _ends(mean, floor, ceiling)
    mean = min(max(mean, floor), ceiling)
    if calls == 1:
        return Estimate(calls=1, mean=mean)
    apart = squares - total * total / calls
    if apart < 1e-12 * squares:  # what rounding leaves of values that are all the same
        apart = 0.0
    error = math.sqrt(apart / (calls - 1) / calls)
    reach = t_95(calls - 1) * error
    return Estimate(
        calls=calls,
        mean=mean,
        low=max(floor, mean - reach),
        high=min(ceiling, mean + reach),
        error=error,
    )


def _ends(mean: float, floor: float, ceiling: float) -> tuple[float, float]:
    """The ends to cut to; what rounding leaves beyond an end does not count as beyond it."""
    little = 1e-9 * (ceiling - floor)
    return (
        floor if mean >= floor - little else -math.inf,
        ceiling if mean <= ceiling + little else math.inf,
    )


def together(
    estimates: Iterable[Estimate], *, floor: float = 0.0, ceiling: float = 100.0
) -> Estimate:
    """The estimate over all the calls of several estimates that share no call."""
    calls, total, squares = 0, 0.0, 0.0
    for one in estimates:
        mean, error = one.mean or 0.0, one.error or 0.0
        calls += one.calls
        total += one.calls * mean
        squares += one.calls * mean * mean + one.calls * (one.calls - 1) * error * error
    return estimate(calls, total, squares, floor=floor, ceiling=ceiling)
