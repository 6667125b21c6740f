"""The numbered mark of a moment: its shape says the kind, so that it reads in black and white."""

from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from evaluator.reports.charts import polygon
from evaluator.reports.content import Flag
from evaluator.reports.look import INK, SMALL, WHITE, small
from evaluator.reports.text import draw_text
from evaluator.terms import Kind

HALF: Final = 6.2
"""Half as high as a mark, in points."""


class Mark(Flowable):  # type: ignore[misc]
    """A moment's mark in a line of text."""

    def __init__(self, flag: Flag, leading: float) -> None:
        super().__init__()
        self.flag, self.leading = flag, leading

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line high."""
        return width, self.leading

    def draw(self) -> None:
        """Draw it at the left."""
        mark(self.canv, self.flag, half_of(self.flag.number), self.leading / 2)


def mark(canvas: Any, flag: Flag, x: float, y: float) -> None:
    """A moment's number on dark, around the point given, wider for three digits.

    Evidence is a disc, praise points up, coaching points down, compliance is a square.
    """
    half = half_of(flag.number)
    canvas.setFillColor(HexColor(INK))
    if flag.kind is Kind.EVIDENCE:
        canvas.roundRect(x - half, y - HALF, 2 * half, 2 * HALF, HALF, stroke=0, fill=1)
    elif flag.kind is Kind.COMPLIANCE:
        canvas.rect(x - half, y - HALF + 0.4, 2 * half, 2 * HALF - 0.8, stroke=0, fill=1)
    else:
        up = 1 if flag.kind is Kind.PRAISE else -1
        corners = ((-half, -0.85), (half, -0.85), (half, 0.4), (0, 1.1), (-half, 0.4))
        polygon(canvas, [(x + wide, y + up * high * HALF) for wide, high in corners], INK)
    style = small(WHITE, face="Bold", align="center")
    draw_text(canvas, str(flag.number), style, x, y - 0.36 * SMALL)


def half_of(number: int) -> float:
    """Half as wide as a mark with this number, in points."""
    return HALF + 2.2 * max(0, len(str(number)) - 2)
