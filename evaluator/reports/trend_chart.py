"""The drawings of the client report: a trend with its intervals and call counts, and bars.

The values come from the same chart model as the window's (`evaluator.insight.chart`).
"""

from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from evaluator.insight.chart import Chart, Dot, Line
from evaluator.insight.estimate import Estimate
from evaluator.reports.charts import draw_shape, stroke
from evaluator.reports.look import EMPTY, INK, LINE, STEP, WHITE, Shape, small
from evaluator.reports.text import draw_text, shortened
from evaluator.terms import shown

_COLOURS: Final = ("#2457c5", "#a8510f", "#146c43", "#6b3fa0", "#1b6580")
_SHAPES: Final[tuple[Shape, ...]] = ("circle", "triangle", "diamond", "square", "star")
_DASHES: Final[tuple[tuple[float, ...], ...]] = ((), (5, 2), (1.5, 2), (6, 2, 1.5, 2), (3, 3))
MOST_LINES: Final = len(_COLOURS)
"""More lines than this cannot be told apart in black and white."""

_PLOT: Final = 132.0
_PERIOD: Final = 36  # the room that a period's label needs, in points
_LEFT: Final = 7 * STEP
_BAR: Final = 8.0


class TrendChart(Flowable):  # type: ignore[misc]
    """Averages over time, each with the bar of its 95 % interval and its number of calls below.

    Lines differ in colour, shape and dashes; an average of few calls is hollow. A single line has
    its averages as figures below.
    """

    def __init__(self, chart: Chart, colour: str) -> None:
        super().__init__()
        self.chart = chart
        self.alone = len(chart.lines) == 1
        self.colours = (colour,) if self.alone else _COLOURS
        self.names = (15 if self.alone else 26) * STEP
        self.rows = 2 if self.alone else len(chart.lines)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room; a line more needs a row of counts more."""
        self.width = width
        self.feet = 4 * STEP + 10.5 * self.rows
        self.height = _PLOT + self.feet + 2 * STEP
        return width, self.height

    def draw(self) -> None:
        """Draw the grid, the lines, the periods with their counts, and the names."""
        self._grid()
        for index, line in enumerate(self.chart.lines):
            self._line(index, line)
        self._marks()
        self._names()

    def _grid(self) -> None:
        right = self.width - self.names
        for tick in self.chart.axis.ticks:
            y = self._y(tick)
            stroke(self.canv, [(_LEFT, y), (right, y)], LINE, 0.5)
            draw_text(self.canv, str(tick), small(align="right"), _LEFT - STEP, y - 2.7)
        if self.chart.pass_mark is not None:
            y = self._y(self.chart.pass_mark)
            stroke(self.canv, [(_LEFT, y), (right, y)], INK, 0.9)

    def _line(self, index: int, line: Line) -> None:
        colour = self.colours[index % len(self.colours)]
        places = [(self._x(dot.place, index), self._y(dot.mean)) for dot in line.dots]
        if len(places) > 1:
            self.canv.setDash(list(_DASHES[index % MOST_LINES]))
            stroke(self.canv, places, colour, 1.2)
            self.canv.setDash()
        for dot, (x, y) in zip(line.dots, places, strict=True):
            self._interval(dot, x, colour)
            _dot(self.canv, index, colour, x, y, hollow=dot.few)

    def _interval(self, dot: Dot, x: float, colour: str) -> None:
        if dot.low is None or dot.high is None:
            return
        axis = self.chart.axis
        ends = [(self._y(axis.cut(end)), axis.holds(end)) for end in (dot.low, dot.high)]
        stroke(self.canv, [(x, y) for y, _ in ends], colour, 0.9)
        for y, whole in ends:
            if whole:
                stroke(self.canv, [(x - 3, y), (x + 3, y)], colour, 0.9)

    def _marks(self) -> None:
        """The periods, every second or third where they are many, with their figures below."""
        room = int(self.width - self.names - _LEFT)
        step = max(1, -(-len(self.chart.marks) * _PERIOD // room))
        for place, mark in enumerate(self.chart.marks):
            if place % step == 0:
                x = self._x(place)
                draw_text(self.canv, mark.label, small(INK, align="center"), x, self._row(-1))
                for row, words in enumerate(self._figures(place)):
                    draw_text(self.canv, words, small(align="center"), x, self._row(row))
        for row, line in enumerate(self.chart.lines):
            if not self.alone:
                _dot(self.canv, row, self.colours[row], _LEFT - STEP - 3, self._row(row) + 2.7)
                self._aside(f"calls, {line.name}", self._row(row))
        if self.alone:
            self._aside("average", self._row(0))
            self._aside("calls", self._row(1))

    def _figures(self, place: int) -> list[str]:
        """What stands below a period: the average and the calls of one line, or calls a line."""
        calls = [str(count) for count in self.chart.marks[place].calls]
        if not self.alone:
            return calls
        means = [shown(dot.mean) for dot in self.chart.lines[0].dots if dot.place == place]
        return [*(means or [shown(None)]), *calls]

    def _aside(self, words: str, y: float) -> None:
        room = self.names - 2 * STEP
        draw_text(self.canv, shortened(words, small(), room), small(), self.width - room, y)

    def _row(self, row: int) -> float:
        return self.feet - 3 * STEP - 10.5 * (row + 1)

    def _names(self) -> None:
        """Names at the right, near the ends of their lines but never over each other."""
        ends: list[tuple[float, int | None]] = [
            (self._y(line.dots[-1].mean), index)
            for index, line in enumerate(self.chart.lines)
            if line.dots and not self.alone
        ]
        if self.chart.pass_mark is not None:
            ends.append((self._y(self.chart.pass_mark), None))
        floor = self.feet
        for y, index in sorted(ends, key=lambda end: end[0]):
            floor = max(floor, y)
            self._name(index, floor)
            floor += 10.5

    def _name(self, index: int | None, y: float) -> None:
        x = self.width - self.names + 2 * STEP
        if index is None:
            draw_text(self.canv, f"pass mark {self.chart.pass_mark:g}", small(INK), x, y - 2.7)
            return
        colour = self.colours[index]
        _dot(self.canv, index, colour, x + 3, y)
        style = small(colour, face="SemiBold")
        words = shortened(self.chart.lines[index].name, style, self.names - 5 * STEP)
        draw_text(self.canv, words, style, x + 3 * STEP, y - 2.7)

    def _x(self, place: int, line: int = 0) -> float:
        each = (self.width - self.names - _LEFT) / len(self.chart.marks)
        apart = min(7.0, each / (len(self.chart.lines) + 1))
        aside = (line - (len(self.chart.lines) - 1) / 2) * apart
        return _LEFT + (place + 0.5) * each + aside

    def _y(self, score: float) -> float:
        axis = self.chart.axis
        return self.feet + _PLOT * (score - axis.low) / (axis.high - axis.low)


class Bar(Flowable):  # type: ignore[misc]
    """An average as a bar from 0 to `top`, with its interval as a bracket; hollow for few calls."""

    def __init__(self, estimate: Estimate, top: float, width: float, colour: str) -> None:
        super().__init__()
        self.estimate, self.top, self.colour = estimate, top, colour
        self.width = width

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """A fixed size: one line of text high."""
        return self.width, 14.0

    def draw(self) -> None:
        """Draw the ground, the bar and the interval."""
        canvas, one = self.canv, self.estimate
        feet = (14 - _BAR) / 2
        canvas.setFillColor(HexColor(EMPTY))
        canvas.rect(0, feet, self.width, _BAR, stroke=0, fill=1)
        if one.mean is None:
            return
        canvas.setFillColor(HexColor(WHITE if one.few else self.colour))
        canvas.setStrokeColor(HexColor(self.colour))
        canvas.setLineWidth(0.6)
        canvas.rect(0, feet, self._x(one.mean), _BAR, stroke=1, fill=1)
        if one.low is None or one.high is None:
            return
        low, high = self._x(one.low), self._x(one.high)
        for colour, wide in ((WHITE, 2.6), (INK, 1.0)):
            stroke(canvas, [(low, 7), (high, 7)], colour, wide)
            for end in (low, high):
                stroke(canvas, [(end, 4.5), (end, 9.5)], colour, wide)

    def _x(self, value: float) -> float:
        """What bonus brings above the top, or negative points below 0, is drawn at the end."""
        return self.width * min(max(value / self.top, 0.0), 1.0)


def _dot(canvas: Any, index: int, colour: str, x: float, y: float, *, hollow: bool = False) -> None:
    shape = _SHAPES[index % MOST_LINES]
    draw_shape(canvas, shape, colour, x, y, 3.6)
    if hollow:
        draw_shape(canvas, shape, WHITE, x, y, 2.0)
