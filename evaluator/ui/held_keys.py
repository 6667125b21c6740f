"""Keys that are pressed while a place is being read wait for it: no key goes to what it left."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class HeldKeys(QObject):
    """Holds every key of the program back; later they do what they would have done then."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: list[QKeyEvent] = []
        self.holding = False

    def hold(self) -> None:
        """Hold back what is pressed from now on."""
        if not self.holding:
            self.holding = True
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # runs

    def let_go(self) -> None:
        """Give what was held to what has the focus now, each key in its turn."""
        held, self._held = self._held, []
        self.drop()
        for event in held:
            _give(event)

    def drop(self) -> None:
        """Hold nothing any more, and forget what was held."""
        self._held = []
        if self.holding:
            self.holding = False
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # runs

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take keys, before shortcuts do."""
        if not isinstance(event, QKeyEvent):  # thousands come, and their type is slow to tell
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # then it comes as a key that is pressed
            return True
        if event.type() in _KEYS:
            self._held.append(event.clone())
            return True
        return False


def _give(event: QKeyEvent) -> None:
    """Do what Qt does with a key: a shortcut has it, unless what has the focus wants it."""
    focus = QApplication.focusWidget()
    if focus is None:
        return
    if event.type() == QEvent.Type.KeyPress and not _wants(focus, event):
        found = [
            one for one in focus.window().findChildren(QShortcut) if _is_for(one, focus, event)
        ]
        if found:
            found[0].activated.emit()
            return
    QApplication.sendEvent(focus, event)


def _wants(focus: QWidget, event: QKeyEvent) -> bool:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
    asked.ignore()
    QApplication.sendEvent(focus, asked)
    return asked.isAccepted()


def _is_for(shortcut: QShortcut, focus: QWidget, event: QKeyEvent) -> bool:
    owner = shortcut.parent()
    return (
        shortcut.isEnabled()
        and shortcut.key() == QKeySequence(event.keyCombination())
        and isinstance(owner, QWidget)
        and (owner is focus or owner.isAncestorOf(focus))
    )
