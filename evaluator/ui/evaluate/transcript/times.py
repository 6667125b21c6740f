"""The times beside a transcript: when each line starts, and which one is being said."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygon, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from evaluator.terms import clock
from evaluator.ui import look
from evaluator.ui.evaluate.transcript.written import Written

_ARROW = 5


class Times(QWidget):
    """A strip at the left of the text, painted in step with it; nothing in it can be clicked."""

    def __init__(self, text: QPlainTextEdit) -> None:
        super().__init__(text)
        self._text = text
        self._written: Written | None = None
        self._now = -1
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFont(look.font(look.SMALL))

    def show_times(self, written: Written) -> None:
        """Show the times of these blocks."""
        self._written = written
        self._now = -1
        self.update()

    def show_now(self, block: int) -> None:
        """Point at the block that is being said."""
        self._now = block
        self.update()

    def room(self) -> int:
        """How wide it must be, in pixels."""
        widest = 0.0
        if self._written is not None:
            widest = max((line.end for line in self._written.transcript.lines), default=0.0)
        digits = "0" * len(clock(widest))
        return self.fontMetrics().horizontalAdvance(digits) + 3 * look.GRID

    def sizeHint(self) -> QSize:
        """As wide as its longest time."""
        return QSize(self.room(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the times of the blocks in view."""
        if self._written is None:
            return
        painter, colours = QPainter(self), look.current()
        view = self._text
        block, offset = view.firstVisibleBlock(), view.contentOffset()
        while block.isValid():
            box = view.blockBoundingGeometry(block).translated(offset)
            if box.top() > event.rect().bottom():
                break
            painter.setPen(QColor(colours.muted))
            self._paint(painter, block, round(box.top()))
            block = block.next()

    def _paint(self, painter: QPainter, block: QTextBlock, top: int) -> None:
        number = block.blockNumber()
        if self._written is None or number >= len(self._written.blocks):
            return
        start = self._written.blocks[number].start
        high = self._text.fontMetrics().lineSpacing()
        if start is not None:
            room = QRect(0, top, self.width() - look.GRID, high)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, int(flags), clock(start))
        if number == self._now:
            middle = top + high // 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.current().accent))
            painter.drawPolygon(_arrow(middle))


def _arrow(middle: int) -> QPolygon:
    return QPolygon(
        [QPoint(3, middle - _ARROW), QPoint(3 + _ARROW, middle), QPoint(3, middle + _ARROW)]
    )
