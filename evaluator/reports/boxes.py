"""What is filled in by hand: boxes to tick, lines to write on, fields for numbers and days."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from evaluator.reports.fonts import CAPITALS
from evaluator.reports.look import EDGE, GREY, INK, STEP, small
from evaluator.reports.text import Text, draw_text, text_width
from evaluator.reports.words import Span

BOX: Final = 8.0
"""How wide a box to tick is, in points: a pen's tick fits into it."""
_GAP: Final = 1.5 * STEP
_APART: Final = 4 * STEP
WRITTEN: Final = 17.0
"""From one line to write on to the next, in points: 6 mm, as narrow ruled paper has it."""
_EDGE: Final = 0.7


class Ticked(Flowable):  # type: ignore[misc]
    """A box and what it stands for; `number` is printed between them, `after` is air below."""

    def __init__(self, said: Text, *, number: str = "", after: float = 0) -> None:
        super().__init__()
        self.said, self.number, self.after = said, number, after
        self._indent = BOX + _GAP + (3 * STEP if number else 0)

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """As high as its text."""
        self.width = available
        self.height = self.said.wrap(available - self._indent, height)[1] + self.after
        return available, self.height

    def draw(self) -> None:
        """The box stands beside the first line, as high as its capitals."""
        style = self.said.style
        foot = self.height - (style.leading + CAPITALS * style.size) / 2
        _box(self.canv, 0, foot - (BOX - CAPITALS * style.size) / 2, BOX)
        if self.number:
            bold = small(style.colour, face="SemiBold")
            draw_text(self.canv, self.number, bold, BOX + _GAP, foot)
        self.said.drawOn(self.canv, self._indent, self.after)


class InRow(Flowable):  # type: ignore[misc]
    """Boxes with a few words beside each other, on as many lines as they need.

    Each is what is ticked, and what is told of it in grey, "" for nothing.
    """

    _HIGH: Final = 4 * STEP

    def __init__(self, said: Sequence[tuple[str, str]], *, after: float = 0) -> None:
        super().__init__()
        self.said, self.after = tuple(said), after
        self._places: list[tuple[int, float]] = []

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Break into lines."""
        self._places = []
        line, x = 0, 0.0
        for word, aside in self.said:
            wide = BOX + _GAP + text_width(f"{word} {aside}", small())
            if x and x + wide > available:
                line, x = line + 1, 0.0
            self._places.append((line, x))
            x += wide + _APART
        self.width = available
        self.height = (line + 1) * self._HIGH + self.after
        return available, self.height

    def draw(self) -> None:
        """Draw the lines."""
        style = small(INK)
        for (line, x), (word, aside) in zip(self._places, self.said, strict=True):
            foot = self.height - (line + 1) * self._HIGH + 1.25 * STEP
            _box(self.canv, x, foot - (BOX - CAPITALS * style.size) / 2, BOX)
            draw_text(self.canv, word, style, x + BOX + _GAP, foot)
            beside = x + BOX + _GAP + text_width(word, style) + STEP / 2
            draw_text(self.canv, aside, small(), beside, foot)


class Lines(Flowable):  # type: ignore[misc]
    """Lines to write on, with what they are for at the beginning of the first."""

    def __init__(self, label: str, count: int = 1) -> None:
        super().__init__()
        self.label, self.count = label, count

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """As high as a hand needs."""
        self.width, self.height = available, self.count * WRITTEN
        return available, self.height

    def draw(self) -> None:
        """Draw the lines; the label stands on the first."""
        self.canv.setStrokeColor(HexColor(EDGE))
        self.canv.setLineWidth(0.5)
        for line in range(self.count):
            foot = self.height - (line + 1) * WRITTEN + 3
            start = text_width(self.label, small()) + STEP if self.label and line == 0 else 0
            self.canv.line(start, foot, self.width, foot)
        if self.label:
            draw_text(self.canv, self.label, small(GREY), 0, self.height - WRITTEN + 3.5)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a field: `cells` boxes for a letter each, or one of `width`; `after` it stands."""

    cells: int = 0
    width: float = 0
    after: str = ""


class Field(Flowable):  # type: ignore[misc]
    """Boxes to write a number, a day or a time in, with words between and behind them."""

    _CELL: Final = 13.0
    _HIGH: Final = 16.0

    def __init__(self, parts: Sequence[Part], *, after: float = 0) -> None:
        super().__init__()
        self.parts, self.after = tuple(parts), after

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """One line high."""
        self.width, self.height = available, self._HIGH + 2 + self.after
        return available, self.height

    def draw(self) -> None:
        """Draw the boxes from the left."""
        x, style = 0.0, small(GREY)
        foot = self.after + 1
        for part in self.parts:
            for _ in range(part.cells):
                _box(self.canv, x, foot, self._CELL, self._HIGH)
                x += self._CELL
            if part.width:
                _box(self.canv, x, foot, part.width, self._HIGH)
                x += part.width
            if part.after:
                draw_text(self.canv, part.after, style, x + STEP, foot + 5)
                x += text_width(part.after, style) + 2 * STEP


class Labelled(Flowable):  # type: ignore[misc]
    """A line to write on with what goes there, small, below it."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Room for a hand, and the label."""
        self.width, self.height = available, WRITTEN + 10
        return available, self.height

    def draw(self) -> None:
        """Draw the line and the label."""
        self.canv.setStrokeColor(HexColor(EDGE))
        self.canv.setLineWidth(0.5)
        self.canv.line(0, 10, self.width, 10)
        draw_text(self.canv, self.label, small(GREY), 0, 1.5)


def spans(text: str, aside: str) -> list[Span]:
    """A text, and small and grey what it earns or fails."""
    said = [Span(text, small(INK))]
    return [*said, Span(f"  {aside}", small(GREY))] if aside else said


def _box(canvas: Any, x: float, y: float, width: float, height: float = 0) -> None:
    canvas.setStrokeColor(HexColor(EDGE))
    canvas.setLineWidth(_EDGE)
    canvas.roundRect(x, y, width, height or width, 1.2, stroke=1, fill=0)
