"""Long work on screen: what it is doing, how far it is, and Cancel."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from evaluator.job import Job
from evaluator.ui import background, look
from evaluator.ui.widgets.basic import button, label

Result = TypeVar("Result")


def _nothing(*_said: object) -> None:
    """Listen to nothing."""


class JobBar(QFrame):
    """Runs one job at a time in the background and shows it; keeps its room while hidden."""

    def __init__(
        self, parent: QWidget | None = None, *, reserve: bool = False, width: int = 25 * look.GRID
    ) -> None:
        """`reserve` keeps its room while it is hidden; `width` is the bar's, in pixels."""
        super().__init__(parent)
        self._running: background.Running | None = None
        self._say_done: Callable[[Any], None] = _nothing
        self._say_failed: Callable[[Exception], None] = _nothing
        self._say_stopped: Callable[[], None] = _nothing
        self._doing = label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        self._bar.setFixedWidth(width)
        self._cancel = button("Cancel", self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * look.GRID)
        row.addWidget(self._bar)
        row.addWidget(self._doing, 1)
        row.addWidget(self._cancel)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(reserve)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._running is not None

    @property
    def doing(self) -> str:
        """What it says it is doing."""
        return self._doing.text()

    def run(
        self,
        work: Callable[[Job], Result],
        *,
        doing: str,
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
        stopped: Callable[[], None] | None = None,
    ) -> None:
        """Run `work(job)`; one of `done`, `failed`, `stopped` is called in the window's thread.

        A second job while one is running is a programming error: disable what starts it.
        """
        if self._running is not None:
            raise RuntimeError("A job is under way already.")
        self._say_done, self._say_failed = done, failed
        self._say_stopped = stopped or _nothing
        self._show(0, 0, doing)
        self._cancel.setEnabled(True)
        self.show()
        self._running = background.start(
            work,
            owner=self,
            done=self._done,
            failed=self._failed,
            progressed=self._show,
            stopped=self._stopped,
        )

    def cancel(self) -> None:
        """Ask the job to stop."""
        if self._running is not None:
            self._running.cancel()
            self._cancel.setEnabled(False)
            self._doing.setText("Stopping…")

    def _done(self, result: object) -> None:
        self._end()
        self._say_done(result)

    def _failed(self, error: Exception) -> None:
        self._end()
        self._say_failed(error)

    def _stopped(self) -> None:
        self._end()
        self._say_stopped()

    def _end(self) -> None:
        self._running = None
        self.hide()

    def _show(self, done: float, of: float, doing: str) -> None:
        self._bar.setRange(0, 1000 if of > 0 else 0)
        self._bar.setValue(round(1000 * min(done, of) / of) if of > 0 else 0)
        if self._cancel.isEnabled() or self._running is None:
            self._doing.setText(doing)
