"""A user's hands for the journeys: keys to whatever has the keyboard, and files dropped on it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_FAR = 250
"""Tabs after which a field counts as out of reach."""


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key as often as said."""
    for _ in range(times):
        QTest.keyClick(_held(), key, modifier)


def write(text: str) -> None:
    """Type a text letter by letter; Latin letters only, as QTest knows no others."""
    for letter in text:
        QTest.keyClicks(_held(), letter)


def paste(text: str) -> None:
    """Put a text on the clipboard and paste it where the cursor is."""
    QGuiApplication.clipboard().setText(text)
    press(KEY.Key_V, CTRL)


def write_over(text: str) -> None:
    """Type a text in place of what the field holds."""
    press(KEY.Key_A, CTRL)
    write(text)


def tab_to(name: str, modifier: Qt.KeyboardModifier = NONE) -> QWidget:
    """Press Tab until what bears this accessible name has the keyboard."""
    passed = []
    for _ in range(_FAR):
        held = _held()
        if held.accessibleName().split(":")[0] == name:
            return held
        passed.append(held.accessibleName())
        key = KEY.Key_Backtab if modifier == SHIFT else KEY.Key_Tab
        QTest.keyClick(held, key, modifier)
    raise AssertionError(f"Tab never comes to {name!r}; it comes to {sorted(set(passed))}")


def choose_in_menu(text: str) -> None:
    """Open the menu of the button that has the keyboard, and choose a line of it."""
    window, menu = _held().window(), _opened()
    lines = [one.text() for one in menu.actions()]
    for _ in lines[: lines.index(text) + 1]:
        QTest.keyClick(menu, KEY.Key_Down)
    assert menu.activeAction().text() == text
    QTest.keyClick(menu, KEY.Key_Return)
    _back_to(window)


def choose_the_day_offered() -> None:
    """Open the calendar of the button that has the keyboard, and take the day it stands on."""
    window = _held().window()
    press(KEY.Key_Space)
    popup = QApplication.activePopupWidget()
    assert popup is not None, "no calendar opened"
    calendar = popup.focusWidget()
    assert calendar is not None, "the calendar does not take the keyboard"
    QTest.keyClick(calendar, KEY.Key_Return)
    _back_to(window)


def _opened() -> QMenu:
    press(KEY.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "no menu opened"
    return menu


def _back_to(window: QWidget) -> None:
    """What a desktop does when a popup closes, and the platform without a screen does not."""
    QApplication.processEvents()
    window.activateWindow()
    QApplication.processEvents()


def drop(place: QWidget, paths: Iterable[Path]) -> None:
    """Drop files on a place of the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
    entering = QDragEnterEvent(QPoint(200, 200), *how)
    QApplication.sendEvent(place, entering)
    assert entering.isAccepted(), "the place takes no files"
    QApplication.sendEvent(place, QDropEvent(QPointF(200, 200), *how))


Until = Callable[[Callable[[], bool]], None]
"""Waits until something is so, while the program runs on; fails when it never is."""


def _held() -> QWidget:
    held = QApplication.focusWidget()
    assert held is not None, "nothing has the keyboard"
    return held
