"""Two distributions of scores, one below the other on one axis, with average and pass mark."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from evaluator.insight.shift import STEP, Side
from evaluator.terms import shown
from evaluator.ui import look

_LEFT, _RIGHT, _FOOT, _ROOM = 96.0, 16.0, 24.0, 18.0
_TICK: Final = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One of the two: what it is called, its scores, and the pass mark that all of them have."""

    name: str
    side: Side
    pass_mark: float | None


class Distribution(QWidget):
    """Draws bars, one for every five points of score; both rows have the same scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(40 * look.GRID, 20 * look.GRID))
        self.setAccessibleName("Scores then and now")
        look.looks().changed.connect(self.update)

    def show_rows(self, *rows: Row) -> None:
        """Draw these, the first one above."""
        self._rows = rows
        self.setAccessibleDescription(". ".join(map(_said, rows)))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(70 * look.GRID, 26 * look.GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each row with its name, bars, average and pass mark; the axis below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(look.SMALL))
        if not self._rows:
            return
        high = (self.height() - _FOOT) / len(self._rows)
        most = max([1, *(count for row in self._rows for count in row.side.bars)])
        colours = look.current()
        for at, row in enumerate(self._rows):
            room = QRectF(_LEFT, at * high + _ROOM, self.width() - _LEFT - _RIGHT, high - _ROOM - 2)
            colour = QColor(colours.accent if at else colours.muted)
            self._paint_row(painter, room, row, most, colour)
        self._paint_axis(painter)

    def _end(self) -> float:
        return float(STEP * max(len(row.side.bars) for row in self._rows))

    def _across(self, score: float, room: QRectF) -> float:
        return room.left() + room.width() * score / self._end()

    def _paint_row(
        self, painter: QPainter, room: QRectF, row: Row, most: int, colour: QColor
    ) -> None:
        colours = look.current()
        box = QRectF(0, room.top(), _LEFT - 12, room.height())
        painter.setPen(QColor(colours.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.name)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for place, count in enumerate(row.side.bars):
            left = self._across(place * STEP, room) + 1
            wide = self._across((place + 1) * STEP, room) - 1 - left
            tall = room.height() * count / most
            painter.drawRect(QRectF(left, room.bottom() - tall, wide, tall))
        if row.pass_mark is not None:
            self._paint_mark(painter, room, row.pass_mark)
        if row.side.mean is not None:
            self._paint_mean(painter, room, row.side.mean)

    def _paint_mark(self, painter: QPainter, room: QRectF, score: float) -> None:
        x = self._across(score, room)
        painter.setPen(QPen(QColor(look.current().good), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, room.top() - 4), QPointF(x, room.bottom()))
        box = QRectF(x + 4, room.top() - _ROOM, 120, _ROOM)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, side, f"pass mark {score:g}")

    def _paint_mean(self, painter: QPainter, room: QRectF, mean: float) -> None:
        x = self._across(mean, room)
        colours = look.current()
        painter.setPen(QPen(QColor(colours.text), 2))
        painter.drawLine(QPointF(x, room.top() - 4), QPointF(x, room.bottom()))
        box = QRectF(x - 144, room.top() - _ROOM, 140, _ROOM)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, side, f"average {shown(mean)}")

    def _paint_axis(self, painter: QPainter) -> None:
        room = QRectF(_LEFT, 0, self.width() - _LEFT - _RIGHT, self.height() - _FOOT)
        painter.setPen(QColor(look.current().muted))
        for tick in range(0, round(self._end()) + 1, _TICK):
            box = QRectF(self._across(tick, room) - 20, room.bottom() + 4, 40, _FOOT - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, str(tick))


def _said(row: Row) -> str:
    counted = ", ".join(
        f"{count} from {place * STEP}" for place, count in enumerate(row.side.bars) if count
    )
    return f"{row.name}: average {shown(row.side.mean)}, {counted or 'no scores'}"
