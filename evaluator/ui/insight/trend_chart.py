"""The trend as a chart: every average with its interval and its number of calls, never bare."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from evaluator.insight.chart import Axis, Chart, Dot, Line
from evaluator.terms import counted, shown
from evaluator.ui import look

_LEFT, _TOP, _FOOT = 40.0, 12.0, 44.0
_RADIUS, _CAP, _REACH = 4.5, 4.0, 14.0
_STEP: Final = 12.0
"""Pixels between lines within one period, so that their bars do not hide each other."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot where it is drawn: the line's place in the chart, the dot, and its centre."""

    line: int
    dot: Dot
    at: QPointF


class TrendChart(QWidget):
    """Draws a `Chart`. A dot is chosen by a click, or by the arrow keys and Enter.

    `chosen` carries the line's name and the period ("2026-05").
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = Chart(
            axis=Axis(low=0, high=100, ticks=()), marks=(), lines=(), pass_mark=None
        )
        self._focus: tuple[int, int] | None = None  # line, place
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(40 * look.GRID, 24 * look.GRID))
        self.setAccessibleName("Score over time")
        look.looks().changed.connect(self.update)

    def show_chart(self, chart: Chart) -> None:
        """Draw these values."""
        self._chart = chart
        self._focus = None
        self.setAccessibleDescription(". ".join(_told(line) for line in chart.lines))
        self.update()

    def spots(self) -> tuple[Spot, ...]:
        """Every dot with its place on the widget, line by line."""
        room = self._room()
        return tuple(
            Spot(at, dot, QPointF(self._across(dot.place, at, room), self._up(dot.mean, room)))
            for at, line in enumerate(self._chart.lines)
            for dot in line.dots
        )

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(80 * look.GRID, 36 * look.GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, pass mark, periods with their calls, then the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(look.SMALL))
        room = self._room()
        self._paint_grid(painter, room)
        self._paint_marks(painter, room)
        spots = self.spots()
        for at in range(len(self._chart.lines)):
            self._paint_line(painter, room, at, [spot for spot in spots if spot.line == at])
        self._paint_names(painter, room, spots)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what stands under the pointer."""
        spot = self._near(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        if spot is None:
            QToolTip.hideText()
            return
        said = _said(self._chart.lines[spot.line].name, spot.dot)
        QToolTip.showText(event.globalPosition().toPoint(), said, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the dot under the pointer."""
        spot = self._near(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go through the periods, Up and Down through the lines, Enter chooses."""
        spots = self.spots()
        held = next((spot for spot in spots if (spot.line, spot.dot.place) == self._focus), None)
        key = Qt.Key(event.key())
        if not spots or key not in _KEYS:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(held or spots[-1])
        else:
            found = _next(spots, held, key)
            self._focus = (found.line, found.dot.place)
            QToolTip.showText(
                self.mapToGlobal(found.at.toPoint()),
                _said(self._chart.lines[found.line].name, found.dot),
                self,
            )
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Show or take away the ring of the focus."""
        super().changeEvent(event)
        self.update()

    def _choose(self, spot: Spot) -> None:
        self.chosen.emit(self._chart.lines[spot.line].name, spot.dot.period)

    def _near(self, place: QPointF) -> Spot | None:
        def distance(spot: Spot) -> float:
            return (spot.at - place).manhattanLength()

        nearest = min(self.spots(), key=distance, default=None)
        return nearest if nearest and distance(nearest) <= _REACH else None

    def _room(self) -> QRectF:
        metrics = QFontMetricsF(look.font(look.SMALL, bold=True))
        names = [metrics.horizontalAdvance(line.name) for line in self._chart.lines]
        names.append(metrics.horizontalAdvance(self._pass_mark))
        right = min(max(names, default=0.0) + 2 * look.GRID, self.width() / 4)
        return QRectF(
            _LEFT, _TOP, self.width() - _LEFT - right - look.GRID, self.height() - _TOP - _FOOT
        )

    def _up(self, score: float, room: QRectF) -> float:
        axis = self._chart.axis
        return room.bottom() - room.height() * (score - axis.low) / (axis.high - axis.low)

    def _across(self, place: int, line: int, room: QRectF) -> float:
        slot = room.width() / max(len(self._chart.marks), 1)
        lines = len(self._chart.lines)
        step = min(_STEP, slot / (lines + 1))
        return room.left() + slot * (place + 0.5) + step * (line - (lines - 1) / 2)

    def _paint_grid(self, painter: QPainter, room: QRectF) -> None:
        colours = look.current()
        for tick in self._chart.axis.ticks:
            y = self._up(tick, room)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QColor(colours.muted))
            box = QRectF(0, y - 10, _LEFT - 8, 20)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(tick)
            )
        if self._chart.pass_mark is not None:
            y = self._up(self._chart.pass_mark, room)
            painter.setPen(QPen(QColor(colours.good), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))

    def _paint_marks(self, painter: QPainter, room: QRectF) -> None:
        colours = look.current()
        slot = room.width() / max(len(self._chart.marks), 1)
        wide = QFontMetricsF(painter.font()).horizontalAdvance("Sep 2026") + 8
        every = max(1, round(wide / slot + 0.5)) if slot < wide else 1
        for place, mark in enumerate(self._chart.marks):
            if place % every:
                continue
            box = QRectF(room.left() + slot * (place + 0.5) - 60, room.bottom() + 6, 120, 16)
            painter.setPen(QColor(colours.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, mark.label)
            painter.setPen(QColor(colours.muted))
            calls = " · ".join(str(count) for count in mark.calls)
            if QFontMetricsF(painter.font()).horizontalAdvance(calls) > slot * every:
                calls = str(sum(mark.calls))
            painter.drawText(box.translated(0, 17), Qt.AlignmentFlag.AlignHCenter, calls)

    def _paint_line(self, painter: QPainter, room: QRectF, at: int, spots: list[Spot]) -> None:
        colours = look.current()
        colour = QColor(colours.series[at % len(colours.series)])
        painter.setPen(QPen(colour, 1.5))
        painter.drawPolyline(QPolygonF([spot.at for spot in spots]))
        for spot in spots:
            painter.setPen(QPen(colour, 1.5))
            if spot.dot.low is not None and spot.dot.high is not None:
                self._paint_interval(painter, room, spot.at.x(), spot.dot.low, spot.dot.high)
            painter.setBrush(QColor(colours.panel) if spot.dot.few else colour)
            painter.drawEllipse(spot.at, _RADIUS, _RADIUS)
            if self.hasFocus() and self._focus == (spot.line, spot.dot.place):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(colours.focus), 2))
                painter.drawEllipse(spot.at, 2 * _RADIUS, 2 * _RADIUS)

    def _paint_interval(
        self, painter: QPainter, room: QRectF, x: float, low: float, high: float
    ) -> None:
        """A bar with caps; an end beyond the axis has none, since it is not the end."""
        axis = self._chart.axis
        top, bottom = self._up(axis.cut(high), room), self._up(axis.cut(low), room)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        for y, end in ((top, high), (bottom, low)):
            if axis.holds(end):
                painter.drawLine(QPointF(x - _CAP, y), QPointF(x + _CAP, y))

    @property
    def _pass_mark(self) -> str:
        mark = self._chart.pass_mark
        return "" if mark is None else f"pass mark {mark:g}"

    def _labels(self, room: QRectF, spots: tuple[Spot, ...]) -> list[tuple[float, str, QColor]]:
        """What stands at the right end of the lines, from the top: how high, what, in which colour.

        Each line's name at its last dot, and the pass mark at its own.
        """
        colours = look.current()
        last = {spot.line: spot for spot in spots}.values()
        found = [
            (
                spot.at.y(),
                self._chart.lines[spot.line].name,
                QColor(colours.series[spot.line % len(colours.series)]),
            )
            for spot in last
        ]
        if self._chart.pass_mark is not None:
            y = self._up(self._chart.pass_mark, room)
            found.append((y, self._pass_mark, QColor(colours.good)))
        return sorted(found, key=lambda one: one[0])

    def _paint_names(self, painter: QPainter, room: QRectF, spots: tuple[Spot, ...]) -> None:
        """The labels, pushed apart where they would overlap."""
        wide = self.width() - room.right() - look.GRID
        floor = room.top()
        for at, name, colour in self._labels(room, spots):
            painter.setFont(look.font(look.SMALL, bold=name != self._pass_mark))
            metrics = QFontMetricsF(painter.font())
            y = max(at, floor)
            floor = y + metrics.height()
            painter.setPen(colour)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QPointF(room.right() + look.GRID, y + metrics.ascent() / 2), text)


_KEYS: Final = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)


def _next(spots: tuple[Spot, ...], held: Spot | None, key: Qt.Key) -> Spot:
    """The dot that an arrow key goes to; the last one when none is held."""
    if held is None:
        return spots[-1]
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        row = [spot for spot in spots if spot.line == held.line]
        step = -1 if key == Qt.Key.Key_Left else 1
    else:
        row = sorted(
            (spot for spot in spots if spot.dot.place == held.dot.place),
            key=lambda spot: spot.at.y(),
        )
        step = -1 if key == Qt.Key.Key_Up else 1
    return row[min(max(row.index(held) + step, 0), len(row) - 1)]


def _said(name: str, dot: Dot) -> str:
    calls = counted(dot.calls, "call")
    interval = f"{shown(dot.low)} to {shown(dot.high)}" if dot.low is not None else "no interval"
    head = f"{name}, {dot.period}" if name else dot.period
    return f"{head}: {shown(dot.mean)} ({interval}), {calls}"


def _told(line: Line) -> str:
    return "; ".join(_said(line.name, dot) for dot in line.dots)
