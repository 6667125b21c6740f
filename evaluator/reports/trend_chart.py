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

_PLOT: Final = 150.0
_LEFT: Final = 7 * STEP
_BAR: Final = 8.0


class TrendChart(Flowable):  # type: ignore[misc]
    """Averages over time, each with the bar of its 95 % interval and its number of calls below.

    Lines differ in colour, shape and dashes; an average of few calls is hollow. A single line has
    its figures beside its dots.
    """

    def __init__(self, chart: Chart, colour: str) -> None:
        super().__init__()
        self.chart = chart
        self.alone = len(chart.lines) == 1
        self.colours = (colour,) if self.alone else _COLOURS
        self.names = 0.0 if self.alone else 26 * STEP

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room; a line more needs a row of counts more."""
        self.width = width
        self.feet = 4 * STEP + 10.5 * len(self.chart.lines)
        self.height = _PLOT + self.feet + 2 * STEP
        return width, self.height

    def draw(self) -> None:
        """Draw the grid, the lines, the periods with their counts, and the names."""
        self._grid()
        for index, line in enumerate(self.chart.lines):
            self._line(index, line)
        self._marks()
        if not self.alone:
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
            words = f"pass mark {self.chart.pass_mark:g}"
            draw_text(self.canv, words, small(INK), _LEFT + 2, y + 2.5)

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
            if self.alone:
                draw_text(self.canv, shown(dot.mean), small(INK, face="SemiBold"), x + 6, y - 2.7)

    def _interval(self, dot: Dot, x: float, colour: str) -> None:
        if dot.low is None or dot.high is None:
            return
        low, high = self._y(dot.low), self._y(dot.high)
        ends = [(x - 3, low), (x + 3, low), (x, low), (x, high), (x - 3, high), (x + 3, high)]
        stroke(self.canv, ends, colour, 0.9)

    def _marks(self) -> None:
        """Labels of the periods, every second or third where they are many; counts with them."""
        step = max(1, -(-len(self.chart.marks) * 34 // int(self.width - self.names - _LEFT)))
        for place, mark in enumerate(self.chart.marks):
            if place % step:
                continue
            x = self._x(place)
            label = small(INK, align="center")
            draw_text(self.canv, mark.label, label, x, self.feet - 3 * STEP)
            for index, calls in enumerate(mark.calls):
                y = self.feet - 3 * STEP - 10.5 * (index + 1)
                draw_text(self.canv, str(calls), small(align="center"), x, y)
        for index, line in enumerate(self.chart.lines):
            y = self.feet - 3 * STEP - 10.5 * (index + 1)
            if self.alone:
                draw_text(self.canv, "calls", small(align="right"), _LEFT - STEP + 2, y)
            else:
                x = self.width - self.names + 2 * STEP
                words = shortened(f"calls, {line.name}", small(), self.names - 2 * STEP)
                draw_text(self.canv, words, small(), x, y)
                colour = self.colours[index]
                _dot(self.canv, index, colour, _LEFT - 3 * STEP, y + 2.7, hollow=False)

    def _names(self) -> None:
        """Names at the right, near the ends of their lines but never over each other."""
        ends = sorted(
            (self._y(line.dots[-1].mean), index)
            for index, line in enumerate(self.chart.lines)
            if line.dots
        )
        floor = self.feet + 2.0
        x = self.width - self.names + 2 * STEP
        for y, index in ends:
            floor = max(floor, y)
            colour = self.colours[index]
            _dot(self.canv, index, colour, x + 3, floor, hollow=False)
            style = small(colour, face="SemiBold")
            words = shortened(self.chart.lines[index].name, style, self.names - 5 * STEP)
            draw_text(self.canv, words, style, x + 3 * STEP, floor - 2.7)
            floor += 10.5

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
        canvas.rect(0, feet, self.width * one.mean / self.top, _BAR, stroke=1, fill=1)
        if one.low is None or one.high is None:
            return
        low, high = (self.width * end / self.top for end in (one.low, one.high))
        for colour, wide in ((WHITE, 2.6), (INK, 1.0)):
            stroke(canvas, [(low, 7), (high, 7)], colour, wide)
            for end in (low, high):
                stroke(canvas, [(end, 4.5), (end, 9.5)], colour, wide)


def _dot(canvas: Any, index: int, colour: str, x: float, y: float, *, hollow: bool) -> None:
    shape = _SHAPES[index % MOST_LINES]
    draw_shape(canvas, shape, colour, x, y, 3.6)
    if hollow:
        draw_shape(canvas, shape, WHITE, x, y, 2.0)
