"""A passing notice that floats over the foot of the form, so that nothing under it jumps."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from evaluator.ui.widgets.notice import InlineNotice

_WIDEST = 640
_GAP = 12


class FloatingNotice(InlineNotice):
    """Stands on a widget of its parent, at its left edge."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground: QWidget | None = None
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(16)
        shadow.setOffset(0, 2)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)

    def stand_on(self, ground: QWidget) -> None:
        """Keep right above a widget."""
        self._ground = ground
        ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """Take the place and the size of what is to be said."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place()
        return done

    def _place(self) -> None:
        if self._ground is not None:
            width = min(self._ground.width(), _WIDEST)
            height = self.heightForWidth(width)
            top = self._ground.y() - height - _GAP
            self.setGeometry(self._ground.x() + _GAP, top, width - 2 * _GAP, height)
            self.raise_()
