"""How a point's average and a small trend are painted in the table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from evaluator.ui import look
from evaluator.ui.insight.table_model import PAINT
from evaluator.ui.themes import mix, readable_on

_GAP = 3.0
_BAR = 14.0


class PointCell(QStyledItemDelegate):
    """A patch, stronger the higher the level, with the figure on it; open where calls are few."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a (share of the top level, few) pair, or nothing where there is none."""
        cell = index.data(PAINT)
        if cell is None:
            return
        colours = look.current()
        share, few = cell
        ground = mix(colours.panel, colours.accent, 0.08 + 0.62 * share**2)
        box = QRectF(option.rect).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if few:
            painter.setPen(QPen(QColor(colours.line), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(colours.muted))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(readable_on(ground, colours)))
        painter.setFont(look.font(look.BODY))
        painter.drawText(
            box.adjusted(0, 0, -8, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            str(index.data()),
        )
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for a figure."""
        return QSize(8 * look.GRID, 4 * look.GRID)


class TrendCell(QStyledItemDelegate):
    """The averages of the periods as a small line, broken where there were no calls."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a tuple of averages (0 to 100, None where none)."""
        super().paint(painter, option, index)
        trend = index.data(PAINT) or ()
        known = [value for value in trend if value is not None]
        if len(known) < 2:
            return
        low, high = min(known), max(known)
        room = max(high - low, 10.0)  # a flat line looks flat
        box = QRectF(option.rect).adjusted(8, 8, -8, -8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.current().accent), 1.5))
        line: list[QPointF] = []
        for place, value in enumerate((*trend, None)):
            if value is None:
                painter.drawPolyline(QPolygonF(line))
                line = []
                continue
            x = box.left() + box.width() * place / (len(trend) - 1)
            middle = (low + high) / 2
            line.append(QPointF(x, box.center().y() - box.height() * (value - middle) / room))
        painter.restore()


class BarCell(QStyledItemDelegate):
    """A part of a whole as a bar on its track, with a bracket for the interval."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a (part, low, high) of 0 to 1; None in it leaves out bar or bracket."""
        super().paint(painter, option, index)
        bar = index.data(PAINT)
        if bar is None:
            return
        part, low, high = bar
        colours = look.current()
        track = QRectF(option.rect).adjusted(8, 0, -8, 0)
        track = QRectF(track.left(), track.center().y() - _BAR / 2, track.width(), _BAR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hold))
        painter.drawRoundedRect(track, 3, 3)
        if part is not None:
            painter.setBrush(QColor(mix(colours.panel, colours.accent, 0.6)))
            painter.drawRoundedRect(_cut(track, part), 3, 3)
        if low is not None and high is not None:
            _bracket(painter, track, low, high)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for a bar that can be read."""
        return QSize(20 * look.GRID, 4 * look.GRID)


def _cut(track: QRectF, part: float) -> QRectF:
    """As much of the track; what bonus brings above the top is drawn at the end."""
    return QRectF(track.left(), track.top(), track.width() * min(max(part, 0), 1), track.height())


def _bracket(painter: QPainter, track: QRectF, low: float, high: float) -> None:
    """The interval, with a rim in the colour of the ground so that it is seen on the bar."""
    colours = look.current()
    left, right = (_cut(track, end).right() for end in (low, high))
    middle, reach = track.center().y(), track.height() / 2 - 1
    for colour, wide in ((colours.panel, 4.0), (colours.text, 1.5)):
        painter.setPen(QPen(QColor(colour), wide))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for end in (left, right):
            painter.drawLine(QPointF(end, middle - reach), QPointF(end, middle + reach))
