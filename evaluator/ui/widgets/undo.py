"""Undo and redo belong to what is being made, not to the field that is typed in."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_UNDO: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def left_to_page(event: QEvent) -> bool:
    """Whether a field is asked for its own undo or redo; the page's shortcuts have them then."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    left = any(event.matches(key) for key in _UNDO)
    if left:
        event.ignore()
    return left
