"""Paints the lanes of a recording: what is shaded, the sound, the times under it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from evaluator.audio.peaks import Peaks, columns
from evaluator.audio.silence import Stretches
from evaluator.terms import clock
from evaluator.ui import look
from evaluator.ui.evaluate.lanes import lane_image
from evaluator.ui.evaluate.timeline import Timeline

Lanes = list[tuple[str, int]]
"""Colour and channel of each lane, from the top."""

_BETWEEN = 8  # pixels between two lanes
_REDACTED = "Redacted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where the lanes stand, in pixels: from `left`, `top`, `height` high, as wide as the view."""

    view: Timeline
    left: float
    top: float
    height: float

    @property
    def box(self) -> QRectF:
        """All of it."""
        return QRectF(self.left, self.top, self.view.width, self.height)

    def x(self, seconds: float) -> float:
        """Where a time is drawn; beside the lanes when it is not in view."""
        return self.left + self.view.x(seconds)


def shade(painter: QPainter, ground: Ground, stretches: Stretches, colour: str) -> None:
    """Lay a colour under the lanes from a time to a time."""
    for start, end in stretches:
        left = max(ground.x(start), ground.left)
        right = min(ground.x(end), ground.box.right())
        if right > left:
            box = QRectF(left, ground.top, max(right - left, 1), ground.height)
            painter.fillRect(box, QColor(colour))


def draw_selection(painter: QPainter, ground: Ground, stretch: tuple[float, float]) -> None:
    """Darker than a moment, with an edge at either end."""
    colours = look.current()
    shade(painter, ground, (stretch,), colours.line)
    for at in stretch:
        if ground.view.sees(at):
            edge = QRectF(ground.x(at) - 0.75, ground.top, 1.5, ground.height)
            painter.fillRect(edge, QColor(colours.accent))


def draw_lanes(
    painter: QPainter, ground: Ground, lanes: Lanes, peaks: Peaks | None, ratio: float
) -> None:
    """The sound that has been decoded so far, over a hairline; `ratio` is device pixels a pixel."""
    view, height = ground.view, ground.height / len(lanes)
    for row in range(len(lanes)):
        middle = ground.top + (row + 0.5) * height
        line = QRectF(ground.left, middle - 0.5, view.width, 1)
        painter.fillRect(line, QColor(look.current().line))
    known = 0 if peaks is None else round(min(view.x(peaks.duration), view.width) * ratio)
    if peaks is None or known <= 0:
        return
    low, high = columns(peaks, view.start, view.end, max(round(view.width * ratio), 1))
    tall = max(round((height - _BETWEEN) * ratio), 2)
    for row, (colour, channel) in enumerate(lanes):
        image = lane_image(low[channel][:known], high[channel][:known], tall, colour)
        image.setDevicePixelRatio(ratio)
        top = ground.top + row * height + _BETWEEN / 2
        painter.drawImage(QPointF(ground.left, top), image)


def draw_redacted(painter: QPainter, ground: Ground, stretches: Stretches) -> None:
    """Hatch what was overwritten, and say so where there is room for the word."""
    colours = look.current()
    painter.setFont(look.font(look.SMALL, bold=True))
    wide = painter.fontMetrics().horizontalAdvance(_REDACTED) + 12
    for start, end in stretches:
        left = max(ground.x(start), ground.left)
        right = min(ground.x(end), ground.box.right())
        if right <= left:
            continue
        box = QRectF(left, ground.top, max(right - left, 2), ground.height)
        painter.fillRect(box, QBrush(QColor(colours.muted), Qt.BrushStyle.BDiagPattern))
        for edge in (box.left(), box.right() - 1):
            painter.fillRect(QRectF(edge, box.top(), 1, box.height()), QColor(colours.muted))
        if box.width() >= wide:
            plate = QRectF(0, 0, wide, 18)
            plate.moveCenter(box.center())
            painter.fillRect(plate, QColor(colours.panel))
            painter.setPen(QColor(colours.text))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, _REDACTED)


def draw_axis(painter: QPainter, ground: Ground, right: float) -> None:
    """The times under the lanes; one that would not end before `right` is left out."""
    colours = look.current()
    painter.setFont(look.font(look.SMALL))
    top, metrics = ground.box.bottom(), painter.fontMetrics()
    for at in ground.view.ticks():
        x = ground.x(at)
        painter.fillRect(QRectF(x - 0.5, top, 1, 4), QColor(colours.edge))
        painter.setPen(QColor(colours.muted))
        text = clock(at + 1e-6) if at == int(at) else f"{clock(at + 1e-6)}.{round(at % 1 * 10)}"
        if x + 4 + metrics.horizontalAdvance(text) < right:
            painter.drawText(QRectF(x + 4, top, 68, 16), Qt.AlignmentFlag.AlignVCenter, text)


def draw_words(painter: QPainter, ground: Ground, words: str) -> None:
    """A line across the lanes, as why there is nothing to see."""
    painter.setFont(look.font(look.BODY))
    painter.setPen(QColor(look.current().muted))
    painter.drawText(ground.box, Qt.AlignmentFlag.AlignCenter, words)
