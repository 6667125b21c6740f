"""How tests of the window wait: for a state, as long as a busy machine takes to come to it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from evaluator.ui.background import Running
from evaluator.ui.held_keys import HeldKeys

Part = TypeVar("Part", bound=QObject)

PATIENCE = 30_000
"""Milliseconds after which something never comes: only a test that fails waits so long."""

_SOON = 1000
"""Milliseconds of a pause before what was asked for is done; longer ones are the program's rest."""

_TURNS = 5
"""Turns of the loop in which what follows from what follows has come; a slow one is still one."""


class PatientBot(QtBot):  # type: ignore[misc]  # pytest-qt has no types
    """The robot of pytest-qt, whose patience does not hang on how busy a machine is."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        """Wait until something is so."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **more: Any) -> SignalBlocker:
        """Wait for a signal that comes in the block, or after it."""
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitActive(
        self, widget: QWidget, *, timeout: int = PATIENCE
    ) -> AbstractContextManager[None]:
        """Wait until a window has the keyboard."""
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(
        self, widget: QWidget, *, timeout: int = PATIENCE
    ) -> AbstractContextManager[None]:
        """Wait until a window is seen."""
        return super().waitExposed(widget, timeout=timeout)

    def settle(self) -> None:
        """Wait until nothing is under way, and all that was asked for is shown in its place."""
        turn()
        self.waitUntil(at_rest)
        turn()


def turn() -> None:
    """Let the loop turn some times, without a look at the clock."""
    for _ in range(_TURNS):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def at_rest() -> bool:
    """Whether nothing works in the background, and nothing waits its turn in any window."""
    timers = (one for one in _everywhere(QTimer) if one.isActive() and one.interval() < _SOON)
    waiting = any(one.isSingleShot() or not one.interval() for one in timers)
    working = QApplication.instance().findChildren(Running)
    return not working and not waiting and takes_keys()


def takes_keys() -> bool:
    """Whether a key that is pressed goes to what is seen, and need not wait for what is to come."""
    return not any(one.holding for one in _everywhere(HeldKeys))


def _everywhere(kind: type[Part]) -> Iterator[Part]:
    for window in QApplication.topLevelWidgets():
        yield from window.findChildren(kind)
