"""Reading in the background what is to be shown next, while the keys that are pressed wait."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.ui import background
from evaluator.ui.held_keys import HeldKeys

Found = TypeVar("Found")

_BETWEEN: Final = 1
"""Milliseconds between two steps. Without any the next one is among the events that Qt has in hand
already, and comes before a click that waits."""


class _Fetched(NamedTuple):
    """What came of the work that was asked for as the `number`th."""

    number: int
    found: object
    error: UserError | None


class Fetching(QObject):
    """Fetches one thing at a time; what is asked for last is what comes.

    `failed` carries the UserError of what cannot be had: then what is shown stays.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = HeldKeys(self)
        self._steps: list[Callable[[object], object]] = []
        self._number = 0

    @property
    def under_way(self) -> bool:
        """Whether something is being fetched."""
        return self._keys.holding

    def fetch(self, work: Callable[[], Found], *steps: Callable[[Found], object]) -> None:
        """Do `work` in the background and give what came of it to each step, in this thread.

        Between two steps events have their turn, so that the window waits for one at most.
        """
        self._number += 1
        self._steps = list(steps)  # type: ignore[arg-type]  # they get what their own work returns
        self._keys.hold()
        background.start(
            partial(_fetched, self._number, work), owner=self, done=self._done, failed=self._failed
        )

    def give_up(self) -> None:
        """Something else is wanted now: what is being fetched is not shown, nor are keys kept."""
        self._number += 1
        self._steps = []
        self._keys.drop()

    def _done(self, told: _Fetched) -> None:
        if told.number != self._number:
            return
        if told.error is not None:
            self._keys.drop()
            self.failed.emit(told.error)
        else:
            self._take_step(told)

    def _take_step(self, told: _Fetched) -> None:
        if told.number != self._number:
            return
        try:
            self._steps.pop(0)(told.found)
        except BaseException:
            self._keys.drop()
            raise
        if self._steps:
            QTimer.singleShot(_BETWEEN, self, partial(self._take_step, told))
        else:
            self._keys.let_go()

    def _failed(self, error: Exception) -> None:
        self._keys.drop()
        raise error


def _fetched(number: int, work: Callable[[], object], _job: Job) -> _Fetched:
    try:
        return _Fetched(number, work(), None)
    except UserError as error:
        return _Fetched(number, None, error)
