"""How a point's average and a small trend are painted in the table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from evaluator.ui import look
from evaluator.ui.insight.table_model import PAINT
from evaluator.ui.themes import mix, readable_on

_GAP = 3.0


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
