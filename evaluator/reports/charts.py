"""The drawings of the reports: level blocks, the scale of bands, signs.

Each reads in black and white: filled against outlined, a word beside every shape.
"""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from evaluator.reports.content import BandMark, Point
from evaluator.reports.look import (
    EDGE,
    EMPTY,
    GREY,
    INK,
    WHITE,
    Shape,
    small,
    tone_of,
)
from evaluator.reports.text import draw_text, shortened
from evaluator.terms import trimmed

_BLOCK: Final = 9.0


class Fill(Flowable):  # type: ignore[misc]
    """A part (0 to 1) as a bar that is filled so far; dashed and empty where there is none."""

    def __init__(self, part: float | None, width: float, colour: str) -> None:
        super().__init__()
        self.part, self.width, self.colour = part, width, colour

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """A fixed size, whatever the room: one line of text high."""
        return self.width, 14.0

    def draw(self) -> None:
        """Draw the outline, then what is filled of it."""
        canvas, feet = self.canv, (14.0 - _BLOCK) / 2
        canvas.setLineWidth(1.0)
        canvas.setLineJoin(1)
        canvas.setStrokeColor(HexColor(EDGE))
        canvas.setFillColor(HexColor(WHITE))
        if self.part is None:
            canvas.setDash(1.5, 1.5)
        canvas.rect(0.5, feet, self.width - 1, _BLOCK, stroke=1, fill=1)
        canvas.setDash()
        if self.part is not None and self.part > 0:
            canvas.setStrokeColor(HexColor(self.colour))
            canvas.setFillColor(HexColor(self.colour))
            wide = min(self.part, 1.0) * (self.width - 1)
            canvas.rect(0.5, feet, wide, _BLOCK, stroke=1, fill=1)


class Blocks(Flowable):  # type: ignore[misc]
    """A level as filled blocks of so many; dashed where the point does not apply.

    A tick behind the block of the standard shows from where a level needs no coaching.
    """

    def __init__(self, point: Point, width: float, colour: str) -> None:
        super().__init__()
        self.point, self.width, self.colour = point, width, colour

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """A fixed size, whatever the room: one line of text high."""
        return self.width, 14.0

    def draw(self) -> None:
        """Draw the blocks from the left, level 1 first."""
        canvas, point = self.canv, self.point
        feet = (14.0 - _BLOCK) / 2
        gap = min(4.0, 0.25 * self.width / point.top)
        each = (self.width - gap * (point.top - 1)) / point.top
        canvas.setLineWidth(1.0)
        canvas.setLineJoin(1)  # soft corners for the price of a rectangle
        if point.level is None:
            canvas.setDash(1.5, 1.5)
        for block in range(point.top):
            filled = point.level is not None and block < point.level
            canvas.setStrokeColor(HexColor(self.colour if filled else EDGE))
            canvas.setFillColor(HexColor(self.colour if filled else WHITE))
            canvas.rect(block * (each + gap) + 0.5, feet, each - 1, _BLOCK, stroke=1, fill=1)
        canvas.setDash()
        if point.standard < point.top:
            x = standard_at(point, self.width)
            canvas.setStrokeColor(HexColor(INK))
            canvas.setLineWidth(0.8)
            canvas.line(x, feet - 2.5, x, feet + _BLOCK + 2.5)


def standard_at(point: Point, width: float) -> float:
    """Where the tick of the standard stands on blocks so wide: between two of them."""
    gap = min(4.0, 0.25 * width / point.top)
    each = (width - gap * (point.top - 1)) / point.top
    return point.standard * (each + gap) - gap / 2


def level_of(point: Point, width: float, colour: str) -> Flowable:
    """A point's level as blocks, or what it earned as a bar where it has no levels."""
    return Blocks(point, width, colour) if point.top else Fill(point.part, width, colour)


