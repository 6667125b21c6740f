"""Text on paper: the one way in which words reach a page, whoever wrote them.

There is no markup between a note and the paper: words are measured, broken into lines and drawn, so
`<b>` is four signs like any others. docs/decisions/0030-words-without-markup.md says why.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from evaluator.reports.direction import leans_right, visual
from evaluator.reports.fonts import CAPITALS, MISSING, Run, Style, width
from evaluator.reports.words import Line, Span, clean, line_of, lines_of, words_of


class Text(Flowable):  # type: ignore[misc]
    """A paragraph, or several (line breaks are kept), that flows over pages by whole lines.

    `keep` holds it on the page of what follows. `outline` adds it to the bookmarks at that level.
    """

    def __init__(
        self,
        said: str | Sequence[Span],
        style: Style,
        *,
        keep: bool = False,
        outline: int | None = None,
        after: float = 0,
    ) -> None:
        super().__init__()
        self.spans = [Span(said, style)] if isinstance(said, str) else list(said)
        self.style = style
        self.keepWithNext = keep
        self.outline = outline
        self.after = after
        self.lines: list[Line] = []
        self._wrapped: float | None = None

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Break into lines for this width; returns the width and the height taken."""
        if self._wrapped != available:
            self.lines = lines_of(self.spans, available)
            self._wrapped = available
        self.width = available
        self.height = sum(map(self._step, self.lines)) + self.after
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """Two parts, of which the first fits `height`; none when that would leave a lone line."""
        self.wrap(available, height)
        taken, count = 0.0, 0
        for line in self.lines:
            taken += self._step(line)
            if taken > height + 1e-6:
                break
            count += 1
        count = min(count, len(self.lines) - 2)
        if count < 2:
            return []
        return [self._part(self.lines[:count], 0), self._part(self.lines[count:], self.after)]

    def draw(self) -> None:
        """Draw the lines on the canvas, from the top down."""
        if self.outline is not None:
            _bookmark(
                self.canv, "".join(span.text for span in self.spans), self.outline, self.height
            )
        top = self.height
        for line in self.lines:
            step = self._step(line)
            if line.words:
                drop = (self.style.leading + CAPITALS * self.style.size) / 2
                draw_line(self.canv, line, self._start(line), top - drop)
            top -= step

    def _part(self, lines: list[Line], after: float) -> "Text":
        part = Text(self.spans, self.style, after=after)
        while lines and not lines[0].words:
            lines = lines[1:]
        part.lines, part._wrapped = lines, self._wrapped
        part.outline = self.outline if lines and lines[0] is self.lines[0] else None
        return part

    def _step(self, line: Line) -> float:
        return self.style.leading if line.words else self.style.leading / 2

    def _start(self, line: Line) -> float:
        spare = self.width - line.width
        # A name of one line stays where the layout puts it; a paragraph stands at its own side.
        turned = line.rightwards and len(self.lines) > 1
        return spare if (self.style.align == "right") != turned else 0.0


def draw_line(canvas: Any, line: Line, x: float, y: float) -> None:
    """Draw one line of words with its left end at `x` and its feet at `y`, in points."""
    pen = canvas.beginText()
    for style, run, gap in _pieces(line):
        x += gap
        pen.setTextOrigin(x, y)
        pen.setFont(run.font, style.size)
        pen.setFillColor(HexColor(style.colour))
        if _needs_telling(run):
            _draw_told(pen, run)
        else:
            pen.textOut(run.text if run.glyphs is None else run.glyphs)
        x += run.width
    canvas.drawText(pen)


def draw_text(canvas: Any, text: str, style: Style, x: float, y: float) -> None:
    """Draw one short line outside the flow; `x` is its left end, centre or right end by `align`."""
    words = tuple(words_of([Span(clean(text).replace("\n", " "), style)]))
    line = line_of(words, False)
    back = {"left": 0.0, "center": line.width / 2, "right": line.width}[style.align]
    draw_line(canvas, line, x - back, y)


def text_width(text: str, style: Style) -> float:
    """How wide a text is on one line, in points."""
    return width(clean(text).replace("\n", " "), style.face, style.size)


def shortened(text: str, style: Style, room: float) -> str:
    """The text on one line, cut with an ellipsis where it is wider than `room` points."""
    text = " ".join(clean(text).split())[:400]
    if text_width(text, style) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = text_width(text[:middle] + "…", style) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + "…"


def _needs_telling(run: Run) -> bool:
    """Whether readers could not tell the letters from the glyphs.

    Not from right to left: readers turn such lines themselves, and would turn these letters too.
    """
    if run.glyphs is None:
        return max(run.text) > "\uffff"  # ReportLab's tables end there
    return not leans_right(run.text)


def _draw_told(pen: Any, run: Run) -> None:
    """Glyphs with the letters they stand for, so that a reader can search and copy."""
    letters = run.text.encode("utf-16-be").hex().upper()
    pen._code.append(f"/Span <</ActualText <FEFF{letters}>>> BDC")
    pen.textOut(run.text if run.glyphs is None else run.glyphs)
    pen._code.append("EMC")


def _pieces(line: Line) -> Iterator[tuple[Style, Run, float]]:
    """The runs of a line from left to right, with the gap before each; plain ones are joined."""
    last: tuple[Style, Run, float] | None = None
    for style, run, gap in visual(line.words, line.rightwards):
        joined = last and _join(last[1], run, gap) if last and last[0] == style else None
        if last and joined:
            last = (style, joined, last[2])
            continue
        if last:
            yield last
        last = (style, run, gap)
    if last:
        yield last


def _join(left: Run, right: Run, gap: float) -> Run | None:
    if left.glyphs is not None or right.glyphs is not None or left.font != right.font:
        return None
    space = " " if gap else ""
    return Run(left.font, left.text + space + right.text, left.width + gap + right.width)


def _bookmark(canvas: Any, title: str, level: int, height: float) -> None:
    across, up = canvas.absolutePosition(0, height)
    key = f"page {canvas.getPageNumber()} at {across:.1f} {up:.1f}"
    canvas.bookmarkHorizontal(key, 0, height + 12)
    canvas.addOutlineEntry(" ".join(clean(title).split())[:120] or MISSING, key, level, False)
