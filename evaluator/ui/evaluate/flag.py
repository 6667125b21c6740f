"""The numbered disc of a moment, the same on the waveform, beside its point and in the list."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from evaluator.ui import look

SIZE = 18


def paint_flag(painter: QPainter, box: QRectF, number: int, *, lit: bool) -> None:
    """A disc with a number; a moment of another point than the one in focus is only outlined."""
    colours = look.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.accent), 1.5))
    painter.setBrush(QColor(colours.accent if lit else colours.panel))
    painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75))
    font = look.font(look.SMALL, bold=True)
    if number > 9:
        font.setPointSizeF(look.SMALL - 1.5)
    painter.setFont(font)
    painter.setPen(QColor(colours.on_accent if lit else colours.accent))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


class Flag(QAbstractButton):
    """The disc as a button; `wanted` carries the moment's id."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment = ""
        self._number = 0
        self._lit = True
        self.setFixedSize(SIZE + 2, SIZE + 2)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.wanted.emit(self._moment))

    def show_moment(self, moment: str, number: int, name: str, *, lit: bool = True) -> None:
        """Stand for a moment; `name` is what it says to the mouse and to a screen reader."""
        self._moment, self._number, self._lit = moment, number, lit
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        """The disc."""
        return QSize(SIZE + 2, SIZE + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc."""
        paint_flag(QPainter(self), QRectF(1, 1, SIZE, SIZE), self._number, lit=self._lit)
