"""What a trend chart shows, without geometry: the window and the paper draw the same values."""

import math
from dataclasses import dataclass

from evaluator.insight.trend import MONTHS, Series, Trend

NARROWEST = 30
"""The least that an axis shows, in score points: less would blow small differences up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The scores from `low` to `high`, with a tick at each end and evenly between."""

    low: int
    high: int
    ticks: tuple[int, ...]

    def holds(self, score: float) -> bool:
        """Whether a score lies on the axis; the end of a bar that does not gets no cap."""
        return self.low <= score <= self.high

    def cut(self, score: float) -> float:
        """The score, or the end of the axis that lies nearest to it."""
        return min(max(score, self.low), self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A period on the time axis: its label, and the calls of each line, in the lines' order."""

    period: str
    label: str
    calls: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One estimate on a line; `place` counts the periods from 0.

    `low` and `high` end the bar of the 95 % interval; None under two calls, where there is no bar.
    A dot of `few` calls is drawn hollow.
    """

    place: int
    period: str
    mean: float
    low: float | None
    high: float | None
    calls: int
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One name's dots, in order; periods without calls have none."""

    name: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A trend as it is drawn. `pass_mark` is a line across, None where forms differ in it."""

    axis: Axis
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    pass_mark: float | None


def chart(trend: Trend) -> Chart:
    """The chart of a trend; its axis holds every average, the pass mark, and every interval of
    enough calls. The bar of a few calls, which may span the whole scale, is cut off at the axis.
    """
    lines = tuple(_line(series) for series in trend.series)
    seen = [] if trend.pass_mark is None else [trend.pass_mark]
    for dot in (dot for line in lines for dot in line.dots):
        ends = (None, None) if dot.few else (dot.low, dot.high)
        seen += [dot.mean if end is None else end for end in ends]
    return Chart(
        axis=_axis(min(seen, default=0.0), max(seen, default=100.0)),
        marks=tuple(_mark(trend, place) for place in range(len(trend.periods))),
        lines=lines,
        pass_mark=trend.pass_mark,
    )


def _line(series: Series) -> Line:
    dots = []
    for place, point in enumerate(series.points):
        one = point.estimate
        if one.mean is not None:
            dots.append(
                Dot(
                    place=place,
                    period=point.period,
                    mean=one.mean,
                    low=one.low,
                    high=one.high,
                    calls=one.calls,
                    few=one.few,
                )
            )
    return Line(name=series.name, dots=tuple(dots))


def _axis(lowest: float, highest: float) -> Axis:
    low, high = math.floor(lowest / 10) * 10, math.ceil(highest / 10) * 10
    while high - low < NARROWEST:
        low, high = max(0, low - 10), high if high >= 100 else high + 10
    step = 10 if high - low <= 60 else 20
    low, high = low - low % step, high + -high % step
    return Axis(low=low, high=high, ticks=tuple(range(low, high + 1, step)))


def _mark(trend: Trend, place: int) -> Mark:
    period = trend.periods[place]
    before = trend.periods[place - 1] if place else ""
    return Mark(
        period=period,
        label=_label(period, new_year=period[:4] != before[:4]),
        calls=tuple(series.points[place].estimate.calls for series in trend.series),
    )


def _label(period: str, *, new_year: bool) -> str:
    """May, W19; with the year where it begins: Jan 2026."""
    if period == "":
        return "All"
    year, part = period.split("-")
    short = part if part.startswith("W") else MONTHS[int(part) - 1]
    return f"{short} {year}" if new_year else short
