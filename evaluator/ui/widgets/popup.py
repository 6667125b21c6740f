"""A card that opens beside a control and is worked with keys of its own; Esc closes it."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from evaluator.ui.widgets.basic import Card

_GAP = 4
_KEYS = Qt.Key
_KEPT = (
    _KEYS.Key_Left, _KEYS.Key_Right, _KEYS.Key_Up, _KEYS.Key_Down, _KEYS.Key_Home, _KEYS.Key_End,
    _KEYS.Key_PageUp, _KEYS.Key_PageDown, _KEYS.Key_Space, _KEYS.Key_Return, _KEYS.Key_Enter,
)  # fmt: skip
"""What sliders, boxes, buttons and calendars are worked with; other keys stay the place's."""


class Popup(Card):
    """Closes on Esc and on a click elsewhere; the focus goes back to where it was."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, margin=12)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAccessibleName(name)

    def open_at(self, anchor: QWidget, first: QWidget) -> None:
        """Open above a control, or below it where there is no room; `first` has the focus."""
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), 0))
        above = corner.y() - self.height() - _GAP
        room = above >= anchor.window().mapToGlobal(QPoint(0, 0)).y()
        self.move(corner.x(), above if room else corner.y() + anchor.height() + _GAP)
        self.show()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that the controls in here are worked with."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        event.setAccepted(event.key() in _KEPT and not event.modifiers())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
