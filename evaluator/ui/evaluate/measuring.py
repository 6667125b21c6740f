"""Measuring the call that is open, in the background: at once where its facts are kept."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from evaluator.desk import facts
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.facts import Facts
from evaluator.job import Job
from evaluator.terms import Call
from evaluator.ui import background


class Measuring(QObject):
    """Measures one call at a time. `measured` carries its Facts, `told` a line of words instead."""

    measured = Signal(object)
    told = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._running: background.Running | None = None

    def begin(self, call: Call) -> None:
        """Measure a call, whatever was being measured; one without a recording has no facts."""
        self.stop()
        if call.recording is None:
            self.told.emit("Facts are measured from the sound, and this call has no recording.")
            return
        known = facts.kept(self._desk, call)
        if known is not None:
            self.measured.emit(known)
            return
        self.told.emit("Listening…")
        self._running = background.start(
            partial(self._measure, call),
            owner=self,
            done=self._done,
            failed=self._failed,
            progressed=self._say,
        )

    def stop(self) -> None:
        """Measure no more: the call was left."""
        if self._running is not None:
            self._running.cancel()
            self._running.finished.disconnect(self._done)
            self._running = None

    def _measure(self, call: Call, job: Job) -> Facts:
        return facts.of_call(self._desk, call, job=job)

    def _done(self, found: Facts) -> None:
        self._running = None
        self.measured.emit(found)

    def _failed(self, error: Exception) -> None:
        self._running = None
        if not isinstance(error, UserError):
            raise error
        self.told.emit(str(error))

    def _say(self, done: float, of: float, doing: str) -> None:
        if self._running is not None and of > 0:
            self.told.emit(f"Listening, {done / of:.0%}")
