"""Rows on the grid: columns beside each other that break over pages together."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from evaluator.reports.look import LINE


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a row: what stands in it, `x` and `width` in points from the row's left end."""

    x: float
    width: float
    flow: tuple[Flowable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What is drawn behind a row. `rule` draws a line above it, `fill` a panel under it."""

    above: float = 0.0
    below: float = 0.0
    rule: bool = False
    fill: str = ""
    bar: str = ""


_PLAIN: Final = Dress()
_HAIR: Final = 0.6
_FEW: Final = 12
_PAGE: Final = 560.0  # lower than any page's room
_WHOLE: Final = 160.0
"""A row no higher than this goes to the next page as a whole, in points."""


class Row(Flowable):  # type: ignore[misc]
    """Columns that start at the same height. Too tall for the page, each breaks where it must."""

    def __init__(
        self,
        cells: Sequence[Cell],
        dress: Dress = _PLAIN,
        *,
        keep: bool = False,
        before: float = 0,
        after: float = 0,
    ) -> None:
        super().__init__()
        self.spaceBefore = before
        self.cells = tuple(cells)
        self.dress = dress
        self.keepWithNext = keep
        self.after = after
        self.heights: list[list[float]] = []

    def without_rule(self) -> "Row":
        """The same row, as it was measured, without the line above it."""
        bare = copy(self)
        bare.dress = replace(self.dress, rule=False)
        return bare

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Measure the columns; the tallest decides."""
        self.width = available
        self.heights = [
            [float(item.wrap(cell.width, 1e6)[1]) for item in cell.flow] for cell in self.cells
        ]
        tallest = max((sum(heights) for heights in self.heights), default=0.0)
        self.height = tallest + self.dress.above + self.dress.below + self.after
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """Two rows of which the first fits; none when nothing of the tallest column would."""
        self.wrap(available, height)
        if self.height <= _WHOLE:
            return []
        room = height - self.dress.above - self.dress.below
        halves = [
            _halve(cell, heights, room)
            for cell, heights in zip(self.cells, self.heights, strict=True)
        ]
        tallest = max(range(len(halves)), key=lambda index: sum(self.heights[index]), default=-1)
        if tallest < 0 or not halves[tallest][0].flow:
            return []
        upper = Row([upper for upper, _ in halves], self.dress)
        lower = Row([lower for _, lower in halves], replace(self.dress, rule=False))
        lower.after = self.after
        return [upper, lower]

    def draw(self) -> None:
        """Draw the dress, then the columns. What begins a page has the rule of the page's head."""
        frame = getattr(self, "_frame", None)  # ReportLab's, of what stands in no table
        begins = frame is not None and frame._atTop
        dress = replace(self.dress, rule=False) if begins else self.dress
        _dress(self.canv, dress, self.width, self.after, self.height)
        for cell, heights in zip(self.cells, self.heights, strict=True):
            top = self.height - self.dress.above
            for item, height in zip(cell.flow, heights, strict=True):
                top -= height
                item.drawOn(self.canv, cell.x, top)


class Table(Flowable):  # type: ignore[misc]
    """Rows under a head that is repeated on every page, closed with a hairline.

    The title stands above the first part only. Rows are not broken: whoever makes them keeps them
    low; one that is kept with the next does not end a page. Few rows go to the next page together.
    `keep` holds the end with what follows.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        *,
        head: Row | None = None,
        title: Row | None = None,
        keep: bool = False,
    ) -> None:
        super().__init__()
        self.rows, self.head, self.title = list(rows), head, title
        self.keepWithNext = keep
        self.spaceBefore = title.getSpaceBefore() if title else 0
        self.heights: list[float] = []

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Measure every row, once for all the pages."""
        self.width = available
        if not self.heights:
            self.heights = [row.wrap(available, 1e6)[1] for row in self.rows]
        self.above = [(row, row.wrap(available, 1e6)[1]) for row in (self.title, self.head) if row]
        self.height = sum(high for _, high in self.above) + sum(self.heights) + _HAIR
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """Two tables, each of two rows or more; none where the first would not fit."""
        self.wrap(available, height)
        room = height - sum(high for _, high in self.above) - _HAIR
        count, taken = 0, 0.0
        for high in self.heights:
            taken += high
            if taken > room + 1e-6:
                break
            count += 1
        count = min(count, len(self.rows) - 2)
        while count > 0 and self.rows[count - 1].keepWithNext:
            count -= 1
        if count < 2 or (len(self.rows) <= _FEW and sum(self.heights) < _PAGE):
            return []
        return [self._part(0, count), self._part(count, len(self.rows))]

    def _part(self, first: int, last: int) -> "Table":
        ends = last == len(self.rows)
        title = None if first else self.title
        rows = self.rows[first:last]
        if first and not self.head:  # it begins a page, under the rule of the page's head
            rows[0] = rows[0].without_rule()
        part = Table(
            rows,
            head=self.head,
            title=title,
            keep=bool(self.keepWithNext and ends),
        )
        part.heights = self.heights[first:last]
        return part

    def draw(self) -> None:
        """Draw the title, the head, the rows and the line below."""
        top = self.height
        for row, high in [*self.above, *zip(self.rows, self.heights, strict=True)]:
            top -= high
            row.drawOn(self.canv, 0, top)
        self.canv.setStrokeColor(HexColor(LINE))
        self.canv.setLineWidth(_HAIR)
        self.canv.line(0, _HAIR / 2, self.width, _HAIR / 2)


def _halve(cell: Cell, heights: Sequence[float], room: float) -> tuple[Cell, Cell]:
    upper: list[Flowable] = []
    for index, (item, height) in enumerate(zip(cell.flow, heights, strict=True)):
        if height <= room + 1e-6:
            upper.append(item)
            room -= height
            continue
        parts = item.split(cell.width, room)
        lower = [*parts[1:], *cell.flow[index + 1 :]] if parts else list(cell.flow[index:])
        upper += parts[:1]
        return replace(cell, flow=tuple(upper)), replace(cell, flow=tuple(lower))
    return cell, replace(cell, flow=())


def _dress(canvas: Any, dress: Dress, width: float, bottom: float, top: float) -> None:
    if dress.fill:
        canvas.setFillColor(HexColor(dress.fill))
        canvas.roundRect(0, bottom, width, top - bottom, 3, stroke=0, fill=1)
    if dress.bar:
        canvas.setFillColor(HexColor(dress.bar))
        canvas.rect(0, bottom, 2, top - bottom, stroke=0, fill=1)
    if dress.rule:
        canvas.setStrokeColor(HexColor(LINE))
        canvas.setLineWidth(_HAIR)
        canvas.line(0, top, width, top)
