"""The drawings of the feedback report: level blocks, the scale of bands, the call as a strip.

Each reads in black and white: filled against outlined, a word beside every shape.
"""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from evaluator.reports.content import Flag, Lane, Strip, Verdict
from evaluator.reports.look import (
    CALLER,
    EDGE,
    EMPTY,
    GREY,
    INK,
    LINE,
    SMALL,
    STEP,
    WHITE,
    Shape,
    small,
    tone_of,
)
from evaluator.reports.text import draw_text, shortened, text_width
from evaluator.terms import clock

_BLOCK: Final = 9.0
_LANE: Final = 30.0
_DISC: Final = 6.2


class Blocks(Flowable):  # type: ignore[misc]
    """A level as filled blocks of so many; none is outlined only when it does not apply."""

    def __init__(self, level: int | None, top: int, width: float, colour: str, drop: float) -> None:
        super().__init__()
        self.level, self.top, self.colour = level, top, colour
        self.width, self.height, self.drop = width, _BLOCK, drop

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """A fixed size, whatever the room."""
        return self.width, self.height + self.drop

    def draw(self) -> None:
        """Draw the blocks from the left, level 1 first."""
        gap = min(3.0, 0.25 * self.width / self.top)
        each = (self.width - gap * (self.top - 1)) / self.top
        canvas = self.canv
        canvas.setLineWidth(0.6)
        for block in range(self.top):
            filled = self.level is not None and block < self.level
            canvas.setStrokeColor(HexColor(self.colour if filled else EDGE))
            canvas.setFillColor(HexColor(self.colour if filled else WHITE))
            if self.level is None:
                canvas.setStrokeColor(HexColor(LINE))
                canvas.setDash(1.5, 1.5)
            canvas.roundRect(block * (each + gap), 0, each, _BLOCK, 1.2, stroke=1, fill=1)
        canvas.setDash()


class Scale(Flowable):  # type: ignore[misc]
    """From 0 to 100: the bands with their words, the pass mark, and where the score stands."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self.verdict = verdict
        self.height = 40.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width = width
        return width, self.height

    def draw(self) -> None:
        """Draw the bands from the left, then the score above them."""
        canvas, verdict = self.canv, self.verdict
        ends = [100.0, *(band.at for band in verdict.bands)]
        count = len(verdict.bands)
        for place, band in enumerate(verdict.bands):
            left, right = self._at(band.at), self._at(ends[place])
            mine = place == verdict.place
            colour = tone_of(place, count).colour
            canvas.setFillColor(HexColor(colour if mine else EMPTY))
            canvas.rect(left, 16, right - left - 1.2, 6, stroke=0, fill=1)
            style = small(colour if mine else GREY, face="Bold" if mine else "Regular")
            words = f"{band.name}, {band.at:g}+" if band.at else band.name
            draw_text(canvas, shortened(words, style, right - left - 3), style, left, 6)
        self._mark_pass()
        if verdict.value is not None and verdict.place is not None:
            x = min(max(self._at(verdict.value), 4), self.width - 4)
            _polygon(canvas, [(x, 23), (x - 4.5, 31), (x + 4.5, 31)], INK)

    def _mark_pass(self) -> None:
        x = self._at(self.verdict.pass_mark)
        self.canv.setStrokeColor(HexColor(INK))
        self.canv.setLineWidth(0.8)
        self.canv.line(x - 0.6, 13.5, x - 0.6, 24.5)

    def _at(self, score: float) -> float:
        return self.width * score / 100


class Timeline(Flowable):  # type: ignore[misc]
    """The call from left to right: a lane a speaker, and the moments with their numbers."""

    def __init__(self, strip: Strip, colour: str) -> None:
        super().__init__()
        self.strip, self.colour = strip, colour
        self.lanes: Sequence[Lane] = strip.lanes or (Lane(name="", agent=True, peaks=()),)
        self.label = max((text_width(lane.name, _label(INK)) for lane in self.lanes), default=0)
        self.label += 3 * STEP if self.label else 0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room; a lane more is so much taller."""
        self.width = width
        self.height = _LANE * len(self.lanes) + 2 * _DISC + 5 * STEP
        return width, self.height

    def draw(self) -> None:
        """Draw the moments behind, the lanes, then the numbers and the times."""
        feet = 4 * STEP
        top = feet + _LANE * len(self.lanes)
        self._stretches(feet, top)
        for index, lane in enumerate(self.lanes):
            self._lane(lane, top - _LANE * (index + 0.5))
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
            half = max(0.4, loud * (_LANE / 2 - 2))
            path.moveTo(self.label + x, middle - half)
            path.lineTo(self.label + x, middle + half)
        canvas.drawPath(path)

    def _stretches(self, feet: float, top: float) -> None:
        self.canv.setFillColor(HexColor(EMPTY))
        for flag in self.strip.flags:
            if flag.end is not None:
                left, right = self._at(flag.start), self._at(flag.end)
                self.canv.rect(left, feet, max(right - left, 0.8), top - feet, stroke=0, fill=1)

    def _numbers(self, feet: float, top: float) -> None:
        canvas = self.canv
        taken = -1e9
        for flag in self.strip.flags:
            x = self._at(flag.start)
            canvas.setStrokeColor(HexColor(INK))
            canvas.setLineWidth(0.5)
            canvas.setDash(1.5, 1.5)
            canvas.line(x, feet, x, top + 1)
            canvas.setDash()
            if x - taken > 2 * _DISC:
                disc(canvas, flag.number, x, top + _DISC + 1)
                taken = x

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


