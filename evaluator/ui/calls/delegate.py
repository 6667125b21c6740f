"""How states and scores are painted in a list: a shape, a word and a colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from evaluator.desk.calls import CallRow, CallState
from evaluator.terms import shown
from evaluator.ui import look
from evaluator.ui.calls.model import ROW_ROLE, STATE_WORDS, TONE_ROLE
from evaluator.ui.widgets.badge import Tone, paint_shape

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SHAPE = 10.0
_GAP = 8.0
_INSET = 11.0  # where the style puts the text of a cell
_LINE = 2.0  # the hairline under a row, and what the style rounds down to stand above it


class _Painted(QStyledItemDelegate):
    """Lets the style draw ground and selection, without the text, then paints over it."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the text out: it is painted here."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        super().paint(painter, option, index)
        room = QRectF(option.rect).adjusted(_INSET, 0, -_INSET, -_LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, room, index)
        painter.restore()

    def draw(self, painter: QPainter, room: QRectF, index: Index) -> None:
        """Draw what the cell says."""
        raise NotImplementedError


class StateDelegate(_Painted):
    """Ring: to score. Half disc: draft. Full disc: finished."""

    def draw(self, painter: QPainter, room: QRectF, index: Index) -> None:
        """Draw shape and word."""
        row: CallRow = index.data(ROW_ROLE)
        draw_state(painter, room, row.state)


class ScoreDelegate(_Painted):
    """The figure right-aligned, then the band's shape and its word."""

    def draw(self, painter: QPainter, room: QRectF, index: Index) -> None:
        """Draw figure, shape and word."""
        row: CallRow = index.data(ROW_ROLE)
        if row.score is None:
            return
        tone = Tone(index.data(TONE_ROLE))  # Qt hands a StrEnum on as a plain str
        colours = look.current()
        painter.setFont(look.font(bold=True))
        width = QFontMetricsF(painter.font()).horizontalAdvance("100.0")
        painter.setPen(QColor(colours.text))
        painter.drawText(
            QRectF(room.left(), room.top(), width, room.height()), _RIGHT, shown(row.score)
        )
        left = room.left() + width + _GAP
        paint_shape(painter, QRectF(left, room.center().y() - _SHAPE / 2, _SHAPE, _SHAPE), tone)
        painter.setFont(look.font())
        painter.setPen(QColor(tone.colour))
        words = room.adjusted(left - room.left() + _SHAPE + _GAP, 0, 0, 0)
        band = QFontMetricsF(painter.font()).elidedText(
            row.band, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, _LEFT, band)


class ResultDelegate(ScoreDelegate):
    """The score of a finished call, the state of any other."""

    def draw(self, painter: QPainter, room: QRectF, index: Index) -> None:
        """Draw one of the two."""
        row: CallRow = index.data(ROW_ROLE)
        if row.state is CallState.FINISHED:
            super().draw(painter, room, index)
        else:
            draw_state(painter, room, row.state)


def draw_state(painter: QPainter, room: QRectF, state: CallState) -> None:
    """Draw the shape and the word of a state, from the left of a room."""
    colours = look.current()
    colour = {
        CallState.NEW: colours.muted,
        CallState.DRAFT: colours.accent,
        CallState.FINISHED: colours.text,
    }[state]
    box = QRectF(room.left(), room.center().y() - _SHAPE / 2, _SHAPE, _SHAPE)
    _paint_state(painter, box.adjusted(0.75, 0.75, -0.75, -0.75), state, QColor(colour))
    painter.setPen(QColor(colour))
    painter.drawText(room.adjusted(_SHAPE + _GAP, 0, 0, 0), _LEFT, STATE_WORDS[state])


def _paint_state(painter: QPainter, box: QRectF, state: CallState, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour if state is CallState.FINISHED else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    if state is CallState.DRAFT:
        painter.setBrush(colour)
        painter.drawPie(box, -90 * 16, 180 * 16)
    if state is CallState.FINISHED:
        painter.setPen(QPen(QColor(look.current().panel), 1.5))
        middle = box.center()
        painter.drawPolyline(
            [
                QPointF(middle.x() - 2.5, middle.y()),
                QPointF(middle.x() - 0.6, middle.y() + 2),
                QPointF(middle.x() + 2.6, middle.y() - 2),
            ]
        )
