"""The thresholds of call facts as the settings hold them: their limits, read with care."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from evaluator.facts import Thresholds

USUAL: Final = Thresholds()
"""Those of whoever has set nothing."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From and up to how many seconds a threshold may be set."""

    low: float
    high: float


LIMITS: Final[Mapping[str, Limits]] = {
    "dead_air_noted": Limits(1.0, 60.0),
    "dead_air_counted": Limits(1.0, 120.0),
    "talk_over": Limits(0.1, 10.0),
    "hold": Limits(0.5, 60.0),
}
"""Of each threshold, by its name in the settings."""


def within(name: str, seconds: object) -> bool:
    """Whether a threshold may be set to this."""
    number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    return number and LIMITS[name].low <= seconds <= LIMITS[name].high  # type: ignore[operator]


def read(said: Any) -> tuple[Thresholds, bool]:
    """The thresholds of a table, and whether all that it says could be taken.

    A threshold that is not set or wrong has its usual value. What counts as dead air is noted as
    well: `dead_air_counted` is never below `dead_air_noted`.
    """
    told = said if isinstance(said, Mapping) else {}
    good = {name: float(told[name]) for name in LIMITS if name in told and within(name, told[name])}
    right = said is None or (isinstance(said, Mapping) and set(good) == set(LIMITS) & set(told))
    values = {**asdict(USUAL), **good}
    ordered = values["dead_air_counted"] >= values["dead_air_noted"]
    values["dead_air_counted"] = max(values["dead_air_counted"], values["dead_air_noted"])
    return Thresholds(**values), right and ordered
