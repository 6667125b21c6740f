"""A clock set by hand, a sound that writes down what it was told, and opening a call to the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from patient import PATIENCE
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from evaluator.ui.evaluate.page import EvaluatePage
from evaluator.ui.evaluate.player import Player


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class FakeSound:
    audible = True

    def __init__(self, player: Player):
        self.player = player
        self.loaded: tuple[Path | None, float] = (None, 0.0)
        self.playing = False
        self.seeks: list[float] = []
        self.speeds: list[float] = []
        self.volumes: list[float] = []

    def load(self, path, position):
        self.loaded = (path, position)

    def play(self):
        self.playing = True

    def pause(self):
        self.playing = False

    def seek(self, position):
        self.seeks.append(position)

    def speed(self, speed):
        self.speeds.append(speed)

    def volume(self, volume):
        self.volumes.append(volume)


class DeafSound(FakeSound):
    """There is no sound device."""

    audible = False


def open_call(page: EvaluatePage, call_id: str) -> None:
    """Open a call and wait until all of it is shown."""
    shown: list[None] = []
    page.opened.connect(lambda: shown.append(None))
    with painted_once(page):
        page.open(call_id)
        _wait(lambda: bool(shown) and _whole(page))


@contextmanager
def painted_once(page: EvaluatePage) -> Iterator[None]:
    """Paint what is shown at the end, not what is seen on the way there: each costs as much."""
    before = page.updatesEnabled()
    page.setUpdatesEnabled(False)
    try:
        yield
    finally:
        page.setUpdatesEnabled(before)


def shown_anew(page: EvaluatePage) -> None:
    """Wait until another form or version that was asked for is shown."""
    _wait(lambda: not page.showing.fetching.under_way and _whole(page))


def _whole(page: EvaluatePage) -> bool:
    return page.questions.whole and page.side.moments.whole


def _wait(done: Callable[[], bool]) -> None:
    """Let the window work until it is done; what works in the background is not held up by it."""
    too_late = QTimer(singleShot=True, interval=PATIENCE)
    too_late.start()
    while not done():
        assert too_late.isActive(), "It is never shown."
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