class Scale(Flowable):  # type: ignore[misc]
    """The bands from the lowest to the highest, each with its word, and where a score stands.

    The bands are drawn equally wide, whatever their range, so that each has room for its word; the
    figures at their borders say where they start. `place` is the band the score is in (0 is the
    highest), `interval` the ends of an average's 95 % interval.
    """

    def __init__(
        self,
        bands: Sequence[BandMark],
        *,
        score: float | None,
        place: int | None,
        pass_mark: float | None,
        interval: tuple[float, float] | None = None,
    ) -> None:
        super().__init__()
        self.bands, self.score, self.place = bands, score, place
        self.pass_mark, self.interval = pass_mark, interval

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width = width
        self.each = width / len(self.bands)
        return width, 36.0

    def draw(self) -> None:
        """Draw the bands from the left, then the borders, then the score above them."""
        for place, band in enumerate(self.bands):
            self._band(place, band)
        draw_text(self.canv, "100", small(align="right"), self.width, 3)
        if self.pass_mark is not None:
            x = max(self._at(self.pass_mark) - 0.75, 0.5)
            stroke(self.canv, [(x, 11.0), (x, 24.0)], INK, 1.0)
        if self.interval:
            low, high = map(self._at, self.interval)
            stroke(
                self.canv,
                [(low, 29), (low, 23), (low, 26), (high, 26), (high, 23), (high, 29)],
                INK,
                1.0,
            )
        if self.score is not None:
            x = min(max(self._at(self.score), 4.5), self.width - 6)
            polygon(self.canv, [(x, 22.5), (x - 4.5, 30.5), (x + 4.5, 30.5)], INK)

    def _band(self, place: int, band: BandMark) -> None:
        left = self.width - (place + 1) * self.each
        mine = place == self.place
        colour = tone_of(place, len(self.bands)).colour if mine else GREY
        self.canv.setFillColor(HexColor(colour if mine else EMPTY))
        self.canv.rect(left, 14, self.each - 1.5, 7, stroke=0, fill=1)
        style = small(colour, face="Bold" if mine else "Regular", align="center")
        words = shortened(band.name, style, self.each - 36)
        draw_text(self.canv, words, style, left + self.each / 2, 3)
        draw_text(self.canv, trimmed(band.at), small(), left, 3)

    def _at(self, score: float) -> float:
        place = next(index for index, band in enumerate(self.bands) if score >= band.at)
        low, high = self.bands[place].at, self.bands[place - 1].at if place else 100.0
        part = (score - low) / (high - low) if high > low else 1.0
        return self.width - (place + 1 - part) * self.each


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


def draw_shape(canvas: Any, shape: Shape, colour: str, x: float, y: float, r: float = 4.5) -> None:
    """A filled shape around the point given, `r` points from its middle to its edge."""
    if shape == "circle":
        canvas.setFillColor(HexColor(colour))
        canvas.circle(x, y, 0.9 * r, stroke=0, fill=1)
    elif shape == "triangle":
        polygon(canvas, [(x, y - r), (x - r, y + 0.8 * r), (x + r, y + 0.8 * r)], colour)
    elif shape == "square":
        canvas.setFillColor(HexColor(colour))
        canvas.rect(x - 0.8 * r, y - 0.8 * r, 1.6 * r, 1.6 * r, stroke=0, fill=1)
    elif shape == "diamond":
        polygon(canvas, [(x, y + r), (x - r, y), (x, y - r), (x + r, y)], colour)
    else:
        spikes = [(r * 1.15 if i % 2 == 0 else 0.48 * r, pi / 2 + i * pi / 5) for i in range(10)]
        polygon(canvas, [(x + far * cos(a), y + far * sin(a)) for far, a in spikes], colour)


def stroke(canvas: Any, corners: Sequence[tuple[float, float]], colour: str, width: float) -> None:
    """A line from corner to corner, `width` points thick."""
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(width)
    canvas.drawPath(path)


def polygon(canvas: Any, corners: Sequence[tuple[float, float]], colour: str) -> None:
    """A filled shape with these corners."""
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.setFillColor(HexColor(colour))
    canvas.drawPath(path, stroke=0, fill=1)
