"""What a row is dragged by."""

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from evaluator.ui.icons import icon

_SIZE: Final = 16


class Grip(QToolButton):
    """`dragged` and `dropped` carry where the mouse is on the screen; Esc is `given_up`.

    Tab passes it by: keys move a row from any of its controls.
    """

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    given_up = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from: QPoint | None = None
        self._dragging = False
        self.setIcon(icon("grip", "muted"))
        self.setIconSize(QSize(_SIZE, _SIZE))
        self.setProperty("kind", "grip")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}: drag it, or use the key in its row (see F1)")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, once the mouse has gone a little way."""
        here = event.globalPosition().toPoint()
        if self._from is None:
            return
        if not self._dragging:
            way = (here - self._from).manhattanLength()
            self._dragging = way >= QApplication.startDragDistance()
            if self._dragging:
                self.grabKeyboard()
        if self._dragging:
            self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._dragging:
            self._let_go()
            self.dropped.emit(event.globalPosition().toPoint())
        self._from = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything where it was."""
        if self._dragging and event.key() == Qt.Key.Key_Escape:
            self._let_go()
            self._from = None
            self.given_up.emit()

    def _let_go(self) -> None:
        self._dragging = False
        self.releaseKeyboard()
