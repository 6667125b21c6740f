"""Measuring the call that is open, in the background: at once where its facts are kept."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from evaluator.desk import facts
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings, thresholds_of
from evaluator.errors import UserError
from evaluator.facts import Facts, Thresholds
from evaluator.job import Job
from evaluator.terms import Call, percent
from evaluator.ui import background

REST: Final = 2500
"""Milliseconds that a call has been open and drawn before it is measured unasked: who only looks
through calls does not set a core to work with each."""


class Measuring(QObject):
    """Measures one call at a time, by the thresholds of `settings`.

    `measured` carries its Facts, also those of what has been heard so far, which `so_far` tells;
    `told` a line of words instead. `forgotten` comes when what was measured is another call's, or
    of other lanes.
    """

    measured = Signal(object)
    told = Signal(str)
    forgotten = Signal()
    _seen = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.settings = Settings()
        self.so_far = False
        self._desk = desk
        self._call: Call | None = None
        self._known: Facts | None = None
        self._running: background.Running | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.go_on)
        self._seen.connect(self._heard_so_far)

    def show(self, call: Call) -> None:
        """Turn to a call: what is kept of it is told at once, nothing is measured yet."""
        if self._is_shown(call):
            if self._known is not None:
                self.measured.emit(self._known)
            return
        changed = self._call is not None and self._call.id == call.id
        self.stop()
        self._call, self._known = call, None
        self.forgotten.emit()
        if changed:
            self.soon()
        if call.recording is None:
            self.told.emit("Facts are measured from the sound, and this call has no recording.")
        elif (known := facts.kept(self._desk, call, self._thresholds(call))) is not None:
            self._tell(known)
        else:
            self.told.emit("Not measured yet.")

    def check(self) -> None:
        """Measure anew where what was told is not kept any more, as after a hold was announced."""
        call = self._call
        if call is None or self._known is None or self.so_far:
            return
        if facts.kept(self._desk, call, self._thresholds(call)) is None:
            self.stop()
            self.show(call)
            self.soon()

    def soon(self) -> None:
        """Measure the call in a while: it is drawn, and may be left again at once."""
        self._rest.start()

    def begin(self, call: Call) -> None:
        """Measure a call, whatever was being measured; one that is known is told at once."""
        self.show(call)
        self.go_on()

    def go_on(self) -> None:
        """Measure the call that is shown, where that is not done or under way."""
        call = self._call
        if call is None or call.recording is None:
            return
        if self._running is not None or (self._known is not None and not self.so_far):
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
        self._rest.stop()
        self._call = None
        if self._running is not None:
            self._running.cancel()
            self._running.finished.disconnect(self._done)
            self._running.failed.disconnect(self._failed)
            self._running = None

    def _is_shown(self, call: Call) -> bool:
        """Whether a call is heard as the one that is shown: the same sound, lanes, thresholds."""
        shown = self._call
        return shown is not None and all(
            of(shown) == of(call)
            for of in (lambda one: (one.id, one.recording, one.agent_channel), self._thresholds)
        )

    def _thresholds(self, call: Call) -> Thresholds:
        return thresholds_of(self.settings, call.client.name if call.client else "")

    def _measure(self, call: Call, job: Job) -> Facts:
        return facts.of_call(
            self._desk,
            call,
            self._thresholds(call),
            job=job,
            seen=partial(self._tell_so_far, call),
        )

    def _tell_so_far(self, call: Call, found: Facts) -> None:
        """In the worker's thread: the whole is told when it is kept."""
        if call.recording is not None and found.duration < call.recording.duration - 1:
            self._seen.emit(call, found)

    def _heard_so_far(self, call: Call, found: Facts) -> None:
        if call is self._call and self._running is not None:
            self._tell(found, so_far=True)

    def _done(self, found: Facts) -> None:
        self._running = None
        self._tell(found)

    def _tell(self, found: Facts, *, so_far: bool = False) -> None:
        self._known, self.so_far = found, so_far
        self.measured.emit(found)

    def _failed(self, error: Exception) -> None:
        self._running = None
        if not isinstance(error, UserError):
            raise error
        self.told.emit(str(error))

    def _say(self, done: float, of: float, doing: str) -> None:
        if self._running is not None and self._known is None and of > 0:
            self.told.emit(f"Listening, {percent(done / of)}")
