"""What changed, in a few cards: who moved, who did not, the weakest point, too few calls."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from evaluator.insight.change import Change, change
from evaluator.insight.estimate import Estimate, together
from evaluator.insight.table import Heading, PointTable
from evaluator.insight.trend import Series, Trend, TrendPoint, in_words
from evaluator.terms import FEW_CALLS, shown, signed

Tone: TypeAlias = Literal["up", "down", "same", "weak", "few"]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One card: a title that says it, a detail with the figures behind it."""

    title: str
    detail: str
    tone: Tone


def news(
    trend: Trend, table: PointTable, unnamed: str = "All calls", *, part: str = "point"
) -> tuple[News, ...]:
    """The cards of a trend and a table; `unnamed` stands for the name "", a column is a `part`.

    Moves come first, the largest on top, then the weakest point, then who did not move, and last
    who cannot be compared. A move is from the first to the last period with enough calls.
    """
    moved, still, few = [], [], []
    for series in trend.series:
        name = series.name or unnamed
        ends = _ends(series)
        found = change(*ends) if ends else None
        if ends is None or found is None:
            few.append(_too_few(name, series, compared=ends is not None))
        elif found.beyond_chance:
            moved.append((-abs(found.difference), _moved(name, found, ends)))
        else:
            still.append(_still(name, found, ends))
    ranked = [card for _, card in sorted(moved, key=lambda pair: pair[0])]
    return (*ranked, *_weakest(table, part), *still, *few)


def _ends(series: Series) -> tuple[TrendPoint, TrendPoint] | None:
    """The first and the last period with enough calls."""
    enough = [point for point in series.points if not point.estimate.few]
    return (enough[0], enough[-1]) if len(enough) > 1 else None


def _moved(name: str, found: Change, ends: tuple[TrendPoint, TrendPoint]) -> News:
    rose = found.difference > 0
    near, far = sorted((found.low, found.high), key=abs)
    return News(
        title=f"{name} {'rose' if rose else 'fell'} by {shown(abs(found.difference))}",
        detail=f"More than chance: {shown(abs(near))} to {shown(abs(far))}. {_span(ends)}",
        tone="up" if rose else "down",
    )


def _still(name: str, found: Change, ends: tuple[TrendPoint, TrendPoint]) -> News:
    interval = f"{signed(found.low)} to {signed(found.high)}"
    return News(
        title=f"{name} did not clearly move",
        detail=f"{signed(found.difference)}, interval {interval}. {_span(ends)}",
        tone="same",
    )


def _too_few(name: str, series: Series, *, compared: bool) -> News:
    calls = sum(point.estimate.calls for point in series.points)
    if compared:
        why = "All scores of a period are alike, so chance cannot be judged."
    elif calls < FEW_CALLS:
        why = "Too few to compare."
    else:
        why = f"No two periods with {FEW_CALLS} calls or more to compare."
    counted = (
        "1 call only" if calls == 1 else f"{calls} call{'s only' if calls < FEW_CALLS else 's'}"
    )
    return News(title=f"{name}: {counted}", detail=why, tone="few")


def _weakest(table: PointTable, part: str) -> Iterable[News]:
    """The column with the lowest mean part of its highest, over all rows with enough calls."""
    found: list[tuple[float, Heading, Estimate]] = []
    for column, heading in enumerate(table.questions):
        cells = [row.cells[column] for row in table.rows]
        one = together((cell.estimate for cell in cells if cell), ceiling=heading.top)
        if one.mean is not None and not one.few:
            found.append((one.mean / heading.top, heading, one))
    if len(found) < 2:
        return
    _, heading, one = min(found, key=lambda entry: entry[0])
    name = f"“{heading.title}”" if heading.title.endswith("?") else heading.title
    yield News(
        title=f"{name} is the weakest {part}",
        detail=f"{shown(one.mean)} of {heading.top:g} in {one.calls} calls,"
        f" interval {shown(one.low)} to {shown(one.high)}.",
        tone="weak",
    )


def _span(ends: tuple[TrendPoint, TrendPoint]) -> str:
    first, last = ends
    return f"From {in_words(first.period)} to {in_words(last.period)}."
