"""A program in a process of its own: the real start, worked by keys, a step a turn of its loop.

Run as a script it keeps evaluators scoring that are made to be killed; see `Scoring`.
"""

import json
import os
import random
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hands import KEY, press, write
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from evaluator.errors import UserError
from evaluator.places import places
from evaluator.ui import start
from evaluator.ui.calls.page import CallsPage
from evaluator.ui.evaluate.autosave import Autosave
from evaluator.ui.evaluate.page import EvaluatePage
from evaluator.ui.window import MainWindow

Script = Iterator[None]
"""What is done, step by step; it yields where the program is to run on."""

_TURN = 5  # milliseconds between steps


def play(script: Script, db: Path | None = None) -> int:
    """Start the program and play the script until one of them ends; returns the exit code."""
    app = start.application()
    turn = QTimer(app)

    def step() -> None:
        try:
            next(script)
        except StopIteration:
            turn.stop()
            app.closeAllWindows()
        except Exception:  # noqa: BLE001 - whatever it is, the test hears of it at once
            traceback.print_exc()
            os._exit(70)

    turn.timeout.connect(step)
    turn.start(_TURN)
    try:
        return start.start(places(), db)
    except UserError as error:
        tell("refused", f"{error.message} {error.hint}")
        return 1


def tell(what: str, said: Any = None) -> None:
    """Say something to whoever started this program, in one write."""
    os.write(1, (json.dumps([what, said]) + "\n").encode())


def main_window() -> MainWindow:
    """The window of this program."""
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))


def until_shown() -> Iterator[None]:
    """Wait until the window has the keyboard."""
    while not any(isinstance(one, MainWindow) for one in QApplication.topLevelWidgets()):
        yield
    main_window().activateWindow()
    while QApplication.focusWidget() is None:
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
        "moments": [[round(one.start, 3), one.question] for one in sheet.moments],
        "focus": reading.focus,
        "second": int(page.player.position),
    }


class Scoring:
    """An evaluator who scores until killed. Says `opened` with what stood there, `did` with what
    stands there after each step, and `saved` with what stood there when the window said so.
    """

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def script(self) -> Script:
        """Open the call and score it without end."""
        yield from until_shown()
        window = main_window()
        yield from self._open(window)
        page = evaluate_page()
        keeper = page.findChildren(Autosave)[-1]
        keeper.saved.connect(lambda _: self._acknowledge(page, keeper))
        tell("opened", sheet_of(page))
        while True:
            self._do(page)
            tell("did", sheet_of(page))
            for _ in range(self._chance.randrange(1, 12)):
                yield

    def _open(self, window: MainWindow) -> Script:
        """Go on as the window offers; after several starts it offers nothing: take the list."""
        offered = [one for one in window.findChildren(QPushButton) if one.text() == "Continue"]
        shown = [one for one in offered if one.isVisible()]
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

    def _do(self, page: EvaluatePage) -> None:
        """One thing of many, by keys."""
        match self._chance.randrange(6):
            case 0:
                write(self._chance.choice("01234a"))
            case 1:
                press(KEY.Key_C)
                write(self._chance.choice(["so ", "calm ", "3 "]))
                press(KEY.Key_Escape)
            case 2:
                press(self._chance.choice([KEY.Key_Right, KEY.Key_Right, KEY.Key_Left]))
            case 3:
                press(self._chance.choice([KEY.Key_Down, KEY.Key_Up]))
            case 4:
                press(KEY.Key_M)
            case 5:
                press(KEY.Key_Up, times=6)

    def _acknowledge(self, page: EvaluatePage, keeper: Autosave) -> None:
        if not keeper.pending:
            said = [one.text() for one in page.footer.findChildren(QLabel)]
            assert any(text.startswith("saved") for text in said), said
            tell("saved", sheet_of(page))


def keep_scoring() -> None:
    """For every number on stdin: fork an evaluator who scores, say its pid, and when it is gone."""
    import evaluator.desk.sample
    import evaluator.ui.calls.page
    import evaluator.ui.evaluate.sound  # noqa: F401 - so that a fork is there at once

    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            os._exit(play(Scoring(int(line)).script()))
        tell("pid", pid)
        tell("gone", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


if __name__ == "__main__":
    keep_scoring()
