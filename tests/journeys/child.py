"""A program in a process of its own: the real start, worked by keys, a step a turn of its loop."""

import gc
import json
import os
import traceback
from collections.abc import Iterator
from typing import Any

from hands import KEY, press
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from evaluator import app
from evaluator.ui import start
from evaluator.ui.calls.page import CallsPage
from evaluator.ui.crash import CrashDialog
from evaluator.ui.evaluate.page import EvaluatePage
from evaluator.ui.window import MainWindow

gc.set_threshold(100_000)  # as in the tests themselves: tests/conftest.py says why

Script = Iterator[None]
"""What is done, step by step; it yields where the program is to run on."""

_TURN = 5  # milliseconds between steps


def play(script: Script, *argv: str) -> int:
    """Run the program with these arguments, and the script in it; returns its exit code.

    When the script is at its end all windows are closed.
    """
    application = start.application()
    turn = QTimer(application)

    def step() -> None:
        try:
            _look_for_bugs(application)
            next(script)
        except StopIteration:
            turn.stop()
            application.closeAllWindows()
        except Exception:  # noqa: BLE001 - whatever it is, the test hears of it at once
            traceback.print_exc()
            os._exit(70)

    turn.timeout.connect(step)
    turn.start(_TURN)
    return app.main(argv)


def _look_for_bugs(application: QApplication) -> None:
    """What goes wrong in a slot comes to the program's own dialog, not to the script."""
    for one in application.topLevelWidgets():
        if isinstance(one, CrashDialog):
            details = one.findChildren(QPlainTextEdit)
            raise AssertionError("\n".join(text.toPlainText() for text in details))


def tell(what: str, said: Any = None) -> None:
    """Say something to whoever started this program, in one write."""
    os.write(1, (json.dumps([what, said]) + "\n").encode())


def main_window() -> MainWindow:
    """The window of this program."""
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))


def until_shown() -> Script:
    """Wait until the window has its first place and the keyboard."""
    while not any(isinstance(one, MainWindow) for one in QApplication.topLevelWidgets()):
        yield
    window = main_window()
    while not window.place:
        yield
    window.activateWindow()
    while QApplication.focusWidget() is None:
        yield


def open_the_call() -> Script:
    """Go on as the window offers; where it offers nothing, open the first call of the list."""
    window = main_window()
    offered = [one for one in window.findChildren(QPushButton) if one.text() == "Continue"]
    shown: list[QWidget] = [one for one in offered if one.isVisible()]
    if shown:
        shown[0].setFocus()
        press(KEY.Key_Space)
    else:
        page = window.page("calls")
        assert isinstance(page, CallsPage)
        page.table.setFocus()
        press(KEY.Key_Return)
    while window.place != "evaluate":
        yield


def evaluate_page() -> EvaluatePage:
    """The place Evaluate."""
    page = main_window().page("evaluate")
    assert isinstance(page, EvaluatePage)
    return page


def sheet_of(page: EvaluatePage) -> dict[str, Any]:
    """Where the evaluator is: all that was said, the point in focus, and the second."""
    reading = page._reading
    assert reading is not None
    sheet = reading.sheet
    return {
        "answers": dict(sheet.answers),
        "comments": dict(sheet.comments),
        "moments": [[round(one.start, 3), *one.questions] for one in sheet.moments],
        "focus": reading.focus,
        "second": int(page.player.position),
    }
