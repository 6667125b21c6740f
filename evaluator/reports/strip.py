"""The call as a strip: a lane a speaker, and the moments with their numbers in rows above it."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from evaluator.reports.charts import stroke
from evaluator.reports.content import Lane, Strip
from evaluator.reports.look import CALLER, EDGE, EMPTY, INK, STEP, small
from evaluator.reports.marks import HALF, half_of, mark
from evaluator.reports.text import draw_text, text_width
from evaluator.terms import clock

_LANE: Final = 28.0
_ROW: Final = 2 * HALF + 2
_ROWS: Final = 3
_LOWEST: Final = 18.0


class Timeline(Flowable):  # type: ignore[misc]
    """The call from left to right: a lane a speaker, and the moments with their numbers."""

    def __init__(self, strip: Strip, colour: str) -> None:
        super().__init__()
        self.strip, self.colour = strip, colour
        self.lanes: Sequence[Lane] = strip.lanes or (Lane(name="", agent=True, peaks=()),)
        self.label = max((text_width(lane.name, _label(INK)) for lane in self.lanes), default=0)
        self.label += 3 * STEP if self.label else 0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room; more rows of numbers take their height from the lanes."""
        self.width = width
        self.rows = self._placed()
        above = max((row for row in self.rows if row is not None), default=0) * _ROW
        self.lane = max(_LANE - above / len(self.lanes), _LOWEST)
        self.height = self.lane * len(self.lanes) + 2 * HALF + above + 5 * STEP
        return width, self.height

    def draw(self) -> None:
        """Draw the moments behind, the lanes, then the numbers and the times."""
        feet = 4 * STEP
        top = feet + self.lane * len(self.lanes)
        self._stretches(feet, top)
        for index, lane in enumerate(self.lanes):
            self._lane(lane, top - self.lane * (index + 0.5))
        self._numbers(feet, top)
        self._times(feet)

    def _lane(self, lane: Lane, middle: float) -> None:
        colour = self.colour if lane.agent else CALLER
        if lane.name:
            draw_text(self.canv, lane.name, _label(colour), 0, middle - 2.7)
        canvas = self.canv
        canvas.setStrokeColor(HexColor(colour))
        canvas.setLineWidth(0.5)
        canvas.line(self.label, middle, self.width, middle)
        canvas.setLineWidth(1.0)
        path = canvas.beginPath()
        for x, loud in _bars(lane.peaks, self.width - self.label):
            half = max(0.4, loud * (self.lane / 2 - 2))
            path.moveTo(self.label + x, middle - half)
            path.lineTo(self.label + x, middle + half)
        canvas.drawPath(path)

    def _stretches(self, feet: float, top: float) -> None:
        self.canv.setFillColor(HexColor(EMPTY))
        for flag in self.strip.flags:
            if flag.end is not None:
                left, right = self._at(flag.start), self._at(flag.end)
                self.canv.rect(left, feet, max(right - left, 0.8), top - feet, stroke=0, fill=1)

    def _placed(self) -> list[int | None]:
        """The row of each moment's number, from the lowest; None where no row has room."""
        taken = [-1e9] * _ROWS
        placed: list[int | None] = []
        for flag in self.strip.flags:
            x, half = self._at(flag.start), half_of(flag.number)
            row = next((row for row, until in enumerate(taken) if x - half > until), None)
            if row is not None:
                taken[row] = x + half + 1
            placed.append(row)
        return placed

    def _numbers(self, feet: float, top: float) -> None:
        """A number in the first row that has room; without one a tick on the upper edge."""
        placed = list(zip(self.strip.flags, self.rows, strict=True))
        for flag, row in placed:
            x = self._at(flag.start)
            high = top + 1 + (row or 0) * _ROW
            self.canv.setDash([] if row is None else [1.5, 1.5])
            stroke(self.canv, [(x, top - 5 if row is None else feet), (x, high)], INK, 0.5)
            self.canv.setDash()
        for flag, row in placed:
            if row is not None:
                mark(self.canv, flag, self._at(flag.start), top + HALF + 1 + row * _ROW)

    def _times(self, feet: float) -> None:
        for seconds in _ticks(self.strip.duration):
            x = self._at(seconds)
            self.canv.setStrokeColor(HexColor(EDGE))
            self.canv.setLineWidth(0.5)
            self.canv.line(x, feet - 1, x, feet - 3.5)
            align = "left" if seconds == 0 else "center"
            draw_text(self.canv, clock(seconds), small(align=align), x, feet - 11)
        draw_text(
            self.canv, clock(self.strip.duration), small(align="right"), self.width, feet - 11
        )

    def _at(self, seconds: float) -> float:
        part = min(max(seconds / self.strip.duration, 0), 1)
        return self.label + (self.width - self.label) * part


def _label(colour: str) -> Any:
    return small(colour, face="SemiBold")


def _bars(peaks: Sequence[float], width: float) -> Iterator[tuple[float, float]]:
    """Bars 2.4 points apart, each as loud as the loudest of what it stands for."""
    count = min(int(width / 2.4), len(peaks))
    for bar in range(count):
        heard = peaks[bar * len(peaks) // count : (bar + 1) * len(peaks) // count]
        yield (bar + 0.5) * width / count, min(1.0, max(heard))


def _ticks(duration: float) -> list[float]:
    """Round times from 0 on, at most nine, none close to the end."""
    for step in (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200):
        if duration / step <= 8:
            break
    return [float(at) for at in range(0, int(duration), step) if at < duration - 0.45 * step]
