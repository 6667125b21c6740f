"""What the journeys have a program do in a process of its own: `child_scripts.py NAME ARG...`."""

import resource
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from child import (
    Script,
    evaluate_page,
    main_window,
    open_the_call,
    play,
    sheet_of,
    tell,
    until_shown,
)
from hands import ALT, CTRL, KEY, press, tab_to, write
from PySide6.QtCore import QPoint, QRect, QSize, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from evaluator.desk.settings import Theme
from evaluator.ui.evaluate.autosave import Autosave
from evaluator.ui.widgets.notice import InlineNotice

LAPTOP = QSize(1280, 720)
STILL = 36  # turns after which a place that was gone to has settled


def disk_is_full() -> Script:
    """Score, write a comment while the disk takes nothing, and save it when there is room."""
    yield from until_shown()
    yield from open_the_call()
    page = evaluate_page()
    keeper = page.findChildren(Autosave)[-1]
    write("3")
    while keeper.pending:
        yield
    _limit_files(1)
    press(KEY.Key_C)
    write("Far too fast")
    while not page.trouble.text:
        yield
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    tell("trouble", [page.trouble.text, _labels(page.footer)])
    press(KEY.Key_1, ALT)  # leaving would lose it
    tell("stands", [main_window().place, field.toPlainText(), sheet_of(page)])
    _limit_files(resource.RLIM_INFINITY)
    tab_to("Save now")
    press(KEY.Key_Space)
    while page.trouble.text:
        yield
    tell("saved", [sheet_of(page), _labels(page.footer)])


def refused() -> Script:
    """Read what the start says that cannot open the database, and close it."""
    while True:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            tell("refused", f"{box.text()} {box.informativeText()}")
            QTest.keyClick(box, KEY.Key_Return)
            return
        for window in QApplication.topLevelWidgets():
            said = [one.text for one in window.findChildren(InlineNotice) if one.text]
            if said:
                tell("refused", said[0])
                return
        yield


def raised() -> Script:
    """Wait, minimised, until a second start brings the window back."""
    yield from until_shown()
    window = main_window()
    window.showMinimized()
    tell("minimised", window.isMinimized())
    while window.isMinimized():
        yield
    tell("raised", window.isVisible())


def every_place(*themes: Theme) -> Script:
    """Go to every place in these themes on a small laptop; say what does not fit."""
    yield from until_shown()
    window = main_window()
    window.resize(LAPTOP)
    for theme in themes:
        window.change_settings(replace(window.settings, theme=theme))
        for key, modifier in _PLACES:
            press(key, modifier)
            yield from _still()
            _look(f"{window.place}, {theme}")
        press(KEY.Key_1, ALT)
        yield from open_the_call()
        yield from _still()
        _look(f"evaluate, {theme}")
        press(KEY.Key_1, ALT)
    size = window.size()
    tell("size", [size.width(), size.height(), window.devicePixelRatioF()])


_PLACES = (
    *((key, ALT) for key in (KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4, KEY.Key_5)),
    (KEY.Key_Comma, CTRL),
)


def _still() -> Script:
    """Wait until nothing moves any more."""
    for _ in range(STILL):
        yield
    while QThreadPool.globalInstance().activeThreadCount():
        yield
    yield


def _look(where: str) -> None:
    window = main_window()
    window.grab()  # paints everything
    tell("cut", [f"{where}: {wrong}" for wrong in _cut_off(window)])


def _cut_off(window: QWidget) -> list[str]:
    """Words that do not fit where they stand, and words outside the window."""
    wrong = []
    for one in window.findChildren(QWidget):
        if not isinstance(one, QLabel | QAbstractButton) or not one.isVisible():
            continue
        if not one.text() or type(one).__name__.strip("_") == "Elided":
            continue  # an icon; or a line that cuts itself, with an ellipsis and a tip
        wants = one.minimumSizeHint()
        if isinstance(one, QLabel) and one.wordWrap():
            wants = QSize(1, one.heightForWidth(one.width()))
        elif isinstance(one, QToolButton):  # its hint has more room round the words than they need
            words = one.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, one.text())
            wants = words + QSize(0, 0 if one.icon().isNull() else one.iconSize().height())
        if one.width() < wants.width() or one.height() < wants.height():
            has = one.size().toTuple()
            wrong.append(f"{one.text()!r} wants {wants.toTuple()}, has {has}")
        place = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
        if not _scrolled(one) and not window.rect().contains(place):
            wrong.append(f"{one.text()!r} is outside the window")
    return wrong


def _scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    return parent is not None


def _labels(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def _limit_files(size: int) -> None:
    """Let no file grow beyond a size, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


SCRIPTS: dict[str, Callable[[], Script]] = {
    "disk-is-full": disk_is_full,
    "refused": refused,
    "raised": raised,
    "every-place": partial(every_place, "light"),
    "every-place-in-every-theme": partial(every_place, "contrast", "dark", "light"),
}

if __name__ == "__main__":
    sys.exit(play(SCRIPTS[sys.argv[1]](), *sys.argv[2:]))
