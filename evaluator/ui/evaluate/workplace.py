"""A place that is worked with keys: they stop at a control that needs them, and the pedal plays."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_KEEPS: tuple[tuple[type[QWidget], tuple[Qt.Key, ...]], ...] = (
    (QAbstractButton, (Qt.Key.Key_Space,)),
    (QTabBar, _ARROWS),
    (QComboBox, (Qt.Key.Key_Space, *_ARROWS)),
    (QLineEdit, (*_ENTER, *_ARROWS)),
)
"""What a control with the focus keeps for itself of the keys that the place would take."""


class Workplace(QWidget):
    """`pedal_moved` carries True when the pedal's key goes down and False when it is let go;
    `escaped` comes on Esc that nothing else wanted.
    """

    pedal_moved = Signal(bool)
    escaped = Signal()

    pedal = ""
    """The key of the pedal in portable text."""

    def event(self, event: QEvent) -> bool:
        """Leave a control with the focus the keys that it is worked with."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focus = QApplication.focusWidget()
            kept = [key for kind, keys in _KEEPS if isinstance(focus, kind) for key in keys]
            if event.key() in kept and not event.modifiers():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The pedal goes down, or Esc."""
        if self._is_pedal(event):
            if not event.isAutoRepeat():
                self.pedal_moved.emit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The pedal is let go."""
        if self._is_pedal(event):
            if not event.isAutoRepeat():
                self.pedal_moved.emit(False)
        else:
            super().keyReleaseEvent(event)

    def _is_pedal(self, event: QKeyEvent) -> bool:
        return QKeySequence(event.keyCombination()) == QKeySequence(self.pedal)
