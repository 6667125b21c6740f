"""The one round button of the place: play, or pause."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget

from evaluator.ui import look

_SIZE = 36


class PlayButton(QAbstractButton):
    """A disc in the accent colour with a triangle, or two bars while it plays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playing = False
        self.setFixedSize(self.sizeHint())

    def show_playing(self, playing: bool) -> None:
        """Show the bars, or the triangle."""
        self._playing = playing
        self.update()

    def sizeHint(self) -> QSize:
        """The disc with room for the ring of the focus."""
        return QSize(_SIZE + 4, _SIZE + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it; without a recording it is grey."""
        colours = look.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(2, 2, _SIZE, _SIZE)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.text), 2))
            painter.drawEllipse(disc.adjusted(-1, -1, 1, 1))
            disc.adjust(2, 2, -2, -2)
        ground = colours.accent_hover if self.underMouse() else colours.accent
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground if self.isEnabled() else colours.line))
        painter.drawEllipse(disc)
        painter.setBrush(QColor(colours.on_accent if self.isEnabled() else colours.muted))
        middle = disc.center()
        if self._playing:
            for left in (-6.0, 2.0):
                painter.drawRoundedRect(
                    QRectF(middle + QPointF(left, -7), middle + QPointF(left + 4, 7)), 1, 1
                )
        else:
            corners = [QPointF(-4.5, -7.5), QPointF(-4.5, 7.5), QPointF(8, 0)]
            painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