class Disc(Flowable):  # type: ignore[misc]
    """A moment's number, white on dark."""

    def __init__(self, flag: Flag, leading: float) -> None:
        super().__init__()
        self.flag, self.leading = flag, leading

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line high."""
        return width, self.leading

    def draw(self) -> None:
        """Draw it at the left."""
        disc(self.canv, self.flag.number, _DISC, self.leading / 2)


class Sign(Flowable):  # type: ignore[misc]
    """A band's shape, so that the colour never speaks alone."""

    def __init__(self, shape: Shape, colour: str, leading: float, right: bool = False) -> None:
        super().__init__()
        self.shape, self.colour, self.leading, self.right = shape, colour, leading, right

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line high."""
        self.width = width
        return width, self.leading

    def draw(self) -> None:
        """Draw it in the middle of the line."""
        x = self.width - 5 if self.right else 5.0
        draw_shape(self.canv, self.shape, self.colour, x, self.leading / 2)


def disc(canvas: Any, number: int, x: float, y: float) -> None:
    """A number in a dark disc around the point given."""
    canvas.setFillColor(HexColor(INK))
    canvas.circle(x, y, _DISC, stroke=0, fill=1)
    style = small(WHITE, face="Bold", align="center")
    draw_text(canvas, str(number), style, x, y - 0.36 * SMALL)


def draw_shape(canvas: Any, shape: Shape, colour: str, x: float, y: float, r: float = 4.5) -> None:
    """A filled shape around the point given, `r` points from its middle to its edge."""
    if shape == "circle":
        canvas.setFillColor(HexColor(colour))
        canvas.circle(x, y, 0.9 * r, stroke=0, fill=1)
    elif shape == "triangle":
        _polygon(canvas, [(x, y + r), (x - r, y - 0.8 * r), (x + r, y - 0.8 * r)], colour)
    elif shape == "diamond":
        _polygon(canvas, [(x, y + r), (x - r, y), (x, y - r), (x + r, y)], colour)
    else:
        spikes = [(r * 1.15 if i % 2 == 0 else 0.48 * r, pi / 2 + i * pi / 5) for i in range(10)]
        _polygon(canvas, [(x + far * cos(a), y + far * sin(a)) for far, a in spikes], colour)


def _polygon(canvas: Any, corners: Sequence[tuple[float, float]], colour: str) -> None:
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.setFillColor(HexColor(colour))
    canvas.drawPath(path, stroke=0, fill=1)


def _label(colour: str) -> Any:
    return small(colour, face="SemiBold")


def _bars(peaks: Sequence[float], width: float) -> Iterator[tuple[float, float]]:
    """Bars two points apart, each as loud as the loudest of what it stands for."""
    count = min(int(width / 2), len(peaks))
    for bar in range(count):
        heard = peaks[bar * len(peaks) // count : (bar + 1) * len(peaks) // count]
        yield (bar + 0.5) * width / count, min(1.0, max(heard))


def _ticks(duration: float) -> list[float]:
    """Round times from 0 on, at most nine, none close to the end."""
    for step in (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200):
        if duration / step <= 8:
            break
    return [float(at) for at in range(0, int(duration), step) if at < duration - 0.45 * step]
