"""Whether a score has moved: a difference between two periods, with its 95 % interval."""

import math
from dataclasses import dataclass

from evaluator.insight.student import t_95
from evaluator.insight.trend import TrendPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The last period's mean less the first one's, with the 95 % interval of the difference."""

    difference: float
    low: float
    high: float

    @property
    def beyond_chance(self) -> bool:
        """Whether the interval leaves out 0: more than chance alone would bring."""
        return self.low > 0 or self.high < 0


def change(first: TrendPoint, last: TrendPoint) -> Change | None:
    """The change from one period to a later one; None where nothing can be said.

    Welch's interval for two samples of unequal spread, with the degrees of freedom of Welch and
    Satterthwaite (B. L. Welch, Biometrika 34, 1947). None when either period has few calls, or when
    neither period's scores differ at all, which leaves no spread to judge by.
    """
    before, after = first.estimate, last.estimate
    if before.few or after.few or before.mean is None or after.mean is None:
        return None
    spread = [(one.error or 0.0) ** 2 for one in (before, after)]
    if sum(spread) == 0:
        return None
    freedom = sum(spread) ** 2 / (
        spread[0] ** 2 / (before.calls - 1) + spread[1] ** 2 / (after.calls - 1)
    )
    difference = after.mean - before.mean
    reach = t_95(freedom) * math.sqrt(sum(spread))
    return Change(difference=difference, low=difference - reach, high=difference + reach)
