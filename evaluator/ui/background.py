"""The one way into the background: work off the window's thread, with progress and Cancel."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

from evaluator.errors import Cancelled
from evaluator.job import Job

Result = TypeVar("Result")


class Running(QObject):
    """Work that is under way; it is also the `Job` that the work is given.

    Signals arrive in the window's thread. Exactly one of `finished`, `failed`, `stopped` comes,
    unless the owner is gone by then: then nobody hears of it, and the work is asked to stop.
    """

    progressed = Signal(float, float, str)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, work: Callable[[Job], object], owner: QObject) -> None:
        # A child of the application, not of the owner: the worker may still hold it.
        super().__init__(QCoreApplication.instance())
        self._work: Callable[[Job], object] | None = work
        self._cancelled = threading.Event()
        self._left = threading.Event()
        owner.destroyed.connect(self.cancel)

    def cancel(self) -> None:
        """Ask the work to stop; `stopped` follows when it has."""
        self._cancelled.set()

    def run(self) -> None:
        """The worker's side: do the work and say how it ended."""
        try:
            self._run()
        finally:
            self._left.set()

    def put_away(self) -> None:
        """Delete this once the worker has left it: it may still be inside its last signal.

        The work is let go here, in the window's thread: it may hold the last reference to a page,
        and Qt crashes when a widget is deleted in another thread.
        """
        self._left.wait()
        self._work = None
        self.deleteLater()

    def step(self, done: float, of: float, doing: str) -> None:
        """The job's side, called in the worker's thread."""
        if self._cancelled.is_set():
            raise Cancelled
        self.progressed.emit(done, of, doing)

    def _run(self) -> None:
        if self._work is None:
            raise RuntimeError("Work runs once.")
        try:
            result = self._work(self)
        except Cancelled:
            self.stopped.emit()
        except Exception as error:  # noqa: BLE001 - handed over: the window says it or reports the bug
            self.failed.emit(error)
        else:
            self.finished.emit(result)


class _Work(QRunnable):
    def __init__(self, running: Running) -> None:
        super().__init__()
        self._running = running

    def run(self) -> None:
        self._running.run()


def start(
    work: Callable[[Job], Result],
    *,
    owner: QObject,
    done: Callable[[Result], None],
    failed: Callable[[Exception], None],
    progressed: Callable[[float, float, str], None] | None = None,
    stopped: Callable[[], None] | None = None,
) -> Running:
    """Run `work(job)` in the thread pool.

    Listeners are passed in before the work starts, so that a fast result is not lost. They are
    bound methods of `owner`, a page or the window, so that Qt lets go of them with it. `failed`
    is given a `UserError` to say, or a bug: raise it again, and it reaches the crash dialog.
    """
    running = Running(work, owner)
    running.finished.connect(done)
    running.failed.connect(failed)
    if progressed is not None:
        running.progressed.connect(progressed)
    if stopped is not None:
        running.stopped.connect(stopped)
    for ended in (running.finished, running.failed, running.stopped):
        ended.connect(running.put_away)
    QThreadPool.globalInstance().start(_Work(running))
    return running


def under_way() -> list[Running]:
    """The work that has not come to its end, or whose end nobody has heard of yet."""
    app = QCoreApplication.instance()
    return [] if app is None else app.findChildren(Running)


def settle(milliseconds: int = 5000) -> bool:
    """Ask all work to stop and wait for it, as the window closes; False when time ran out."""
    for running in under_way():
        running.cancel()
    return QThreadPool.globalInstance().waitForDone(milliseconds)
