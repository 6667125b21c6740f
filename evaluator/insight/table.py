"""Points side by side: for every name its score, its questions and its course over time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from evaluator.insight.estimate import Estimate, Summed, estimate, together
from evaluator.insight.trend import Series, Trend


class TalliedQuestion(Summed, Protocol):
    """The calls of one name on one question: their values are parts of the highest (0 to 1)."""

    @property
    def question(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A question or a section at the head of a column: `short` heads it.

    `top` is what its figures are out of: the highest level, the points of its best answer, 100.
    `form` is the title of its form where those of several stand side by side, else "".
    """

    id: str
    title: str
    short: str
    top: float
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The mean of one question, on its scale from 0 to `top`."""

    question: str
    estimate: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One name: its score, a cell a column (None where it was never scored), means over time."""

    name: str
    overall: Estimate
    cells: tuple[Cell | None, ...]
    trend: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointTable:
    """The rows, best score first; names with few calls come last, since they cannot be ranked."""

    questions: tuple[Heading, ...]
    rows: tuple[TableRow, ...]


def side_by_side(
    questions: Sequence[Heading], trend: Trend, tallies: Iterable[TalliedQuestion]
) -> PointTable:
    """The table of a trend's series, with their tallies by question.

    Several tallies of one name and question (versions of a form) are added up as parts of the
    highest, and shown on the heading's scale. A question that is asked under conditions has fewer
    calls than others: each cell has its own number.
    """
    sums: dict[tuple[str, str], list[TalliedQuestion]] = {}
    for tally in tallies:
        sums.setdefault((tally.key, tally.question), []).append(tally)
    rows = [
        _row(series, [_cell(head, sums.get((series.name, head.id), [])) for head in questions])
        for series in trend.series
    ]
    return PointTable(questions=tuple(questions), rows=tuple(sorted(rows, key=_rank)))


def _row(series: Series, cells: list[Cell | None]) -> TableRow:
    return TableRow(
        name=series.name,
        overall=together(point.estimate for point in series.points),
        cells=tuple(cells),
        trend=tuple(point.estimate.mean for point in series.points),
    )


def _cell(heading: Heading, tallies: list[TalliedQuestion]) -> Cell | None:
    calls = sum(tally.calls for tally in tallies)
    if calls == 0:
        return None
    total = sum(tally.total for tally in tallies) * heading.top
    squares = sum(tally.squares for tally in tallies) * heading.top**2
    return Cell(question=heading.id, estimate=estimate(calls, total, squares, ceiling=heading.top))


def _rank(row: TableRow) -> tuple[bool, float, str]:
    return row.overall.few, -(row.overall.mean or 0.0), row.name
