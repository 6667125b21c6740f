"""Scores over time: one series a name, every period of the chart in each, empty ones included."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from evaluator.insight.estimate import Estimate, Summed, estimate

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Tallied(Summed, Protocol):
    """The calls of one name in one period; their values are scores."""

    @property
    def period(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """The estimate of one period."""

    period: str
    estimate: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One name over time: a point for every period of the trend, with 0 calls where empty."""

    name: str
    points: tuple[TrendPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Several series over the same periods; the pass mark only where all forms share it."""

    periods: tuple[str, ...]
    series: tuple[Series, ...]
    pass_mark: float | None = None


def over_time(tallies: Iterable[Tallied], pass_mark: float | None = None) -> Trend:
    """The trend of some tallies: series by name, from the first period with a call to the last."""
    found = {(tally.key, tally.period): tally for tally in tallies}
    periods = between(
        min((p for _, p in found), default=""), max((p for _, p in found), default="")
    )
    if not found:
        periods = ()
    names = sorted({name for name, _ in found})
    return Trend(
        periods=periods,
        series=tuple(
            Series(
                name=name,
                points=tuple(_point(period, found.get((name, period))) for period in periods),
            )
            for name in names
        ),
        pass_mark=pass_mark,
    )


def between(first: str, last: str) -> tuple[str, ...]:
    """Every period from `first` to `last`, both included: months, ISO weeks, or "" alone."""
    if first == "":
        return ("",)
    step = timedelta(days=7) if "W" in first else timedelta(days=31)
    found, day = [first], starts(first)
    while found[-1] < last:
        day = starts(_named(day + step, first))
        found.append(_named(day, first))
    return tuple(found)


def starts(period: str) -> date:
    """The first day of a month ("2026-05") or of an ISO week ("2026-W19", a Monday)."""
    if "W" in period:
        year, week = period.split("-W")
        return date.fromisocalendar(int(year), int(week), 1)
    return date.fromisoformat(f"{period}-01")


def in_words(period: str) -> str:
    """A period as a sentence names it: May 2026, week 19 of 2026."""
    if "W" in period:
        year, week = period.split("-W")
        return f"week {int(week)} of {year}"
    year, month = period.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def _named(day: date, like: str) -> str:
    if "W" in like:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    return f"{day:%Y-%m}"


def _point(period: str, tally: Tallied | None) -> TrendPoint:
    if tally is None:
        return TrendPoint(period=period, estimate=Estimate(calls=0))
    return TrendPoint(period=period, estimate=estimate(tally.calls, tally.total, tally.squares))
