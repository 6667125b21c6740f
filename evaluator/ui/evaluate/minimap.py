"""The whole call in a strip under the waveform, with what is in view marked on it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from evaluator.audio.peaks import Peaks, columns
from evaluator.terms import Moment
from evaluator.ui import look
from evaluator.ui.evaluate.lanes import lane_image
from evaluator.ui.evaluate.timeline import Timeline

HEIGHT = 18


class MiniMap(QWidget):
    """Shows both lanes as one, the moments, the playhead and the view; times are seconds.

    `view_asked` carries the time to bring into the middle of the view.
    """

    view_asked = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peaks: Peaks | None = None
        self._view = Timeline.whole(0.0, 1.0)
        self._moments: tuple[Moment, ...] = ()
        self._position = 0.0
        self._picture: QPixmap | None = None
        self.setAccessibleName("The whole call")
        self.setToolTip("The whole call: click or drag to look elsewhere")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.looks().changed.connect(self._redraw)

    def show_peaks(self, peaks: Peaks | None) -> None:
        """Draw what has been decoded so far; None for nothing yet."""
        self._peaks = peaks
        self._redraw()

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Put a mark where each moment starts."""
        self._moments = tuple(moments)
        self._redraw()

    def show_view(self, view: Timeline) -> None:
        """Mark what is in view."""
        again = view.duration != self._view.duration
        self._view = view
        if again:
            self._redraw()
        self.update()

    def show_position(self, seconds: float) -> None:
        """Put the playhead; only two narrow strips are painted again."""
        before, self._position = self._position, seconds
        for at in (before, seconds):
            self.update(QRect(int(self._x(at)) - 2, 0, 5, self.height()))

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(320, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look here."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            part = event.position().x() / max(self.width(), 1)
            self.view_asked.emit(min(max(part, 0.0), 1.0) * self._view.duration)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging takes the view along."""
        self.mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the strip from the picture; over it the view and the playhead."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.size() != self.size() * ratio:
            self._picture = self._drawn(ratio)
        colours = look.current()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        left, right = self._x(self._view.start), self._x(self._view.end)
        painter.setPen(QPen(QColor(colours.accent), 1.5))
        box = QRectF(left + 0.75, 0.75, max(right - left - 1.5, 3), self.height() - 1.5)
        painter.drawRoundedRect(box, 3, 3)
        line = QRectF(self._x(self._position) - 0.5, 1, 1, self.height() - 2)
        painter.fillRect(line, QColor(colours.text))

    def _drawn(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        colours = look.current()
        picture.fill(QColor(colours.page))
        painter = QPainter(picture)
        if self._peaks is not None and self._peaks.duration > 0:
            wide, tall = max(picture.width(), 1), max(picture.height(), 2)
            low, high = columns(self._peaks, 0.0, self._view.duration, wide)
            image = lane_image(low.min(axis=0), high.max(axis=0), tall, colours.muted)
            image.setDevicePixelRatio(ratio)
            painter.drawImage(QPointF(0, 0), image)
        for moment in self._moments:
            painter.fillRect(
                QRectF(self._x(moment.start) - 1, 0, 2, self.height()), QColor(colours.accent)
            )
        painter.end()
        return picture

    def _x(self, seconds: float) -> float:
        return seconds / self._view.duration * self.width()

    def _redraw(self) -> None:
        self._picture = None
        self.update()
